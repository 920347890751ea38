//! The frame of line and bar charts: the field, its gridlines, the names of values and periods, breaks and events.
//!
//! In: data, a value axis, the space that labels need. Out: the height that all of it takes, the positions of values and periods,
//! and a surface with it drawn. Must not know: lines, bars.

use rust_decimal::Decimal;

use super::annotations::{self, Annotation, NOTE, PlacedAnnotation};
use super::field::Field;
use super::size::{TICK, rows};
use crate::chart::data::{ChartData, EventMark};
use crate::chart::extremes::has_nothing;
use crate::chart::layout::axis::Axis;
use crate::chart::layout::time::TimeAxis;
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, DOTTED, LINE_HEIGHT, Stroke, Surface};
use crate::data::Period;
use crate::language::Strings;

/// The gap between two names of periods.
const APART: f32 = 10.0;
/// The widest that the name of a period gets before it is wrapped.
const PERIOD: f32 = 92.0;

/// A field with what is around it.
pub(crate) struct Frame {
    pub field: Field,
    /// The height of the whole drawing.
    pub height: f32,
    /// From the field to the names of periods, in addition to the minimum.
    below: f32,
    /// The texts of the axis's ticks.
    ticks: Vec<String>,
    /// The lines of each period's name.
    names: Vec<Vec<String>>,
    /// What is above everything: the unit, where the axis begins.
    head: Vec<HeadText>,
    annotations: Vec<PlacedAnnotation>,
    /// The texts of annotations that are numbers.
    remarks: Vec<String>,
    empty: bool,
}

/// A text above the field.
struct HeadText {
    x: f32,
    y: f32,
    anchor: Anchor,
    text: String,
}

/// How the periods share the field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodLayout {
    /// The first and the last are at its edges.
    Points,
    /// Each has a band of its own.
    Bands,
}

/// The space around a field.
pub(crate) struct FrameShape {
    pub layout: PeriodLayout,
    pub width: f32,
    /// Of the drawing, without what is above the field and annotations.
    pub height: f32,
    /// Where the frame begins.
    pub top: f32,
    /// Reserved at the right.
    pub labels: f32,
}

impl Frame {
    /// Plans the frame of a field, without drawing it: its height follows from its texts.
    pub(crate) fn plan(
        data: &ChartData,
        axis: Axis,
        shape: &FrameShape,
        numbers: NumberFormat,
        strings: &Strings,
    ) -> Self {
        let mut ticks = numbers.ticks(&axis.ticks);
        let widest = |ticks: &[String]| {
            let widths = ticks.iter().map(|name| width(name, TICK.size, false));
            widths.fold(0.0, f32::max)
        };
        // An axis without data would be invented. Numbers of 28 digits are left to the table.
        let empty = has_nothing(data);
        if empty || widest(&ticks) > shape.width * 0.35 {
            ticks.clear();
        }
        let names: Vec<Vec<String>> = data
            .periods
            .iter()
            .map(|period| wrap(&period.dashed(), PERIOD, TICK.size, false, 3))
            .collect();
        let period_lines = rows(names.iter().map(Vec::len).max().unwrap_or(1));
        // Bars have their values above them, and below them where they hang from zero.
        let bands = shape.layout == PeriodLayout::Bands;
        let below = if bands && axis.min.is_sign_negative() && !axis.min.is_zero() {
            18.0
        } else {
            0.0
        };
        let left = widest(&ticks).max(8.0) + 9.0;
        let right = shape.width - shape.labels;
        let time = TimeAxis::new(&data.periods);
        let inset = if bands {
            (right - left) / time.len() / 2.0
        } else {
            8.0
        };
        let note = if empty {
            String::new()
        } else {
            axis_note(&axis, numbers, strings)
        };
        let (head, head_height) = head(&numbers.axis_unit(), &note, shape);
        let mut frame = Self {
            field: Field {
                left,
                right,
                top: 0.0,
                bottom: 0.0,
                inset,
                axis,
                time,
            },
            height: 0.0,
            below,
            ticks,
            names,
            head,
            annotations: Vec::new(),
            remarks: Vec::new(),
            empty,
        };
        let wanted = frame.wanted(data, strings);
        (frame.annotations, frame.remarks) = annotations::place(&wanted, shape.width);
        let reach = frame.annotations.iter().map(PlacedAnnotation::reach);
        let annotated = reach.fold(0.0, f32::max);
        frame.field.top = shape.top + head_height + annotated + if bands { 24.0 } else { 8.0 };
        // One line above the field fits into the usual height.
        let more = (head_height + annotated - 18.0).max(0.0);
        frame.height = shape.top + shape.height + more;
        frame.field.bottom = frame.height - 14.0 - period_lines * TICK.size * LINE_HEIGHT - below;
        frame
    }

