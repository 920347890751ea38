//! Claims about all areas or no other one, about who overtook whom, and about how large a difference is.

use rust_decimal::Decimal;

use super::claim_words::direction_between;
use super::{Finding, Judge, value};
use crate::data::{Area, Polarity, Row};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::{Assertion, ClaimWord, LinkReading};
use crate::evidence::resolve::{BoundPoints, RankUniverse};

impl<'a> Judge<'a> {
    /// `fell in all five areas`: the stated direction is that of every area.
    pub(super) fn check_everywhere(
        &self,
        claim: &ClaimWord,
        count: Option<u32>,
        reading: &LinkReading,
    ) -> Option<Finding> {
        let universe = match self.universe_of_claim(claim) {
            Ok(universe) => universe,
            Err(finding) => return Some(*finding),
        };
        let size = universe.areas.len();
        if count.is_some_and(|count| count as usize != size) {
            return Some(
                self.contradiction(claim, &format!("that there are {size} {}", universe.name))
                    .help("name the areas that are meant with among="),
            );
        }
        // `the highest of all five areas` is a rank, which says it.
        let ranked = |claim: &ClaimWord| matches!(claim.assertion, Assertion::Rank(_));
        if reading.claims.iter().any(ranked) {
            return None;
        }
        let directions = match self.directions_of(claim, &universe, reading) {
            Ok(directions) => directions,
            Err(finding) => return Some(*finding),
        };
        let other = directions.iter().find(|(_, fits)| !fits)?;
        Some(
            self.contradiction(claim, &format!("that it is not so of {}", other.0.name))
                .help("name the areas of which it is true"),
        )
    }

    /// `the only district where it rose`: the stated direction is that of the figure's area and of no other.
    pub(super) fn check_only_one(
        &self,
        claim: &ClaimWord,
        reading: &LinkReading,
    ) -> Option<Finding> {
        let universe = match self.universe_of_claim(claim) {
            Ok(universe) => universe,
            Err(finding) => return Some(*finding),
        };
        let directions = match self.directions_of(claim, &universe, reading) {
            Ok(directions) => directions,
            Err(finding) => return Some(*finding),
        };
        let own = &self.binding.series.area.id;
        let other = directions
            .iter()
            .find(|(area, fits)| *fits && area.id != *own)?;
        Some(
            self.contradiction(claim, &format!("that it is so of {} too", other.0.name))
                .help("take these words out, or name the areas with among="),
        )
    }

    fn universe_of_claim(&self, claim: &ClaimWord) -> Result<RankUniverse<'a>, Box<Finding>> {
        match self.binding.among.universe() {
            Ok(universe) if universe.areas.len() > 1 => Ok(universe),
            Ok(_) => Err(Box::new(
                self.cannot_judge_areas(claim, "there are no other areas to look at"),
            )),
            Err(error) => Err(Box::new(
                Finding::error(Code::RankUniverse, error.message).help(error.help),
            )),
        }
    }

    /// Each area of a universe, and whether what the words state of the figure's own is true of it.
    fn directions_of(
        &self,
        claim: &ClaimWord,
        universe: &RankUniverse<'a>,
        reading: &LinkReading,
    ) -> Result<Vec<(&'a Area, bool)>, Box<Finding>> {
        let up_is_better =
            self.binding.series.indicator.definition.polarity == Some(Polarity::HigherIsBetter);
        let stated = reading
            .claims
            .iter()
            .find_map(|claim| match claim.assertion {
                Assertion::Moved(direction) | Assertion::Compared(direction) => Some(direction),
                Assertion::Judged { better } if better == up_is_better => Some(Direction::Up),
                Assertion::Judged { .. } => Some(Direction::Down),
                _ => None,
            });
        let Some(stated) = stated else {
            return Err(Box::new(self.cannot_judge_areas(
                claim,
                "no word says which way all of them moved or differ",
            )));
        };
        let mut directions = Vec::new();
        for &area in &universe.areas {
            let pair = match (&self.binding.points, self.binding.comparator_points()) {
                (BoundPoints::Change(from, to), None) => self
                    .value_of(area, from.period)
                    .zip(self.value_of(area, to.period)),
                (BoundPoints::One(point), Some(BoundPoints::One(other))) => {
                    Some(value(other)).zip(self.value_of(area, point.period))
                }
                _ => {
                    return Err(Box::new(self.cannot_judge_areas(
                        claim,
                        "the link states neither one change nor one comparison",
                    )));
                }
            };
            let Some((first, last)) = pair else {
                return Err(Box::new(
                    self.cannot_judge_areas(claim, &format!("{} has no value", area.name)),
                ));
            };
            directions.push((area, direction_between(first, last) == Some(stated)));
        }
        Ok(directions)
    }

    fn value_of(&self, area: &Area, period: &crate::data::Period) -> Option<Decimal> {
        let series = &self.binding.series;
        let row = series
            .indicator
            .table
            .row(&area.id, &series.dimensions, period);
        row.and_then(Row::value)
    }

    fn cannot_judge_areas(&self, claim: &ClaimWord, why: &str) -> Finding {
        Finding::error(
            Code::CannotJudge,
            format!("\"{}\" cannot be judged: {why}", self.claim_text(claim)),
        )
        .help("name the areas with among=, or take these words out")
    }

    /// `overtook England`: behind it at the first period and ahead of it at the last, or the other way round.
    pub(super) fn check_overtaken(&self, claim: &ClaimWord, behind: bool) -> Option<Finding> {
        let (BoundPoints::Change(from, to), Some(BoundPoints::Change(other_from, other_to))) =
            (&self.binding.points, self.binding.comparator_points())
        else {
            return Some(
                Finding::error(
                    Code::BindingNeeded,
                    format!(
                        "\"{}\" compares two series at two periods",
                        self.claim_text(claim)
                    ),
                )
                .help("bind it to both periods, ?FROM..TO, with &vs= and what is overtaken"),
            );
        };
        let first = direction_between(value(other_from), value(from));
        let last = direction_between(value(other_to), value(to));
        let own_ahead = behind == self.is_reversed(&claim.range);
        let wanted = if own_ahead {
            (Some(Direction::Down), Some(Direction::Up))
        } else {
            (Some(Direction::Up), Some(Direction::Down))
        };
        if (first, last) == wanted {
            return None;
        }
        let says = format!(
            "{} against {} in {}, and {} against {} in {}",
            value(from),
            value(other_from),
            from.period,
            value(to),
            value(other_to),
            to.period
        );
        Some(
            self.contradiction(claim, &says)
                .help("give the gap at both periods"),
        )
    }

    /// `slightly above`, `well above`: the difference is within or beyond what a hedge allows.
    pub(super) fn check_size(&self, claim: &ClaimWord, large: bool) -> Option<Finding> {
        let pair = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(other), value(own)),
            (BoundPoints::Change(..), _) => self.first_and_last()?,
            _ => return Some(self.needs_comparator(claim)),
        };
        let most = self.tolerance().most(pair.0)?;
        let apart = pair.1.checked_sub(pair.0)?.abs();
        if (apart > most) == large {
            return None;
        }
        let says = format!("a difference of {}", apart.normalize());
        Some(
            self.contradiction(claim, &says)
                .help("take the word out, or give the values"),
        )
    }
}
