//! A square root in decimals: limits that readers see are exact to the digits shown, which floating point does not promise.

use rust_decimal::Decimal;

/// More steps than a number of 28 digits needs, each of which doubles the digits that are right.
const STEPS: usize = 120;

/// The square root; `None` of a number below zero, or where the steps leave the range of decimals.
pub(super) fn root(square: Decimal) -> Option<Decimal> {
    if square.is_zero() {
        return Some(Decimal::ZERO);
    }
    if square.is_sign_negative() {
        return None;
    }
    // Newton's method falls towards the root from any number above it, until the last digit.
    let mut root = square.max(Decimal::ONE);
    for _ in 0..STEPS {
        let next = square.checked_div(root)?.checked_add(root)? / Decimal::TWO;
        if next >= root {
            break;
        }
        root = next;
    }
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::number::round;

    #[test]
    fn roots_are_right_to_many_digits() {
        let cases = [
            ("0", "0"),
            ("4", "2"),
            ("2", "1.41421356237309504880"),
            ("0.0001", "0.01"),
            ("0.0000000002", "0.00001414213562373095"),
            ("1234567890123456", "35136418.28820143130327"),
        ];
        for (square, expected) in cases {
            let found = root(square.parse().expect("a number")).expect("a root");
            let expected: Decimal = expected.parse().expect("a number");
            assert_eq!(round(found, expected.scale()), expected, "{square}");
        }
        assert_eq!(root(Decimal::NEGATIVE_ONE), None);
    }
}
