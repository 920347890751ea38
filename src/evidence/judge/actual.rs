//! What a number in the words should be, by its role: a value, a difference, a ratio, a place.

use rust_decimal::Decimal;

use super::roles::Role;
use super::{Judge, digits, value};
use crate::evidence::reading::RankEnd;
use crate::evidence::resolve::{Point, Shape};

/// What a number should be.
pub(super) struct Actual {
    /// Unrounded.
    pub(super) value: Decimal,
    /// How many digits behind the point may be shown; `None` for what stands in no cell and has no unit of its own.
    pub(super) digits: Option<u32>,
    /// How it was made, where it stands in no cell.
    pub(super) method: Option<&'static str>,
}

impl Judge<'_> {
    /// What a role makes of the data; `None` where the binding has nothing for it.
    pub(super) fn actual(&self, role: Role) -> Option<Actual> {
        let definition = &self.binding.series.indicator.definition;
        let cell = |point: &Point| Actual {
            value: value(point),
            digits: Some(digits(point.row, definition)),
            method: None,
        };
        let pair = |one: Actual, other: Actual, method| {
            let digits = one.digits.min(other.digits);
            Some(Actual {
                value: one.value.checked_sub(other.value)?,
                digits,
                method: Some(method),
            })
        };
        match (
            role,
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Role::Lower | Role::Upper, Shape::At(point) | Shape::Change(_, point), _) => {
                let row = point.row?;
                let limit = if role == Role::Lower {
                    row.lower_ci
                } else {
                    row.upper_ci
                }?;
                let digits = Some(limit.scale().max(definition.decimals.unwrap_or(0)));
                Some(Actual {
                    value: limit,
                    digits,
                    method: None,
                })
            }
            (Role::Value(_), Shape::At(point), _) => Some(cell(point)),
            (Role::Value(at), Shape::Change(from, to), None) => {
                Some(cell(if at == 0 { from } else { to }))
            }
            (Role::Value(at), Shape::Change(from, to), Some(Shape::Change(vs_from, vs_to))) => {
                let (own, other) = if at == 0 {
                    (from, vs_from)
                } else {
                    (to, vs_to)
                };
                let mut gap = pair(
                    cell(own),
                    cell(other),
                    "unrounded difference between the two",
                )?;
                gap.value = gap.value.abs();
                Some(gap)
            }
            (Role::Other, _, Some(Shape::At(other))) => Some(cell(other)),
            (Role::Difference, Shape::Change(from, to), None) => pair(
                cell(to),
                cell(from),
                "unrounded difference between the two periods",
            ),
            (Role::Difference, Shape::At(own), Some(Shape::At(other))) => pair(
                cell(own),
                cell(other),
                "unrounded difference between the two",
            ),
            (Role::Difference, Shape::Change(..), Some(_)) => {
                let (first, last) = (self.actual(Role::Value(0))?, self.actual(Role::Value(1))?);
                pair(last, first, "unrounded change in the gap")
            }
            (Role::Relative, ..) => {
                let ratio = self.ratio()?;
                let value = ratio
                    .checked_sub(Decimal::ONE)?
                    .checked_mul(Decimal::ONE_HUNDRED)?;
                Some(Actual {
                    value,
                    digits: None,
                    method: Some("relative difference of the unrounded values"),
                })
            }
            (Role::Ratio, ..) => Some(Actual {
                value: self.ratio()?,
                digits: None,
                method: Some("ratio of the unrounded values"),
            }),
            (Role::Rank, ..) => {
                let (place, _) = self.place(RankEnd::Top).ok()?;
                Some(Actual {
                    value: Decimal::from(place),
                    digits: Some(0),
                    method: Some("rank, the highest first"),
                })
            }
            _ => None,
        }
    }

    /// The last value by the first, or the value by what it is compared with.
    pub(super) fn ratio(&self) -> Option<Decimal> {
        let (over, under) = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => (value(to), value(from)),
            (Shape::At(own), Some(Shape::At(other))) => (value(own), value(other)),
            (Shape::Change(..), Some(_)) => (
                self.actual(Role::Value(1))?.value,
                self.actual(Role::Value(0))?.value,
            ),
            _ => return None,
        };
        over.checked_div(under)
    }
}
