//! One row of cells → one observation.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::cell::{with_reason, without_note};
use super::loader::{AreaCell, Loader};
use crate::data::records::{Record, RecordCell, Records};
use crate::data::table::Observation;
use crate::data::{AreaId, AreaMatch, Period, StatusSet};
use crate::diagnostic::Diagnostic;

impl Loader<'_> {
    /// The observation, or nothing where some cell cannot be read; every cell is tried.
    pub(super) fn observation<'a>(
        &mut self,
        numbers_index: usize,
        records: &Records<'a>,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Observation> {
        let area = self.area(records, record, diagnostics);
        let period = match self.fixed_periods[numbers_index] {
            Some(period) => Some(period),
            None => self.period(records, record, diagnostics),
        };
        let slice = self.slice(records, record);
        let columns = &self.columns.numbers[numbers_index];
        let value_column = columns.value.column(record)?;
        let cell = &record.cells[value_column];
        let value = self.cells.value(&cell.text);
        let mut numbers = [None; 5];
        let mut spans = [cell.span(), 0..0, 0..0, 0..0, 0..0];
        for (index, columns) in columns.parts.iter().enumerate() {
            let Some(column) = columns.column(record) else {
                continue;
            };
            let cell = &record.cells[column];
            spans[index + 1] = cell.span();
            match self.cells.number(&cell.text) {
                Ok(number) => numbers[index + 1] = number,
                Err(problem) => self.problems.cell(record.cell(records, column), &problem),
            }
        }
        let statuses = self.statuses(records, record);
        let value = match value {
            Ok(value) => value,
            Err(problem) => {
                let cell = record.cell(records, value_column);
                self.problems.cell(cell, &problem);
                return None;
            }
        };
        let (area, is_listed) = area?;
        if is_listed {
            self.check_name(records, record);
        }
        let period = period?;
        let mut statuses = statuses?;
        statuses.extend(value.statuses.iter());
        numbers[0] = value.number;
        // The value and its limits.
        for number in &mut numbers[..3] {
            *number = number.map(|number| self.padded(self.scaled(number)));
        }
        Some(Observation {
            area,
            slice: slice?,
            period,
            statuses: with_reason(statuses, value.number.is_some()),
            numbers,
            spans,
            note: self.note(record, value.note.as_deref()),
            area_name: if is_listed {
                None
            } else {
                self.area_name(record)
            },
            file_row: record.row,
            value_column: value_column as u32,
        })
    }

    /// A value multiplied by the mapping's scale. A power of ten only moves the point, so that no digit is added.
    fn scaled(&self, value: Decimal) -> Decimal {
        let Some(scale) = &self.data.scale else {
            return value;
        };
        let product = value.checked_mul(scale.value).unwrap_or(value);
        let digits = power_of_ten(scale.value).map_or(value.scale() + scale.scale(), |power| {
            let scale = i64::from(value.scale()) - power;
            u32::try_from(scale).unwrap_or(0)
        });
        let mut exact = product;
        exact.rescale(digits.min(28));
        if exact == product { exact } else { product }
    }

    /// A value padded to the decimals of the definition: publishers drop zeros at the end (`64` among `65.2`).
    fn padded(&self, mut value: Decimal) -> Decimal {
        if let Some(decimals) = self.definition.decimals
            && value.scale() < decimals
        {
            let mut padded = value;
            padded.rescale(decimals);
            // Too many digits to pad: the cell's own are kept.
            if padded == value && padded.scale() == decimals {
                value = padded;
            }
        }
        value
    }

    /// The area's index, and whether areas.csv lists it.
    fn area<'a>(
        &mut self,
        records: &Records<'a>,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(u32, bool)> {
        let Some(mut column) = self.columns.area.column(record) else {
            return self.default_area;
        };
        // A sign in place of a code: the area goes by its name.
        if NO_CODES.contains(&&*record.cells[column].text)
            && let Some(name) = self.columns.area_name.column(record)
            && !record.cells[name].text.is_empty()
        {
            column = name;
        }
        let cell = &record.cells[column];
        if cell.text.is_empty() {
            if self.default_area.is_none() {
                self.problems
                    .empty(record.cell(records, column), diagnostics);
            }
            return self.default_area;
        }
        let meaning = match self.area_cells.get(&cell.text) {
            Some(meaning) => meaning,
            None => self.new_area(cell),
        };
        match meaning {
            AreaCell::Area { index, is_listed } => Some((index, is_listed)),
            AreaCell::Ambiguous(ids) => {
                let ids = &self.ambiguous[ids];
                self.problems
                    .ambiguous_area(record.cell(records, column), ids);
                None
            }
        }
    }

    fn new_area(&mut self, cell: &RecordCell<'_>) -> AreaCell {
        let (id, is_listed): (AreaId, bool) = match self.areas.resolve(without_note(&cell.text).0) {
            AreaMatch::One(area) => (area.id.clone(), true),
            AreaMatch::None => (Arc::from(without_note(&cell.text).0), false),
            AreaMatch::Several(areas) => {
                let ids: Vec<&str> = areas.iter().map(|area| &*area.id).collect();
                self.ambiguous.push(ids.join(", "));
                let ambiguous = AreaCell::Ambiguous(self.ambiguous.len() - 1);
                return self.area_cells.insert(&cell.text, ambiguous);
            }
        };
        let index = self.area_index(id, is_listed);
        self.area_cells
            .insert(&cell.text, AreaCell::Area { index, is_listed })
    }

    /// Reports a name beside a code that is another area's. A name that areas of several types share says nothing.
    fn check_name<'a>(&mut self, records: &Records<'a>, record: &Record<'a>) {
        let Some(code) = self.columns.area.cell(record) else {
            return;
        };
        let Some(column) = self.columns.area_name.column(record) else {
            return;
        };
        let name = &record.cells[column].text;
        let checked = (&*self.checked_name.0, &*self.checked_name.1);
        if name.is_empty() || checked == (&*code.text, &**name) {
            return;
        }
        let of_code = self.areas.of_code(&code.text);
        if let (Some(area), AreaMatch::One(named)) =
            (of_code, self.areas.resolve(without_note(name).0))
            && area.id != named.id
            && area.kind == named.kind
        {
            let cell = record.cell(records, column);
            self.problems.other_name(cell, &code.text, &area.name);
            return;
        }
        self.checked_name = (code.text.to_string(), name.to_string());
    }

    /// The index of an area in the table.
    pub(super) fn area_index(&mut self, id: AreaId, is_listed: bool) -> u32 {
        let builder = &mut self.builder;
        let new = |id: &AreaId| builder.add_area(id.clone(), is_listed);
        *self.area_indices.entry(id).or_insert_with_key(new)
    }

    /// The index of a period's text; `None` where it is no period.
    pub(super) fn period_index(&mut self, text: &str) -> Option<u32> {
        self.period_cells.get(text).unwrap_or_else(|| {
            let index = Period::parse(text).map(|_| {
                self.period_texts.push(text.to_owned());
                self.period_texts.len() as u32 - 1
            });
            self.period_cells.insert(text, index)
        })
    }

    /// The index of the period's text.
    fn period<'a>(
        &mut self,
        records: &Records<'a>,
        record: &Record<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<u32> {
        let column = self.columns.period.column(record)?;
        let text = &record.cells[column].text;
        if text.is_empty() {
            self.problems
                .empty(record.cell(records, column), diagnostics);
            return None;
        }
        let index = self.period_index(text);
        if index.is_none() {
            self.problems.period(record.cell(records, column));
        }
        index
    }

    /// The slice's index.
    fn slice<'a>(&mut self, records: &Records<'a>, record: &Record<'a>) -> Option<u32> {
        self.slice_values.clear();
        for dimension in 0..self.columns.dimensions.len() {
            let value = self.dimension_value(dimension, records, record);
            self.slice_values.extend(value);
        }
        let values = &self.slice_values[..];
        if values.len() < self.columns.dimensions.len() {
            return None;
        }
        Some(self.slices.get(values).unwrap_or_else(|| {
            let texts = self.dimensions.iter().zip(values);
            let texts = texts.map(|(dimension, &value)| dimension.values[value as usize].clone());
            let index = self.builder.add_slice(texts.collect());
            self.slices.insert(values, index)
        }))
    }

    /// The index of a dimension's value; one that the definition does not have is reported.
    fn dimension_value<'a>(
        &mut self,
        dimension: usize,
        records: &Records<'a>,
        record: &Record<'a>,
    ) -> Option<u32> {
        let column = self.columns.dimensions[dimension].column(record)?;
        let text = &record.cells[column].text;
        let declared = &self.definition.dimensions[dimension].1;
        let seen = &mut self.dimensions[dimension];
        let index = seen.cells.get(text).unwrap_or_else(|| {
            let value = declared.value_of_cell(text);
            let index = value.map(|value| {
                let value: Arc<str> = Arc::from(value);
                let values = &mut seen.values;
                let indices = &mut seen.indices;
                *indices.entry(value).or_insert_with_key(|value| {
                    values.push(value.clone());
                    values.len() as u32 - 1
                })
            });
            seen.cells.insert(text, index)
        });
        if index.is_none() {
            let cell = record.cell(records, column);
            self.problems.dimension_value(cell, declared);
        }
        index
    }

    fn statuses<'a>(&mut self, records: &Records<'a>, record: &Record<'a>) -> Option<StatusSet> {
        let Some(column) = self.columns.status.column(record) else {
            return Some(StatusSet::default());
        };
        let statuses = self.cells.statuses(&record.cells[column].text).ok();
        if statuses.is_none() {
            self.problems.status(record.cell(records, column));
        }
        statuses
    }

    fn area_name(&mut self, record: &Record<'_>) -> Option<u32> {
        let text = &self.columns.area_name.cell(record)?.text;
        if text.is_empty() {
            return None;
        }
        Some(self.area_names.get(text).unwrap_or_else(|| {
            let name = self.builder.add_area_name(text);
            self.area_names.insert(text, name)
        }))
    }

    /// The note's index: the text of the note's column, otherwise the reference behind the value.
    fn note(&mut self, record: &Record<'_>, reference: Option<&str>) -> Option<u32> {
        let own = self.columns.note.cell(record).map(|cell| &*cell.text);
        let text = own.filter(|text| !text.is_empty()).or(reference)?;
        Some(self.notes.get(text).unwrap_or_else(|| {
            let note = self.builder.add_note(text);
            self.notes.insert(text, note)
        }))
    }
}

/// What publishers write in place of the code of an area that has none.
const NO_CODES: [&str; 9] = ["na", "NA", "n/a", "N/A", "-", ":", ".", "..", "z"];

/// The power of ten that a number is, if it is one.
fn power_of_ten(number: Decimal) -> Option<i64> {
    let normal = number.normalize();
    if normal.mantissa() == 1 {
        return Some(-i64::from(normal.scale()));
    }
    let mut power = 0;
    let mut left = normal.is_integer().then(|| normal.mantissa())?;
    while left > 1 && left % 10 == 0 {
        left /= 10;
        power += 1;
    }
    (left == 1).then_some(power)
}
