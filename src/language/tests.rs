//! Every language has the same texts, and each is complete.

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

#[test]
fn every_language_has_the_keys_and_placeholders_of_the_english_one() {
    let keys = |strings: &Strings| strings.texts.keys().cloned().collect::<BTreeSet<_>>();
    assert!(built_in("cy").is_some());
    for (language, strings) in built_in_languages() {
        assert_eq!(*language, strings.language);
        assert_eq!(keys(english()), keys(strings), "{language}");
        for (key, text) in &english().texts {
            let translated = &strings.texts[key];
            assert_eq!(
                placeholders(text),
                placeholders(translated),
                "{language}: {key}"
            );
        }
    }
}
