//! Messages for programs: one JSON object.
//!
//! In: messages, their sources, the coverage of the check. Out: JSON text. Lines and columns count from 1, columns in Unicode
//! scalar values; `end_column` is the column after the last character, so an empty span ends where it starts. A location in a
//! file that is not text is 1:1; one in a workbook has a key `cell`, `{sheet, row, column}`, in addition.

use serde::Serialize;

use super::{Diagnostic, Severity, SourceOf, in_order};
use crate::source::{Cell, Location, Position};

/// The version of the object's shape: a new key keeps it, a change of a key's meaning raises it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a, C> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
    coverage: &'a C,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellEntry<'a>>,
    /// A line each; empty where there is none.
    help: String,
    labels: Vec<LabelEntry<'a>>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellEntry<'a>>,
    text: &'a str,
}

/// Where a cell is in its file.
#[derive(Serialize)]
struct CellEntry<'a> {
    /// The sheet's name; absent where the file is one table.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// From 1, the header included.
    row: u32,
    /// The column's name in the header, or its letters.
    column: String,
}

impl<'a> CellEntry<'a> {
    fn new(cell: &'a Cell) -> Self {
        Self {
            sheet: cell.sheet.as_deref(),
            row: cell.row,
            column: cell.column_name(),
        }
    }
}

/// `{version, diagnostics, coverage}`, indented, with a line end.
pub fn render<C: Serialize>(
    diagnostics: &[Diagnostic],
    sources: &SourceOf<'_>,
    coverage: &C,
) -> Result<String, serde_json::Error> {
    let report = Report {
        version: VERSION,
        diagnostics: in_order(diagnostics)
            .into_iter()
            .map(|diagnostic| entry(diagnostic, sources))
            .collect(),
        coverage,
    };
    let mut text = serde_json::to_string_pretty(&report)?;
    text.push('\n');
    Ok(text)
}

/// One message in the same shape, to be in another object.
pub fn message<'a>(diagnostic: &'a Diagnostic, sources: &SourceOf<'_>) -> impl Serialize + use<'a> {
    entry(diagnostic, sources)
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &SourceOf<'_>) -> Entry<'a> {
    let (start, end) = positions(&diagnostic.location, sources);
    Entry {
        code: diagnostic.code.name(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        },
        message: &diagnostic.message,
        file: diagnostic.location.file(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        cell: diagnostic.location.cell().map(CellEntry::new),
        help: diagnostic.help.join("\n"),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| {
                let (start, _) = positions(&label.location, sources);
                LabelEntry {
                    file: label.location.file(),
                    line: start.line,
                    column: start.column,
                    cell: label.location.cell().map(CellEntry::new),
                    text: &label.text,
                }
            })
            .collect(),
    }
}

/// Where a location starts and ends; 1:1 in a file that is not text.
pub(super) fn positions(location: &Location, sources: &SourceOf<'_>) -> (Position, Position) {
    let in_text = location.span().and_then(|span| {
        let source = sources(&span.file)?;
        let start = source.position(span.start);
        Some((start, source.position(span.end.max(span.start))))
    });
    in_text.unwrap_or_else(|| {
        let start = Position { line: 1, column: 1 };
        (start, start)
    })
}
