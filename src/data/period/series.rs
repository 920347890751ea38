//! Several periods together: the one that a text refers to, the step from one to the next.

use super::parse::Written;
use super::{Hyphen, Period};

/// Finds the period that an editor typed among those of the data: the same text first, then the same meaning.
///
/// A year written with a hyphen (`2021-22`, `2021-2022`, "2021 to 2022") means `2021/22` where the data write it so, and
/// the other way about. The text is also read as months or as years where a guess would miss.
pub fn find<'a>(periods: impl IntoIterator<Item = &'a Period>, typed: &str) -> Option<&'a Period> {
    let periods: Vec<&Period> = periods.into_iter().collect();
    let typed = typed.trim();
    let written = Written::read(typed);
    let meant = |hyphen| written.as_ref()?.period(hyphen);
    let guessed = meant(Hyphen::Guess);
    let text = guessed.as_ref().map_or(typed, |period| &period.text);
    let found = |is: &dyn Fn(&Period) -> bool| periods.iter().copied().find(|period| is(period));
    found(&|period| *period.text == *text).or_else(|| {
        let ways = [Hyphen::Guess, Hyphen::Years, Hyphen::Month];
        let mut meant = ways.into_iter().filter_map(meant);
        meant.find_map(|meant| found(&|period| period.same_time(&meant)))
    })
}

/// How many months lie between periods of a series: the greatest step that reaches every one of them, so that a missing
/// period leaves a gap (2015, 2019, 2025: 24 months). 0 where there are fewer than two.
pub fn step<'a>(periods: impl IntoIterator<Item = &'a Period>) -> u32 {
    let mut first = None;
    periods.into_iter().fold(0, |step, period| {
        let first = *first.get_or_insert(period.start);
        gcd(step, period.start.abs_diff(first))
    })
}

/// How many steps a period is after the first of its series.
pub fn slot(first: &Period, period: &Period, step: u32) -> u32 {
    period
        .start
        .abs_diff(first.start)
        .checked_div(step)
        .unwrap_or(0)
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
