//! Footnotes during the walk of a text: their numbers and their content.
//!
//! In: a document's labels. Out: numbers, notes. Must not know: the walk.

use std::collections::BTreeMap;

use super::pieces::Markup;
use crate::document::Document;

/// Footnotes during the walk of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The numbers, from 1, of the footnotes that are referred to, by label in lower case.
    numbers: BTreeMap<String, usize>,
    /// The labels of the definitions that are open.
    pub(super) open: Vec<String>,
    /// By number: the note, where it was defined, and how often it was referred to.
    pub(super) notes: BTreeMap<usize, Footnote>,
}

/// A footnote.
#[derive(Default)]
pub(super) struct Footnote {
    /// The note, once its definition has been walked.
    pub(super) markup: Option<Markup>,
    /// How often it was referred to.
    pub(super) references: u32,
}

impl Footnotes {
    pub(super) fn of(document: &Document) -> Self {
        let labels = document.footnotes.iter().zip(1..);
        Self {
            numbers: labels
                .map(|(label, number)| (label.to_lowercase(), number))
                .collect(),
            ..Self::default()
        }
    }

    /// A footnote's number, if anything refers to it.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(&label.to_lowercase()).copied()
    }
}

/// The anchor of a reference to a footnote: the footnote's number, and the number of the reference among those to it, from 1.
pub(super) struct ReferenceAnchor(pub(super) usize, pub(super) u32);

impl std::fmt::Display for ReferenceAnchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(number, reference) = self;
        match reference {
            1 => write!(f, "fnref-{number}"),
            _ => write!(f, "fnref-{number}-{reference}"),
        }
    }
}
