//! Words for numbers, and whether a text has any: most have none, and need not be read for statistics.
//!
//! In: a text or a word. Out: whether. Must not know: which numbers are statistics.

use rust_decimal::Decimal;

use super::token::Token;

/// Whether a text may have a statistic at all: most have neither a digit nor a word for a number.
pub(crate) fn may_have_number(text: &str) -> bool {
    let is_digit = |any, byte: u8| any | byte.is_ascii_digit();
    if text.bytes().fold(false, is_digit) {
        return true;
    }
    // Each byte takes the same steps, whatever it is: where words end cannot be foretold, so that a step of its own for each end
    // takes three times as long. A word is noted as it grows, and kept when it has ended.
    let mut words = [0; 64];
    let mut count = 0;
    let mut word = 0;
    for byte in text.bytes() {
        words[count] = word;
        let next = add(word, byte);
        let ends = next == 0 && word != 0;
        count += usize::from(ends);
        if count == words.len() {
            if words.iter().any(|&word| counts(word)) {
                return true;
            }
            count = 0;
        }
        word = next;
    }
    counts(word) || words[..count].iter().any(|&word| counts(word))
}

/// Whether a word may be part of a number.
pub(crate) fn is_number_word(word: &str) -> bool {
    counts(letters(word.as_bytes()))
}

/// The last eight letters of a word in lower case as one number, after one more byte; 0 where that is no letter.
#[inline]
const fn add(word: u64, byte: u8) -> u64 {
    let letter = byte | 0x20;
    let is_letter = letter.wrapping_sub(b'a') < 26;
    (word << 8 | letter as u64) & 0_u64.wrapping_sub(is_letter as u64)
}

/// [`add`] of all bytes of a word.
const fn letters(word: &[u8]) -> u64 {
    let mut letters = 0;
    let mut at = 0;
    while at < word.len() {
        letters = add(letters, word[at]);
        at += 1;
    }
    letters
}

/// Whether a word, as [`letters`], may be part of a number.
#[inline]
fn counts(word: u64) -> bool {
    word != 0 && WORDS[slot(word)] == word
}

/// Where a word stands in [`WORDS`]. With this factor no two of them share a place.
#[inline]
const fn slot(word: u64) -> usize {
    (word.wrapping_mul(FACTOR) >> 55) as usize
}

/// Found by trying.
const FACTOR: u64 = 0xFF7F_4A6E_B1A0_78CD;

/// [`COUNTING`], each in its [`slot`].
const WORDS: [u64; 512] = {
    let mut words = [0; 512];
    let mut at = 0;
    while at < COUNTING.len() {
        let word = letters(COUNTING[at].as_bytes());
        assert!(words[slot(word)] == 0, "another factor is needed");
        words[slot(word)] = word;
        at += 1;
    }
    words
};

/// Words that are part of numbers.
const COUNTING: [&str; 50] = [
    "one",
    "six",
    "ten",
    "two",
    "cent",
    "five",
    "four",
    "half",
    "nine",
    "zero",
    "eight",
    "fifth",
    "fifty",
    "forty",
    "ninth",
    "seven",
    "sixth",
    "sixty",
    "tenth",
    "third",
    "three",
    "times",
    "twice",
    "eighth",
    "eighty",
    "eleven",
    "fifths",
    "ninety",
    "points",
    "tenths",
    "thirds",
    "thirty",
    "twelve",
    "twenty",
    "billion",
    "fifteen",
    "hundred",
    "million",
    "percent",
    "quarter",
    "seventh",
    "seventy",
    "sixteen",
    "eighteen",
    "seventeen",
    "fourteen",
    "nineteen",
    "quarters",
    "thirteen",
    "thousand",
];

/// The value of a spelled-out number from `tokens[at]` on, and how many tokens it takes: `eighteen`, `twenty three`.
pub(crate) fn spelled_number(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
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

/// The place that an ordinal names: `second`, `2nd` → 2.
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
    use proptest::prelude::*;

    use super::{COUNTING, may_have_number};

    proptest! {
        #[test]
        fn a_text_may_count_if_it_has_a_digit_or_a_word_for_a_number(
            words in prop::collection::vec("[a-zA-Z]{0,10}[ ,.-]?|é?[ -~]?", 0..150),
            number in prop::sample::select(COUNTING.to_vec()),
            at in any::<prop::sample::Index>(),
            has_number in any::<bool>(),
            is_loud in any::<bool>(),
        ) {
            let mut words = words;
            if has_number {
                let number = if is_loud { number.to_uppercase() } else { number.to_owned() };
                words.insert(at.index(words.len() + 1), format!(" {number},"));
            }
            let text = words.concat();
            // Longer words are told by their last eight letters, which may be those of another.
            let end = |word: &str| word[word.len().saturating_sub(8)..].to_ascii_lowercase();
            let mut parts = text.split(|character: char| !character.is_ascii_alphabetic());
            let has_word = parts.any(|part| COUNTING.iter().any(|known| end(part) == end(known)));
            let has_digit = text.contains(|character: char| character.is_ascii_digit());
            prop_assert_eq!(may_have_number(&text), has_word || has_digit);
            prop_assert!(!has_number || may_have_number(&text));
        }
    }
}
