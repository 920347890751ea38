//! The correct value of a number in the words, by its role: a value, a difference, a ratio, a rank.

use rust_decimal::Decimal;

use super::roles::NumberRole;
use super::{Judge, digits, value};
use crate::evidence::reading::RankEnd;
use crate::evidence::resolve::{BoundPoints, SeriesPoint};

/// The correct value of a number.
pub(super) struct DataValue {
    /// Unrounded.
    pub(super) value: Decimal,
    /// How many decimals may be written; `None` for what is in no cell and has no unit of its own.
    pub(super) digits: Option<u32>,
    /// How it was calculated, where it is in no cell.
    pub(super) method: Option<&'static str>,
}

impl Judge<'_> {
    /// The correct value for a role; `None` where the binding has none.
    pub(super) fn data_value(&self, role: NumberRole) -> Option<DataValue> {
        let definition = &self.binding.series.indicator.definition;
        let cell = |point: &SeriesPoint| DataValue {
            value: value(point),
            digits: Some(digits(point.row, definition)),
            method: None,
        };
        let pair = |one: DataValue, other: DataValue, method| {
            let digits = one.digits.min(other.digits);
            Some(DataValue {
                value: one.value.checked_sub(other.value)?,
                digits,
                method: Some(method),
            })
        };
        match (role, &self.binding.points, self.binding.comparator_points()) {
            (
                NumberRole::Lower | NumberRole::Upper,
                BoundPoints::One(point) | BoundPoints::Change(_, point),
                _,
            ) => self.limit(role, point),
            (NumberRole::Value(_), BoundPoints::One(point), _) => Some(cell(point)),
            (NumberRole::Value(at), BoundPoints::Change(from, to), None) => {
                Some(cell(if at == 0 { from } else { to }))
            }
            (
                NumberRole::Value(at),
                BoundPoints::Change(from, to),
                Some(BoundPoints::Change(vs_from, vs_to)),
            ) => {
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
            (NumberRole::Other, _, Some(BoundPoints::One(other))) => Some(cell(other)),
            (NumberRole::Difference, BoundPoints::Change(from, to), None) => pair(
                cell(to),
                cell(from),
                "unrounded difference between the two periods",
            ),
            (NumberRole::Difference, BoundPoints::One(own), Some(BoundPoints::One(other))) => pair(
                cell(own),
                cell(other),
                "unrounded difference between the two",
            ),
            (NumberRole::Difference, BoundPoints::Change(..), Some(_)) => {
                let (first, last) = (
                    self.data_value(NumberRole::Value(0))?,
                    self.data_value(NumberRole::Value(1))?,
                );
                pair(last, first, "unrounded change in the gap")
            }
            (NumberRole::Relative, ..) => self.relative_difference(),
            (NumberRole::Ratio, ..) => Some(DataValue {
                value: self.ratio()?,
                digits: None,
                method: Some("ratio of the unrounded values"),
            }),
            (NumberRole::Rank, ..) => {
                let (place, _) = self.rank_position(RankEnd::Top).ok()?;
                Some(DataValue {
                    value: Decimal::from(place),
                    digits: Some(0),
                    method: Some("rank, the highest first"),
                })
            }
            _ => None,
        }
    }

    /// The lower or the upper confidence limit of a point.
    fn limit(&self, role: NumberRole, point: &SeriesPoint) -> Option<DataValue> {
        let row = point.row?;
        let limit = if role == NumberRole::Lower {
            row.lower_ci()
        } else {
            row.upper_ci()
        }?;
        let definition = &self.binding.series.indicator.definition;
        Some(DataValue {
            value: limit,
            digits: Some(limit.scale().max(definition.decimals.unwrap_or(0))),
            method: None,
        })
    }

    /// The ratio's distance from one, in per cent.
    fn relative_difference(&self) -> Option<DataValue> {
        let value = self
            .ratio()?
            .checked_sub(Decimal::ONE)?
            .checked_mul(Decimal::ONE_HUNDRED)?;
        Some(DataValue {
            value,
            digits: None,
            method: Some("relative difference of the unrounded values"),
        })
    }

    /// The last value divided by the first, or the value divided by that which it is compared with.
    pub(super) fn ratio(&self) -> Option<Decimal> {
        let (over, under) = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::Change(from, to), None) => (value(to), value(from)),
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(own), value(other)),
            (BoundPoints::Change(..), Some(_)) => (
                self.data_value(NumberRole::Value(1))?.value,
                self.data_value(NumberRole::Value(0))?.value,
            ),
            _ => return None,
        };
        over.checked_div(under)
    }
}
