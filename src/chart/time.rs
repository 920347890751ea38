//! The period axis: where periods stand and which of them are named.
//!
//! In: the periods of a chart, ascending. Out: places between 0 and 1 in which a missing period keeps its room, and the
//! periods whose names fit. Must not know: values, colours.

use crate::data::Period;
use crate::data::period::{slot, step};

/// Where the periods of a chart stand.
#[derive(Clone, Debug)]
pub(super) struct TimeAxis {
    /// For each period, how many steps it stands after the first.
    slots: Vec<u32>,
    /// A number that round labels are multiples of together with the slots: the first year, for calendar years.
    offset: i32,
}

impl TimeAxis {
    /// The axis of some periods, ascending. Periods that no step tells apart (days of one month) stand one after the other.
    pub(super) fn new(periods: &[Period]) -> Self {
        let step = step(periods);
        let mut slots: Vec<u32> = match periods.first() {
            Some(first) if step > 0 => periods.iter().map(|p| slot(first, p, step)).collect(),
            _ => Vec::new(),
        };
        if slots.len() != periods.len() || slots.windows(2).any(|pair| pair[0] >= pair[1]) {
            slots = (0..periods.len() as u32).collect();
        }
        let years = step == 12 && periods.iter().all(|period| period.months == 12);
        let offset = match periods.first() {
            Some(first) if years => *first.years().start(),
            _ => 0,
        };
        Self { slots, offset }
    }

    /// Where a period stands: 0 at the first, 1 at the last; the middle where there is one only.
    pub(super) fn place(&self, index: usize) -> f32 {
        match self.slots.last() {
            Some(&last) if last > 0 => near(self.slots[index]) / near(last),
            _ => 0.5,
        }
    }

    /// Whether no period is missing between one and the next of the chart. Where no two stand next to each other (editions
    /// of 2015, 2019 and 2025), none is missing.
    pub(super) fn adjacent(&self, index: usize) -> bool {
        let near = |pair: &[u32]| pair[1] - pair[0] == 1;
        match self.slots.get(index..index + 2) {
            Some(pair) => near(pair) || !self.slots.windows(2).any(near),
            None => false,
        }
    }

    /// How many slots there are, from the first period to the last.
    pub(super) fn len(&self) -> f32 {
        self.slots.last().map_or(1.0, |&last| near(last) + 1.0)
    }

    /// The periods to be named: the first, the last, and round ones at one distance between as far as they fit. `extent`
    /// gives the left and the right end of a period's name.
    pub(super) fn named(&self, extent: &dyn Fn(usize) -> (f32, f32)) -> Vec<usize> {
        let count = self.slots.len();
        if count < 2 {
            return (0..count).collect();
        }
        let apart = |a: usize, b: usize| extent(a).1 <= extent(b).0;
        let (first, last) = (0, count - 1);
        if !apart(first, last) {
            return vec![last];
        }
        let round = |every: i64| -> Vec<usize> {
            (0..count)
                .filter(|&index| {
                    (i64::from(self.slots[index]) + i64::from(self.offset)) % every == 0
                })
                .collect()
        };
        let mut between = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]
            .into_iter()
            .map(round)
            .find(|named| named.windows(2).all(|pair| apart(pair[0], pair[1])))
            .unwrap_or_default();
        between.retain(|&index| {
            index != first && index != last && apart(first, index) && apart(index, last)
        });
        between.insert(0, first);
        between.push(last);
        between
    }
}

/// A slot as a number to place it by: slots are few enough to be exact.
#[expect(clippy::cast_precision_loss, reason = "for places only")]
fn near(slot: u32) -> f32 {
    slot as f32
}
