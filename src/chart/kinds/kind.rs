//! The interface of a kind of chart.
//!
//! Must not know: single kinds.

use crate::chart::data::ChartData;
use crate::chart::layout::frame::Size;
use crate::chart::surface::Surface;
use crate::language::Strings;

/// A kind of chart: how it is drawn, and its properties for selection, tables and descriptions.
pub(crate) struct Kind {
    /// Its name in blocks and files: `line`.
    pub name: &'static str,
    /// The key of the text that begins its description.
    pub opening: &'static str,
    pub compares: Compares,
    /// Whether its marks start from zero, which its axis must then have.
    pub from_zero: bool,
    /// Whether it has axes. Without them it has no limits to set, and one drawing for every width.
    pub has_axes: bool,
    /// Whether it shows a target.
    pub has_target: bool,
    /// Draws it for a size.
    pub draw: fn(&ChartData, &Strings, Size) -> Surface,
}

/// What a chart compares: decides the number of periods, and the shape of its table and description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compares {
    /// Any number of periods, a row of the table each.
    Periods,
    /// Areas at one period, a row each.
    Areas,
    /// Areas at two periods, with the change between them.
    Changes,
}
