//! The period axis: the positions of periods, and which of them are named.
//!
//! In: the periods of a chart, ascending. Out: positions between 0 and 1, with gaps for missing periods, and the periods whose
//! names fit. Must not know: values, colours.

use crate::data::Period;
use crate::data::period::{slot, step};

/// The positions of a chart's periods.
#[derive(Clone, Debug)]
pub(crate) struct TimeAxis {
    /// For each period, how many steps it is after the first.
    slots: Vec<u32>,
    /// An offset that is added to the slots before they are rounded: the first year, for calendar years; the position of the first
    /// quarter or month in its year.
    offset: i32,
    /// The possible distances between named periods, in steps.
    distances: &'static [i64],
    /// The middle of each period, in months as [`Period::start`] counts them.
    middles: Vec<f32>,
}

impl TimeAxis {
    /// The axis of some periods, ascending. Periods without a common step (days of one month) are spaced evenly.
    pub(crate) fn new(periods: &[Period]) -> Self {
        let step = step(periods);
        let mut slots: Vec<u32> = match periods.first() {
            Some(first) if step > 0 => periods.iter().map(|p| slot(first, p, step)).collect(),
            _ => Vec::new(),
        };
        if slots.len() != periods.len() || slots.windows(2).any(|pair| pair[0] >= pair[1]) {
            slots = (0..periods.len() as u32).collect();
        }
        let offset = match periods.first() {
            Some(first) if periods.iter().all(|period| period.months == step) => match step {
                12 => *first.years().start(),
                1 | 3 => first.start.rem_euclid(12) / i32::try_from(step).unwrap_or(1),
                _ => 0,
            },
            _ => 0,
        };
        let distances: &[i64] = match step {
            1 => &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600],
            3 => &[1, 2, 4, 8, 20, 40, 80, 200],
            _ => &[1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000],
        };
        Self {
            slots,
            offset,
            distances,
            middles: periods.iter().map(middle).collect(),
        }
    }

    /// The position of a moment, in months as [`Period::start`] counts them: between the middles of the periods around it, at
    /// the same pace before the first and after the last. The middle where there is only one period.
    pub(crate) fn moment(&self, month: f32) -> f32 {
        let count = self.middles.len();
        if count < 2 {
            return 0.5;
        }
        let after = self.middles.partition_point(|&middle| middle < month);
        let last = after.clamp(1, count - 1);
        let (from, to) = (self.middles[last - 1], self.middles[last]);
        let (start, end) = (self.place(last - 1), self.place(last));
        if to <= from {
            return end;
        }
        start + (end - start) * (month - from) / (to - from)
    }

    /// The position of a period: 0 for the first, 1 for the last; the middle where there is only one.
    pub(crate) fn place(&self, index: usize) -> f32 {
        match self.slots.last() {
            Some(&last) if last > 0 => near(self.slots[index]) / near(last),
            _ => 0.5,
        }
    }

    /// Whether no period is missing between one and the next of the chart. Where no two are in adjacent slots (editions of 2015,
    /// 2019 and 2025), none is missing.
    pub(crate) fn adjacent(&self, index: usize) -> bool {
        let near = |pair: &[u32]| pair[1] - pair[0] == 1;
        match self.slots.get(index..index + 2) {
            Some(pair) => near(pair) || !self.slots.windows(2).any(near),
            None => false,
        }
    }

    /// How many slots there are, from the first period to the last.
    pub(crate) fn len(&self) -> f32 {
        self.slots.last().map_or(1.0, |&last| near(last) + 1.0)
    }

    /// The periods to be named: the first, the last, and round ones at equal distances as far as they fit. `extent` returns the left
    /// and the right end of a period's name.
    pub(crate) fn named(&self, extent: &dyn Fn(usize) -> (f32, f32)) -> Vec<usize> {
        let count = self.slots.len();
        if count < 2 {
            return (0..count).collect();
        }
        let apart = |a: usize, b: usize| extent(a).1 <= extent(b).0;
        let (first, last) = (0, count - 1);
        if !apart(first, last) {
            return vec![last];
        }
        let every = |distance: i64, offset: i64| -> Vec<usize> {
            (0..count)
                .filter(|&index| (i64::from(self.slots[index]) + offset) % distance == 0)
                .collect()
        };
        let fit = |named: &[usize]| named.windows(2).all(|pair| apart(pair[0], pair[1]));
        let round = self
            .distances
            .iter()
            .map(|&distance| (distance, every(distance, i64::from(self.offset))))
            .find(|(_, named)| fit(named));
        let Some((distance, mut between)) = round else {
            return vec![first, last];
        };
        // Equal distances from the first to the last are easier to read than round years, if they name about as many.
        let span = i64::from(self.slots[last]);
        let even = (distance..=distance * 2)
            .filter(|distance| span % distance == 0)
            .map(|distance| every(distance, 0))
            .find(|named| {
                named.first() == Some(&first) && named.last() == Some(&last) && fit(named)
            });
        if let Some(even) = even.filter(|named| named.len() > 2) {
            return even;
        }
        between.retain(|&index| {
            index != first && index != last && apart(first, index) && apart(index, last)
        });
        between.insert(0, first);
        between.push(last);
        between
    }
}

/// The middle of a period, in months as [`Period::start`] counts them.
pub(crate) fn middle(period: &Period) -> f32 {
    f32::midpoint(month(period.start), month(period.end()))
}

/// A count of months as a float: a hundred thousand of them are exact.
#[expect(clippy::cast_precision_loss, reason = "for places only")]
pub(crate) fn month(months: i32) -> f32 {
    months as f32
}

/// A slot as a float, for positions: slots are few enough to be exact.
#[expect(clippy::cast_precision_loss, reason = "for places only")]
fn near(slot: u32) -> f32 {
    slot as f32
}
