//! Vertical bars over periods, from zero; the benchmark is a line across them.

use rust_decimal::Decimal;

use super::axis::Axis;
use super::data::{ChartData, Point, Series};
use super::figures::Figures;
use super::frame::{Frame, Sharing, Size, TICK, extremes, rows, whole};
use super::key::{Entry, Mark, key};
use super::line::{colour, whisker};
use super::measure::width;
use super::roles::Colour;
use super::sheet::{Anchor, DOTTED, Extent, Sheet, Stroke, Style};
use super::strings::say;
use super::table::shorthand;
use crate::config::Strings;

/// The widest a bar gets.
const WIDEST: f32 = 56.0;
/// Between the bars of a period.
const BETWEEN: f32 = 2.0;
/// How much of a period's band its bars take.
const SHARE: f32 = 0.72;
/// The benchmark's line.
const BENCHMARK: f32 = 3.0;

/// Draws it on a sheet of a size.
pub(super) fn bar(data: &ChartData, strings: &Strings, size: Size) -> Sheet {
    let (low, high) = extremes(data, &|_| data.confidence);
    let axis = data.limits.map_or_else(
        || Axis::covering(low, high, true, whole(data), size.steps()),
        |(min, max)| Axis::between(min, max, whole(data), size.steps()),
    );
    let mut sheet = Sheet::new(size.width(), size.height());
    let (bars, lines) = parts(data);
    let entries = entries(data, &bars, &lines, strings);
    let width = sheet.width;
    let top = key(&mut sheet, (0.0, width), 0.0, &entries);
    let frame = Frame::draw(&mut sheet, data, axis, (Sharing::Bands, 6.0, top), strings);
    let group = frame.half_band() * 2.0 * SHARE;
    let count = rows(bars.len().max(1));
    let wide = ((group - BETWEEN * (count - 1.0)) / count).clamp(1.0, WIDEST);
    let left_of = |period: usize, bar: usize| {
        let start = frame.x(period) - (wide * count + BETWEEN * (count - 1.0)) / 2.0;
        start + rows(bar) * (wide + BETWEEN)
    };
    let named = names_fit(data, &bars, wide);
    for (number, series) in bars.iter().enumerate() {
        for (period, point) in series.points.iter().enumerate() {
            let left = left_of(period, number);
            one(
                &mut sheet,
                &frame,
                data,
                (point, colour(series.role)),
                (left, left + wide),
                named,
            );
        }
    }
    for series in &lines {
        // Where groups are compared, each with its own: across the bar of the same group only.
        let pair = bars
            .iter()
            .position(|bar| bar.dimensions == series.dimensions && bar.measure == series.measure)
            .filter(|_| lines.len() > 1);
        for (period, point) in series.points.iter().enumerate() {
            let Some(value) = point.drawn() else { continue };
            let (first, last) = pair.map_or((0, bars.len().saturating_sub(1)), |at| (at, at));
            let ends = (
                left_of(period, first) - 4.0,
                left_of(period, last) + wide + 4.0,
            );
            let y = frame.y(value);
            let stroke = Stroke {
                colour: Colour::Bench,
                width: BENCHMARK,
                dashes: None,
            };
            sheet.line((ends.0, y), (ends.1, y), stroke);
        }
    }
    if let Some(target) = data.target {
        let y = frame.y(target);
        sheet.line((frame.left, y), (frame.right, y), target_stroke());
    }
    sheet
}

pub(super) fn target_stroke() -> Stroke {
    Stroke {
        colour: Colour::Ink,
        width: 2.0,
        dashes: Some(DOTTED),
    }
}

/// What is drawn as bars, and the benchmarks drawn across them.
fn parts(data: &ChartData) -> (Vec<&Series>, Vec<&Series>) {
    let (lines, bars): (Vec<&Series>, Vec<&Series>) =
        data.series.iter().partition(|series| series.benchmark);
    if bars.is_empty() {
        (lines, bars)
    } else {
        (bars, lines)
    }
}

fn entries(data: &ChartData, bars: &[&Series], lines: &[&Series], strings: &Strings) -> Vec<Entry> {
    let mut entries = Vec::new();
    if bars.len() + lines.len() > 1 {
        entries.extend(bars.iter().map(|series| Entry {
            mark: Mark::Box(colour(series.role)),
            text: series.label.clone(),
        }));
    }
    if let Some(first) = lines.first() {
        let stroke = Stroke {
            colour: Colour::Bench,
            width: BENCHMARK,
            dashes: None,
        };
        entries.push(Entry {
            mark: Mark::Line(stroke),
            text: first.area_name.clone(),
        });
    }
    if let Some(target) = data.target {
        let value = Figures::new(data).given(target);
        entries.push(Entry {
            mark: Mark::Line(target_stroke()),
            text: format!("{} {value}", say(strings, "chart-target", &[])),
        });
    }
    entries
}

/// Whether every bar's value fits on it.
fn names_fit(data: &ChartData, bars: &[&Series], wide: f32) -> bool {
    let figures = Figures::new(data);
    !data.confidence
        && bars
            .iter()
            .flat_map(|series| &series.points)
            .filter_map(Point::drawn)
            .all(|value| width(&figures.label(value), TICK.size, false) <= wide + BETWEEN)
}

/// A bar from zero, or the shorthand that stands for a missing value.
fn one(
    sheet: &mut Sheet,
    frame: &Frame,
    data: &ChartData,
    (point, fill): (&Point, Colour),
    (left, right): (f32, f32),
    named: bool,
) {
    let middle = f32::midpoint(left, right);
    let zero = frame.y(Decimal::ZERO);
    let Some(value) = point.drawn() else {
        let text = shorthand(point);
        let extent = sheet.text_extent(middle, zero - 5.0, Anchor::Middle, TICK, &text);
        if !text.is_empty() && sheet.is_free(&extent) {
            sheet.text(middle, zero - 5.0, Anchor::Middle, TICK, &text);
        }
        return;
    };
    let y = frame.y(value);
    let extent = Extent {
        left,
        top: y.min(zero),
        right,
        bottom: y.max(zero),
    };
    sheet.bar(&extent, fill);
    if let Some((lower, upper)) = point.limits.filter(|_| data.confidence) {
        whisker(sheet, middle, (frame.y(upper), frame.y(lower)), Colour::Ink);
    }
    if named {
        let style = Style {
            colour: Colour::Ink,
            ..TICK
        };
        let above = if value.is_sign_negative() {
            y + 15.0
        } else {
            y - 5.0
        };
        sheet.text(
            middle,
            above,
            Anchor::Middle,
            style,
            &Figures::new(data).label(value),
        );
    }
}
