//! Which sheet of a workbook is read: the one that is named, otherwise the only one that has the definition's columns.

use super::records::Layout;
use super::records::workbook::{Row, SheetName, Workbook, records};
use super::{DataFile, Definition, tidy};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Span, Spanned};

/// The name of the sheet and its rows. Without a definition, the sheet with the largest table.
pub(super) fn chosen(
    definition: Option<&Definition>,
    data: &DataFile,
    path: &SitePath,
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<Row>)> {
    let mut workbook = match Workbook::open(path, bytes) {
        Ok(workbook) => workbook,
        Err(problem) => {
            diagnostics.push(*problem);
            return None;
        }
    };
    let sheets = workbook.sheets.clone();
    let mut rows = |sheet: &str| workbook.rows(sheet);
    let read = if let Some(wanted) = &data.sheet {
        let Some(sheet) = named(&sheets, wanted) else {
            diagnostics.push(no_sheet(path, &sheets, wanted));
            return None;
        };
        rows(&sheet).map(|rows| (sheet, rows))
    } else {
        let Some(definition) = definition else {
            return largest(&sheets, &mut rows, diagnostics);
        };
        let mut found = Vec::new();
        let mut fault = None;
        for sheet in sheets.iter().filter(|sheet| !sheet.is_hidden) {
            match rows(&sheet.name) {
                Ok(rows) => {
                    if has_columns(definition, data, path, &sheet.name, rows) {
                        found.push(sheet.name.clone());
                    }
                }
                Err(problem) => fault = Some(problem),
            }
        }
        match (found.as_slice(), fault, sheets.as_slice()) {
            ([sheet], ..) => rows(sheet).map(|rows| (sheet.clone(), rows)),
            (_, Some(problem), _) => Err(problem),
            // What is wrong with the only sheet is said of its cells.
            ([], None, [only]) => rows(&only.name).map(|rows| (only.name.clone(), rows)),
            (found, None, _) => Err(Box::new(sheet_needed(definition, path, &sheets, found))),
        }
    };
    read.map_err(|problem| diagnostics.push(*problem)).ok()
}

/// The visible sheet with the most cells.
fn largest(
    sheets: &[SheetName],
    rows: &mut impl FnMut(&str) -> Result<Vec<Row>, Box<Diagnostic>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<Row>)> {
    let mut best: Option<(usize, String, Vec<Row>)> = None;
    for sheet in sheets.iter().filter(|sheet| !sheet.is_hidden) {
        match rows(&sheet.name) {
            Ok(rows) => {
                let cells = rows.iter().map(Row::filled).sum();
                if best.as_ref().is_none_or(|(most, ..)| cells > *most) {
                    best = Some((cells, sheet.name.clone(), rows));
                }
            }
            Err(problem) => {
                diagnostics.push(*problem);
                return None;
            }
        }
    }
    best.map(|(_, sheet, rows)| (sheet, rows))
}

/// The sheet of a name, or of a number counted from 1.
fn named(sheets: &[SheetName], wanted: &str) -> Option<String> {
    let normal = |text: &str| text.trim().to_lowercase();
    let by_name = sheets
        .iter()
        .find(|sheet| normal(&sheet.name) == normal(wanted));
    let number = || wanted.trim().parse::<usize>().ok()?.checked_sub(1);
    let sheet = by_name.or_else(|| sheets.get(number()?))?;
    Some(sheet.name.clone())
}

/// Whether a sheet has the columns that the definition needs.
fn has_columns(
    definition: &Definition,
    data: &DataFile,
    path: &SitePath,
    sheet: &str,
    rows: Vec<Row>,
) -> bool {
    let mut silent = Vec::new();
    records(path, sheet, rows, Layout::of(data), &mut silent)
        .is_some_and(|records| tidy::has_columns(definition, data, records))
}

fn listed(sheets: &[SheetName]) -> String {
    let names = sheets.iter().map(|sheet| {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        format!("{}{hidden}", sheet.name)
    });
    names.collect::<Vec<_>>().join(", ")
}

fn no_sheet(path: &SitePath, sheets: &[SheetName], wanted: &Spanned<String>) -> Diagnostic {
    let error = Diagnostic::error(
        Code::SheetNeeded,
        wanted.span.clone(),
        format!("{} has no sheet {}", path.file_name(), wanted.value),
    );
    let names = sheets.iter().map(|sheet| sheet.name.as_str());
    match did_you_mean(wanted, names) {
        Some(near) => error.help(format!("did you mean {near}?")),
        None => error.help(format!("its sheets are {}", listed(sheets))),
    }
}

fn sheet_needed(
    definition: &Definition,
    path: &SitePath,
    sheets: &[SheetName],
    found: &[String],
) -> Diagnostic {
    let data = definition.data.as_ref();
    let file = data.and_then(|data| data.file.as_ref());
    let place: Span = file.unwrap_or(&definition.id).span.clone();
    let name = path.file_name();
    let (message, example) = match found.first() {
        Some(first) => (
            format!("several sheets of {name} have the columns"),
            first.as_str(),
        ),
        None => (
            format!("no sheet of {name} has the columns that are needed"),
            sheets.first().map_or("…", |sheet| sheet.name.as_str()),
        ),
    };
    Diagnostic::error(Code::SheetNeeded, place, message)
        .help(format!("its sheets are {}", listed(sheets)))
        .help(format!(
            "name the one to read in the definition: data: {{sheet: {}}}",
            tidy::yaml_text(example)
        ))
}
