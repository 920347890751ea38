//! Whether confidence limits show a difference.
//!
//! Two values differ where their limits do not overlap; a value differs from a benchmark where the benchmark's value lies
//! outside its limits (the convention of OHID's Fingertips).

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::roles::NumberRole;
use super::tolerance::is_true_of;
use super::{Finding, Judge, LinkJudgement};
use crate::data::Row;
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::reading::{LinkReading, StatedAmount, StatedValue};
use crate::evidence::resolve::{BoundPoints, SeriesPoint};

/// Whether limits show a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LimitsVerdict {
    Yes,
    No,
    /// A value has no limits.
    NoLimits,
}

impl Judge<'_> {
    /// Whether the limits show the change or the comparison of the binding.
    pub(super) fn limits_verdict(&self) -> LimitsVerdict {
        match (&self.binding.points, &self.binding.comparator) {
            (BoundPoints::Change(from, to), None) => limits_overlap(from, to),
            (BoundPoints::One(point), Some(comparator)) => {
                let BoundPoints::One(other) = &comparator.points else {
                    return LimitsVerdict::NoLimits;
                };
                if comparator.benchmark {
                    outside_limits(point, other)
                } else {
                    limits_overlap(point, other)
                }
            }
            _ => LimitsVerdict::NoLimits,
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

fn limits_overlap(one: &SeriesPoint, other: &SeriesPoint) -> LimitsVerdict {
    match (limits(one), limits(other)) {
        (Some((low, high)), Some((other_low, other_high))) => {
            if high < other_low || other_high < low {
                LimitsVerdict::Yes
            } else {
                LimitsVerdict::No
            }
        }
        _ => LimitsVerdict::NoLimits,
    }
}

fn outside_limits(point: &SeriesPoint, benchmark: &SeriesPoint) -> LimitsVerdict {
    match (limits(point), benchmark.row.and_then(Row::value)) {
        (Some((low, high)), Some(value)) => {
            if value < low || high < value {
                LimitsVerdict::Yes
            } else {
                LimitsVerdict::No
            }
        }
        _ => LimitsVerdict::NoLimits,
    }
}
