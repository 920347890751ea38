//! Days and ranges as readers see them, in the page's language.
//!
//! In: values, the theme's words. Out: texts. Must not know: pages.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::language::Strings;
use crate::theme::context::Day;

/// A day: `31 January 2025`.
pub(super) fn day(date: Date, strings: &Strings) -> Day {
    Day {
        iso: date.to_string(),
        text: strings.date(date),
    }
}

/// A date as an editor wrote it, in words where it is one: `2026-04-08` is 8 April 2026, `2024/25` stays.
pub(super) fn date(written: &str, strings: &Strings) -> String {
    match written.trim().parse::<Date>() {
        Ok(date) => day(date, strings).text,
        Err(_) => written.to_owned(),
    }
}

/// Numbers of a list as they follow "Sources": `3`, `3 and 4`, `3 to 5, 9`. They are sorted and unique.
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

/// A text with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::built_in;

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
    fn days_are_written_out_in_the_language_of_the_page() {
        let strings = built_in("cy").expect("Welsh");
        assert_eq!(date("2026-04-08", strings), "8 Ebrill 2026");
        assert_eq!(date("2024/25", strings), "2024/25");
        assert_eq!(
            unbroken("18.5 per cent of 12 men"),
            "18.5\u{a0}per cent of 12\u{a0}men"
        );
    }
}
