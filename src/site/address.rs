//! Addresses: derived from file names, and those that editors write, checked for safety.
//!
//! In: paths, slugs, aliases. Out: addresses (`/marmot-places/coventry/`, decoded) or what is wrong with them.
//! Must not know: pages.

use unicode_normalization::UnicodeNormalization;

use crate::document::OrderNumber;

/// The longest part of an address, in bytes: file systems end at 255, and the file's extension has to fit.
const LONGEST_PART: usize = 200;

/// The longest address, in bytes.
const LONGEST: usize = 1000;

/// Device names that Windows reserves, with any extension.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A file's or folder's name as a part of an address: lower case, without its leading number and its language, with
/// hyphens for spaces and punctuation.
pub fn part_of_name(name: &str) -> String {
    let name: String = without_number(name).nfc().collect();
    let mut part = String::with_capacity(name.len());
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || matches!(character, '_' | '.') || is_mark(character) {
            part.push(character);
        } else if matches!(character, '\'' | '’' | '"') {
            // `what's-new` becomes `whats-new`.
        } else if !part.ends_with('-') {
            part.push('-');
        }
    }
    // Names of dots alone have a meaning in paths.
    let words = part.split('-').filter(|word| !word.is_empty());
    let words: Vec<&str> = words
        .filter(|word| !word.chars().all(|c| c == '.'))
        .collect();
    let part = words.join("-").trim_matches(['-', '.']).to_owned();
    // Marks alone, as those behind an emoji, are letters of nothing.
    if part.contains(char::is_alphanumeric) {
        part
    } else {
        String::new()
    }
}

/// The number with which a name begins, as in `02-coventry` and `1.10 Wider work`. A year does not count: `2019-review` is
/// unchanged.
pub fn leading_number(name: &str) -> Option<OrderNumber> {
    numbered(name).map(|(number, _)| number)
}

fn without_number(name: &str) -> &str {
    numbered(name).map_or(name, |(_, rest)| rest)
}

/// A name's leading number and what follows it.
fn numbered(name: &str) -> Option<(OrderNumber, &str)> {
    let mut parts = Vec::new();
    let mut rest = name;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[digits..];
        let Ok(part) = rest[..digits].parse::<i64>() else {
            break;
        };
        let is_year = digits == 4 && (1800..2200).contains(&part);
        if is_year || !after.starts_with(['-', '_', ' ', '.']) {
            break;
        }
        parts.push(part);
        rest = after;
        match after.strip_prefix('.') {
            Some(next) if next.starts_with(|it: char| it.is_ascii_digit()) => rest = next,
            _ => break,
        }
    }
    let words = rest.trim_start_matches(['-', '_', ' ', '.']);
    let is_number = !parts.is_empty() && words.contains(char::is_alphabetic);
    is_number.then_some((OrderNumber(parts), words))
}

/// A combining mark: part of a letter in scripts that have no single character for it. Variation selectors choose how a character
/// is drawn, and are part of none.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
        && !matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// What is wrong with one part of an address, worded to follow "the slug …"; `None` where it is safe.
pub fn unsafe_part(part: &str) -> Option<String> {
    if part.trim().is_empty() {
        return Some("is blank".to_owned());
    }
    if part.contains(['/', '\\']) {
        return Some("has a slash, and it names one part of the address only".to_owned());
    }
    if part.chars().all(|character| character == '.') {
        return Some("leads to another folder".to_owned());
    }
    if let Some(character) = part.chars().find(|&character| is_hidden(character)) {
        return Some(format!(
            "has the character U+{:04X}, which nobody can see",
            u32::from(character)
        ));
    }
    if let Some(character) = part.chars().find(|character| {
        matches!(
            character,
            '<' | '>' | ':' | '"' | '|' | '?' | '*' | '#' | '%'
        )
    }) {
        return Some(format!(
            "has `{character}`, which means something else in an address"
        ));
    }
    if part.len() > LONGEST_PART {
        return Some(format!("is longer than {LONGEST_PART} letters"));
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Some(
            "begins or ends with a dot or a space, which some file systems drop".to_owned(),
        );
    }
    let stem = part.split('.').next().unwrap_or(part).to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|number| number.chars().count() == 1 && number != "0")
    });
    if numbered || RESERVED.contains(&stem.as_str()) {
        return Some(format!(
            "is \"{stem}\", a name that Windows keeps for itself"
        ));
    }
    None
}

/// Control characters, and those that change a text's direction or have no width.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFD}'
        )
}

/// A slug as it appears in the address, or what is wrong with it.
pub fn slug(written: &str) -> Result<String, String> {
    if let Some(wrong) = unsafe_part(written) {
        return Err(wrong);
    }
    if written.contains(char::is_whitespace) {
        return Err("has a space".to_owned());
    }
    Ok(written.to_lowercase().nfc().collect())
}

