//! Numbers in digits or in words, with their magnitude: `57.1 million`, `minus 1.2`, `eighteen`, the parts of a whole.

use rust_decimal::Decimal;

use super::super::token::{Token, spelled};
use super::units::magnitude;
use super::{Number, SaidUnit};

/// A number with how many tokens it takes, magnitude included, and the unit that its suffix says.
pub(super) struct NumberAt {
    pub(super) number: Number,
    pub(super) unit: SaidUnit,
    pub(super) len: usize,
}

/// Which part of a whole a word names.
pub(super) fn part(word: &str) -> Option<u32> {
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

pub(super) fn whole(value: u32) -> Number {
    let value = Decimal::from(value);
    Number {
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
pub(super) fn number_at(tokens: &[Token], at: usize) -> Option<NumberAt> {
    let token = tokens.get(at)?;
    let mut number = Number {
        spelled: false,
        ..whole(0)
    };
    let mut unit = SaidUnit::None;
    let mut len = 1;
    if let Some(digits) = token.number() {
        number.value = digits.value;
        number.decimals = digits.decimals;
        number.signed = digits.value.is_sign_negative();
        match digits.suffix {
            "%" => unit = SaidUnit::PerCent,
            "pp" => unit = SaidUnit::Points,
            "" | "x" => {}
            suffix => number.magnitude = magnitude(suffix)?,
        }
        if let Some(currency) = digits.currency {
            unit = SaidUnit::Money(currency);
        }
    } else {
        // `minus 1.2` has its sign in words.
        if token.is("minus") {
            let mut negative = number_at(tokens, at + 1).filter(|number| !number.number.signed)?;
            negative.number.value.set_sign_negative(true);
            negative.number.signed = true;
            negative.len += 1;
            return Some(negative);
        }
        let (value, words) = spelled(tokens, at)?;
        number.value = value;
        number.spelled = true;
        len = words;
    }
    while let Some(by) = tokens
        .get(at + len)
        .and_then(Token::word)
        .filter(|w| w.len() > 2)
        .and_then(magnitude)
    {
        number.magnitude = number.magnitude.checked_mul(by)?;
        len += 1;
    }
    number.step = Decimal::new(1, number.decimals).checked_mul(number.magnitude)?;
    number.significant =
        significant(number.value, number.decimals).checked_mul(number.magnitude)?;
    number.value = number.value.checked_mul(number.magnitude)?;
    Some(NumberAt { number, unit, len })
}

/// One unit of the last significant digit: zeros behind the point count, zeros before it do not.
fn significant(value: Decimal, decimals: u32) -> Decimal {
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
