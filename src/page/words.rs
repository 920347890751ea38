//! Days and ranges as readers see them, in the page's language.
//!
//! In: values, the theme's words. Out: texts. Must not know: pages.

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
