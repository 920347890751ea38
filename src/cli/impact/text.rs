//! The list of changes for people at a terminal.

use std::fmt::Write as _;

use super::rows::{DataRow, ImpactList, ItemRow, ValueRow};

/// So many values of one chart are listed; the others are counted.
const VALUES_SHOWN: usize = 6;

/// By page and place: what it says, old and new values, messages, a wording.
pub(super) fn render(list: &ImpactList<'_>) -> String {
    let mut text = String::new();
    for change in &list.data {
        let _ = writeln!(text, "{}", data_line(change));
    }
    if !list.data.is_empty() {
        text.push('\n');
    }
    for (place, lines) in &list.other_messages {
        let _ = writeln!(text, "{place}");
        for line in lines {
            let _ = writeln!(text, "  {line}");
        }
        text.push('\n');
    }
    for item in &list.items {
        item_text(item, &mut text);
    }
    if !list.made.is_empty() {
        let _ = writeln!(
            text,
            "made from the data, and different by themselves: {}",
            list.made.join(" ")
        );
    }
    text
}

/// `imd: 316 new values (2025); 3 other values`
pub(super) fn data_line(change: &DataRow<'_>) -> String {
    let mut parts = Vec::new();
    let counted = |number: usize, what: &str, periods: &[String]| {
        let values = if number == 1 { "value" } else { "values" };
        let of = if periods.is_empty() {
            String::new()
        } else {
            format!(" ({})", periods.join(", "))
        };
        (number > 0).then(|| format!("{number} {what} {values}{of}"))
    };
    parts.extend(counted(change.added, "new", change.new_periods));
    parts.extend(counted(change.revised, "revised", &[]));
    parts.extend(counted(change.removed, "missing", change.gone_periods));
    let what = match parts.as_slice() {
        _ if change.unreadable => "the new data cannot be read".to_owned(),
        [] => "the same values".to_owned(),
        parts => parts.join("; "),
    };
    format!("{}: {what}", change.indicator)
}

fn item_text(item: &ItemRow<'_>, text: &mut String) {
    let _ = writeln!(
        text,
        "{}:{}:{}: {}, {}",
        item.file,
        item.line,
        item.column,
        item.kind,
        effect_in_words(item.effect)
    );
    if !item.text.is_empty() {
        let _ = writeln!(text, "  {}", item.text);
    }
    for value in item.values.iter().take(VALUES_SHOWN) {
        let _ = writeln!(text, "  {}", value_line(value));
    }
    let more = item.values.len().saturating_sub(VALUES_SHOWN);
    if more > 0 {
        let _ = writeln!(text, "  and {more} more values");
    }
    if let Some(description) = &item.description {
        let _ = writeln!(text, "  its description was: {}", description.old);
        let _ = writeln!(text, "  its description is: {}", description.new);
    }
    for line in item.messages.iter().flatten() {
        let _ = writeln!(text, "  {line}");
    }
    for line in &item.wording {
        let _ = writeln!(text, "  write line {}:\n    {}", line.line, line.text);
    }
    if !item.look_at.is_empty() {
        let _ = writeln!(text, "  {}", item.look_at);
    }
    text.push('\n');
}

/// `Coventry, 2019: 14.36 → 15.1`
pub(super) fn value_line(value: &ValueRow<'_>) -> String {
    let new = value.new.unwrap_or("no value");
    match (value.was_of, value.old) {
        (Some(was_of), Some(old)) => format!("{was_of}: {old} → {}: {new}", value.of),
        (_, Some(old)) => format!("{}: {old} → {new}", value.of),
        (_, None) => format!("{}: {new}, which is new", value.of),
    }
}

/// What an effect means.
pub(super) fn effect_in_words(effect: &str) -> &str {
    match effect {
        "breaks" => "no longer right",
        "advice" => "to be looked at",
        "changes" => "other values, and still right",
        "later-period" => "still right, and there is a later period",
        "mends" => "right with the new data",
        other => other,
    }
}

/// How many passages there are of each effect.
pub(super) fn summary(list: &ImpactList<'_>) -> String {
    let mut parts = Vec::new();
    for effect in ["breaks", "advice", "changes", "later-period", "mends"] {
        let count = list.items.iter().filter(|item| item.effect == effect);
        let count = count.count();
        if count > 0 {
            parts.push(format!("{count} {}", effect_in_words(effect)));
        }
    }
    if parts.is_empty() {
        return "nothing on the pages changes\n".to_owned();
    }
    let with_wording = list.items.iter().filter(|item| !item.wording.is_empty());
    format!(
        "{} passages: {}; {} with a wording\n",
        list.items.len(),
        parts.join("; "),
        with_wording.count()
    )
}
