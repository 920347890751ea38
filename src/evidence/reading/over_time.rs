//! Claims over the periods of a series: `the highest since 2004`, `a record low`, `every year`, `for the third year running`.
//!
//! They are read before periods and ranks, so that their years are no periods of the figure and their superlatives no ranks among
//! areas.

use super::{Assertion, LinkReader, RankEnd};
use crate::data::Period;
use crate::evidence::prose::number_words::ordinal_value;
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::pattern::{PatternMatch, PatternSlot};
use crate::evidence::prose::vocabulary::{
    Direction, Meaning, OverTime, TimeScope, meaning, phrase_at, time_scope_at,
};

/// A claim over the periods of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeClaim {
    /// The value has a place among those of other periods of the series.
    Extreme {
        end: RankEnd,
        /// The position, from 1.
        place: u32,
        start: TimeStart,
        /// Whether it is said of the first period of a change: `fell from its peak`.
        of_first: bool,
    },
    /// Each step between two periods goes the stated way; `Some`: the last so many steps.
    EveryPeriod(Option<u32>),
    /// The last so many steps go the stated way.
    InARow(u32),
    /// Only the last step goes the stated way.
    FirstTime(TimeStart),
    /// The lowest and the highest value.
    Ranged,
    /// The mean of the values.
    Averaged,
    /// The steps, and the one before them, go the stated way.
    Continued,
    /// Each value is the stated one.
    Remained,
}

/// The first period that a claim over time is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeStart {
    /// All periods of the series, later ones too.
    All,
    /// All periods up to the figure's own.
    ToDate,
    /// The same, where an equal value before it is one too many: `a record`.
    New,
    /// The first period of the series; `Some`: the month in which it is stated to start.
    Series(Option<i32>),
    /// After a period, by the month in which it starts.
    Since(i32),
    /// A number of years before.
    Years(u32),
}

