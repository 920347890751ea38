//! Text as markup: escaped, with no-break spaces between numbers and units.
//!
//! In: text as readers see it. Out: HTML.

use super::pieces::Markup;

/// Units that are kept on one line with the number before them.
const UNITS: &[&str] = &[
    "per",
    "percentage",
    "points",
    "million",
    "billion",
    "trillion",
    "thousand",
    "years",
    "year",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "people",
    "km",
    "miles",
    "pence",
    "times",
    // Welsh.
    "y",
    "miliwn",
    "biliwn",
    "mil",
    "pwynt",
    "mlynedd",
    "blynedd",
    "mis",
    "wythnos",
    "diwrnod",
    "awr",
    "munud",
    "o",
];

/// The length of the run at the start of a text that needs no escaping: most of a text is copied in few runs.
fn plain(text: &str) -> usize {
    let is_plain = |byte: &u8| match byte {
        b'0'..=b'9' | b'"' | b'\'' | b'&' | b'<' | b'>' => false,
        b' '..=b'~' | b'\n' | b'\t' => true,
        _ => false,
    };
    text.bytes().take_while(is_plain).count()
}

/// Appends `text`, escaped for content and attributes. Characters that HTML forbids are left out.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (copied, other) = rest.split_at(plain(rest));
        out.push_str(copied);
        let Some(character) = other.chars().next() else {
            break;
        };
        escape_one(out, character);
        rest = &other[character.len_utf8()..];
    }
}

fn escape_one(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\n' | '\t' => out.push(character),
        '\r' => out.push('\n'),
        character if character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}') => {}
        character => out.push(character),
    }
}

/// The end of the running text so far, which decides whether a space may break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Before {
    /// Anything else.
    #[default]
    Other,
    /// A digit.
    Digit,
    /// A digit and a space or line end, which is at this byte of the output.
    DigitAndSpace(usize),
}

/// Appends running text, with no-break spaces between numbers and their units, and returns how it ends.
pub(super) fn running(out: &mut Markup, text: &str, before: Before) -> Before {
    let mut before = before;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Before::DigitAndSpace(space) = before
            && starts_with_unit(rest)
        {
            // A space and a line end are one byte each.
            out.replace_byte(space, "\u{a0}");
        }
        let taken = if before == Before::Digit && matches!(first, ' ' | '\n') {
            before = Before::DigitAndSpace(out.html.len());
            out.html.push(first);
            1
        } else {
            let digit = matches!(first, '0'..='9' | '½' | '¼' | '¾');
            before = if digit { Before::Digit } else { Before::Other };
            match plain(rest) {
                0 => {
                    escape_one(&mut out.html, first);
                    first.len_utf8()
                }
                copied => {
                    out.push(&rest[..copied]);
                    copied
                }
            }
        };
        rest = &rest[taken..];
    }
    before
}

fn starts_with_unit(text: &str) -> bool {
    let word = text
        .split(|character: char| !character.is_alphabetic())
        .next()
        .unwrap_or("");
    !word.is_empty() && UNITS.contains(&word)
}

/// The text of markup that the walk has written: tags removed, escapes decoded.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(tag) = rest.find('<') {
        text.push_str(&rest[..tag]);
        rest = rest[tag..]
            .find('>')
            .map_or("", |end| &rest[tag + end + 1..]);
    }
    text.push_str(rest);
    for (escaped, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        if text.contains(escaped) {
            text = text.replace(escaped, plain);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_units() {
        let run = |parts: &[&str]| {
            let mut out = Markup::default();
            let mut before = Before::default();
            for part in parts {
                before = running(&mut out, part, before);
            }
            out.html.replace('\u{a0}', "~")
        };
        assert_eq!(
            run(&["18.5 per cent of 3 wards"]),
            "18.5~per cent of 3 wards"
        );
        assert_eq!(run(&["18.5", " per cent"]), "18.5~per cent");
        assert_eq!(run(&["18.5 ", "per cent"]), "18.5~per cent");
        assert_eq!(run(&["18.5", "\n", "years"]), "18.5~years");
        assert_eq!(run(&["in 2015 years passed"]), "in 2015~years passed");
        assert_eq!(run(&["2 periods, 2  people"]), "2 periods, 2  people");
        assert_eq!(
            run(&["a < b & \"c\" \u{0}\u{b}"]),
            "a &lt; b &amp; &quot;c&quot; "
        );
    }
}
