//! Dates and periods among the numbers of a text.

use super::word_at;
use crate::data::period::MONTHS;
use crate::evidence::prose::token::Numeral;
use crate::evidence::prose::token::{Token, TokenKind};
use crate::evidence::prose::units::{StatedUnit, unit_at};

/// Months in short, and in Welsh.
const OTHER_MONTHS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
];

/// `31 January 2025`, `January 31`, `2015`, `2015-17`, `2021/22`, `31/01/2025`, `2025-01-31`.
pub(super) fn date_or_period_len(tokens: &[Token], at: usize, digits: &Numeral) -> Option<usize> {
    let month = |at: usize| {
        word_at(tokens, at)
            .is_some_and(|word| MONTHS.contains(&word) || OTHER_MONTHS.contains(&word))
    };
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let joins = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            matches!(token.kind, TokenKind::Symbol('-' | '/'))
                && tokens[at - 1].range.end == token.range.start
        })
    };
    let plain = digits.decimals == 0 && digits.currency.is_none() && !digits.grouped;
    if !plain {
        return None;
    }
    if digits.whole <= 2 && month(at + 1) {
        let year = number(at + 2).is_some_and(Numeral::is_year);
        return Some(2 + usize::from(year));
    }
    if at > 0
        && month(at - 1)
        && digits.whole <= 2
        && digits.suffix.is_empty()
        && unit_at(tokens, at + 1).is_none()
    {
        return Some(1);
    }
    // Two or three parts joined by slashes or hyphens, one of which is a year.
    if joins(at + 1) && number(at + 2).is_some() {
        let third = joins(at + 3) && number(at + 4).is_some();
        let last = if third { at + 4 } else { at + 2 };
        let year = digits.is_year() || number(last).is_some_and(Numeral::is_year);
        if year || (third && digits.whole <= 2) {
            return Some(last + 1 - at);
        }
    }
    (digits.is_year()
        && !unit_at(tokens, at + 1)
            .is_some_and(|unit| !matches!(unit.unit, StatedUnit::Duration(_))))
    .then_some(1)
}
