//! Maps the columns of the file to those that are needed.

use super::filters::Filter;
use crate::data::records::{Records, normal_name};
use crate::data::{Definition, Part};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Location, Spanned};

/// The columns that tidy data may have besides its dimensions.
pub(super) const KNOWN: [&str; 12] = [
    "area_code",
    "area",
    "area_name",
    "period",
    "value",
    "lower_ci",
    "upper_ci",
    "numerator",
    "denominator",
    "status",
    "note",
    "indicator",
];

/// The most columns that a message names.
const NAMED: usize = 15;

/// The index of each column in a row.
pub(super) struct Columns {
    pub(super) area: usize,
    /// The data's name of the area, next to its code.
    pub(super) area_name: Option<usize>,
    pub(super) period: usize,
    pub(super) value: usize,
    /// Limits, numerator, denominator.
    pub(super) parts: [Option<usize>; 4],
    pub(super) status: Option<usize>,
    pub(super) note: Option<usize>,
    /// In the definition's order.
    pub(super) dimensions: Vec<usize>,
    /// Only rows that pass every filter are kept.
    pub(super) filters: Vec<Filter>,
    /// Columns that must hold one value throughout.
    pub(super) constant: Vec<usize>,
}

struct ColumnFinder<'f, 'a> {
    records: &'f Records<'a>,
    definition: &'f Definition,
    missing: Vec<Diagnostic>,
}

impl Columns {
    /// Finds the columns by the definition's mapping, otherwise by their own names. `None` where a required one is missing.
    pub(super) fn find(
        records: &Records<'_>,
        definition: &Definition,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut finder = ColumnFinder {
            records,
            definition,
            missing: Vec::new(),
        };
        finder.unknown_mappings(diagnostics);
        let code = finder.known("area_code");
        let area = finder.known("area");
        let area_name = finder.known("area_name").or(code.and(area));
        let area = code.or(area).or_else(|| finder.needed("area_code"));
        let period = finder.known("period").or_else(|| finder.needed("period"));
        let value = finder.known("value").or_else(|| finder.needed("value"));
        let dimensions: Vec<usize> = (definition.dimensions.iter())
            .filter_map(|(id, _)| finder.dimension(id))
            .collect();
        let filters = finder.filters();
        let parts = [
            finder.known("lower_ci"),
            finder.known("upper_ci"),
            finder.part("numerator", definition.numerator.as_ref()),
            finder.part("denominator", definition.denominator.as_ref()),
        ];
        let (status, note) = (finder.known("status"), finder.known("note"));
        let whole = dimensions.len() == definition.dimensions.len();
        if area.is_none() && period.is_none() && value.is_none() {
            finder.report_header_once();
        }
        diagnostics.append(&mut finder.missing);
        let (Some(area), Some(period), Some(value), true) = (area, period, value, whole) else {
            return None;
        };
        let used = [
            Some(area),
            area_name,
            Some(period),
            Some(value),
            status,
            note,
        ]
        .into_iter()
        .chain(parts)
        .flatten()
        .chain(dimensions.iter().copied());
        let used: Vec<usize> = used.collect();
        Some(Self {
            area,
            area_name,
            period,
            value,
            parts,
            status,
            note,
            dimensions,
            filters,
            constant: (records.names().enumerate())
                .filter(|(index, name)| !used.contains(index) && !name.is_empty())
                .map(|(index, _)| index)
                .collect(),
        })
    }

    /// The number columns that the file has.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (Part, usize)> {
        let parts = Part::ALL[1..].iter().copied().zip(self.parts);
        std::iter::once((Part::Value, self.value))
            .chain(parts.filter_map(|(part, column)| Some((part, column?))))
    }
}

impl ColumnFinder<'_, '_> {
    fn mapping(&self, name: &str) -> Option<&Spanned<String>> {
        self.definition.data.as_ref()?.columns.get(name)
    }

    /// The column for one of ours: as the definition maps it, which must exist, otherwise by our name, which may be missing.
    fn known(&mut self, name: &str) -> Option<usize> {
        match self.mapping(name).cloned() {
            Some(mapped) => self.mapped(&mapped),
            None => self.records.column(name),
        }
    }

    fn part(&mut self, name: &str, column: Option<&Spanned<String>>) -> Option<usize> {
        match column {
            Some(column) => self.mapped(column),
            None => self.known(name),
        }
    }

