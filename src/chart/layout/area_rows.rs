//! Rows of areas at one period, with the benchmark and the target as lines across them.
//!
//! In: chart data. Out: the rows' names and values, the lines with their names. Must not know: bars, dots.

use rust_decimal::Decimal;

use super::marks::TARGET;
use super::rows::{RowSpec, ShortenedRow, ordered};
use super::size::{Size, label_lines, rows};
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::numbers::{NumberFormat, shorthand, status_marks};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DASHED, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

/// The row of an area, or of those left out.
pub(crate) fn row_spec<'a>(
    row: &'a ShortenedRow<'a>,
    left_out: &'a str,
    text: &dyn Fn(&Point) -> String,
    inner: f32,
) -> RowSpec<'a> {
    match row {
        ShortenedRow::Series(series) => RowSpec {
            name: &series.label,
            bold: series.role == SeriesRole::Place,
            text: series.points.last().map_or_else(String::new, text),
            inner,
        },
        ShortenedRow::LeftOut(_) => RowSpec {
            name: left_out,
            bold: false,
            text: String::new(),
            inner,
        },
    }
}

/// The names of the rows that stand for those left out: `12 others`.
pub(crate) fn left_out(shown: &[ShortenedRow], strings: &Strings) -> Vec<String> {
    let name = |row: &ShortenedRow| match row {
        ShortenedRow::LeftOut(count) => {
            let count = count.to_string();
            strings.fill("chart-left-out", &[("count", &*count)])
        }
        ShortenedRow::Series(_) => String::new(),
    };
    shown.iter().map(name).collect()
}

/// The value of a row with its statuses, or the shorthand in its place.
pub(crate) fn value_text(numbers: NumberFormat, point: &Point) -> String {
    match point.drawn() {
        Some(value) => format!("{}{}", numbers.with_short_unit(value), status_marks(point)),
        None => shorthand(point),
    }
}

/// The lines across the rows with their names: the benchmark's, the target's.
pub(crate) fn heads(
    data: &ChartData,
    line: Option<&Series>,
    numbers: NumberFormat,
    (size, strings): (Size, &Strings),
) -> Vec<(Decimal, String, Stroke)> {
    let mut heads: Vec<(Decimal, String, Stroke)> = Vec::new();
    let head = |name: &str, value: String| {
        label_lines(name, Some(&value), size.width(), false, 1).concat()
    };
    let value_of = |series: &Series| series.points.last().and_then(Point::drawn);
    if let Some((series, value)) = line.and_then(|series| Some((series, value_of(series)?))) {
        let stroke = Stroke {
            role: Role::Bench,
            width: 1.5,
            dashes: Some(DASHED),
        };
        let text = head(&series.label, numbers.with_short_unit(value));
        heads.push((value, text, stroke));
    }
    if let Some(target) = data.target {
        let words = strings.fill("chart-target", &[]);
        heads.push((target, head(&words, numbers.exact(target)), TARGET));
    }
    heads
}

/// The height of a head.
pub(crate) const HEAD: f32 = 20.0;

/// Draws lines across the rows from `top` to `bottom`, with their names above them from `y` on.
pub(crate) fn draw_heads(
    surface: &mut Surface,
    heads: &[(Decimal, String, Stroke)],
    x: &dyn Fn(Decimal) -> f32,
    (y, top, bottom): (f32, f32, f32),
) {
    for (number, (value, words, stroke)) in heads.iter().enumerate() {
        let y = y + HEAD * rows(number) + 14.0;
        surface.line((x(*value), top), (x(*value), bottom), *stroke);
        let style = TextStyle {
            size: SIZE,
            bold: false,
            role: stroke.role,
        };
        surface.text(x(*value), y, Anchor::Middle, style, words);
    }
}

/// What a drawing of very many areas leaves out.
pub(crate) fn shortened_remark(
    shown: &[ShortenedRow],
    count: usize,
    strings: &Strings,
) -> Option<String> {
    let is_short = |row: &ShortenedRow| matches!(row, ShortenedRow::LeftOut(_));
    let count = count.to_string();
    let remark = || strings.fill("chart-shortened", &[("count", &*count)]);
    shown.iter().any(is_short).then(remark)
}

/// The benchmark that is drawn as a line, and the series that are drawn as rows. The benchmark is a line if there is one only,
/// and several others to compare with it.
pub(crate) fn parts(data: &ChartData) -> (Option<&Series>, Vec<&Series>) {
    let rows = ordered(data);
    let benchmarks = rows.iter().filter(|series| series.benchmark).count();
    if benchmarks != 1 || rows.len() < 3 {
        return (None, rows);
    }
    let (line, rows): (Vec<&Series>, Vec<&Series>) =
        rows.into_iter().partition(|series| series.benchmark);
    (line.first().copied(), rows)
}
