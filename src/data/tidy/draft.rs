//! Gathers a file's rows, with what has to be known of all of them: filters, constant columns, how periods are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::Cells;
use super::columns::Columns;
use super::filters::Filter;
use super::told::{Told, at, contradictions};
use super::{hyphens, named, table};
use crate::data::records::{Record, Rows};
use crate::data::{AreaId, Areas, Definition, Period, Row, Status, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Gathers rows until the file ends.
pub(super) struct Reader<'d> {
    pub(super) definition: &'d Definition,
    pub(super) areas: &'d Areas,
    pub(super) columns: Columns,
    pub(super) cells: Cells,
    rows: Vec<Row>,
    /// Of each row of `rows`, the period as an index into `period_texts`.
    row_periods: Vec<usize>,
    pub(super) period_texts: Vec<String>,
    pub(super) periods: BTreeMap<String, Option<(usize, Period)>>,
    pub(super) places: BTreeMap<String, Place>,
    pub(super) texts: BTreeMap<String, Arc<str>>,
    /// Of each constant column, the first value; `None` before the first row and once it was reported.
    constants: Vec<Option<String>>,
    filters: Vec<Filter>,
    pub(super) told: Told,
    filtered: usize,
    reported: usize,
}

/// What an area's cell means.
#[derive(Clone)]
pub(super) enum Place {
    Area { id: AreaId, listed: bool },
    Ambiguous(String),
}

impl<'d> Reader<'d> {
    pub(super) fn new(
        definition: &'d Definition,
        areas: &'d Areas,
        mut columns: Columns,
        markers: BTreeMap<String, Status>,
        comma_may_be_decimal: bool,
    ) -> Self {
        Self {
            definition,
            areas,
            cells: Cells {
                markers,
                comma_may_be_decimal,
            },
            rows: Vec::new(),
            row_periods: Vec::new(),
            period_texts: Vec::new(),
            periods: BTreeMap::new(),
            places: BTreeMap::new(),
            texts: BTreeMap::new(),
            constants: vec![None; columns.constant.len()],
            filters: std::mem::take(&mut columns.filters),
            told: Told::default(),
            filtered: 0,
            reported: 0,
            columns,
        }
    }

    /// Takes a row: into the table, out by a filter, or into the diagnostics.
    pub(super) fn take(
        &mut self,
        rows: &Rows<'_>,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !self.passes(record) {
            self.filtered += 1;
            return;
        }
        self.watch_constants(rows, record, diagnostics);
        let before = diagnostics.len();
        let told = self.told.count();
        let row = self.row(rows, record, diagnostics);
        match row {
            Some((row, period)) if diagnostics.len() == before && self.told.count() == told => {
                // It can be read, so what is said of it is judged all the same.
                contradictions(rows, &row, diagnostics);
                self.rows.push(row);
                self.row_periods.push(period);
            }
            _ => self.reported += 1,
        }
    }

    /// The table of all rows taken.
    pub(super) fn finish(
        mut self,
        source: &Source,
        rows: &Rows<'_>,
        unreadable: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Table {
        self.told.report(diagnostics);
        for filter in &self.filters {
            filter.report(&rows.header[filter.column].text, source, diagnostics);
        }
        let hyphen = hyphens::reading(self.period_texts.iter().map(String::as_str));
        let settled = hyphens::settled(&self.period_texts, hyphen);
        for (row, &text) in self.rows.iter_mut().zip(&self.row_periods) {
            if let Some(period) = settled.get(self.period_texts[text].as_str()) {
                row.period = period.clone();
            }
        }
        if self.rows.is_empty() && self.reported + unreadable == 0 && self.filtered == 0 {
            let end = source.text().len();
            let message = format!("{} has no rows below its header", source.path().file_name());
            diagnostics.push(Diagnostic::error(
                Code::EmptyTable,
                source.span(end..end),
                message,
            ));
        }
        // Where a column tells rows apart that nobody declared, each of them would be told to stand twice: said once already.
        let mut unsaid = Vec::new();
        let twice = if self.told.undeclared {
            &mut unsaid
        } else {
            diagnostics
        };
        let table = table(self.definition, source, self.rows, twice);
        let reported = table.reported + self.reported + unreadable;
        Table {
            columns: (self.columns.numbers())
                .map(|(part, column)| named(part, column, &rows.header[column].text))
                .collect(),
            filtered: self.filtered,
            reported,
            unread: (reported > 0).then(|| source.text().to_owned()),
            ..table
        }
    }

    /// Whether every filter keeps it. All are asked, so that each knows which values rows have.
    fn passes(&mut self, record: &Record<'_>) -> bool {
        self.filters
            .iter_mut()
            .map(|filter| filter.keeps(&record.cells[filter.column].text))
            .filter(|keeps| !keeps)
            .count()
            == 0
    }

    fn watch_constants(
        &mut self,
        rows: &Rows<'_>,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (first, &column) in self.constants.iter_mut().zip(&self.columns.constant) {
            let text = &record.cells[column].text;
            match first {
                None => *first = Some(text.to_string()),
                Some(first) if **first == **text => {}
                Some(first) => self
                    .told
                    .varies(at(rows, record, column), first, diagnostics),
            }
        }
    }
}
