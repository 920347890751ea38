//! A text that readers see: one for all languages, or one for each.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::{Decoder, Node, Value};

/// One text, or `{en: …, cy: …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// The same in every language.
    One(Spanned<String>),
    /// By language code.
    Each(BTreeMap<String, Spanned<String>>),
}

/// The texts of a file that readers see.
#[derive(Debug, Default)]
pub struct ReaderTexts<'a> {
    /// Shown as written: names, titles.
    pub names: Vec<&'a LocalText>,
    /// With inline Markdown: definitions, notes, descriptions.
    pub sentences: Vec<&'a LocalText>,
}

impl LocalText {
    /// The text in `language`, otherwise in English, otherwise in any.
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

    /// The text in `language` and no other, where one text for all counts as one of the `main` language.
    pub fn only_in(&self, language: &str, main: &str) -> Option<&Spanned<String>> {
        match self {
            Self::One(text) => (language == main).then_some(text),
            Self::Each(texts) => texts.get(language),
        }
    }

    /// Every text with its span.
    pub fn all(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::One(text) => vec![text],
            Self::Each(texts) => texts.values().collect(),
        }
    }

    /// Every text with its language, where one text for all counts as one of the `main` language.
    pub fn in_languages<'a>(&'a self, main: &'a str) -> Vec<(&'a str, &'a Spanned<String>)> {
        match self {
            Self::One(text) => vec![(main, text)],
            Self::Each(texts) => {
                let texts = texts.iter();
                texts
                    .map(|(language, text)| (language.as_str(), text))
                    .collect()
            }
        }
    }

    /// The text of a key.
    pub fn of(decoder: &mut Decoder<'_, '_>, key: &'static str) -> Option<Self> {
        let node = decoder.node(key)?;
        Self::read(decoder, key, node)
    }

    /// The texts of a key that takes a list; a single one counts as a list of one.
    pub fn list(decoder: &mut Decoder<'_, '_>, key: &'static str) -> Vec<Self> {
        let nodes = decoder.list(key);
        nodes
            .into_iter()
            .filter_map(|node| Self::read(decoder, key, node))
            .collect()
    }

    /// A node as a text, or one for each language.
    pub fn read(decoder: &mut Decoder<'_, '_>, key: &str, node: &Node) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return decoder.read_text(key, node).map(Self::One);
        };
        let language = |name: &Node| {
            name.text()
                .filter(|text| is_language(text))
                .map(normal_language)
        };
        if entries.is_empty() || entries.iter().any(|(name, _)| language(name).is_none()) {
            // Not languages: most likely a text with a colon in it, which the decoder of texts explains.
            return decoder.read_text(key, node).map(Self::One);
        }
        let mut texts = BTreeMap::new();
        for (name, value) in entries {
            if let (Some(language), Some(text)) = (language(name), decoder.read_text(key, value)) {
                texts.insert(language, text);
            }
        }
        (!texts.is_empty()).then_some(Self::Each(texts))
    }
}

/// Whether a word looks like a language's code: `en`, `cy`, `en-GB`.
pub(super) fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    parts.next().is_some_and(|first| {
        matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
    }) && parts.all(|part| {
        matches!(part.len(), 2..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A language's code in its usual spelling, whatever its case: `en`, `pt-BR`, `zh-Hant`.
pub fn normal_language(code: &str) -> String {
    let parts = code.split('-').enumerate();
    let parts = parts.map(|(number, part)| match (number, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    });
    parts.collect::<Vec<_>>().join("-")
}

/// A language's code; anything else is an error.
pub(crate) fn language(
    decoder: &mut Decoder<'_, '_>,
    word: Spanned<String>,
) -> Option<Spanned<String>> {
    if is_language(&word) {
        return Some(word.map(|word| normal_language(&word)));
    }
    let message = format!("\"{}\" is no language's code", word.value);
    let diagnostic = Diagnostic::error(Code::WrongValue, word.span, message);
    decoder.push(diagnostic.help("write en for English, cy for Welsh"));
    None
}
