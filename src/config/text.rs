//! A text that readers see: one for all languages, or one for each.

use std::collections::BTreeMap;

use crate::source::Spanned;

/// One text, or `{en: …, cy: …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// The same in every language.
    One(Spanned<String>),
    /// By language code.
    Each(BTreeMap<String, Spanned<String>>),
}

impl LocalText {
    /// The text in `language`, else in English, else in any.
    pub fn get(&self, language: &str) -> &Spanned<String> {
        match self {
            Self::One(text) => text,
            Self::Each(texts) => texts
                .get(language)
                .or_else(|| texts.get("en"))
                .or_else(|| texts.values().next())
                .expect("the decoder refuses a map without a language"),
        }
    }

    /// Every text with its place.
    pub fn all(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::One(text) => vec![text],
            Self::Each(texts) => texts.values().collect(),
        }
    }
}
