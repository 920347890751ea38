//! Statistics that are written in words.
//!
//! In: a text's tokens. Out: the number of tokens of a statistic. Must not know: which numbers are not statistics.

use crate::evidence::free_text::proportions::proportion_len;
use rust_decimal::Decimal;

use crate::evidence::prose::fraction_signs::fraction_sign;
use crate::evidence::prose::number_words::is_number_word;
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::{Token, TokenKind};
use crate::evidence::prose::vocabulary::surroundings;

/// Whether a number may begin at a token.
pub(crate) fn may_begin_number(token: &Token) -> bool {
    match &token.kind {
        TokenKind::Number(_) => true,
        TokenKind::Symbol(_) => fraction_sign(token).is_some(),
        TokenKind::Word(word) => is_number_word(word) || matches!(&**word, "a" | "an"),
    }
}

/// The number of tokens of a part of a population, a large number or a multiple in words: `a fifth of adults`, `half the
/// residents`, `half a million`, `one child in five`, `twice as many`.
pub(crate) fn worded_statistic_len(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let large = |at: usize| matches!(word(at), Some("million" | "billion"));
    if fraction_sign(tokens.get(at)?).is_some() {
        return (word(at + 1) == Some("of") && is_counted(tokens, at + 2)).then_some(1);
    }
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
            return (on > at + 1 && is_counted(tokens, at + 1)).then_some(1);
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
        return is_counted(tokens, at + len + 2).then_some(len + 1);
    }
    // `one child in five`
    let noun = word(at + len).is_some_and(|word| ONE_OF.contains(&word));
    if !article && noun && word(at + len + 1) == Some("in") {
        return proportion_len(tokens, at, at + len + 1);
    }
    None
}

/// Whether a part of what is at a token is a statistic: of a population, of things in the plural (`half of dwellings`), and
/// of things that are known (`half of the onions`) only where the part does something (`half of the dwellings were damp`).
pub(super) fn is_counted(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let mut on = at;
    while matches!(
        word(on),
        Some("of" | "all" | "our" | "its" | "their" | "these" | "the")
    ) {
        on += 1;
    }
    let definite = (at..on).any(|at| !matches!(word(at), Some("of" | "all")));
    if population_within(tokens, on, if definite { 2 } else { 3 }).is_some() {
        return true;
    }
    let not_counted = &surroundings().not_counted;
    let plural = |at: usize| {
        word(at).is_some_and(|word| {
            word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("'s")
                && !not_counted.contains(word)
        })
    };
    let Some(noun) = (on..on + 2).find(|&at| plural(at)) else {
        return false;
    };
    let acts = (noun + 1..noun + 4).any(|at| {
        matches!(
            word(at),
            Some(
                "is" | "are"
                    | "was"
                    | "were"
                    | "have"
                    | "has"
                    | "had"
                    | "do"
                    | "did"
                    | "lack"
                    | "lacked"
                    | "said"
                    | "say"
                    | "live"
                    | "lived"
                    | "cannot"
                    | "need"
                    | "needed"
            )
        )
    });
    !not_counted.contains(word(on).unwrap_or_default()) && (!definite || acts)
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
