//! How far a number in the words may be from the exact value.

use rust_decimal::Decimal;

use crate::data::{Unit, UnitKind};
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::vocabulary::Hedge;

/// How far a hedged number may be off at most, however round it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// Two points, of a percentage.
    Points,
    /// Six per cent of the value.
    Share,
}

impl Tolerance {
    /// That of a unit's values.
    pub(super) fn of(unit: &Unit) -> Self {
        match unit.kind {
            UnitKind::Percentage => Self::Points,
            _ => Self::Share,
        }
    }

    /// The most that a number may be away from a value.
    pub(super) fn most(self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::Points => Some(Decimal::TWO),
            Self::Share => value.abs().checked_mul(Decimal::new(6, 2)),
        }
    }
}

/// The number of zeros of a magnitude: decimals of `57.1 million` are digits before the point of the value.
pub(super) fn zeros_of(magnitude: Decimal) -> u32 {
    magnitude
        .to_string()
        .bytes()
        .filter(|&byte| byte == b'0')
        .count() as u32
}

/// Whether a number as written, with its hedge, agrees with a value (exact decimals throughout).
pub(super) fn is_true_of(
    hedge: Option<Hedge>,
    stated: &WrittenNumber,
    value: Decimal,
    tolerance: Tolerance,
) -> bool {
    let n = stated.value;
    let u = stated.significant;
    let (Some(half_step), Some(half), Some(most)) = (
        stated.step.checked_div(Decimal::TWO),
        u.checked_div(Decimal::TWO),
        tolerance.most(value),
    ) else {
        return false;
    };
    let near = half.min(most).max(half_step);
    let within = |distance: Decimal| (value - n).abs() <= distance;
    match hedge {
        // An exact tie may be rounded either way.
        None => within(half_step),
        Some(Hedge::About) => within(near),
        Some(Hedge::MoreThan) => n < value && value < n + u,
        Some(Hedge::JustOver) => n < value && value <= n + near,
        Some(Hedge::WellOver) => n + half <= value && value < n + u + u,
        Some(Hedge::AtLeast) => n <= value && value < n + u,
        Some(Hedge::Nearly) => n - near <= value && value < n,
        Some(Hedge::LessThan) => n - u < value && value < n,
        Some(Hedge::WellUnder) => n - u - u < value && value <= n - half,
        Some(Hedge::AtMost) => n - u < value && value <= n,
    }
}

/// Whether a ratio agrees with the stated one: with decimals in digits, rounded to them; else within 5 %. A hedge demands a side.
pub(super) fn is_near_ratio(ratio: Decimal, stated: &WrittenNumber, hedge: Option<Hedge>) -> bool {
    let n = stated.value;
    let five = n * Decimal::new(5, 2);
    let half_step = stated.step / Decimal::TWO;
    let rounded = stated.decimals > 0 && !stated.spelled;
    match hedge {
        None | Some(Hedge::About) if rounded => (ratio - n).abs() <= half_step,
        None | Some(Hedge::About) => (ratio - n).abs() <= five,
        Some(Hedge::MoreThan) => n < ratio && ratio < n + Decimal::ONE,
        Some(Hedge::JustOver) => n < ratio && ratio <= n + five,
        Some(Hedge::WellOver) => n + five < ratio && ratio < n + Decimal::ONE,
        Some(Hedge::AtLeast) => n <= ratio && ratio < n + Decimal::ONE,
        Some(Hedge::Nearly) => n - five <= ratio && ratio < n,
        Some(Hedge::LessThan) => ratio < n && n - Decimal::ONE < ratio,
        Some(Hedge::WellUnder) => ratio < n - five && n - Decimal::ONE < ratio,
        Some(Hedge::AtMost) => ratio <= n && n - Decimal::ONE < ratio,
    }
}
