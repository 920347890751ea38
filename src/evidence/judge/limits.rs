//! What confidence limits show.
//!
//! Two values differ where their limits do not overlap; a value differs from a benchmark where the benchmark's value lies
//! outside its limits (the convention of OHID's Fingertips).

use rust_decimal::Decimal;

use super::super::resolve::{Point, Shape};
use super::Judge;

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
