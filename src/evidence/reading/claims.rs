//! Claim words and the idioms made of several: `did not change`, `the joint second highest`, `up from`.

use super::super::token::{ordinal, spelled};
use super::super::vocabulary::{
    Direction, Meaning, meaning, meaning_of_change, meaning_of_comparison,
};
use super::{Claimed, RankEnd, Reader, SaidRank, What};

/// Idioms by their words, the longest first. `not` in them is read with what it turns round.
const IDIOMS: &[(&[&str], What)] = &[
    (&["no", "clear", "change"], What::NoClearChange),
    (&["not", "clearly", "changed"], What::NoClearChange),
    (&["not", "clearly", "change"], What::NoClearChange),
    (&["did", "not", "change"], What::Unchanged),
    (&["has", "not", "changed"], What::Unchanged),
    (&["had", "not", "changed"], What::Unchanged),
    (&["have", "not", "changed"], What::Unchanged),
    (&["not", "changed"], What::Unchanged),
    (&["didn't", "change"], What::Unchanged),
    (&["no", "change"], What::Unchanged),
    (&["the", "same"], What::Unchanged),
    (&["little", "changed"], What::Stable),
    (&["changed", "little"], What::Stable),
    (&["little", "change"], What::Stable),
    (&["statistically", "significantly"], What::Significantly),
    (&["statistically", "significant"], What::Significantly),
    (&["not", "yet", "published"], What::Missing),
    (&["not", "yet", "available"], What::Missing),
    (&["not", "been", "published"], What::Missing),
    (&["not", "published"], What::Missing),
    (&["not", "available"], What::Missing),
    (&["no", "figure", "was", "published"], What::Missing),
    (&["no", "figure", "is", "published"], What::Missing),
    (&["no", "figures", "were", "published"], What::Missing),
    (&["no", "figures", "are", "published"], What::Missing),
    (&["no", "data"], What::Missing),
];

