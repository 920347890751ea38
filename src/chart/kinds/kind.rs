//! The interface of a kind of chart.
//!
//! Must not know: single kinds.

use crate::chart::data::ChartData;
use crate::chart::layout::size::Size;
use crate::chart::surface::Surface;
use crate::language::Strings;

/// A kind of chart: how it is drawn, and its properties for selection, tables and descriptions.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property that blocks are checked against"
)]
pub(crate) struct Kind {
    /// Its name in blocks and files: `line`.
    pub name: &'static str,
    /// The key of the text that begins its description.
    pub opening: &'static str,
    pub compares: Compares,
    /// Whether its marks start from zero, which its axis must then have.
    pub from_zero: bool,
    /// Whether it has one value axis, whose ends a block may set.
    pub has_limits: bool,
    /// Whether it shows a target.
    pub has_target: bool,
    /// Whether it has an axis of periods, on which events are marked.
    pub has_events: bool,
    /// Whether its lines can run on over missing periods.
    pub has_join: bool,
    /// Whether it draws all areas of the type of those that are named.
    pub all_of_type: bool,
    /// Whether its parts add up to a whole, so that a total is none of them.
    pub adds_up: bool,
    /// Whether its indicators may have several units.
    pub several_units: bool,
    /// Whether it has a drawing of its own for telephones.
    pub has_narrow: bool,
    /// Draws it for a size.
    pub draw: fn(&ChartData, &Strings, Size) -> Surface,
}

impl Kind {
    /// What most kinds have in common.
    pub(crate) const BASE: Self = Self {
        name: "",
        opening: "",
        compares: Compares::Areas,
        from_zero: false,
        has_limits: true,
        has_target: false,
        has_events: false,
        has_join: false,
        all_of_type: false,
        adds_up: false,
        several_units: false,
        has_narrow: true,
        draw: |_, _, size| Surface::new(size.width(), 0.0),
    };
}

/// What a chart compares: decides the number of periods, and the shape of its table and description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compares {
    /// Any number of periods, a row of the table each.
    Periods,
    /// Areas at one period, a row each.
    Areas,
    /// Areas at two periods, with the change between them.
    Changes,
    /// The parts of several areas at one period, or of one area at several.
    Parts,
    /// The groups of one area at one period, on two sides.
    Sides,
    /// A place among all areas of its type, an indicator a row, each at its latest period.
    Measures,
}
