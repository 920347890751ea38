//! One diagnostic: a value that every stage may build, and whose text only the renderers read.
//!
//! Its wording is private to this room, so that nothing outside can be decided by it: what follows from what is decided by
//! codes, locations and subjects.

use super::{Code, Subject};
use crate::source::{Location, SitePath};

/// Whether a message stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks publication.
    Error,
    /// Worth a look; blocks nothing.
    Advice,
}

/// What is wrong, where, and what to type instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Whether it blocks.
    pub severity: Severity,
    /// The words or the cell that is wrong.
    pub location: Location,
    /// What it is about, where other messages may follow from it or it from others.
    pub about: Vec<Subject>,
    /// One short sentence, lower case at its start, without a full stop.
    pub(super) message: String,
    /// What to type, one entry a suggestion; where a line can be corrected, the whole corrected line.
    pub(super) help: Vec<String>,
    /// Comments on underlined text, here or elsewhere. A label on `location` itself explains the underline.
    pub(super) labels: Vec<Label>,
}

/// A comment at a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// The comment.
    pub(super) text: String,
}

impl Diagnostic {
    /// An error at a location.
    pub fn error(code: Code, location: impl Into<Location>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            location: location.into(),
            about: Vec::new(),
            message: message.into(),
            help: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Advice at a location.
    pub fn advice(code: Code, location: impl Into<Location>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            ..Self::error(code, location, message)
        }
    }

    /// With one more subject.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.about.push(subject);
        self
    }

    /// With one more line of help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.add_help(help);
        self
    }

    /// Adds a line of help.
    pub fn add_help(&mut self, help: impl Into<String>) {
        self.help.push(help.into());
    }

    /// Whether it has no help yet.
    pub fn is_without_help(&self) -> bool {
        self.help.is_empty()
    }

    /// With this line of help in the place of all others.
    #[must_use]
    pub fn only_help(mut self, help: impl Into<String>) -> Self {
        self.help.clear();
        self.help(help)
    }

    /// With a comment at a location.
    #[must_use]
    pub fn label(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// Adds a comment on the underlined text.
    #[must_use]
    pub fn here(self, text: impl Into<String>) -> Self {
        let location = self.location.clone();
        self.label(location, text)
    }

    /// With words at the end of its sentence.
    #[must_use]
    pub fn ending(mut self, words: &str) -> Self {
        self.message.push_str(words);
        self
    }

    /// Every file that the message points at, its own first.
    pub fn files(&self) -> impl Iterator<Item = &SitePath> {
        let labels = self.labels.iter().map(|label| label.location.file());
        std::iter::once(self.location.file()).chain(labels)
    }
}

/// What the tests of every room may read.
#[cfg(test)]
impl Diagnostic {
    /// The sentence.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The lines of help.
    pub(crate) fn help_lines(&self) -> &[String] {
        &self.help
    }

    /// The comments.
    pub(crate) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The span of a message that must be about a text.
    pub(crate) fn span(&self) -> &crate::source::Span {
        self.location.span().expect("a span of a text")
    }
}

#[cfg(test)]
impl Label {
    /// The comment.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}
