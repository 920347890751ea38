//! The time between the periods of a change: `over two years`, `twelve years later`, `in a decade`.

use rust_decimal::Decimal;

use super::{Assertion, ClaimWord, LinkReader};
use crate::data::UnitKind;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::prose::vocabulary::Hedge;

impl LinkReader<'_> {
    /// Reads a duration as a span where the values of a change are not durations, and returns its end.
    pub(super) fn read_span(
        &mut self,
        unit: StatedUnit,
        stated: &WrittenNumber,
        from: usize,
        next: usize,
    ) -> Option<usize> {
        let months = self.months_of_span(unit, stated)?;
        let later = matches!(
            self.word(next),
            Some("later" | "on" | "earlier" | "before" | "apart")
        );
        let over = from + usize::from(self.is_word(from, "over"));
        let introduced = matches!(
            self.word_before(over).as_deref(),
            Some("over" | "in" | "within" | "during" | "past" | "last" | "after" | "for" | "of")
        );
        let durations = self.expected.unit.kind == UnitKind::Duration;
        // "rose by 2 years in 12 years" of a life expectancy is ambiguous: the editor has to rephrase it.
        if durations || self.expected.periods.len() < 2 || !(introduced || later) {
            return None;
        }
        // "over ten years" spans them; "just over ten years" is more.
        let (hedge, start) = self.hedge_before(over);
        let hedge = hedge.filter(|_| !self.is_word(start, "over"));
        let end = next + usize::from(later);
        let end = end.min(self.window.end.max(next));
        self.push_span(months, hedge, later, from, end);
        Some(end)
    }

    /// The months of a whole number of years or months that a change may span.
    pub(super) fn months_of_span(&self, unit: StatedUnit, stated: &WrittenNumber) -> Option<u32> {
        let StatedUnit::Duration(unit) = unit else {
            return None;
        };
        let months = match unit {
            "decade" => 120,
            "year" => 12,
            "month" => 1,
            _ => return None,
        };
        let change = self.expected.periods.len() > 1;
        let count = u32::try_from(stated.value).ok();
        count
            .filter(|_| change && stated.decimals == 0)
            .map(|count| count.saturating_mul(months))
    }

    /// `a decade`, `the last decade`, `just over a decade`, `in a year`: a span without a number.
    pub(super) fn read_unnumbered_spans(&mut self) {
        if self.expected.periods.len() < 2 || self.expected.unit.kind == UnitKind::Duration {
            return;
        }
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let months = match self.word(at) {
                Some("decade") => 120,
                // "over the year" of months and quarters as well; "a year" alone is a rate of change.
                Some("year")
                    if at > 1
                        && matches!(self.word(at - 1), Some("a" | "one"))
                        && matches!(self.word(at - 2), Some("in" | "within" | "over")) =>
                {
                    12
                }
                _ => continue,
            };
            let mut first = at;
            while first > self.window.start
                && matches!(
                    self.word(first - 1),
                    Some("a" | "the" | "one" | "past" | "last")
                )
            {
                first -= 1;
            }
            let (mut hedge, from) = self.hedge_before(first);
            // "over the decade" spans it; "over a decade" is more than one, or spans it.
            if hedge == Some(Hedge::MoreThan)
                && self.is_word(from, "over")
                && (!self.is_word(first, "a") || months == 12)
            {
                hedge = None;
            }
            let end =
                at + 1 + usize::from(at + 1 < self.window.end && self.is_word(at + 1, "later"));
            let later = self.is_word(end - 1, "later");
            self.push_span(months, hedge, later, from, end);
        }
    }

    /// Records a span; `apart` says that it lies between the starts of the two periods.
    pub(super) fn push_span(
        &mut self,
        months: u32,
        hedge: Option<Hedge>,
        apart: bool,
        from: usize,
        end: usize,
    ) {
        let range = self.byte_range(from..end);
        self.mark_read(from..end);
        self.reading.claims.push(ClaimWord {
            assertion: Assertion::Span {
                months,
                hedge,
                apart,
            },
            range,
        });
    }

    /// Reads the frequency after a value: `a week`, `per year`, `each month`, where it is that of the indicator.
    pub(super) fn read_frequencies(&mut self) {
        if self.expected.unit.kind == UnitKind::Duration {
            return;
        }
        for at in self.window.clone() {
            let each = matches!(self.word(at), Some("a" | "an" | "per" | "each" | "every"))
                && at > 0
                && at + 1 < self.window.end
                && !self.used[at];
            let follows_value = |back: usize| {
                at.checked_sub(back).is_some_and(|before| {
                    let end = self.tokens[before].range.end;
                    self.reading
                        .values
                        .iter()
                        .any(|value| value.range.end == end)
                })
            };
            let word = self.word(at + 1).filter(|_| each);
            let frequency = word.filter(|word| is_frequency(word));
            if frequency.is_none() || !(follows_value(1) || follows_value(2)) {
                continue;
            }
            let is_named = |word: &str| self.is_named_frequency(word);
            if frequency.is_some_and(is_named) {
                self.mark_read(at..at + 2);
            } else if FREQUENCIES.iter().any(|(known, _)| is_named(known)) {
                // `£19 a month` of weekly pay
                self.uncheckable.push(at);
            }
        }
    }

    /// Whether the indicator's names have a frequency: `Median weekly pay` has that of `week`.
    fn is_named_frequency(&self, word: &str) -> bool {
        let Some((_, others)) = FREQUENCIES.iter().find(|(known, _)| *known == word) else {
            return false;
        };
        let says = |token: &Token| {
            token
                .word()
                .is_some_and(|stated| stated == word || others.contains(&stated))
        };
        self.expected
            .names
            .iter()
            .any(|name| name.tokens.iter().any(says))
    }
}

/// Units of time, each with the words for its frequency.
const FREQUENCIES: &[(&str, &[&str])] = &[
    ("year", &["annual", "annually", "yearly", "years"]),
    ("month", &["monthly"]),
    ("week", &["weekly"]),
    ("day", &["daily"]),
    ("hour", &["hourly"]),
];

/// Whether a word is a unit of time that something may be measured for: `a week`.
pub(super) fn is_frequency(word: &str) -> bool {
    FREQUENCIES.iter().any(|(known, _)| *known == word)
}

/// Whether a stated span of `months`, with its hedge, agrees with periods that are `apart` months apart.
pub(crate) fn span_agrees(months: u32, hedge: Option<Hedge>, apart: u32) -> bool {
    let (stated, apart) = (Decimal::from(months), Decimal::from(apart));
    let slack = if months >= 120 {
        stated / Decimal::from(5)
    } else {
        Decimal::from(12)
    };
    match hedge {
        None => stated == apart,
        Some(Hedge::About) => (stated - apart).abs() <= slack,
        Some(Hedge::MoreThan | Hedge::JustOver | Hedge::WellOver | Hedge::AtLeast) => {
            stated <= apart && apart < stated + slack + slack
        }
        Some(Hedge::Nearly | Hedge::LessThan | Hedge::WellUnder | Hedge::AtMost) => {
            stated - slack <= apart && apart <= stated
        }
    }
}
