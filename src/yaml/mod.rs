//! YAML as a tree whose keys and values keep their spans and their raw text.
//!
//! In: a source and the range of YAML in it. Out: a `Node` with diagnostics, and a decoder that collects every error of a file.
//! The only room that uses `serde_yaml`. Must not know: what any key means.

mod decoder;
mod explain;
mod keys;
mod lines;
mod margins;
mod mend;
mod mistakes;
mod parse;
mod patch;
mod read;
mod scalar;
mod schema;
mod shape;
#[cfg(test)]
pub(crate) mod tests;
mod tree;
mod values;

pub use decoder::Decoder;
pub use parse::{parse, parse_file};
pub use scalar::{MONTHS, check_website, parse_date};
pub use schema::{kind as kind_schema, schema};
pub use shape::{Key, Kind, Shape, names};

use crate::source::Span;

/// A value with its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub value: Value,
    /// Its span; of a quoted text, with its quotes.
    pub span: Span,
}

/// A YAML value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar.
    Scalar {
        /// Its text as written, escapes and folding resolved: `NO`, `0123` and `1.10` are kept.
        text: String,
        /// Whether it is quoted or a block text, and so always text.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys (scalars) with values, in order.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// A scalar's text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is a text, or a list of texts.
    pub fn is_words(&self) -> bool {
        match &self.value {
            Value::Scalar { .. } => true,
            Value::List(items) => items.iter().all(|item| item.text().is_some()),
            _ => false,
        }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries
                .iter()
                .find(|(name, _)| name.text() == Some(key))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// A map's entries; empty for any other value.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }
}
