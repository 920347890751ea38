//! Charts and tables: a specification and the data that it names become drawings, words, a table and a file.
//!
//! In: a [`ChartSpec`], of a block or of a page that makes charts itself, and a [`ChartScope`] to look things up in. Out: a
//! plain [`ChartData`] with diagnostics where the specification was written ([`select()`]), and from it, without looking anything up, a [`Drawing`] ([`draw`]).
//! Every number that people see is the text of a decimal; floating point places marks and nothing else.
//! The only room that names `charts-rs`. Must not know: pages, templates, the rest of the site.

mod captions;
mod csv;
mod data;
mod describe;
mod drawing;
mod kinds;
mod layout;
mod numbers;
mod select;
mod spec;
mod surface;
mod table;

#[cfg(test)]
mod tests;

pub use data::{ChartData, SeriesRole};
pub use drawing::{Drawing, draw, sparkline};
pub use kinds::kind_name;
pub use select::{ChartScope, select};
pub use spec::{Benchmark, ChartSpec, DimensionSpec};
pub use table::{ChartTable, TableColumn, TableRow};
