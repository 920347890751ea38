//! Numbers by which a definition says what is counted: `below 60 per cent of median income`, `for every 1,000 live births`. They
//! state no value, unlike `77 per cent of people answered`.
//!
//! In: the tokens of a definition. Out: the ranges of such numbers. Must not know: the indicator.

use std::ops::Range;

use crate::evidence::prose::token::Token;

/// Words before a rate's denominator, in English and in Welsh.
const EVERY: [&[&str]; 5] = [
    &["for", "every"],
    &["for", "each"],
    &["per"],
    &["am", "bob"],
    &["fesul"],
];

/// Words of a norm that a threshold is a share of.
const NORMS: &[&str] = &[
    "average",
    "mean",
    "median",
    "middle",
    "typical",
    "canolrif",
    "canolrifol",
    "cyfartalog",
];

/// How many words may be between a threshold and its norm: `60 per cent of the United Kingdom's median`.
const NEAR: usize = 7;

/// How many words a denominator's number may have: `100 thousand`.
const LONGEST: usize = 2;

/// The ranges of numbers that define what is counted.
pub(crate) fn thresholds(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let number = |at: usize| tokens[at].number().is_some();
    let through = |from: usize, to: usize| {
        let last = to.min(tokens.len() - 1);
        tokens[from].range.start..tokens[last].range.end
    };
    let numbers = (0..tokens.len()).filter(|&at| number(at));
    numbers
        .filter_map(|at| {
            if EVERY.iter().any(|words| ends_with(&tokens[..at], words)) {
                return Some(through(at, at + LONGEST - 1));
            }
            let after = &tokens[at + 1..];
            let clause = after.iter().take(NEAR).take_while(|token| goes_on(token));
            let clause = &after[..clause.count()];
            let norm = |token: &Token<'_>| token.word().is_some_and(|word| NORMS.contains(&word));
            let norm = clause.iter().position(norm)?;
            let share = clause[..norm]
                .iter()
                .any(|token| token.is("of") || token.is("o"));
            share.then(|| through(at, at + 1 + norm))
        })
        .collect()
}

/// Whether a token is part of the clause of the one before it.
fn goes_on(token: &Token<'_>) -> bool {
    token.number().is_none()
        && !['.', ',', ';', ':']
            .iter()
            .any(|&mark| token.is_symbol(mark))
}

fn ends_with(tokens: &[Token<'_>], words: &[&str]) -> bool {
    let start = tokens.len().checked_sub(words.len());
    start.is_some_and(|start| {
        let pairs = tokens[start..].iter().zip(words);
        pairs.into_iter().all(|(token, word)| token.is(word))
    })
}
