//! Messages for programs: one JSON object.
//!
//! In: messages, their sources, the coverage of the check. Out: JSON text. Lines and columns count from 1, columns in Unicode
//! scalar values; `end_column` is the column after the last character, so an empty span ends where it starts.

use serde::Serialize;

use super::{Diagnostic, Severity, SourceOf, in_order};
use crate::source::{Position, Span};

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
    /// A line each; empty where there is none.
    help: String,
    labels: Vec<LabelEntry<'a>>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    text: &'a str,
}

/// `{version, diagnostics, coverage}`, indented, with a line end. Where a message's file is not a text, its place is 1:1.
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

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &SourceOf<'_>) -> Entry<'a> {
    let (start, end) = places(&diagnostic.span, sources);
    Entry {
        code: diagnostic.code.name(),
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Advice => "advice",
        },
        message: &diagnostic.message,
        file: &diagnostic.span.file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        help: diagnostic.help.join("\n"),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| {
                let (start, _) = places(&label.span, sources);
                LabelEntry {
                    file: &label.span.file,
                    line: start.line,
                    column: start.column,
                    text: &label.text,
                }
            })
            .collect(),
    }
}

/// Where a span starts and ends.
pub(super) fn places(span: &Span, sources: &SourceOf<'_>) -> (Position, Position) {
    sources(&span.file).map_or_else(
        || {
            let start = Position { line: 1, column: 1 };
            (start, start)
        },
        |source| {
            let start = source.position(span.start);
            (start, source.position(span.end.max(span.start)))
        },
    )
}
