//! The labels at the ends of lines.
//!
//! In: names, values, the planned frame. Out: lines of text beside the field, which do not overlap. Must not know: series.

use rust_decimal::Decimal;

use crate::chart::layout::field::Field;
use crate::chart::layout::labels::spread;
use crate::chart::layout::size::{Size, label_lines, rows};
use crate::chart::surface::measure::width;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};

/// The radius of a line's last point.
pub(super) const LAST: f32 = 3.5;
/// The space between the field and the labels.
pub(super) const GAP: f32 = 10.0;

/// A label at a line's end.
pub(super) struct EndLabel {
    pub name: String,
    pub value: Option<String>,
    /// The series' last point: its period and value. A target's label is at the field's edge.
    pub at: (Option<usize>, Decimal),
    pub role: Role,
    pub leader: Role,
    pub bold: bool,
    pub lines: Vec<String>,
}

impl EndLabel {
    pub(super) fn width(&self) -> f32 {
        self.lines
            .iter()
            .map(|line| width(line, SIZE, self.bold))
            .fold(0.0, f32::max)
    }

    /// With the gap between labels.
    fn height(&self) -> f32 {
        rows(self.lines.len()) * SIZE * LINE_HEIGHT + 3.0
    }
}

/// The height of all labels.
pub(super) fn height_of(ends: &[EndLabel]) -> f32 {
    ends.iter().map(EndLabel::height).sum()
}

/// Breaks the labels into as many lines as there is room for; returns whether every name is whole, with its value.
pub(super) fn wrap_ends(ends: &mut [EndLabel], size: Size) -> bool {
    let room = size.labels() - GAP - 4.0;
    let height = size.height() - 60.0;
    for lines in (1..=4).rev() {
        for end in &mut *ends {
            end.lines = label_lines(&end.name, end.value.as_deref(), room, end.bold, lines);
        }
        if height_of(ends) <= height {
            break;
        }
    }
    let whole = |end: &EndLabel| {
        let value = end.value.as_deref().unwrap_or_default();
        let words = end.lines.join(" ").replace('\u{a0}', " ");
        let has_value = words.ends_with(&value.replace('\u{a0}', " "));
        has_value && !end.lines.iter().any(|line| line.ends_with('…'))
    };
    ends.iter().all(whole)
}

pub(super) fn end_labels(surface: &mut Surface, field: &Field, ends: &[EndLabel]) {
    let wanted: Vec<(f32, f32)> = ends
        .iter()
        .map(|end| (field.y(end.at.1), end.height()))
        .collect();
    let tops = spread(&wanted, (field.top - 8.0).max(1.0), field.bottom + 8.0);
    // With a single period, the labels are next to its points: lines that led to the edge would look like data.
    let alone = field.time.len() <= 1.0 && ends.iter().all(|end| end.at.0.is_some());
    let edge = if alone {
        field.x(0) + LAST + 2.0
    } else {
        field.right
    };
    for ((end, top), (middle, height)) in ends.iter().zip(tops).zip(wanted) {
        let from = end.at.0.map_or(edge, |index| field.x(index) + LAST + 2.0);
        let centre = top + height / 2.0;
        if edge - from > 12.0 || (centre - middle).abs() > 6.0 {
            let stroke = Stroke {
                role: end.leader,
                width: 1.0,
                dashes: None,
            };
            let to = (edge + GAP - 3.0, centre);
            surface.line((from.min(edge), middle), to, stroke);
        }
        let style = TextStyle {
            size: SIZE,
            bold: end.bold,
            role: end.role,
        };
        for (row, line) in end.lines.iter().enumerate() {
            let y = top + SIZE * LINE_HEIGHT * rows(row) + SIZE * 0.98 + 1.5;
            surface.text(edge + GAP, y, Anchor::Start, style, line);
        }
    }
}
