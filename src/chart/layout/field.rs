//! The field of a chart over periods: where periods, values, breaks and events are.
//!
//! In: edges, a value axis, the periods. Out: positions. Must not know: what is drawn.

use rust_decimal::Decimal;

use super::axis::Axis;
use super::time::{TimeAxis, middle, month};
use crate::chart::data::{ChartData, EventMark};

/// The field in which values are drawn.
pub(crate) struct Field {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// From its edges to the first and the last period.
    pub inset: f32,
    pub axis: Axis,
    pub time: TimeAxis,
}

impl Field {
    /// The position of a period.
    pub(crate) fn x(&self, index: usize) -> f32 {
        self.across(self.time.place(index))
    }

    /// The position of a value.
    pub(crate) fn y(&self, value: Decimal) -> f32 {
        self.bottom - (self.bottom - self.top) * self.axis.place(value)
    }

    fn across(&self, place: f32) -> f32 {
        let (left, right) = (self.left + self.inset, self.right - self.inset);
        left + (right - left) * place
    }

    /// Where breaks are: between two periods, each once.
    pub(crate) fn breaks(&self, data: &ChartData) -> Vec<f32> {
        let mut from: Vec<usize> = data.breaks.iter().map(|mark| mark.from).collect();
        from.retain(|from| *from > 0);
        from.dedup();
        let middle = |from: usize| f32::midpoint(self.x(from - 1), self.x(from));
        from.into_iter().map(middle).collect()
    }

    /// Where an event is: the middle of its period, or the beginning and the end of its span.
    pub(crate) fn span(&self, event: &EventMark) -> (f32, Option<f32>) {
        let x = |month: f32| {
            let x = self.across(self.time.moment(month));
            x.min(self.right).max(self.left)
        };
        match &event.to {
            Some(to) => (x(month(event.from.start)), Some(x(month(to.end())))),
            None => (x(middle(&event.from)), None),
        }
    }
}
