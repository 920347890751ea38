//! Dispatches each claim word to its check, and what the checks share.

use rust_decimal::Decimal;

use super::{Finding, Judge, LinkJudgement, value};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::{Assertion, ClaimWord, LinkReading};
use crate::evidence::resolve::BoundPoints;

impl Judge<'_> {
    /// Judges every claim word of a reading.
    pub(super) fn check_claim_words(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        let change = matches!(self.binding.points, BoundPoints::Change(..));
        for claim in &reading.claims {
            let finding = match claim.assertion {
                Assertion::Moved(direction) => match self.last_step(reading) {
                    Some(step) => self.check_direction(claim, direction, step),
                    None => self.check_change(claim, direction),
                },
                Assertion::Compared(direction) => {
                    let direction = if names_later_than_earlier(reading) {
                        direction.reversed()
                    } else {
                        direction
                    };
                    self.check_comparison(claim, direction)
                }
                Assertion::Judged { better } => self.check_polarity_word(claim, better),
                Assertion::Rank(rank) => {
                    judgement.methods.push("rank of the unrounded values");
                    self.check_rank(claim, rank)
                }
                // "about the same as England"
                Assertion::Stable if !change && self.binding.comparator.is_some() => {
                    self.check_no_clear_change(claim)
                }
                Assertion::Stable => self.check_stable(claim),
                Assertion::Unchanged => self.check_unchanged(claim),
                Assertion::NoClearChange | Assertion::Similar => self.check_no_clear_change(claim),
                Assertion::Significantly => self.check_significant(claim),
                Assertion::NotSignificant => self.check_not_significant(claim),
                Assertion::Multiplied { by, hedge } => self.check_multiple(claim, by, hedge),
                Assertion::Halved { hedge } => self.check_halved(claim, hedge),
                Assertion::Half { more } => self.check_majority(claim, more),
                Assertion::Span {
                    months,
                    hedge,
                    apart,
                } => self.check_time_span(claim, months, hedge, apart),
                Assertion::Overtook { behind } => self.check_overtaken(claim, behind),
                Assertion::Size { large } => self.check_size(claim, large),
                Assertion::Everywhere(count) => self.check_everywhere(claim, count, reading),
                Assertion::OnlyOne => self.check_only_one(claim, reading),
                Assertion::Differs => self.check_differs(claim),
                Assertion::Net { loss } => self.check_net(claim, loss, reading),
                Assertion::Missing | Assertion::OverTime(_) => None,
            };
            if is_about_limits(claim.assertion) {
                judgement.methods.extend(self.limits_method());
            }
            judgement
                .findings
                .extend(finding.map(|finding| finding.about(claim)));
        }
    }

    pub(super) fn claim_text(&self, claim: &ClaimWord) -> &str {
        &self.text[claim.range.clone()]
    }

    pub(super) fn needs_change(&self, claim: &ClaimWord) -> Finding {
        let newest = self
            .binding
            .periods()
            .last()
            .map_or(String::new(), ToString::to_string);
        Finding::error(
            Code::BindingNeeded,
            format!(
                "\"{}\" says a change, and the link is bound to one period",
                self.claim_text(claim)
            ),
        )
        .help(format!("bind it to both periods: ?FROM..{newest}"))
    }

    pub(super) fn needs_comparator(&self, claim: &ClaimWord) -> Finding {
        Finding::error(
            Code::BindingNeeded,
            format!("\"{}\" compares, and the link does not say with what", self.claim_text(claim)),
        )
        .help("add &vs= and an area (vs=england), a group (vs=sex:female) or an indicator (vs=indicator:ID)")
    }

    /// The first and the last value of a change, or the size of a gap at both periods.
    pub(super) fn first_and_last(&self) -> Option<(Decimal, Decimal)> {
        match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::Change(from, to), None) => Some((value(from), value(to))),
            (BoundPoints::Change(from, to), Some(BoundPoints::Change(vs_from, vs_to))) => Some((
                value(from).checked_sub(value(vs_from))?.abs(),
                value(to).checked_sub(value(vs_to))?.abs(),
            )),
            _ => None,
        }
    }

    /// A claim that the data contradict.
    pub(super) fn contradiction(&self, claim: &ClaimWord, says: &str) -> Finding {
        Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says \"{}\", the data say {says}",
                self.claim_text(claim)
            ),
        )
        .note(self.cells_label())
    }
}

/// Whether a claim is judged by confidence limits.
fn is_about_limits(assertion: Assertion) -> bool {
    matches!(
        assertion,
        Assertion::NoClearChange
            | Assertion::Similar
            | Assertion::Significantly
            | Assertion::NotSignificant
    )
}

/// `lower in 2011 than in 2023`: the first value is compared with the last.
fn names_later_than_earlier(reading: &LinkReading) -> bool {
    reading
        .periods
        .iter()
        .any(|period| period.index == Some(1) && period.before.as_deref() == Some("than"))
}

/// The direction from one value to another; `None` where they are equal.
pub(super) fn direction_between(first: Decimal, last: Decimal) -> Option<Direction> {
    match last.cmp(&first) {
        std::cmp::Ordering::Greater => Some(Direction::Up),
        std::cmp::Ordering::Less => Some(Direction::Down),
        std::cmp::Ordering::Equal => None,
    }
}
