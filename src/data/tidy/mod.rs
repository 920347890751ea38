//! Tidy data: one observation a row → a table.
//!
//! In: rows of cells, the definition, the areas. Out: a table; every row that is not in it is reported or was filtered out.
//! Must not know: which format the rows came in, or who asks for a value.

mod cell;
mod columns;
mod draft;
mod filters;
mod hyphens;
mod row;
mod told;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::columns::Columns;
use self::draft::Reader;
use super::records::Rows;
use super::table::Part;
use super::{Areas, Definition, Period, Row, Status, Table};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Spanned};

/// Reads a data file. `None` where its columns cannot be understood; rows that cannot be are reported and left out.
pub(super) fn read(
    definition: &Definition,
    source: &Source,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Table> {
    let data = definition.data.as_ref();
    let header_row = data.and_then(|data| data.header_row.as_ref());
    let mut rows = Rows::open(source, header_row, diagnostics)?;
    let columns = Columns::find(&rows, definition, source, diagnostics)?;
    let markers = markers(definition, diagnostics);
    let before = diagnostics.len();
    let mut reader = Reader::new(
        definition,
        areas,
        columns,
        markers,
        rows.comma_may_be_decimal(),
    );
    while let Some(record) = rows.next(diagnostics) {
        reader.take(&rows, &record, diagnostics);
    }
    let reported = rows.reported;
    let table = reader.finish(source, &rows, reported, diagnostics);
    diagnostics[before..].sort_by(|a, b| a.location.cmp(&b.location));
    Some(table)
}

/// What the publisher's own markers mean.
fn markers(definition: &Definition, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Status> {
    let mut known = BTreeMap::new();
    for (marker, meaning) in definition.data.iter().flat_map(|data| &data.markers) {
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

/// Puts drafts in order, joins ways of writing one period, leaves out and reports what stands twice.
fn table(
    definition: &Definition,
    source: &Source,
    mut rows: Vec<Row>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table {
    rows.sort_by(|a, b| {
        let by_series = (&a.area, &a.dimensions).cmp(&(&b.area, &b.dimensions));
        by_series
            .then_with(|| a.period.key().cmp(&b.period.key()))
            .then_with(|| a.row.cmp(&b.row))
    });
    let before = rows.len();
    let mut problems: Vec<(u32, Diagnostic)> = Vec::new();
    rows.dedup_by(|second, first| {
        let same = first.area == second.area
            && first.dimensions == second.dimensions
            && first.period.same_time(&second.period);
        if same {
            problems.push((second.row, twice(definition, first, second)));
        }
        same
    });
    problems.sort_by_key(|(row, _)| *row);
    diagnostics.extend(problems.into_iter().map(|(_, problem)| problem));
    let reported = before - rows.len();

    let mut by_area = BTreeMap::new();
    let mut start = 0;
    for series in rows.chunk_by(|a, b| a.area == b.area) {
        by_area.insert(series[0].area.clone(), start..start + series.len());
        start += series.len();
    }
    let mut periods: Vec<Period> = rows.iter().map(|row| row.period.clone()).collect();
    periods.sort();
    periods.dedup();
    let values = (0..definition.dimensions.len())
        .map(|index| values(definition, index, &rows))
        .collect();
    let decimals = rows
        .iter()
        .filter_map(|row| row.value)
        .map(|value| value.scale());
    Table {
        file: source.path().clone(),
        dimensions: definition
            .dimensions
            .iter()
            .map(|(id, _)| Arc::from(id.as_str()))
            .collect(),
        values,
        periods,
        columns: BTreeMap::new(),
        by_area,
        filtered: 0,
        unread: None,
        reported,
        decimals: decimals.max().unwrap_or(0),
        rows,
    }
}

/// The values of a dimension that rows have, in the definition's order.
fn values(definition: &Definition, index: usize, rows: &[Row]) -> Vec<Arc<str>> {
    let mut present: BTreeSet<&Arc<str>> = rows
        .iter()
        .filter_map(|row| row.dimensions.get(index))
        .collect();
    let (_, dimension) = &definition.dimensions[index];
    let declared = dimension
        .values
        .iter()
        .filter_map(|(value, _)| present.take(&Arc::from(value.as_str())));
    let mut values: Vec<Arc<str>> = declared.cloned().collect();
    values.extend(present.into_iter().cloned());
    values
}

fn twice(definition: &Definition, first: &Row, second: &Row) -> Diagnostic {
    let mut which = vec![first.area.to_string(), first.period.to_string()];
    which.extend(first.dimensions.iter().map(ToString::to_string));
    let error = Diagnostic::error(
        Code::DuplicateRow,
        second.value_span.clone(),
        format!(
            "row {} gives {} again, which row {} has",
            second.row,
            which.join(", "),
            first.row
        ),
    )
    .label(first.value_span.clone(), format!("row {}", first.row));
    if definition.dimensions.is_empty() {
        error.help("take out one of the two; if a column tells them apart, declare it as a dimension in the definition")
    } else {
        error.help("take out one of the two rows")
    }
}

/// The column of a number in the file.
fn named(part: Part, column: usize, name: &str) -> (Part, (u32, Arc<str>)) {
    (part, (column as u32 + 1, Arc::from(name)))
}

/// A text as YAML takes it in `[…]` or as a key: in quotes unless it is plainly a word.
fn yaml_text(text: &str) -> String {
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
