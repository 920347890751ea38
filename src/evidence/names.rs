//! Names of areas and of the sexes in a text.
//!
//! In: tokens and the site's names. Out: what they name, and where. Must not know: bindings, links.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::token::Token;
use crate::data::{Area, Areas};

/// The area whose name, in either language, starts at a token: the longest, with how many tokens it takes.
pub(super) fn area_at<'a>(
    text: &str,
    tokens: &[Token],
    at: usize,
    areas: &'a Areas,
    lexicon: &Lexicon,
) -> Option<(&'a Area, usize)> {
    let token = tokens.get(at)?;
    token.word()?;
    let word = &text[token.range.clone()];
    if !word.starts_with(char::is_uppercase) || !lexicon.starts_area(word) {
        return None;
    }
    (1..=6.min(tokens.len() - at)).rev().find_map(|len| {
        let name = bare(&text[token.range.start..tokens[at + len - 1].range.end]);
        Some((areas.by_id.get(lexicon.area_named(name)?)?, len))
    })
}

/// Whether a name is a part of a longer one that is no area: `Luton Airport`, `Coventry and Warwickshire Partnership`.
pub(super) fn part_of_longer(text: &str, tokens: &[Token], range: Range<usize>) -> bool {
    let capital = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.word().is_some() && text[token.range.clone()].starts_with(char::is_uppercase)
        })
    };
    let last = &text[tokens[range.end - 1].range.clone()];
    let owns = bare(last) != last;
    let touching = |one: usize, other: usize| {
        text[tokens[one].range.end..tokens[other].range.start]
            .trim()
            .is_empty()
    };
    (!owns && capital(range.end) && touching(range.end - 1, range.end))
        || (range.start > 1
            && capital(range.start - 1)
            && touching(range.start - 1, range.start)
            && !is_small(&tokens[range.start - 1]))
}

/// A word that has a capital at a sentence's start alone.
fn is_small(token: &Token) -> bool {
    matches!(
        token.word(),
        Some(
            "in" | "across"
                | "than"
                | "the"
                | "of"
                | "for"
                | "at"
                | "and"
                | "while"
                | "but"
                | "like"
                | "with"
        )
    )
}

/// A name without the ending of the possessive.
pub(super) fn bare(name: &str) -> &str {
    name.strip_suffix("'s")
        .or_else(|| name.strip_suffix("’s"))
        .unwrap_or(name)
}

/// Words for the sexes, with the values that data use for them.
const SEXES: &[(&[&str], &[&str])] = &[
    (
        &[
            "women", "woman", "female", "females", "girls", "women's", "girl",
        ],
        &[
            "female", "females", "women", "f", "girls", "menywod", "benywod",
        ],
    ),
    (
        &["men", "man", "male", "males", "boys", "men's", "boy"],
        &["male", "males", "men", "m", "boys", "dynion", "gwrywod"],
    ),
];

/// The values that data use for the sex that a word names.
pub(super) fn sex(word: &str) -> Option<&'static [&'static str]> {
    SEXES
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, values)| *values)
}

/// Whether a dimension is the sex.
pub(super) fn is_sex(id: &str) -> bool {
    id.eq_ignore_ascii_case("sex") || id.eq_ignore_ascii_case("gender")
}
