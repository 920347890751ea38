//! Compounds with a hyphen that are names of things, though a part of them is a claim word elsewhere: `drop-in`, `half-term`.
//!
//! In: a compound in lower case. Out: whether it is one word. Must not know: what words mean.

/// In the order of the alphabet. A compound that states something (`below-average`, `record-high`) is not here: its parts are read.
const COMPOUNDS: &[&str] = &[
    "best-practice",
    "best-value",
    "better-off",
    "bottom-up",
    "close-knit",
    "cut-off",
    "cut-offs",
    "cut-price",
    "double-click",
    "double-decker",
    "double-glazed",
    "double-glazing",
    "drop-down",
    "drop-in",
    "drop-ins",
    "drop-off",
    "drop-out",
    "drop-outs",
    "fall-back",
    "fall-out",
    "flat-pack",
    "flat-rate",
    "flat-screen",
    "growth-mindset",
    "half-board",
    "half-brother",
    "half-day",
    "half-days",
    "half-hearted",
    "half-hourly",
    "half-marathon",
    "half-mast",
    "half-price",
    "half-sister",
    "half-term",
    "half-terms",
    "half-time",
    "half-way",
    "half-yearly",
    "high-rise",
    "higher-education",
    "higher-level",
    "higher-rate",
    "higher-tier",
    "less-favoured",
    "low-rise",
    "lower-tier",
    "more-than-profit",
    "most-favoured",
    "no-fault",
    "no-one",
    "peak-rate",
    "peak-time",
    "quarter-final",
    "quarter-finals",
    "quarter-master",
    "record-keeping",
    "rise-and-shine",
    "slip-road",
    "slip-roads",
    "third-party",
    "third-sector",
    "top-down",
    "top-tier",
    "top-up",
    "top-ups",
    "twin-track",
    "worse-off",
];

/// Whether a compound is one word.
pub(super) fn is_compound(word: &str) -> bool {
    COMPOUNDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn compounds_are_in_order() {
        assert!(super::COMPOUNDS.is_sorted());
    }
}