    fn dimension(&mut self, id: &Spanned<String>) -> Option<usize> {
        let column = self.mapping(id).unwrap_or(id).clone();
        self.mapped(&column)
    }

    fn filters(&mut self) -> Vec<Filter> {
        let filters = self.definition.data.iter().flat_map(|data| &data.filters);
        let mut found = Vec::new();
        for (name, values) in filters {
            let Some(place) = values.first().map(|value| value.span.clone()) else {
                continue;
            };
            let name = Spanned::new(name.clone(), place);
            if let Some(column) = self.mapped(&name) {
                found.push(Filter::new(column, values.clone()));
            }
        }
        found
    }

    /// A column that the definition names.
    fn mapped(&mut self, column: &Spanned<String>) -> Option<usize> {
        let found = self.records.column(column);
        if found.is_none() {
            let error = Diagnostic::error(
                Code::MissingColumn,
                column.span.clone(),
                format!("{} has no column {}", self.file(), column.value),
            );
            let error = self.with_columns(error.label(self.header(), "its columns"), column);
            self.missing.push(error);
        }
        found
    }

    /// A required column. A wrong mapping was reported already, and a title in the header's row is reported once.
    fn needed(&mut self, name: &str) -> Option<usize> {
        let title = self.records.likelier_header();
        if self.mapping(name).is_some() || title.is_some() && !self.missing.is_empty() {
            return None;
        }
        let error = |what: String| Diagnostic::error(Code::MissingColumn, self.header(), what);
        let error = if let Some(row) = title {
            let message = format!("this row of {} does not name its columns", self.file());
            error(message).help(format!(
                "if row {row} does, say so in the definition: data: {{header_row: {row}}}"
            ))
        } else {
            let names = self.records.names();
            let near = did_you_mean(&normal_name(name), names.filter(|name| !name.is_empty()));
            let column = super::yaml_text(near.unwrap_or("…"));
            let message = format!("{} has no column {name}", self.file());
            self.with_columns(error(message), name).help(format!(
                "or name the column in the definition: data: {{columns: {{{name}: {column}}}}}"
            ))
        };
        self.missing.push(error);
        None
    }

    /// Where no required column is found, the row is no header: one message reports it.
    fn report_header_once(&mut self) {
        let header = self.header();
        let of_header = |error: &Diagnostic| error.location == header;
        if self.missing.iter().filter(|error| of_header(error)).count() < 2 {
            return;
        }
        self.missing.retain(|error| !of_header(error));
        let message = format!("this row of {} does not name its columns", self.file());
        let error = Diagnostic::error(Code::MissingColumn, header, message);
        self.missing.push(error.help("the header names the columns: area_code,period,value; if another row does, say so in the definition: data: {header_row: …}"));
    }

    fn with_columns(&self, error: Diagnostic, wanted: &str) -> Diagnostic {
        let names = || self.records.names().filter(|name| !name.is_empty());
        if let Some(near) = did_you_mean(&normal_name(wanted), names()) {
            return error.help(format!("did you mean {near}?"));
        }
        let all: Vec<&str> = names().collect();
        let more = if all.len() > NAMED { " …" } else { "" };
        let first = all[..all.len().min(NAMED)].join(", ");
        error.help(format!("its columns are {first}{more}"))
    }

    fn unknown_mappings(&self, diagnostics: &mut Vec<Diagnostic>) {
        let dimensions = || self.definition.dimensions.iter().map(|(id, _)| id.as_str());
        for (name, column) in self.definition.data.iter().flat_map(|data| &data.columns) {
            let known = || KNOWN.into_iter().chain(dimensions());
            if known().all(|known| known != name) {
                let mut error = Diagnostic::error(
                    Code::UnknownColumn,
                    column.span.clone(),
                    format!("{name} is no column of tidy data and no dimension of this indicator"),
                );
                if let Some(near) = did_you_mean(name, known()) {
                    error = error.help(format!("did you mean {near}?"));
                }
                diagnostics.push(error.help(format!("the columns are {}", KNOWN.join(", "))));
            }
        }
    }

    fn file(&self) -> &str {
        self.records.file.path.file_name()
    }

    fn header(&self) -> Location {
        self.records.location_of_cells(&self.records.header)
    }
}
