//! Whether a phrase has a word that is neither a number nor a unit nor a hedge, so that it can name something.
//!
//! In: a phrase. Out: whether it has. Must not know: what it exempts.

use super::number_words::is_number_word;
use super::token::{Token, tokens};
use super::units::{duration_unit, magnitude_of_word};
use super::vocabulary::{hedges_ending, meaning};

/// Whether a phrase has a word of its own: one that is neither a number nor a unit nor a hedge.
pub(crate) fn has_own_word(phrase: &str) -> bool {
    let tokens = tokens(phrase);
    tokens.iter().filter_map(Token::word).any(|word| {
        !is_number_word(word)
            && duration_unit(word).is_none()
            && magnitude_of_word(word).is_none()
            && hedges_ending(word).is_empty()
            && meaning(word).is_none()
            && word.len() > 1
            && !matches!(
                word,
                "per"
                    | "percent"
                    | "percentage"
                    | "point"
                    | "of"
                    | "the"
                    | "an"
                    | "in"
                    | "to"
                    | "and"
                    | "by"
                    | "at"
                    | "from"
                    | "than"
                    | "out"
                    | "every"
                    | "each"
                    | "pounds"
                    | "pence"
                    | "pc"
                    | "pp"
            )
    })
}
