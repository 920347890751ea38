//! One row of cells → one observation.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::cell::settle;
use super::draft::{Place, Reader};
use super::told::at;
use crate::data::records::{RawCell, Record, Rows};
use crate::data::{AreaId, Found, Period, Row, Status};
use crate::diagnostic::Diagnostic;

impl Reader<'_> {
    /// The observation and its period's index, or nothing where some cell cannot be read; every cell is tried.
    pub(super) fn row(
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
                Err(problem) => self.told.cell(at(rows, record, column), &problem),
            }
        }
        let statuses = self.statuses(rows, record);
        let value = match value {
            Ok(value) => value,
            Err(problem) => {
                let column = self.columns.value;
                self.told.cell(at(rows, record, column), &problem);
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
            value: value.number.map(|number| self.padded(number)),
            lower_ci: lower_ci.map(|limit| self.padded(limit)),
            upper_ci: upper_ci.map(|limit| self.padded(limit)),
            numerator,
            denominator,
            statuses: settle(value.number.is_some(), statuses),
            note: self.note(record),
            row: record.row,
            value_span: rows.span(cell),
            part_spans,
        };
        Some((row, text))
    }

    /// A value with the digits that the definition promises: publishers drop zeros at the end (`64` beside `65.2`).
    fn padded(&self, mut value: Decimal) -> Decimal {
        if let Some(decimals) = self.definition.decimals
            && value.scale() < decimals
        {
            let mut padded = value;
            padded.rescale(decimals);
            // Too many digits for it: then the cell's own stay.
            if padded == value && padded.scale() == decimals {
                value = padded;
            }
        }
        value
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
            self.told.empty(at(rows, record, column), diagnostics);
            return None;
        }
        if !self.places.contains_key(&*cell.text) {
            let place = self.place(cell);
            self.places.insert(cell.text.to_string(), place);
        }
        match self.places.get(&*cell.text)? {
            Place::Area { id, listed } => Some((id.clone(), *listed)),
            Place::Ambiguous(ids) => {
                self.told.ambiguous(at(rows, record, column), ids);
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
            self.told.empty(at(rows, record, column), diagnostics);
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
            self.told.period(at(rows, record, column));
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
            if let Some(value) = value {
                values.push(intern(&mut self.texts, value));
            } else {
                whole = false;
                self.told.dimension(at(rows, record, column), dimension);
            }
        }
        whole.then_some(values)
    }

    fn statuses(&mut self, rows: &Rows<'_>, record: &Record<'_>) -> Option<Vec<Status>> {
        let Some(column) = self.columns.status else {
            return Some(Vec::new());
        };
        let statuses = self.cells.statuses(&record.cells[column].text).ok();
        if statuses.is_none() {
            self.told.status(at(rows, record, column));
        }
        statuses
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
