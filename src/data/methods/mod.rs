//! How values are compared: with a benchmark, with each other, over time, by rank, across groups in order.
//!
//! Each method is here once, for claims in the text, pages and charts alike, and names its source; docs/methods.md explains
//! them to readers. In: an indicator, its rows. Out: results as plain values. Must not know: texts, colours, who asks.

pub mod comparison;
pub mod difference;
mod rank;
mod root;
pub mod slope;
pub mod trend;

pub use rank::{RankPosition, Ranking};
