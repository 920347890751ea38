//! Numbers in words: `eighteen`, `twenty three`, `second`; and whether a text may have a number, since most have none
//! and need
//! not be searched for statistics.
//!
//! In: a text, a word or tokens. Out: whether it is part of a number, and the value. Must not know: which numbers are
//! statistics.

use rust_decimal::Decimal;

use super::fraction_signs::fraction_of;
use super::token::Token;

/// Whether a text has a digit, a sign for a fraction or a word for a number. Most have neither, and so no statistic.
pub(crate) fn may_have_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || (!text.is_ascii() && text.chars().any(|c| fraction_of(c).is_some()))
        || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
            if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                is_number_word(&word.to_ascii_lowercase())
            } else {
                is_number_word(word)
            }
        })
}

/// Whether a word in lower case may be part of a number.
pub(crate) fn is_number_word(word: &str) -> bool {
    // The length rules out many words.
    matches!(word.len(), 3..=9)
        && matches!(
            word,
            "one"
                | "six"
                | "ten"
                | "two"
                | "cent"
                | "five"
                | "four"
                | "half"
                | "nine"
                | "zero"
                | "eight"
                | "fifth"
                | "fifty"
                | "forty"
                | "ninth"
                | "seven"
                | "sixth"
                | "sixty"
                | "tenth"
                | "third"
                | "three"
                | "times"
                | "twice"
                | "eighth"
                | "eighty"
                | "eleven"
                | "fifths"
                | "ninety"
                | "points"
                | "tenths"
                | "thirds"
                | "thirty"
                | "twelve"
                | "twenty"
                | "billion"
                | "fifteen"
                | "hundred"
                | "million"
                | "percent"
                | "quarter"
                | "seventh"
                | "seventy"
                | "sixteen"
                | "eighteen"
                | "seventeen"
                | "fourteen"
                | "nineteen"
                | "quarters"
                | "thirteen"
                | "thousand"
        )
}

/// The value of a spelled-out number that starts at `tokens[at]`, and its number of tokens: `eighteen`, `twenty three`, `three
/// hundred and forty five`. A round one (`three hundred`) is a number and its magnitude.
pub(crate) fn spelled_number(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let (hundreds, len) = below_hundred(tokens, at)?;
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    if hundreds < Decimal::TEN && is(at + len, "hundred") && is(at + len + 1, "and") {
        let rest = below_hundred(tokens, at + len + 2);
        return rest.map_or(Some((hundreds, len)), |(rest, more)| {
            let value = hundreds.checked_mul(Decimal::ONE_HUNDRED)?;
            Some((value.checked_add(rest)?, len + 2 + more))
        });
    }
    Some((hundreds, len))
}

fn below_hundred(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let word = tokens.get(at)?.word()?;
    if let Some(unit) = UNITS.iter().position(|&unit| unit == word) {
        return Some((Decimal::from(unit as u64), 1));
    }
    let ten = TENS.iter().position(|&ten| ten == word)? as u64 * 10 + 20;
    let unit = tokens.get(at + 1).and_then(Token::word);
    match unit.and_then(|word| UNITS[1..10].iter().position(|&unit| unit == word)) {
        Some(unit) => Some((Decimal::from(ten + unit as u64 + 1), 2)),
        None => Some((Decimal::from(ten), 1)),
    }
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The value of an ordinal: `second`, `2nd` → 2.
pub(crate) fn ordinal_value(token: &Token) -> Option<u32> {
    if let Some(digits) = token.number() {
        let ordinal = matches!(digits.suffix, "st" | "nd" | "rd" | "th");
        return (ordinal && digits.decimals == 0).then(|| u32::try_from(digits.value).ok())?;
    }
    let word = token.word()?;
    ORDINALS
        .iter()
        .position(|&ordinal| ordinal == word)
        .map(|index| index as u32 + 1)
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

#[cfg(test)]
mod tests {
    use super::may_have_number;

    #[test]
    fn a_text_may_have_a_number_if_it_has_a_digit_or_a_word_for_one() {
        for text in [
            "It rose by 3.",
            "A third of them",
            "(Twenty-three)",
            "é seventeen",
            "ONE",
            "a fourTEEN",
            "half.",
            "two's company",
        ] {
            assert!(may_have_number(text), "{text}");
        }
        for text in ["", "phones often listen", "Onerous, thirdly"] {
            assert!(!may_have_number(text), "{text}");
        }
    }
}
