//! "Where the figures come from": the list of what a page's figures are based on.
//!
//! In: the basis of a claim. Out: its entry, and the marks around its text. Must not know: claims, data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::theme::context::{FigureSource, FurtherWords};

/// The list under construction. Claims with the same basis share an entry.
#[derive(Default)]
pub(super) struct FigureList {
    entries: Vec<FigureSource>,
    by_basis: BTreeMap<String, u32>,
    claims: u32,
}

/// What marks a claim's text on the page.
#[derive(Clone, Debug)]
pub(super) struct FigureMark {
    /// Its anchor, without `#`.
    pub(super) id: String,
    /// The number of its entry.
    pub(super) number: u32,
    /// The entry's anchor, without `#`.
    pub(super) entry: String,
    /// The value that it cites, machine-readable.
    pub(super) value: Option<String>,
    /// The reasons of the breaks that it crosses.
    pub(super) breaks: Vec<String>,
}

impl FigureList {
    /// The number of the entry with this basis.
    pub(super) fn number_of(&self, basis: &str) -> Option<u32> {
        self.by_basis.get(basis).copied()
    }

    /// Adds an entry under its number.
    pub(super) fn push(&mut self, basis: String, entry: FigureSource) -> u32 {
        self.entries.push(entry);
        let number = self.next_number() - 1;
        self.by_basis.insert(basis, number);
        number
    }

    /// The number of the next entry.
    pub(super) fn next_number(&self) -> u32 {
        self.entries.len() as u32 + 1
    }

    /// Adds a claim's text to the entry with a number. Returns the anchors of the text and of the entry.
    pub(super) fn add_words(&mut self, number: u32, words: String) -> (String, String) {
        self.claims += 1;
        let id = format!("words.{}", self.claims);
        let back = format!("#{id}");
        let entry = &mut self.entries[number as usize - 1];
        if entry.back.is_empty() {
            entry.words = words;
            entry.back = back;
        } else {
            entry.also.push(FurtherWords { words, back });
        }
        (id, entry.id.clone())
    }

    /// The whole list.
    pub(super) fn into_entries(self) -> Vec<FigureSource> {
        self.entries
    }
}

impl FigureMark {
    /// Writes the markup before the text: a machine-readable element, where there is a value.
    pub(super) fn write_start(&self, out: &mut String) {
        let id = &self.id;
        let _ = match &self.value {
            Some(value) => write!(out, "<data class=\"figure\" value=\"{value}\" id=\"{id}\">"),
            None => write!(out, "<span class=\"figure\" id=\"{id}\">"),
        };
    }

    /// Writes the markup after the text.
    pub(super) fn write_end(&self, out: &mut String) {
        out.push_str(if self.value.is_some() {
            "</data>"
        } else {
            "</span>"
        });
    }
}
