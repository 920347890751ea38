//! Claim words: `rose`, `higher than`, `improved`, `up from`, `most pupils`.

use super::{Assertion, ClaimWord, LinkReader};
use crate::data::UnitKind;
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::vocabulary::{
    Direction, Meaning, ends_a_change, is_population, is_turned_by, meaning, meaning_of_change,
    meaning_of_comparison,
};

impl Assertion {
    /// The claim of a word or a phrase, where its meaning alone is one.
    pub(super) fn of(meaning: Meaning) -> Option<Self> {
        Some(match meaning {
            Meaning::Moved(direction) => Self::Moved(direction),
            Meaning::Compared(direction) => Self::Compared(direction),
            Meaning::Judged { better } => Self::Judged { better },
            Meaning::Stable => Self::Stable,
            Meaning::Unchanged => Self::Unchanged,
            Meaning::Similar => Self::Similar,
            Meaning::NoClearChange => Self::NoClearChange,
            Meaning::Significantly => Self::Significantly,
            Meaning::NotSignificant => Self::NotSignificant,
            Meaning::Missing => Self::Missing,
            Meaning::Half { more } => Self::Half { more },
            Meaning::Overtook { behind } => Self::Overtook { behind },
            Meaning::Size { large } => Self::Size { large },
            Meaning::OnlyOne => Self::OnlyOne,
            Meaning::Differs => Self::Differs,
            Meaning::Net { loss } => Self::Net { loss },
            Meaning::Multiplied(_)
            | Meaning::Halved
            | Meaning::Ranked(_)
            | Meaning::RankedByPolarity { .. }
            | Meaning::Negation
            | Meaning::OverTime(_)
            | Meaning::Everywhere
            | Meaning::NoneBeyond
            | Meaning::Apart(_)
            | Meaning::Plain
            | Meaning::Uncheckable
            | Meaning::Unplaced => return None,
        })
    }
}

impl LinkReader<'_> {
    pub(super) fn push_claim(&mut self, assertion: Assertion, tokens: std::ops::Range<usize>) {
        let range = self.byte_range(tokens.clone());
        self.mark_read(tokens);
        self.reading.claims.push(ClaimWord { assertion, range });
    }

    /// Reads single claim words.
    pub(super) fn read_claim_words(&mut self) {
        // First those with a hedge: the `more` of `more than halved` is not a comparison.
        for at in self.window.clone() {
            if let Some(meaning @ (Meaning::Multiplied(_) | Meaning::Halved)) =
                self.word(at).and_then(meaning)
                && !self.used[at]
                && !self.is_negated(at)
            {
                self.read_multiple(at, meaning);
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
                if self.is_change_word(at) && !self.is_negated(at) {
                    self.push_claim(Assertion::Moved(direction), at..at + 1);
                }
                continue;
            }
            if self.is_most_of_population(at) {
                self.push_claim(Assertion::Half { more: true }, at..at + 1);
                continue;
            }
            let Some(meaning) = self.meaning_at(at, word) else {
                continue;
            };
            if self.is_negated(at) || self.is_ended(at) {
                continue;
            }
            // Multiples were read above, superlatives earlier; what cannot be checked is left over.
            let Some(assertion) = Assertion::of(meaning) else {
                continue;
            };
            match assertion {
                // `exceeded by that in England`
                Assertion::Compared(direction) if self.is_turned_round(at, word) => {
                    let turned = Assertion::Compared(direction.reversed());
                    self.push_claim(turned, at..at + 2);
                }
                Assertion::Judged { better } if self.is_turned_round(at, word) => {
                    self.push_claim(Assertion::Judged { better: !better }, at..at + 2);
                }
                _ => self.push_claim(assertion, at..at + 1),
            }
        }
    }

    /// Whether a verb of comparison is passive: `exceeded by England`, but not `exceeded by 3 points`.
    fn is_turned_round(&self, at: usize, word: &str) -> bool {
        is_turned_by(word)
            && self.is_word(at + 1, "by")
            && at + 1 < self.window.end
            && number_at(self.tokens, at + 2).is_none()
    }

    /// Whether `most` claims more than half: `most pupils`, `most of the residents` of a percentage.
    fn is_most_of_population(&self, at: usize) -> bool {
        if !self.is_word(at, "most") || self.expected.unit.kind != UnitKind::Percentage {
            return false;
        }
        let mut on = at + 1;
        while matches!(self.word(on), Some("of" | "the" | "all" | "its" | "our")) {
            on += 1;
        }
        on < self.window.end && self.word(on).is_some_and(is_population)
    }

    /// Whether the word before the direction at a token says that it is over: `stopped falling`.
    fn is_ended(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(ends_a_change)
            && self.word(at).is_some_and(|word| word.ends_with("ing"))
    }

    /// The meaning of a word; `statistically` and some others have one only with a change or a comparison.
    fn meaning_at(&self, at: usize, word: &str) -> Option<Meaning> {
        let is_followed_up = at + 1 >= self.window.end
            || matches!(
                self.word(at + 1),
                Some("from" | "to" | "by" | "between" | "since")
            )
            || self.starts_value(at + 1);
        let change = self.expected.periods.len() > 1 && is_followed_up;
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

    /// Whether a value that was read starts at a token.
    fn starts_value(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let mut values = self.reading.values.iter();
            values.any(|value| value.range.start == token.range.start)
        })
    }

    /// Whether `up` or `down` means a change, unlike in `made up`, `set up` or `broken down`.
    fn is_change_word(&self, at: usize) -> bool {
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
                    | "scaled"
                    | "speed"
                    | "caught"
                    | "catching"
                    | "turned"
                    | "turn"
            )
        )
    }

    /// Whether an unread negation is within two words before, so that neither can be understood.
    fn is_negated(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                before >= self.window.start
                    && !self.used[before]
                    && self.word(before).and_then(meaning) == Some(Meaning::Negation)
            })
        })
    }
}
