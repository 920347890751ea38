//! The difference of two values as readers see them: it agrees with the numbers beside it; and whether the data show one at all.
//!
//! In: two values, how many decimals are shown, confidence limits. Out: the difference. Must not know: whose values they are.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::root::root;
use crate::data::number::round;
use crate::data::{Indicator, Row};

/// A difference beside the two values that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownDifference {
    /// The values are equal.
    Same,
    /// They are not, and look equal.
    AboutTheSame,
    /// The second less the first: of the values as shown, or with one more digit where that would not be the rounded difference
    /// of the unrounded values.
    By(Decimal),
}

/// The difference of two values that are shown with at most so many decimals.
pub fn shown_difference(before: Decimal, after: Decimal, decimals: u32) -> ShownDifference {
    let Some(exact) = after.checked_sub(before) else {
        return ShownDifference::AboutTheSame;
    };
    let shown = round(after, decimals).checked_sub(round(before, decimals));
    let Some(shown) = shown.filter(|shown| !shown.is_zero()) else {
        return if exact.is_zero() {
            ShownDifference::Same
        } else {
            ShownDifference::AboutTheSame
        };
    };
    if round(exact, shown.scale()) == shown {
        return ShownDifference::By(shown);
    }
    let finer = round(exact, shown.scale() + 1);
    if finer.is_zero() {
        ShownDifference::AboutTheSame
    } else {
        ShownDifference::By(finer)
    }
}

/// A value with its confidence limits, lower and upper.
type Estimate = (Decimal, (Decimal, Decimal));

/// Whether the confidence limits of the difference of two independent estimates leave out zero, by the method of variance
/// estimates recovery (Zou and Donner, Statistics in Medicine 2008): for d = v₁ − v₂ they are d − √((v₁−l₁)² + (u₂−v₂)²) and
/// d + √((u₁−v₁)² + (v₂−l₂)²). `None` where the numbers are too large.
pub fn differs((one, (low, high)): Estimate, (other, (lower, upper)): Estimate) -> Option<bool> {
    let difference = one.checked_sub(other)?;
    // Towards zero: downwards from a positive difference, upwards from a negative one.
    let (own, others) = if difference.is_sign_positive() {
        (one.checked_sub(low)?, upper.checked_sub(other)?)
    } else {
        (high.checked_sub(one)?, other.checked_sub(lower)?)
    };
    let reach = square(own)?.checked_add(square(others)?)?;
    Some(square(difference)? > reach)
}

/// The limits of the difference of two independent estimates, by the same method.
pub fn limits_of_difference(
    (one, (low, high)): Estimate,
    (other, (lower, upper)): Estimate,
) -> Option<(Decimal, Decimal)> {
    let difference = one.checked_sub(other)?;
    let reach = |own: Decimal, others: Decimal| root(square(own)?.checked_add(square(others)?)?);
    let below = reach(one.checked_sub(low)?, upper.checked_sub(other)?)?;
    let above = reach(high.checked_sub(one)?, other.checked_sub(lower)?)?;
    Some((
        difference.checked_sub(below)?,
        difference.checked_add(above)?,
    ))
}

fn square(side: Decimal) -> Option<Decimal> {
    side.checked_mul(side)
}

/// Whether the data show that two values differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceVerdict {
    /// The limits of the difference leave out zero.
    Shown,
    /// They hold it: no clear difference.
    NotShown,
    /// Nothing can be said.
    CannotJudge(Unjudged),
}

/// Why nothing can be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unjudged {
    /// A value has no limits.
    NoLimits,
    /// The periods share time, so that their estimates depend on each other.
    Overlap,
    /// The series breaks between the periods.
    Break,
}

/// Whether two rows differ: of two areas, or of two groups of people, in one period.
pub fn difference_verdict(one: Row<'_>, other: Row<'_>) -> DifferenceVerdict {
    let estimate = |row: Row<'_>| Some((row.value()?, row.limits()?));
    let differ = estimate(one).zip(estimate(other));
    match differ.and_then(|(one, other)| differs(one, other)) {
        Some(true) => DifferenceVerdict::Shown,
        Some(false) => DifferenceVerdict::NotShown,
        None => DifferenceVerdict::CannotJudge(Unjudged::NoLimits),
    }
}

