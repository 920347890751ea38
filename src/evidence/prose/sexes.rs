//! Words for the sexes, with the values that data use for them.
//!
//! In: a lower-case word. Out: values of a dimension. Must not know: which dimensions an indicator has.

/// Words for the sexes, with the values that data use for them.
const SEXES: &[(&[&str], &[&str])] = &[
    (
        &[
            "women", "woman", "female", "females", "girls", "women's", "girl",
        ],
        &[
            "female", "females", "women", "f", "girls", "menywod", "benywod",
        ],
    ),
    (
        &["men", "man", "male", "males", "boys", "men's", "boy"],
        &["male", "males", "men", "m", "boys", "dynion", "gwrywod"],
    ),
];

/// The values that data use for the sex that a word names.
pub(crate) fn sex_values(word: &str) -> Option<&'static [&'static str]> {
    SEXES
        .iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, values)| *values)
}

/// Whether a dimension is the sex.
pub(crate) fn is_sex_dimension(id: &str) -> bool {
    id.eq_ignore_ascii_case("sex") || id.eq_ignore_ascii_case("gender")
}
