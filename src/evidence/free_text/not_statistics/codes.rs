//! Numbers in codes, web addresses, telephone numbers and references to paragraphs.

use super::labels::LABELS;
use super::word_at;
use crate::evidence::prose::token::Token;

/// Whether a number is part of an address or of a code with slashes: `https://example.org/05?x=25`, `FUL/2022/1234`.
pub(super) fn is_in_address_or_code(text: &str, token: &Token) -> bool {
    let start = text[..token.range.start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + 1);
    let start = (start..=token.range.start)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(token.range.start);
    let end = text[token.range.end..]
        .find(char::is_whitespace)
        .map_or(text.len(), |at| token.range.end + at);
    let chunk = &text[start..end];
    chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.contains('@')
        || (chunk.contains('/')
            && chunk.starts_with(|c: char| c.is_ascii_alphabetic())
            && !chunk.contains('-'))
}

/// The number of tokens of the further groups of a number that is written in groups: `943 476 5919`, `(0)24 7683 4333`.
pub(super) fn digit_groups_len(tokens: &[Token], mut at: usize) -> usize {
    let first = at;
    loop {
        let digits = |at: usize| tokens.get(at).and_then(Token::number);
        let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));
        if digits(at).is_some_and(|digits| digits.decimals == 0 && !digits.grouped) {
            at += 1;
        } else if (symbol(at, '-') || symbol(at, ')') || symbol(at, '('))
            && digits(at + 1).is_some()
        {
            at += 2;
        } else {
            return at - first;
        }
    }
}

/// Whether a number names a part of what precedes it: `12(3)`, `s. 42`, `no. 1143546`, `(3)` at the start of a text.
pub(super) fn is_paragraph_number(tokens: &[Token], at: usize) -> bool {
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));
    let touching = |at: usize| at > 0 && tokens[at - 1].range.end == tokens[at].range.start;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let closed = symbol(at + 1, ')') && touching(at + 1);
    if symbol(before, '(') && closed {
        let opens = before == 0;
        let joined = touching(before)
            && (tokens[before - 1].number().is_some() || tokens[before - 1].is_symbol(')'));
        let labelled = before > 0
            && tokens[before - 1]
                .word()
                .is_some_and(|word| LABELS.contains(&word));
        return opens || joined || labelled;
    }
    symbol(before, '.')
        && before > 0
        && touching(before)
        && word_at(tokens, before - 1).is_some_and(|word| LABELS.contains(&word))
}
