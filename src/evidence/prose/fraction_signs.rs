//! Signs for fractions: `½`, `⅔`.
//!
//! In: a sign or a token. Out: the part and the whole. Must not know: what it is a part of.

use super::token::{Token, TokenKind};

/// The numerator and the denominator of a token that is a sign for a fraction.
pub(crate) fn fraction_sign(token: &Token) -> Option<(u32, u32)> {
    match token.kind {
        TokenKind::Symbol(sign) => fraction_of(sign),
        _ => None,
    }
}

/// The numerator and the denominator of a sign for a fraction.
pub(super) fn fraction_of(sign: char) -> Option<(u32, u32)> {
    Some(match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    })
}
