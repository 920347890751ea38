//! Positions in a rank: `the joint second highest of seven`, `ranked fifth`, `higher than any other district`.

use super::{Assertion, LinkReader, RankEnd, StatedRank};
use crate::evidence::prose::number_words::{ordinal_value, spelled_number};
use crate::evidence::prose::vocabulary::{Direction, Meaning, meaning, phrase_at};

/// The most words between `none of the five had` and its comparison, and between that and `than`.
const REACH: usize = 6;

impl LinkReader<'_> {
    /// Reads `none of the five had a higher rate than Coventry`.
    pub(super) fn read_nobody_beyond(&mut self) {
        for at in self.window.clone() {
            let found = phrase_at(self.tokens, at, &|slot, at| self.slot_length(slot, at));
            let Some(found) = found.filter(|found| found.meaning == Meaning::NoneBeyond) else {
                continue;
            };
            let behind = at + found.len;
            let compared = (behind..(behind + REACH).min(self.window.end)).find_map(|at| {
                Some((
                    at,
                    match self.word(at).and_then(meaning)? {
                        Meaning::Compared(direction) => end_of(direction),
                        Meaning::Judged { better: true } => RankEnd::Best,
                        Meaning::Judged { better: false } => RankEnd::Worst,
                        _ => return None,
                    },
                ))
            });
            let Some((comparison, end)) = compared else {
                continue;
            };
            let mut on = comparison + 1..(comparison + 1 + REACH).min(self.window.end);
            let Some(than) = on.find(|&at| self.is_word(at, "than")) else {
                continue;
            };
            let rank = StatedRank {
                of: self.count_in(&found),
                none_beyond: true,
                ..StatedRank::first(end)
            };
            self.push_claim(Assertion::Rank(rank), at..than + 1);
        }
    }

    /// Reads superlatives with their ordinals, and `ranked fifth`.
    pub(super) fn read_ranks(&mut self) {
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let end = match self.word(at).and_then(meaning) {
                Some(Meaning::Ranked(Direction::Up)) => RankEnd::Top,
                Some(Meaning::Ranked(Direction::Down)) => RankEnd::Bottom,
                Some(Meaning::RankedByPolarity { best: true }) => RankEnd::Best,
                Some(Meaning::RankedByPolarity { best: false }) => RankEnd::Worst,
                _ if self.is_rank_alone(at, "most") => RankEnd::Top,
                _ if self.is_rank_alone(at, "least") => RankEnd::Bottom,
                Some(Meaning::Compared(direction)) if self.than_any_end(at).is_some() => {
                    let to = self.than_any_end(at).unwrap_or(at + 1);
                    self.read_rank(StatedRank::first(end_of(direction)), at, to);
                    continue;
                }
                _ => {
                    self.read_bare_rank(at);
                    continue;
                }
            };
            // "one of the highest" names no position, and "nearly the highest" none that can be checked.
            if self.is_one_of_several(at) || self.is_hedged_rank(at) {
                continue;
            }
            let mut from = at;
            let mut place = 1;
            if let Some(number) = at
                .checked_sub(1)
                .and_then(|before| ordinal_value(&self.tokens[before]))
            {
                from = at - 1;
                place = number;
            }
            let joint = from > self.window.start
                && self
                    .word(from - 1)
                    .is_some_and(|word| matches!(word, "joint" | "jointly" | "equal" | "tied"));
            from -= usize::from(joint);
            let mut to = at + 1;
            // "the highest but one"
            if self.is_word(to, "but")
                && let Some((less, len)) = spelled_number(self.tokens, to + 1)
                && to + 1 + len <= self.window.end
            {
                place += u32::try_from(less).unwrap_or(0);
                to += 1 + len;
            }
            self.read_rank(
                StatedRank {
                    place,
                    joint,
                    ..StatedRank::first(end)
                },
                from,
                to,
            );
        }
    }

    /// Whether `the most` or `the least` at a token is a rank: `the most in the region`.
    fn is_rank_alone(&self, at: usize, word: &str) -> bool {
        let alone = at + 1 >= self.window.end
            || matches!(self.word(at + 1), Some("in" | "of" | "among" | "anywhere"))
            || self.tokens[at + 1].is_symbol(',');
        self.is_word(at, word) && at > self.window.start && self.is_word(at - 1, "the") && alone
    }

    /// `ranked fifth`, `5th out of 10`: the highest value is first.
    fn read_bare_rank(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let introduced = matches!(
            before,
            Some("ranked" | "ranks" | "rank" | "place" | "joint" | "placed")
        ) || (before == Some("in") && self.is_word(at + 1, "place"));
        // "second only to Sandwell"
        let second_to =
            self.is_word(at + 1, "only") && self.is_word(at + 2, "to") && at + 2 < self.window.end;
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
            None => ordinal_value(&self.tokens[at]),
        };
        let Some(place) = place else {
            return;
        };
        let next = self.word(at + 1).and_then(meaning);
        let superlative = matches!(
            next,
            Some(Meaning::Ranked(_) | Meaning::RankedByPolarity { .. })
        );
        if superlative || !(introduced || second_to || digits.is_some() || self.expected.rank) {
            return;
        }
        let joint = before == Some("joint");
        self.read_rank(
            StatedRank {
                place,
                joint,
                second_to,
                ..StatedRank::first(RankEnd::Top)
            },
            at - usize::from(joint),
            at + if second_to { 3 } else { 1 },
        );
    }

    pub(super) fn read_rank(&mut self, mut rank: StatedRank, from: usize, mut to: usize) {
        // `of 7`, `of the seven`, `out of 10`, `share of the nine regions`, `rate of seven`
        let nouns = (0..3)
            .find(|&nouns| self.is_word(to + nouns, "of"))
            .filter(|&nouns| {
                (to..to + nouns).all(|at| self.word(at).is_some_and(|word| meaning(word).is_none()))
            })
            .unwrap_or(0);
        let mut on = to + nouns;
        if self.is_word(on, "of") {
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
                None => spelled_number(self.tokens, on),
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
        self.push_claim(Assertion::Rank(rank), from..to);
    }

    /// Whether a superlative or its ordinal has a hedge, which a rank cannot have: `nearly the 13th highest`.
    fn is_hedged_rank(&self, at: usize) -> bool {
        let mut before = at;
        while let Some(next) = before.checked_sub(1)
            && next >= self.window.start
            && (self.is_word(next, "the")
                || self.is_word(next, "joint")
                || ordinal_value(&self.tokens[next]).is_some())
        {
            before = next;
        }
        before > self.window.start
            && matches!(
                self.word(before - 1),
                Some("nearly" | "almost" | "over" | "under" | "about" | "around" | "roughly")
            )
    }

    /// The end of `than any other district`, `than anywhere else` after a comparison.
    fn than_any_end(&self, at: usize) -> Option<usize> {
        let mut on = at + 1;
        // "a higher share than any other"
        while !self.is_word(on, "than") && on < at + 4 {
            self.word(on).filter(|word| meaning(word).is_none())?;
            on += 1;
        }
        if !self.is_word(on, "than") {
            return None;
        }
        on += 1;
        while matches!(
            self.word(on),
            Some("in" | "for" | "at" | "the" | "that" | "of")
        ) {
            on += 1;
        }
        let len = match self.word(on)? {
            "anywhere" | "everywhere" => 1 + usize::from(self.is_word(on + 1, "else")),
            "any" | "every" | "all"
                if self.is_word(on + 1, "other") || self.is_word(on + 1, "others") =>
            {
                2
            }
            "all" if self.is_word(on + 1, "the") && self.is_word(on + 2, "other") => 3,
            _ => return None,
        };
        (on + len <= self.window.end).then_some(on + len)
    }

    fn is_one_of_several(&self, at: usize) -> bool {
        let mut back = at;
        while let Some(before) = back.checked_sub(1) {
            match self.word(before) {
                Some("the" | "its" | "their" | "our") => back = before,
                Some("of") => return before > 0 && self.is_word(before - 1, "one"),
                Some("among" | "amongst") => return true,
                _ => return false,
            }
        }
        false
    }
}

fn end_of(direction: Direction) -> RankEnd {
    match direction {
        Direction::Up => RankEnd::Top,
        Direction::Down => RankEnd::Bottom,
    }
}