/// How a series went from an earlier period to its newest.
#[derive(Clone, Copy, Debug)]
pub struct SeriesChange<'t> {
    /// The earlier row.
    pub from: Row<'t>,
    /// The difference as readers see it.
    pub difference: ShownDifference,
    /// Whether the data show it.
    pub verdict: DifferenceVerdict,
}

impl Indicator {
    /// Whether a series has changed between two of its rows.
    pub fn change_verdict(&self, from: Row<'_>, to: Row<'_>) -> DifferenceVerdict {
        if to.period().start < from.period().end() {
            return DifferenceVerdict::CannotJudge(Unjudged::Overlap);
        }
        let broken = self.breaks_between(from.period(), to.period()).next();
        if broken.is_some() {
            return DifferenceVerdict::CannotJudge(Unjudged::Break);
        }
        difference_verdict(to, from)
    }

    /// How the newest value of a series differs from its first: of the periods after its last break that share no time with the
    /// newest. `None` where the newest has no value, or there is no such period.
    pub fn change_since_first(&self, area: &str, slice: &[Arc<str>]) -> Option<SeriesChange<'_>> {
        let series = self.table.series(area, slice);
        let to = series.last()?;
        let comparable = |from: &Row<'_>| {
            let (from, to) = (from.period(), to.period());
            from.end() <= to.start && self.breaks_between(from, to).next().is_none()
        };
        let from = series
            .iter()
            .filter(|from| from.value().is_some())
            .find(comparable)?;
        Some(SeriesChange {
            from,
            difference: shown_difference(from.value()?, to.value()?, self.decimals()),
            verdict: self.change_verdict(from, to),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn a_difference_agrees_with_the_values_beside_it() {
        let by = |text: &str| ShownDifference::By(number(text));
        let cases = [
            ("18.4615", "17.73", 1, by("-0.73")),
            ("2.9", "3.04", 1, by("0.1")),
            ("3", "2.96", 1, ShownDifference::AboutTheSame),
            ("18.1747", "18.1857", 1, ShownDifference::AboutTheSame),
            ("18.149", "18.151", 1, ShownDifference::AboutTheSame),
            ("0.0004", "0.0002", 1, ShownDifference::AboutTheSame),
            ("4.0", "4.00", 1, ShownDifference::Same),
            ("-1.26", "1.24", 1, by("2.5")),
            ("1240", "1251", 0, by("11")),
        ];
        for (before, after, decimals, expected) in cases {
            let found = shown_difference(number(before), number(after), decimals);
            assert_eq!(found, expected, "{before} to {after}");
        }
    }

    #[test]
    fn a_difference_is_shown_where_its_limits_leave_out_zero() {
        let estimate =
            |value: &str, low: &str, high: &str| (number(value), (number(low), number(high)));
        // The limits of each overlap, those of the difference (0.2 to 5.8) leave out zero.
        let (one, other) = (estimate("53", "51", "55"), estimate("50", "48", "52"));
        assert_eq!(differs(one, other), Some(true));
        assert_eq!(differs(other, one), Some(true));
        let near = estimate("52.5", "50.5", "54.5");
        assert_eq!(differs(near, other), Some(false));
        assert_eq!(differs(other, other), Some(false));
        let limits = |one, other| {
            limits_of_difference(one, other).map(|(low, high)| (round(low, 4), round(high, 4)))
        };
        let numbers = |low: &str, high: &str| Some((number(low), number(high)));
        assert_eq!(limits(one, other), numbers("0.1716", "5.8284"));
        assert_eq!(limits(other, one), numbers("-5.8284", "-0.1716"));
        // Limits that are not symmetric about the value: the method's authors' point.
        let skewed = estimate("4", "3", "7");
        assert_eq!(
            limits(skewed, estimate("1", "0.5", "3")),
            numbers("0.7639", "6.0414")
        );
    }
}
