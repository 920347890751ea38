//! Words that deny a change or call it significant: stable, unchanged, similar to, significantly.

use crate::evidence::wording::rounded;
use rust_decimal::Decimal;

use super::claim_words::direction_between;
use super::confidence_limits::{BY_BENCHMARK, LimitsVerdict};
use super::{Finding, Judge, digits, value};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::Direction;
use crate::evidence::reading::ClaimWord;
use crate::evidence::resolve::BoundPoints;

impl Judge<'_> {
    pub(super) fn check_stable(&self, claim: &ClaimWord) -> Option<Finding> {
        let BoundPoints::Change(from, to) = &self.binding.points else {
            return Some(self.needs_change(claim));
        };
        let definition = &self.binding.series.indicator.definition;
        let Some(stable) = definition.stable_within else {
            return Some(
                Finding::error(
                    Code::CannotJudge,
                    format!(
                        "\"{}\" cannot be judged: the indicator does not say which change counts as stable",
                        self.claim_text(claim)
                    ),
                )
                .help("add stable_within: {value: …, reason: …} to its definition, or give the values"),
            );
        };
        let others: Vec<crate::data::Row<'_>> = self
            .binding
            .comparator
            .iter()
            .flat_map(|comparator| comparator.series.rows())
            .collect();
        let mut first = None;
        for row in self.binding.series.rows() {
            if row.period().start < from.period.start || row.period().start > to.period.start {
                continue;
            }
            let other = match &self.binding.comparator {
                None => Some(Decimal::ZERO),
                Some(_) => others
                    .iter()
                    .find(|other| other.period().start == row.period().start)
                    .and_then(|row| row.value()),
            };
            let (Some(own), Some(other)) = (row.value(), other) else {
                return Some(
                    Finding::error(
                        Code::CannotJudge,
                        format!(
                            "\"{}\" cannot be judged: {} has no value",
                            self.claim_text(claim),
                            row.period()
                        ),
                    )
                    .help("speak of a span in which every period has a value"),
                );
            };
            let gap = own.checked_sub(other)?;
            let gap = if self.binding.comparator.is_some() {
                gap.abs()
            } else {
                gap
            };
            let start = *first.get_or_insert(gap);
            if (gap - start).abs() > stable {
                let finding = self.contradiction(
                    claim,
                    &format!(
                        "{} is {}, which differs from the first by more than {}",
                        row.period(),
                        gap,
                        stable
                    ),
                );
                let (first, last) = self.first_and_last()?;
                let word = direction_between(first, last).filter(|_| (last - first).abs() > stable);
                return Some(match word {
                    Some(Direction::Up) => finding.edit(claim.range.clone(), "rose"),
                    Some(Direction::Down) => finding.edit(claim.range.clone(), "fell"),
                    None => finding.help("say what happened in between, with its own link"),
                });
            }
        }
        None
    }

    pub(super) fn check_unchanged(&self, claim: &ClaimWord) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let (one, other) = match (&self.binding.points, self.binding.comparator_points()) {
            (BoundPoints::Change(one, other), None) => (one, other),
            (BoundPoints::One(own), Some(BoundPoints::One(other))) => (other, own),
            _ => return Some(self.needs_change(claim)),
        };
        let decimals = definition
            .decimals
            .unwrap_or_else(|| digits(one.row, definition).min(digits(other.row, definition)));
        let (one, other) = (value(one), value(other));
        if rounded(one, decimals) == rounded(other, decimals) {
            return None;
        }
        let change = matches!(self.binding.points, BoundPoints::Change(..));
        let (says, word) = match (direction_between(one, other)?, change) {
            (Direction::Up, true) => ("it rose", "rose"),
            (Direction::Down, true) => ("it fell", "fell"),
            (Direction::Up, false) => ("it is higher", "higher"),
            (Direction::Down, false) => ("it is lower", "lower"),
        };
        Some(
            self.contradiction(claim, says)
                .edit(claim.range.clone(), word),
        )
    }

    /// `has yet to return to its 2019 level`: the last value, as rounded, is not the first.
    pub(super) fn check_differs(&self, claim: &ClaimWord) -> Option<Finding> {
        match self.check_unchanged(claim) {
            None => Some(self.contradiction(claim, "the values are equal")),
            Some(equal) => (equal.code != Code::FigureMismatch).then_some(equal),
        }
    }

    /// `no clear change`, `similar to`: the limits do not show a difference.
    pub(super) fn check_no_clear_change(&self, claim: &ClaimWord) -> Option<Finding> {
        if matches!(self.binding.points, BoundPoints::One(_)) && self.binding.comparator.is_none() {
            return Some(self.needs_comparator(claim));
        }
        match self.limits_verdict() {
            LimitsVerdict::No => None,
            LimitsVerdict::CannotJudge(why) => Some(
                Finding::error(
                    Code::CannotJudge,
                    format!("\"{}\" cannot be judged: {why}", self.claim_text(claim)),
                )
                .help("give the values, or say that it rose, fell, or is higher or lower"),
            ),
            LimitsVerdict::Yes => {
                let change = matches!(self.binding.points, BoundPoints::Change(..));
                let up = match self.first_and_last() {
                    Some((first, last)) => direction_between(first, last),
                    None => match (&self.binding.points, self.binding.comparator_points()) {
                        (BoundPoints::One(own), Some(BoundPoints::One(other))) => {
                            direction_between(value(other), value(own))
                        }
                        _ => None,
                    },
                }?;
                let word = match (up, change) {
                    (Direction::Up, true) => "rose",
                    (Direction::Down, true) => "fell",
                    (Direction::Up, false) => "higher than",
                    (Direction::Down, false) => "lower than",
                };
                let mut range = claim.range.clone();
                if !change && self.text[range.end..].starts_with(" to") {
                    range.end += 3;
                }
                Some(
                    self.contradiction(claim, "the limits of the difference show one")
                        .edit(range, word),
                )
            }
        }
    }

    pub(super) fn check_significant(&self, claim: &ClaimWord) -> Option<Finding> {
        if let Some(finding) = self.polarity_unusable(claim) {
            return Some(finding);
        }
        if matches!(self.binding.points, BoundPoints::One(_)) && self.binding.comparator.is_none() {
            return Some(self.needs_comparator(claim));
        }
        if self.limits_verdict() == LimitsVerdict::Yes || self.sourced {
            return None;
        }
        let why = match self.limits_verdict() {
            LimitsVerdict::CannotJudge(why) => why,
            _ if self.limits_method() == Some(BY_BENCHMARK) => {
                "the benchmark's value lies within the limits (OHID's method)"
            }
            _ => "zero lies within the limits of the difference (Zou and Donner, 2008)",
        };
        let mut range = claim.range.clone();
        if self.text[range.end..].starts_with(' ') {
            range.end += 1;
        }
        Some(
            Finding::error(
                Code::NotSignificant,
                format!("\"{}\" is not shown: {why}", self.claim_text(claim)),
            )
            .note(self.cells_label())
            .help("take the word out, or add a source: link for it to the sentence")
            .edit(range, ""),
        )
    }

    /// `no significant change`: limits that overlap do not show that there is none; limits that do not overlap show one.
    pub(super) fn check_not_significant(&self, claim: &ClaimWord) -> Option<Finding> {
        if let Some(finding) = self.polarity_unusable(claim) {
            return Some(finding);
        }
        let limits = self.limits_verdict();
        if limits == LimitsVerdict::Yes
            || (matches!(self.binding.points, BoundPoints::One(_))
                && self.binding.comparator.is_none())
        {
            return self.check_no_clear_change(claim);
        }
        if self.sourced {
            return None;
        }
        let clear = match self.binding.points {
            BoundPoints::Change(..) => "no clear change",
            BoundPoints::One(_) => "no clear difference",
        };
        let why = match limits {
            LimitsVerdict::CannotJudge(why) => why,
            _ => "limits that do not show a difference do not show that there is none",
        };
        let finding = Finding::error(
            Code::NotSignificant,
            format!("\"{}\" is not shown: {why}", self.claim_text(claim)),
        )
        .note(self.cells_label())
        .help(format!(
            "say that there is {clear}, or add a source: link for it to the sentence"
        ));
        Some(finding.edit(claim.range.clone(), clear))
    }
}
