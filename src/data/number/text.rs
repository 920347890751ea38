//! An exact decimal → text. Rounds half away from zero, and never shows a digit that the cell does not have.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::data::Unit;

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
    round(value, decimals.unwrap_or(u32::MAX)).to_string()
}

/// For readers: `−1,250.50`, with U+2212 for minus and commas between thousands.
pub fn text(value: Decimal, decimals: Option<u32>) -> String {
    let plain = plain(value, decimals);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("\u{2212}", digits),
        None => ("", plain.as_str()),
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::with_capacity(plain.len() + whole.len() / 3 + 3);
    text.push_str(sign);
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push_str(rest);
    text
}

/// For readers, with its unit: `£1,250`, `−£3.50`, `18.5%`, `78.2 years`. Spaces are plain: see [`unbroken`].
pub fn with_unit(value: Decimal, decimals: Option<u32>, unit: &Unit) -> String {
    let text = text(value, decimals);
    let (sign, digits) = match text.strip_prefix('\u{2212}') {
        Some(digits) => ("\u{2212}", digits),
        None => ("", text.as_str()),
    };
    format!("{sign}{}{digits}{}", unit.prefix, unit.suffix)
}

/// A text whose number does not part from the word that follows it: the first space becomes a no-break space.
pub fn unbroken(text: &str) -> String {
    text.replacen(' ', "\u{a0}", 1)
}
