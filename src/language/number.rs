//! Numbers as readers of a language see them, and which of them take the singular.

use std::collections::BTreeMap;

use super::Strings;
use super::built_in::english;

/// The sign of a negative number in every language: U+2212, since a hyphen is shorter and may break a line.
pub const MINUS: char = '\u{2212}';

/// The separators within a number: `1,250.5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberMarks {
    thousands: String,
    decimal: String,
}

impl NumberMarks {
    pub(super) fn new(texts: &BTreeMap<String, String>) -> Self {
        let text = |key: &str, default: &str| {
            let text = texts.get(key).map(String::as_str);
            text.unwrap_or(default).to_owned()
        };
        Self {
            thousands: text("number-thousands", ","),
            decimal: text("number-decimal", "."),
        }
    }
}

impl Strings {
    /// A number for readers, from its digits with a point and a hyphen: `-1250.50` becomes `−1,250.50`.
    pub fn number(&self, plain: &str) -> String {
        let (is_negative, digits) = match plain.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, plain),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        let mut text = String::with_capacity(plain.len() + whole.len() / 3 + 3);
        if is_negative {
            text.push(MINUS);
        }
        for (index, digit) in whole.char_indices() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(&self.marks.thousands);
            }
            text.push(digit);
        }
        if let Some(decimals) = decimals {
            text.push_str(&self.marks.decimal);
            text.push_str(decimals);
        }
        text
    }

    /// Whether a number, as [`Self::number`] writes it, takes the singular: `1 year`. Each language names those that do.
    pub fn is_singular(&self, number: &str) -> bool {
        let number = number.trim_start_matches(MINUS);
        let mut singular = self.get("number-singular").split(' ');
        singular.any(|one| one == number)
    }

    /// The singular of a unit such as `years`, in this language or otherwise in English, which units are often written in.
    pub fn singular_unit(&self, unit: &str) -> Option<&str> {
        let key = format!("singular-{unit}");
        self.find(&key).or_else(|| english().find(&key))
    }

    /// A rank: `1st`, `22nd`, `13th`. Each language has a text for numbers that end in 1, 2, 3 (not 11, 12, 13), and others.
    pub fn ordinal(&self, number: usize) -> String {
        let key = match (number % 10, number % 100) {
            (_, 11..=13) => "ordinal-other",
            (1, _) => "ordinal-1",
            (2, _) => "ordinal-2",
            (3, _) => "ordinal-3",
            _ => "ordinal-other",
        };
        self.fill(key, &[("n", &self.number(&number.to_string()))])
    }

    /// A file's size: `812 bytes`, `5 kB`, `1.2 MB`, rounded up.
    pub fn file_size(&self, bytes: usize) -> String {
        let (key, number) = if bytes < 1000 {
            ("page-bytes", bytes.to_string())
        } else if bytes < 1_000_000 {
            ("page-kilobytes", bytes.div_ceil(1000).to_string())
        } else {
            let tenths = bytes.div_ceil(100_000);
            ("page-megabytes", format!("{}.{}", tenths / 10, tenths % 10))
        };
        self.fill(key, &[("n", &self.number(&number))])
    }
}
