//! Numbers in words: whether a text has any, and which of them are statistics without a digit.
//!
//! In: a text or its tokens. Out: how many tokens are a statistic. Must not know: what is never one.

use rust_decimal::Decimal;

use super::population::population_within;
use super::statistics::in_or_of;
use super::token::{Token, TokenKind, spelled};

/// Whether a text may have a statistic at all: most have neither a digit nor a word for a number.
pub(super) fn may_count(text: &str) -> bool {
    let mut letters = Letters::default();
    for byte in text.bytes() {
        if byte.is_ascii_alphabetic() {
            letters.push(byte);
        } else if byte.is_ascii_digit() || letters.count() {
            return true;
        } else {
            letters = Letters::default();
        }
    }
    letters.count()
}

/// Whether a number may begin at a token.
pub(super) fn may_begin(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Number(_) => true,
        TokenKind::Symbol(_) => false,
        TokenKind::Word(word) => {
            let mut letters = Letters::default();
            word.bytes().for_each(|byte| letters.push(byte));
            letters.count() || matches!(&**word, "a" | "an")
        }
    }
}

/// The last eight letters of a word in lower case: texts are read whole for such words, so that telling them apart is one
/// comparison of numbers.
#[derive(Clone, Copy, Default)]
struct Letters(u64);

impl Letters {
    fn push(&mut self, letter: u8) {
        self.0 = self.0 << 8 | u64::from(letter.to_ascii_lowercase());
    }

    const fn of(word: &str) -> u64 {
        let word = word.as_bytes();
        let mut letters = 0;
        let mut at = word.len().saturating_sub(8);
        while at < word.len() {
            letters = letters << 8 | word[at] as u64;
            at += 1;
        }
        letters
    }

    /// Whether the word may be part of a number.
    fn count(self) -> bool {
        WORDS.binary_search(&self.0).is_ok()
    }
}

/// [`COUNTING`], ascending.
const WORDS: [u64; COUNTING.len()] = {
    let mut words = [0; COUNTING.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = Letters::of(COUNTING[at]);
        assert!(at == 0 || words[at - 1] < words[at], "ascending");
        at += 1;
    }
    words
};

/// Words that are part of numbers: by length, then by the alphabet, in both by their last eight letters.
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
