//! The text of a cell → an exact decimal.

use rust_decimal::Decimal;

/// How many digits are stored exactly.
const DIGITS: usize = 28;

/// How many digits a spreadsheet keeps of a number; one in scientific notation with so many has lost none.
const KEPT: usize = 15;

/// Why a text is no number, with what to write instead where that is clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// It is not a number at all.
    Text,
    /// More digits than are stored exactly (how many).
    TooManyDigits(usize),
    /// `1e5`, `5.2E-02`: spreadsheets show this when they have dropped digits, which only the source has.
    Exponent,
    /// `–1.3`, `(1.4)`: a number below zero with another sign than a minus; this is the number.
    OtherMinus(String),
    /// `12,5`: a comma before decimals.
    DecimalComma(String),
    /// `1,250` in a file that may write decimals with a comma: either of these.
    Ambiguous(String, String),
    /// `£12`, `12%`: a number with its unit; this is the number.
    WithUnit(String),
}

/// Reads a number as data files write it: `1250`, `-0.5`, `1,250`, `1 250.5`, U+2212 for minus.
///
/// `comma_may_be_decimal`: the file does not separate its cells by commas, so that `1,250` may be
/// one and a quarter.
pub fn read(text: &str, comma_may_be_decimal: bool) -> Result<Decimal, NumberError> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return exact(sign, digits);
    }
    if let Some(shown) = unit_removed(digits) {
        return Err(
            match read(&format!("{sign}{shown}"), comma_may_be_decimal) {
                Ok(value) => NumberError::WithUnit(value.to_string()),
                Err(error) => error,
            },
        );
    }
    if let Some(below_zero) = other_minus(text) {
        let number = read(below_zero, comma_may_be_decimal);
        return Err(number.map_or_else(
            |error| error,
            |value| NumberError::OtherMinus(format!("-{value}")),
        ));
    }
    if let Some(number) = exponent(text) {
        return number;
    }
    grouped(sign, digits, comma_may_be_decimal)
}

/// Digits with at most one point, and at least one digit.
fn exact(sign: &str, digits: &str) -> Result<Decimal, NumberError> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if decimals.contains('.') || whole.is_empty() && decimals.is_empty() {
        return Err(NumberError::Text);
    }
    let count = whole.trim_start_matches('0').len() + decimals.len();
    if count > DIGITS {
        return Err(NumberError::TooManyDigits(count));
    }
    let bytes = whole.bytes().chain(decimals.bytes());
    let digits = bytes.fold(0, |sum, byte| sum * 10 + i128::from(byte - b'0'));
    let mantissa = if sign == "-" { -digits } else { digits };
    // At most 28 digits, all of which may be decimals: a decimal holds any such number.
    Ok(Decimal::from_i128_with_scale(
        mantissa,
        decimals.len() as u32,
    ))
}

/// Digits in groups of three after commas or spaces; or a decimal comma.
fn grouped(sign: &str, digits: &str, comma_may_be_decimal: bool) -> Result<Decimal, NumberError> {
    let only = |allowed: &str| {
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || allowed.contains(c))
    };
    let separator = if only(",.") {
        ','
    } else if only(" .") {
        ' '
    } else if only("\u{a0}.") {
        '\u{a0}'
    } else if only("\u{202f}.") {
        '\u{202f}'
    } else if only("\u{2009}.") {
        '\u{2009}'
    } else {
        return Err(NumberError::Text);
    };
    let (whole, decimals) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let groups: Vec<&str> = whole.split(separator).collect();
    let is_grouped = groups[0].len() <= 3
        && !groups[0].is_empty()
        && groups[0] != "0"
        && groups[1..].iter().all(|group| group.len() == 3);
    let joined = groups.concat();
    let plain = match decimals {
        Some(decimals) => format!("{joined}.{decimals}"),
        None => joined,
    };
    if separator == ',' && groups.len() == 2 && decimals.is_none() {
        let as_decimal = format!(
            "{sign}{}.{}",
            if groups[0].is_empty() { "0" } else { groups[0] },
            groups[1]
        );
        if !is_grouped && !groups[1].is_empty() {
            return Err(NumberError::DecimalComma(as_decimal));
        }
        if comma_may_be_decimal && is_grouped {
            return Err(NumberError::Ambiguous(format!("{sign}{plain}"), as_decimal));
        }
    }
    if is_grouped {
        exact(sign, &plain)
    } else {
        Err(NumberError::Text)
    }
}

/// What follows a dash in place of a minus, or is in brackets as accountants write it.
fn other_minus(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['\u{2012}', '\u{2013}', '\u{2014}', '\u{fe63}', '\u{ff0d}']);
    let rest = rest
        .or_else(|| text.strip_prefix('(')?.strip_suffix(')'))?
        .trim();
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        .then_some(rest)
}

/// A number without the currency or per cent sign that is written with it.
fn unit_removed(digits: &str) -> Option<&str> {
    let rest = digits
        .strip_prefix(['£', '€', '$'])
        .or_else(|| digits.strip_suffix(['%', '£', '€']))?
        .trim();
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        .then_some(rest)
}

/// `1e5`, `1.2E-3`. Read where no digit was dropped: with as many as a spreadsheet keeps, or with a power of one digit below
/// zero, which is how workbooks store what they show as `E-03`.
fn exponent(text: &str) -> Option<Result<Decimal, NumberError>> {
    let (number, power) = text.split_once(['e', 'E'])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = number.trim_start_matches(['-', '+']);
    if !digits(&unsigned.replacen('.', "", 1)) || !digits(power.trim_start_matches(['-', '+'])) {
        return None;
    }
    let kept = unsigned.bytes().filter(u8::is_ascii_digit).count();
    let is_stored = power.len() == 2 && power.starts_with('-');
    let exact = Decimal::from_scientific(text).ok();
    let exact = exact.filter(|_| kept >= KEPT || is_stored);
    Some(exact.ok_or(NumberError::Exponent))
}
