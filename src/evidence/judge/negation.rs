//! Words before a link that negate or multiply what it states.

use std::ops::Range;

use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::{Meaning, ends_a_change, meaning, surroundings};

/// The words directly before a link that negate or multiply what it states: `not`, `has not yet`, `failed to`,
/// `far from`, `twice`.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(super) fn negation_before(tokens: &[Token], start: usize) -> Option<Range<usize>> {
    let word = |at: usize| tokens[at].word();
    let meaning = |at: usize| word(at).and_then(meaning);
    let mut before = start.checked_sub(1)?;
    // `not “[14.6 per cent]`, `has not, however, [fallen]`
    while before > 0 {
        let token = &tokens[before];
        let opens = ['“', '"', '(', '‘'].iter().any(|&c| token.is_symbol(c));
        let however =
            token.is_symbol(',') && matches!(tokens[before - 1].word(), Some("however" | "though"));
        if !(opens || however) {
            break;
        }
        before -= 1;
    }
    let number = tokens
        .get(start)
        .is_some_and(|token| token.number().is_some());
    let times = word(before) == Some("times") && before > 0;
    let multiplies = matches!(meaning(before), Some(Meaning::Multiplied(_)))
        || matches!(word(before), Some("half" | "twice"))
        || times;
    let beside = before + 1 == start;
    if number && multiplies && beside {
        let first = before - usize::from(times);
        return Some(tokens[first].range.start..tokens[before].range.end);
    }
    if word(before) == Some("from") && before > 0 && word(before - 1) == Some("far") {
        return Some(tokens[before - 1].range.start..tokens[before].range.end);
    }
    // `stopped [falling]`, `avoided [a fall]`, but not `deaths that were prevented [fell]`.
    let goes_on = tokens.get(start).and_then(Token::word).is_some_and(|word| {
        word.ends_with("ing") || matches!(word, "a" | "an" | "any" | "the" | "further")
    });
    if goes_on && word(before).is_some_and(ends_a_change) {
        return Some(tokens[before].range.clone());
    }
    let are = |words: &[&str]| {
        words.len() <= before + 1
            && words
                .iter()
                .rev()
                .enumerate()
                .all(|(back, one)| word(before - back) == Some(one))
    };
    if let Some(idiom) = [
        &["anything", "but"][..],
        &["nowhere", "near"],
        &["instead", "of"],
        &["rather", "than"],
    ]
    .into_iter()
    .find(|idiom| are(idiom))
    {
        return Some(tokens[before + 1 - idiom.len()].range.start..tokens[before].range.end);
    }
    // Skip words that belong to the verb: `failed to reach`, `has not quite hit`.
    let mut at = before;
    let is_verb = word(at).is_some_and(|word| surroundings().reaching.contains(word));
    if is_verb {
        at = at.checked_sub(1)?;
    }
    for _ in 0..6 {
        if meaning(at) == Some(Meaning::Negation) {
            return Some(tokens[at].range.clone());
        }
        let passes = matches!(
            word(at),
            Some(
                "yet"
                    | "to"
                    | "longer"
                    | "have"
                    | "has"
                    | "been"
                    | "be"
                    | "always"
                    | "really"
                    | "actually"
                    | "even"
                    | "as"
                    | "so"
                    | "necessarily"
                    | "the"
                    | "a"
                    | "an"
                    | "was"
                    | "is"
                    | "were"
                    | "are"
                    | "it"
                    | "they"
                    | "that"
                    | "case"
                    | "however"
                    | "much"
                    | "many"
                    | "quite"
                    | "by"
                    | "at"
            )
        ) || (tokens[at].is_symbol(',')
            && [at + 1, at.saturating_sub(1)]
                .iter()
                .any(|&beside| matches!(word(beside), Some("however" | "though"))));
        at = at.checked_sub(1).filter(|_| passes)?;
    }
    None
}
