//! The words that Casebook itself says to readers, in one language: from the theme's strings/LANGUAGE.yaml.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Texts by key, with `{name}` where something is filled in.
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

    /// The text of a key with its `{name}`s filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(key).to_owned(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
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
