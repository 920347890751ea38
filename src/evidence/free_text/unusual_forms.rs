//! Statistics in forms that look like something else: `9O per cent` with a letter, `9:1`, `90k`.
//!
//! In: a number among the tokens of its text. Out: the number of tokens of the statistic. Must not know: links, data.

use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::{Numeral, Token};
use crate::evidence::prose::units::{StatedUnit, unit_at};
use rust_decimal::Decimal;

/// The number of tokens of a statistic in such a form.
pub(super) fn unusual_statistic_len(
    text: &str,
    tokens: &[Token],
    at: usize,
    digits: &Numeral,
) -> Option<usize> {
    number_before_unit_len(tokens, at)
        .or_else(|| ratio_len(text, tokens, at))
        .or_else(|| short_amount_len(tokens, at, digits))
}

fn is_share_or_rate(unit: StatedUnit) -> bool {
    matches!(unit, StatedUnit::PerCent | StatedUnit::Rate(_))
}

/// A number before a share or a rate is never a label (`at stage 91 per cent`), nor are letters in it that look like digits
/// (`9O per cent`).
fn number_before_unit_len(tokens: &[Token], at: usize) -> Option<usize> {
    let touching = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| tokens[at - 1].range.end == token.range.start)
    };
    let looks_like_digits = |at: usize| {
        let word = tokens.get(at).and_then(Token::word);
        word.is_some_and(|word| word.chars().all(|letter| matches!(letter, 'o' | 'l' | 'i')))
    };
    let mut end = at + 1;
    while touching(end) && (looks_like_digits(end) || tokens[end].number().is_some()) {
        end += 1;
    }
    let unit = unit_at(tokens, end).filter(|unit| is_share_or_rate(unit.unit))?;
    Some(end - at + unit.len)
}

/// `9:1`, `a ratio of 9:10`; a time has two digits of minutes, a verse the name of a book before it, and one to one is a way
/// of working.
fn ratio_len(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let touching = |at: usize| tokens[at - 1].range.end == tokens[at].range.start;
    let colon = tokens.get(at + 1)?.is_symbol(':') && touching(at + 1);
    let second = tokens
        .get(at + 2)?
        .number()
        .filter(|_| colon && touching(at + 2))?;
    let first = tokens[at].number()?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens[at].word());
    let named = (1..=3).any(|back| before(back) == Some("ratio"));
    let of_a_book = before(1).is_some()
        && text[tokens[at - 1].range.clone()].starts_with(char::is_uppercase)
        && at > 1;
    let goes_on = tokens
        .get(at + 3)
        .is_some_and(|token| touching(at + 3) && (token.is_symbol(':') || token.is_symbol('-')));
    let suffix = matches!(second.suffix, "am" | "pm");
    let one_to_one = first.value == Decimal::ONE && second.value == Decimal::ONE;
    let ratio = named || (second.whole == 1 && !of_a_book && !one_to_one);
    (ratio && !goes_on && !suffix).then_some(3)
}

/// `90k`, `2m a year`: of money or of people, not a distance (`a 5k run`, `2m apart`).
fn short_amount_len(tokens: &[Token], at: usize, digits: &Numeral) -> Option<usize> {
    if !matches!(digits.suffix, "k" | "m") || digits.currency.is_some() {
        return None;
    }
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let back = (1..=3).filter_map(|back| at.checked_sub(back)).map(word);
    let spent = back.flatten().any(|word| SPENDING.contains(&word));
    let yearly = matches!(word(at + 1), Some("a" | "per" | "each" | "every"))
        && matches!(word(at + 2), Some("year" | "month" | "week"));
    let counted = population_within(tokens, at + 1, 2).is_some()
        || matches!(word(at + 1), Some("pounds" | "euros" | "dollars"));
    (spent || yearly || counted).then_some(1)
}

/// Words after which a short amount is money.
const SPENDING: &[&str] = &[
    "cost", "costs", "costing", "save", "saved", "saves", "saving", "spent", "spend", "spends",
    "spending", "raised", "raise", "invested", "invest", "paid", "pay", "earned", "worth", "grant",
    "budget", "fund", "funding", "won", "awarded", "received",
];
