//! What a kind of chart is to the rest of the room.
//!
//! Must not know: single kinds.

use crate::chart::data::ChartData;
use crate::chart::layout::frame::Size;
use crate::chart::surface::Surface;
use crate::language::Strings;

/// A kind of chart: how it is drawn, and what selecting, tables and descriptions need to know of it.
pub(crate) struct Kind {
    /// As blocks and files name it: `line`.
    pub name: &'static str,
    /// The key of the text that opens its description.
    pub opening: &'static str,
    /// What it sets beside each other.
    pub compares: Compares,
    /// Whether its marks start from zero, which its axis must then have.
    pub from_zero: bool,
    /// Whether it has axes. One without has no limits to set, and one drawing that serves every width.
    pub has_axes: bool,
    /// Whether it shows a value to reach.
    pub has_target: bool,
    /// Draws it for a size.
    pub draw: fn(&ChartData, &Strings, Size) -> Surface,
}

/// What a chart sets beside each other: which periods it takes, and the shape of its table and description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compares {
    /// Any number of periods, a row of the table each.
    Periods,
    /// Areas at one period, a row each.
    Areas,
    /// Areas at two periods, with the change between them.
    Changes,
}
