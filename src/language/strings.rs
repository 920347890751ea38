//! The words that Casebook itself says to readers, in one language: from the theme's strings/LANGUAGE.yaml.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

/// Texts by key, with `{name}` where something is fill_placeholders in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    /// The language's code: `en`, `cy`.
    pub language: String,
    /// By key.
    pub texts: BTreeMap<String, String>,
}

impl Strings {
    /// The text of a key; the key itself where the theme has none, so that a gap is seen and nothing breaks.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The text of a key with its `{name}`s fill_placeholders in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(other, _)| *other == name);
        fill_placeholders(self.get(key), |name| {
            value(name).map(|(_, value)| Cow::Borrowed(*value))
        })
    }

    /// A day as readers of this language write it: `31 January 2025`.
    pub fn date(&self, date: Date) -> String {
        let month = format!("month-{}", date.month());
        self.fill(
            "date",
            &[
                ("day", &date.day().to_string()),
                ("month", self.get(&month)),
                ("year", &date.year().to_string()),
            ],
        )
    }
}

/// A text with each `{name}` fill_placeholders in, where `value` knows the name.
pub fn fill_placeholders<'v>(text: &str, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let named = from
            .find('}')
            .and_then(|close| Some((close + 1, value(&from[1..close])?)));
        rest = if let Some((end, value)) = named {
            out.push_str(&value);
            &from[end..]
        } else {
            out.push('{');
            &from[1..]
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_once_and_what_nobody_knows_stays() {
        let value = |name: &str| match name {
            "n" => Some(Cow::Borrowed("5")),
            "words" => Some(Cow::Borrowed("{n} of {words}")),
            _ => None,
        };
        for (text, expected) in [
            ("{n} minutes", "5 minutes"),
            ("{n}{n} {words}", "55 {n} of {words}"),
            ("{other} {", "{other} {"),
            ("{{n}}", "{5}"),
            ("", ""),
        ] {
            assert_eq!(fill_placeholders(text, value), expected);
        }
    }
}
