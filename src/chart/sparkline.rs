//! A line without axes or words, to stand beside the figure itself.

use super::axis::Axis;
use super::data::{ChartData, SeriesRole};
use super::frame::extremes;
use super::line::{colour, runs};
use super::sheet::{Sheet, Stroke};
use super::time::TimeAxis;

const INSET: f32 = 4.0;

/// Draws the first series that is not the benchmark's.
pub(super) fn spark(data: &ChartData, (width, height): (f32, f32)) -> Sheet {
    let mut sheet = Sheet::new(width, height);
    let Some(series) = data
        .series
        .iter()
        .find(|series| !series.benchmark)
        .or_else(|| data.series.first())
    else {
        return sheet;
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
        colour: paint,
        width: 2.0,
        dashes: None,
    };
    let runs = runs(&time, data, series);
    for run in &runs {
        let points: Vec<(f32, f32)> = run.iter().map(|&index| at(index)).collect();
        if let [(x, y)] = points[..] {
            sheet.dot(x, y, 2.0, paint);
        } else {
            sheet.path(&points, stroke);
        }
    }
    if let Some(&last) = runs.last().and_then(|run| run.last()) {
        let (x, y) = at(last);
        sheet.dot(x, y, 3.0, paint);
    }
    sheet
}