    /// Draws everything but the data.
    pub(crate) fn draw(&self, surface: &mut Surface, data: &ChartData, strings: &Strings) {
        for event in &data.events {
            if let (from, Some(to)) = self.field.span(event) {
                let (top, bottom) = (self.field.top, self.field.bottom);
                let corners = [(from, top), (to, top), (to, bottom), (from, bottom)];
                surface.tint(&corners, Role::Muted);
            }
        }
        if self.empty {
            self.nothing(surface, strings);
        } else {
            self.gridlines(surface);
        }
        for text in &self.head {
            surface.text(text.x, text.y, text.anchor, TICK, &text.text);
        }
        self.marked(surface, data);
        self.periods(surface);
        surface.remarks.extend(self.remarks.iter().cloned());
    }

    /// The texts of breaks and events, ascending by position.
    fn wanted(&self, data: &ChartData, strings: &Strings) -> Vec<Annotation> {
        let word = strings.get("chart-break");
        let mut wanted: Vec<Annotation> = self
            .field
            .breaks(data)
            .into_iter()
            .map(|x| Annotation {
                text: word.to_owned(),
                x,
                bold: false,
            })
            .collect();
        wanted.extend(data.events.iter().map(|event| Annotation {
            text: event_text(event, Period::dashed, strings),
            x: self.field.span(event).0,
            bold: false,
        }));
        wanted.sort_by(|a, b| a.x.total_cmp(&b.x));
        wanted
    }

    /// The lines of breaks and events with their texts.
    fn marked(&self, surface: &mut Surface, data: &ChartData) {
        // Bars have their values between the field and the texts.
        let base = if self.field.inset > 8.0 { 21.0 } else { 8.0 };
        let reach = |x: f32| {
            let mut own = self.annotations.iter();
            let own = own.find(|placed| (placed.x - x).abs() < 0.01);
            own.map_or(self.field.top, |placed| {
                self.field.top - base - placed.reach()
            })
        };
        let dotted = Stroke {
            role: Role::Muted,
            width: 1.5,
            dashes: Some(DOTTED),
        };
        for x in self.field.breaks(data) {
            surface.line((x, reach(x)), (x, self.field.bottom), dotted);
        }
        let plain = Stroke {
            role: Role::Muted,
            width: 1.0,
            dashes: None,
        };
        for event in &data.events {
            let (from, to) = self.field.span(event);
            surface.line((from, reach(from)), (from, self.field.bottom), plain);
            if let Some(to) = to {
                surface.line((to, self.field.top), (to, self.field.bottom), plain);
            }
        }
        for placed in &self.annotations {
            for (x, above, line) in placed.texts() {
                let y = self.field.top - base - above;
                surface.text(x, y, placed.anchor, NOTE, line);
            }
        }
    }

