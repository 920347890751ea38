//! Marks that several kinds of charts share: colours of series, whiskers, lines of targets, the stretches of a line.

use super::time::TimeAxis;
use crate::chart::data::{ChartData, Series, SeriesRole};
use crate::chart::surface::role::Role;
use crate::chart::surface::{DOTTED, Stroke, Surface};

/// Half the width of a whisker's cap.
const CAP: f32 = 4.0;
const WHISKER: f32 = 1.5;

/// The line of a target.
pub(crate) const TARGET: Stroke = Stroke {
    role: Role::Ink,
    width: 2.0,
    dashes: Some(DOTTED),
};

/// The colour of a series' marks.
pub(crate) fn series_colour(role: SeriesRole) -> Role {
    match role {
        SeriesRole::Place => Role::Focus,
        SeriesRole::Benchmark => Role::Bench,
        SeriesRole::Peer => Role::Peer,
        SeriesRole::Nth(index) => Role::Nth(index),
    }
}

/// How far the paper shows on either side of a whisker: on a bar, whatever its colour, the whisker then lies on paper.
const HALO: f32 = 1.5;

/// A vertical line with caps from an upper to a lower limit.
pub(crate) fn whisker(surface: &mut Surface, x: f32, (upper, lower): (f32, f32), role: Role) {
    for (stroke, beyond) in [halo(), (whisker_stroke(role), 0.0)] {
        let cap = CAP + beyond;
        surface.line((x, upper - beyond), (x, lower + beyond), stroke);
        surface.line((x - cap, upper), (x + cap, upper), stroke);
        surface.line((x - cap, lower), (x + cap, lower), stroke);
    }
}

/// A horizontal whisker from a lower to an upper limit.
pub(crate) fn level_whisker(surface: &mut Surface, (lower, upper): (f32, f32), y: f32, role: Role) {
    for (stroke, beyond) in [halo(), (whisker_stroke(role), 0.0)] {
        let cap = CAP + beyond;
        surface.line((lower - beyond, y), (upper + beyond, y), stroke);
        surface.line((lower, y - cap), (lower, y + cap), stroke);
        surface.line((upper, y - cap), (upper, y + cap), stroke);
    }
}

/// The stroke below a whisker, and how far it goes beyond its ends.
fn halo() -> (Stroke, f32) {
    let stroke = Stroke {
        role: Role::Paper,
        width: WHISKER + 2.0 * HALO,
        dashes: None,
    };
    (stroke, HALO)
}

fn whisker_stroke(role: Role) -> Stroke {
    Stroke {
        role,
        width: WHISKER,
        dashes: None,
    }
}

/// The stretches of a series over which a line may run, by the indices of their periods: between gaps, missing periods and
/// breaks.
pub(crate) fn line_stretches(
    time: &TimeAxis,
    data: &ChartData,
    series: &Series,
) -> Vec<Vec<usize>> {
    let mut stretches: Vec<Vec<usize>> = Vec::new();
    for (index, point) in series.points.iter().enumerate() {
        if point.drawn().is_none() {
            continue;
        }
        let last = stretches.last().and_then(|stretch| stretch.last());
        let follows = last.is_some_and(|&last| {
            last + 1 == index && time.adjacent(last) && !data.line_ends_before(series, index)
        });
        match stretches.last_mut().filter(|_| follows) {
            Some(stretch) => stretch.push(index),
            None => stretches.push(vec![index]),
        }
    }
    stretches
}
