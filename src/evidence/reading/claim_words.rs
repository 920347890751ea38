//! Claim words: `rose`, `higher than`, `improved`, `up from`, `most pupils`.

use super::{Assertion, ClaimWord, LinkReader};
use crate::data::UnitKind;
use crate::evidence::prose::population::POPULATION;
use crate::evidence::prose::vocabulary::{
    Direction, Meaning, ends_it, meaning, meaning_of_change, meaning_of_comparison,
};

impl LinkReader<'_> {
    pub(super) fn claim(&mut self, assertion: Assertion, tokens: std::ops::Range<usize>) {
        let range = self.bytes(tokens.clone());
        self.take(tokens);
        self.reading.claims.push(ClaimWord { assertion, range });
    }

    /// Reads single claim words.
    pub(super) fn words(&mut self) {
        // First those with a hedge: the `more` of `more than halved` is no comparison.
        for at in self.window.clone() {
            if let Some(meaning @ (Meaning::Multiplied(_) | Meaning::Halved)) =
                self.word(at).and_then(meaning)
                && !self.used[at]
                && !self.negated(at)
            {
                self.multiplied(at, meaning);
            }
        }
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let Some(word) = self.word(at) else { continue };
            if word == "up" || word == "down" {
                let direction = if word == "up" {
                    Direction::Up
                } else {
                    Direction::Down
                };
                if self.moves(at) && !self.negated(at) {
                    self.claim(Assertion::Moved(direction), at..at + 1);
                }
                continue;
            }
            if self.most_of_all(at) {
                self.claim(Assertion::Half { more: true }, at..at + 1);
                continue;
            }
            let Some(meaning) = self.claims_here(at, word) else {
                continue;
            };
            if self.negated(at) || self.ended(at) {
                continue;
            }
            let assertion = match meaning {
                Meaning::Moved(direction) => Assertion::Moved(direction),
                Meaning::Compared(direction) => Assertion::Compared(direction),
                Meaning::Judged { better } => Assertion::Judged { better },
                Meaning::Stable => Assertion::Stable,
                Meaning::Unchanged => Assertion::Unchanged,
                Meaning::Similar => Assertion::Similar,
                Meaning::Significantly => Assertion::Significantly,
                Meaning::Missing => Assertion::Missing,
                Meaning::Half { more } => Assertion::Half { more },
                // Read above; superlatives before; what nothing can check is left over.
                Meaning::Beyond
                | Meaning::Multiplied(_)
                | Meaning::Halved
                | Meaning::Ranked(_)
                | Meaning::RankedByPolarity { .. }
                | Meaning::Negation => {
                    continue;
                }
            };
            self.claim(assertion, at..at + 1);
        }
    }

    /// `most pupils`, `most of the residents`: more than half of a percentage.
    fn most_of_all(&self, at: usize) -> bool {
        if !self.is(at, "most") || self.expected.unit.kind != UnitKind::Percentage {
            return false;
        }
        let mut on = at + 1;
        while matches!(self.word(on), Some("of" | "the" | "all" | "its" | "our")) {
            on += 1;
        }
        on < self.window.end && self.word(on).is_some_and(|word| POPULATION.contains(&word))
    }

    /// Whether the direction at a token is said to be over: `stopped falling`.
    fn ended(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(ends_it)
            && self.word(at).is_some_and(|word| word.ends_with("ing"))
    }

    /// What a word claims: `statistically` and some others do so beside a change or a comparison alone.
    fn claims_here(&self, at: usize, word: &str) -> Option<Meaning> {
        let goes_on = at + 1 >= self.window.end
            || matches!(
                self.word(at + 1),
                Some("from" | "to" | "by" | "between" | "since")
            );
        let change = self.expected.periods.len() > 1 && goes_on;
        let compared = |word: &str| {
            matches!(
                meaning(word),
                Some(Meaning::Compared(_) | Meaning::Judged { .. } | Meaning::Moved(_))
            )
        };
        if word == "statistically" && self.word(at + 1).is_some_and(compared) {
            return Some(Meaning::Significantly);
        }
        meaning(word)
            .or_else(|| meaning_of_change(word).filter(|_| change))
            .or_else(|| meaning_of_comparison(word).filter(|_| self.expected.compares))
    }

    /// Whether `up` or `down` speaks of a change, and not of what is made up, set up or broken down.
    fn moves(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        !matches!(
            before,
            Some(
                "made"
                    | "make"
                    | "makes"
                    | "making"
                    | "set"
                    | "sets"
                    | "setting"
                    | "signed"
                    | "sign"
                    | "follow"
                    | "followed"
                    | "take"
                    | "taken"
                    | "took"
                    | "broken"
                    | "break"
                    | "build"
                    | "built"
                    | "grew"
                    | "growing"
                    | "brought"
                    | "scaled"
                    | "speed"
                    | "caught"
                    | "catching"
                    | "turned"
                    | "turn"
            )
        )
    }

    /// Whether an unread negation stands within two words before: then neither can be understood.
    fn negated(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                before >= self.window.start
                    && !self.used[before]
                    && self.word(before).and_then(meaning) == Some(Meaning::Negation)
            })
        })
    }
}
