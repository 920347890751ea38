//! Tables of the body: in a frame that scrolls and can be reached by keyboard, with real heads.
//!
//! In: cells with their markup. Out: HTML.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::markup::escape;

/// The longest name of a table, in characters.
const LONGEST_NAME: usize = 80;

/// A table that is being read.
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    /// The head's row first.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) html: String,
    pub(super) text: String,
}

impl Table {
    /// What the table is called: its heads.
    pub(super) fn name(&self) -> String {
        let heads = self.rows.first().into_iter().flatten();
        let heads: Vec<&str> = heads
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        let name = heads.join(", ");
        match name.char_indices().nth(LONGEST_NAME) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name,
        }
    }

    /// Writes the table into its frame, which `label` names.
    pub(super) fn write(&self, out: &mut String, label: &str) {
        let columns = self.rows.first().map_or(0, Vec::len);
        let numeric: Vec<bool> = (0..columns).map(|column| self.is_numeric(column)).collect();
        let row_heads = columns > 1 && !numeric[0];
        out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(out, label);
        out.push_str("\">\n<table class=\"data\">\n<thead>\n");
        for (number, row) in self.rows.iter().enumerate() {
            if number == 1 {
                out.push_str("<tbody>\n");
            }
            out.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let head = number == 0 || (column == 0 && row_heads);
                let blank = cell.html.trim().is_empty();
                let (tag, scope) = match (head && !blank, number) {
                    (true, 0) => ("th", " scope=\"col\""),
                    (true, _) => ("th", " scope=\"row\""),
                    (false, _) => ("td", ""),
                };
                let class = match numeric.get(column) {
                    Some(true) => " class=\"number\"",
                    _ => "",
                };
                let _ = write!(out, "<{tag}{scope}{class}>{}</{tag}>", cell.html);
            }
            out.push_str("</tr>\n");
            if number == 0 {
                out.push_str("</thead>\n");
            }
        }
        if self.rows.len() > 1 {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n</div>\n");
    }

    /// Whether a column holds numbers: as the editor aligned it, else by its cells.
    fn is_numeric(&self, column: usize) -> bool {
        match self.alignments.get(column) {
            Some(Alignment::Right) => return true,
            Some(Alignment::Left | Alignment::Center) => return false,
            Some(Alignment::None) | None => {}
        }
        let cells = || self.rows.iter().skip(1).filter_map(|row| row.get(column));
        let has_digit = |cell: &Cell| {
            cell.text
                .contains(|character: char| character.is_ascii_digit())
        };
        cells().any(has_digit) && cells().all(|cell| is_number(cell.text.trim()))
    }
}

/// Whether a cell says a number, a shorthand for a missing one, or nothing.
fn is_number(text: &str) -> bool {
    let marks = |character: char| {
        character.is_ascii_digit()
            || matches!(
                character,
                '.' | ',' | '%' | '£' | '+' | '-' | '−' | '–' | ' ' | '\u{a0}'
            )
    };
    let plain = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once('['));
    let number = plain.map_or(text, |(number, _)| number);
    number.chars().all(marks)
}
