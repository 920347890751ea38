//! The texts of one language, by key.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::number::NumberMarks;

/// The texts of one language by key, with `{name}` where a value is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strings {
    language: String,
    texts: BTreeMap<String, String>,
    pub(super) marks: NumberMarks,
}

impl Strings {
    /// The texts of a language. Of two with the same key the later one counts.
    pub fn new(
        language: impl Into<String>,
        texts: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let texts: BTreeMap<String, String> = texts.into_iter().collect();
        Self {
            language: language.into(),
            marks: NumberMarks::new(&texts),
            texts,
        }
    }

    /// Replaces the texts with the same keys, and adds the others.
    pub fn extend(&mut self, texts: impl IntoIterator<Item = (String, String)>) {
        self.texts.extend(texts);
        self.marks = NumberMarks::new(&self.texts);
    }

    /// The language's code: `en`, `cy`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Every text by its key.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The text of a key; the key itself where there is no such text, so that a gap is visible and nothing breaks.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text of a key, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The text of a key with its placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(other, _)| *other == name);
        fill_placeholders(self.get(key), |name| {
            value(name).map(|(_, value)| Cow::Borrowed(*value))
        })
    }

    /// `A`, `A and B`, `A, B and C`.
    pub fn list(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [most @ .., last] => {
                let values = [("most", &*most.join(", ")), ("last", *last)];
                self.fill("chart-list", &values)
            }
        }
    }
}

/// A text with each `{name}` filled in, where `value` has one for the name. What is filled in is not read again.
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
