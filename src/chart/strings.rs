//! The words that charts say, by key. A theme's strings go before these; its English file holds the same.

use crate::config::Strings;

/// Every key that charts use with its English text: what a theme may say otherwise. The words for statuses and for "note"
/// are shared with the rest of the site.
pub const STRINGS: &[(&str, &str)] = &[
    (
        "chart-no-benchmark",
        "The data have no figures for {area} to compare with.",
    ),
    ("chart-break", "Break"),
    ("chart-target", "Target"),
    ("chart-minus", "minus"),
];

/// A text with its `{name}`s filled in: the theme's, else the English one.
pub(super) fn say(strings: &Strings, key: &str, values: &[(&str, &str)]) -> String {
    let text = strings.texts.get(key).map_or_else(
        || {
            STRINGS
                .iter()
                .find(|(known, _)| *known == key)
                .map_or(key, |(_, text)| text)
        },
        String::as_str,
    );
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let filled = inside.find('}').and_then(|close| {
            let (_, value) = values.iter().find(|(name, _)| *name == &inside[..close])?;
            out.push_str(value);
            Some(&inside[close + 1..])
        });
        rest = filled.unwrap_or_else(|| {
            out.push('{');
            inside
        });
    }
    out.push_str(rest);
    out
}
