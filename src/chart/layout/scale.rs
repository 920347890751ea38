//! A value axis from left to right, with its numbers below: for charts whose marks are in rows.
//!
//! In: the values, the edges of the field. Out: positions; gridlines and numbers on a surface. Must not know: rows, dots.

use rust_decimal::Decimal;

use super::axis::Axis;
use super::frame::axis_note;
use super::size::TICK;
use crate::chart::numbers::NumberFormat;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Stroke, Surface};
use crate::language::Strings;

/// The height of its numbers.
pub(crate) const NUMBERS: f32 = 24.0;

/// The axis in a field.
pub(crate) struct Scale {
    axis: Axis,
    left: f32,
    right: f32,
}

impl Scale {
    pub(crate) fn new(axis: Axis, (left, right): (f32, f32)) -> Self {
        Self { axis, left, right }
    }

    /// The position of a value.
    pub(crate) fn x(&self, value: Decimal) -> f32 {
        self.left + (self.right - self.left) * self.axis.place(value)
    }

    /// Gridlines from `top` to `bottom`, the numbers below; every second one where they would touch.
    pub(crate) fn draw(
        &self,
        surface: &mut Surface,
        numbers: NumberFormat,
        (top, bottom): (f32, f32),
    ) {
        for &tick in &self.axis.ticks {
            let stroke = Stroke {
                role: if tick.is_zero() {
                    Role::Muted
                } else {
                    Role::Rule
                },
                width: 1.0,
                dashes: None,
            };
            surface.line((self.x(tick), top), (self.x(tick), bottom), stroke);
        }
        let names = numbers.ticks(&self.axis.ticks);
        let widest = names
            .iter()
            .map(|name| width(name, TICK.size, false))
            .fold(0.0, f32::max);
        let count = self.axis.ticks.len();
        let apart = (self.right - self.left) / super::size::rows(count.max(2) - 1);
        let every = [1, 2, 5].into_iter().find(|every| {
            let fits = widest + 10.0 <= apart * super::size::rows(*every);
            fits && count.saturating_sub(1).is_multiple_of(*every)
        });
        let every = every.unwrap_or(count.max(2) - 1);
        for (index, name) in names.iter().enumerate() {
            let (x, y) = (self.x(self.axis.ticks[index]), bottom + 17.0);
            let extent = surface.text_extent(x, y, Anchor::Middle, TICK, name);
            if index % every == 0 && surface.is_free(&extent) {
                surface.text(x, y, Anchor::Middle, TICK, name);
            }
        }
    }

    /// What the numbers count, and where they begin if that is not zero: lines above the field.
    pub(crate) fn head(&self, numbers: NumberFormat, strings: &Strings) -> Vec<String> {
        let unit = numbers.axis_unit();
        let note = axis_note(&self.axis, numbers, strings);
        [unit, note]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect()
    }
}

/// Writes lines above a field from the surface's left edge; returns their height.
pub(crate) fn write_head(surface: &mut Surface, top: f32, lines: &[String]) -> f32 {
    let width = surface.width;
    let lines = lines
        .iter()
        .flat_map(|line| wrap(line, width, TICK.size, false, 3));
    let mut y = top;
    for line in lines {
        surface.text(0.0, y + 13.0, Anchor::Start, TICK, &line);
        y += 18.0;
    }
    y - top
}
