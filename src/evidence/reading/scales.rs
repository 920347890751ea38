//! Magnitudes of numbers, the scale of the indicator's unit, and signs in words: `from 53.0 to 56.5 million`, `£14.1 million` of
//! £ million, `lost 1,240 people`.

use rust_decimal::Decimal;

use super::{Assertion, LinkReader, StatedAmount};
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::prose::vocabulary::is_loss;

impl LinkReader<'_> {
    /// `from 53.0 to 56.5 million`, `between £19.5 and £22.2 million`: the magnitude is that of both.
    pub(super) fn share_magnitudes(&mut self) {
        let values = &mut self.reading.values;
        for at in 1..values.len() {
            let (earlier, later) = values.split_at_mut(at);
            let (Some(first), Some(second)) = (earlier.last_mut(), later.first()) else {
                continue;
            };
            let between = self.text[first.range.end..second.range.start].trim();
            let joined = matches!(between, "to" | "and" | "-" | "–") && first.before.is_some();
            let (StatedAmount::Exactly(one), StatedAmount::Exactly(other)) =
                (&mut first.amount, &second.amount)
            else {
                continue;
            };
            let million = Decimal::from(1_000_000);
            let small = one.magnitude == Decimal::ONE && one.value.abs() < Decimal::ONE_THOUSAND;
            if !(joined && small && other.magnitude >= million) {
                continue;
            }
            let by = other.magnitude;
            let scaled = (
                one.value.checked_mul(by),
                one.step.checked_mul(by),
                one.significant.checked_mul(by),
            );
            if let (Some(value), Some(step), Some(significant)) = scaled {
                (one.value, one.step, one.significant) = (value, step, significant);
                one.magnitude = by;
            }
        }
    }

    /// Marks the values that the words say are below zero: by the word before them, or of all of them.
    pub(super) fn mark_losses(&mut self) {
        let mut claims = self.reading.claims.iter();
        let all = claims.any(|claim| claim.assertion == Assertion::Net { loss: true });
        for value in &mut self.reading.values {
            let start = self
                .tokens
                .partition_point(|token| token.range.start < value.range.start);
            let mut before = (start.saturating_sub(3)..start).rev();
            value.loss = all || before.any(|at| self.tokens[at].word().is_some_and(is_loss));
        }
    }

    /// Takes every value in the scale of the indicator's unit.
    pub(super) fn scale_values(&mut self) {
        let scale = self.expected.unit.scale;
        if scale == Decimal::ONE {
            return;
        }
        let reading = &mut self.reading;
        for stated in reading.values.iter_mut().chain(&mut reading.limits) {
            if !matches!(stated.unit, StatedUnit::None | StatedUnit::Money(_)) {
                continue;
            }
            let scaled = match &stated.amount {
                StatedAmount::Exactly(number) => {
                    number.clone().in_scale(scale).map(StatedAmount::Exactly)
                }
                StatedAmount::Between(low, high) => low
                    .clone()
                    .in_scale(scale)
                    .zip(high.clone().in_scale(scale))
                    .map(|(low, high)| StatedAmount::Between(low, high)),
                _ => None,
            };
            stated.amount = scaled.unwrap_or_else(|| stated.amount.clone());
        }
    }
}