impl Reader<'_> {
    fn claim(&mut self, what: What, tokens: std::ops::Range<usize>) {
        let range = self.bytes(tokens.clone());
        self.take(tokens);
        self.reading.claims.push(Claimed { what, range });
    }

    /// Reads idioms.
    pub(super) fn idioms(&mut self) {
        for at in self.window.clone() {
            let idiom = IDIOMS
                .iter()
                .find(|(words, _)| at + words.len() <= self.window.end && self.are(at, words));
            if let Some(&(words, what)) = idiom {
                let negated = at > self.window.start
                    && self.word(at - 1).and_then(meaning) == Some(Meaning::Negation);
                if !negated {
                    self.claim(what, at..at + words.len());
                }
            }
        }
    }

    /// Reads superlatives with their ordinals, and `ranked fifth`.
    pub(super) fn ranks(&mut self) {
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let end = match self.word(at).and_then(meaning) {
                Some(Meaning::Ranked(Direction::Up)) => RankEnd::Top,
                Some(Meaning::Ranked(Direction::Down)) => RankEnd::Bottom,
                Some(Meaning::RankedByPolarity { best: true }) => RankEnd::Best,
                Some(Meaning::RankedByPolarity { best: false }) => RankEnd::Worst,
                _ if self.of_all(at, "most") => RankEnd::Top,
                _ if self.of_all(at, "least") => RankEnd::Bottom,
                _ => {
                    self.bare_rank(at);
                    continue;
                }
            };
            // "one of the highest" names no place.
            if self.one_of_several(at) {
                continue;
            }
            let mut from = at;
            let mut place = 1;
            if let Some(number) = at
                .checked_sub(1)
                .and_then(|before| ordinal(&self.tokens[before]))
            {
                from = at - 1;
                place = number;
            }
            let joint = from > self.window.start
                && self
                    .word(from - 1)
                    .is_some_and(|word| matches!(word, "joint" | "equal" | "tied"));
            from -= usize::from(joint);
            self.rank(
                SaidRank {
                    end,
                    place,
                    joint,
                    of: None,
                },
                from,
                at + 1,
            );
        }
    }

    /// Whether `the most` or `the least` stands at a token as a place of its own: `the most in the region`.
    fn of_all(&self, at: usize, word: &str) -> bool {
        let alone = at + 1 >= self.window.end
            || matches!(self.word(at + 1), Some("in" | "of" | "among" | "anywhere"))
            || self.tokens[at + 1].is_symbol(',');
        self.is(at, word) && at > self.window.start && self.is(at - 1, "the") && alone
    }

    /// `ranked fifth`, `5th out of 10`: the highest value is first.
    fn bare_rank(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let introduced = matches!(
            before,
            Some("ranked" | "ranks" | "rank" | "place" | "joint")
        );
        let digits = self.tokens[at].number().filter(|digits| {
            digits.decimals == 0
                && !digits.grouped
                && digits.suffix.is_empty()
                && digits.currency.is_none()
                && self.unit_at(at + 1).is_none()
                && (introduced || before == Some("number") || self.expected.rank)
        });
        let place = match digits {
            Some(digits) => u32::try_from(digits.value).ok(),
            None => ordinal(&self.tokens[at]),
        };
        let Some(place) = place else {
            return;
        };
        let next = self.word(at + 1).and_then(meaning);
        let superlative = matches!(
            next,
            Some(Meaning::Ranked(_) | Meaning::RankedByPolarity { .. })
        );
        if superlative || !(introduced || digits.is_some() || self.expected.rank) {
            return;
        }
        let joint = before == Some("joint");
        self.rank(
            SaidRank {
                end: RankEnd::Top,
                place,
                joint,
                of: None,
            },
            at - usize::from(joint),
            at + 1,
        );
    }

    fn rank(&mut self, mut rank: SaidRank, from: usize, mut to: usize) {
        // `of 7`, `of the seven`, `out of 10`, `share of the nine regions`, `rate of seven`
        let nouns = (0..3)
            .find(|&nouns| self.is(to + nouns, "of"))
            .filter(|&nouns| {
                (to..to + nouns).all(|at| self.word(at).is_some_and(|word| meaning(word).is_none()))
            })
            .unwrap_or(0);
        let mut on = to + nouns;
        if self.is(on, "of") {
            on += 1;
            while matches!(self.word(on), Some("the" | "all" | "our" | "its")) {
                on += 1;
            }
            let digits = self.tokens.get(on).and_then(|token| token.number());
            let count = match digits {
                Some(digits) if digits.decimals == 0 && digits.suffix.is_empty() => {
                    Some((digits.value, 1))
                }
                Some(_) => None,
                None => spelled(self.tokens, on),
            };
            if let Some((count, len)) = count
                && on + len <= self.window.end
                && !self.used[on]
                && self.unit_at(on + len).is_none()
            {
                rank.of = u32::try_from(count).ok();
                to = on + len;
            }
        }
        self.claim(What::Rank(rank), from..to);
    }

    fn one_of_several(&self, at: usize) -> bool {
        let mut back = at;
        while let Some(before) = back.checked_sub(1) {
            match self.word(before) {
                Some("the" | "its" | "their" | "our") => back = before,
                Some("of") => return before > 0 && self.is(before - 1, "one"),
                Some("among" | "amongst") => return true,
                _ => return false,
            }
        }
        false
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
                    self.claim(What::Moved(direction), at..at + 1);
                }
                continue;
            }
            let Some(meaning) = self.claims_here(at, word) else {
                continue;
            };
            if self.negated(at) {
                continue;
            }
            let what = match meaning {
                Meaning::Moved(direction) => What::Moved(direction),
                Meaning::Compared(direction) => What::Compared(direction),
                Meaning::Judged { better } => What::Judged { better },
                Meaning::Stable => What::Stable,
                Meaning::Unchanged => What::Unchanged,
                Meaning::Similar => What::Similar,
                Meaning::Significantly => What::Significantly,
                Meaning::Missing => What::Missing,
                Meaning::Half { more } => What::Half { more },
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
            self.claim(what, at..at + 1);
        }
    }

    /// What a word claims: some words do so beside a change or a comparison alone.
    fn claims_here(&self, at: usize, word: &str) -> Option<Meaning> {
        let goes_on = at + 1 >= self.window.end
            || matches!(
                self.word(at + 1),
                Some("from" | "to" | "by" | "between" | "since")
            );
        let change = self.expected.periods.len() > 1 && goes_on;
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
