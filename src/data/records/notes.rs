//! Notes below a table: rows with a text and no values, of which only such follow.

use super::{NO_ROW, Record, Records};
use crate::diagnostic::{Code, Diagnostic};

/// A row that may be a note.
pub(super) struct Note {
    /// Its first cell, which in a row of the table has the area.
    first: String,
    /// Its filled cells.
    texts: Vec<String>,
    /// What is wrong with it if rows follow.
    problem: Diagnostic,
}

/// In how many columns a table is wide enough for two cells to be no row of it.
const WIDE: usize = 4;

impl<'a> Records<'a> {
    /// Whether a row is a note. Below the first, so is one that fills no more than its first two cells of a wide table: a
    /// publisher's list of names and values about the data.
    pub(super) fn is_note(&self, record: &Record<'a>, width: usize) -> bool {
        let is_pair = || {
            width >= WIDE
                && record.cells.iter().skip(2).all(|cell| cell.text.is_empty())
                && !self.notes.is_empty()
        };
        record.is_note(width) || is_pair()
    }

    pub(super) fn add_note(&mut self, record: &Record<'a>) {
        let texts = record.cells.iter().map(|cell| cell.text.to_string());
        let note = Note {
            first: record
                .cells
                .first()
                .map_or(String::new(), |cell| cell.text.to_string()),
            texts: texts.filter(|text| !text.is_empty()).collect(),
            problem: self.misplaced_note(record),
        };
        self.notes.push(note);
    }

    /// Reports the notes so far: rows follow, so they are in the table.
    pub(super) fn report_notes(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        self.reported += self.notes.len();
        let notes = std::mem::take(&mut self.notes).into_iter();
        diagnostics.extend(notes.map(|note| note.problem));
    }

    /// The texts of the rows below the table that have a note and no values. Those that `is_row` recognises are rows of the
    /// table, and are reported.
    pub(in crate::data) fn take_notes(
        &mut self,
        is_row: impl Fn(&str) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Vec<String>> {
        let (rows, notes): (Vec<_>, Vec<_>) = std::mem::take(&mut self.notes)
            .into_iter()
            .partition(|note| is_row(&note.first));
        self.reported += rows.len();
        diagnostics.extend(rows.into_iter().map(|note| note.problem));
        notes.into_iter().map(|note| note.texts).collect()
    }

    fn misplaced_note(&self, record: &Record<'a>) -> Diagnostic {
        if record.cells.len() < self.header.cells.len() {
            return self.reader.wrong_length(record, &self.header);
        }
        let message = format!("row {} has a text and no values", record.row);
        let filled = record.cells.iter().position(|cell| !cell.text.is_empty());
        let location = record.cell(self, filled.unwrap_or(0)).location();
        Diagnostic::error(Code::EmptyCell, location, message).help(NO_ROW)
    }
}
