//! Maps the columns of the file to those that are needed.

use super::column::{Alternatives, NumberColumns};
use super::column_finder::{ColumnFinder, bad_period};
use super::filters::Filter;
use crate::data::records::Records;
use crate::data::{DataFile, Definition, Part};
use crate::diagnostic::Diagnostic;

/// The index of each column in a row.
pub(super) struct Columns {
    /// Empty where every row is of the mapping's default area.
    pub(super) area: Alternatives,
    /// The data's name of the area, next to its code.
    pub(super) area_name: Alternatives,
    /// Empty where the mapping says the period.
    pub(super) period: Alternatives,
    /// One, or one for each period.
    pub(super) numbers: Vec<NumberColumns>,
    pub(super) status: Alternatives,
    pub(super) note: Alternatives,
    /// In the definition's order.
    pub(super) dimensions: Vec<Alternatives>,
    /// Only rows that pass every filter are kept.
    pub(super) filters: Vec<Filter>,
    /// Columns of which something is said, ignored ones too.
    pub(super) used: Vec<usize>,
    /// Columns of which nothing is said.
    pub(super) others: Vec<usize>,
    /// Whether the mapping names the column of the values, so that other columns of numbers are other measures.
    pub(super) names_value: bool,
}

impl Columns {
    /// Finds the columns by the mapping, otherwise by their own names. `None` where a required one is missing.
    pub(super) fn find(
        records: &Records<'_>,
        definition: &Definition,
        data: &DataFile,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut finder = ColumnFinder::new(records, definition, data);
        finder.unknown_mappings(diagnostics);
        let code = finder.known("area_code");
        let area = finder.known("area");
        let area_name = finder.known("area_name");
        let area_name = if area_name.is_empty() && !code.is_empty() {
            area.clone()
        } else {
            area_name
        };
        let area = if code.is_empty() { area } else { code };
        let area = if area.is_empty() && data.area.is_none() {
            finder.needed("area_code")
        } else {
            Some(area)
        };
        let is_wide = !data.periods.is_empty();
        let bad_period = data.period.as_ref().and_then(bad_period);
        let is_dated = bad_period.is_none();
        finder.missing.extend(bad_period);
        let period = finder.known("period");
        let period = if period.is_empty() && data.period.is_none() && !is_wide {
            finder.needed("period")
        } else {
            Some(period)
        };
        let numbers = if is_wide {
            finder.numbers_by_period()
        } else {
            finder.numbers().map(|numbers| vec![numbers])
        };
        let dimensions: Vec<Alternatives> = (definition.dimensions.iter())
            .filter_map(|(id, _)| finder.dimension(id))
            .collect();
        let filters = finder.filters();
        let ignored = finder.ignored();
        let (status, note) = (finder.known("status"), finder.known("note"));
        let whole = is_dated && dimensions.len() == definition.dimensions.len();
        if area.is_none() && period.is_none() && numbers.is_none() {
            finder.report_header_once();
        }
        diagnostics.append(&mut finder.missing);
        let (Some(area), Some(period), Some(numbers), true) = (area, period, numbers, whole) else {
            return None;
        };
        let mut used = ignored;
        for column in [&area, &area_name, &period, &status, &note] {
            used.extend(column.all());
        }
        for column in dimensions.iter().chain(numbers.iter().flat_map(|numbers| {
            let parts = numbers.parts.iter();
            std::iter::once(&numbers.value).chain(parts)
        })) {
            used.extend(column.all());
        }
        let others = (records.names().enumerate())
            .filter(|(index, name)| !used.contains(index) && !name.is_empty())
            .map(|(index, _)| index)
            .collect();
        Some(Self {
            area,
            area_name,
            period,
            numbers,
            status,
            note,
            dimensions,
            used: used
                .into_iter()
                .chain(filters.iter().map(|filter| filter.column))
                .collect(),
            filters,
            others,
            names_value: is_wide || data.columns.contains_key("value"),
        })
    }

    /// The number columns that the file has; of those of several periods or in several columns, the first.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, usize)> {
        let first = self.numbers.first();
        let value = first.and_then(|numbers| numbers.value.first());
        let value = value.map(|column| (Part::Value, column));
        let parts = Part::ALL[1..].iter().enumerate();
        value.into_iter().chain(parts.filter_map(|(index, part)| {
            let mut columns = self.numbers.iter().map(|numbers| &numbers.parts[index]);
            Some((*part, columns.find_map(Alternatives::first)?))
        }))
    }

    /// Whether the values of different rows, or of one row, are in different columns.
    pub(super) fn has_many_values(&self) -> bool {
        self.numbers.len() > 1
            || self
                .numbers
                .iter()
                .any(|numbers| numbers.value.all().len() > 1)
    }
}
