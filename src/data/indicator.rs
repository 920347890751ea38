//! An indicator: its definition with its data.
//!
//! In: a definition, the source of its data, the areas. Out: the indicator, its definition and data checked against each
//! other. Must not know: who cites it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::data_path::{LISTS, unread_format};
use super::period::{self, Period};
use super::records::{Layout, Records, list, workbook};
use super::{
    Areas, DataFile, Definition, Dimension, Table, disclosure, encoding, review, sheet, tidy,
};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::source::{Hash, Hasher, SitePath, Source, Spanned};

/// A definition with its data.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub definition: Arc<Definition>,
    pub table: Arc<Table>,
    /// Of definition, data and areas together: indicators with the same hash are equal.
    pub hash: Hash,
    /// Of the data file's bytes.
    pub data_hash: Hash,
}

/// The data of a definition, as the site has them.
#[derive(Clone, Copy, Debug)]
pub enum DataInput<'a> {
    /// A text.
    Text(&'a Source),
    /// A workbook: its path, bytes and hash.
    Workbook(&'a SitePath, &'a [u8], Hash),
}

impl<'a> From<&'a Source> for DataInput<'a> {
    fn from(source: &'a Source) -> Self {
        Self::Text(source)
    }
}

impl DataInput<'_> {
    /// The file.
    pub fn path(&self) -> &SitePath {
        match self {
            Self::Text(source) => source.path(),
            Self::Workbook(path, ..) => path,
        }
    }

    fn hash(&self) -> Hash {
        match self {
            Self::Text(source) => source.hash(),
            Self::Workbook(_, _, hash) => *hash,
        }
    }
}

impl Indicator {
    /// Reads the data that a definition describes, and checks each against the other. `None` where there is no table.
    pub fn load<'a>(
        definition: Arc<Definition>,
        definition_source: &Source,
        data: impl Into<DataInput<'a>>,
        areas: &Areas,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let data = data.into();
        if let Some(problem) = unread_format(&definition, data.path()) {
            diagnostics.push(problem);
            return None;
        }
        let mapping = definition.data.clone().unwrap_or_default();
        let records = records(Some(&definition), &mapping, data, areas, diagnostics)?;
        let table = tidy::read(&definition, &mapping, records, areas, diagnostics)?;
        check(&definition, &table, areas, diagnostics);
        review::periods(&definition, &table, diagnostics);
        review::areas(&table, areas, diagnostics);
        review::old_codes(&table, areas, diagnostics);
        review::ended_series(&table, areas, diagnostics);
        review::limits(&definition, &table, diagnostics);
        let mut hasher = Hasher::new();
        hasher.hash(&definition_source.hash()).hash(&data.hash());
        if let Some(areas) = areas.hash() {
            hasher.hash(&areas);
        }
        let indicator = Self {
            definition,
            table: Arc::new(table),
            hash: hasher.finish(),
            data_hash: data.hash(),
        };
        if let Some(rule) = &indicator.definition.disclosure {
            disclosure::check(&indicator, areas, rule, diagnostics);
            let (definition, table) = (&indicator.definition, &indicator.table);
            diagnostics.extend(disclosure::without_counts(definition, table));
        }
        Some(indicator)
    }
}

/// The records of the data, of a workbook those of the sheet that is meant.
fn records<'a>(
    definition: Option<&Definition>,
    mapping: &DataFile,
    data: DataInput<'a>,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Records<'a>> {
    let layout = Layout::of(mapping);
    match data {
        DataInput::Text(source) if is_list(source.path()) => {
            list::records(source, layout, diagnostics)
        }
        DataInput::Text(source) => {
            encoding::check(mapping, source, diagnostics);
            Records::of_text(source, layout, diagnostics)
        }
        DataInput::Workbook(path, bytes, _) => {
            let (sheet, rows) =
                sheet::chosen(definition, mapping, path, bytes, areas, diagnostics)?;
            workbook::records(path, &sheet, rows, layout, diagnostics)
        }
    }
}

/// The records of a file of which no definition says anything yet.
pub(super) fn open_records<'a>(
    mapping: &DataFile,
    data: DataInput<'a>,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Records<'a>> {
    records(None, mapping, data, areas, diagnostics)
}

fn is_list(path: &SitePath) -> bool {
    LISTS.contains(&path.extension().to_ascii_lowercase().as_str())
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
            None => error.help("areas are listed in areas.csv, with their ids, names and codes"),
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
