//! Layout that several kinds of charts share: axes, the field with its gridlines, rows, keys, labels that do not overlap.
//!
//! In: chart data, a surface. Out: positions, and shapes drawn on the surface. Must not know: single kinds.

pub(crate) mod annotations;
pub(crate) mod area_rows;
pub(crate) mod axis;
pub(crate) mod field;
pub(crate) mod foot;
pub(crate) mod frame;
pub(crate) mod groups;
pub(crate) mod key;
pub(crate) mod labels;
pub(crate) mod marks;
pub(crate) mod rows;
pub(crate) mod scale;
pub(crate) mod size;
pub(crate) mod time;
