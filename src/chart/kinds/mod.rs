//! The kinds of charts, one a file. A further kind is a file with its `KIND`, and a line in [`of`].
//!
//! In: chart data, a size. Out: a surface with the drawing. Must not know: blocks, how data are selected.

mod bar;
mod change;
mod grouped;
mod kind;
mod line;
mod line_ends;
mod pyramid;
mod range;
mod ranked;
mod small_multiples;
mod sparkline;
mod spine;
mod stacked;
mod strip;
mod tile_map;

pub(crate) use kind::{Compares, Kind};
pub(crate) use pyramid::sides;
pub(crate) use sparkline::{IN_TABLE, is_enough_for_sparkline, sparkline};
pub(crate) use spine::{SpineRow, measures_without_row, spine_rows};
#[cfg(test)]
pub(crate) use tile_map::SHADES;

use super::data::ChartData;
use super::layout::foot;
use super::layout::size::Size;
use super::surface::Surface;
use crate::document::ChartType;
use crate::language::Strings;

/// The kind that a block's type names.
pub(crate) fn of(chart_type: ChartType) -> &'static Kind {
    match chart_type {
        ChartType::Line => &line::KIND,
        ChartType::Bar => &bar::KIND,
        ChartType::Grouped => &grouped::KIND,
        ChartType::Stacked => &stacked::KIND,
        ChartType::Ranked => &ranked::KIND,
        ChartType::Strip => &strip::KIND,
        ChartType::Range => &range::KIND,
        ChartType::Change => &change::KIND,
        ChartType::SmallMultiples => &small_multiples::KIND,
        ChartType::Spine => &spine::KIND,
        ChartType::Pyramid => &pyramid::KIND,
        ChartType::TileMap => &tile_map::KIND,
        ChartType::Sparkline => &sparkline::KIND,
    }
}

/// The kind of a chart; `None` for a table.
pub(crate) fn kind(data: &ChartData) -> Option<&'static Kind> {
    data.kind.map(of)
}

/// The name of a chart's kind in templates; `table` for a table.
pub fn kind_name(data: &ChartData) -> &'static str {
    kind(data).map_or("table", |kind| kind.name)
}

/// A chart of a kind, with the remarks that explain its marks.
pub(crate) fn drawn(kind: &Kind, data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let mut surface = (kind.draw)(data, strings, size);
    foot::write(&mut surface, strings);
    surface
}
