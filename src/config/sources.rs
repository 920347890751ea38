//! sources.yaml: what figures that are not in the data rest on.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::LocalText;
use crate::source::Spanned;

/// Sources by id.
pub type Sources = BTreeMap<String, SourceEntry>;

/// One source.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// Its id, where it is written.
    pub id: Spanned<String>,
    /// Its name for readers.
    pub title: LocalText,
    /// Who published it.
    pub publisher: Option<LocalText>,
    /// Where it can be read: an `http`, `https` or `mailto` address.
    pub url: Option<Spanned<String>>,
    /// When, as written for readers (a date or a year).
    pub published: Option<Spanned<String>>,
    /// What it is.
    pub kind: SourceKind,
    /// Who keeps it, where it is not published.
    pub owner: Option<LocalText>,
    /// When the interview or note was made, as written for readers.
    pub on: Option<Spanned<String>>,
    /// Figures that can be checked, by name.
    pub facts: BTreeMap<String, Fact>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A publication.
    Published,
    /// A file or note that somebody holds.
    Unpublished,
    /// What somebody said.
    Interview,
}

/// A figure of a source.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The figure, exact.
    pub value: Spanned<Decimal>,
    /// Its unit, as an indicator's.
    pub unit: Option<Spanned<String>>,
}
