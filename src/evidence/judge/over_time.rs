//! Claims over the periods of a series: judged over all its periods from the first that the words name. A period without a
//! value, a period that is missing and a break leave the claim unjudged.

use rust_decimal::Decimal;

use super::claim_words::direction_between;
use super::tolerance::{Tolerance, is_true_of};
use super::{Finding, Judge, LinkJudgement, value};
use crate::data::period::{slot, step};
use crate::data::{Compare, Polarity, Row};
use crate::diagnostic::Code;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::vocabulary::{Direction, Hedge};
use crate::evidence::reading::{
    Assertion, ClaimWord, LinkReading, RankEnd, StatedAmount, TimeClaim, TimeStart,
};
use crate::evidence::resolve::{BoundPoints, SeriesPoint};
use crate::evidence::wording;

/// The most months between two periods of which one is said to be the year after the other.
const YEAR: u32 = 12;

impl<'a> Judge<'a> {
    /// Judges the claims over time of a reading.
    pub(super) fn check_over_time(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        let direction = self.stated_direction(reading);
        for claim in &reading.claims {
            let Assertion::OverTime(stated) = claim.assertion else {
                continue;
            };
            let finding = if self.binding.comparator.is_some() {
                Err(self.cannot_judge_series(
                    claim,
                    "it is said of one series over time, and the link compares two".to_owned(),
                ))
            } else {
                self.check_time_claim(claim, stated, direction, reading)
            };
            judgement.findings.extend(finding.err());
            judgement.methods.push("all periods of the series");
        }
    }

    /// Whether the words of a reading are about several periods, so that a direction is that of the step before the figure's own
    /// period, where this is one.
    pub(super) fn last_step(&self, reading: &LinkReading) -> Option<(Decimal, Decimal)> {
        let over_time = |claim: &ClaimWord| matches!(claim.assertion, Assertion::OverTime(_));
        let BoundPoints::One(point) = &self.binding.points else {
            return None;
        };
        if !reading.claims.iter().any(over_time) || self.binding.comparator.is_some() {
            return None;
        }
        let rows = self.rows();
        let own = rows
            .iter()
            .position(|row| row.period().start == point.period.start)?;
        Some((rows[own.checked_sub(1)?].value()?, rows[own].value()?))
    }

    fn check_time_claim(
        &self,
        claim: &ClaimWord,
        stated: TimeClaim,
        direction: Option<Direction>,
        reading: &LinkReading,
    ) -> Result<(), Finding> {
        let needed = || {
            direction.ok_or_else(|| {
                self.cannot_judge_series(claim, "no word says which way it moved".to_owned())
            })
        };
        match stated {
            TimeClaim::Extreme {
                end,
                place,
                start,
                of_first,
            } => self.check_extreme(claim, end, place, start, of_first),
            TimeClaim::EveryPeriod(last) => {
                let rows = self.rows_of_change(claim)?;
                let rows = match last {
                    Some(count) => self.last_rows(claim, count)?,
                    None => rows,
                };
                self.check_steps(claim, &rows, needed()?)
            }
            TimeClaim::InARow(count) => {
                let rows = self.last_rows(claim, count)?;
                self.check_steps(claim, &rows, needed()?)
            }
            TimeClaim::FirstTime(since) => self.check_first_time(claim, since, needed()?),
            TimeClaim::Continued => {
                let mut rows = self.rows_of_change(claim)?;
                let before = self.rows();
                let first = before
                    .iter()
                    .position(|row| row.period().start == rows[0].period().start);
                if let Some(before) = first.and_then(|first| before.get(first.checked_sub(1)?)) {
                    rows.insert(0, *before);
                }
                // It says that the movement went on, not that there are figures for each year.
                rows.retain(|row| row.value().is_some());
                self.check_way(claim, &rows, needed()?)
            }
            TimeClaim::Ranged => self.check_ranged(claim, reading),
            TimeClaim::Averaged => self.check_averaged(claim, reading),
            TimeClaim::Remained => self.check_remained(claim, reading),
        }
    }

