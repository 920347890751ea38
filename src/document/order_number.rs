//! Numbers by which pages are ordered.

use rust_decimal::Decimal;

/// The parts of a number between its points, as in the contents of a report: `1.10` comes after `1.9`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderNumber(pub Vec<i64>);

impl OrderNumber {
    /// The parts of a number as it was written: zeros at its end count.
    pub(super) fn of(number: Decimal) -> Self {
        let whole = number.trunc();
        let mut part = number - whole;
        let _ = part.set_scale(0);
        let parts = [whole, part].map(|part| i64::try_from(part).unwrap_or(i64::MAX));
        let has_point = number.scale() > 0;
        Self(parts[..=usize::from(has_point)].to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_in_the_order_of_their_parts() {
        let order = [
            "-1", "0", "1", "1.1", "1.2", "1.9", "1.10", "1.25", "2", "10",
        ];
        let numbers = order.map(|text| OrderNumber::of(text.parse().expect("a number")));
        assert!(numbers.is_sorted(), "{numbers:?}");
    }
}
