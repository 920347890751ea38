//! Tables of the body: in a frame that scrolls and can be reached by keyboard, with header cells.
//!
//! In: cells with their markup. Out: HTML.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::markup::{escape, without_tags};
use super::pieces::{Markup, Position};

/// The longest name of a table, in characters.
const LONGEST_NAME: usize = 80;

/// A table during the walk.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// Where each cell is in the markup of all cells; the header row first.
    rows: Vec<Vec<Range<Position>>>,
    /// Where the last cell ends.
    end: Position,
}

impl Table {
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        Self {
            alignments,
            rows: Vec::new(),
            end: Position::default(),
        }
    }

    pub(super) fn start_row(&mut self) {
        self.rows.push(Vec::with_capacity(self.alignments.len()));
    }

    /// Ends a cell, whose markup ends at a position.
    pub(super) fn end_cell(&mut self, end: Position) {
        if let Some(row) = self.rows.last_mut() {
            row.push(self.end..end);
        }
        self.end = end;
    }

    /// The accessible name of the table: its header cells.
    pub(super) fn name(&self, cells: &Markup) -> String {
        let heads = self.rows.first().into_iter().flatten();
        let heads: Vec<String> = heads
            .map(|cell| without_tags(cells.html_of(cell)).trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        let name = heads.join(", ");
        match name.char_indices().nth(LONGEST_NAME) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name,
        }
    }

    /// Writes the table with its cells into a frame labelled `label`.
    pub(super) fn write(&self, cells: &Markup, out: &mut Markup, label: &str) {
        let columns = self.rows.first().map_or(0, Vec::len);
        let numeric: Vec<bool> = (0..columns)
            .map(|column| self.is_numeric(column, cells))
            .collect();
        let row_heads = columns > 1 && !numeric[0];
        out.push("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(&mut out.html, label);
        out.push("\">\n<table class=\"data\">\n<thead>\n");
        for (number, row) in self.rows.iter().enumerate() {
            if number == 1 {
                out.push("<tbody>\n");
            }
            out.push("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let is_blank = cells.is_blank(cell);
                let is_head = !is_blank && (number == 0 || (column == 0 && row_heads));
                let (open, close) = match (is_head, number) {
                    (true, 0) => ("<th scope=\"col\"", "</th>"),
                    (true, _) => ("<th scope=\"row\"", "</th>"),
                    (false, _) => ("<td", "</td>"),
                };
                out.push(open);
                if numeric.get(column) == Some(&true) {
                    out.push(" class=\"number\"");
                }
                out.push(">");
                out.append_range(cells, cell);
                out.push(close);
            }
            out.push("</tr>\n");
            if number == 0 {
                out.push("</thead>\n");
            }
        }
        if self.rows.len() > 1 {
            out.push("</tbody>\n");
        }
        out.push("</table>\n</div>\n");
    }

    /// Whether a column holds numbers: as the editor aligned it, otherwise by its cells.
    fn is_numeric(&self, column: usize, cells: &Markup) -> bool {
        match self.alignments.get(column) {
            Some(Alignment::Right) => return true,
            Some(Alignment::Left | Alignment::Center) => return false,
            Some(Alignment::None) | None => {}
        }
        let rows = self.rows.iter().skip(1);
        let mut has_digit = false;
        for cell in rows.filter_map(|row| row.get(column)) {
            let text = without_tags(cells.html_of(cell));
            if !is_number(text.trim()) {
                return false;
            }
            has_digit |= text.contains(|character: char| character.is_ascii_digit());
        }
        has_digit
    }
}

/// Whether a cell contains a number, a shorthand for a missing one, or nothing.
fn is_number(text: &str) -> bool {
    let is_part = |character: char| {
        character.is_ascii_digit()
            || matches!(
                character,
                '.' | ',' | '%' | '£' | '+' | '-' | '−' | '–' | ' ' | '\u{a0}'
            )
    };
    let shorthand = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once('['));
    let number = shorthand.map_or(text, |(number, _)| number);
    number.chars().all(is_part)
}
