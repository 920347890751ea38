//! Periods as publishers and editors write them: `2019`, `2015-17`, `2021/22`, `2024 Q1`, `March 2024`.
//!
//! In: a text. Out: a span of months that keeps its text, can be ordered, matched, named for readers and counted on an
//! axis. Must not know: tables, pages.

mod parse;
mod series;
mod tidy;
mod within;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

pub use crate::yaml::MONTHS;
pub use parse::Hyphen;
pub use series::{find, slot, step};
pub use within::period_within;

/// A span of months with its text. Ordered by its start, then its length.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first month, counted from January of year 0: `year * 12 + month - 1`. Of a financial or school year, April.
    pub start: i32,
    /// The day of the month, for a date; otherwise 0.
    day: u8,
    /// How many months it has; 0 for a date.
    pub months: u32,
    /// As the data have it, with plain hyphens and no spaces about them: `2015-17`, `2021/22`.
    pub text: Arc<str>,
    form: Form,
}

/// The notation, which the name for readers follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    /// `2019`
    Year,
    /// `2015-17`: calendar years put together.
    Years,
    /// `2021/22`: a year that begins in one calendar year and ends in the next.
    SplitYear,
    /// `2021-22`: two calendar years or a split year. British statistics nearly always mean the second, so it counts as 12
    /// months, but it is never rewritten as either.
    HyphenYear,
    /// `2015/16-2017/18`
    SplitYears,
    /// `2024 Q1`
    Quarter,
    /// `2024-03`, `March 2024`
    Month,
    /// `January to March 2024`, `April 2021 to March 2022`
    Months,
    /// `21 March 2021`
    Date,
}

impl Period {
    /// Reads a period; `None` where the text is none. `2001-03` is 2001 to 2003 and `2024-03` March 2024: see [`Hyphen`].
    pub fn parse(text: &str) -> Option<Self> {
        parse::parse(text, Hyphen::Guess)
    }

    /// Reads a period of a column whose `2001-03`s are known to be months, or years.
    pub fn parse_as(text: &str, hyphen: Hyphen) -> Option<Self> {
        parse::parse(text, hyphen)
    }

    /// Whether both mean the same time, however they are written.
    pub fn same_time(&self, other: &Self) -> bool {
        (self.start, self.day, self.months) == (other.start, other.day, other.months)
    }

    /// The key that compares periods by their meaning alone.
    pub fn key(&self) -> (i32, u8, u32) {
        (self.start, self.day, self.months)
    }

    /// Whether both share some time and are different: 2015-17 and 2016-18.
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.same_time(other) && self.start < other.end() && other.start < self.end()
    }

    /// The calendar years that it touches: 2021 and 2022 for 2021/22.
    pub fn years(&self) -> RangeInclusive<i32> {
        let last = self.start + i32::try_from(self.months.max(1)).unwrap_or(i32::MAX) - 1;
        self.start.div_euclid(12)..=last.div_euclid(12)
    }

    /// The month after the last, counted as `start` is.
    pub fn end(&self) -> i32 {
        self.start
            .saturating_add(i32::try_from(self.months.max(1)).unwrap_or(i32::MAX))
    }
}

/// The text as the data have it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
