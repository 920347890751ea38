//! Words of direction, comparison and judgement: rose, lower than, improved.

use super::claim_words::direction_between;
use super::confidence_limits::LimitsVerdict;
use super::{Finding, Judge, value};
use crate::data::Polarity;
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::{Direction, opposite};
use crate::evidence::reading::{Assertion, ClaimWord};
use crate::evidence::resolve::BoundPoints;
use rust_decimal::Decimal;

impl Judge<'_> {
    pub(super) fn check_change(&self, claim: &ClaimWord, stated: Direction) -> Option<Finding> {
        let Some(pair) = self.first_and_last() else {
            return Some(self.needs_change(claim));
        };
        self.check_direction(claim, stated, pair)
    }

    /// Compares the stated direction with that from one value to another.
    pub(super) fn check_direction(
        &self,
        claim: &ClaimWord,
        stated: Direction,
        (first, last): (Decimal, Decimal),
    ) -> Option<Finding> {
        let Some(real) = direction_between(first, last) else {
            return Some(
                self.contradiction(claim, "the values are equal")
                    .edit(claim.range.clone(), "was unchanged"),
            );
        };
        if real != stated {
            return Some(self.reversed_direction(
                claim,
                real,
                if real == Direction::Up {
                    "it rose"
                } else {
                    "it fell"
                },
            ));
        }
        self.small_change_advice(claim, first, last)
    }

    /// Advice where a change is too small to be called one.
    fn small_change_advice(
        &self,
        claim: &ClaimWord,
        first: Decimal,
        last: Decimal,
    ) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let within = definition
            .stable_within
            .is_some_and(|limit| (last - first).abs() <= limit);
        let (why, instead) = if within {
            let limit = definition.stable_within?;
            (
                format!("the change is within {limit}, which counts as stable"),
                "was little changed",
            )
        } else if self.limits_verdict() == LimitsVerdict::No {
            (
                "zero lies within the limits of the difference, so they do not show a change"
                    .to_owned(),
                "there was no clear change",
            )
        } else {
            return None;
        };
        Some(
            Finding::advice(
                Code::ChangeNotShown,
                format!("\"{}\": {why}", self.claim_text(claim)),
            )
            .note(self.cells_label())
            .help(format!(
                "write \"{instead}\", or give both values without saying that it moved"
            )),
        )
    }

    pub(super) fn check_comparison(&self, claim: &ClaimWord, stated: Direction) -> Option<Finding> {
        let pair = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(other), value(own)),
            // "lower than in 2015" compares the last with the first.
            (BoundPoints::Change(from, to), None) => (value(from), value(to)),
            // "the gap was wider than in 2015"
            (BoundPoints::Change(..), Some(_)) => self.first_and_last()?,
            _ => return Some(self.needs_comparator(claim)),
        };
        let Some(real) = direction_between(pair.0, pair.1) else {
            return Some(self.contradiction(claim, "the values are equal"));
        };
        let real = match real {
            Direction::Up if self.is_reversed(&claim.range) => Direction::Down,
            Direction::Down if self.is_reversed(&claim.range) => Direction::Up,
            real => real,
        };
        if real == stated {
            return None;
        }
        Some(self.reversed_direction(
            claim,
            real,
            if real == Direction::Up {
                "it is higher"
            } else {
                "it is lower"
            },
        ))
    }

    pub(super) fn check_polarity_word(&self, claim: &ClaimWord, better: bool) -> Option<Finding> {
        if let Some(finding) = self.polarity_unusable(claim) {
            return Some(finding);
        }
        let pair = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::Change(from, to), None) => (value(from), value(to)),
            // `England is outshone by Coventry` of Coventry.
            (BoundPoints::One(own), Some(BoundPoints::One(other)))
                if self.is_reversed(&claim.range) =>
            {
                (value(own), value(other))
            }
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (value(other), value(own)),
            (BoundPoints::Change(..), Some(_)) => {
                return Some(
                    Finding::error(
                        Code::CannotJudge,
                        format!(
                            "\"{}\" cannot be said of a change in a gap",
                            self.claim_text(claim)
                        ),
                    )
                    .help("say that the gap widened or narrowed"),
                );
            }
            _ => return Some(self.needs_change(claim)),
        };
        let polarity = self.binding.series.indicator.definition.polarity;
        let Some(real) = direction_between(pair.0, pair.1) else {
            return Some(self.contradiction(claim, "the values are equal"));
        };
        let up_is_better = polarity == Some(Polarity::HigherIsBetter);
        let got_better = (real == Direction::Up) == up_is_better;
        if got_better == better {
            return if matches!(self.binding.points, BoundPoints::Change(..)) {
                self.small_change_advice(claim, pair.0, pair.1)
            } else {
                None
            };
        }
        let says = if got_better {
            "it is better"
        } else {
            "it is worse"
        };
        let word = if got_better { "improved" } else { "worsened" };
        let text = opposite(&self.claim_text(claim).to_lowercase()).unwrap_or(word);
        Some(
            self.contradiction(claim, says)
                .edit(claim.range.clone(), text),
        )
    }

    /// Why the indicator's values may not be called better, worse or significant, if they may not.
    pub(super) fn polarity_unusable(&self, claim: &ClaimWord) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let stated = self.claim_text(claim);
        if definition.relative {
            return Some(
                Finding::error(
                    Code::RelativeJudged,
                    format!("\"{stated}\" cannot be said of a relative measure: it shows a place among others"),
                )
                .help("say that it rose or fell, or that it is higher or lower"),
            );
        }
        let judged = matches!(
            definition.polarity,
            Some(Polarity::LowerIsBetter | Polarity::HigherIsBetter)
        );
        (!judged && claim.assertion != Assertion::Significantly).then(|| {
            Finding::error(
                Code::NoPolarity,
                format!("\"{stated}\" cannot be checked: the indicator does not say which direction is better"),
            )
            .help("add polarity: lower-is-better or higher-is-better to its definition, or say that it rose or fell")
        })
    }

    /// The finding for a word of the wrong direction.
    fn reversed_direction(&self, claim: &ClaimWord, real: Direction, says: &str) -> Finding {
        let fallback = match (real, claim.assertion) {
            (Direction::Up, Assertion::Moved(_)) => Some("rose"),
            (Direction::Down, Assertion::Moved(_)) => Some("fell"),
            // A verb has no form that fits: `exceeds`, `trails`.
            _ => None,
        };
        let finding = self.contradiction(claim, says);
        match opposite(&self.claim_text(claim).to_lowercase()).or(fallback) {
            Some(text) => finding.edit(claim.range.clone(), text),
            None => finding,
        }
    }
}
