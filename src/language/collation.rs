//! The order of names in a language: "Éclair" is between "Dudley" and "Fareham", "Ward 2" before "Ward 10".

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

/// Bytes whose order is that of texts in a language, by the Unicode Collation Algorithm with the language's own rules. A language
/// that is not known has those of no language.
pub fn sort_key(text: &str, language: &str) -> Vec<u8> {
    let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut key = Vec::new();
    match CollatorBorrowed::try_new(preferences, CollatorOptions::default()) {
        Ok(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        // The tables are in the binary: there is always one, if only that of no language.
        Err(_) => key.extend(text.to_lowercase().into_bytes()),
    }
    key
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn names_are_in_the_order_of_their_language() {
        let orders: [(&str, &[&str]); 3] = [
            (
                "en",
                &[
                    "apple", "Banana", "Dudley", "Éclair", "Fareham", "Ward 2", "Ward 10",
                ],
            ),
            (
                "cy",
                &[
                    "Caerdydd",
                    "Cymru",
                    "Chwilog",
                    "Dinbych",
                    "Llandudno",
                    "Rhyl",
                ],
            ),
            ("xx-nowhere", &["apple", "Éclair", "fig"]),
        ];
        for (language, names) in orders {
            let keys: Vec<_> = names.iter().map(|name| sort_key(name, language)).collect();
            assert!(keys.is_sorted(), "{language}: {names:?}");
        }
        // One name in two compositions.
        let names = ["Ynys M\u{f4}n", "Ynys Mo\u{302}n"];
        assert_eq!(sort_key(names[0], "cy"), sort_key(names[1], "cy"));
    }
}
