//! Places and indicators in one table, each cell with its value and how it compares.

use serde::Serialize;

use super::{PageLink, PanelComparison, PlaceLink, Shorthand};

/// `compare`: every place by every indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ComparePage {
    /// Tables by principle: places by indicators.
    pub tables: Vec<ComparisonTable>,
    /// Where there is too much for one page, the pages that hold the tables.
    pub parts: Vec<PageLink>,
    /// How values are compared.
    pub method: Vec<String>,
    /// Shorthand that occurs, explained.
    pub marks: Vec<Shorthand>,
}

/// Values that are compared, by two heads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonTable {
    /// The principle; nothing for those without one, or for all.
    pub title: Option<String>,
    /// Its page, from the site's root.
    pub path: Option<String>,
    /// What the table holds.
    pub caption: String,
    /// The head of the row heads: `Area`.
    pub corner: String,
    /// The columns after the row heads.
    pub columns: Vec<ComparisonHead>,
    /// The rows.
    pub rows: Vec<ComparisonRow>,
}

/// The head of a column or row: a place or an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonHead {
    /// Its name with its page.
    pub link: PlaceLink,
    /// The group and unit of an indicator.
    pub note: Option<String>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonRow {
    /// Its head.
    pub head: ComparisonHead,
    /// A cell for each column.
    pub cells: Vec<ComparisonCell>,
}

/// A value with how it compares with its benchmark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonCell {
    /// `18.5%`, `[c]`; nothing where the data have no row.
    pub text: String,
    /// When: `2021/22`.
    pub period: String,
    /// How it compares; of the benchmark itself, nothing.
    pub comparison: Option<PanelComparison>,
}
