//! A row of cells as the file has it.

use std::borrow::Cow;
use std::ops::Range;

/// A cell as the file has it. Its row and its column are its record's number and its index there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct RecordCell<'a> {
    /// Its text without spaces around it.
    pub(in crate::data) text: Cow<'a, str>,
    /// In a text file, its first byte, inside any quotes; otherwise 0.
    pub(in crate::data) start: u32,
    /// In a text file, the byte after its last; otherwise 0.
    pub(in crate::data) end: u32,
}

impl RecordCell<'_> {
    /// Its bytes in the file's text.
    pub(in crate::data) fn span(&self) -> Range<u32> {
        self.start..self.end
    }
}

/// A row as a spreadsheet counts it, from 1, the header and blank rows included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::data) struct Record<'a> {
    pub(in crate::data) row: u32,
    pub(in crate::data) cells: Vec<RecordCell<'a>>,
}

impl Record<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }

    /// Whether it is a text below a table: nothing else is filled, or a second text beside a mark such as `[note 1]`. A word
    /// alone that is not in the first column is one too: no row has a value and nothing that it is the value of.
    pub(super) fn is_note(&self, width: usize) -> bool {
        let filled = self.filled();
        if filled > 2 {
            return false;
        }
        let Some(first) = self.cells.first().map(|cell| &*cell.text) else {
            return false;
        };
        let second = self.cells.get(1).map_or("", |cell| &*cell.text);
        let is_mark = first.starts_with(['[', '(']) || first.ends_with(':');
        let is_sentence =
            |text: &str| text.contains(' ') && !text.starts_with(|c: char| c.is_ascii_digit());
        let is_word = |text: &str| {
            text.chars().filter(|c| c.is_alphabetic()).count() > 3
                && !text.contains(|c: char| c.is_ascii_digit())
        };
        let is_link = first.starts_with("http") || first.starts_with("www.");
        let is_apart = || first.is_empty() && self.cells.iter().any(|cell| is_word(&cell.text));
        match filled {
            1 => width > 1 && (is_mark || is_sentence(first) || is_link || is_apart()),
            2 => width > 2 && is_mark && is_sentence(second),
            _ => false,
        }
    }

    /// Adds empty cells at its end.
    pub(super) fn fill(&mut self, width: usize) {
        let end = self.cells.last().map_or(0, |cell| cell.end);
        self.cells.resize(
            width,
            RecordCell {
                text: Cow::Borrowed(""),
                start: end,
                end,
            },
        );
    }

    pub(super) fn filled(&self) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| !cell.text.is_empty()).count()
    }
}
