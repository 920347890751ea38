//! Ids of names and titles.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The id of a name: its letters without accents, small, its digits, and hyphens between words. Empty where nothing is left.
pub fn plain_id(name: &str) -> String {
    let letters = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !['\'', '’'].contains(c));
    let letters = letters.collect::<String>().to_lowercase();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_hyphens() {
        for (name, expected) in [
            ("St. Helens", "st-helens"),
            (
                "King's Lynn and West Norfolk",
                "kings-lynn-and-west-norfolk",
            ),
            ("Ynys Môn", "ynys-mon"),
            ("16-17_not known NEET (%)", "16-17-not-known-neet"),
            ("%", ""),
        ] {
            assert_eq!(plain_id(name), expected, "{name}");
        }
    }
}
