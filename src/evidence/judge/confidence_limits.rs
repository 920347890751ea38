//! Whether confidence limits show a difference.
//!
//! By the methods of `data::methods`: two values with limits differ where zero lies outside the limits of their difference, a
//! value differs from a benchmark where the benchmark's value lies outside its limits.

use std::cmp::Ordering;

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::roles::NumberRole;
use super::tolerance::is_true_of;
use super::{Finding, Judge, LinkJudgement};
use crate::data::Row;
use crate::data::comparison::beside;
use crate::data::difference::{DifferenceVerdict, Unjudged, difference_verdict};
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::reading::{LinkReading, StatedAmount, StatedValue};
use crate::evidence::resolve::{BoundPoints, SeriesPoint};

/// Whether limits show a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LimitsVerdict {
    Yes,
    No,
    /// Why there is nothing to tell it by, after "cannot be judged:".
    CannotJudge(&'static str),
}

/// How two values were compared by their limits, as lists of evidence say it.
const BY_DIFFERENCE: &str =
    "limits of the difference by the method of variance estimates recovery (Zou and Donner, 2008)";
pub(super) const BY_BENCHMARK: &str = "the benchmark's value against the limits (OHID)";

const NO_LIMITS: LimitsVerdict =
    LimitsVerdict::CannotJudge("the data have no confidence limits for it");

impl Judge<'_> {
    /// Whether the limits show the change or the comparison of the binding.
    pub(super) fn limits_verdict(&self) -> LimitsVerdict {
        match (&self.binding.points, &self.binding.comparator) {
            (BoundPoints::Change(from, to), None) => {
                let Some((from, to)) = from.row.zip(to.row) else {
                    return NO_LIMITS;
                };
                self.binding
                    .series
                    .indicator
                    .change_verdict(from, to)
                    .into()
            }
            (BoundPoints::One(point), Some(comparator)) => {
                let BoundPoints::One(other) = &comparator.points else {
                    return NO_LIMITS;
                };
                match point.row.zip(other.row) {
                    None => NO_LIMITS,
                    Some((row, other)) if comparator.benchmark => outside_limits(row, other),
                    Some((row, other)) => difference_verdict(row, other).into(),
                }
            }
            _ => NO_LIMITS,
        }
    }

    /// The method by which the limits were used.
    pub(super) fn limits_method(&self) -> Option<&'static str> {
        let comparator = self.binding.comparator.as_ref();
        let benchmark = comparator.is_some_and(|comparator| comparator.benchmark);
        match self.limits_verdict() {
            LimitsVerdict::CannotJudge(_) => None,
            _ if benchmark => Some(BY_BENCHMARK),
            _ => Some(BY_DIFFERENCE),
        }
    }

    /// `13.2 per cent (95% CI 11.7 to 14.7)`: both limits must be those of the value before them. Where the data have none,
    /// numbers in brackets are an ordinary range.
    pub(super) fn check_stated_limits(
        &self,
        reading: &LinkReading,
        roles: &[NumberRole],
        judgement: &mut LinkJudgement,
    ) {
        for stated in &reading.limits {
            let values = reading.values.iter().zip(roles);
            let mut of = values.filter(|(value, _)| value.range.end <= stated.range.start);
            let role = of
                .next_back()
                .map_or(NumberRole::Value(0), |(_, role)| *role);
            if let Some(finding) = self.check_unit(stated, role) {
                judgement.findings.push(finding);
            } else if let StatedAmount::Between(low, high) = &stated.amount {
                self.check_limits(stated, role, low, high, judgement);
            }
        }
    }

    /// The point of a value with a role.
    fn point_of(&self, role: NumberRole) -> Option<&SeriesPoint<'_>> {
        let own = &self.binding.points;
        match (role, own, self.binding.comparator_points()) {
            (NumberRole::Value(0), BoundPoints::One(point) | BoundPoints::Change(point, _), _)
            | (NumberRole::Value(_), BoundPoints::Change(_, point), _)
            | (NumberRole::Other, _, Some(BoundPoints::One(point))) => Some(point),
            _ => None,
        }
    }

    fn check_limits(
        &self,
        stated: &StatedValue,
        role: NumberRole,
        low: &WrittenNumber,
        high: &WrittenNumber,
        judgement: &mut LinkJudgement,
    ) {
        let Some((lower, upper)) = self.point_of(role).and_then(limits) else {
            if self.text[..stated.range.start].ends_with('(') {
                self.check_range(stated, role, low, high, judgement);
            } else {
                let finding = self.nothing_to_compare(stated, NumberRole::Lower);
                judgement.findings.push(finding);
            }
            return;
        };
        let tolerance = self.tolerance();
        if is_true_of(None, low, lower, tolerance) && is_true_of(None, high, upper, tolerance) {
            return;
        }
        let right =
            |number: &WrittenNumber, data: Decimal| rounded(data, number.decimals).to_string();
        let words = &self.text[stated.number.clone()];
        let (lower, upper) = (right(low, lower), right(high, upper));
        let message = format!(
            "the text says that the confidence limits are {words}, the data say {lower} and {upper}"
        );
        let written = format!("{lower} to {upper}");
        let finding = Finding::error(Code::FigureMismatch, message).note(self.cells_label());
        judgement
            .findings
            .push(finding.edit(stated.number.clone(), written));
    }
}

fn limits(point: &SeriesPoint) -> Option<(Decimal, Decimal)> {
    let row = point.row?;
    Some((row.lower_ci()?, row.upper_ci()?))
}

impl From<DifferenceVerdict> for LimitsVerdict {
    fn from(verdict: DifferenceVerdict) -> Self {
        match verdict {
            DifferenceVerdict::Shown => Self::Yes,
            DifferenceVerdict::NotShown => Self::No,
            DifferenceVerdict::CannotJudge(Unjudged::NoLimits) => NO_LIMITS,
            DifferenceVerdict::CannotJudge(Unjudged::Overlap) => Self::CannotJudge(
                "the two periods overlap, so that their estimates depend on each other",
            ),
            DifferenceVerdict::CannotJudge(Unjudged::Break) => {
                Self::CannotJudge("the series breaks between the two periods")
            }
        }
    }
}

/// Whether a benchmark's value lies outside a row's limits.
fn outside_limits(row: Row<'_>, benchmark: Row<'_>) -> LimitsVerdict {
    match row.limits().zip(benchmark.value()) {
        Some((limits, value)) if beside(limits, value) == Ordering::Equal => LimitsVerdict::No,
        Some(_) => LimitsVerdict::Yes,
        None => NO_LIMITS,
    }
}
