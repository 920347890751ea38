//! Texts for all values of a dimension together, as publishers write them.

const TOTALS: [&str; 9] = [
    "total",
    "all",
    "persons",
    "all people",
    "all persons",
    "all pupils",
    "all ages",
    "both sexes",
    "people",
];

/// Whether a text stands for all together.
pub(super) fn is_total(text: &str) -> bool {
    TOTALS.iter().any(|total| text.eq_ignore_ascii_case(total))
}
