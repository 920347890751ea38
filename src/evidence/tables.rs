//! Tables of the body: what the heads of rows and columns say of their cells, and links in a head or below the table that
//! stand for a whole column or table.
//!
//! In: a document's runs. Out: for each cell its heads and the link that binds its numbers. Must not know: data.

use std::collections::BTreeMap;

use crate::document::{Document, Prose, ProseLink, Surface};
use crate::evidence::destination::{Destination, is_evidence, parse_destination};

/// The cells of a page's tables, and the links that stand for several of them.
#[derive(Default)]
pub(super) struct Tables<'d> {
    /// The file's text.
    text: &'d str,
    prose: &'d [Prose],
    /// The run of each cell, by table, row and column.
    cells: BTreeMap<(u32, u32, u32), usize>,
    /// The link to a source alone in the paragraph below each table, by table.
    below: BTreeMap<u32, &'d ProseLink>,
}

/// What binds the numbers of a cell that are in no link.
#[derive(Clone, Copy)]
pub(super) enum CellLink<'d> {
    /// A `figure:` link in the head of its column.
    Figure(&'d ProseLink),
    /// A `source:` link in that head, or below the table.
    Source(&'d ProseLink),
}

impl<'d> Tables<'d> {
    /// The tables of a page.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut tables = Self {
            text: document.source.text(),
            prose: &document.prose,
            ..Self::default()
        };
        let mut last: Option<&Prose> = None;
        for (index, prose) in document.prose.iter().enumerate() {
            if let Some(cell) = prose.cell {
                if prose.surface == Surface::TableCell {
                    tables
                        .cells
                        .entry((cell.table, cell.row, cell.column))
                        .or_insert(index);
                }
                last = Some(prose);
            } else {
                let table = last
                    .take()
                    .filter(|last| tables.is_directly_below(last, prose));
                let table = table.and_then(|last| last.cell);
                if let (Some(cell), Some(link)) = (table, only_source(prose)) {
                    tables.below.insert(cell.table, link);
                }
            }
        }
        tables
    }

    /// Whether nothing but the table's last marks is between its last cell and a run.
    fn is_directly_below(&self, last: &Prose, prose: &Prose) -> bool {
        let between = self
            .text
            .get(last.span.end as usize..prose.span.start as usize);
        prose.surface == Surface::Body
            && between.is_some_and(|between| {
                between
                    .chars()
                    .all(|c| c.is_whitespace() || "|>[*_".contains(c))
            })
    }

    fn cell(&self, table: u32, row: u32, column: u32) -> Option<&'d Prose> {
        let index = self.cells.get(&(table, row, column))?;
        self.prose.get(*index)
    }

    /// The heads of a cell's column and row, and the head of the column of the row's head.
    pub(super) fn heads(&self, prose: &Prose) -> [Option<&'d Prose>; 3] {
        let Some(cell) = prose.cell.filter(|cell| cell.row > 0) else {
            return [None; 3];
        };
        let row = (cell.column > 0)
            .then(|| self.cell(cell.table, cell.row, 0))
            .flatten();
        let corner = (cell.column > 0)
            .then(|| self.cell(cell.table, 0, 0))
            .flatten();
        [self.cell(cell.table, 0, cell.column), row, corner]
    }

    /// The link that binds the numbers of a cell.
    pub(super) fn link_of(&self, prose: &Prose) -> Option<CellLink<'d>> {
        let cell = prose.cell.filter(|cell| cell.row > 0)?;
        let head = self.cell(cell.table, 0, cell.column);
        let in_head = head.and_then(|head| head.links.iter().find_map(column_link));
        in_head.or_else(|| self.below.get(&cell.table).copied().map(CellLink::Source))
    }

    /// Whether the heads of a cell give its numbers a unit, so that they are statistics: `Employment, %`, `Rate per 1,000`.
    pub(super) fn has_unit(&self, prose: &Prose) -> bool {
        let [column, row, _] = self.heads(prose);
        [column, row]
            .into_iter()
            .flatten()
            .any(|head| names_a_unit(&head.text))
    }

    /// Whether a link is in the head of a column for the numbers below it, so that its own words state nothing.
    pub(super) fn is_column_link(&self, prose: &Prose, link: &ProseLink) -> bool {
        let Some(cell) = prose.cell.filter(|cell| cell.row == 0 && cell.column > 0) else {
            return false;
        };
        let words = &prose.text[link.words.clone()];
        let has_number = crate::evidence::prose::token::tokens(words)
            .iter()
            .any(|token| token.number().is_some_and(|number| !number.is_year()));
        !has_number
            && column_link(link).is_some_and(|link| matches!(link, CellLink::Figure(_)))
            && self.cell(cell.table, 1, cell.column).is_some()
    }
}

/// A link that stands for a column.
fn column_link(link: &ProseLink) -> Option<CellLink<'_>> {
    if !is_evidence(&link.destination.value) {
        return None;
    }
    match parse_destination(&link.destination, &mut Vec::new())? {
        Destination::Figure(_) => Some(CellLink::Figure(link)),
        Destination::Source { .. } => Some(CellLink::Source(link)),
        Destination::NotAFigure => None,
    }
}

/// The link to a source, where a paragraph is that link with at most a word before it: `Source: [the report](source:lga)`.
fn only_source(prose: &Prose) -> Option<&ProseLink> {
    let [link] = prose.links.as_slice() else {
        return None;
    };
    let before = prose.text[..link.words.start].trim();
    let behind = prose.text[link.words.end..].trim();
    let alone = behind.trim_end_matches('.').is_empty() && before.split_whitespace().count() <= 2;
    column_link(link).filter(|link| alone && matches!(link, CellLink::Source(_)))?;
    Some(link)
}

/// Whether a head names a unit of the numbers below it.
fn names_a_unit(head: &str) -> bool {
    if head.contains(['%', '£', '€', '$']) {
        return true;
    }
    let tokens = crate::evidence::prose::token::tokens(head);
    let mut words = tokens.iter().filter_map(|token| token.word());
    words.any(|word| {
        matches!(
            word,
            "per"
                | "percent"
                | "percentage"
                | "rate"
                | "rates"
                | "share"
                | "proportion"
                | "ratio"
                | "cyfradd"
                | "canran"
        )
    })
}
