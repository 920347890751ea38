//! Decodes scalars: words, numbers, days, one of several words. Errors show the corrected line.

use std::fmt::Write as _;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::scalar::{self, Wrong};
use super::shape::{Kind, listed};
use super::{Decoder, Node, Value, mend};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Spanned;

impl Decoder<'_, '_> {
    /// A word as it is typed.
    pub fn word(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.read_word(key, node)
    }

    /// A list of words; a single one counts as a list of one.
    pub fn words(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.node(key)
            .map_or_else(Vec::new, |node| self.read_words(key, node))
    }

    /// A node as a list of words; a single one counts as a list of one.
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

    /// A day or a time on it, as written.
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

    /// One of several words, with its meaning.
    pub fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        self.read_one_of(key, node, choices)
    }

    /// A node as one of several words, with its meaning.
    pub fn read_one_of<T: Copy>(
        &mut self,
        key: &str,
        node: &Node,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
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

    /// A node as a word.
    pub fn read_word(&mut self, key: &str, node: &Node) -> Option<Spanned<String>> {
        self.read(key, node, Kind::Word, |text| Ok(text.to_owned()))
    }

    /// A node as a text that readers see. A comment that may be meant as part of it is advice.
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
            let message = format!("{key} is empty");
            let error = Diagnostic::error(Code::WrongValue, node.span.clone(), message);
            let needed = self.shape.key(key).filter(|key| key.needed);
            self.diagnostics.push(error.help(match needed {
                Some(key) => format!("write something in it, such as: {}", key.example),
                None => "write something in it, or remove the line".to_owned(),
            }));
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

    /// Reports a list, a map or a null where a scalar is expected; text in brackets or with a colon needs quotes.
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

impl Kind {
    /// Whether a value is of this kind, as far as it can be told without reading what is in a map. Nothing fits every kind: such a
    /// key counts as left out.
    pub(super) fn takes(self, node: &Node) -> bool {
        let Value::Scalar { text, .. } = &node.value else {
            return match (self, &node.value) {
                (_, Value::Null)
                | (Self::Any | Self::Text | Self::Map(_) | Self::MapOf(_), Value::Map(_))
                | (Self::Any, _) => true,
                (Self::List(kind), Value::List(items)) => items.iter().all(|it| kind.takes(it)),
                (Self::List(kind), _) => kind.takes(node),
                (Self::Either(kinds), _) => kinds.iter().any(|kind| kind.takes(node)),
                _ => false,
            };
        };
        let text = text.trim();
        match self {
            Self::Text | Self::Word => !text.is_empty(),
            Self::Url => scalar::url(text).is_ok(),
            Self::Website => scalar::website(text).is_ok(),
            Self::Number => scalar::number(text).is_ok(),
            Self::Integer => scalar::integer(text).is_ok(),
            Self::Flag => scalar::flag(text).is_ok(),
            Self::Date => scalar::date(text).is_ok(),
            Self::Moment => scalar::moment(text).is_ok(),
            Self::OneOf(words) => words.contains(&text),
            Self::Map(_) | Self::MapOf(_) => false,
            Self::List(kind) => kind.takes(node),
            Self::Either(kinds) => kinds.iter().any(|kind| kind.takes(node)),
            Self::Any => true,
        }
    }
}
