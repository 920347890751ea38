//! Records of a text: comma-separated values, unless the file is something else despite its name.

use super::csv::{self, CsvReader};
use super::{Layout, RecordFile, Records};
use crate::diagnostic::{Code, Diagnostic, not_utf8, unseen};
use crate::source::Source;

impl<'a> Records<'a> {
    /// The rows of a text: comma-separated values.
    pub(in crate::data) fn of_text(
        source: &'a Source,
        layout: Layout<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if !is_text(source, diagnostics) {
            return None;
        }
        let first = layout.header_row.map(|row| row.value);
        let delimiter = csv::delimiter(source, first);
        let file = RecordFile {
            path: source.path(),
            sheet: None,
            source: Some(source),
        };
        let reader = Box::new(CsvReader::new(source, delimiter));
        Self::open(file, reader, layout, diagnostics)
    }
}

/// The name of another format, if the file is a workbook or a web page.
fn other_format(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let name = source.path().file_name();
    let begins = |with: &str| {
        text.trim_start()
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let error = |code, what: &str| {
        Diagnostic::error(
            code,
            source.span(0..0),
            format!("{name} is {what}, despite its name"),
        )
    };
    if begins("PK\u{3}\u{4}") {
        Some(error(Code::UnreadableWorkbook, "a workbook").help(format!(
            "give the file its own ending, {}.xlsx or .ods, and write that name in the definition: data: {{file: …}}",
            source.path().stem()
        )))
    } else if begins("<!doctype") || begins("<html") {
        Some(error(Code::MissingColumn, "a web page").help(
            "the download failed or asked for a login: open the address in a browser and save the table again",
        ))
    } else {
        None
    }
}

/// Whether the source can be read as text; if it is not UTF-8 that is reported, and reading continues if the header is intact.
fn is_text(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if let Some(problem) = other_format(source) {
        diagnostics.push(problem);
        return false;
    }
    let Some(problem) = not_utf8(source) else {
        diagnostics.extend(unseen(source, 0..source.text().len()));
        return true;
    };
    let start = problem.location.span().map_or(0, |span| span.start);
    let line = source.position(start).line;
    diagnostics.push(problem);
    line > 1
}
