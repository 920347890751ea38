//! An indicator: its definition with its data.
//!
//! In: a definition, the source of its data, the areas. Out: the indicator, its definition and data checked against each
//! other. Must not know: who cites it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::period::{self, Period};
use super::records::{Layout, Records};
use super::{Areas, DataFile, Definition, Dimension, Table, encoding, tidy};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::source::{Hash, Hasher, SitePath, Source, Spanned};

/// A definition with its data.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub definition: Arc<Definition>,
    pub table: Arc<Table>,
    /// Of definition, data and areas together: indicators with the same hash are equal.
    pub hash: Hash,
}

/// Formats that tables are read from.
const FORMATS: [&str; 3] = ["csv", "tsv", "txt"];

/// Formats that are recognised but not supported yet.
const LATER: [&str; 9] = [
    "xlsx",
    "xls",
    "ods",
    "json",
    "yaml",
    "yml",
    "fingertips",
    "open-sdg",
    "parquet",
];

impl Indicator {
    /// Reads the data that a definition describes, and checks each against the other. `None` where there is no table.
    pub fn load(
        definition: Arc<Definition>,
        definition_source: &Source,
        data: &Source,
        areas: &Areas,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if let Some(problem) = unread_format(&definition, data.path()) {
            diagnostics.push(problem);
            return None;
        }
        let mapping = definition.data.clone().unwrap_or_default();
        encoding::check(&mapping, data, diagnostics);
        let records = Records::of_text(data, layout(&mapping), diagnostics)?;
        let table = tidy::read(&definition, &mapping, records, areas, diagnostics)?;
        check(&definition, &table, areas, diagnostics);
        let mut hasher = Hasher::new();
        hasher.hash(&definition_source.hash()).hash(&data.hash());
        if let Some(areas) = areas.hash() {
            hasher.hash(&areas);
        }
        Some(Self {
            definition,
            table: Arc::new(table),
            hash: hasher.finish(),
        })
    }
}

fn layout(mapping: &DataFile) -> Layout<'_> {
    Layout {
        header_row: mapping.header_row.as_ref(),
        range: mapping.range.as_ref(),
        fills_short_rows: false,
    }
}

/// The path of an indicator's data: the file that the definition names (of releases the last), relative to the
/// definition's folder, otherwise the CSV of the same stem next to it.
pub fn data_path(definition_path: &SitePath, definition: &Definition) -> SitePath {
    let data = definition.data.as_ref();
    let named = data.and_then(|data| data.file.as_ref().or(data.releases.last()));
    let folder = definition_path.folder();
    match named {
        Some(file) => SitePath::new(resolved(folder, file)),
        None => SitePath::new(resolved(folder, &format!("{}.csv", definition_path.stem()))),
    }
}