    /// The direction that the words state.
    fn stated_direction(&self, reading: &LinkReading) -> Option<Direction> {
        let up_is_better =
            self.binding.series.indicator.definition.polarity == Some(Polarity::HigherIsBetter);
        reading
            .claims
            .iter()
            .find_map(|claim| match claim.assertion {
                Assertion::Moved(direction) => Some(direction),
                Assertion::Judged { better } if better == up_is_better => Some(Direction::Up),
                Assertion::Judged { .. } => Some(Direction::Down),
                _ => None,
            })
    }

    fn rows(&self) -> Vec<Row<'a>> {
        self.binding.series.rows().iter().collect()
    }

    /// The figure's own period: its only one, or the last of a change.
    fn last_point(&self) -> &SeriesPoint<'a> {
        let (BoundPoints::One(point) | BoundPoints::Change(_, point)) = &self.binding.points;
        point
    }

    fn check_extreme(
        &self,
        claim: &ClaimWord,
        end: RankEnd,
        place: u32,
        start: TimeStart,
        of_first: bool,
    ) -> Result<(), Finding> {
        if matches!(end, RankEnd::Best | RankEnd::Worst)
            && let Some(finding) = self.polarity_unusable(claim)
        {
            return Err(finding);
        }
        let point = match &self.binding.points {
            BoundPoints::Change(first, _) if of_first => first,
            _ => self.last_point(),
        };
        let own = point.period.start;
        let all = self.rows();
        let first = all.first().map_or(own, |row| row.period().start);
        let after = match start {
            TimeStart::All | TimeStart::ToDate | TimeStart::New => first - 1,
            TimeStart::Series(None) => first - 1,
            TimeStart::Series(Some(stated)) => {
                let begins = &all[0].period();
                if stated != first && !begins.years().contains(&(stated.div_euclid(12))) {
                    return Err(
                        self.series_contradiction(claim, &format!("the series begins in {begins}"))
                    );
                }
                first - 1
            }
            TimeStart::Since(since) => since,
            TimeStart::Years(years) => own - (years * YEAR).cast_signed(),
        };
        if first > after + 1 || after >= own {
            return Err(self.cannot_judge_series(
                claim,
                format!("the data go from {} to {}", all[0].period(), point.period),
            ));
        }
        let later = start == TimeStart::All;
        let considered: Vec<Row> = all
            .into_iter()
            .filter(|row| row.period().start > after && (later || row.period().start <= own))
            .collect();
        self.check_complete(claim, &considered)?;
        let up_is_better =
            self.binding.series.indicator.definition.polarity == Some(Polarity::HigherIsBetter);
        let from_top = match end {
            RankEnd::Top => true,
            RankEnd::Bottom => false,
            RankEnd::Best => up_is_better,
            RankEnd::Worst => !up_is_better,
        };
        let own_value = value(point);
        let is_ahead = |row: &&Row| {
            let other = row.value().unwrap_or_default();
            let ahead = if from_top {
                other > own_value
            } else {
                other < own_value
            };
            let equal = start == TimeStart::New && other == own_value && row.period().start < own;
            ahead || equal
        };
        let ahead: Vec<&Row> = considered.iter().filter(is_ahead).collect();
        if ahead.len() + 1 == place as usize {
            return Ok(());
        }
        let end = if from_top { "highest" } else { "lowest" };
        let says = match ahead.first() {
            Some(row) => format!("{} in {}", row.value().unwrap_or_default(), row.period()),
            None => format!("that it is the {end}"),
        };
        Err(self.series_contradiction(claim, &says))
    }

    /// Every step between neighbouring rows goes one way.
    fn check_steps(
        &self,
        claim: &ClaimWord,
        rows: &[Row],
        stated: Direction,
    ) -> Result<(), Finding> {
        self.check_complete(claim, rows)?;
        let apart = |pair: &&[Row]| pair[1].period().start.abs_diff(pair[0].period().start) > YEAR;
        if let Some(pair) = rows.windows(2).find(apart) {
            return Err(self.cannot_judge_series(
                claim,
                format!(
                    "nothing lies between {} and {}",
                    pair[0].period(),
                    pair[1].period()
                ),
            ));
        }
        self.check_way(claim, rows, stated)
    }

    /// Every value and the next one differ in the stated way.
    fn check_way(&self, claim: &ClaimWord, rows: &[Row], stated: Direction) -> Result<(), Finding> {
        for pair in rows.windows(2) {
            let (Some(first), Some(last)) = (pair[0].value(), pair[1].value()) else {
                continue;
            };
            if direction_between(first, last) != Some(stated) {
                let says = format!(
                    "{first} in {} and {last} in {}",
                    pair[0].period(),
                    pair[1].period()
                );
                return Err(self.series_contradiction(claim, &says));
            }
        }
        Ok(())
    }

    fn check_first_time(
        &self,
        claim: &ClaimWord,
        since: TimeStart,
        stated: Direction,
    ) -> Result<(), Finding> {
        let own = self.last_point().period.start;
        let rows = self.rows();
        let own_at = rows
            .iter()
            .position(|row| row.period().start == own)
            .unwrap_or(0);
        let after = match since {
            TimeStart::Since(since) => since,
            TimeStart::Years(years) => own - (years * YEAR).cast_signed(),
            _ => rows[0].period().start,
        };
        let considered: Vec<Row> = rows[..=own_at]
            .iter()
            .copied()
            .filter(|row| row.period().start >= after)
            .collect();
        if rows[0].period().start > after || considered.len() < 3 {
            return Err(self.cannot_judge_series(
                claim,
                format!(
                    "the data go from {} to {}",
                    rows[0].period(),
                    rows[own_at].period()
                ),
            ));
        }
        self.check_complete(claim, &considered)?;
        let step = |pair: &[Row]| direction_between(pair[0].value()?, pair[1].value()?);
        let steps: Vec<_> = considered.windows(2).collect();
        let (last, earlier) = steps.split_last().expect("three rows have two steps");
        if step(last) != Some(stated) {
            let says = format!(
                "{} in {}",
                last[0].value().unwrap_or_default(),
                last[0].period()
            );
            return Err(self.series_contradiction(claim, &says));
        }
        match earlier.iter().find(|pair| step(pair) == Some(stated)) {
            Some(pair) => {
                let way = if stated == Direction::Up {
                    "rose"
                } else {
                    "fell"
                };
                Err(self
                    .series_contradiction(claim, &format!("it {way} in {} too", pair[1].period())))
            }
            None => Ok(()),
        }
    }

    /// The rows from the first period of the change to the last.
    fn rows_of_change(&self, claim: &ClaimWord) -> Result<Vec<Row<'a>>, Finding> {
        let BoundPoints::Change(from, to) = &self.binding.points else {
            return Err(self.needs_change(claim));
        };
        let within = |row: &Row| {
            from.period.start <= row.period().start && row.period().start <= to.period.start
        };
        Ok(self.binding.series.rows().iter().filter(within).collect())
    }

    /// The figure's own row, and as many before it as there are steps.
    fn last_rows(&self, claim: &ClaimWord, steps: u32) -> Result<Vec<Row<'a>>, Finding> {
        let own = self.last_point().period.start;
        let rows: Vec<Row> = self
            .rows()
            .into_iter()
            .filter(|row| row.period().start <= own)
            .collect();
        match rows.len().checked_sub(steps as usize + 1) {
            Some(first) => Ok(rows[first..].to_vec()),
            None => Err(self.cannot_judge_series(
                claim,
                format!("the data have {} periods up to then", rows.len()),
            )),
        }
    }

    /// Rows with a value each, none missing between them, and no break.
    fn check_complete(&self, claim: &ClaimWord, rows: &[Row]) -> Result<(), Finding> {
        if let Some(row) = rows.iter().find(|row| row.value().is_none()) {
            return Err(self.cannot_judge_series(claim, format!("{} has no value", row.period())));
        }
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(());
        };
        let step = step(rows.iter().map(|row| row.period()));
        let apart = |pair: &[Row]| slot(pair[0].period(), pair[1].period(), step);
        // Where no two are one step apart, the periods are editions at their own times.
        if rows.windows(2).any(|pair| apart(pair) == 1)
            && let Some(pair) = rows.windows(2).find(|pair| apart(pair) > 1)
        {
            return Err(self.cannot_judge_series(
                claim,
                format!(
                    "the data have nothing between {} and {}",
                    pair[0].period(),
                    pair[1].period()
                ),
            ));
        }
        let indicator = &self.binding.series.indicator;
        let mut breaks = indicator
            .breaks_between(first.period(), last.period())
            .into_iter();
        match breaks.find(|broken| broken.compare == Compare::Never) {
            Some(broken) => Err(self
                .cannot_judge_series(claim, format!("the series breaks at {}", broken.from.value))),
            None => Ok(()),
        }
    }

    fn series_contradiction(&self, claim: &ClaimWord, says: &str) -> Finding {
        self.contradiction(claim, says).help(
            "say it of the period of which it is true, or give the values without these words",
        )
    }

    fn cannot_judge_series(&self, claim: &ClaimWord, why: String) -> Finding {
        Finding::error(
            Code::CannotJudge,
            format!("\"{}\" cannot be judged: {why}", self.claim_text(claim)),
        )
        .help("give the values and their periods, without these words")
    }

    /// `ranged from A to B`: the lowest and the highest value of the span, as rounded.
    fn check_ranged(&self, claim: &ClaimWord, reading: &LinkReading) -> Result<(), Finding> {
        let rows = self.rows_of_change(claim)?;
        self.check_complete(claim, &rows)?;
        let ends = range_ends(reading).ok_or_else(|| {
            self.cannot_judge_series(claim, "a range has a lowest and a highest value".to_owned())
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
    fn check_averaged(&self, claim: &ClaimWord, reading: &LinkReading) -> Result<(), Finding> {
        let rows = self.rows_of_change(claim)?;
        self.check_complete(claim, &rows)?;
        let values: Vec<Decimal> = rows.iter().filter_map(|row| row.value()).collect();
        let total = values
            .iter()
            .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        let mean = total.and_then(|total| total.checked_div(Decimal::from(values.len())));
        let (Some(mean), [stated]) = (mean, reading.values.as_slice()) else {
            return Err(self.cannot_judge_series(claim, "an average is one value".to_owned()));
        };
        let StatedAmount::Exactly(number) = &stated.amount else {
            return Err(self.cannot_judge_series(claim, "an average is one number".to_owned()));
        };
        if is_true_of(stated.hedge, number, mean, self.tolerance()) {
            return Ok(());
        }
        let shown = wording::number(wording::rounded(mean, number.decimals), number.decimals);
        Err(self.series_contradiction(claim, &format!("that the mean of its values is {shown}")))
    }

    /// `remained at A`: both values of the change, or the value and the one before it; `stayed above A`: every value of the span.
    fn check_remained(&self, claim: &ClaimWord, reading: &LinkReading) -> Result<(), Finding> {
        let rows = match &self.binding.points {
            BoundPoints::Change(..) => self.rows_of_change(claim)?,
            BoundPoints::One(_) => self.last_rows(claim, 1)?,
        };
        let [stated] = reading.values.as_slice() else {
            return Err(self.cannot_judge_series(claim, "one value belongs to it".to_owned()));
        };
        if stated.hedge.is_some() {
            self.check_complete(claim, &rows)?;
        }
        let StatedAmount::Exactly(number) = &stated.amount else {
            return Err(self.cannot_judge_series(claim, "one number belongs to it".to_owned()));
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

    /// How far hedged numbers of the indicator may be off.
    pub(super) fn tolerance(&self) -> Tolerance {
        Tolerance::of(&self.binding.series.indicator.definition.unit)
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
