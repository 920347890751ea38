//! One of the columns that are needed, and where the file has it.

use crate::data::records::{Record, RecordCell};

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

/// One of our columns: the file's column for it, or several, of which a row's first that is filled counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alternatives(Vec<usize>);

impl Alternatives {
    pub(super) fn new(columns: Vec<usize>) -> Self {
        Self(columns)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first of them, which messages about the column name.
    pub(super) fn first(&self) -> Option<usize> {
        self.0.first().copied()
    }

    pub(super) fn all(&self) -> &[usize] {
        &self.0
    }

    /// The column that a row's cell is read from; the first where none is filled.
    pub(super) fn column(&self, record: &Record<'_>) -> Option<usize> {
        let is_filled = |column: &&usize| !record.cells[**column].text.is_empty();
        match self.0[..] {
            [] => None,
            [only] => Some(only),
            [first, ..] => Some(self.0.iter().find(is_filled).copied().unwrap_or(first)),
        }
    }

    pub(super) fn cell<'r, 'a>(&self, record: &'r Record<'a>) -> Option<&'r RecordCell<'a>> {
        Some(&record.cells[self.column(record)?])
    }
}

/// Where a row's numbers of one period are.
#[derive(Clone, Debug)]
pub(super) struct NumberColumns {
    pub(super) value: Alternatives,
    /// Limits, numerator, denominator.
    pub(super) parts: [Alternatives; 4],
    /// The period, in a table that has a column for each.
    pub(super) period: Option<String>,
}
