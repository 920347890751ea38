//! The interface's words: complete in both languages, and each that is asked for is there.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests read the program's own source"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::default;

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}

/// What follows `before` in a text, up to the first character that no key has.
fn keys_after(text: &str, before: &str) -> Vec<String> {
    text.split(before)
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|&char| char.is_ascii_alphanumeric() || char == '_' || char == '-')
                .collect()
        })
        .collect()
}

#[test]
fn both_languages_say_the_same_things_and_fill_in_the_same_names() {
    let theme = default();
    let (english, welsh) = (theme.strings("en").unwrap(), theme.strings("cy").unwrap());
    assert_eq!(welsh.language, "cy");
    let keys =
        |strings: &crate::config::Strings| strings.texts.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(english), keys(welsh));
    for (key, text) in &english.texts {
        let names = |text: &str| keys_after(text, "{").into_iter().collect::<BTreeSet<_>>();
        assert_eq!(names(text), names(&welsh.texts[key]), "{key}");
    }
}

#[test]
fn every_key_that_a_template_or_the_program_asks_for_is_there() {
    let theme = default();
    let english = &theme.strings("en").unwrap().texts;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in files(&root.join("themes/default/templates"), "html") {
        let text = std::fs::read_to_string(&file).unwrap();
        for before in ["{{ t.", " t.", "(t."] {
            for key in keys_after(&text, before) {
                assert!(
                    english.contains_key(&key.replace('_', "-")),
                    "{key} in {}",
                    file.display()
                );
            }
        }
    }
    let code = files(&root.join("src"), "rs")
        .into_iter()
        .filter(|file| !file.to_string_lossy().contains("theme"));
    for file in code {
        let text = std::fs::read_to_string(&file).unwrap();
        for before in [
            "strings.get(\"",
            "strings.fill(\"",
            "strings.fill(\n            \"",
            "say(strings, \"",
        ] {
            for key in keys_after(&text, before) {
                assert!(english.contains_key(&key), "{key} in {}", file.display());
            }
        }
    }
}

#[test]
fn charts_and_statuses_say_in_the_theme_what_they_would_say_without_it() {
    let theme = default();
    let english = &theme.strings("en").unwrap().texts;
    for (key, text) in crate::chart::STRINGS {
        assert_eq!(english.get(*key).map(String::as_str), Some(*text), "{key}");
    }
    for key in [
        "status-c",
        "status-x",
        "status-low",
        "comparison-better",
        "trend-increasing",
    ] {
        assert!(english.contains_key(key), "{key}");
    }
}

#[test]
fn days_are_said_in_the_readers_language() {
    let theme = default();
    let day = jiff::civil::date(2025, 1, 31);
    assert_eq!(theme.strings("en").unwrap().date(day), "31 January 2025");
    assert_eq!(theme.strings("cy").unwrap().date(day), "31 Ionawr 2025");
    assert_eq!(theme.strings("fr").unwrap().language, "en");
}
