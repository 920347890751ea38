//! Charts and tables: turns a specification and its data into drawings, texts, a table and a file.
//!
//! In: a [`ChartSpec`], of a block or of a generated page, and a [`ChartScope`] for look-ups. Out: a plain [`ChartData`] with
//! diagnostics at the specification's locations ([`select()`]), and from it, without further look-ups, a [`Drawing`] ([`draw`]).
//! Every number that people see is the text of a decimal; floating point is used for positions only.
//! The only room that uses `charts-rs`. Must not know: pages, templates, the rest of the site.

mod captions;
mod csv;
mod data;
mod describe;
mod drawing;
mod extremes;
mod kinds;
mod layout;
mod numbers;
mod remarks;
mod select;
mod spec;
mod surface;
mod table;
mod table_cells;
mod table_of_parts;

#[cfg(test)]
mod tests;

pub use data::{ChartData, EventMark, SeriesRole};
pub use drawing::{Drawing, EVENT_GAP, description, draw, sparkline};
pub use kinds::kind_name;
pub use select::{ChartScope, select};
pub use spec::{Benchmark, ChartSpec, DimensionSpec};
pub use table::ChartTable;
pub use table_cells::{TableColumn, TableRow};
