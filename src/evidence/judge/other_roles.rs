//! Numbers that the data bear in another role than the one that was read: the mean of a span, the change instead of the value.
//!
//! In: a reading with its roles. Out: whether such a number is in it. Must not know: wordings.

use rust_decimal::Decimal;

use super::roles::NumberRole;
use super::tolerance::is_true_of;
use super::{Judge, value};
use crate::data::Row;
use crate::evidence::reading::{LinkReading, StatedAmount};
use crate::evidence::resolve::BoundPoints;

impl Judge<'_> {
    /// Whether a number is not true in its role and true in another, so that its role may have been misread.
    pub(super) fn has_number_of_other_role(
        &self,
        reading: &LinkReading,
        roles: &[NumberRole],
    ) -> bool {
        let mut numbers = reading.values.iter().zip(roles);
        numbers.any(|(stated, role)| {
            let StatedAmount::Exactly(number) = &stated.amount else {
                return false;
            };
            let fits = |data: Decimal| {
                is_true_of(stated.hedge, number, data.abs(), self.tolerance_of(*role))
                    || is_true_of(stated.hedge, number, data, self.tolerance_of(*role))
            };
            let own = self.data_value(*role);
            own.is_some_and(|own| !fits(own.value)) && self.in_other_roles(*role).any(fits)
        })
    }

    /// What the data bear in other roles than one. The two values of a change are of one kind.
    fn in_other_roles(&self, role: NumberRole) -> impl Iterator<Item = Decimal> {
        let is_value = matches!(role, NumberRole::Value(_) | NumberRole::Other);
        let values = [
            NumberRole::Value(0),
            NumberRole::Value(1),
            NumberRole::Other,
        ];
        let sizes = [NumberRole::Difference, NumberRole::Ratio];
        let others = if is_value { &sizes[..] } else { &values[..] };
        let others = others.iter().filter_map(|other| self.data_value(*other));
        let others: Vec<Decimal> = others.map(|data| data.value).collect();
        others.into_iter().chain(self.of_span())
    }

    /// The mean, the least and the greatest value of the span of a change.
    fn of_span(&self) -> Vec<Decimal> {
        let BoundPoints::Change(from, to) = &self.binding.points else {
            return Vec::new();
        };
        let ends = [value(from), value(to)];
        let rows = self.binding.series.rows();
        let inside = rows.iter().filter(|row| {
            from.period.start <= row.period().start && row.period().start <= to.period.start
        });
        let values: Vec<Decimal> = inside.filter_map(Row::value).collect();
        let total: Decimal = values.iter().copied().sum();
        let mean = total.checked_div(Decimal::from(values.len()));
        let extremes = [values.iter().min(), values.iter().max()];
        let extremes = extremes.into_iter().flatten().copied();
        mean.into_iter()
            .chain(extremes.filter(|value| !ends.contains(value)))
            .collect()
    }
}
