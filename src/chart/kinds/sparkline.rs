//! A line without axes or texts, shown next to a value.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, SeriesRole};
use crate::chart::extremes::extremes;
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::marks::{line_stretches, series_colour};
use crate::chart::layout::time::TimeAxis;
use crate::chart::surface::{Stroke, Surface};
use crate::data::number;

const INSET: f32 = 4.0;

/// Width and height in a table, in pixels.
pub(crate) const IN_TABLE: (f32, f32) = (120.0, 32.0);
/// As a chart of its own.
const ALONE: (f32, f32) = (300.0, 72.0);

pub(super) const KIND: Kind = Kind {
    name: "sparkline",
    opening: "chart-say-line",
    compares: Compares::Periods,
    has_limits: false,
    has_narrow: false,
    draw: |data, _, _| sparkline(data, ALONE),
    ..Kind::BASE
};

/// Draws the first series that is not the benchmark's.
pub(crate) fn sparkline(data: &ChartData, (width, height): (f32, f32)) -> Surface {
    let mut surface = Surface::new(width, height);
    let Some(series) = data
        .series
        .iter()
        .find(|series| !series.benchmark)
        .or_else(|| data.series.first())
    else {
        return surface;
    };
    // Values that look equal are on one height: the line says no more than the numbers do.
    let shown = |value: Decimal| number::round(value, data.decimals);
    let (low, high) = extremes([series], |_| false, None);
    let (low, high) = (shown(low), shown(high));
    let axis = if low < high {
        Axis::between(low, high, ANY, 1)
    } else {
        Axis::covering(low, high, false, ANY, 2)
    };
    let time = TimeAxis::new(&data.periods);
    let at = |index: usize| {
        let value = series.points[index].drawn().unwrap_or_default();
        (
            INSET + (width - 2.0 * INSET) * time.place(index),
            height - INSET - (height - 2.0 * INSET) * axis.place(shown(value)),
        )
    };
    let paint = series_colour(SeriesRole::Place);
    let stroke = Stroke {
        role: paint,
        width: 2.0,
        dashes: None,
    };
    let stretches = line_stretches(&time, data, series);
    for stretch in &stretches {
        let points: Vec<(f32, f32)> = stretch.iter().map(|&index| at(index)).collect();
        if let [(x, y)] = points[..] {
            surface.dot(x, y, 2.0, paint);
        } else {
            surface.path(&points, stroke);
        }
    }
    if let Some(&last) = stretches.last().and_then(|stretch| stretch.last()) {
        let (x, y) = at(last);
        surface.dot(x, y, 3.0, paint);
    }
    surface
}
