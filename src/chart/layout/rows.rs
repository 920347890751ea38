//! The rows of ranked and change charts: an area each, its name at the left, a number at the right.
//!
//! In: series, the texts of the right column. Out: rows with their heights and the columns' edges. Must not know: bars,
//! dots.

use crate::chart::data::{ChartData, Series, SeriesRole, Sort};
use crate::chart::layout::frame::{Size, rows};
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, LINE_HEIGHT, SIZE, Surface, TextStyle};

/// A row of one line.
pub(crate) const ROW: f32 = 26.0;

/// A row.
pub(crate) struct AreaRow<'a> {
    pub series: &'a Series,
    /// Its text in the right column.
    pub text: String,
    lines: Vec<String>,
    pub top: f32,
    pub height: f32,
}

/// Rows laid out from `top` down.
pub(crate) struct RowLayout<'a> {
    pub laid: Vec<AreaRow<'a>>,
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
}

impl<'a> RowLayout<'a> {
    /// Lays out rows in their order. `head` is the text above the right column.
    pub(crate) fn lay(
        series: &[&'a Series],
        text: &dyn Fn(&Series) -> String,
        (size, top, head): (Size, f32, &str),
    ) -> Self {
        let room = size.width() * 0.36;
        let mut laid: Vec<AreaRow> = Vec::new();
        let mut next = top;
        let (mut left, mut column) = (0.0_f32, width(head, SIZE, false));
        for &series in series {
            let bold = series.role == SeriesRole::Place;
            let lines = wrap(&series.label, room, SIZE, bold, 3);
            let height = (rows(lines.len()) * SIZE * LINE_HEIGHT + 8.0).max(ROW);
            let text = text(series);
            for line in &lines {
                left = left.max(width(line, SIZE, bold));
            }
            column = column.max(width(&text, SIZE, bold));
            laid.push(AreaRow {
                series,
                text,
                lines,
                top: next,
                height,
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
        Self {
            laid,
            left: left + 12.0,
            right: size.width() - column - 12.0,
            bottom: next,
        }
    }

    /// Writes names and numbers.
    pub(crate) fn write(&self, surface: &mut Surface) {
        let edge = surface.width;
        let style = |row: &AreaRow| TextStyle {
            size: SIZE,
            bold: row.series.role == SeriesRole::Place,
            role: Role::Ink,
        };
        for row in &self.laid {
            let block = rows(row.lines.len()) * SIZE * LINE_HEIGHT;
            let first = row.middle() - block / 2.0 + SIZE * 0.98;
            for (at, line) in row.lines.iter().enumerate() {
                let y = first + rows(at) * SIZE * LINE_HEIGHT;
                surface.text(0.0, y, Anchor::Start, style(row), line);
            }
        }
        for row in &self.laid {
            let y = row.middle() + SIZE * 0.36;
            surface.text(edge, y, Anchor::End, style(row), &row.text);
        }
    }
}

impl AreaRow<'_> {
    pub(crate) fn middle(&self) -> f32 {
        self.top + self.height / 2.0
    }
}

/// The series in the order that the block asks for, by their last drawn value; those without one come last.
pub(crate) fn ordered(data: &ChartData) -> Vec<&Series> {
    let value = |series: &Series| {
        series
            .points
            .last()
            .and_then(crate::chart::data::Point::drawn)
    };
    let mut ordered: Vec<&Series> = data.series.iter().collect();
    ordered.sort_by(|a, b| {
        let (one, other) = (value(a), value(b));
        match data.sort {
            Sort::Given => std::cmp::Ordering::Equal,
            Sort::Name => a.label.to_lowercase().cmp(&b.label.to_lowercase()),
            Sort::Greatest => other.cmp(&one),
            Sort::Least => one.is_none().cmp(&other.is_none()).then(one.cmp(&other)),
        }
    });
    ordered
}
