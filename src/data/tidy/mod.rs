//! Tidy data: one observation a row → a table.
//!
//! In: rows of cells, the definition, the areas. Out: a table; every row that is not in it was reported or filtered out.
//! Must not know: the format of the rows, or who asks for a value.

mod cache;
mod cell;
mod column;
mod column_finder;
mod columns;
mod filters;
mod hyphens;
mod loader;
mod observation;
mod others;
mod problems;
mod undeclared;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::cell::CellParser;
use self::cell::Markers;
use self::columns::Columns;
use self::loader::Loader;
use super::records::{Record, Records};
use super::table::{Duplicate, ValuePlace};
use super::{Areas, DataFile, Definition, Slice, Status, Table, formats};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Spanned;

/// Reads a data file as `data` maps it. `None` where its columns cannot be understood; unreadable rows are reported and left out.
pub(super) fn read(
    definition: &Definition,
    data: &DataFile,
    mut records: Records<'_>,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Table> {
    let data = &formats::completed(definition, data, &mut records);
    let columns = Columns::find(&records, definition, data, diagnostics)?;
    records.take_unnamed(&columns.used);
    let cells = CellParser {
        markers: markers(data, diagnostics),
        comma_may_be_decimal: records.comma_may_be_decimal(),
    };
    let before = diagnostics.len();
    let mut loader = Loader::new(definition, data, areas, columns, cells, &records);
    loader.set_default_area(diagnostics);
    let mut record = Record::default();
    while records.next(&mut record, diagnostics) {
        loader.load(&records, &record, diagnostics);
    }
    let is_row = |text: &str| areas.find(text).is_some();
    let notes = records.take_notes(is_row, diagnostics);
    let mut table = loader.finish(&records, diagnostics);
    table.notes = notes.len();
    diagnostics[before..].sort_by(|a, b| a.location.cmp(&b.location));
    Some(table)
}

/// Whether the table has the columns that the definition needs.
pub(super) fn has_columns(
    definition: &Definition,
    data: &DataFile,
    mut records: Records<'_>,
) -> bool {
    let data = formats::completed(definition, data, &mut records);
    Columns::find(&records, definition, &data, &mut Vec::new()).is_some()
}

/// What the publisher's own markers mean.
fn markers(data: &DataFile, diagnostics: &mut Vec<Diagnostic>) -> Markers {
    let mut known = Markers::new();
    for (marker, meaning) in &data.markers {
        if let Some(status) = Status::parse(meaning) {
            known.insert(marker.trim().to_owned(), status);
        } else {
            diagnostics.push(unknown_meaning(meaning));
        }
    }
    known
}

fn unknown_meaning(meaning: &Spanned<String>) -> Diagnostic {
    let words = Status::ALL.map(Status::words);
    let mut error = Diagnostic::error(
        Code::UnknownStatus,
        meaning.span.clone(),
        format!("no status is called {}", meaning.value),
    );
    if let Some(near) = did_you_mean(meaning, words) {
        error = error.help(format!("did you mean {near}?"));
    }
    error.help(format!("a marker means one of: {}", words.join(", ")))
}

/// The values of a dimension that slices have, in the definition's order.
fn dimension_values(definition: &Definition, index: usize, slices: &[Slice]) -> Vec<Arc<str>> {
    let slices = slices.iter();
    let mut present: BTreeSet<&Arc<str>> = slices.filter_map(|slice| slice.get(index)).collect();
    let (_, dimension) = &definition.dimensions[index];
    let declared = dimension
        .values
        .iter()
        .filter_map(|(value, _)| present.take(&Arc::from(value.as_str())));
    let mut values: Vec<Arc<str>> = declared.cloned().collect();
    values.extend(present.into_iter().cloned());
    values
}

/// Reports a duplicate row.
fn duplicate_row(
    definition: &Definition,
    records: &Records<'_>,
    duplicate: &Duplicate,
) -> Diagnostic {
    let mut which = vec![duplicate.area.to_string(), duplicate.period.to_string()];
    which.extend(duplicate.slice.iter().map(ToString::to_string));
    let (first, second) = (&duplicate.first, &duplicate.second);
    let location =
        |place: &ValuePlace| records.location(place.row, place.column, place.span.clone());
    let error = Diagnostic::error(
        Code::DuplicateRow,
        location(second),
        format!(
            "row {} gives {} again, which row {} has",
            second.row,
            which.join(", "),
            first.row
        ),
    )
    .label(location(first), format!("row {}", first.row));
    if definition.dimensions.is_empty() {
        error.help("remove one of the two; if a column distinguishes them, declare it as a dimension in the definition")
    } else {
        error.help("remove one of the two rows")
    }
}

/// A text as YAML takes it in `[…]` or as a key: in quotes unless it is plainly a word.
pub(super) fn yaml_text(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '))
        && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"]
            .contains(&text.to_lowercase().as_str());
    if plain && !text.ends_with(' ') {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
