//! Every language has the same texts, and each is complete.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::Diagnostic;

/// The placeholders of a text: `{name}`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_file_of_texts_is_read_without_a_message() {
    for (path, source) in built_in::sources() {
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        let texts = read_texts(&source, &mut diagnostics);
        assert_eq!(diagnostics, [], "{path}");
        assert!(!texts.is_empty(), "{path}");
    }
}

/// Keys that a language has as far as its grammar needs them.
fn is_optional(key: &str) -> bool {
    key.starts_with("singular-") || key.starts_with("unit-") || key.ends_with("-as-end")
}

#[test]
fn every_language_has_the_keys_and_placeholders_of_the_english_one() {
    let keys = |strings: &Strings| {
        let keys = strings.texts().keys().filter(|key| !is_optional(key));
        keys.cloned().collect::<BTreeSet<_>>()
    };
    assert!(built_in("cy").is_some());
    for (language, strings) in built_in_languages() {
        assert_eq!(language, strings.language());
        assert_eq!(keys(english()), keys(strings), "{language}");
        for key in keys(strings) {
            assert_eq!(
                placeholders(english().get(&key)),
                placeholders(strings.get(&key)),
                "{language}: {key}"
            );
        }
    }
}

#[test]
fn placeholders_are_filled_in_once_and_unknown_ones_stay() {
    let value = |name: &str| match name {
        "n" => Some(Cow::Borrowed("5")),
        "words" => Some(Cow::Borrowed("{n} of {words}")),
        _ => None,
    };
    for (text, expected) in [
        ("{n} minutes", "5 minutes"),
        ("{n}{n} {words}", "55 {n} of {words}"),
        ("{other} {", "{other} {"),
        ("{{n}}", "{5}"),
        ("", ""),
    ] {
        assert_eq!(fill_placeholders(text, value), expected);
    }
    assert_eq!(english().get("no-such-key"), "no-such-key");
    assert_eq!(
        ["cy", "gd", "xx"].map(own_name),
        ["Cymraeg", "Gàidhlig", "xx"]
    );
}

#[test]
fn lists_dates_and_months_follow_the_language() {
    let welsh = built_in("cy").expect("Welsh");
    assert_eq!(english().list(&[]), "");
    assert_eq!(english().list(&["A"]), "A");
    assert_eq!(english().list(&["A", "B", "C"]), "A, B and C");
    assert_eq!(welsh.list(&["A", "B"]), "A a B");
    let day = jiff::civil::date(2025, 1, 31);
    assert_eq!(english().date(day), "31 January 2025");
    assert_eq!(welsh.date(day), "31 Ionawr 2025");
    let quarter = ((1, 2024), (3, 2024));
    assert_eq!(
        english().month_span(quarter.0, quarter.1),
        "January to March 2024"
    );
    assert_eq!(
        welsh.month_span(quarter.0, quarter.1),
        "Ionawr i Fawrth 2024"
    );
    assert_eq!(
        english().month_span((4, 2023), (3, 2024)),
        "April 2023 to March 2024"
    );
}

#[test]
fn numbers_and_sizes_follow_the_language() {
    for (plain, text) in [
        ("1250.50", "1,250.50"),
        ("-1250.5", "−1,250.5"),
        ("999", "999"),
        ("57112543", "57,112,543"),
    ] {
        assert_eq!(english().number(plain), text);
    }
    let texts = [
        ("number-decimal", ","),
        ("number-thousands", "\u{202f}"),
        ("number-singular", "0 1"),
    ];
    let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let french = Strings::new("fr", texts);
    assert_eq!(french.number("-1250.5"), "−1\u{202f}250,5");
    assert!(french.is_singular("0") && !english().is_singular("0"));
    assert!(english().is_singular("−1") && !english().is_singular("1.0"));
    assert_eq!(french.singular_unit("years"), Some("year"));
    assert_eq!(english().singular_unit("people"), Some("person"));
    assert_eq!(english().file_size(812), "812 bytes");
    assert_eq!(english().file_size(4321), "5\u{a0}kB");
    assert_eq!(english().file_size(1_240_000), "1.3\u{a0}MB");
}
