//! Values said of several periods at once: a range, a mean, a level that remained.
#![expect(
    clippy::result_large_err,
    reason = "an error is a finding, made once for a claim, and passed on as it is"
)]

use rust_decimal::Decimal;

use crate::evidence::judge::tolerance::is_true_of;
use crate::evidence::judge::{Finding, Judge};
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::vocabulary::Hedge;
use crate::evidence::reading::{ClaimWord, LinkReading, StatedAmount};
use crate::evidence::resolve::BoundPoints;
use crate::evidence::wording;

impl Judge<'_> {
    /// `ranged from A to B`: the lowest and the highest value of the span, as rounded.
    pub(super) fn check_ranged(
        &self,
        claim: &ClaimWord,
        reading: &LinkReading,
    ) -> Result<(), Finding> {
        let rows = self.rows_of_change(claim)?;
        self.check_complete(claim, &rows)?;
        let ends = range_ends(reading).ok_or_else(|| {
            self.cannot_judge_series(claim, "a range has a lowest and a highest value")
        })?;
        let values = rows.iter().filter_map(|row| row.value());
        let (Some(least), Some(most)) = (values.clone().min(), values.max()) else {
            return Ok(());
        };
        let tolerance = self.tolerance();
        if is_true_of(None, ends.0, least, tolerance) && is_true_of(None, ends.1, most, tolerance) {
            return Ok(());
        }
        Err(self.series_contradiction(claim, &format!("that it lies between {least} and {most}")))
    }

    /// `averaged A`: the mean of the values of the span, each period counted once.
    pub(super) fn check_averaged(
        &self,
        claim: &ClaimWord,
        reading: &LinkReading,
    ) -> Result<(), Finding> {
        let rows = self.rows_of_change(claim)?;
        self.check_complete(claim, &rows)?;
        let values: Vec<Decimal> = rows.iter().filter_map(|row| row.value()).collect();
        let total = values
            .iter()
            .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        let mean = total.and_then(|total| total.checked_div(Decimal::from(values.len())));
        let (Some(mean), [stated]) = (mean, reading.values.as_slice()) else {
            return Err(self.cannot_judge_series(claim, "an average is one value"));
        };
        let StatedAmount::Exactly(number) = &stated.amount else {
            return Err(self.cannot_judge_series(claim, "an average is one number"));
        };
        if is_true_of(stated.hedge, number, mean, self.tolerance()) {
            return Ok(());
        }
        let shown = wording::number(wording::rounded(mean, number.decimals), number.decimals);
        Err(self.series_contradiction(claim, &format!("that the mean of its values is {shown}")))
    }

    /// `remained at A`: both values of the change, or the value and the one before it; `stayed above A`: every value of the span.
    pub(super) fn check_remained(
        &self,
        claim: &ClaimWord,
        reading: &LinkReading,
    ) -> Result<(), Finding> {
        let rows = match &self.binding.points {
            BoundPoints::Change(..) => self.rows_of_change(claim)?,
            BoundPoints::One(_) => self.last_rows(claim, 1)?,
        };
        let [stated] = reading.values.as_slice() else {
            return Err(self.cannot_judge_series(claim, "one value belongs to it"));
        };
        if stated.hedge.is_some() {
            self.check_complete(claim, &rows)?;
        }
        let StatedAmount::Exactly(number) = &stated.amount else {
            return Err(self.cannot_judge_series(claim, "one number belongs to it"));
        };
        let limit = stated.hedge.is_some();
        let is_end = |at: usize| at == 0 || at + 1 == rows.len();
        let fits = |value: Decimal| match stated.hedge {
            Some(Hedge::MoreThan | Hedge::JustOver | Hedge::WellOver) => value > number.value,
            Some(Hedge::AtLeast) => value >= number.value,
            Some(Hedge::LessThan | Hedge::Nearly | Hedge::WellUnder) => value < number.value,
            Some(Hedge::AtMost) => value <= number.value,
            hedge => is_true_of(hedge, number, value, self.tolerance()),
        };
        let wrong = rows
            .iter()
            .enumerate()
            .filter(|(at, _)| limit || is_end(*at))
            .filter_map(|(_, row)| Some((row, row.value()?)))
            .find(|(_, value)| !fits(*value));
        match wrong {
            Some((row, value)) => {
                Err(self.series_contradiction(claim, &format!("{value} in {}", row.period())))
            }
            None => Ok(()),
        }
    }
}

/// The two ends of the range that the words state, the lower one first.
fn range_ends(reading: &LinkReading) -> Option<(&WrittenNumber, &WrittenNumber)> {
    let (one, other) = match reading.values.as_slice() {
        [range] => match &range.amount {
            StatedAmount::Between(low, high) => (low, high),
            _ => return None,
        },
        [low, high] => match (&low.amount, &high.amount) {
            (StatedAmount::Exactly(low), StatedAmount::Exactly(high)) => (low, high),
            _ => return None,
        },
        _ => return None,
    };
    Some(if one.value <= other.value {
        (one, other)
    } else {
        (other, one)
    })
}
