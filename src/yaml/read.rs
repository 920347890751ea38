//! `serde_yaml`'s reading of a text: a raw tree with the places that the parser gives, or where and why it cannot be read.
//!
//! The parser's own guesses (numbers, booleans) are not kept: a scalar's text is taken from the source, see `tree`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, MergeKeyPolicy, NonFiniteFloatPolicy};

/// Nested lists and maps deeper than this are refused: no file of a site comes near it.
const DEPTH: usize = 32;

/// A value as the parser understood it.
pub(super) enum Raw {
    Null,
    /// Text, with escapes and folding resolved.
    Text(String),
    /// A number or a boolean, which is written as its place says.
    Bare,
    List(Vec<RawNode>),
    Map(Vec<(RawNode, RawNode)>),
}

pub(super) type RawNode = serde_yaml::Spanned<Raw>;

/// Why a text is not YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A list or map is too deep, or there is too much of something.
    TooMuch,
    /// `*name` or a second use of an anchor.
    Alias,
    /// A second document follows `---`.
    SecondDocument,
    /// A list or map opened with a bracket has no end, or a wrong one.
    Bracket,
    /// A quoted text has no end, or something follows it.
    Quote,
    /// A backslash in a quoted text that means nothing.
    Escape,
    /// A tab where spaces are needed.
    Tab,
    /// A character that no text file holds.
    Character,
    /// Anything else.
    Other,
}

/// Where a text stops being YAML, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The byte in the text.
    pub(super) at: usize,
    pub(super) fault: Fault,
}

/// Reads one document. Never panics; bounded by `DEPTH` and the parser's budget, and no alias is ever replayed.
pub(super) fn read(text: &str) -> Result<RawNode, Failure> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: DEPTH, max_nodes: 1_000_000, max_events: 4_000_000 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 0 },
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options::<RawNode>(text, options)
        .map_err(|error| failure(text, error.without_snippet()))
}

fn failure(text: &str, error: &Error) -> Failure {
    let at = error.location().map_or(0, |location| {
        location.span().byte_offset().map_or_else(
            || byte_at(text, location.line(), location.column()),
            |byte| byte as usize,
        )
    });
    let fault = match error {
        Error::UnknownAnchor { .. }
        | Error::AliasError { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => Fault::Alias,
        Error::Budget { .. } => Fault::TooMuch,
        Error::MultipleDocuments { .. } => Fault::SecondDocument,
        other => fault_of(&other.to_string()),
    };
    Failure {
        at: text.floor_char_boundary(at),
        fault,
    }
}

/// The parser's kinds of error are not public through `serde_yaml`: its words are what there is, and only choose ours.
fn fault_of(words: &str) -> Fault {
    let has = |part: &str| words.contains(part);
    if has("bracket") || has("flow") {
        Fault::Bracket
    } else if has("escape") || has("surrogate") {
        Fault::Escape
    } else if has("quote") {
        Fault::Quote
    } else if has("recursion limit") {
        Fault::TooMuch
    } else if has("tab") {
        Fault::Tab
    } else if has("unexpected character: `\\") {
        Fault::Character
    } else {
        Fault::Other
    }
}

/// The byte of a line and column, both counted from 1, columns in characters.
fn byte_at(text: &str, line: u64, column: u64) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let Some(end) = text[start..].find(['\n', '\r']) else {
            return text.len();
        };
        let width = if text[start + end..].starts_with("\r\n") {
            2
        } else {
            1
        };
        start += end + width;
    }
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1) as usize)
        .map_or(text.len(), |(byte, _)| start + byte)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}
