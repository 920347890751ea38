//! Periods as publishers write them: `2019`, `2015-17`, `2021/22`.

use std::fmt;

/// A span of months with the way it is written. Ordered by its start, then its length.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first month, counted from January of year 0: `year * 12 + month - 1`.
    pub start: i32,
    /// How many months it has.
    pub months: u32,
    /// As the data have it, with plain hyphens: `2015-17`, `2021/22`.
    pub text: String,
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
