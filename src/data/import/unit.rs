//! The unit that a publisher states, as Casebook writes it.

use super::profile::Profile;

/// The unit of a text of the publisher, as Casebook writes it; nothing where it is none.
pub(super) fn unit(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    Some(match lower.as_str() {
        "" | "units" | "number" | "undefined" | "measure" => return None,
        "%" | "percentage" | "percent" | "per cent" | "percentage (%)" | "proportion"
        | "proportion - %" => "%".to_owned(),
        "yrs" | "years" => "years".to_owned(),
        "persons" => "people".to_owned(),
        _ => match lower.find("per ") {
            Some(start) if lower[start + 4..].starts_with(|c: char| c.is_ascii_digit()) => {
                text[start..].to_owned()
            }
            _ => text.to_owned(),
        },
    })
}

/// What every value is to be multiplied by, where a column says it: `thousand`.
pub(super) fn multiplier(profile: &Profile) -> Option<&'static str> {
    let column = profile.column("unit multiplier")?;
    let text = column.texts.keys().next().filter(|_| !column.varies())?;
    let text = text.trim().to_lowercase();
    ["thousand", "million", "billion"]
        .into_iter()
        .find(|times| text.trim_end_matches('s') == *times)
}
