//! The value axis: ends, steps and positions, in exact decimals.
//!
//! In: the least and the greatest value. Out: ends that cover them and ticks whose step (1, 2, 2.5 or 5 × 10ⁿ) divides the
//! range. Must not know: pixels, colours, units.

use rust_decimal::prelude::{Decimal, ToPrimitive};

/// The value axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Axis {
    /// Its lower end.
    pub min: Decimal,
    /// Its upper end, greater than `min`.
    pub max: Decimal,
    /// Where gridlines and numbers are: the ends and whole steps between.
    pub ticks: Vec<Decimal>,
    /// From end to end, for positions; `None` where 28 digits cannot hold it.
    range: Option<f64>,
}

/// The finest step of an axis whose numbers are not shown.
pub(crate) const ANY: u32 = 28;

/// Possible steps, before multiplication by a power of ten; with the power that makes each whole.
const MANTISSAS: [(i128, i32); 4] = [(1, 0), (2, 0), (25, -1), (5, 0)];

impl Axis {
    /// An axis that covers `low` to `high` in about `steps` steps. `zero` makes it reach to zero; `finest` is the most
    /// decimals of a step: an axis is never finer than the numbers that are shown.
    pub(crate) fn covering(
        low: Decimal,
        high: Decimal,
        zero: bool,
        finest: u32,
        steps: usize,
    ) -> Self {
        let (mut low, mut high) = (low.min(high), high.max(low));
        if zero {
            low = low.min(Decimal::ZERO);
            high = high.max(Decimal::ZERO);
        }
        if low == high {
            (low, high) = apart(low);
        }
        let fits = |step: Decimal| {
            let min = down_to(low, step)?;
            let max = up_to(high, step)?;
            Some((min, max, ticks(min, max, step, 2 * steps)?))
        };
        candidates(low, high, finest)
            .into_iter()
            .filter_map(fits)
            .min_by_key(|(_, _, ticks)| unlike(ticks, steps))
            .map_or_else(
                || Self::without_steps(low, high),
                |(min, max, ticks)| Self::new(min, max, ticks),
            )
    }

    /// An axis with exactly these ends; `min` is less than `max`. Its step divides the range, or is the range.
    pub(crate) fn between(min: Decimal, max: Decimal, finest: u32, steps: usize) -> Self {
        candidates(min, max, finest)
            .into_iter()
            .filter_map(|step| ticks(min, max, step, 2 * steps))
            .min_by_key(|ticks| unlike(ticks, steps))
            .map_or_else(
                || Self::without_steps(min, max),
                |ticks| Self::new(min, max, ticks),
            )
    }

    /// Ends without steps, for numbers whose steps 28 digits cannot hold.
    fn without_steps(min: Decimal, max: Decimal) -> Self {
        Self::new(min, max, vec![min, max])
    }

    fn new(min: Decimal, max: Decimal, ticks: Vec<Decimal>) -> Self {
        Self {
            min,
            max,
            ticks,
            range: max.checked_sub(min).map(wide),
        }
    }

    /// The position of a value: 0 at the lower end, 1 at the upper. Always within them, and never NaN.
    pub(crate) fn place(&self, value: Decimal) -> f32 {
        let share = match (value.checked_sub(self.min), self.range) {
            (Some(above), Some(range)) => wide(above) / range,
            _ => (wide(value) - wide(self.min)) / (wide(self.max) - wide(self.min)),
        };
        if share.is_finite() {
            share.clamp(0.0, 1.0) as f32
        } else {
            0.0
        }
    }
}

/// For positions only.
fn wide(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// Ends around a single value: zero is the lower end where possible.
fn apart(value: Decimal) -> (Decimal, Decimal) {
    let room = (value.abs() / Decimal::TEN).normalize();
    let room = if room.is_zero() { Decimal::ONE } else { room };
    if value.is_zero() {
        return (value, room);
    }
    let low = value.checked_sub(room).unwrap_or(value);
    let high = value.checked_add(room).unwrap_or(value);
    if low < high {
        (low, high)
    } else {
        (value.min(Decimal::ZERO), value.max(Decimal::ZERO))
    }
}

/// How far ticks are from readable ones: about this many steps, and rather 0, 5, 10 than 0.0, 2.5, 5.0.
fn unlike(ticks: &[Decimal], steps: usize) -> usize {
    let quarters = ticks.iter().any(|tick| {
        let tick = tick.normalize();
        tick.scale() > 0 && (tick.mantissa() % 25).abs() == 0
    });
    (ticks.len() - 1).abs_diff(steps) * 2 + if quarters { 3 } else { 0 }
}

/// Candidate steps, from a thirtieth of the range to the whole of it.
fn candidates(low: Decimal, high: Decimal, finest: u32) -> Vec<Decimal> {
    let range = wide(high) - wide(low);
    if !range.is_finite() || range <= 0.0 {
        return Vec::new();
    }
    // A range below the finest step takes one such step.
    let coarsest = -i32::try_from(finest).unwrap_or(i32::MAX);
    let power = (range.log10().floor() as i32).max(coarsest);
    (power - 2..=power + 1)
        .flat_map(|power| MANTISSAS.map(|(mantissa, more)| (mantissa, power + more)))
        .filter_map(|(mantissa, power)| step(mantissa, power))
        .filter(|step| step.normalize().scale() <= finest)
        .collect()
}

fn step(mantissa: i128, power: i32) -> Option<Decimal> {
    let step = match u32::try_from(power) {
        Ok(power) => {
            let number = mantissa.checked_mul(10_i128.checked_pow(power)?)?;
            Decimal::try_from_i128_with_scale(number, 0).ok()?
        }
        Err(_) => Decimal::try_from_i128_with_scale(mantissa, power.unsigned_abs()).ok()?,
    };
    (!step.is_zero()).then_some(step)
}

/// The greatest multiple of `step` at or under `value`, if 28 digits hold it.
fn down_to(value: Decimal, step: Decimal) -> Option<Decimal> {
    let rest = value.checked_rem(step)?;
    let rest = if rest.is_sign_negative() && !rest.is_zero() {
        rest.checked_add(step)?
    } else {
        rest
    };
    value
        .checked_sub(rest)
        .filter(|&down| down <= value && is_multiple(down, step))
}

/// The least multiple of `step` at or over `value`, if 28 digits hold it.
fn up_to(value: Decimal, step: Decimal) -> Option<Decimal> {
    let down = down_to(value, step)?;
    if down == value {
        return Some(down);
    }
    down.checked_add(step)
        .filter(|&up| up >= value && is_multiple(up, step))
}

fn is_multiple(value: Decimal, step: Decimal) -> bool {
    value.checked_rem(step).is_some_and(|rest| rest.is_zero())
}

/// `min` to `max` in at most this many steps, if the step divides the range and every tick is exact.
fn ticks(min: Decimal, max: Decimal, step: Decimal, most: usize) -> Option<Vec<Decimal>> {
    let count = max.checked_sub(min)?.checked_div(step)?.to_usize()?;
    if count == 0 || count > most {
        return None;
    }
    let mut ticks = Vec::with_capacity(count + 1);
    ticks.push(min);
    for _ in 0..count {
        let last = *ticks.last()?;
        let next = last.checked_add(step)?;
        if next.checked_sub(last)? != step {
            return None;
        }
        ticks.push(next);
    }
    (*ticks.last()? == max).then_some(ticks)
}
