//! Ranks among all areas of one type that all have a value for the period. Equal values share a position.

use super::sides::AverageLevel;
use super::{Finding, Judge, value};
use crate::data::methods::Ranking;
use crate::data::{Coverage, Polarity};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::surroundings;
use crate::evidence::reading::{ClaimWord, RankEnd, StatedRank};
use crate::evidence::resolve::{BoundPoints, RankUniverse};

impl<'a> Judge<'a> {
    /// The areas that the rank is among, if there are any.
    pub(super) fn universe(&self) -> Option<RankUniverse<'a>> {
        self.binding.among.universe().ok()
    }

    /// The area's position from one end, and whether another area shares it.
    pub(super) fn rank_position(&self, end: RankEnd) -> Result<(u32, bool), Box<Finding>> {
        let universe = match self.binding.among.universe() {
            Ok(universe) => universe,
            Err(error) => {
                let finding = Finding::error(Code::RankUniverse, error.message);
                return Err(Box::new(finding.help(error.help)));
            }
        };
        let BoundPoints::One(point) = &self.binding.points else {
            return Err(Box::new(
                Finding::error(
                    Code::BindingNeeded,
                    "a rank is of one period, and the link is bound to a change",
                )
                .help("bind the rank to one period, in a link of its own"),
            ));
        };
        if universe.areas.len() < 2 {
            return Err(Box::new(
                Finding::error(
                    Code::RankUniverse,
                    format!("there is nothing to rank among {}", universe.name),
                )
                .help("name at least two areas of one type with among="),
            ));
        }
        let series = &self.binding.series;
        let ids = universe.areas.iter().map(|area| &area.id);
        let ranking = Ranking::of(series.indicator, ids, &series.dimensions, point.period);
        let without: Vec<&str> = ranking
            .without
            .iter()
            .map(|id| self.areas.by_id.get(id).map_or(&**id, |area| &*area.name))
            .collect();
        if !without.is_empty() {
            return Err(Box::new(
                Finding::error(
                    Code::RankUniverse,
                    format!(
                        "the rank is not complete: {} of {} {} have no value for {}",
                        without.len(),
                        universe.areas.len(),
                        universe.name,
                        point.period
                    ),
                )
                .note(format!(
                    "without a value: {}",
                    crate::evidence::resolve::list_some(without.iter().copied())
                ))
                .help("name areas that all have a value with among="),
            ));
        }
        let own = value(point);
        let up_is_better = series.indicator.definition.polarity == Some(Polarity::HigherIsBetter);
        let from_top = match end {
            RankEnd::Top => true,
            RankEnd::Bottom => false,
            RankEnd::Best => up_is_better,
            RankEnd::Worst => !up_is_better,
        };
        let position = if from_top {
            ranking.highest_first(own)
        } else {
            ranking.lowest_first(own)
        };
        Ok((position.place as u32, position.is_joint))
    }

    pub(super) fn check_rank(&self, claim: &ClaimWord, stated: StatedRank) -> Option<Finding> {
        let judged = matches!(stated.end, RankEnd::Best | RankEnd::Worst);
        if let Some(finding) = judged.then(|| self.polarity_unusable(claim)).flatten() {
            return Some(finding);
        }
        if self.binding.series.indicator.table.lacks_rows() {
            return None;
        }
        let national =
            stated.place == 1 && self.universe().is_some_and(|universe| universe.national);
        let partial = self.binding.series.indicator.definition.coverage == Coverage::Partial;
        if partial && national {
            return Some(
                Finding::error(
                    Code::RankUniverse,
                    format!(
                        "\"{}\" cannot be said: the data hold only some areas",
                        self.claim_text(claim)
                    ),
                )
                .help("name the areas that the data hold with among=, and say so in the text"),
            );
        }
        match self.rank_position(stated.end) {
            Err(finding) => Some(*finding),
            Ok(_) if let Some(finding) = self.check_named_universe(claim) => Some(finding),
            Ok(_) if stated.second_to && !self.names_a_higher_area(claim) => Some(
                self.contradiction(claim, "another area is ahead of it")
                    .help("name the area that has the place before it"),
            ),
            Ok(_) if stated.none_beyond && !self.names_own_area(claim) => Some(
                Finding::error(
                    Code::CannotJudge,
                    format!(
                        "\"{}\" is said of another area than the figure's, {}",
                        self.claim_text(claim),
                        self.binding.series.area.name
                    ),
                )
                .help("bind the words to the area that is named after them: &area=…"),
            ),
            Ok((place, tied)) => {
                let tied = if stated.none_beyond {
                    stated.joint
                } else {
                    tied
                };
                let size = self.universe().map_or(0, |universe| universe.areas.len());
                let counted = stated.of.is_none_or(|of| of as usize == size);
                if place == stated.place && tied == stated.joint && counted {
                    return None;
                }
                let text = rank_words(stated, place, tied, size);
                let says = format!("{} is the {text}", self.binding.series.area.name);
                Some(
                    self.contradiction(claim, &says)
                        .edit(claim.range.clone(), text),
                )
            }
        }
    }

    /// The position from the top in words, if there is a rank.
    pub(crate) fn rank_in_words(&self) -> Option<String> {
        let (place, joint) = self.rank_position(RankEnd::Top).ok()?;
        let stated = StatedRank {
            place,
            joint,
            ..StatedRank::first(RankEnd::Top)
        };
        Some(format!("the {}", rank_words(stated, place, joint, 0)))
    }

    /// The finding where the words after a rank name an area with other areas than those that it is ranked among.
    fn check_named_universe(&self, claim: &ClaimWord) -> Option<Finding> {
        let universe = self.universe()?;
        let own = &self.binding.series.area;
        let named = self.tokens_after_rank(claim).find_map(|at| {
            let above = |level: AverageLevel| {
                let line = self.areas.line(&own.id);
                line.into_iter()
                    .find(|area| area.id != own.id && level.matches(area))
            };
            match self.average_level_at(at) {
                Some(level) => above(level),
                None => self
                    .lexicon
                    .area_at(self.text, self.tokens, at, self.areas)
                    .map(|(area, _)| area),
            }
            .filter(|area| area.id != own.id)
            .filter(|area| !universe.areas.iter().any(|ranked| ranked.id == area.id))
        })?;
        let inside: Vec<&str> = self
            .areas
            .by_id
            .values()
            .filter(|area| {
                area.kind == own.kind
                    && self
                        .areas
                        .line(&area.id)
                        .iter()
                        .any(|above| above.id == named.id)
            })
            .map(|area| &*area.id)
            .collect();
        let same = inside.len() == universe.areas.len()
            && universe
                .areas
                .iter()
                .all(|area| inside.contains(&&*area.id));
        (!same).then(|| {
            Finding::error(
                Code::RankUniverse,
                format!(
                    "\"{}\" is said of {}, and the figure is ranked among {}",
                    self.claim_text(claim),
                    named.name,
                    universe.name
                ),
            )
            .help(format!(
                "name what it is ranked among, or rank it among all in {}: &among={}",
                named.name, named.id
            ))
        })
    }

    /// The tokens after a rank, up to a punctuation mark or the end of the link.
    fn tokens_after_rank(&self, claim: &ClaimWord) -> impl Iterator<Item = usize> {
        let next = self
            .tokens
            .partition_point(|token| token.range.start < claim.range.end);
        (next..self.tokens.len()).take_while(|&at| {
            self.tokens[at].range.end <= self.words.end && self.tokens[at].word().is_some()
        })
    }

    /// `none had a higher rate than Coventry`: whether the figure's own area, or `here`, is named after it.
    fn names_own_area(&self, claim: &ClaimWord) -> bool {
        let own = |at: usize| {
            let named = self.lexicon.area_at(self.text, self.tokens, at, self.areas);
            if let Some((area, _)) = named {
                return Some(area.id == self.binding.series.area.id);
            }
            let word = self.tokens[at].word()?;
            surroundings().own_place.contains(word).then_some(true)
        };
        self.tokens_after_rank(claim).find_map(own) == Some(true)
    }

    /// `second only to Sandwell`: whether the area named after the rank has a higher value.
    fn names_a_higher_area(&self, claim: &ClaimWord) -> bool {
        let named = self
            .tokens_after_rank(claim)
            .find_map(|at| self.lexicon.area_at(self.text, self.tokens, at, self.areas));
        let Some((named, _)) = named else {
            return false;
        };
        let BoundPoints::One(point) = &self.binding.points else {
            return false;
        };
        let rows = self.binding.series.indicator.table.of_area(&named.id);
        rows.iter().any(|row| {
            row.dimensions() == self.binding.series.dimensions
                && row.period().same_time(point.period)
                && row.value().is_some_and(|other| other > value(point))
        })
    }
}

/// `joint second highest of 7`
fn rank_words(stated: StatedRank, place: u32, tied: bool, size: usize) -> String {
    const PLACES: [&str; 9] = [
        "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ",
        "tenth ",
    ];
    let end = match stated.end {
        RankEnd::Top => "highest",
        RankEnd::Bottom => "lowest",
        RankEnd::Best => "best",
        RankEnd::Worst => "worst",
    };
    let nth = match place {
        1 => String::new(),
        2..=10 => PLACES[place as usize - 2].to_owned(),
        _ => format!("{place}{} ", suffix(place)),
    };
    let joint = if tied { "joint " } else { "" };
    let of = stated.of.map_or(String::new(), |_| format!(" of {size}"));
    format!("{joint}{nth}{end}{of}")
}

fn suffix(place: u32) -> &'static str {
    match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
