//! An exact decimal → text. Rounds half away from zero, and never shows a digit that the cell does not have.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::data::Unit;
use crate::language::{MINUS, Strings};

/// Rounded half away from zero to at most so many decimals. Trailing zeros that the cell has are kept, none are added,
/// and zero has no sign.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    let rounded = if value.scale() > decimals {
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    } else {
        value
    };
    if rounded.is_zero() {
        rounded.abs()
    } else {
        rounded
    }
}

/// For machines and downloads: `-1250.50`. All digits of the cell where `decimals` is `None`.
pub fn plain(value: Decimal, decimals: Option<u32>) -> String {
    exact(round(value, decimals.unwrap_or(u32::MAX)))
}

/// Every digit of a decimal, as in `to_string`, without its padding formatter: charts, tables and downloads write hundreds of
/// numbers a page.
pub fn exact(value: Decimal) -> String {
    let mut rest = value.mantissa().unsigned_abs();
    let scale = value.scale() as usize;
    // 29 digits at most, with zeros before them where the scale is greater than they are many.
    let mut bytes = [b'0'; 32];
    let mut start = bytes.len();
    let mut written = 0;
    while rest > 0 || written <= scale {
        if written == scale && scale > 0 {
            start -= 1;
            bytes[start] = b'.';
        }
        // Nearly all mantissas fit 64 bits, which the machine divides by itself.
        let digit = if let Ok(small) = u64::try_from(rest) {
            rest = u128::from(small / 10);
            (small % 10) as u8
        } else {
            let digit = (rest % 10) as u8;
            rest /= 10;
            digit
        };
        start -= 1;
        bytes[start] = b'0' + digit;
        written += 1;
    }
    if value.is_sign_negative() {
        start -= 1;
        bytes[start] = b'-';
    }
    let text = std::str::from_utf8(&bytes[start..]);
    text.expect("digits, a point and a hyphen are ASCII")
        .to_owned()
}

/// For readers: `−1,250.50`, with the marks of their language.
pub fn text(value: Decimal, decimals: Option<u32>, strings: &Strings) -> String {
    strings.number(&plain(value, decimals))
}

/// For readers, with its unit: `£1,250`, `−£3.50`, `18.5%`, `78.2 years`. Spaces are plain.
pub fn with_unit(value: Decimal, decimals: Option<u32>, unit: &Unit, strings: &Strings) -> String {
    let text = text(value, decimals, strings);
    let (sign, digits) = match text.strip_prefix(MINUS) {
        Some(digits) => ("\u{2212}", digits),
        None => ("", text.as_str()),
    };
    format!(
        "{sign}{}{digits}{}",
        unit.prefix,
        unit.suffix_of(digits, strings)
    )
}
