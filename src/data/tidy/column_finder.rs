//! Finds each column by its mapping or its name, and reports those that are missing.

use super::column::{Alternatives, KNOWN, NumberColumns};
use super::filters::Filter;
use crate::data::period::period_within;
use crate::data::records::{Records, normal_name};
use crate::data::{DataFile, Definition, Part, Period};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Location, Spanned};

/// The most columns that a message names.
const NAMED: usize = 15;

/// What stands for the period in a column's name.
const PLACES: [&str; 2] = ["{period}", "*"];

pub(super) struct ColumnFinder<'f, 'a> {
    records: &'f Records<'a>,
    definition: &'f Definition,
    data: &'f DataFile,
    pub(super) missing: Vec<Diagnostic>,
}

impl<'f, 'a> ColumnFinder<'f, 'a> {
    pub(super) fn new(
        records: &'f Records<'a>,
        definition: &'f Definition,
        data: &'f DataFile,
    ) -> Self {
        Self {
            records,
            definition,
            data,
            missing: Vec::new(),
        }
    }

    fn mapping(&self, name: &str) -> Option<&'f [Spanned<String>]> {
        self.data.columns.get(name).map(Vec::as_slice)
    }

    /// The columns for one of ours: as the mapping names them, which must exist, otherwise by our name, which may be missing.
    pub(super) fn known(&mut self, name: &str) -> Alternatives {
        match self.mapping(name) {
            Some(mapped) => self.all_mapped(mapped),
            None => Alternatives::new(self.unmapped(name).into_iter().collect()),
        }
    }

    /// A column of our own name, unless the mapping or the definition says something else of it.
    fn unmapped(&self, name: &str) -> Option<usize> {
        let column = self.records.column(name)?;
        let is = |other: &Spanned<String>| self.records.column(other) == Some(column);
        let is_ignored = self.data.ignore.iter().any(is);
        let is_mapped = self.data.columns.values().flatten().any(is);
        (!is_ignored && !is_mapped).then_some(column)
    }

    fn all_mapped(&mut self, names: &[Spanned<String>]) -> Alternatives {
        let columns = names.iter().filter_map(|name| self.mapped(name));
        Alternatives::new(columns.collect())
    }

    fn part(&mut self, part: Part) -> Alternatives {
        let column = match part {
            Part::Numerator => self.definition.numerator.as_ref(),
            Part::Denominator => self.definition.denominator.as_ref(),
            _ => None,
        };
        match column {
            Some(column) => self.all_mapped(std::slice::from_ref(column)),
            None => self.known(part.name()),
        }
    }

    /// The columns of one value and its limits in each row.
    pub(super) fn numbers(&mut self) -> Option<NumberColumns> {
        let value = self.known("value");
        let value = if value.is_empty() {
            self.needed("value")
        } else {
            Some(value)
        };
        let parts = [
            Part::LowerCi,
            Part::UpperCi,
            Part::Numerator,
            Part::Denominator,
        ]
        .map(|part| self.part(part));
        Some(NumberColumns {
            value: value?,
            parts,
            period: None,
        })
    }

    /// The columns of each period, in the file's order.
    pub(super) fn numbers_by_period(&mut self) -> Option<Vec<NumberColumns>> {
        let mut found: Vec<(usize, String)> = Vec::new();
        let before = self.missing.len();
        for wanted in &self.data.periods {
            let name = &wanted.column;
            if let Some((before, after)) = placed(name) {
                let columns = self.columns_between(before, after);
                if columns.is_empty() {
                    self.missing.push(self.no_period_columns(name));
                }
                found.extend(columns);
            } else if let Some(column) = self.mapped(name) {
                let period = match &wanted.period {
                    Some(period) => {
                        self.missing.extend(bad_period(period));
                        Some(period.value.clone())
                    }
                    None => period_within(self.records.header_cell(column).text()),
                };
                match period {
                    Some(period) => found.push((column, period)),
                    None => self.missing.push(no_period_in(name)),
                }
            }
        }
        if self.missing.len() > before {
            return None;
        }
        found.sort();
        found.dedup();
        let numbers = found.into_iter().map(|(column, period)| NumberColumns {
            value: Alternatives::new(vec![column]),
            parts: self.parts_of_period(&period),
            period: Some(period),
        });
        Some(numbers.collect())
    }

    /// The columns whose names have a period between two texts.
    fn columns_between(&self, before: &str, after: &str) -> Vec<(usize, String)> {
        let names = self.records.names().enumerate();
        let found = names.filter_map(|(column, name)| {
            let period = name.strip_prefix(before.trim_start())?;
            let period = period.strip_suffix(after.trim_end())?.trim();
            Period::parse(period)?;
            Some((column, period.to_owned()))
        });
        found.collect()
    }

    /// The limits and parts of one period's values, where the mapping has a pattern for them.
    fn parts_of_period(&self, period: &str) -> [Alternatives; 4] {
        let time = Period::parse(period);
        [
            Part::LowerCi,
            Part::UpperCi,
            Part::Numerator,
            Part::Denominator,
        ]
        .map(|part| {
            let patterns = self.mapping(part.name()).unwrap_or_default().iter();
            let columns = patterns.filter_map(|pattern| {
                let (before, after) = placed(pattern)?;
                let mut columns = self.columns_between(before, after).into_iter();
                let same = |other: &str| match (&time, Period::parse(other)) {
                    (Some(time), Some(other)) => time.same_time(&other),
                    _ => false,
                };
                columns.find_map(|(column, other)| same(&other).then_some(column))
            });
            Alternatives::new(columns.collect())
        })
    }

    pub(super) fn dimension(&mut self, id: &Spanned<String>) -> Option<Alternatives> {
        let columns = match self.mapping(id) {
            Some(mapped) => self.all_mapped(mapped),
            None => self.all_mapped(std::slice::from_ref(id)),
        };
        (!columns.is_empty()).then_some(columns)
    }

    pub(super) fn filters(&mut self) -> Vec<Filter> {
        let mut found = Vec::new();
        for (name, values) in &self.data.filters {
            let Some(place) = values.first().map(|value| value.span.clone()) else {
                continue;
            };
            let name = Spanned::new(name.clone(), place);
            if let Some(column) = self.mapped(&name) {
                found.push(Filter::new(column, values.clone()));
            }
        }
        for name in &self.data.headline {
            if let Some(column) = self.records.column(name) {
                found.push(Filter::for_headline(column, name));
            }
        }
        found
    }

    pub(super) fn ignored(&mut self) -> Vec<usize> {
        let names = self.data.ignore.iter();
        names.filter_map(|name| self.mapped(name)).collect()
    }

    /// A column that the definition names.
    fn mapped(&mut self, column: &Spanned<String>) -> Option<usize> {
        if placed(column).is_some() {
            return None;
        }
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

    /// A required column. A wrong mapping was reported already.
    pub(super) fn needed(&mut self, name: &str) -> Option<Alternatives> {
        if self.mapping(name).is_some() {
            return None;
        }
        let error = {
            let names = || self.records.names().filter(|name| !name.is_empty());
            let periods = names().filter(|name| Period::parse(name).is_some()).count();
            if name == "value" && periods > 1 && !self.missing.is_empty() {
                // The message about the period says what to do about both.
                return None;
            }
            let near = did_you_mean(&normal_name(name), names());
            let column = super::yaml_text(near.unwrap_or("…"));
            let message = format!("{} has no column {name}", self.file());
            let error = Diagnostic::error(Code::MissingColumn, self.header(), message);
            let error = self.with_columns(error, name);
            match name {
                "period" | "value" if periods > 1 => error.help(
                    "if the table has a column for each period, say so in the definition: data: {periods: \"{period}\"}",
                ),
                "period" => error
                    .help(format!(
                        "or name the column in the definition: data: {{columns: {{period: {column}}}}}"
                    ))
                    .help("if all rows are of one period, say it: data: {period: 2019}"),
                _ => error.help(format!(
                    "or name the column in the definition: data: {{columns: {{{name}: {column}}}}}"
                )),
            }
        };
        self.missing.push(error);
        None
    }

    /// Where no required column is found, the row is no header: one message reports it.
    pub(super) fn report_header_once(&mut self) {
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

    fn no_period_columns(&self, pattern: &Spanned<String>) -> Diagnostic {
        let error = Diagnostic::error(
            Code::MissingColumn,
            pattern.span.clone(),
            format!(
                "no column of {} has a period where {} says",
                self.file(),
                pattern.value
            ),
        );
        self.with_columns(error.label(self.header(), "its columns"), pattern)
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

    pub(super) fn unknown_mappings(&self, diagnostics: &mut Vec<Diagnostic>) {
        let dimensions = || self.definition.dimensions.iter().map(|(id, _)| id.as_str());
        for (name, columns) in &self.data.columns {
            let Some(column) = columns.first() else {
                continue;
            };
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

/// The texts before and after the place of the period in a column's name.
fn placed(name: &str) -> Option<(&str, &str)> {
    PLACES.iter().find_map(|place| name.split_once(place))
}

/// What is wrong with a period that the mapping says, if it is none.
pub(super) fn bad_period(period: &Spanned<String>) -> Option<Diagnostic> {
    if Period::parse(period).is_some() {
        return None;
    }
    let message = format!("\"{}\" is no period", period.value);
    let error = Diagnostic::error(Code::BadPeriod, period.span.clone(), message);
    Some(error.help("write it as 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024; a column that has the period of each row is named with columns: {period: …}"))
}

fn no_period_in(column: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        Code::BadPeriod,
        column.span.clone(),
        format!("the column's name, {}, has no period in it", column.value),
    )
    .help(format!(
        "say the period of each column: periods: {{{}: 2019}}",
        super::yaml_text(column)
    ))
}
