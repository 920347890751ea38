//! Reads a map by its shape, gathering every error: keys that it does not have, keys that are missing, values of another kind.
//!
//! The rule for all readers: a key without a value counts as left out, and what is wrong is said once, at its own place.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::scalar::{self, Wrong};
use super::shape::{Key, Kind, Shape};
use super::{Node, Value, mend};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Span, Spanned};

/// Which keys a map may have beside its shape's.
#[derive(Clone, Copy)]
pub enum Others<'a> {
    /// None.
    Refused,
    /// Those.
    Named(&'a BTreeSet<String>),
    /// Any with a scalar for a value, unless it looks like a misspelt key of the shape.
    Words,
}

/// A map that is being read.
pub struct Decoder<'n, 'd> {
    source: &'n Source,
    shape: &'static Shape,
    entries: &'n [(Node, Node)],
    diagnostics: &'d mut Vec<Diagnostic>,
    /// Which keys the decoder asked for: a shape's key that nobody reads is a mistake of ours.
    #[cfg(test)]
    asked: BTreeSet<&'static str>,
}

#[cfg(test)]
impl Drop for Decoder<'_, '_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            for key in self.shape.keys {
                assert!(
                    self.asked.contains(key.name),
                    "{}: nobody reads {}",
                    self.shape.name,
                    key.name
                );
            }
        }
    }
}

