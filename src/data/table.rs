//! A table of exact decimals that knows which cell each came from.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Area, AreaId, Period, Status};
use crate::source::{Cell, Location, SitePath, Span};

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
    /// What the publisher says of the value, in order, each once.
    pub statuses: Vec<Status>,
    /// The publisher's note.
    pub note: Option<Arc<str>>,
    /// The row's number in the file, from 1, the header included.
    pub row: u32,
    /// Where its value stands in the file.
    pub value_span: Span,
    /// Where its limits, numerator and denominator stand, in the order of [`Part`] after the value.
    pub(super) part_spans: [(u32, u32); 4],
}

/// A number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The value.
    Value,
    /// The lower confidence limit.
    LowerCi,
    /// The upper confidence limit.
    UpperCi,
    /// What the proportion counts.
    Numerator,
    /// Of how many.
    Denominator,
}

impl Part {
    /// All parts, in order.
    pub const ALL: [Self; 5] = [
        Self::Value,
        Self::LowerCi,
        Self::UpperCi,
        Self::Numerator,
        Self::Denominator,
    ];

    /// The name of its column in a tidy file: `lower_ci`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::LowerCi => "lower_ci",
            Self::UpperCi => "upper_ci",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
        }
    }
}

impl Row {
    /// One of its numbers.
    pub fn part(&self, part: Part) -> Option<Decimal> {
        match part {
            Part::Value => self.value,
            Part::LowerCi => self.lower_ci,
            Part::UpperCi => self.upper_ci,
            Part::Numerator => self.numerator,
            Part::Denominator => self.denominator,
        }
    }

    /// Both confidence limits, lower first, where it has both.
    pub fn limits(&self) -> Option<(Decimal, Decimal)> {
        self.lower_ci.zip(self.upper_ci)
    }
}

/// An indicator's observations.
#[derive(Clone, Debug)]
pub struct Table {
    /// The data file.
    pub file: SitePath,
    /// The dimensions' ids, in the order in which rows hold their values.
    pub dimensions: Vec<Arc<str>>,
    /// The values of each dimension that rows have: those that the definition lists first and in its order, then the others
    /// by name.
    pub values: Vec<Vec<Arc<str>>>,
    /// Sorted by area, dimensions, period. No two rows have the same area, dimensions and period.
    pub rows: Vec<Row>,
    /// Every period, sorted; those of one meaning are written as the first row writes them.
    pub periods: Vec<Period>,
    /// The column of each number that the file has, counted from 1, with its name in the header.
    pub columns: BTreeMap<Part, (u32, Arc<str>)>,
    /// Row numbers by area, for look-ups.
    pub by_area: BTreeMap<AreaId, std::ops::Range<usize>>,
    /// How many rows the definition's filters left out.
    pub filtered: usize,
    /// How many rows were reported and left out.
    pub reported: usize,
    /// The file's text, where rows of it were left out.
    pub(super) unread: Option<String>,
    /// The most decimals that a value has.
    pub decimals: u32,
}

impl Table {
    /// Whether rows were left out that could not be read: one that is missed may be among them, which has been said there.
    pub fn lacks_rows(&self) -> bool {
        self.reported > 0 || self.rows.is_empty()
    }

    /// Whether a row of a period may be among those: the file has its year.
    pub fn lacks_period(&self, period: &str) -> bool {
        let mut runs = period.split(|letter: char| !letter.is_ascii_digit());
        let year = runs.find(|run| run.len() == 4).unwrap_or(period);
        self.lacks_rows_with(&[year])
    }

    /// Whether a row of an area may be among those: the file has its id, its name or a code.
    pub fn lacks_area(&self, area: &Area) -> bool {
        let codes = area.codes.iter().map(String::as_str);
        let names: Vec<&str> = codes.chain([&*area.id, area.name.as_str()]).collect();
        self.lacks_rows_with(&names)
    }

    fn lacks_rows_with(&self, texts: &[&str]) -> bool {
        let has = |all: &String| texts.iter().any(|text| all.contains(text));
        self.lacks_rows() && self.unread.as_ref().is_none_or(has)
    }

    /// The rows of an area, in order.
    pub fn of_area(&self, area: &str) -> &[Row] {
        self.by_area
            .get(area)
            .map_or(&[], |range| &self.rows[range.clone()])
    }

    /// The cell of a row's value.
    pub fn cell(&self, row: &Row) -> Cell {
        self.cell_at(row, Part::Value)
    }

    /// Where a row's value stands.
    pub fn location(&self, row: &Row) -> Location {
        Location::Span(row.value_span.clone())
    }

    /// The cell of a number of a row; `None` where the file has no column for it.
    pub fn part_cell(&self, row: &Row, part: Part) -> Option<Cell> {
        self.columns
            .contains_key(&part)
            .then(|| self.cell_at(row, part))
    }

    fn cell_at(&self, row: &Row, part: Part) -> Cell {
        let (column, header) = match self.columns.get(&part) {
            Some((column, header)) => (*column, header.clone()),
            None => (1, Arc::from(part.name())),
        };
        Cell {
            file: self.file.clone(),
            sheet: None,
            row: row.row,
            column,
            header: Some(header),
        }
    }

    /// Every value of a dimension (by its place in `dimensions`), sorted, each once.
    pub fn dimension_values(&self, dimension: usize) -> Vec<Arc<str>> {
        let mut values = self.values.get(dimension).cloned().unwrap_or_default();
        values.sort();
        values
    }
}
