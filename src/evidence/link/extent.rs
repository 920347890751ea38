//! The words that are read as a link's: its own, and a claim over several periods directly before it, without which its numbers
//! mean something else: `ranged from [62.9 to 71.9 per cent]`, `averaged [68.1 per cent]`.
//!
//! In: a link in its run. Out: the bytes to read. Must not know: what the data say.

use std::ops::Range;

use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::vocabulary::{Meaning, OverTime, phrase_at};
use crate::evidence::resolve::{Binding, BoundPoints};

/// The most tokens of such a claim: `has been stuck at`.
const LONGEST: usize = 4;

/// The bytes to read as a link's words.
pub(super) fn words_to_read(
    run: &TokenizedProse,
    words: &Range<usize>,
    binding: &Binding,
) -> Range<usize> {
    let tokens = &run.tokens;
    let sentence = run.sentence(words);
    let first = tokens.partition_point(|token| token.range.end <= words.start);
    let is_change = matches!(binding.points, BoundPoints::Change(..));
    let joins = first.checked_sub(1).is_some_and(|at| {
        ["from", "between", "at", "around", "of"]
            .iter()
            .any(|word| tokens[at].is(word))
    });
    let ends = [Some(first), first.checked_sub(1).filter(|_| joins)];
    let starts = (1..=LONGEST).filter_map(|back| first.checked_sub(back));
    let found = starts.rev().find(|&at| {
        let Some(found) = phrase_at(tokens, at, &|_, _| None) else {
            return false;
        };
        let is_of_periods = match found.meaning {
            Meaning::OverTime(OverTime::Ranged | OverTime::Averaged) => is_change,
            Meaning::OverTime(OverTime::Remained) => true,
            _ => false,
        };
        is_of_periods
            && tokens[at].range.start >= sentence.start
            && ends.contains(&Some(at + found.len))
    });
    found.map_or(words.start, |at| tokens[at].range.start)..words.end
}
