//! The rows of charts with a name at the left of each: areas, groups, indicators.
//!
//! In: names, the texts of the right column, the height that marks need. Out: rows with their heights and the columns' edges.
//! Must not know: bars, dots.

use crate::chart::data::{ChartData, Point, Series, SeriesRole, Sort};
use crate::chart::layout::size::{Size, rows};
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, LINE_HEIGHT, SIZE, Surface, TextStyle};

/// A row of one line.
pub(crate) const ROW: f32 = 26.0;
/// The most rows that are drawn: of more, the ends and the highlighted ones.
const MOST: usize = 40;
/// How many rows are drawn at either end then.
const ENDS: usize = 5;
/// How much of the width names take at most.
const NAMES: f32 = 0.36;
/// How much more they take where a single word would be cut.
const WORD: f32 = 0.5;

/// A row to be laid out.
pub(crate) struct RowSpec<'a> {
    pub name: &'a str,
    pub bold: bool,
    /// Its text in the right column.
    pub text: String,
    /// How high its marks are.
    pub inner: f32,
}

/// A row.
pub(crate) struct LaidRow {
    name: Vec<String>,
    bold: bool,
    text: String,
    top: f32,
    /// Where its marks begin and end.
    pub inner: (f32, f32),
}

/// Where the names of rows are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamePlace {
    /// In a column at the left.
    Left,
    /// Above each row's marks, which then have the whole width.
    Above,
}

/// Rows laid out from `top` down.
pub(crate) struct RowLayout {
    pub laid: Vec<LaidRow>,
    /// Where the marks' field begins and ends.
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    names: NamePlace,
}

impl RowLayout {
    /// Lays out rows in their order. `head` is the text above the right column.
    pub(crate) fn lay(
        specs: &[RowSpec],
        (size, names): (Size, NamePlace),
        top: f32,
        head: &str,
    ) -> Self {
        let room = match names {
            NamePlace::Left => longest_word(specs).clamp(size.width() * NAMES, size.width() * WORD),
            NamePlace::Above => size.width(),
        };
        let mut laid: Vec<LaidRow> = Vec::new();
        let mut next = top;
        let (mut left, mut column) = (0.0_f32, width(head, SIZE, false));
        for spec in specs {
            let lines = wrap(spec.name, room, SIZE, spec.bold, 4);
            let block = rows(lines.len()) * SIZE * LINE_HEIGHT;
            for line in &lines {
                left = left.max(width(line, SIZE, spec.bold));
            }
            column = column.max(width(&spec.text, SIZE, spec.bold));
            let (inner, height) = match names {
                NamePlace::Left => {
                    let height = (block + 8.0).max(spec.inner).max(ROW);
                    let above = (height - spec.inner) / 2.0;
                    (next + above, height)
                }
                NamePlace::Above => (next + block + 2.0, block + spec.inner + 10.0),
            };
            laid.push(LaidRow {
                name: lines,
                bold: spec.bold,
                text: spec.text.clone(),
                top: next,
                inner: (inner, inner + spec.inner),
            });
            next += height;
        }
        // A number that would take most of the surface is left to the table.
        if column > size.width() * 0.4 {
            column = 0.0;
            for row in &mut laid {
                row.text.clear();
            }
        }
        let gap = if column > 0.0 { 12.0 } else { 2.0 };
        Self {
            laid,
            left: match names {
                NamePlace::Left => left + 12.0,
                NamePlace::Above => 2.0,
            },
            right: size.width() - column - gap,
            bottom: next,
            names,
        }
    }

    /// Writes names and numbers.
    pub(crate) fn write(&self, surface: &mut Surface) {
        let edge = surface.width;
        let style = |row: &LaidRow| TextStyle {
            size: SIZE,
            bold: row.bold,
            role: Role::Ink,
        };
        for row in &self.laid {
            let block = rows(row.name.len()) * SIZE * LINE_HEIGHT;
            let top = match self.names {
                NamePlace::Left => row.middle() - block / 2.0,
                NamePlace::Above => row.top,
            };
            for (at, line) in row.name.iter().enumerate() {
                let y = top + SIZE * 0.98 + rows(at) * SIZE * LINE_HEIGHT;
                surface.text(0.0, y, Anchor::Start, style(row), line);
            }
        }
        for row in &self.laid {
            let y = row.middle() + SIZE * 0.36;
            surface.text(edge, y, Anchor::End, style(row), &row.text);
        }
    }
}

/// The width of the longest word of all names.
fn longest_word(specs: &[RowSpec]) -> f32 {
    let words = specs.iter().flat_map(|spec| {
        let words = spec
            .name
            .split(' ')
            .flat_map(|word| word.split_inclusive('-'));
        words.map(|word| width(word, SIZE, spec.bold))
    });
    words.fold(0.0, f32::max)
}

impl LaidRow {
    /// The middle of its marks.
    pub(crate) fn middle(&self) -> f32 {
        f32::midpoint(self.inner.0, self.inner.1)
    }
}

/// The value by which a row is ordered.
fn last_value(series: &Series) -> Option<rust_decimal::Decimal> {
    series.points.last().and_then(Point::drawn)
}

/// The series in the order that the block asks for, by their last drawn value; those without one come last.
pub(crate) fn ordered(data: &ChartData) -> Vec<&Series> {
    let mut ordered: Vec<&Series> = data.series.iter().collect();
    ordered.sort_by(|a, b| {
        let (one, other) = (last_value(a), last_value(b));
        match data.sort {
            Sort::Given => std::cmp::Ordering::Equal,
            Sort::Name => a.label.to_lowercase().cmp(&b.label.to_lowercase()),
            Sort::Greatest => other.cmp(&one),
            Sort::Least => one.is_none().cmp(&other.is_none()).then(one.cmp(&other)),
        }
    });
    ordered
}

/// A row of many, or how many are left out in its place.
pub(crate) enum ShortenedRow<'a> {
    Series(&'a Series),
    LeftOut(usize),
}

/// The rows that are drawn: all of them; of very many in the order of their values, the first and last few, and the
/// highlighted ones with their neighbours.
pub(crate) fn shortened<'a>(data: &ChartData, ordered: &[&'a Series]) -> Vec<ShortenedRow<'a>> {
    let count = ordered.len();
    let by_value = matches!(data.sort, Sort::Greatest | Sort::Least);
    let is_place = |index: usize| {
        let place = |series: &&Series| series.role == SeriesRole::Place;
        ordered.get(index).is_some_and(place)
    };
    let kept = |index: usize| {
        index < ENDS
            || index + ENDS >= count
            || is_place(index)
            || is_place(index + 1)
            || (index > 0 && is_place(index - 1))
    };
    let mut shown: Vec<ShortenedRow> = Vec::new();
    for (index, &series) in ordered.iter().enumerate() {
        if count <= MOST || !by_value || kept(index) {
            shown.push(ShortenedRow::Series(series));
        } else if let Some(ShortenedRow::LeftOut(count)) = shown.last_mut() {
            *count += 1;
        } else {
            shown.push(ShortenedRow::LeftOut(1));
        }
    }
    shown
}
