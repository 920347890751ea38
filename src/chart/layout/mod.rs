//! What several kinds of charts have in common: axes, the field with its gridlines, rows, keys, labels that do not touch.

pub(crate) mod axis;
pub(crate) mod frame;
pub(crate) mod key;
pub(crate) mod labels;
pub(crate) mod marks;
pub(crate) mod rows;
pub(crate) mod time;
