//! Which sheet of a workbook is read: the one that is named, otherwise the only one that has the definition's columns.
//! Without a definition, the one with the most areas of areas.csv.

use std::collections::BTreeSet;

use super::area::is_area_code;
use super::records::Layout;
use super::records::workbook::{Row, SheetName, Workbook, records};
use super::{AreaId, Areas, DataFile, Definition, tidy};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Span, Spanned};

/// The name of the sheet and its rows.
pub(super) fn chosen(
    definition: Option<&Definition>,
    data: &DataFile,
    path: &SitePath,
    bytes: &[u8],
    areas: &Areas,
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
            return fullest(&sheets, &mut rows, areas, diagnostics);
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

/// The visible sheet with the most areas of areas.csv, of several the one with the most cells.
fn fullest(
    sheets: &[SheetName],
    rows: &mut impl FnMut(&str) -> Result<Vec<Row>, Box<Diagnostic>>,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<Row>)> {
    let mut best: Option<((usize, usize), String, Vec<Row>)> = None;
    for sheet in sheets.iter().filter(|sheet| !sheet.is_hidden) {
        match rows(&sheet.name) {
            Ok(rows) => {
                // Of a row the first that is an area: a table of small areas names the larger ones beside them.
                let first = |row: &Row| {
                    let code = row.texts().find(|text| is_area_code(text));
                    let found = match code {
                        Some(code) => areas.find(code),
                        None => row.texts().find_map(|text| areas.find(text)),
                    };
                    found.map(|area| area.id.clone())
                };
                let known: BTreeSet<AreaId> = rows.iter().filter_map(first).collect();
                let fullness = (known.len(), rows.iter().map(Row::filled).sum());
                if best.as_ref().is_none_or(|(most, ..)| fullness > *most) {
                    best = Some((fullness, sheet.name.clone(), rows));
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

/// The names of the sheets of a workbook that can be read.
pub(super) fn names(path: &SitePath, bytes: &[u8]) -> Option<String> {
    let workbook = Workbook::open(path, bytes).ok()?;
    Some(listed(&workbook.sheets))
}

/// The names of the sheets, hidden ones last, as many as a message names.
fn listed(sheets: &[SheetName]) -> String {
    let (hidden, visible): (Vec<_>, Vec<_>) = sheets.iter().partition(|sheet| sheet.is_hidden);
    let visible = visible.iter().map(|sheet| sheet.name.clone());
    let hidden = hidden
        .iter()
        .map(|sheet| format!("{} (hidden)", sheet.name));
    let mut names: Vec<String> = visible.chain(hidden).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    if more > 0 {
        format!("{names} and {more} more")
    } else {
        names
    }
}

/// The most sheets that a message names.
const NAMED: usize = 20;

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
