//! Rows of tables with more cells than the head: Markdown drops what is beyond it.
//!
//! In: the ranges of tables. Out: messages.

use std::ops::Range;

use super::link_mistakes::is_binding;
use super::split::Lines;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Checks the rows of tables.
pub(super) fn check(source: &Source, tables: &[Range<usize>], diagnostics: &mut Vec<Diagnostic>) {
    for table in tables {
        let mut rows = Lines {
            text: &source.text()[..table.end],
            at: table.start,
        };
        let Some(head) = rows.next() else { continue };
        let text = |row: &Range<usize>| &source.text()[row.clone()];
        let columns = cells(text(&head)).count();
        // The line below the head has as many cells as the head, or this would be no table.
        for row in rows.skip(1) {
            let found: Vec<Range<usize>> = cells(text(&row)).collect();
            let Some(first) = found.get(columns) else {
                continue;
            };
            // A bar in a figure's address has a message of its own.
            let cuts_a_figure = found.iter().any(|cell| {
                let cell = &text(&row)[cell.clone()];
                let address = cell.rsplit_once("](").map_or("", |(_, address)| address);
                is_binding(address) && !address.contains(')')
            });
            if cuts_a_figure {
                continue;
            }
            let start = row.start + first.start;
            let end = found.last().map_or(start, |last| row.start + last.end);
            diagnostics.push(
                Diagnostic::error(
                    Code::TableCells,
                    source.span(start..end.max(start)),
                    format!(
                        "this row has {} cells and the table's head has {columns}: what is beyond is on no page",
                        found.len()
                    ),
                )
                .help("write a bar that belongs to the text as `\\|`, in code too; or give the head and the line below it further cells"),
            );
        }
    }
}

/// The number of cells of a table's row.
pub(super) fn cell_count(line: &str) -> usize {
    cells(line).count()
}

/// The cells of a table's row as ranges of its line, without the space around them.
fn cells(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let inside = line.trim_start_matches([' ', '>', '\t']);
    let inside = inside.strip_prefix('|').unwrap_or(inside);
    let start = line.len() - inside.len();
    let mut inside = inside.trim_end();
    if let Some(rest) = inside
        .strip_suffix('|')
        .filter(|rest| !rest.ends_with('\\'))
    {
        inside = rest;
    }
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let from = next?;
        let bars = inside[from..].match_indices('|');
        let bar = bars
            .map(|(at, _)| from + at)
            .find(|&at| !inside[..at].ends_with('\\'));
        next = bar.map(|at| at + 1);
        let cell = &inside[from..bar.unwrap_or(inside.len())];
        let begin = start + from + cell.len() - cell.trim_start().len();
        Some(begin..begin + cell.trim().len())
    })
}
