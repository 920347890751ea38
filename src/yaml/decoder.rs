//! Decodes a map by its shape and collects every error: unknown keys, missing keys, values of another kind.
//!
//! `keys` has the checks of keys, `values` the decoders of scalars. In all of them, a key without a value counts as left out,
//! and each error is reported once, at its own location.

use std::collections::BTreeSet;

use super::shape::{Key, Kind, Shape};
use super::{Node, Value, mend};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// A map being decoded.
pub struct Decoder<'n, 'd> {
    pub(super) source: &'n Source,
    pub(super) shape: &'static Shape,
    pub(super) entries: &'n [(Node, Node)],
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    /// Which keys the decoder has asked for: a key of the shape that is never read is a bug.
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
    /// Starts decoding a map: reports keys that it may not have (`others` are allowed too) and keys that are missing (at `at`).
    /// A null counts as an empty map.
    ///
    /// Returns `None`, with an error, where the node is no map.
    pub fn new(
        source: &'n Source,
        node: &'n Node,
        shape: &'static Shape,
        at: &Span,
        others: Option<&BTreeSet<String>>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[(Node, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                let message = format!("{} is made of keys and values", shape.name);
                let error = Diagnostic::error(Code::WrongValue, node.span.clone(), message);
                diagnostics.push(error.help(match in_braces(source, node, shape) {
                    Some(line) => format!("write: {line}"),
                    None => format!(
                        "write each on a line of its own, such as: {}",
                        example(shape)
                    ),
                }));
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

    /// The nodes of the key and of its value, if it has one.
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

    /// The value of a key, of any kind.
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

    pub fn source(&self) -> &'n Source {
        self.source
    }

    pub fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Receives the diagnostics of values that are decoded by other means.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The values of a list; a single value counts as a list of one. Items without a value are left out.
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

    /// A map with any keys.
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
                let error = Diagnostic::error(Code::WrongValue, node.span.clone(), message);
                let first = match &node.value {
                    Value::List(items) => items.first().and_then(Node::text),
                    _ => None,
                };
                let first = first.unwrap_or("key");
                self.diagnostics.push(error.help(format!(
                    "write each on a line of its own, indented, as {first}: and what belongs to it"
                )));
                &[]
            }
        }
    }

    /// A node as a map with a shape of its own; missing keys are reported at `at`.
    pub fn read_map<T>(
        &mut self,
        node: &'n Node,
        shape: &'static Shape,
        at: &Span,
        read: impl FnOnce(&mut Decoder<'n, '_>) -> Option<T>,
    ) -> Option<T> {
        let mut decoder = Decoder::new(self.source, node, shape, at, None, self.diagnostics)?;
        read(&mut decoder)
    }
}

pub(super) fn is(key: &Key, name: &Node) -> bool {
    name.text()
        .is_some_and(|text| key.name == text || key.aliases.contains(&text))
}

/// The first key of a map none of whose keys has an example.
fn key_alone(shape: &Shape) -> String {
    match shape.keys.first() {
        Some(Key {
            name,
            kind: Kind::OneOf([first, ..]),
            ..
        }) => format!("{name}: {first}"),
        Some(key) => format!("{}: …", key.name),
        None => "key: value".to_owned(),
    }
}

/// The line with a word as the first key of the map that it should be, and with what else the map needs: `image: {src: hero.jpg,
/// alt: …}`. `None` where no such line can be made.
fn in_braces(source: &Source, node: &Node, shape: &Shape) -> Option<String> {
    let text = node.text().filter(|text| !text.trim().is_empty())?;
    let first = shape.keys.iter().find(|key| key.needed)?;
    let line = source.line_of(node.span.start as usize);
    let before = &source.text()[line.start..node.span.start as usize];
    let is_plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let is_no_id = first.name == "id" && !text.chars().all(is_plain);
    if before.trim().is_empty() || !first.kind.takes(node) || is_no_id {
        return None;
    }
    let others = shape.keys.iter().filter(|key| {
        (key.needed && key.name != first.name) || shape.one_of.first() == Some(&key.name)
    });
    let mut parts = vec![format!("{}: {}", first.name, mend::in_flow(text))];
    for key in others {
        let (name, value) = key.example.split_once(": ")?;
        parts.push(format!("{name}: {}", mend::in_flow(value)));
    }
    let map = format!("{{{}}}", parts.join(", "));
    mend::line_with(source, &node.span.range(), &map)
}

/// The first line that such a map may have.
fn example(shape: &Shape) -> String {
    shape
        .keys
        .iter()
        .map(|key| key.example)
        .find(|example| !example.is_empty())
        .map_or_else(|| key_alone(shape), str::to_owned)
}
