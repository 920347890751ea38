//! Numbers in digits or in words, with their magnitude: `57.1 million`, `minus 1.2`, `eighteen`, and the denominators
//! of fractions.

use rust_decimal::Decimal;

use super::units::{StatedUnit, magnitude_of_word};
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::token::Token;

/// A number as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenNumber {
    /// Its value, magnitude included.
    pub(crate) value: Decimal,
    /// One unit of the last digit written: 0.1 for `18.5`, 100,000 for `57.1 million`.
    pub(crate) step: Decimal,
    /// One unit of the last significant digit: 10 for `170`.
    pub(crate) significant: Decimal,
    /// How many decimals are written.
    pub(crate) decimals: u32,
    /// Its magnitude: 1,000,000 for millions.
    pub(crate) magnitude: Decimal,
    /// Whether it is written in words.
    pub(crate) spelled: bool,
    /// Whether it has a sign of its own.
    pub(crate) signed: bool,
}

/// A number with its number of tokens, magnitude included, and the unit of its suffix.
pub(crate) struct NumberMatch {
    pub(crate) number: WrittenNumber,
    pub(crate) unit: StatedUnit,
    pub(crate) len: usize,
}

/// The denominator of a word for a part of a whole.
pub(crate) fn fraction_denominator(word: &str) -> Option<u32> {
    Some(match word {
        "half" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}

pub(crate) fn whole_number(value: u32) -> WrittenNumber {
    let value = Decimal::from(value);
    WrittenNumber {
        value,
        step: Decimal::ONE,
        significant: Decimal::ONE,
        decimals: 0,
        magnitude: Decimal::ONE,
        spelled: true,
        signed: false,
    }
}

/// The number at a token, in digits or in words, with its magnitude.
pub(crate) fn number_at(tokens: &[Token], at: usize) -> Option<NumberMatch> {
    let token = tokens.get(at)?;
    let mut number = WrittenNumber {
        spelled: false,
        ..whole_number(0)
    };
    let mut unit = StatedUnit::None;
    let mut len = 1;
    if let Some(digits) = token.number() {
        number.value = digits.value;
        number.decimals = digits.decimals;
        number.signed = digits.value.is_sign_negative();
        match digits.suffix {
            "%" | "pc" => unit = StatedUnit::PerCent,
            "pp" => unit = StatedUnit::Points,
            "" | "x" => {}
            suffix => number.magnitude = magnitude_of_word(suffix)?,
        }
        if let Some(currency) = digits.currency {
            unit = StatedUnit::Money(currency);
        }
    } else {
        // `minus 1.2` has its sign as a word.
        if token.is("minus") {
            let mut negative = number_at(tokens, at + 1).filter(|number| !number.number.signed)?;
            negative.number.value.set_sign_negative(true);
            negative.number.signed = true;
            negative.len += 1;
            return Some(negative);
        }
        let (value, words) =
            part_of_large_number(tokens, at).or_else(|| spelled_number(tokens, at))?;
        number.value = value;
        number.decimals = value.scale();
        number.spelled = true;
        len = words;
    }
    // `two and a half times`, `56 and a half million`
    let and_a_half = ["and", "a", "half"]
        .iter()
        .enumerate()
        .all(|(offset, word)| {
            tokens
                .get(at + len + offset)
                .is_some_and(|token| token.is(word))
        });
    if and_a_half && number.decimals == 0 && unit == StatedUnit::None {
        number.value = number.value.checked_add(Decimal::new(5, 1))?;
        number.decimals = 1;
        len += 3;
    }
    while let Some(by) = tokens
        .get(at + len)
        .and_then(Token::word)
        .filter(|w| w.len() > 2)
        .and_then(magnitude_of_word)
    {
        number.magnitude = number.magnitude.checked_mul(by)?;
        len += 1;
    }
    number.step = Decimal::new(1, number.decimals).checked_mul(number.magnitude)?;
    number.significant =
        significant_unit(number.value, number.decimals).checked_mul(number.magnitude)?;
    number.value = number.value.checked_mul(number.magnitude)?;
    Some(NumberMatch { number, unit, len })
}

/// A large number whose factor is an article or a fraction: `a million`, `half a million`, `a quarter of a
/// million`.
fn part_of_large_number(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let large = |at: usize| {
        word(at)
            .filter(|word| word.len() > 2)
            .and_then(magnitude_of_word)
            .is_some()
    };
    match (word(at)?, word(at + 1)?) {
        ("a" | "one", "half") if word(at + 2) == Some("a") && large(at + 3) => {
            Some((Decimal::new(5, 1), 3))
        }
        ("a", "quarter")
            if word(at + 2) == Some("of") && word(at + 3) == Some("a") && large(at + 4) =>
        {
            Some((Decimal::new(25, 2), 4))
        }
        ("half", "a") if large(at + 2) => Some((Decimal::new(5, 1), 2)),
        ("a", _) if large(at + 1) => Some((Decimal::ONE, 1)),
        _ => None,
    }
}

/// One unit of the last significant digit: zeros after the point count, zeros before it do not.
fn significant_unit(value: Decimal, decimals: u32) -> Decimal {
    let mut unit = Decimal::new(1, decimals);
    if decimals > 0 || value.is_zero() {
        return unit;
    }
    let ten = Decimal::TEN;
    while let Some(next) = unit.checked_mul(ten) {
        if !(value % next).is_zero() {
            break;
        }
        unit = next;
    }
    unit
}
