//! A table of exact decimals that knows which cell each came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{AreaId, Period, Status};
use crate::source::{Cell, Span};

/// One observation.
#[derive(Clone, Debug)]
pub struct Row {
    /// The place, or the publisher's own code where areas.csv has none for it.
    pub area: AreaId,
    /// Whether areas.csv lists it: only then can it be cited.
    pub listed: bool,
    /// What the data call it, for rows of unlisted areas.
    pub area_name: Option<Arc<str>>,
    /// When.
    pub period: Period,
    /// The value of each dimension, in the order of `Table::dimensions`.
    pub dimensions: Vec<Arc<str>>,
    /// The value with the digits that the cell has; `None` where it is missing, and `status` says why.
    pub value: Option<Decimal>,
    /// Lower confidence limit.
    pub lower_ci: Option<Decimal>,
    /// Upper confidence limit.
    pub upper_ci: Option<Decimal>,
    /// What the proportion counts.
    pub numerator: Option<Decimal>,
    /// Of how many.
    pub denominator: Option<Decimal>,
    /// What the publisher says of the value.
    pub statuses: Vec<Status>,
    /// The publisher's note.
    pub note: Option<Arc<str>>,
    /// The row's number in the file, from 1, the header included.
    pub row: u32,
    /// Where its value stands in the file.
    pub value_span: Span,
}

/// An indicator's observations.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The dimensions' ids, in the order in which rows hold their values.
    pub dimensions: Vec<Arc<str>>,
    /// Sorted by area, dimensions, period. No two rows have the same area, dimensions and period.
    pub rows: Vec<Row>,
    /// The file's name for the column that holds the value.
    pub value_column: Arc<str>,
    /// Row numbers by area, for look-ups.
    pub by_area: BTreeMap<AreaId, std::ops::Range<usize>>,
}

impl Table {
    /// The rows of an area, in order.
    pub fn of_area(&self, area: &str) -> &[Row] {
        self.by_area
            .get(area)
            .map_or(&[], |range| &self.rows[range.clone()])
    }

    /// The cell of a row's value.
    pub fn cell(&self, row: &Row) -> Cell {
        Cell {
            file: row.value_span.file.clone(),
            sheet: None,
            row: row.row,
            column: self.value_column.clone(),
            span: row.value_span.clone(),
        }
    }
}