impl<'n, 'd> Decoder<'n, 'd> {
    /// Begins to read a map: says which keys it does not have and which are missing (at `at`). Nothing counts as an empty map.
    ///
    /// `None`, with an error, where the node is no map.
    pub fn new(
        source: &'n Source,
        node: &'n Node,
        shape: &'static Shape,
        at: &Span,
        others: Others<'_>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[(Node, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                let message = format!("{} is made of keys and values", shape.name);
                diagnostics.push(
                    Diagnostic::error(Code::WrongValue, node.span.clone(), message).help(format!(
                        "write each on a line of its own, such as: {}",
                        example(shape)
                    )),
                );
                return None;
            }
        };
        let mut decoder = Self {
            source,
            shape,
            entries,
            diagnostics,
            #[cfg(test)]
            asked: BTreeSet::new(),
        };
        decoder.check_keys(others);
        decoder.check_needed(at);
        Some(decoder)
    }

    fn check_keys(&mut self, others: Others<'_>) {
        let mut seen: Vec<(&'static str, &Node)> = Vec::new();
        for (name, value) in self.entries {
            let Some(text) = name.text() else { continue };
            if let Some(key) = self.shape.key(text) {
                if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == key.name) {
                    self.diagnostics.push(
                        Diagnostic::error(
                            Code::DuplicateKey,
                            name.span.clone(),
                            format!(
                                "{text} means the same as {}",
                                first.text().unwrap_or_default()
                            ),
                        )
                        .label(first.span.clone(), "which stands here")
                        .help("keep one of the two lines"),
                    );
                }
                seen.push((key.name, name));
                if key.not_yet {
                    self.diagnostics.push(
                        Diagnostic::advice(
                            Code::NotYet,
                            name.span.clone(),
                            format!("{text} has no effect yet"),
                        )
                        .help("it may stay: a later version of Casebook will act on it"),
                    );
                }
                continue;
            }
            match others {
                Others::Named(names) if names.contains(text) => {}
                Others::Words if value.text().is_some() && !self.is_misspelt(text) => {}
                Others::Named(names) => self.unknown(name, text, Some(names)),
                Others::Words | Others::Refused => self.unknown(name, text, None),
            }
        }
    }

    /// The key that people who type `word` have in mind.
    fn meant(&self, word: &str) -> Option<&'static str> {
        let word = word.to_lowercase();
        self.shape
            .keys
            .iter()
            .find(|key| key.meant_by.contains(&word.as_str()))
            .map(|key| key.name)
    }

    fn unknown(&mut self, name: &Node, text: &str, others: Option<&BTreeSet<String>>) {
        let near = self.meant(text).or_else(|| self.near(text)).or_else(|| {
            let names = others?.iter().map(String::as_str);
            did_you_mean(text, names)
        });
        let mut message = format!("{} has no key {}", self.shape.name, scalar::shown(text));
        if let Some(near) = near {
            let _ = write!(message, "; did you mean \"{near}\"?");
        }
        let diagnostic = Diagnostic::error(Code::UnknownKey, name.span.clone(), message);
        let help = if let Some(near) = near {
            mend::line_with(self.source, &name.span.range(), near)
                .map(|line| format!("write: {line}"))
        } else {
            let keys: Vec<&str> = self
                .shape
                .keys
                .iter()
                .map(|key| key.name)
                .chain(others.into_iter().flatten().map(String::as_str))
                .collect();
            Some(format!("it may have: {}", keys.join(", ")))
        };
        self.diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    fn check_needed(&mut self, at: &Span) {
        for key in self.shape.keys.iter().filter(|key| key.needed.is_some()) {
            let entry = self.entries.iter().find(|(name, _)| is(key, name));
            let add = key.needed.unwrap_or_default();
            let diagnostic = match entry {
                None => Diagnostic::error(
                    Code::MissingKey,
                    at.clone(),
                    format!("{} needs {}", self.shape.name, key.name),
                )
                .help(format!("add a line such as: {add}")),
                Some((
                    name,
                    Node {
                        value: Value::Null,
                        span,
                    },
                )) => self.empty(key, name, span, add),
                Some(_) => continue,
            };
            self.diagnostics.push(diagnostic);
        }
    }

    /// A needed key without a value; a value that starts with `#` is a comment to YAML.
    fn empty(&self, key: &Key, name: &Node, value: &Span, add: &str) -> Diagnostic {
        let diagnostic = Diagnostic::error(
            Code::MissingKey,
            name.span.clone(),
            format!("{} is empty", key.name),
        );
        let Some(comment) = self.comment_after(value) else {
            return diagnostic.help(format!("write something behind it, such as: {add}"));
        };
        let text = &self.source.text()[comment.range()];
        let diagnostic = diagnostic.label(comment.clone(), "after #, YAML reads a comment");
        match mend::line_with(self.source, &comment.range(), &mend::quoted(text)) {
            Some(line) => diagnostic.help(format!("write: {line}")),
            None => diagnostic,
        }
    }

    /// The comment that follows a value on its line.
    fn comment_after(&self, value: &Span) -> Option<Span> {
        let text = self.source.text();
        let rest = text.get(value.end as usize..)?;
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let comment = line.trim_start_matches([' ', '\t']);
        let start = value.end as usize + line.len() - comment.len();
        let end = start + comment.trim_end().len();
        (comment.starts_with('#') && comment.len() < line.len())
            .then(|| self.source.span(start..end))
    }

    /// The key's node and value's, if it has one.
    pub fn entry(&mut self, key: &'static str) -> Option<(&'n Node, &'n Node)> {
        #[cfg(test)]
        self.asked.insert(key);
        let key = self.shape.key(key);
        debug_assert!(key.is_some(), "the shape describes every key that is read");
        let key = key?;
        self.entries
            .iter()
            .find(|(name, value)| is(key, name) && value.value != Value::Null)
            .map(|(name, value)| (name, value))
    }

    /// The value of a key, whatever it is.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The entries whose key is not in the shape.
    pub fn others(&self) -> impl Iterator<Item = (&'n Node, &'n Node)> + use<'n> {
        let shape = self.shape;
        self.entries
            .iter()
            .filter(move |(name, _)| name.text().is_some_and(|text| shape.key(text).is_none()))
            .map(|(name, value)| (name, value))
    }

    /// The source that is read.
    pub fn source(&self) -> &'n Source {
        self.source
    }

    /// What the map may hold.
    pub fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Whether a word looks like one of the shape's keys, misspelt or by another name.
    pub fn is_misspelt(&self, word: &str) -> bool {
        self.meant(word).is_some() || self.near(word).is_some()
    }

    fn near(&self, word: &str) -> Option<&'static str> {
        did_you_mean(word, self.shape.keys.iter().map(|key| key.name))
    }

    /// Where messages go, for what is read by other means.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// Says that something is wrong.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A word as it is typed.
    pub fn word(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.read_word(key, node)
    }

    /// A list of words; one alone may stand for it.
    pub fn words(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.node(key)
            .map_or_else(Vec::new, |node| self.read_words(key, node))
    }

    /// A node as a list of words; one alone may stand for it.
    pub fn read_words(&mut self, key: &str, node: &Node) -> Vec<Spanned<String>> {
        match &node.value {
            Value::Null => Vec::new(),
            Value::List(items) => items
                .iter()
                .filter(|item| item.value != Value::Null)
                .filter_map(|item| self.read_word(key, item))
                .collect(),
            _ => self.read_word(key, node).into_iter().collect(),
        }
    }

    /// An exact number.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<Decimal>> {
        let node = self.node(key)?;
        self.read_number(key, node)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Integer, scalar::integer)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Flag, scalar::flag)
    }

    /// A day.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Date, scalar::date)
    }

    /// A day or a moment of it, as written.
    pub fn moment(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Moment, |text| {
            scalar::moment(text).map(|()| text.to_owned())
        })
    }

    /// An address.
    pub fn url(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Url, |text| {
            scalar::url(text).map(|()| text.to_owned())
        })
    }

    /// An address of a website.
    pub fn website(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.read(key, node, Kind::Website, |text| {
            scalar::website(text).map(|()| text.to_owned())
        })
    }

    /// One of some words, with its meaning.
    pub fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        let word = self.read_word(key, node)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word.value) {
            return Some(Spanned::new(*choice, word.span));
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let wanted = word.value.to_lowercase().replace([' ', '_'], "-");
        let near = names
            .iter()
            .copied()
            .find(|name| name.replace(' ', "-") == wanted)
            .or_else(|| did_you_mean(&word.value, names.iter().copied()));
        let mut message = format!("{key} cannot be {}", scalar::shown(&word.value));
        if let Some(near) = near {
            let _ = write!(message, "; did you mean \"{near}\"?");
        }
        let mut diagnostic = Diagnostic::error(Code::WrongValue, word.span.clone(), message);
        let written = near.map(mend::plain_or_quoted);
        if let Some(line) =
            written.and_then(|near| mend::line_with(self.source, &word.span.range(), &near))
        {
            diagnostic = diagnostic.help(format!("write: {line}"));
        }
        diagnostic = diagnostic.help(format!("{key} is {}", listed(&names)));
        self.diagnostics.push(diagnostic);
        None
    }

    /// The values of a list; one value alone may stand for it. Items without a value are left out.
    pub fn list(&mut self, key: &'static str) -> Vec<&'n Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node {
                value: Value::List(items),
                ..
            }) => items
                .iter()
                .filter(|item| item.value != Value::Null)
                .collect(),
            Some(node) => vec![node],
        }
    }

    /// A map with a shape of its own.
    pub fn map<T>(
        &mut self,
        key: &'static str,
        shape: &'static Shape,
        read: impl FnOnce(&mut Decoder<'n, '_>) -> Option<T>,
    ) -> Option<T> {
        let (name, node) = self.entry(key)?;
        self.read_map(node, shape, &name.span, read)
    }

    /// A list of maps.
    pub fn maps<T>(
        &mut self,
        key: &'static str,
        shape: &'static Shape,
        mut read: impl FnMut(&mut Decoder<'n, '_>, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        let items = self.list(key);
        items
            .into_iter()
            .filter_map(|item| {
                let at = item
                    .entries()
                    .first()
                    .map_or(&item.span, |(name, _)| &name.span);
                self.read_map(item, shape, at, |decoder| read(decoder, item))
            })
            .collect()
    }

    /// A map from any word.
    pub fn map_of(&mut self, key: &'static str) -> &'n [(Node, Node)] {
        match self.entry(key) {
            None => &[],
            Some((
                _,
                Node {
                    value: Value::Map(entries),
                    ..
                },
            )) => entries,
            Some((_, node)) => {
                let message = format!("{key} is made of keys and values");
                self.diagnostics.push(
                    Diagnostic::error(Code::WrongValue, node.span.clone(), message)
                        .help("write each on a line of its own, indented, as key: value"),
                );
                &[]
            }
        }
    }

    /// A node as a map with a shape of its own; missing keys are said at `at`.
    pub fn read_map<T>(
        &mut self,
        node: &'n Node,
        shape: &'static Shape,
        at: &Span,
        read: impl FnOnce(&mut Decoder<'n, '_>) -> Option<T>,
    ) -> Option<T> {
        let mut decoder = Decoder::new(
            self.source,
            node,
            shape,
            at,
            Others::Refused,
            self.diagnostics,
        )?;
        read(&mut decoder)
    }

    /// A node as a word.
    pub fn read_word(&mut self, key: &str, node: &Node) -> Option<Spanned<String>> {
        self.read(key, node, Kind::Word, |text| Ok(text.to_owned()))
    }

    /// A node as a text that readers see. A comment that may be part of it is advice.
    pub fn read_text(&mut self, key: &str, node: &Node) -> Option<Spanned<String>> {
        let text = self.read(key, node, Kind::Text, |text| Ok(text.to_owned()))?;
        if matches!(node.value, Value::Scalar { quoted: false, .. })
            && let Some(comment) = self.comment_after(&node.span)
        {
            let whole = node.span.start as usize..comment.end as usize;
            let mut diagnostic = Diagnostic::advice(
                Code::CommentAfterText,
                comment,
                "what follows # is a comment and no part of the text",
            );
            let written = &self.source.text()[whole.clone()];
            if let Some(line) = mend::line_with(self.source, &whole, &mend::quoted(written)) {
                diagnostic = diagnostic.help(format!("if it is part of it, write: {line}"));
            }
            self.diagnostics.push(diagnostic);
        }
        Some(text)
    }

    /// A node as a number.
    pub fn read_number(&mut self, key: &str, node: &Node) -> Option<Spanned<Decimal>> {
        self.read(key, node, Kind::Number, scalar::number)
    }

    fn read<T>(
        &mut self,
        key: &str,
        node: &Node,
        kind: Kind,
        meaning: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<Spanned<T>> {
        let Value::Scalar { text, .. } = &node.value else {
            self.not_scalar(key, node, kind);
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            self.diagnostics.push(Diagnostic::error(
                Code::WrongValue,
                node.span.clone(),
                format!("{key} is empty"),
            ));
            return None;
        }
        match meaning(text) {
            Ok(value) => Some(Spanned::new(value, node.span.clone())),
            Err(wrong) => {
                self.wrong(node, wrong);
                None
            }
        }
    }

    fn wrong(&mut self, node: &Node, wrong: Wrong) {
        let mut diagnostic = Diagnostic::error(Code::WrongValue, node.span.clone(), wrong.message);
        if let Some(instead) = wrong.instead {
            let line = mend::line_with(self.source, &node.span.range(), &instead);
            diagnostic = diagnostic.help(format!("write: {}", line.unwrap_or(instead)));
        }
        if let Some(hint) = wrong.hint {
            diagnostic = diagnostic.help(hint);
        }
        self.diagnostics.push(diagnostic);
    }

    /// Says that a list, a map or nothing stands where a scalar should; text in brackets or with a colon needs quotes.
    fn not_scalar(&mut self, key: &str, node: &Node, kind: Kind) {
        let found = match node.value {
            Value::List(_) => "a list",
            Value::Map(_) => "keys and values",
            _ => "nothing",
        };
        let mut diagnostic = Diagnostic::error(
            Code::WrongValue,
            node.span.clone(),
            format!("{key} takes {}, and this is {found}", kind.words()),
        );
        if matches!(kind, Kind::Text | Kind::Word) && node.value != Value::Null {
            let written = &self.source.text()[node.span.range()];
            if let Some(line) =
                mend::line_with(self.source, &node.span.range(), &mend::quoted(written))
            {
                diagnostic = diagnostic.help(format!("if it is a text, write: {line}"));
            }
        }
        self.diagnostics.push(diagnostic);
    }
}

fn is(key: &Key, name: &Node) -> bool {
    name.text()
        .is_some_and(|text| key.name == text || key.aliases.contains(&text))
}

/// `line, bar or ranked`
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The first line that such a map may have.
fn example(shape: &Shape) -> String {
    shape
        .keys
        .iter()
        .find_map(|key| key.needed)
        .map_or_else(|| "key: value".to_owned(), str::to_owned)
}
