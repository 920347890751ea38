//! Charts and tables: a block and the data it names become drawings, words, a table and a file.
//!
//! In: a block of a page and a [`Scope`] to look things up in. Out: a plain [`ChartData`] with diagnostics at the block's
//! own places ([`select()`], [`select_table`]), and from it, without looking anything up, a [`Drawing`] ([`draw`]).
//! Every number that people see is the text of a decimal; floating point places marks and nothing else.
//! The only room that names `charts-rs`. Must not know: pages, templates, the rest of the site.

mod axis;
mod bar;
mod change;
mod csv;
mod data;
mod describe;
mod drawing;
mod figures;
mod frame;
mod key;
mod labels;
mod line;
mod measure;
mod pack;
mod ranked;
mod roles;
mod rows;
mod select;
mod sheet;
mod sparkline;
mod svg;
mod table;
mod time;
mod words;

#[cfg(test)]
mod tests;

pub use data::{BreakMark, ChartData, Chosen, Measure, More, Point, Series, SeriesRole, Sort};
pub use drawing::{Drawing, draw, sparkline};
pub use roles::Colour;
pub use select::{Scope, select, select_table};
pub use table::{Column, DataRow, DataTable};