/// A path relative to a folder, with `.` and `..` resolved. One that would leave the site keeps its `..`, so it matches no file.
fn resolved(folder: &str, file: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(file.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The message where there is no file at [`data_path`]. `beside` are the files of the definition's folder.
pub fn no_data<'a>(
    definition_path: &SitePath,
    definition: &Definition,
    beside: impl IntoIterator<Item = &'a SitePath>,
) -> Diagnostic {
    let path = data_path(definition_path, definition);
    let beside: Vec<&SitePath> = beside.into_iter().collect();
    let other = beside.iter().find(|file| {
        file.stem() == definition_path.stem()
            && LATER[..4].contains(&file.extension().to_ascii_lowercase().as_str())
    });
    let file = definition.data.as_ref().and_then(|data| data.file.as_ref());
    match (file, other) {
        (None, Some(other)) => not_yet(definition.id.span.clone(), other.file_name()),
        (Some(file), _) if path.starts_with("..") => Diagnostic::error(
            Code::NoData,
            file.span.clone(),
            format!("{} leads out of the site", file.value),
        )
        .help("put the file into content/indicators/ and write its name"),
        (file, _) => {
            let span = file.map_or(&definition.id.span, |file| &file.span);
            let error = Diagnostic::error(
                Code::NoData,
                span.clone(),
                format!(
                    "the indicator {} has no data: there is no file {path}",
                    definition.id.value
                ),
            );
            let names = beside.iter().map(|file| file.file_name());
            match did_you_mean(
                path.file_name(),
                names.filter(|name| *name != definition_path.file_name()),
            ) {
                Some(near) => error.help(format!(
                    "did you mean {near}? Then write data: {{file: {near}}}"
                )),
                None => error.help(format!(
                    "put {}.csv beside the definition, or name the file: data: {{file: …}}",
                    definition_path.stem()
                )),
            }
        }
    }
}

/// The message for a data file in an unsupported format; `None` for CSV.
pub fn unread_format(definition: &Definition, path: &SitePath) -> Option<Diagnostic> {
    let format = definition
        .data
        .as_ref()
        .and_then(|data| data.format.as_ref());
    let name = format
        .map_or(path.extension(), |format| format.as_str())
        .to_ascii_lowercase();
    if FORMATS.contains(&name.as_str()) {
        return None;
    }
    let file = definition.data.as_ref().and_then(|data| data.file.as_ref());
    let place = format.or(file).unwrap_or(&definition.id).span.clone();
    if LATER.contains(&name.as_str()) {
        return Some(not_yet(place, path.file_name()));
    }
    let error = Diagnostic::error(
        Code::WrongValue,
        place,
        format!(
            "{} is no format of data that is known",
            if name.is_empty() { "nothing" } else { &name }
        ),
    );
    Some(
        match did_you_mean(&name, FORMATS.into_iter().chain(LATER)) {
            Some(near) => error.help(format!("did you mean {near}?")),
            None => error.help("save the table as CSV, and name that file"),
        },
    )
}

fn not_yet(place: crate::source::Span, file: &str) -> Diagnostic {
    Diagnostic::error(
        Code::NotYet,
        place,
        format!("{file} cannot be read yet: this version reads CSV"),
    )
    .help("save the table as CSV; in Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\"")
}

/// Reports where the definition disagrees with the data or the areas.
fn check(definition: &Definition, table: &Table, areas: &Areas, diagnostics: &mut Vec<Diagnostic>) {
    for (index, (id, dimension)) in definition.dimensions.iter().enumerate() {
        let present = &table.values[index];
        // The rows that were left out may have the value: they are to be corrected first.
        if present.is_empty() || table.reported > 0 {
            continue;
        }
        let unmet = |value: &Spanned<String>| present.iter().all(|known| **known != *value.value);
        for (value, _) in &dimension.values {
            if unmet(value) {
                diagnostics.push(missing_value(table, id, value, dimension, present));
            }
        }
        if let Some(total) = &dimension.total {
            let declared = dimension
                .values
                .iter()
                .any(|(value, _)| value.value == total.value);
            if unmet(total) && !declared {
                diagnostics.push(missing_value(table, id, total, dimension, present));
            }
        }
    }
    if let Some(benchmark) = &definition.benchmark {
        check_benchmark(benchmark, table, areas, diagnostics);
    }
    for from in definition.breaks.iter().map(|b| &b.from) {
        if Period::parse(from).is_none() && period::find(&table.periods, from).is_none() {
            diagnostics.push(
                Diagnostic::error(Code::BadPeriod, from.span.clone(), format!("\"{}\" is no period", from.value))
                    .help("write the first period of the new series as the data have it: 2022, 2021/22, 2020-22"),
            );
        }
    }
}

fn missing_value(
    table: &Table,
    id: &Spanned<String>,
    value: &Spanned<String>,
    dimension: &Dimension,
    present: &[Arc<str>],
) -> Diagnostic {
    let error = Diagnostic::error(
        Code::UnknownDimensionValue,
        value.span.clone(),
        format!(
            "no row of {} has {} as its {}",
            table.file.file_name(),
            value.value,
            id.value
        ),
    );
    let known = || present.iter().map(|value| &**value);
    let declared = |known: &str| {
        dimension
            .values
            .iter()
            .any(|(value, _)| value.value == known)
    };
    match did_you_mean(value, known().filter(|known| !declared(known))) {
        Some(near) => error.help(format!("did you mean {near}?")),
        None => error.help(format!(
            "rows have {}",
            known().collect::<Vec<_>>().join(", ")
        )),
    }
}

fn check_benchmark(
    benchmark: &Spanned<String>,
    table: &Table,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(area) = areas.find(benchmark) else {
        let error = Diagnostic::error(
            Code::UnknownArea,
            benchmark.span.clone(),
            format!("no area is called {}", benchmark.value),
        )
        .about(Subject::area(benchmark));
        diagnostics.push(match areas.did_you_mean(benchmark) {
            Some(near) => error.help(format!("did you mean {near}?")),
            None => error.help("areas stand in areas.csv, with their ids, names and codes"),
        });
        return;
    };
    if table.of_area(&area.id).is_empty() && table.reported == 0 {
        diagnostics.push(
            Diagnostic::error(
                Code::UnknownArea,
                benchmark.span.clone(),
                format!(
                    "{} has no row for {}, so nothing can be compared with it",
                    table.file.file_name(),
                    area.name
                ),
            )
            .help("name an area that the data have, or leave benchmark out"),
        );
    }
}

/// Reports ids and shorts that are not unique among all indicators.
pub fn check_names<'a>(
    definitions: impl IntoIterator<Item = &'a Definition>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    let definitions: Vec<&Definition> = definitions.into_iter().collect();
    let ids = definitions.iter().map(|definition| &definition.id);
    let shorts = definitions.iter().filter_map(|definition| {
        // A short that repeats its own id is harmless.
        definition
            .short
            .as_ref()
            .filter(|short| short.value != definition.id.value)
    });
    for name in ids.chain(shorts) {
        if let Some(earlier) = first.get(name.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateIndicator,
                    name.span.clone(),
                    format!("two indicators answer to {}", name.value),
                )
                .label(earlier.span.clone(), "the first of them")
                .help("give this one another name: figures are bound by it"),
            );
        } else {
            first.insert(name.as_str(), name);
        }
    }
}
