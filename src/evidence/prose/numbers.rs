//! Numbers in digits or in words, with their magnitude: `57.1 million`, `minus 1.2`, `eighteen`, and the denominators
//! of fractions.

use rust_decimal::Decimal;

use super::fraction_signs::fraction_sign;
use super::units::{StatedUnit, magnitude_of_word, unit_at};
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

impl WrittenNumber {
    /// The same number in a unit that has a scale: `£14.1 million` is 14.1 of £ million.
    pub(crate) fn in_scale(mut self, scale: Decimal) -> Option<Self> {
        self.value = self.value.checked_div(scale)?;
        self.step = self.step.checked_div(scale)?;
        self.significant = self.significant.checked_div(scale)?;
        self.magnitude = self.magnitude.checked_div(scale)?;
        Some(self)
    }
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

/// `a percentage point`, `a year`: one unit, which is not half a unit more or less.
pub(crate) fn one_unit() -> WrittenNumber {
    WrittenNumber {
        step: Decimal::new(5, 1),
        ..whole_number(1)
    }
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
        // `1½`
        if let Some(part) = tokens.get(at + 1).and_then(vulgar_fraction)
            && number.decimals == 0
        {
            number.value = number.value.checked_add(part)?;
            number.decimals = 1;
            number.spelled = true;
            len = 2;
        }
    } else if let Some(part) = vulgar_fraction(token) {
        number.value = part;
        number.decimals = 1;
        number.spelled = true;
    } else {
        // `minus 1.2` has its sign as a word.
        if token.is("minus") {
            let mut negative = number_at(tokens, at + 1).filter(|number| !number.number.signed)?;
            negative.number.value.set_sign_negative(true);
            negative.number.signed = true;
            negative.len += 1;
            return Some(negative);
        }
        if let Some(part) = part_of_unit(tokens, at) {
            return Some(part);
        }
        let (value, words) =
            spelled_number(tokens, at).or_else(|| large_number_with_article(tokens, at))?;
        number.value = value;
        number.decimals = value.scale();
        number.spelled = true;
        len = words;
    }
    // `two and a half times`, `56 and a half million`
    if are_words(tokens, at + len, &["and", "a", "half"])
        && number.decimals == 0
        && unit == StatedUnit::None
    {
        number.value = number.value.checked_add(Decimal::new(5, 1))?;
        number.decimals = 1;
        number.spelled = true;
        len += 3;
    }
    while let Some(by) = magnitude_at(tokens, at + len) {
        number.magnitude = number.magnitude.checked_mul(by)?;
        len += 1;
    }
    // `0.4 of a year`, `0.9 of a percentage point`
    if number.decimals > 0
        && number.magnitude == Decimal::ONE
        && unit == StatedUnit::None
        && are_words(tokens, at + len, &["of", "a"])
        && is_unit_word(tokens, at + len + 2)
    {
        len += 2;
    }
    number.step = Decimal::new(1, number.decimals).checked_mul(number.magnitude)?;
    number.significant =
        significant_unit(number.value, number.decimals).checked_mul(number.magnitude)?;
    // `345,000` of 345,324: three digits and thousands are a rounded number.
    let is_round = number.significant >= Decimal::ONE_THOUSAND && number.magnitude == Decimal::ONE;
    let least = number.significant.checked_mul(Decimal::ONE_HUNDRED)?;
    if is_round && number.value.abs() >= least {
        number.step = number.significant;
    }
    number.value = number.value.checked_mul(number.magnitude)?;
    Some(NumberMatch { number, unit, len })
}

/// The part that a sign is: `½`, `⅔`.
fn vulgar_fraction(token: &Token) -> Option<Decimal> {
    let (part, whole) = fraction_sign(token)?;
    Decimal::from(part).checked_div(Decimal::from(whole))
}

fn are_words(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let mut on = words.iter().zip(at..);
    on.all(|(word, at)| tokens.get(at).is_some_and(|token| token.is(word)))
}

/// The factor of a word of magnitude at a token, none of which is one letter.
fn magnitude_at(tokens: &[Token], at: usize) -> Option<Decimal> {
    let word = tokens.get(at)?.word()?;
    magnitude_of_word(word).filter(|_| word.len() > 2)
}

/// Whether a unit of which there may be a part is at a token: `percentage point`, `year`.
fn is_unit_word(tokens: &[Token], at: usize) -> bool {
    unit_at(tokens, at)
        .is_some_and(|found| matches!(found.unit, StatedUnit::Points | StatedUnit::Duration(_)))
}

/// Whether such a number is at a token: `half a percentage point`, `a couple of points`.
pub(crate) fn is_part_of_unit(tokens: &[Token], at: usize) -> bool {
    part_of_unit(tokens, at).is_some()
}

/// A number whose last words are an article and a unit or a magnitude: `half a percentage point`, `a third of a million`,
/// `a couple of points`, `a percentage point`. A part in words is as exact as a tenth of its unit, a hundredth of a magnitude.
fn part_of_unit(tokens: &[Token], at: usize) -> Option<NumberMatch> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let article = |at: usize| matches!(word(at), Some("a" | "an"));
    let whole = |number: WrittenNumber, len: usize| {
        Some(NumberMatch {
            number,
            unit: StatedUnit::None,
            len,
        })
    };
    if article(at) {
        if word(at + 1) == Some("couple") && word(at + 2) == Some("of") {
            return whole(whole_number(2), 3);
        }
        // `a full percentage point`; `a point` alone may be one in time.
        let first = at + 1 + usize::from(matches!(word(at + 1), Some("full" | "whole" | "single")));
        if word(first) == Some("percentage") && is_unit_word(tokens, first) {
            return whole(one_unit(), first - at);
        }
    }
    let (part, of, mut on) = match word(at)? {
        "half" => (1, 2, at + 1),
        "a" | "an" | "one" if let Some(of) = word(at + 1).and_then(fraction_denominator) => {
            (1, of, at + 2)
        }
        _ => {
            let (part, len) = spelled_number(tokens, at)?;
            let of = word(at + len).and_then(fraction_denominator)?;
            (u32::try_from(part).ok()?, of, at + len + 1)
        }
    };
    on += usize::from(word(on) == Some("of"));
    if !article(on) {
        return None;
    }
    on += 1;
    let magnitude = magnitude_at(tokens, on);
    if magnitude.is_none() && !is_unit_word(tokens, on) {
        return None;
    }
    let scale = magnitude.unwrap_or(Decimal::ONE);
    let share = Decimal::from(part).checked_div(Decimal::from(of))?;
    let tenth = scale.checked_div(Decimal::TEN)?;
    let step = match magnitude {
        Some(_) => tenth.checked_div(Decimal::TEN)?,
        None => tenth,
    };
    Some(NumberMatch {
        number: WrittenNumber {
            value: share.checked_mul(scale)?,
            step,
            significant: tenth,
            decimals: 1,
            magnitude: scale,
            spelled: true,
            signed: false,
        },
        unit: StatedUnit::None,
        len: on - at + usize::from(magnitude.is_some()),
    })
}

/// `a million`: its article stands for one.
fn large_number_with_article(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    (tokens.get(at)?.is("a") && magnitude_at(tokens, at + 1).is_some()).then_some((Decimal::ONE, 1))
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
