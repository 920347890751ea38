//! Stretches of time in words: `three years`, `just over a decade`, `eighteen months`.
//!
//! In: tokens. Out: a number of months with its hedge. Must not know: periods.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::number_words::is_number_word;
use super::numbers::number_at;
use super::token::Token;
use super::units::{StatedUnit, duration_unit};
use super::vocabulary::{Hedge, hedge_of_words, starts_hedge};

/// A stretch of time as written.
pub(crate) struct WrittenSpan {
    pub(crate) months: u32,
    pub(crate) hedge: Option<Hedge>,
    /// Its number of tokens, the hedge included.
    pub(crate) len: usize,
}

/// The most words of a hedge before a stretch of time: `a little over`.
const LONGEST_HEDGE: usize = 3;

/// The stretch of time that starts at a token.
pub(crate) fn span_at(tokens: &[Token], at: usize) -> Option<WrittenSpan> {
    let plain = |at: usize, hedge: Option<Hedge>, before: usize| {
        let (months, len) = months_at(tokens, at)?;
        Some(WrittenSpan {
            months,
            hedge,
            len: before + len,
        })
    };
    let word = tokens.get(at)?.word();
    if !word.is_some_and(starts_hedge) {
        return plain(at, None, 0);
    }
    plain(at, None, 0).or_else(|| {
        (1..=LONGEST_HEDGE).find_map(|len| {
            let words: Option<Vec<&str>> =
                (at..at + len).map(|at| tokens.get(at)?.word()).collect();
            let hedge = hedge_of_words(&words?.join(" "))?;
            plain(at + len, Some(hedge), len)
        })
    })
}

/// A number of months, and its number of tokens: `three years`, `a decade`.
fn months_at(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    let article = token.is("a") || token.is("an");
    // Most words begin no number.
    if !(article || token.number().is_some() || token.word().is_some_and(is_number_word)) {
        return None;
    }
    let (count, len) = if article && months_of(tokens, at + 1).is_some() {
        (Decimal::ONE, 1)
    } else {
        let number = number_at(tokens, at)?;
        let plain = number.unit == StatedUnit::None && !number.number.signed;
        plain.then_some((number.number.value, number.len))?
    };
    let months = count.checked_mul(Decimal::from(months_of(tokens, at + len)?))?;
    let whole = months.fract().is_zero();
    Some((months.to_u32().filter(|_| whole)?, len + 1))
}

/// The months of a unit of time at a token.
fn months_of(tokens: &[Token], at: usize) -> Option<u32> {
    match duration_unit(tokens.get(at)?.word()?)? {
        "decade" => Some(120),
        "year" => Some(12),
        "month" => Some(1),
        _ => None,
    }
}
