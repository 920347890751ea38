//! The frame of line and bar charts: the field, its gridlines, the names of values and periods, breaks.
//!
//! In: data, a value axis, the space that labels need. Out: a surface with all of that drawn, and the positions of values and
//! periods on it. Must not know: lines, bars.

use rust_decimal::Decimal;

use crate::chart::data::{ChartData, Series};
use crate::chart::layout::axis::Axis;
use crate::chart::layout::time::TimeAxis;
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DOTTED, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::data::UnitKind;
use crate::language::Strings;

/// The two drawings of every chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// For columns of text and wider.
    Wide,
    /// For telephones.
    Narrow,
}

impl Size {
    pub(crate) fn width(self) -> f32 {
        match self {
            Self::Wide => 640.0,
            Self::Narrow => 340.0,
        }
    }

    pub(crate) fn height(self) -> f32 {
        match self {
            Self::Wide => 320.0,
            Self::Narrow => 260.0,
        }
    }

    /// The most space for labels at the ends of lines.
    pub(crate) fn labels(self) -> f32 {
        match self {
            Self::Wide => 132.0,
            Self::Narrow => 92.0,
        }
    }

    /// About how many steps the value axis has.
    pub(crate) fn steps(self) -> usize {
        match self {
            Self::Wide => 5,
            Self::Narrow => 4,
        }
    }
}

/// Ticks are less prominent.
pub(crate) const TICK: TextStyle = TextStyle {
    size: 13.0,
    bold: false,
    role: Role::Muted,
};
/// The gap between two names of periods.
const APART: f32 = 10.0;
/// The widest that the name of a period gets before it is wrapped.
const PERIOD: f32 = 92.0;

/// The field in which values are drawn.
pub(crate) struct Frame {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// From the field to the names of periods, in addition to the minimum.
    below: f32,
    /// From the field's edges to the first and the last period.
    inset: f32,
    axis: Axis,
    pub time: TimeAxis,
}

/// How the periods share the field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodLayout {
    /// The first and the last are at its edges.
    Points,
    /// Each has a band of its own.
    Bands,
}

impl Frame {
    /// Draws everything but the data. `labels` is the space reserved at the right.
    pub(crate) fn draw(
        surface: &mut Surface,
        data: &ChartData,
        axis: Axis,
        (sharing, labels, top): (PeriodLayout, f32, f32),
        strings: &Strings,
    ) -> Self {
        let numbers = NumberFormat::new(data, strings);
        let decimals = axis.decimals();
        let mut names: Vec<String> = axis
            .ticks
            .iter()
            .map(|tick| numbers.tick(*tick, decimals))
            .collect();
        let widest = |names: &[String]| {
            names
                .iter()
                .map(|name| width(name, TICK.size, false))
                .fold(0.0, f32::max)
        };
        // Numbers too long to fit next to the field are left to the table.
        // An axis without data would be invented.
        let empty = has_nothing(data);
        if empty || widest(&names) > surface.width * 0.35 {
            names.clear();
        }
        let time = TimeAxis::new(&data.periods);
        let periods: Vec<Vec<String>> = data
            .periods
            .iter()
            .map(|period| wrap(&period.dashed(), PERIOD, TICK.size, false, 3))
            .collect();
        let period_lines = rows(periods.iter().map(Vec::len).max().unwrap_or(1));
        let unit = numbers.axis_unit();
        // Bars have their values above them, and below them where they hang from zero.
        let bands = sharing == PeriodLayout::Bands;
        let above = if unit.is_empty() && data.breaks.is_empty() && !bands {
            8.0
        } else {
            24.0
        };
        let below = if bands && axis.min.is_sign_negative() && !axis.min.is_zero() {
            18.0
        } else {
            0.0
        };
        let left = widest(&names).max(8.0) + 9.0;
        let right = surface.width - labels;
        let mut frame = Self {
            left,
            right,
            top: top + above,
            bottom: surface.height - 14.0 - period_lines * TICK.size * LINE_HEIGHT - below,
            below,
            inset: 8.0,
            axis,
            time,
        };
        if sharing == PeriodLayout::Bands {
            frame.inset = (right - left) / frame.time.len() / 2.0;
        }
        if empty {
            frame.nothing(surface, strings);
        } else {
            frame.gridlines(surface, &names);
        }
        if !unit.is_empty() {
            let room = surface.width - 4.0;
            for line in wrap(unit, room, TICK.size, false, 1) {
                surface.text(0.0, top + 13.0, Anchor::Start, TICK, &line);
            }
        }
        frame.breaks(surface, data, strings);
        frame.periods(surface, &periods);
        frame
    }

    /// The position of a period.
    pub(crate) fn x(&self, index: usize) -> f32 {
        let (left, right) = (self.left + self.inset, self.right - self.inset);
        left + (right - left) * self.time.place(index)
    }

    /// The position of a value.
    pub(crate) fn y(&self, value: Decimal) -> f32 {
        self.bottom - (self.bottom - self.top) * self.axis.place(value)
    }

    /// Half the width of a period's band.
    pub(crate) fn half_band(&self) -> f32 {
        self.inset
    }

    fn gridlines(&self, surface: &mut Surface, names: &[String]) {
        for &tick in &self.axis.ticks {
            let y = self.y(tick);
            let zero = tick.is_zero();
            let stroke = Stroke {
                role: if zero { Role::Muted } else { Role::Rule },
                width: 1.0,
                dashes: None,
            };
            surface.line((self.left, y), (self.right, y), stroke);
        }
        for (&tick, name) in self.axis.ticks.iter().zip(names) {
            let (x, y) = (self.left - 8.0, self.y(tick) + 4.5);
            if surface.is_free(&surface.text_extent(x, y, Anchor::End, TICK, name)) {
                surface.text(x, y, Anchor::End, TICK, name);
            }
        }
    }