/// A former address from the site's root, decoded, or what is wrong with it. `/old/` is a folder, `/old.html`
/// a file.
pub fn alias(written: &str) -> Result<String, String> {
    let written = written.trim();
    if written.contains("://") || written.starts_with("//") {
        return Err(
            "is a whole address; write the part after the site's own, beginning with `/`"
                .to_owned(),
        );
    }
    if written.contains(['?', '#']) {
        return Err("has `?` or `#`, which a static site does not see".to_owned());
    }
    if written.contains('\\') {
        return Err("has a backslash; write `/`".to_owned());
    }
    let decoded = percent_encoding::percent_decode_str(written)
        .decode_utf8()
        .map_err(|_| "has a percent sign that stands for no letter".to_owned())?;
    let parts: Vec<&str> = decoded.split('/').collect();
    let inner = decoded.strip_prefix('/').unwrap_or(&decoded);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    if inner.is_empty() {
        return Err("is blank".to_owned());
    }
    if let Some(wrong) = inner.split('/').find_map(unsafe_part) {
        return Err(wrong);
    }
    if decoded.len() > LONGEST {
        return Err(format!("is longer than {LONGEST} letters"));
    }
    let inner: String = inner.nfc().collect();
    let is_file = parts.last().is_some_and(|last| {
        last.rsplit_once('.').is_some_and(|(stem, extension)| {
            !stem.is_empty() && matches!(extension, "html" | "htm")
        })
    });
    Ok(match (is_file, inner.strip_suffix("index.html")) {
        (true, Some(folder)) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
        (true, _) => format!("/{inner}"),
        (false, _) => format!("/{inner}/"),
    })
}

/// An address in a form in which two addresses that a file system or reader may confuse are equal: the file it is written
/// to, in one case and normal form, without dots and spaces at the ends of its parts.
pub fn folded(address: &str) -> String {
    let mut folded = String::with_capacity(address.len() + 10);
    for part in address.trim_start_matches('/').split_inclusive('/') {
        let (name, slash) = match part.strip_suffix('/') {
            Some(name) => (name, "/"),
            None => (part, ""),
        };
        let name = name.trim_end_matches(['.', ' ']);
        if name.is_ascii() {
            folded.extend(name.chars().map(|character| character.to_ascii_lowercase()));
        } else {
            // Lower case of the upper case, so that `ß` and `SS`, `ς` and `Σ` are equal.
            let upper: String = name.nfc().flat_map(char::to_uppercase).collect();
            folded.extend(upper.nfc().flat_map(char::to_lowercase).nfc());
        }
        folded.push_str(slash);
    }
    if folded.is_empty() || folded.ends_with('/') {
        folded.push_str("index.html");
    }
    folded
}

/// Whether an address is too long to be a path everywhere.
pub fn is_too_long(address: &str) -> bool {
    address.len() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_parts_of_addresses() {
        let cases = [
            ("02-coventry", "coventry"),
            ("02_coventry", "coventry"),
            ("Coventry City", "coventry-city"),
            ("2019", "2019"),
            ("2019-review", "2019-review"),
            ("1000-places", "places"),
            ("01-2019", "01-2019"),
            ("What's new?", "whats-new"),
            ("A & B", "a-b"),
            ("Ynys-Môn", "ynys-môn"),
            ("cafe\u{301}", "café"),
            ("..", ""),
            ("%2e%2e", "2e-2e"),
        ];
        for (name, part) in cases {
            assert_eq!(part_of_name(name), part, "{name}");
        }
        let number = |parts: &[i64]| Some(OrderNumber(parts.to_vec()));
        assert_eq!(leading_number("02-coventry"), number(&[2]));
        assert_eq!(leading_number("1.10 Wider work"), number(&[1, 10]));
        assert_eq!(part_of_name("1.10 Wider work"), "wider-work");
        assert_eq!(part_of_name("1.5.2023 minutes"), "2023-minutes");
        assert_eq!(leading_number("2019-review"), None);
        assert_eq!(leading_number("99999999999999999999-x"), None);
    }

    #[test]
    fn unsafe_slugs_are_refused() {
        let long = "a".repeat(300);
        for bad in [
            "",
            " ",
            ".",
            "..",
            "...",
            "a/b",
            "../a",
            "a\\b",
            "%2e%2e",
            "a\0b",
            "a\u{202e}b",
            "con",
            "CON",
            "Nul.txt",
            "com1",
            "LPT¹",
            "a b",
            "a.",
            " a",
            "a?b",
            "a#b",
            "C:",
            &long,
        ] {
            assert!(slug(bad).is_err(), "{bad:?}");
        }
        for (good, part) in [
            ("Coventry", "coventry"),
            ("v1.2", "v1.2"),
            ("ynys-môn", "ynys-môn"),
            ("com10", "com10"),
        ] {
            assert_eq!(slug(good).as_deref(), Ok(part));
        }
    }

    #[test]
    fn aliases_stay_inside_the_site() {
        let cases = [
            ("/old/", Ok("/old/")),
            ("old", Ok("/old/")),
            ("/Old/page.html", Ok("/Old/page.html")),
            ("/old/index.html", Ok("/old/")),
            ("/caf%C3%A9/", Ok("/café/")),
            ("/", Err(())),
            ("", Err(())),
            ("/a//b/", Err(())),
            ("../up/", Err(())),
            ("/a/../../b", Err(())),
            ("/a/%2e%2e/b", Err(())),
            ("/a%2f..%2fb", Err(())),
            ("/a%00", Err(())),
            ("/%ff/", Err(())),
            ("\\a", Err(())),
            ("//other.org/", Err(())),
            ("https://other.org/", Err(())),
            ("/a?b=c", Err(())),
            ("/nul/", Err(())),
        ];
        for (written, expected) in cases {
            let made = alias(written);
            assert_eq!(made.as_deref().map_err(|_| ()), expected, "{written}");
        }
    }

    #[test]
    fn addresses_that_a_file_system_confuses_are_the_same() {
        for (one, other) in [
            ("/Café/", "/cafe\u{301}/"),
            ("/a/", "/A./"),
            ("/a/", "/a/index.html"),
            ("/straße/", "/STRASSE/"),
            ("/", "/index.html"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("/a/"), folded("/a.html"));
    }
}
