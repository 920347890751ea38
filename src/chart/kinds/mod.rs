//! How each kind of chart is drawn, one kind a file.

pub(crate) mod bar;
pub(crate) mod change;
pub(crate) mod line;
pub(crate) mod ranked;
pub(crate) mod sparkline;
