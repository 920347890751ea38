//! What confidence limits show.
//!
//! Two values differ where their limits do not overlap; a value differs from a benchmark where the benchmark's value lies
//! outside its limits (the convention of OHID's Fingertips).

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::roles::Role;
use super::tolerance::holds;
use super::{Finding, Judge, Judgement};
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::Number;
use crate::evidence::reading::{Amount, Reading, Said};
use crate::evidence::resolve::{Point, Shape};

/// Whether limits show a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// They do.
    Yes,
    /// They do not.
    No,
    /// There are none.
    NoLimits,
}

impl Judge<'_> {
    /// Whether the limits show the difference that the binding speaks of.
    pub(super) fn shown(&self) -> Shown {
        match (&self.binding.shape, &self.binding.vs) {
            (Shape::Change(from, to), None) => overlap(from, to),
            (Shape::At(point), Some(vs)) => {
                let Shape::At(other) = &vs.shape else {
                    return Shown::NoLimits;
                };
                if vs.benchmark {
                    outside(point, other)
                } else {
                    overlap(point, other)
                }
            }
            _ => Shown::NoLimits,
        }
    }

    /// `13.2 per cent (95% CI 11.7 to 14.7)`: both limits must be those of the value before them. Where the data have none, a
    /// range in brackets is a range.
    pub(super) fn limits_said(&self, reading: &Reading, roles: &[Role], judgement: &mut Judgement) {
        for said in &reading.limits {
            let values = reading.values.iter().zip(roles);
            let mut of = values.filter(|(value, _)| value.range.end <= said.range.start);
            let role = of.next_back().map_or(Role::Value(0), |(_, role)| *role);
            if let Some(finding) = self.unit(said, role) {
                judgement.findings.push(finding);
            } else if let Amount::Between(low, high) = &said.amount {
                self.limits_of(said, role, low, high, judgement);
            }
        }
    }

    /// The point that a value of a role is.
    fn point_of(&self, role: Role) -> Option<&Point<'_>> {
        let own = &self.binding.shape;
        match (role, own, self.binding.vs.as_ref().map(|vs| &vs.shape)) {
            (Role::Value(0), Shape::At(point) | Shape::Change(point, _), _)
            | (Role::Value(_), Shape::Change(_, point), _)
            | (Role::Other, _, Some(Shape::At(point))) => Some(point),
            _ => None,
        }
    }

    fn limits_of(
        &self,
        said: &Said,
        role: Role,
        low: &Number,
        high: &Number,
        judgement: &mut Judgement,
    ) {
        let Some((lower, upper)) = self.point_of(role).and_then(limits) else {
            if self.text[..said.range.start].ends_with('(') {
                self.between(said, role, low, high, judgement);
            } else {
                let finding = self.nothing_to_compare(said, Role::Lower);
                judgement.findings.push(finding);
            }
            return;
        };
        if holds(None, low, lower) && holds(None, high, upper) {
            return;
        }
        let right = |number: &Number, actual: Decimal| rounded(actual, number.decimals).to_string();
        let words = &self.text[said.number.clone()];
        let (lower, upper) = (right(low, lower), right(high, upper));
        let message = format!(
            "the text says that the confidence limits are {words}, the data say {lower} and {upper}"
        );
        let written = format!("{lower} to {upper}");
        let finding = Finding::error(Code::FigureMismatch, message).note(self.label());
        judgement
            .findings
            .push(finding.edit(said.number.clone(), written));
    }
}

fn limits(point: &Point) -> Option<(Decimal, Decimal)> {
    let row = point.row?;
    Some((row.lower_ci?, row.upper_ci?))
}

fn overlap(one: &Point, other: &Point) -> Shown {
    match (limits(one), limits(other)) {
        (Some((low, high)), Some((other_low, other_high))) => {
            if high < other_low || other_high < low {
                Shown::Yes
            } else {
                Shown::No
            }
        }
        _ => Shown::NoLimits,
    }
}

fn outside(point: &Point, benchmark: &Point) -> Shown {
    match (limits(point), benchmark.row.and_then(|row| row.value)) {
        (Some((low, high)), Some(value)) => {
            if value < low || high < value {
                Shown::Yes
            } else {
                Shown::No
            }
        }
        _ => Shown::NoLimits,
    }
}
