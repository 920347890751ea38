//! Statistics that are written in words.
//!
//! In: a text's tokens. Out: the number of tokens of a statistic. Must not know: which numbers are not statistics.

use crate::evidence::free_text::proportions::proportion_len;
use rust_decimal::Decimal;

use crate::evidence::prose::number_words::is_number_word;
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::{Token, TokenKind};

/// Whether a number may begin at a token.
pub(crate) fn may_begin_number(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Number(_) => true,
        TokenKind::Symbol(_) => false,
        TokenKind::Word(word) => is_number_word(word) || matches!(&**word, "a" | "an"),
    }
}

/// The number of tokens of a part of a population, a large number or a multiple in words: `a fifth of adults`, `half the
/// residents`, `half a million`, `one child in five`, `twice as many`.
pub(crate) fn worded_statistic_len(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let large = |at: usize| matches!(word(at), Some("million" | "billion"));
    let first = word(at)?;
    match first {
        "twice" => return twice_len(tokens, at),
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
        spelled_number(tokens, at)?
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
        return proportion_len(tokens, at, at + len + 1);
    }
    None
}

/// `twice as many`, `twice the rate`, but not `twice a year`.
fn twice_len(tokens: &[Token], at: usize) -> Option<usize> {
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

/// Parts of a whole, most of which are ordinals too.
const PARTS: &[&str] = &[
    "fifth", "fifths", "sixth", "seventh", "eighth", "ninth", "tenth", "tenths", "third", "thirds",
    "quarter", "quarters",
];

/// Nouns for one of a population.
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
