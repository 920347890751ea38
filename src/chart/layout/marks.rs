//! Marks that several kinds of charts share: looks of series, bars, whiskers, lines of targets, the stretches of a line.

use super::time::TimeAxis;
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::surface::role::{Role, SERIES_COLOURS};
use crate::chart::surface::{DASHED, DOTTED, Extent, Stroke, Surface};
use crate::data::{Comparison, Status};

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
        SeriesRole::Nth(index) => Role::Nth(index % SERIES_COLOURS as u8),
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

/// A vertical whisker on the background.
pub(crate) fn bare_whisker(surface: &mut Surface, x: f32, (upper, lower): (f32, f32), role: Role) {
    let stroke = whisker_stroke(role);
    surface.line((x, upper), (x, lower), stroke);
    for end in [upper, lower] {
        surface.line((x - CAP, end), (x + CAP, end), stroke);
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

/// How a bar is filled: with its colour, and from the fifth of a group on hollow or striped, so that each looks different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BarFill {
    pub role: Role,
    texture: Texture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texture {
    Solid,
    Hollow,
    /// Horizontal stripes, this far apart.
    Striped(u8),
}

/// How many fills differ by their colour alone, in every scheme: forced colours have no more.
const FILL_COLOURS: u8 = 4;

/// The fill of a series' bars.
pub(crate) fn bar_fill(role: SeriesRole) -> BarFill {
    let SeriesRole::Nth(index) = role else {
        return BarFill {
            role: series_colour(role),
            texture: Texture::Solid,
        };
    };
    BarFill {
        role: Role::Nth(index % FILL_COLOURS),
        texture: match index / FILL_COLOURS {
            0 => Texture::Solid,
            1 => Texture::Hollow,
            more => Texture::Striped(2 + 2 * more.min(6)),
        },
    }
}

/// The fills of the bars of some series: of several less prominent ones, each looks different too.
pub(crate) fn bar_fills(all: &[&Series]) -> Vec<BarFill> {
    let mut peers = 0;
    let fill = |series: &&Series| {
        let fill = bar_fill(series.role);
        if series.role != SeriesRole::Peer {
            return fill;
        }
        peers += 1;
        let texture = match peers {
            1 => Texture::Solid,
            2 => Texture::Hollow,
            more => Texture::Striped(2 + 2 * more.min(7)),
        };
        BarFill { texture, ..fill }
    };
    all.iter().map(fill).collect()
}

/// A bar.
pub(crate) fn bar(surface: &mut Surface, extent: &Extent, fill: BarFill) {
    match fill.texture {
        Texture::Solid => surface.bar(extent, fill.role),
        Texture::Hollow => surface.hollow_bar(extent, fill.role),
        Texture::Striped(apart) => {
            surface.hollow_bar(extent, fill.role);
            let stroke = Stroke {
                role: fill.role,
                width: 1.5,
                dashes: None,
            };
            let mut y = extent.bottom - f32::from(apart);
            while y > extent.top + 2.0 {
                surface.line((extent.left + 1.0, y), (extent.right - 1.0, y), stroke);
                y -= f32::from(apart);
            }
        }
    }
}

/// Half the size of a mark that compares.
const MARK: f32 = 6.0;

/// A mark whose shape says how the place compares.
pub(crate) fn compared_mark(surface: &mut Surface, (x, y): (f32, f32), comparison: Comparison) {
    let up = [
        (x, y - MARK),
        (x + MARK, y + MARK - 1.0),
        (x - MARK, y + MARK - 1.0),
    ];
    let down = [
        (x, y + MARK),
        (x + MARK, y - MARK + 1.0),
        (x - MARK, y - MARK + 1.0),
    ];
    let diamond = [(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)];
    // A rim of the background's colour keeps it apart from the bar.
    surface.dot(x, y, MARK + 3.0, Role::Paper);
    match comparison {
        Comparison::Better => surface.shape(&up, Role::Focus),
        Comparison::Worse => surface.shape(&down, Role::Focus),
        Comparison::Lower | Comparison::Higher => surface.shape(&diamond, Role::Focus),
        Comparison::NotCompared => surface.ring(x, y, MARK - 1.0, Role::Focus),
        Comparison::Similar => surface.dot(x, y, MARK - 0.5, Role::Focus),
    }
}

/// Dashes of series of equal rank, so that they can be distinguished without colour. None is like the benchmark's.
const PATTERNS: [Option<&str>; SERIES_COLOURS] = [
    None,
    Some("2,3"),
    Some("14,4"),
    Some("9,3,2,3"),
    Some("12,3,2,3,2,3"),
    Some("3,7"),
];

/// Dashes of benchmarks, the first where there is one only.
const BENCHMARKS: [&str; SERIES_COLOURS] =
    [DASHED, "6,3,1,3", "4,8", "8,3,1,3,1,3", "3,3,6,3", "10,8"];

/// How many lines can be distinguished by their dashes alone.
pub(crate) const LINE_PATTERNS: usize = PATTERNS.len();

/// The dashes of a series' line.
pub(crate) fn line_dashes(series: &Series) -> Option<&'static str> {
    let index = match series.role {
        SeriesRole::Nth(index) => usize::from(index) % SERIES_COLOURS,
        _ => 0,
    };
    if series.benchmark {
        return BENCHMARKS.get(index).copied();
    }
    match series.role {
        SeriesRole::Nth(_) => PATTERNS.get(index).copied().flatten(),
        _ => None,
    }
}

/// Pairs of a series' periods between which its line is drawn although there are no figures between them: where the block asks
/// for it, and nothing but missing periods lies between them.
pub(crate) fn joins(time: &TimeAxis, data: &ChartData, series: &Series) -> Vec<(usize, usize)> {
    if !data.join {
        return Vec::new();
    }
    bridgeable(time, data, series)
}

/// Pairs of a series' periods that a line could join.
pub(crate) fn bridgeable(
    time: &TimeAxis,
    data: &ChartData,
    series: &Series,
) -> Vec<(usize, usize)> {
    let stretches = line_stretches(time, data, series);
    let ends = stretches.windows(2).filter_map(|pair| {
        let [before, after] = pair else { return None };
        Some((*before.last()?, *after.first()?))
    });
    ends.filter(|&(from, to)| {
        let comparable = (from + 1..=to).all(|index| !data.line_ends_before(series, index));
        comparable && series.points[from + 1..to].iter().all(is_only_missing)
    })
    .collect()
}

/// Whether a point is missing because there was no survey, not because its value is kept back.
fn is_only_missing(point: &Point) -> bool {
    let none = [Status::NotAvailable, Status::NotApplicable];
    point.value.is_none() && point.statuses().iter().all(|status| none.contains(status))
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