    /// The baseline and a text, where there is no value to draw.
    fn nothing(&self, surface: &mut Surface, strings: &Strings) {
        let stroke = Stroke {
            role: Role::Muted,
            width: 1.0,
            dashes: None,
        };
        surface.line((self.left, self.bottom), (self.right, self.bottom), stroke);
        let (x, y) = (
            f32::midpoint(self.left, self.right),
            f32::midpoint(self.top, self.bottom),
        );
        let word = strings.fill("chart-no-values", &[]);
        surface.text(x, y, Anchor::Middle, TICK, &word);
    }

    fn periods(&self, surface: &mut Surface, names: &[Vec<String>]) {
        let extents: Vec<(f32, f32)> = names
            .iter()
            .enumerate()
            .map(|(index, lines)| {
                let widths = lines.iter().map(|line| width(line, TICK.size, false));
                let half = widths.fold(0.0, f32::max) / 2.0;
                let middle = self.x(index).clamp(half, (surface.width - half).max(half));
                (middle - half, middle + half + APART)
            })
            .collect();
        let shown = self.time.named(&|index| extents[index]);
        let stroke = Stroke {
            role: Role::Muted,
            width: 1.0,
            dashes: None,
        };
        // Bands need no ticks.
        for &index in shown.iter().filter(|_| self.inset < 10.0) {
            let x = self.x(index);
            surface.line((x, self.bottom), (x, self.bottom + 5.0), stroke);
        }
        for &index in &shown {
            let x = self.x(index);
            for (row, line) in names[index].iter().enumerate() {
                let y = self.bottom + self.below + 21.0 + rows(row) * TICK.size * LINE_HEIGHT;
                surface.text(x, y, Anchor::Middle, TICK, line);
            }
        }
    }

    /// A dotted line between two periods for each break, with a text where there is room.
    fn breaks(&self, surface: &mut Surface, data: &ChartData, strings: &Strings) {
        let stroke = Stroke {
            role: Role::Muted,
            width: 1.5,
            dashes: Some(DOTTED),
        };
        let word = strings.fill("chart-break", &[]);
        let mut seen = Vec::new();
        for mark in &data.breaks {
            if mark.from == 0 || seen.contains(&mark.from) {
                continue;
            }
            seen.push(mark.from);
            let x = f32::midpoint(self.x(mark.from - 1), self.x(mark.from));
            surface.line((x, self.top - 6.0), (x, self.bottom), stroke);
        }
        for from in seen {
            let x = f32::midpoint(self.x(from - 1), self.x(from));
            let y = self.top - 10.0;
            let extent = surface.text_extent(x, y, Anchor::Middle, TICK, &word);
            if surface.is_free(&extent) {
                surface.text(x, y, Anchor::Middle, TICK, &word);
            }
        }
    }
}

/// The most decimals of an axis's step: those that values are shown with, and none for what is counted in whole numbers.
pub(crate) fn finest(data: &ChartData) -> u32 {
    if data.unit.kind == UnitKind::Count {
        0
    } else {
        data.decimals
    }
}

/// Whether there is neither a value to draw nor a target.
fn has_nothing(data: &ChartData) -> bool {
    let mut points = data.series.iter().flat_map(|series| &series.points);
    data.target.is_none() && points.all(|point| point.drawn().is_none())
}

/// The smallest and the greatest of what is drawn: values, limits if `with_limits`, the target.
pub(crate) fn extremes<'a>(
    all: impl IntoIterator<Item = &'a Series>,
    with_limits: impl Fn(&Series) -> bool,
    target: Option<Decimal>,
) -> (Decimal, Decimal) {
    let mut ends = target.map(|target| (target, target));
    let mut include = |value: Decimal| {
        let (least, most) = ends.get_or_insert((value, value));
        *least = (*least).min(value);
        *most = (*most).max(value);
    };
    for series in all {
        let with_limits = with_limits(series);
        for point in &series.points {
            let Some(value) = point.drawn() else { continue };
            include(value);
            if let Some((lower, upper)) = point.limits().filter(|_| with_limits) {
                include(lower);
                include(upper);
            }
        }
    }
    ends.unwrap_or((Decimal::ZERO, Decimal::ONE))
}

/// The lines of a label: a name with its value, which is never cut but left out where it does not fit.
pub(crate) fn label_lines(
    name: &str,
    value: Option<&str>,
    room: f32,
    bold: bool,
    lines: usize,
) -> Vec<String> {
    let fits = |text: &str| width(text, SIZE, bold) <= room;
    let Some(value) = value.filter(|value| fits(value)) else {
        return wrap(name, room, SIZE, bold, lines);
    };
    let mut wrapped = wrap(name, room, SIZE, bold, lines);
    if let Some(last) = wrapped.last_mut() {
        let together = format!("{last} {value}");
        if fits(&together) {
            *last = together;
            return wrapped;
        }
    }
    if wrapped.len() < lines {
        wrapped.push(value.to_owned());
    } else if lines > 1 {
        wrapped = wrap(name, room, SIZE, bold, lines - 1);
        wrapped.push(value.to_owned());
    }
    wrapped
}

/// A number of lines as a float, for positions.
pub(crate) fn rows(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
