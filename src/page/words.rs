//! Days, periods, ranges and sizes as readers see them, in the page's language.
//!
//! In: values, the theme's words. Out: texts. Must not know: pages.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::language::Strings;
use crate::theme::context::Day;

/// A day: `31 January 2025`.
pub(super) fn day(date: Date, strings: &Strings) -> Day {
    let month = format!("month-{}", date.month());
    Day {
        iso: date.to_string(),
        text: strings.fill(
            "date",
            &[
                ("day", &date.day().to_string()),
                ("month", strings.get(&month)),
                ("year", &date.year().to_string()),
            ],
        ),
    }
}

/// A date as an editor wrote it, in words where it is one: `2026-04-08` is 8 April 2026, `2024/25` stays.
pub(super) fn date(written: &str, strings: &Strings) -> String {
    match written.trim().parse::<Date>() {
        Ok(date) => day(date, strings).text,
        Err(_) => written.to_owned(),
    }
}

/// A file's size: `812 bytes`, `5 kB`, `1.2 MB`.
pub(super) fn size(bytes: usize, strings: &Strings) -> String {
    if bytes < 1000 {
        return strings.fill("page-bytes", &[("n", &bytes.to_string())]);
    }
    if bytes < 1_000_000 {
        return format!("{}\u{a0}kB", bytes.div_ceil(1000));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}\u{a0}MB", tenths / 10, tenths % 10)
}

/// Numbers of a list as they stand after "Sources": `3`, `3 and 4`, `3 to 5, 9`. They are sorted and unlike each other.
pub(super) fn numbers(numbers: &[u32]) -> String {
    let mut text = String::new();
    let mut rest = numbers;
    while let Some(&first) = rest.first() {
        let run = rest
            .iter()
            .zip(first..)
            .take_while(|(number, expected)| **number == *expected)
            .count();
        if !text.is_empty() {
            text.push_str(", ");
        }
        let last = rest[run - 1];
        let _ = match run {
            1 => write!(text, "{first}"),
            2 => write!(text, "{first}, {last}"),
            _ => write!(text, "{first}–{last}"),
        };
        rest = &rest[run..];
    }
    text
}

/// A text whose numbers do not part from the words that follow them: a no-break space after each.
pub(super) fn unbroken(text: &str) -> String {
    let mut joined = String::with_capacity(text.len() + 4);
    let mut after_digit = false;
    for character in text.chars() {
        joined.push(if character == ' ' && after_digit {
            '\u{a0}'
        } else {
            character
        });
        after_digit = character.is_ascii_digit();
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_list_are_said_short() {
        for (given, text) in [
            (&[][..], ""),
            (&[3], "3"),
            (&[3, 4], "3, 4"),
            (&[3, 4, 5, 9], "3–5, 9"),
            (&[1, 3, 5, 6], "1, 3, 5, 6"),
        ] {
            assert_eq!(numbers(given), text);
        }
    }

    #[test]
    fn days_and_sizes_are_said_in_words() {
        let strings = Strings {
            texts: [
                ("date", "{day} {month} {year}"),
                ("month-4", "Ebrill"),
                ("page-bytes", "{n} bytes"),
            ]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into(),
            ..Strings::default()
        };
        assert_eq!(date("2026-04-08", &strings), "8 Ebrill 2026");
        assert_eq!(date("2024/25", &strings), "2024/25");
        assert_eq!(size(812, &strings), "812 bytes");
        assert_eq!(size(4321, &strings), "5\u{a0}kB");
        assert_eq!(size(1_240_000, &strings), "1.3\u{a0}MB");
        assert_eq!(
            unbroken("18.5 per cent of 12 men"),
            "18.5\u{a0}per cent of 12\u{a0}men"
        );
    }
}
