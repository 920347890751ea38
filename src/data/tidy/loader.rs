//! Loads a file's rows, with the state that spans rows: filters, constant columns, how periods are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cache::CellCache;
use super::cell::CellParser;
use super::columns::Columns;
use super::filters::Filter;
use super::others::OtherColumn;
use super::problems::{RowProblems, contradictions};
use super::undeclared::undeclared_column;
use super::{dimension_values, duplicate_row, hyphens};
use crate::data::records::{Record, Records};
use crate::data::table::TableBuilder;
use crate::data::{AreaId, AreaMatch, Areas, DataFile, Definition, Table};
use crate::diagnostic::{Code, Diagnostic, Subject};

/// Loads rows until the file ends.
pub(super) struct Loader<'d> {
    pub(super) definition: &'d Definition,
    pub(super) data: &'d DataFile,
    pub(super) areas: &'d Areas,
    pub(super) columns: Columns,
    pub(super) cells: CellParser,
    pub(super) builder: TableBuilder,
    pub(super) area_cells: CellCache<str, AreaCell>,
    /// Areas as the builder numbers them.
    pub(super) area_indices: BTreeMap<AreaId, u32>,
    /// The ids of areas that share a name, as text.
    pub(super) ambiguous: Vec<String>,
    /// Of each text, its index in `period_texts`; `None` where it is no period.
    pub(super) period_cells: CellCache<str, Option<u32>>,
    pub(super) period_texts: Vec<String>,
    /// The area of rows that name none.
    pub(super) default_area: Option<(u32, bool)>,
    /// Of each of [`Columns::numbers`], its period's index in `period_texts`, where no column has it.
    pub(super) fixed_periods: Vec<Option<u32>>,
    pub(super) dimensions: Vec<DimensionCells>,
    /// Slices as the builder numbers them, by the indices of their values.
    pub(super) slices: CellCache<[u32], u32>,
    /// The indices of a row's values, kept for their memory.
    pub(super) slice_values: Vec<u32>,
    pub(super) notes: CellCache<str, u32>,
    pub(super) area_names: CellCache<str, u32>,
    /// The code and the name of the last row, which agree.
    pub(super) checked_name: (String, String),
    others: Vec<OtherColumn>,
    filters: Vec<Filter>,
    pub(super) problems: RowProblems,
    filtered: usize,
    reported: usize,
}

/// What an area's cell means.
#[derive(Clone, Copy)]
pub(super) enum AreaCell {
    Area {
        index: u32,
        is_listed: bool,
    },
    /// An index of `Loader::ambiguous`.
    Ambiguous(usize),
}

/// The values of one dimension.
#[derive(Default)]
pub(super) struct DimensionCells {
    /// Of each text, the index of its value; `None` where it is none.
    pub(super) cells: CellCache<str, Option<u32>>,
    pub(super) values: Vec<Arc<str>>,
    pub(super) indices: BTreeMap<Arc<str>, u32>,
}

impl<'d> Loader<'d> {
    /// Before the first row.
    pub(super) fn new(
        definition: &'d Definition,
        data: &'d DataFile,
        areas: &'d Areas,
        mut columns: Columns,
        cells: CellParser,
        records: &Records<'_>,
    ) -> Self {
        let parts = columns.parts().map(|(part, _)| part);
        let rows = records.rows_at_most().saturating_mul(columns.numbers.len());
        let builder = TableBuilder::new(parts, rows, records.is_text(), columns.has_many_values());
        let dimensions = columns.dimensions.iter();
        let others = columns.others.iter();
        let mut loader = Self {
            definition,
            data,
            areas,
            cells,
            builder,
            area_cells: CellCache::default(),
            area_indices: BTreeMap::new(),
            ambiguous: Vec::new(),
            period_cells: CellCache::default(),
            period_texts: Vec::new(),
            dimensions: dimensions.map(|_| DimensionCells::default()).collect(),
            slices: CellCache::default(),
            slice_values: Vec::new(),
            notes: CellCache::default(),
            area_names: CellCache::default(),
            checked_name: Default::default(),
            others: others
                .map(|&column| OtherColumn::new(column, records))
                .collect(),
            default_area: None,
            fixed_periods: Vec::new(),
            filters: std::mem::take(&mut columns.filters),
            problems: RowProblems::default(),
            filtered: 0,
            reported: 0,
            columns,
        };
        let constant = data.period.as_ref().map(|period| period.value.clone());
        let numbers = loader.columns.numbers.iter();
        let fixed: Vec<Option<String>> = numbers
            .map(|numbers| numbers.period.clone().or_else(|| constant.clone()))
            .collect();
        loader.fixed_periods = fixed
            .into_iter()
            .map(|text| Some(loader.period_index(&text?)).flatten())
            .collect();
        loader
    }

