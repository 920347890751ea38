//! Claims over the periods of a series: judged over all its periods from the first that the words name. A period without a
//! value, a period that is missing and a break leave the claim unjudged.
#![expect(
    clippy::result_large_err,
    reason = "an error is a finding, made once for a claim, and passed on as it is"
)]

mod extremes;
mod levels;

use rust_decimal::Decimal;

use super::claim_words::direction_between;
use super::tolerance::Tolerance;
use super::{Finding, Judge, LinkJudgement};
use crate::data::period::{slot, step};
use crate::data::{Compare, Polarity, Row};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::{Assertion, ClaimWord, LinkReading, TimeClaim};
use crate::evidence::resolve::{BoundPoints, SeriesPoint};

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
                    "it is said of one series over time, and the link compares two",
                ))
            } else {
                self.check_time_claim(claim, stated, direction, reading)
            };
            judgement
                .findings
                .extend(finding.err().map(|finding| finding.about(claim)));
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
            direction
                .ok_or_else(|| self.cannot_judge_series(claim, "no word says which way it moved"))
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
                &format!(
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
                &format!("the data have {} periods up to then", rows.len()),
            )),
        }
    }

    /// Rows with a value each, none missing between them, and no break.
    fn check_complete(&self, claim: &ClaimWord, rows: &[Row]) -> Result<(), Finding> {
        if let Some(row) = rows.iter().find(|row| row.value().is_none()) {
            return Err(self.cannot_judge_series(claim, &format!("{} has no value", row.period())));
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
                &format!(
                    "the data have nothing between {} and {}",
                    pair[0].period(),
                    pair[1].period()
                ),
            ));
        }
        let indicator = &self.binding.series.indicator;
        let mut breaks = indicator.breaks_between(first.period(), last.period());
        match breaks.find(|broken| broken.compare == Compare::Never) {
            Some(broken) => Err(self.cannot_judge_series(
                claim,
                &format!("the series breaks at {}", broken.from.value),
            )),
            None => Ok(()),
        }
    }

    fn series_contradiction(&self, claim: &ClaimWord, says: &str) -> Finding {
        self.contradiction(claim, says).help(
            "say it of the period of which it is true, or give the values without these words",
        )
    }

    fn cannot_judge_series(&self, claim: &ClaimWord, why: &str) -> Finding {
        Finding::error(
            Code::CannotJudge,
            format!("\"{}\" cannot be judged: {why}", self.claim_text(claim)),
        )
        .help("give the values and their periods, without these words")
    }

    /// How far hedged numbers of the indicator may be off.
    pub(super) fn tolerance(&self) -> Tolerance {
        Tolerance::of(&self.binding.series.indicator.definition.unit)
    }
}
