//! Numbers in words: whether a text has any, and which of them are statistics without a digit.
//!
//! In: a text or its tokens. Out: how many tokens are a statistic. Must not know: what is never one.

use rust_decimal::Decimal;

use super::population::population_within;
use super::statistics::in_or_of;
use super::token::{Token, TokenKind, spelled};

/// Whether a text may have a statistic at all: most have neither a digit nor a word for a number.
pub(super) fn may_count(text: &str) -> bool {
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

/// Whether a number may begin at a token.
pub(super) fn may_begin(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Number(_) => true,
        TokenKind::Symbol(_) => false,
        TokenKind::Word(word) => counts(letters(word.as_bytes())) || matches!(&**word, "a" | "an"),
    }
}

/// The last eight letters of a word in lower case as one number, after one more byte; 0 where that is no letter.
#[inline]
const fn add(word: u64, byte: u8) -> u64 {
    let letter = byte | 0x20;
    let is_letter = letter.wrapping_sub(b'a') < 26;
    (word << 8 | letter as u64) & 0_u64.wrapping_sub(is_letter as u64)
}

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

/// Parts of a population, large numbers and multiples in words, by how many tokens they take: `a fifth of adults`, `half the
/// residents`, `half a million`, `one child in five`, `twice as many`.
pub(super) fn in_words(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let large = |at: usize| matches!(word(at), Some("million" | "billion"));
    let first = word(at)?;
    match first {
        "twice" => return twice(tokens, at),
        "half" if word(at + 1) == Some("a") && large(at + 2) => return Some(3),
        "half" if word(at + 1) == Some("a") && word(at + 2) == Some("percentage") => {
            return Some(4.min(tokens.len() - at));
        }
        "half" => {
            let mut on = at + 1;
            while matches!(word(on), Some("of" | "the" | "all" | "our" | "its")) {
                on += 1;
            }
            return (on > at + 1 && population_within(tokens, on, 2).is_some()).then_some(1);
        }
        "a" if large(at + 1) => return Some(2),
        "a" if matches!(word(at + 1), Some("hundred" | "thousand")) => {
            let noun = population_within(tokens, at + 2, 1)?;
            return Some(noun + 1 - at);
        }
        _ => {}
    }
    let article = matches!(first, "a" | "an");
    let (count, len) = if article {
        (Decimal::ONE, 1)
    } else {
        spelled(tokens, at)?
    };
    if count >= Decimal::TEN {
        return None;
    }
    if word(at + len).is_some_and(|word| PARTS.contains(&word)) && word(at + len + 1) == Some("of")
    {
        return population_within(tokens, at + len + 2, 3).map(|_| len + 1);
    }
    // `one child in five`
    let noun = word(at + len).is_some_and(|word| ONE_OF.contains(&word));
    if !article && noun && word(at + len + 1) == Some("in") {
        return in_or_of(tokens, at, at + len + 1);
    }
    None
}

/// `twice as many`, `twice the rate`, but not `twice a year`.
fn twice(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let figure = |at: usize| {
        matches!(
            word(at),
            Some("rate" | "average" | "number" | "level" | "share" | "proportion")
        )
    };
    match word(at + 1)? {
        "as" => word(at + 2).map(|_| 3),
        "the" if figure(at + 2) || figure(at + 3) => Some(2),
        _ => None,
    }
}

/// Parts of a whole that ordinals name too.
const PARTS: &[&str] = &[
    "fifth", "fifths", "sixth", "seventh", "eighth", "ninth", "tenth", "tenths", "third", "thirds",
    "quarter", "quarters",
];

/// One of a population.
const ONE_OF: &[&str] = &[
    "person",
    "child",
    "adult",
    "pupil",
    "household",
    "resident",
    "family",
    "woman",
    "man",
    "student",
    "worker",
    "home",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{COUNTING, may_count};

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
            prop_assert_eq!(may_count(&text), has_word || has_digit);
            prop_assert!(!has_number || may_count(&text));
        }
    }
}
