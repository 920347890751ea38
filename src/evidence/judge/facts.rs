//! Compares the words of a link to a source's fact with the fact, as with the value of a cell.

use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::token::{tokens, tokens_overlapping};
use crate::evidence::prose::vocabulary::hedge_of_words;
use crate::evidence::wording::rounded;
use std::ops::Range;

use rust_decimal::Decimal;

use super::negation_before;
use super::tolerance::{Tolerance, is_near_ratio, is_true_of};
use super::units::{is_duration_in, is_money_in};
use crate::config::Fact;
use crate::data::UnitKind;
use crate::diagnostic::Code;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::reading::{ReadingContext, StatedAmount, read};
use crate::evidence::wording;

/// The first error in the words, if any.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(crate) fn check_fact(
    text: &str,
    tokens: &[Token],
    words: &Range<usize>,
    fact: &Fact,
) -> Option<(Code, String)> {
    let unit = &wording::fact_unit(fact);
    let hedge = fact
        .hedge
        .as_ref()
        .and_then(|hedge| hedge_of_words(&hedge.value));
    let hedge_words = fact.hedge.as_ref().map_or("", |hedge| &hedge.value);
    let fact = fact.value.value;
    let expected = ReadingContext {
        periods: &[],
        names: &[],
        unit,
        confidence: None,
        compares: false,
        rank: false,
    };
    let window = tokens_overlapping(tokens, words);
    if let Some(word) = negation_before(tokens, window.start) {
        let word = &text[word];
        return Some((
            Code::FigureNegation,
            format!("\"{word}\" comes before the link and reverses its meaning"),
        ));
    }
    let reading = read(text, tokens, window, &expected);
    if let Some(range) = reading
        .leftovers
        .first()
        .or(reading.claims.first().map(|claim| &claim.range))
    {
        return Some((
            Code::FigureUnread,
            format!(
                "\"{}\" cannot be checked against a fact, which is one value",
                &text[range.clone()]
            ),
        ));
    }
    if let Some(limits) = reading.limits.first() {
        let limits = &text[limits.range.clone()];
        return Some((
            Code::FigureUnread,
            format!("\"{limits}\" cannot be checked: a fact has one value and no limits"),
        ));
    }
    let stated = match reading.values.as_slice() {
        [] => {
            return Some((
                Code::FigureUnread,
                "the link to a fact states no value".to_owned(),
            ));
        }
        [stated] => stated,
        [_, second, ..] => {
            let second = &text[second.range.clone()];
            return Some((
                Code::FigureUnread,
                format!("\"{second}\" is a second value, and a fact is one"),
            ));
        }
    };
    let unit_fits = match stated.unit {
        StatedUnit::None => true,
        StatedUnit::PerCent => unit.kind == UnitKind::Percentage,
        StatedUnit::Points => unit.text.contains("point"),
        StatedUnit::Money(sign) => is_money_in(unit, sign),
        StatedUnit::Rate(base) => wording::rate_base(unit) == Some(base),
        StatedUnit::Duration(one) => is_duration_in(unit, one),
    };
    let words = &text[stated.range.clone()];
    if !unit_fits {
        let message = format!(
            "the text says \"{words}\", the fact's unit is {}",
            unit.text
        );
        return Some((Code::FigureUnit, message));
    }
    let (true_of_it, decimals) = match &stated.amount {
        // What the source hedges is true with the same hedge alone.
        _ if hedge.is_some() && stated.hedge != hedge => (false, fact.scale()),
        StatedAmount::Exactly(number) if hedge.is_some() => {
            let same = is_true_of(None, number, fact, Tolerance::of(unit));
            (same, number.decimals)
        }
        StatedAmount::Exactly(number) => (
            is_true_of(stated.hedge, number, fact, Tolerance::of(unit)),
            number.decimals,
        ),
        StatedAmount::Between(low, high) => (low.value <= fact && fact <= high.value, fact.scale()),
        StatedAmount::Times(number) => (is_near_ratio(fact, number, stated.hedge), fact.scale()),
        StatedAmount::Fraction(part, whole) => {
            let share = Decimal::from(*part).checked_mul(Decimal::ONE_HUNDRED)?;
            let share = share.checked_div(Decimal::from(*whole))?;
            let allowed = if stated.hedge.is_some() {
                Decimal::TWO
            } else {
                Decimal::ONE
            };
            (
                (fact - share).abs() <= allowed && unit.kind == UnitKind::Percentage,
                fact.scale(),
            )
        }
    };
    let decimals = decimals.min(fact.scale());
    (!true_of_it).then(|| {
        let right = wording::number(rounded(fact, decimals), decimals);
        let right = match hedge {
            Some(_) => format!("{hedge_words} {right}"),
            None => right,
        };
        (
            Code::FigureMismatch,
            format!("the text says {words}, the source says {right}"),
        )
    })
}

/// Whether the value of a fact is in some words, in digits or in words.
pub(crate) fn stands_in(fact: &Fact, words: &str) -> bool {
    let tokens = tokens(words);
    let scale = wording::fact_unit(fact).scale;
    (0..tokens.len()).any(|at| {
        number_at(&tokens, at).is_some_and(|found| {
            let value = found.number.value;
            value == fact.value.value || value.checked_div(scale) == Some(fact.value.value)
        })
    })
}
