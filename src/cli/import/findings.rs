//! What was understood of a file, and what a release changes, as text for people.

use std::fmt::Write as _;

use crate::data::import::Import;
use crate::data::{Indicator, Status};
use crate::source::SitePath;

/// How many rows are shown as they are read.
const SAMPLE: usize = 3;

/// How many areas a line names.
const AREAS_NAMED: usize = 8;

/// What a release brings: periods, areas and values that are new, gone or changed.
pub(super) fn changes(id: &str, before: Option<&Indicator>, after: &Indicator) -> String {
    let mut text = format!("{id}: {}\n", rows_line(after));
    let Some(before) = before else { return text };
    let key = |row: crate::data::Row<'_>| {
        let slice: Vec<&str> = row.dimensions().iter().map(AsRef::as_ref).collect();
        (row.area().to_string(), slice.join("/"), row.period().key())
    };
    let all = |indicator: &Indicator| -> std::collections::BTreeMap<_, _> {
        let rows = indicator.table.rows().iter();
        rows.map(|row| (key(row), row.value().map(|value| value.normalize())))
            .collect()
    };
    let (old, new) = (all(before), all(after));
    let added = new.keys().filter(|key| !old.contains_key(*key)).count();
    let gone = old.keys().filter(|key| !new.contains_key(*key)).count();
    let changed = old
        .iter()
        .filter(|(key, value)| new.get(*key).is_some_and(|new| new != *value));
    let changed = changed.count();
    let old_periods = &before.table.periods;
    let periods = after.table.periods.iter();
    let periods: Vec<String> = periods
        .filter(|period| !old_periods.iter().any(|old| old.same_time(period)))
        .map(ToString::to_string)
        .collect();
    let _ = writeln!(
        text,
        "  {added} rows are new, {changed} have another value, {gone} are gone"
    );
    if !periods.is_empty() {
        let _ = writeln!(text, "  new periods: {}", periods.join(", "));
    }
    text
}

fn rows_line(indicator: &Indicator) -> String {
    let table = &indicator.table;
    let mut line = format!("{} values are read", table.rows().len());
    for (count, what) in [
        (table.filtered, "rows are filtered out"),
        (table.repeated, "rows repeat another and are read once"),
        (table.reported, "rows cannot be read"),
        (table.notes, "rows below the table are notes"),
    ] {
        if count > 0 {
            let _ = write!(line, ", {count} {what}");
        }
    }
    line
}

/// What was understood of a file.
pub(super) fn understood(found: &Import, path: &SitePath) -> String {
    let mut text = match found.format {
        Some((format, publisher)) => {
            format!("{}: the format {format} of {publisher}\n", path.file_name())
        }
        None => format!("{}: a table\n", path.file_name()),
    };
    if let (Some(sheet), Some(sheets)) = (&found.sheet, &found.sheets) {
        let _ = writeln!(text, "  the sheet {sheet} of {sheets}");
    }
    let _ = writeln!(
        text,
        "  the columns are named in row {}; {} rows below it",
        found.header_row, found.rows
    );
    for one in &found.indicators {
        let Some(indicator) = &one.indicator else {
            continue;
        };
        let table = &indicator.table;
        let _ = writeln!(text, "\n{}: {}", one.id, rows_line(indicator));
        let (listed, others): (Vec<_>, Vec<_>) = {
            let mut seen = std::collections::BTreeMap::new();
            for row in table.rows() {
                seen.entry(row.area().to_string())
                    .or_insert((row.is_listed(), row.area_name().map(ToString::to_string)));
            }
            seen.into_iter().partition(|(_, (is_listed, _))| *is_listed)
        };
        let names = others
            .iter()
            .take(AREAS_NAMED)
            .map(|(code, (_, name))| match name {
                Some(name) => format!("{name} ({code})"),
                None => code.clone(),
            });
        let names: Vec<String> = names.collect();
        let more = if others.len() > names.len() {
            " …"
        } else {
            ""
        };
        let _ = writeln!(text, "  areas: {} of areas.csv", listed.len());
        if !others.is_empty() {
            let _ = writeln!(
                text,
                "  areas that areas.csv does not list, which cannot be cited: {}: {}{more}",
                others.len(),
                names.join(", ")
            );
        }
        let periods = &table.periods;
        if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
            let _ = writeln!(text, "  periods: {first} to {last} ({})", periods.len());
        }
        let unit = &indicator.definition.unit.text;
        let _ = writeln!(
            text,
            "  unit: {}",
            if unit.is_empty() { "not known" } else { unit }
        );
        for (dimension, values) in table.dimensions.iter().zip(&table.values) {
            let values: Vec<&str> = values.iter().map(AsRef::as_ref).take(AREAS_NAMED).collect();
            let _ = writeln!(text, "  by {dimension}: {}", values.join(", "));
        }
        for row in table.rows().iter().take(SAMPLE) {
            let value = row
                .value()
                .map_or("no value".to_owned(), |value| value.to_string());
            let statuses: String = row.statuses().iter().map(Status::shorthand).collect();
            let mut slice = String::new();
            for value in row.dimensions() {
                let _ = write!(slice, ", {value}");
            }
            let _ = writeln!(
                text,
                "  {}, {}{slice}: {value} {statuses} (row {})",
                row.area(),
                row.period(),
                row.file_row()
            );
        }
    }
    text
}