impl LinkReader<'_> {
    pub(super) fn read_claims_over_time(&mut self) {
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            match self.word(at).and_then(meaning) {
                Some(Meaning::Ranked(direction)) => {
                    let highest = direction == Direction::Up;
                    self.read_superlative_over_time(at, rank_end(highest));
                }
                Some(Meaning::RankedByPolarity { best }) => {
                    let end = if best { RankEnd::Best } else { RankEnd::Worst };
                    self.read_superlative_over_time(at, end);
                }
                _ => {}
            }
        }
        let mut at = self.window.start;
        while at < self.window.end {
            at += self.read_phrase_over_time(at).unwrap_or(1);
        }
    }

    /// The period that starts at a token: its number of tokens.
    pub(super) fn period_len_at(&self, at: usize) -> Option<usize> {
        let expected = self.expected_period_at(at).map(|(_, len)| len);
        expected.or_else(|| self.other_period_at(at))
    }

    pub(super) fn slot_length(&self, slot: PatternSlot, at: usize) -> Option<usize> {
        match slot {
            PatternSlot::Period => self.period_len_at(at),
            _ => None,
        }
    }

    /// `the highest since 2004`, `its second lowest`, `at its highest`: no rank among areas.
    fn read_superlative_over_time(&mut self, at: usize, end: RankEnd) {
        let ordinal = at
            .checked_sub(1)
            .and_then(|before| ordinal_value(&self.tokens[before]));
        let first = at - usize::from(ordinal.is_some());
        let owner = first.checked_sub(1);
        let is_possessive = owner.is_some_and(|owner| {
            matches!(self.word(owner), Some("its" | "their"))
                || self.word(owner).is_some_and(|word| word.ends_with("'s"))
        });
        let scope = self.time_scope_after(at + 1);
        let start = match &scope {
            Some((_, start, _)) => *start,
            None if is_possessive && !self.names_a_universe(at + 1) => TimeStart::All,
            None => return,
        };
        let claim = TimeClaim::Extreme {
            end,
            place: ordinal.unwrap_or(1),
            start,
            of_first: self.is_said_of_first(first),
        };
        let own_end = match &scope {
            Some((next, _, len)) if *next == at + 1 => next + len,
            _ => at + 1,
        };
        self.push_claim(Assertion::OverTime(claim), first..own_end);
        if let Some((next, _, len)) = scope {
            self.mark_read(next..next + len);
        }
    }

    /// The time that a superlative is said of, behind its noun: its first token, the time, its number of tokens.
    fn time_scope_after(&self, at: usize) -> Option<(usize, TimeStart, usize)> {
        for on in at..(at + 9).min(self.window.end) {
            let slots = |slot, at| self.slot_length(slot, at);
            if let Some(found) = time_scope_at(self.tokens, on, &slots)
                && on + found.len <= self.window.end
            {
                return Some((on, self.time_start(&found)?, found.len));
            }
            let token = &self.tokens[on];
            // The noun, and a value with its unit in commas or brackets.
            let passes = match token.word() {
                Some(word) => {
                    meaning(word).is_none()
                        && !matches!(word, "among" | "amongst" | "than" | "and" | "but" | "which")
                        && !(word == "of" && self.names_a_universe(on))
                }
                None => {
                    token.number().is_some()
                        || [',', '(', ')', '%'].iter().any(|&c| token.is_symbol(c))
                }
            };
            if !passes {
                return None;
            }
        }
        None
    }

    fn time_start(&self, found: &PatternMatch<TimeScope>) -> Option<TimeStart> {
        let period = found
            .slots
            .iter()
            .find(|(slot, _)| *slot == PatternSlot::Period);
        let start = period.and_then(|(_, tokens)| self.start_of_period(tokens.clone()));
        Some(match found.meaning {
            TimeScope::All => TimeStart::All,
            TimeScope::ToDate => TimeStart::ToDate,
            TimeScope::Series => TimeStart::Series(start),
            TimeScope::Since => TimeStart::Since(start?),
            TimeScope::Years => TimeStart::Years(self.count_in(found)?),
            TimeScope::Decade => TimeStart::Years(10),
        })
    }

    /// The month in which a period starts.
    fn start_of_period(&self, tokens: std::ops::Range<usize>) -> Option<i32> {
        let text = &self.text[self.byte_range(tokens.clone())];
        let expected = self.expected_period_at(tokens.start);
        expected
            .map(|(index, _)| self.expected.periods[index].start)
            .or_else(|| Period::parse(text).map(|period| period.start))
    }

    /// The number in a phrase.
    pub(super) fn count_in<M>(&self, found: &PatternMatch<M>) -> Option<u32> {
        let (slot, tokens) = found
            .slots
            .iter()
            .find(|(slot, _)| matches!(slot, PatternSlot::Number | PatternSlot::Ordinal))?;
        match slot {
            PatternSlot::Ordinal => ordinal_value(&self.tokens[tokens.start]),
            _ => u32::try_from(number_at(self.tokens, tokens.start)?.number.value).ok(),
        }
    }

    /// Whether areas are named that something may rank among: `of the five areas`, `in the region`.
    fn names_a_universe(&self, at: usize) -> bool {
        let mut on = at;
        while on < self.window.end
            && self.word(on).is_some_and(|word| {
                meaning(word).is_none() && !matches!(word, "of" | "in" | "among" | "amongst")
            })
        {
            on += 1;
        }
        if on >= self.window.end {
            return false;
        }
        match self.word(on) {
            Some("among" | "amongst") => true,
            Some("of") => {
                (on + 1..(on + 4).min(self.window.end)).any(|at| {
                    matches!(self.word(at), Some("all" | "any"))
                        || number_at(self.tokens, at).is_some()
                }) && self.period_len_at(on + 1).is_none()
            }
            Some("in") => matches!(self.word(on + 1), Some("the")) && self.names_area_word(on + 2),
            _ => false,
        }
    }

    fn names_area_word(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            Some("region" | "country" | "county" | "nation" | "area" | "group")
        ) || self.text[self.tokens[at.min(self.tokens.len() - 1)].range.clone()]
            .starts_with(char::is_uppercase)
    }

    /// Whether a claim is about the first period of a change: `down from its peak`, `from a record high of 22.4`.
    fn is_said_of_first(&self, at: usize) -> bool {
        self.expected.periods.len() > 1 && self.word_before_owner(at) == Some("from")
    }

    fn word_before_owner(&self, at: usize) -> Option<&str> {
        let mut before = at.checked_sub(1)?;
        while before > 0 && matches!(self.word(before), Some("a" | "the" | "its" | "their")) {
            before -= 1;
        }
        self.word(before)
    }

    /// Reads a phrase over time at a token, and returns how many tokens to go on.
    fn read_phrase_over_time(&mut self, at: usize) -> Option<usize> {
        let slots = |slot, at| self.slot_length(slot, at);
        let found = phrase_at(self.tokens, at, &slots)?;
        let Meaning::OverTime(claim) = found.meaning else {
            return None;
        };
        if at + found.len > self.window.end || self.used[at..at + found.len].contains(&true) {
            return None;
        }
        let of_first = self.is_said_of_first(at);
        let extreme = |highest, start| TimeClaim::Extreme {
            end: rank_end(highest),
            place: 1,
            start,
            of_first,
        };
        let claim = match claim {
            OverTime::OfAllPeriods { highest } => extreme(highest, TimeStart::All),
            OverTime::Record { highest } => extreme(highest, TimeStart::New),
            OverTime::OfYears { highest } => {
                extreme(highest, TimeStart::Years(self.count_in(&found)?))
            }
            OverTime::EveryPeriod => TimeClaim::EveryPeriod(self.count_in(&found)),
            OverTime::InARow => TimeClaim::InARow(self.count_in(&found)?),
            OverTime::FirstTime => {
                let period = found
                    .slots
                    .iter()
                    .find(|(slot, _)| *slot == PatternSlot::Period);
                let since = period.and_then(|(_, tokens)| self.start_of_period(tokens.clone()));
                TimeClaim::FirstTime(match (since, self.count_in(&found)) {
                    (Some(since), _) => TimeStart::Since(since),
                    (None, Some(years)) => TimeStart::Years(years),
                    (None, None) => TimeStart::ToDate,
                })
            }
            OverTime::Ranged => TimeClaim::Ranged,
            // `averaged £583` of median pay in one year
            OverTime::Averaged if self.is_name_of_average() => {
                self.mark_read(at..at + found.len);
                return Some(found.len);
            }
            OverTime::Averaged => TimeClaim::Averaged,
            OverTime::Continued => TimeClaim::Continued,
            OverTime::Remained => TimeClaim::Remained,
        };
        let end = at + found.len;
        self.push_claim(Assertion::OverTime(claim), at..end);
        // The direction of `continued to rise` is read as that of `rise`, the hedge of `remained above` as that of its value.
        for on in at..end {
            let direction = self.word(on).and_then(meaning).is_some_and(|meaning| {
                matches!(meaning, Meaning::Moved(_) | Meaning::Judged { .. })
            });
            let hedge = matches!(
                self.word(on),
                Some("above" | "below" | "over" | "under" | "around")
            );
            let between = self.is_word(on, "between");
            if direction || between || (hedge && claim == TimeClaim::Remained) {
                self.used[on] = false;
            }
        }
        Some(found.len)
    }

    /// Whether the indicator is itself an average: `an average score of 25.6`, `median pay`.
    fn is_name_of_average(&self) -> bool {
        let says = |word: Option<&str>| {
            matches!(
                word,
                Some("average" | "mean" | "median" | "score" | "index")
            )
        };
        let names = self.expected.names.iter();
        names
            .flat_map(|name| &name.tokens)
            .any(|token| says(token.word()))
    }
}

fn rank_end(highest: bool) -> RankEnd {
    if highest {
        RankEnd::Top
    } else {
        RankEnd::Bottom
    }
}
