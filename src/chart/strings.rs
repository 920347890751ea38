//! The words that charts say, by key. A theme's strings go before these; its English file holds the same.

use crate::config::Strings;
use crate::data::Status;

/// Every key that charts use with its English text: what a theme may say otherwise. The words for statuses and for "note"
/// are shared with the rest of the site.
pub const STRINGS: &[(&str, &str)] = &[
    ("chart-caption", "{measure}, {areas}, {periods}"),
    ("chart-span", "{from} to {to}"),
    ("chart-span-long", "between {from} and {to}"),
    ("chart-list", "{most} and {last}"),
    ("chart-areas", "{count} areas"),
    ("chart-no-values", "No figures to show"),
    (
        "chart-no-benchmark",
        "The data have no figures for {area} to compare with.",
    ),
    ("chart-source", "Source: {sources}"),
    // In drawings.
    ("chart-break", "Break"),
    ("chart-target", "Target"),
    ("chart-change", "Change"),
    ("chart-change-points", "Change (points)"),
    ("chart-change-unit", "Change ({unit})"),
    // In tables.
    ("chart-area", "Area"),
    ("chart-group", "Group"),
    ("chart-period", "Period"),
    ("chart-value", "Value"),
    ("chart-lower-limit", "Lower confidence limit"),
    ("chart-upper-limit", "Upper confidence limit"),
    ("chart-status", "Status"),
    ("chart-indicator", "Indicator"),
    ("chart-note", "Note"),
    ("chart-limits", "{name}, confidence limits"),
    ("chart-limits-level", "{name}, {level}% confidence limits"),
    ("chart-limits-cell", "{lower} to {upper}"),
    // In descriptions.
    ("chart-minus", "minus"),
    ("chart-point", "{value} percentage point"),
    ("chart-points", "{value} percentage points"),
    (
        "chart-say-line",
        "Line chart: {measure}, {areas}, {periods}.",
    ),
    ("chart-say-bar", "Bar chart: {measure}, {areas}, {periods}."),
    (
        "chart-say-ranked",
        "Ranked bars: {measure}, {areas}, {periods}.",
    ),
    (
        "chart-say-change",
        "Change between two periods: {measure}, {areas}, {periods}.",
    ),
    ("chart-say-one", "{label}: {value} in {period}."),
    (
        "chart-say-ends",
        "{label}: {first} in {from}, {last} in {to}, {direction}.",
    ),
    (
        "chart-say-high-low",
        "The highest was {high} in {when_high}, the lowest {low} in {when_low}.",
    ),
    ("chart-say-high", "The highest was {value} in {period}."),
    ("chart-say-low", "The lowest was {value} in {period}."),
    (
        "chart-say-others",
        "The other {count} lie between {low} ({low_label}) and {high} ({high_label}) in {period}.",
    ),
    (
        "chart-say-range",
        "Highest: {high_label}, {high}. Lowest: {low_label}, {low}.",
    ),
    ("chart-say-value", "{label}: {value}."),
    (
        "chart-say-position",
        "{label}: {value}, number {position} of {count} from the highest.",
    ),
    (
        "chart-say-position-joint",
        "{label}: {value}, joint number {position} of {count} from the highest.",
    ),
    (
        "chart-say-uncertain-order",
        "Where confidence limits overlap, the order is not certain.",
    ),
    (
        "chart-say-directions",
        "Of {count} areas, {up} are higher and {down} lower in the later period.",
    ),
    ("chart-say-target", "The target is {value}."),
    ("chart-say-status", "{label}, {periods}: {status}."),
    ("chart-say-status-all", "{periods}: {status}."),
    ("chart-higher", "higher"),
    ("chart-lower", "lower"),
    ("chart-higher-by", "higher by {difference}"),
    ("chart-lower-by", "lower by {difference}"),
    ("chart-same", "the same"),
    ("chart-little-changed", "little changed"),
    (
        "chart-no-clear-change",
        "no clear change, as the confidence limits overlap",
    ),
    ("chart-break-note", "Break from {period}: {reason}"),
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

/// What a status means.
pub(super) fn status_words(strings: &Strings, status: Status) -> String {
    strings
        .texts
        .get(status.key())
        .map_or_else(|| status.words().to_owned(), Clone::clone)
}
