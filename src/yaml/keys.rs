//! Errors of a map's keys: unknown, misspelt, given under two names, missing, empty.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::decoder::is;
use super::shape::{Key, Kind, Shape, listed};
use super::{Decoder, Node, Value, mend, scalar};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::source::Span;

impl Decoder<'_, '_> {
    /// Reports keys that the map may not have, keys with the same meaning, and keys that have no effect yet.
    pub(super) fn check_keys(&mut self, others: Option<&BTreeSet<String>>) {
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
                        .label(first.span.clone(), "which is here")
                        .help("keep one of the two lines"),
                    );
                }
                seen.push((key.name, name));
                if !key.empty.is_empty() && value.value == Value::Null {
                    self.diagnostics.push(
                        Diagnostic::error(
                            Code::WrongValue,
                            name.span.clone(),
                            format!("{text} is empty, so {}", key.empty),
                        )
                        .help(format!("write a value, such as: {}", key.example))
                        .help("or remove the line"),
                    );
                }
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
            let named = others.is_some_and(|names| names.contains(text));
            let open = self.shape.open && value.is_words() && !self.is_misspelt(text);
            let any_key = self.shape.open && self.shape.keys.is_empty();
            if !named && !open && !any_key {
                self.unknown(name, text, value, others);
            }
        }
    }

    /// The key that people mean who type `word`.
    fn meant(&self, word: &str) -> Option<&'static str> {
        let word = word.to_lowercase();
        self.shape
            .keys
            .iter()
            .find(|key| key.meant_by.contains(&word.as_str()))
            .map(|key| key.name)
    }

    fn unknown(
        &mut self,
        name: &Node,
        text: &str,
        value: &Node,
        others: Option<&BTreeSet<String>>,
    ) {
        if let Some(problem) = self.joined(name, text) {
            self.diagnostics.push(problem);
            return;
        }
        let near = self.meant(text).or_else(|| self.near(text)).or_else(|| {
            let names = others?.iter().map(String::as_str);
            did_you_mean(text, names)
        });
        let mut message = format!("{} has no key {}", self.shape.name, scalar::shown(text));
        if let Some(near) = near {
            let _ = write!(message, "; did you mean \"{near}\"?");
        }
        let mut diagnostic = Diagnostic::error(Code::UnknownKey, name.span.clone(), message);
        diagnostic.about.extend(near.map(Subject::key));
        let meant = near.and_then(|near| self.shape.key(near));
        if let Some(meant) = meant.filter(|meant| !meant.kind.takes(value)) {
            let helps = otherwise(meant, value);
            self.diagnostics
                .push(helps.into_iter().fold(diagnostic, Diagnostic::help));
            return;
        }
        let help = if let Some(near) = near {
            self.with_key(name, value, near)
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

    /// `title:“Coventry: a plan”` is a key to YAML up to its second colon: a space is missing after the first.
    fn joined(&self, name: &Node, text: &str) -> Option<Diagnostic> {
        let (key, rest) = text.split_once(':')?;
        self.shape.key(key)?;
        let line = self.source.line_of(name.span.start as usize);
        let end = mend::value_end(self.source.text(), name.span.start as usize).min(line.end);
        let whole = name.span.start as usize..end;
        let value = self.source.text()[whole.clone()].split_once(':')?.1;
        let value = value.trim().trim_matches(['"', '“', '”']);
        let error = Diagnostic::error(
            Code::YamlSyntax,
            self.source.span(whole.clone()),
            "a space is missing after the colon",
        );
        let line = mend::line_with(
            self.source,
            &whole,
            &format!("{key}: {}", mend::quoted(value)),
        );
        (!rest.is_empty()).then(|| match line {
            Some(line) => error.help(format!("write: {line}")),
            None => error,
        })
    }

    /// The line with another key; a value that needs quotes, which is an error of its own, is quoted.
    fn with_key(&self, name: &Node, value: &Node, key: &str) -> Option<String> {
        if let Value::Scalar { text, quoted: true } = &value.value {
            let written = self.source.text().get(value.span.range())?;
            let whole = name.span.start as usize..value.span.end as usize;
            let line = mend::line_with(
                self.source,
                &whole,
                &format!("{key}: {}", mend::quoted(text)),
            );
            if !written.starts_with(['"', '\'']) && line.is_some() {
                return line;
            }
        }
        mend::line_with(self.source, &name.span.range(), key)
    }

    /// Reports keys that are missing.
    pub(super) fn check_needed(&mut self, at: &Span) {
        for key in self.shape.keys.iter().filter(|key| key.needed) {
            let entry = self.entries.iter().find(|(name, _)| is(key, name));
            let diagnostic = match entry {
                None if self.is_misspelt_here(key) => continue,
                None => Diagnostic::error(
                    Code::MissingKey,
                    at.clone(),
                    format!("{} needs {}", self.shape.name, key.name),
                )
                .help(format!("add a line such as: {}", key.example)),
                Some((name, value)) if value.value == Value::Null => {
                    self.empty(key, name, &value.span)
                }
                Some(_) => continue,
            };
            self.diagnostics.push(diagnostic);
        }
        self.check_one_of(at);
    }

    /// Whether an unknown key of the map was reported as a misspelling of this one.
    fn is_misspelt_here(&self, key: &Key) -> bool {
        self.entries
            .iter()
            .filter_map(|(name, _)| name.text())
            .filter(|text| self.shape.key(text).is_none())
            .any(|text| {
                let joined = text.split_once(':').map(|(name, _)| name);
                joined.is_some_and(|name| name == key.name)
                    || self.meant(text).or_else(|| self.near(text)) == Some(key.name)
            })
    }

    /// Exactly one of some keys.
    fn check_one_of(&mut self, at: &Span) {
        let Shape { name, one_of, .. } = self.shape;
        let had: Vec<&Node> = self
            .entries
            .iter()
            .filter(|(_, value)| value.value != Value::Null)
            .map(|(name, _)| name)
            .filter(|name| name.text().is_some_and(|name| one_of.contains(&name)))
            .collect();
        match had.as_slice() {
            [] if one_of
                .iter()
                .filter_map(|key| self.shape.key(key))
                .any(|key| self.is_misspelt_here(key)) => {}
            [] if !one_of.is_empty() => {
                let message = format!("{name} needs {}", listed(one_of));
                let diagnostic = Diagnostic::error(Code::MissingKey, at.clone(), message);
                let examples = one_of.iter().filter_map(|key| self.shape.key(key));
                self.diagnostics
                    .push(examples.fold(diagnostic, |diagnostic, key| {
                        diagnostic.help(format!("add a line such as: {}", key.example))
                    }));
            }
            [first, second, ..] => {
                let message = format!("{name} takes {}, and only one of them", listed(one_of));
                self.diagnostics.push(
                    Diagnostic::error(Code::WrongValue, second.span.clone(), message)
                        .label(first.span.clone(), "the other")
                        .help("keep one of the two"),
                );
            }
            _ => {}
        }
    }

    /// A required key without a value; a value that starts with `#` is a comment in YAML.
    fn empty(&self, key: &Key, name: &Node, value: &Span) -> Diagnostic {
        let diagnostic = Diagnostic::error(
            Code::MissingKey,
            name.span.clone(),
            format!("{} is empty", key.name),
        );
        let Some(comment) = self.comment_after(value) else {
            return diagnostic.help(format!(
                "write something behind it, such as: {}",
                key.example
            ));
        };
        let text = &self.source.text()[comment.range()];
        let diagnostic = diagnostic.label(comment.clone(), "after #, YAML reads a comment");
        match mend::line_with(self.source, &comment.range(), &mend::quoted(text)) {
            Some(line) => diagnostic.help(format!("write: {line}")),
            None => diagnostic,
        }
    }

    /// The comment that follows a value on its line.
    pub(super) fn comment_after(&self, value: &Span) -> Option<Span> {
        let text = self.source.text();
        let rest = text.get(value.end as usize..)?;
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let comment = line.trim_start_matches([' ', '\t']);
        let start = value.end as usize + line.len() - comment.len();
        let end = start + comment.trim_end().len();
        (comment.starts_with('#') && comment.len() < line.len())
            .then(|| self.source.span(start..end))
    }

    /// Whether a word looks like one of the shape's keys, misspelt or by another name.
    pub fn is_misspelt(&self, word: &str) -> bool {
        self.meant(word).is_some() || self.near(word).is_some()
    }

    fn near(&self, word: &str) -> Option<&'static str> {
        did_you_mean(word, self.shape.keys.iter().map(|key| key.name))
    }
}

/// What to do about a key whose value the key that is meant by it does not take.
fn otherwise(meant: &Key, value: &Node) -> Vec<String> {
    if let (Kind::OneOf(words), Some(text)) = (meant.kind, value.text())
        && let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text))
    {
        return vec![format!("write: {}: {word}", meant.name)];
    }
    if meant.needed {
        return vec![format!("write: {}", meant.example)];
    }
    let takes = match meant.kind {
        Kind::OneOf(words) => listed(words),
        _ if !meant.example.is_empty() => {
            format!("{}, such as: {}", meant.kind.words(), meant.example)
        }
        _ => meant.kind.words().to_owned(),
    };
    vec![
        "remove the line".to_owned(),
        format!("or write {} in its place, which is {takes}", meant.name),
    ]
}
