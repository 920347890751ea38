//! Columns without a name: the names of smaller areas that tables indent, columns that a mapping calls by their letters, and
//! what is left, which is reported.

use super::{Record, Records};
use crate::diagnostic::{Code, Diagnostic};

/// What a column without a name is called in a mapping: `column C`.
pub(in crate::data) fn letter_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    let letters: String = letters.into_iter().collect();
    format!("column {letters}")
}

impl<'a> Records<'a> {
    /// The column without a name that is called by its letter.
    pub(super) fn unnamed_column(&self, name: &str) -> Option<usize> {
        let mut unnamed = self.unnamed.keys().copied();
        unnamed.find(|column| letter_name(*column).eq_ignore_ascii_case(name.trim()))
    }

    /// Takes columns without a name as they are: a mapping says what they are.
    pub(in crate::data) fn take_unnamed(&mut self, columns: &[usize]) {
        self.unnamed.retain(|column, _| !columns.contains(column));
    }

    /// Moves a name that is in a column without a name to the last named column before it, if the cells between are empty:
    /// tables indent the names of smaller areas so. Only words are moved, never what may be a value.
    pub(super) fn gather_indented(&self, record: &mut Record<'a>) {
        for &column in self.unnamed.keys() {
            let is_word = |text: &str| {
                text.len() > 3
                    && text.contains(char::is_alphabetic)
                    && !text.contains(char::is_numeric)
            };
            let named = (0..column)
                .rev()
                .find(|left| !self.unnamed.contains_key(left));
            if let Some(named) = named
                && is_word(&record.cells[column].text)
                && record.cells[named..column]
                    .iter()
                    .all(|cell| cell.text.is_empty())
            {
                record.cells.swap(named, column);
            }
        }
    }

    pub(super) fn report_unnamed(
        &mut self,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let filled = |&(column, is_reported): &(&usize, &bool)| {
            !is_reported && !record.cells[*column].text.is_empty()
        };
        let filled: Vec<usize> = self
            .unnamed
            .iter()
            .filter(filled)
            .map(|(c, _)| *c)
            .collect();
        for column in filled {
            self.unnamed.insert(column, true);
            let name = letter_name(column);
            diagnostics.push(
                Diagnostic::error(
                    Code::UnnamedColumn,
                    record.cell(self, column).location(),
                    format!("column {} holds something but has no name", column + 1),
                )
                .label(self.header_cell(column).location(), "its name belongs here")
                .help("name the column in the header, or empty it")
                .help(format!(
                    "or leave it unread in the definition: data: {{ignore: [{name}]}}"
                )),
            );
        }
    }
}
