//! How far a number in the words may lie from the exact value.

use rust_decimal::Decimal;

use crate::evidence::prose::numbers::Number;
use crate::evidence::prose::vocabulary::Hedge;

/// How many zeros a magnitude has: digits behind the point of `57.1 million` are digits before it of the value.
pub(super) fn zeros(magnitude: Decimal) -> u32 {
    magnitude
        .to_string()
        .bytes()
        .filter(|&byte| byte == b'0')
        .count() as u32
}

/// Whether a number as written, with its hedge, is true of a value (exact decimals throughout).
pub(super) fn holds(hedge: Option<Hedge>, said: &Number, value: Decimal) -> bool {
    let n = said.value;
    let u = said.significant;
    let (Some(half_step), Some(half)) = (
        said.step.checked_div(Decimal::TWO),
        u.checked_div(Decimal::TWO),
    ) else {
        return false;
    };
    let within = |distance: Decimal| (value - n).abs() <= distance;
    match hedge {
        // An exact tie may go either way.
        None => within(half_step),
        Some(Hedge::About) => within(half),
        Some(Hedge::MoreThan) => n < value && value < n + u,
        Some(Hedge::AtLeast) => n <= value && value < n + u,
        Some(Hedge::Nearly) => n - half <= value && value < n,
        Some(Hedge::LessThan) => n - u < value && value < n,
        Some(Hedge::AtMost) => n - u < value && value <= n,
    }
}

/// Whether a ratio is within 5 % of the one said, on one side only where a hedge says so.
pub(super) fn near(ratio: Decimal, said: Decimal, hedge: Option<Hedge>) -> bool {
    let five = said * Decimal::new(5, 2);
    match hedge {
        None | Some(Hedge::About) => (ratio - said).abs() <= five,
        Some(Hedge::MoreThan) => said < ratio && ratio < said + Decimal::ONE,
        Some(Hedge::AtLeast) => said <= ratio && ratio < said + Decimal::ONE,
        Some(Hedge::Nearly) => said - five <= ratio && ratio < said,
        Some(Hedge::LessThan) => ratio < said && said - Decimal::ONE < ratio,
        Some(Hedge::AtMost) => ratio <= said && said - Decimal::ONE < ratio,
    }
}
