//! A value's place among those of other periods, and what happened for the first time.
#![expect(
    clippy::result_large_err,
    reason = "an error is a finding, made once for a claim, and passed on as it is"
)]

use super::YEAR;
use crate::data::{Polarity, Row};
use crate::evidence::judge::claim_words::direction_between;
use crate::evidence::judge::{Finding, Judge, value};
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::{ClaimWord, RankEnd, TimeStart};
use crate::evidence::resolve::BoundPoints;

impl Judge<'_> {
    pub(super) fn check_extreme(
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
            TimeStart::All | TimeStart::ToDate | TimeStart::New | TimeStart::Series(None) => {
                first - 1
            }
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
                &format!("the data go from {} to {}", all[0].period(), point.period),
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

    pub(super) fn check_first_time(
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
                &format!(
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
}
