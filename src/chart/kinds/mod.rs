//! The kinds of charts, one a file. A further kind is a file with its `KIND`, and a line in [`of`].
//!
//! In: chart data, a size. Out: a surface with the drawing. Must not know: blocks, how data are selected.

mod bar;
mod change;
mod kind;
mod line;
mod ranked;
mod sparkline;

pub(crate) use kind::{Compares, Kind};
pub(crate) use sparkline::{IN_TABLE, sparkline};

use super::data::ChartData;
use crate::document::ChartType;

/// The kind that a block's type names; `None` where it is not drawn yet.
pub(crate) fn of(chart_type: ChartType) -> Option<&'static Kind> {
    match chart_type {
        ChartType::Line => Some(&line::KIND),
        ChartType::Bar => Some(&bar::KIND),
        ChartType::Ranked => Some(&ranked::KIND),
        ChartType::Change => Some(&change::KIND),
        ChartType::Sparkline => Some(&sparkline::KIND),
        ChartType::NotYet => None,
    }
}

/// The kind of a chart; `None` for a table.
pub(crate) fn kind(data: &ChartData) -> Option<&'static Kind> {
    data.kind.and_then(of)
}

/// The name of a chart's kind in templates; `table` for a table.
pub fn kind_name(data: &ChartData) -> &'static str {
    kind(data).map_or("table", |kind| kind.name)
}
