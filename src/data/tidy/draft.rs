//! Rows of cells → observations, one at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::{Cells, Problem, settle};
use super::columns::Columns;
use super::filters::Filter;
use super::told::{At, Told};
use super::{hyphens, named, table};
use crate::data::records::{RawCell, Record, Rows};
use crate::data::{AreaId, Areas, Definition, Found, Period, Row, Status, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Gathers rows until the file ends.
pub(super) struct Reader<'d> {
    definition: &'d Definition,
    areas: &'d Areas,
    columns: Columns,
    cells: Cells,
    rows: Vec<Row>,
    /// Of each row of `rows`, the period as an index into `period_texts`.
    row_periods: Vec<usize>,
    period_texts: Vec<String>,
    periods: BTreeMap<String, Option<(usize, Period)>>,
    places: BTreeMap<String, Place>,
    texts: BTreeMap<String, Arc<str>>,
    /// Of each constant column, the first value; `None` before the first row and once it was reported.
    constants: Vec<Option<String>>,
    filters: Vec<Filter>,
    told: Told,
    filtered: usize,
    reported: usize,
}

/// What an area's cell means.
#[derive(Clone)]
enum Place {
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
        Table {
            columns: (self.columns.numbers())
                .map(|(part, column)| named(part, &rows.header[column].text))
                .collect(),
            filtered: self.filtered,
            reported: table.reported + self.reported + unreadable,
            ..table
        }
    }

    /// Whether every filter keeps it. All are asked, so that each knows which values rows have.
    fn passes(&mut self, record: &Record<'_>) -> bool {
        self.filters
            .iter_mut()
            .map(|filter| filter.keeps(&record.cells[filter.column].text))
            .fold(true, |all, keeps| all && keeps)
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
                Some(first) => self.told.varies(
                    At {
                        rows,
                        record,
                        column,
                    },
                    first,
                    diagnostics,
                ),
            }
        }
    }

    fn row(
        &mut self,
        rows: &Rows<'_>,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Row, usize)> {
        let area = self.area(rows, record, diagnostics);
        let period = self.period(rows, record, diagnostics);
        let dimensions = self.dimensions(rows, record);
        let cell = &record.cells[self.columns.value];
        let value = self.cells.value(&cell.text);
        let mut parts = [None; 4];
        let mut part_spans = [(cell.start, cell.start); 4];
        for (index, column) in self.columns.parts.iter().enumerate() {
            let Some(column) = *column else { continue };
            let cell = &record.cells[column];
            part_spans[index] = (cell.start, cell.end);
            match self.cells.number(&cell.text) {
                Ok(number) => parts[index] = number,
                Err(problem) => self.told.cell(
                    At {
                        rows,
                        record,
                        column,
                    },
                    &problem,
                ),
            }
        }
        let statuses = self.statuses(rows, record);
        let value = match value {
            Ok(value) => value,
            Err(problem) => {
                let column = self.columns.value;
                self.told.cell(
                    At {
                        rows,
                        record,
                        column,
                    },
                    &problem,
                );
                return None;
            }
        };
        let (id, listed) = area?;
        let (text, period) = period?;
        let statuses = value.statuses.into_iter().chain(statuses?).collect();
        let [lower_ci, upper_ci, numerator, denominator] = parts;
        let row = Row {
            area: id,
            listed,
            area_name: self.label(record).filter(|_| !listed),
            period,
            dimensions: dimensions?,
            value: value.number,
            lower_ci,
            upper_ci,
            numerator,
            denominator,
            statuses: settle(value.number.is_some(), statuses),
            note: self.note(record),
            row: record.row,
            value_span: rows.span(cell),
            part_spans,
        };
        self.told.contradictions(rows, &row, diagnostics);
        Some((row, text))
    }

    fn area(
        &mut self,
        rows: &Rows<'_>,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(AreaId, bool)> {
        let column = self.columns.area;
        let cell = &record.cells[column];
        if cell.text.is_empty() {
            self.told.empty(
                At {
                    rows,
                    record,
                    column,
                },
                diagnostics,
            );
            return None;
        }
        if !self.places.contains_key(&*cell.text) {
            let place = self.place(cell);
            self.places.insert(cell.text.to_string(), place);
        }
        match self.places.get(&*cell.text)? {
            Place::Area { id, listed } => Some((id.clone(), *listed)),
            Place::Ambiguous(ids) => {
                self.told.ambiguous(
                    At {
                        rows,
                        record,
                        column,
                    },
                    ids,
                );
                None
            }
        }
    }

    fn place(&self, cell: &RawCell<'_>) -> Place {
        match self.areas.resolve(&cell.text) {
            Found::One(area) => Place::Area {
                id: area.id.clone(),
                listed: true,
            },
            Found::Several(areas) => {
                let ids: Vec<&str> = areas.iter().map(|area| &*area.id).collect();
                Place::Ambiguous(ids.join(", "))
            }
            Found::None => Place::Area {
                id: Arc::from(&*cell.text),
                listed: false,
            },
        }
    }

    fn period(
        &mut self,
        rows: &Rows<'_>,
        record: &Record<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(usize, Period)> {
        let column = self.columns.period;
        let cell = &record.cells[column];
        if cell.text.is_empty() {
            self.told.empty(
                At {
                    rows,
                    record,
                    column,
                },
                diagnostics,
            );
            return None;
        }
        if !self.periods.contains_key(&*cell.text) {
            let read = Period::parse(&cell.text).map(|period| {
                self.period_texts.push(cell.text.to_string());
                (self.period_texts.len() - 1, period)
            });
            self.periods.insert(cell.text.to_string(), read);
        }
        let period = self.periods.get(&*cell.text)?.clone();
        if period.is_none() {
            self.told.period(At {
                rows,
                record,
                column,
            });
        }
        period
    }

    fn dimensions(&mut self, rows: &Rows<'_>, record: &Record<'_>) -> Option<Vec<Arc<str>>> {
        let mut values = Vec::with_capacity(self.columns.dimensions.len());
        let mut whole = true;
        for (index, &column) in self.columns.dimensions.iter().enumerate() {
            let cell = &record.cells[column];
            let dimension = &self.definition.dimensions[index].1;
            let exact = || {
                dimension
                    .values
                    .iter()
                    .find(|(value, _)| value.value == *cell.text)
            };
            let any_case = || {
                let text = cell.text.to_lowercase();
                dimension
                    .values
                    .iter()
                    .find(|(value, _)| value.to_lowercase() == text)
            };
            let total = dimension.total.as_ref().filter(|_| cell.text.is_empty());
            let value = match (total, dimension.values.is_empty()) {
                (Some(total), _) => Some(total.as_str()),
                (None, true) => Some(&*cell.text).filter(|text| !text.is_empty()),
                (None, false) => exact().or_else(any_case).map(|(value, _)| value.as_str()),
            };
            match value {
                Some(value) => values.push(intern(&mut self.texts, value)),
                None => {
                    whole = false;
                    self.told.dimension(
                        At {
                            rows,
                            record,
                            column,
                        },
                        dimension,
                    );
                }
            }
        }
        whole.then_some(values)
    }

    fn statuses(&mut self, rows: &Rows<'_>, record: &Record<'_>) -> Option<Vec<Status>> {
        let Some(column) = self.columns.status else {
            return Some(Vec::new());
        };
        match self.cells.statuses(&record.cells[column].text) {
            Ok(statuses) => Some(statuses),
            Err(Problem::Status(_) | Problem::Number(_)) => {
                self.told.status(At {
                    rows,
                    record,
                    column,
                });
                None
            }
        }
    }

    fn label(&mut self, record: &Record<'_>) -> Option<Arc<str>> {
        let text = &record.cells[self.columns.label?].text;
        (!text.is_empty()).then(|| intern(&mut self.texts, text))
    }

    fn note(&mut self, record: &Record<'_>) -> Option<Arc<str>> {
        let text = &record.cells[self.columns.note?].text;
        (!text.is_empty()).then(|| intern(&mut self.texts, text))
    }
}

/// One copy of each text.
fn intern(texts: &mut BTreeMap<String, Arc<str>>, text: &str) -> Arc<str> {
    if let Some(known) = texts.get(text) {
        return known.clone();
    }
    let new: Arc<str> = Arc::from(text);
    texts.insert(text.to_owned(), new.clone());
    new
}
