//! How far a number in the words may be from the exact value.

use rust_decimal::Decimal;

use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::vocabulary::Hedge;

/// The number of zeros of a magnitude: decimals of `57.1 million` are digits before the point of the value.
pub(super) fn zeros_of(magnitude: Decimal) -> u32 {
    magnitude
        .to_string()
        .bytes()
        .filter(|&byte| byte == b'0')
        .count() as u32
}

/// Whether a number as written, with its hedge, agrees with a value (exact decimals throughout).
pub(super) fn is_true_of(hedge: Option<Hedge>, stated: &WrittenNumber, value: Decimal) -> bool {
    let n = stated.value;
    let u = stated.significant;
    let (Some(half_step), Some(half)) = (
        stated.step.checked_div(Decimal::TWO),
        u.checked_div(Decimal::TWO),
    ) else {
        return false;
    };
    let within = |distance: Decimal| (value - n).abs() <= distance;
    match hedge {
        // An exact tie may be rounded either way.
        None => within(half_step),
        Some(Hedge::About) => within(half),
        Some(Hedge::MoreThan) => n < value && value < n + u,
        Some(Hedge::AtLeast) => n <= value && value < n + u,
        Some(Hedge::Nearly) => n - half <= value && value < n,
        Some(Hedge::LessThan) => n - u < value && value < n,
        Some(Hedge::AtMost) => n - u < value && value <= n,
    }
}

/// Whether a ratio is within 5 % of the stated one, and on the side of it that a hedge demands.
pub(super) fn is_near_ratio(ratio: Decimal, stated: Decimal, hedge: Option<Hedge>) -> bool {
    let five = stated * Decimal::new(5, 2);
    match hedge {
        None | Some(Hedge::About) => (ratio - stated).abs() <= five,
        Some(Hedge::MoreThan) => stated < ratio && ratio < stated + Decimal::ONE,
        Some(Hedge::AtLeast) => stated <= ratio && ratio < stated + Decimal::ONE,
        Some(Hedge::Nearly) => stated - five <= ratio && ratio < stated,
        Some(Hedge::LessThan) => ratio < stated && stated - Decimal::ONE < ratio,
        Some(Hedge::AtMost) => ratio <= stated && stated - Decimal::ONE < ratio,
    }
}