    /// Resolves the area of rows that name none.
    pub(super) fn set_default_area(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let Some(wanted) = &self.data.area else {
            return;
        };
        let (id, is_listed): (AreaId, bool) = match self.areas.resolve(wanted) {
            AreaMatch::One(area) => (area.id.clone(), true),
            AreaMatch::None | AreaMatch::Several(_) => {
                let error = Diagnostic::error(
                    Code::UnknownArea,
                    wanted.span.clone(),
                    format!("no area is called {}", wanted.value),
                )
                .about(Subject::area(wanted));
                diagnostics.push(match self.areas.did_you_mean(wanted) {
                    Some(near) => error.help(format!("did you mean {near}?")),
                    None => {
                        error.help("areas are listed in areas.csv, with their ids, names and codes")
                    }
                });
                (Arc::from(wanted.value.as_str()), false)
            }
        };
        self.default_area = Some((self.area_index(id, is_listed), is_listed));
    }

    /// Loads a row: into the table, out by a filter, or into the diagnostics.
    pub(super) fn load<'a>(
        &mut self,
        records: &Records<'a>,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !self.passes(record) {
            self.filtered += 1;
            return;
        }
        for numbers in 0..self.columns.numbers.len() {
            let before = diagnostics.len();
            let problems = self.problems.count();
            let (areas, periods) = (self.area_indices.len(), self.period_texts.len());
            let observation = self.observation(numbers, records, record, diagnostics);
            match observation {
                Some(observation)
                    if diagnostics.len() == before && self.problems.count() == problems =>
                {
                    for other in &mut self.others {
                        other.note(
                            records,
                            record,
                            &self.cells,
                            (observation.area, observation.period),
                            (areas, periods),
                        );
                    }
                    // Its numbers can be read, so they are checked against each other all the same.
                    let columns = &self.columns.numbers[numbers];
                    contradictions(records, columns, &observation, diagnostics);
                    self.builder.push(&observation);
                }
                _ => {
                    // What is wrong with its area is wrong of every period's value in the row, and is reported once.
                    self.reported += 1;
                    break;
                }
            }
        }
    }

    /// The table of all rows loaded.
    pub(super) fn finish(
        mut self,
        records: &Records<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Table {
        self.problems.report(diagnostics);
        let file = records.file.path;
        for filter in &self.filters {
            let column = records.header_cell(filter.column);
            filter.report(column.text(), file, diagnostics);
        }
        let reported = self.reported + records.reported;
        if self.builder.is_empty() && reported == 0 && self.filtered == 0 {
            let message = format!("{} has no rows below its header", file.file_name());
            diagnostics.push(Diagnostic::error(Code::EmptyTable, records.end(), message));
        }
        let hyphen = hyphens::column_reading(self.period_texts.iter().map(String::as_str));
        let periods = hyphens::read_periods(&self.period_texts, hyphen);
        let (mut table, duplicates) = self.builder.finish(file.clone(), &periods);
        let repeated = duplicates.iter().filter(|row| row.is_equal).count();
        let contradict = duplicates.len() - repeated;
        let measures = self.columns.names_value && contradict == 0;
        let undeclared: Vec<_> = std::mem::take(&mut self.others)
            .into_iter()
            .filter_map(|other| other.undeclared(measures))
            .collect();
        for column in &undeclared {
            diagnostics.push(undeclared_column(records, column, contradict > 0));
        }
        // Where an undeclared column distinguishes rows, they would seem to be duplicates; the column was reported.
        if undeclared.is_empty() {
            let different = duplicates.iter().filter(|row| !row.is_equal);
            diagnostics.extend(different.map(|row| duplicate_row(self.definition, records, row)));
        }
        let dimensions = &self.definition.dimensions;
        table.dimensions = dimensions
            .iter()
            .map(|(id, _)| Arc::from(id.as_str()))
            .collect();
        table.values = (0..dimensions.len())
            .map(|index| dimension_values(self.definition, index, table.slices()))
            .collect();
        table.number_columns = (self.columns.parts())
            .map(|(part, column)| {
                let name = Arc::from(records.header_cell(column).text());
                (part, (column as u32 + 1, name))
            })
            .collect();
        table.sheet.clone_from(&records.file.sheet);
        if self.columns.has_many_values() {
            table.header = records.names().map(Arc::from).collect();
        }
        table.filtered = self.filtered;
        table.repeated = repeated;
        table.set_reported(reported + contradict, records.whole_text());
        table
    }

    /// Whether every filter keeps it. All are evaluated, so that each records the values that occur.
    fn passes(&mut self, record: &Record<'_>) -> bool {
        let mut passes = true;
        for filter in &mut self.filters {
            passes &= filter.keeps(&record.cells[filter.column].text);
        }
        passes
    }
}
