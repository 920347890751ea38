//! A line without axes or words, to stand beside the figure itself.

use crate::chart::data::{ChartData, SeriesRole};
use crate::chart::kinds::line::{colour, runs};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::frame::extremes;
use crate::chart::layout::time::TimeAxis;
use crate::chart::surface::{Stroke, Surface};

const INSET: f32 = 4.0;

/// Draws the first series that is not the benchmark's.
pub(crate) fn spark(data: &ChartData, (width, height): (f32, f32)) -> Surface {
    let mut surface = Surface::new(width, height);
    let Some(series) = data
        .series
        .iter()
        .find(|series| !series.benchmark)
        .or_else(|| data.series.first())
    else {
        return surface;
    };
    let own = ChartData {
        series: vec![series.clone()],
        target: None,
        ..data.clone()
    };
    let (low, high) = extremes(&own, &|_| false);
    let axis = if low < high {
        Axis::between(low, high, false, 1)
    } else {
        Axis::covering(low, high, false, false, 2)
    };
    let time = TimeAxis::new(&data.periods);
    let at = |index: usize| {
        let value = series.points[index].drawn().unwrap_or_default();
        (
            INSET + (width - 2.0 * INSET) * time.place(index),
            height - INSET - (height - 2.0 * INSET) * axis.place(value),
        )
    };
    let paint = colour(SeriesRole::Place);
    let stroke = Stroke {
        role: paint,
        width: 2.0,
        dashes: None,
    };
    let runs = runs(&time, data, series);
    for run in &runs {
        let points: Vec<(f32, f32)> = run.iter().map(|&index| at(index)).collect();
        if let [(x, y)] = points[..] {
            surface.dot(x, y, 2.0, paint);
        } else {
            surface.path(&points, stroke);
        }
    }
    if let Some(&last) = runs.last().and_then(|run| run.last()) {
        let (x, y) = at(last);
        surface.dot(x, y, 3.0, paint);
    }
    surface
}