    fn gridlines(&self, surface: &mut Surface) {
        for &tick in &self.field.axis.ticks {
            let y = self.field.y(tick);
            let zero = tick.is_zero();
            let stroke = Stroke {
                role: if zero { Role::Muted } else { Role::Rule },
                width: 1.0,
                dashes: None,
            };
            surface.line((self.field.left, y), (self.field.right, y), stroke);
        }
        for (&tick, name) in self.field.axis.ticks.iter().zip(&self.ticks) {
            let (x, y) = (self.field.left - 8.0, self.field.y(tick) + 4.5);
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
        surface.line(
            (self.field.left, self.field.bottom),
            (self.field.right, self.field.bottom),
            stroke,
        );
        let (x, y) = (
            f32::midpoint(self.field.left, self.field.right),
            f32::midpoint(self.field.top, self.field.bottom),
        );
        let word = strings.fill("chart-no-values", &[]);
        surface.text(x, y, Anchor::Middle, TICK, &word);
    }

    fn periods(&self, surface: &mut Surface) {
        let extents: Vec<(f32, f32)> = self
            .names
            .iter()
            .enumerate()
            .map(|(index, lines)| {
                let widths = lines.iter().map(|line| width(line, TICK.size, false));
                let half = widths.fold(0.0, f32::max) / 2.0;
                let middle = self
                    .field
                    .x(index)
                    .clamp(half, (surface.width - half).max(half));
                (middle - half, middle + half + APART)
            })
            .collect();
        let shown = self.field.time.named(&|index| extents[index]);
        let stroke = Stroke {
            role: Role::Muted,
            width: 1.0,
            dashes: None,
        };
        // Bands need no ticks.
        for &index in shown.iter().filter(|_| self.field.inset < 10.0) {
            let x = self.field.x(index);
            surface.line((x, self.field.bottom), (x, self.field.bottom + 5.0), stroke);
        }
        for &index in &shown {
            let x = self.field.x(index);
            for (row, line) in self.names[index].iter().enumerate() {
                let y = self.field.bottom + self.below + 21.0 + rows(row) * TICK.size * LINE_HEIGHT;
                surface.text(x, y, Anchor::Middle, TICK, line);
            }
        }
    }
}

/// The unit at the left and the note at the right of one line, or below each other; with their height.
fn head(unit: &str, note: &str, shape: &FrameShape) -> (Vec<HeadText>, f32) {
    let room = shape.width - 4.0;
    let wide = |text: &str| width(text, TICK.size, false);
    let mut texts = Vec::new();
    let mut y = shape.top + 13.0;
    if !unit.is_empty() && !note.is_empty() && wide(unit) + 16.0 + wide(note) <= room {
        for (x, anchor, text) in [(0.0, Anchor::Start, unit), (shape.width, Anchor::End, note)] {
            let text = text.to_owned();
            texts.push(HeadText { x, y, anchor, text });
        }
        return (texts, 18.0);
    }
    for text in [unit, note] {
        for text in wrap(text, room, TICK.size, false, 3) {
            let (x, anchor) = (0.0, Anchor::Start);
            texts.push(HeadText { x, y, anchor, text });
            y += 18.0;
        }
    }
    let height = y - shape.top - 13.0;
    (texts, height)
}

/// Where an axis begins or ends, if that is not zero: bars would start there, and lines look steeper.
pub(crate) fn axis_note(axis: &Axis, numbers: NumberFormat, strings: &Strings) -> String {
    let (key, end) = if axis.min > Decimal::ZERO {
        ("chart-axis-from", axis.min)
    } else if axis.max < Decimal::ZERO {
        ("chart-axis-to", axis.max)
    } else {
        return String::new();
    };
    let value = numbers.exact(end.normalize());
    strings.fill(key, &[("value", &*value)])
}

/// An event with its time: `2013: Marmot City`.
pub(crate) fn event_text(
    event: &EventMark,
    name: impl Fn(&Period) -> String,
    strings: &Strings,
) -> String {
    let period = match &event.to {
        Some(to) => {
            let (from, to) = (name(&event.from), name(to));
            strings.fill("chart-span", &[("from", &*from), ("to", &*to)])
        }
        None => name(&event.from),
    };
    let values = [("period", &*period), ("text", &*event.text)];
    strings.fill("chart-event", &values)
}
