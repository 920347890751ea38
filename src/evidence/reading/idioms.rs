//! Idioms made of several words: `did not change`, `broadly the same`, `in line with`, `no figure was published`.
//!
//! In: the vocabulary's phrases. Out: the claims that they make. Must not know: bindings.

use super::{Assertion, LinkReader, RankEnd, StatedRank};
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::vocabulary::{Meaning, meaning, phrase_at};

impl LinkReader<'_> {
    /// Reads idioms. Those that cannot be checked stay unread, to be left over.
    pub(super) fn read_idioms(&mut self) {
        for at in self.window.clone() {
            let Some(found) = phrase_at(self.tokens, at, &|slot, at| self.slot_length(slot, at))
            else {
                continue;
            };
            let end = at + found.len;
            // The thing that is counted may be the indicator's unit: `more people left than came`.
            let counts = matches!(found.meaning, Meaning::Net { .. }) && !self.used[at];
            let unread = end <= self.window.end && (counts || !self.used[at..end].contains(&true));
            let negated = at > self.window.start
                && self.word(at - 1).and_then(meaning) == Some(Meaning::Negation);
            if !unread {
                continue;
            }
            match found.meaning {
                Meaning::Plain => self.mark_read(at..end),
                Meaning::RankedByPolarity { best } if !negated => {
                    let end_of_rank = if best { RankEnd::Best } else { RankEnd::Worst };
                    self.read_rank(StatedRank::first(end_of_rank), at, end);
                }
                Meaning::Everywhere if !negated => {
                    let count = self.count_in(&found);
                    self.push_claim(Assertion::Everywhere(count), at..end);
                }
                Meaning::Apart(months) if self.expected.periods.len() > 1 => {
                    self.push_span(months, None, true, at, end);
                }
                Meaning::Apart(_) => self.uncheckable.push(at),
                Meaning::Size { large } if !negated && !self.is_hedge_of_number(end) => {
                    self.push_claim(Assertion::Size { large }, at..end);
                    // The `higher` of `much higher` is a comparison of its own.
                    let last = end - 1;
                    let is_adverb = self.word(last).and_then(meaning) == Some(found.meaning);
                    self.used[last] = is_adverb || found.len == 1;
                }
                // Time is read before this; a size beside a number is a hedge of it.
                Meaning::OverTime(_) | Meaning::Size { .. } => {}
                _ => match Assertion::of(found.meaning) {
                    Some(assertion) if !negated => self.push_claim(assertion, at..end),
                    Some(_) => {}
                    None => self.uncheckable.push(at),
                },
            }
        }
    }

    /// Whether a number with words of comparison before it follows, whose hedge they are: `slightly above 22 per cent`.
    fn is_hedge_of_number(&self, at: usize) -> bool {
        let mut on = at;
        while on < at + 3
            && self.word(on).is_some_and(|word| {
                matches!(
                    word,
                    "above"
                        | "below"
                        | "over"
                        | "under"
                        | "more"
                        | "less"
                        | "fewer"
                        | "than"
                        | "higher"
                        | "lower"
                )
            })
        {
            on += 1;
        }
        number_at(self.tokens, on).is_some() || self.starts_fraction(on)
    }
}
