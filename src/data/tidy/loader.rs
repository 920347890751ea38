//! Loads a file's rows, with the state that spans rows: filters, constant columns, how periods are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cache::CellCache;
use super::cell::CellParser;
use super::columns::Columns;
use super::filters::Filter;
use super::problems::{RowProblems, contradictions};
use super::{dimension_values, duplicate_row, hyphens};
use crate::data::records::{Record, Records};
use crate::data::table::TableBuilder;
use crate::data::{AreaId, Areas, Definition, Table};
use crate::diagnostic::{Code, Diagnostic};

/// Loads rows until the file ends.
pub(super) struct Loader<'d> {
    pub(super) definition: &'d Definition,
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
    pub(super) dimensions: Vec<DimensionCells>,
    /// Slices as the builder numbers them, by the indices of their values.
    pub(super) slices: CellCache<[u32], u32>,
    /// The indices of a row's values, kept for their memory.
    pub(super) slice_values: Vec<u32>,
    pub(super) notes: CellCache<str, u32>,
    pub(super) area_names: CellCache<str, u32>,
    /// Of each constant column, its value in the first row; `None` before that.
    constants: Vec<Option<String>>,
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
        areas: &'d Areas,
        mut columns: Columns,
        cells: CellParser,
        records: &Records<'_>,
    ) -> Self {
        let parts = columns.numbers().map(|(part, _)| part);
        let builder = TableBuilder::new(parts, records.rows_at_most(), records.is_text());
        let dimensions = columns.dimensions.iter();
        Self {
            definition,
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
            constants: vec![None; columns.constant.len()],
            filters: std::mem::take(&mut columns.filters),
            problems: RowProblems::default(),
            filtered: 0,
            reported: 0,
            columns,
        }
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
        self.check_constants(records, record, diagnostics);
        let before = diagnostics.len();
        let problems = self.problems.count();
        let observation = self.observation(records, record, diagnostics);
        match observation {
            Some(observation)
                if diagnostics.len() == before && self.problems.count() == problems =>
            {
                // Its numbers can be read, so they are checked against each other all the same.
                contradictions(records, &self.columns, &observation, diagnostics);
                self.builder.push(&observation);
            }
            _ => self.reported += 1,
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
        // Where an undeclared column distinguishes rows, they would seem to be duplicates; the column was reported.
        if !self.problems.has_undeclared_column() {
            let column = self.columns.value;
            diagnostics.extend(
                duplicates
                    .iter()
                    .map(|row| duplicate_row(self.definition, records, column, row)),
            );
        }
        let dimensions = &self.definition.dimensions;
        table.dimensions = dimensions
            .iter()
            .map(|(id, _)| Arc::from(id.as_str()))
            .collect();
        table.values = (0..dimensions.len())
            .map(|index| dimension_values(self.definition, index, table.slices()))
            .collect();
        table.number_columns = (self.columns.numbers())
            .map(|(part, column)| {
                let name = Arc::from(records.header_cell(column).text());
                (part, (column as u32 + 1, name))
            })
            .collect();
        table.sheet.clone_from(&records.file.sheet);
        table.filtered = self.filtered;
        table.set_reported(reported + duplicates.len(), records.whole_text());
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

    fn check_constants<'a>(
        &mut self,
        records: &Records<'a>,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (first, &column) in self.constants.iter_mut().zip(&self.columns.constant) {
            let text = &record.cells[column].text;
            match first {
                None => *first = Some(text.to_string()),
                Some(first) if **first == **text => {}
                Some(first) => {
                    let cell = record.cell(records, column);
                    self.problems.varying_column(cell, first, diagnostics);
                }
            }
        }
    }
}
