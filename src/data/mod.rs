//! Indicators: definitions, areas, periods and tables of exact decimals that know their cells.
//!
//! In: sources and typed definitions. Out: `Indicator`, `Areas`, look-ups in them.
//! Must not know: pages, interface texts, charts.

mod area;
mod catalogue;
mod data_file_decode;
mod data_path;
mod definition;
mod definition_decode;
mod definition_shape;
#[cfg(test)]
mod definition_tests;
mod dimensions;
pub mod disclosure;
pub mod download;
mod encoding;
#[cfg(test)]
mod example;
mod formats;
pub mod import;
mod indicator;
mod look_up;
pub mod methods;
pub mod number;
mod open_json;
pub mod period;
mod plain_id;
mod records;
mod review;
mod sheet;
mod status;
mod table;
#[cfg(test)]
mod tests;
mod tidy;
mod totals;
mod unit;

pub use area::{Area, AreaId, AreaMatch, Areas, COUNTRY, TILES};
pub use catalogue::{Catalogue, Edition};
pub use data_path::{data_path, no_data, release_path, unread_format};
pub use definition::{
    Break, Compare, Coverage, DataFile, Definition, Designation, Dimension, Polarity, Publication,
    Release, Unit, UnitKind,
};
pub use definition_shape::DEFINITION;
pub use dimensions::{DimensionValues, Slice};
pub use indicator::{DataInput, Indicator, check_names};
pub use methods::comparison::Comparison;
pub use methods::difference::{ShownDifference, differs, shown_difference};
pub use methods::{comparison, difference, trend};
pub use period::Period;
pub use plain_id::plain_id;
pub use status::{Status, StatusSet};
pub use table::{Part, Row, Rows, Table};
