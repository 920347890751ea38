//! A line without axes or texts, shown next to a value.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Series, SeriesRole};
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

/// The fewest comparable values that make a line: of two or three any change looks like a trend.
const FEWEST: usize = 4;
/// The axis has at least this share of the greatest value, so that small changes look small: a quarter.
const SPAN: i64 = 4;

/// The first series that is not the benchmark's.
fn own(data: &ChartData) -> Option<&Series> {
    let own = data.series.iter().find(|series| !series.benchmark);
    own.or_else(|| data.series.first())
}

/// Whether enough values can be compared with the last one: no break that forbids it lies between them.
pub(crate) fn is_enough_for_sparkline(data: &ChartData) -> bool {
    let Some(series) = own(data) else {
        return false;
    };
    let mut count = 0;
    for (index, point) in series.points.iter().enumerate() {
        if data.broken_before(series, index) {
            count = 0;
        }
        count += usize::from(point.drawn().is_some());
    }
    count >= FEWEST
}

/// Ends far enough apart that a small change does not fill the height.
fn calm(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    let least = low.abs().max(high.abs()).checked_div(Decimal::from(SPAN));
    let missing = least.and_then(|least| least.checked_sub(high.checked_sub(low)?));
    let half = missing.and_then(|missing| missing.checked_div(Decimal::TWO));
    match half.filter(Decimal::is_sign_positive) {
        Some(half) => (
            low.checked_sub(half).unwrap_or(low),
            high.checked_add(half).unwrap_or(high),
        ),
        None => (low, high),
    }
}

/// Draws the first series that is not the benchmark's.
pub(crate) fn sparkline(data: &ChartData, (width, height): (f32, f32)) -> Surface {
    let mut surface = Surface::new(width, height);
    let Some(series) = own(data) else {
        return surface;
    };
    // Values that look equal are on one height: the line says no more than the numbers do.
    let shown = |value: Decimal| number::round(value, data.decimals);
    let (low, high) = extremes([series], |_| false, None);
    let (low, high) = calm(shown(low), shown(high));
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
