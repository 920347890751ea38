//! What each number in the words is: a value, a difference, a relative change, a ratio.
//!
//! Decided by the words around the number, never by which role would agree with the data.

use super::Judge;
use super::sides::Side;
use crate::evidence::destination::Quantity;
use crate::evidence::prose::token::tokens_overlapping;
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::reading::{
    Assertion, ClaimWord, LinkReading, StatedAmount, StatedValue, TimeClaim,
};
use crate::evidence::resolve::BoundPoints;

/// What a number states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberRole {
    /// The value at the binding's first or only period (0), or at its last (1); of a change in a gap, the gap there.
    Value(usize),
    /// The value that it is compared with.
    Other,
    /// A difference: of two periods, of two series, or of two gaps.
    Difference,
    /// A relative change or difference, in per cent.
    Relative,
    /// How many times one value is the other.
    Ratio,
    /// The lower confidence limit.
    Lower,
    /// The upper confidence limit.
    Upper,
    /// The position in a rank.
    Rank,
}

impl Judge<'_> {
    /// The role of each value of a reading, in order.
    pub(super) fn number_roles(&self, reading: &LinkReading) -> Vec<NumberRole> {
        let change = matches!(self.binding.points, BoundPoints::Change(..));
        let compares = self.binding.comparator.is_some();
        if compares && !change && self.names_both_before_a_pair(reading) {
            return vec![NumberRole::Value(0), NumberRole::Other];
        }
        let mut after = self.words.start;
        let mut roles: Vec<Option<NumberRole>> = Vec::with_capacity(reading.values.len());
        for stated in &reading.values {
            let role = match self.role_from_words(stated, change, compares, reading) {
                // With two areas or sexes, each value is that of the one named beside it.
                Some(NumberRole::Value(0) | NumberRole::Other) | None
                    if compares && !change && reading.values.len() > 1 =>
                {
                    let whose = self.side_of_value(&stated.range, after);
                    whose
                        .map(|who| match who {
                            Side::Own => NumberRole::Value(0),
                            Side::Other => NumberRole::Other,
                        })
                        .or(self.role_from_words(stated, change, compares, reading))
                }
                // `above England's 13.2 per cent`, `than the England average of 13.2 per cent`
                Some(NumberRole::Value(0) | NumberRole::Other) | None
                    if compares && !change && !stated.modifies =>
                {
                    let from_words = self.role_from_words(stated, change, compares, reading);
                    match self.side_named_beside(&stated.range) {
                        Some(Side::Other) => Some(NumberRole::Other),
                        Some(Side::Own) => Some(NumberRole::Value(0)),
                        None => from_words,
                    }
                }
                role => role,
            };
            roles.push(role);
            after = stated.range.end;
        }
        // The remaining roles follow from their number: two are the two values, in order; one is the difference.
        let open: Vec<usize> = (0..roles.len()).filter(|&at| roles[at].is_none()).collect();
        let taken = |role| roles.contains(&Some(role));
        let apart = |role: &Option<NumberRole>| {
            matches!(
                role,
                Some(NumberRole::Difference | NumberRole::Relative | NumberRole::Ratio)
            )
        };
        // `14.6 per cent, 3.0 percentage points higher than England`: a value, then a difference.
        let valued = open
            .first()
            .is_some_and(|&at| roles[at + 1..].iter().any(apart));
        let last = if change {
            NumberRole::Value(1)
        } else {
            NumberRole::Other
        };
        let rest: Vec<NumberRole> = match open.len() {
            2 if change || compares => vec![NumberRole::Value(0), last],
            1 if change && taken(NumberRole::Value(0)) && !taken(NumberRole::Value(1)) => {
                vec![NumberRole::Value(1)]
            }
            1 if change && taken(NumberRole::Value(1)) && !taken(NumberRole::Value(0)) => {
                vec![NumberRole::Value(0)]
            }
            1 if compares && !change && taken(NumberRole::Value(0)) => vec![NumberRole::Other],
            1 if compares && !change && taken(NumberRole::Other) => vec![NumberRole::Value(0)],
            1 if valued && change && !compares => vec![NumberRole::Value(1)],
            1 if valued && compares && !change => vec![NumberRole::Value(0)],
            _ => open
                .iter()
                .map(|&at| difference_role(&reading.values[at], change || compares))
                .collect(),
        };
        for (at, role) in open.into_iter().zip(rest) {
            roles[at] = Some(role);
        }
        roles.into_iter().flatten().collect()
    }

    /// `little different from Leeds: 25.5 against 25.0 per cent`: the own value, then the other, whatever is named before them.
    fn names_both_before_a_pair(&self, reading: &LinkReading) -> bool {
        let [first, second] = reading.values.as_slice() else {
            return false;
        };
        let against = matches!(
            second.before.as_deref(),
            Some("against" | "versus" | "with")
        );
        let opens = self.text[self.words.start..first.range.start]
            .trim_end()
            .ends_with([':', '(']);
        let named = tokens_overlapping(self.tokens, &(first.range.end..self.words.end));
        against && opens && named.into_iter().all(|at| self.side_named_at(at).is_none())
    }

    /// The role of a number by the words around it, if they decide it.
    fn role_from_words(
        &self,
        stated: &StatedValue,
        change: bool,
        compares: bool,
        reading: &LinkReading,
    ) -> Option<NumberRole> {
        if matches!(stated.amount, StatedAmount::Times(_)) {
            return Some(NumberRole::Ratio);
        }
        if reading.values.len() == 1 {
            match self.binding.show {
                Some(Quantity::Value) => return Some(NumberRole::Value(usize::from(change))),
                Some(Quantity::Change | Quantity::Gap) => return Some(NumberRole::Difference),
                Some(Quantity::PercentChange) => return Some(NumberRole::Relative),
                Some(Quantity::Ratio) => return Some(NumberRole::Ratio),
                Some(Quantity::LowerCi) => return Some(NumberRole::Lower),
                Some(Quantity::UpperCi) => return Some(NumberRole::Upper),
                Some(Quantity::Rank) => return Some(NumberRole::Rank),
                None => {}
            }
        }
        if !change && !compares {
            return Some(NumberRole::Value(0));
        }
        let before = stated.before.as_deref();
        // `the gap is now 11.7 years` of a change: a level, unless the words are about the change.
        if change
            && reading.values.len() == 1
            && (is_copula(before) || self.stands_at(stated))
            && !(stated.modifies || self.says_change(reading))
        {
            return Some(NumberRole::Value(1));
        }
        // `dropped to its lowest level, 38.8 per cent`
        let extreme = |claim: &ClaimWord| {
            matches!(
                claim.assertion,
                Assertion::OverTime(TimeClaim::Extreme { .. })
            )
        };
        if change
            && !compares
            && reading.values.len() == 1
            && stated.unit != StatedUnit::Points
            && !matches!(before, Some("by" | "of" | "from"))
            && reading.claims.iter().any(extreme)
        {
            return Some(NumberRole::Value(1));
        }
        if compares
            && !change
            && let Some(side) = self.side_of_clause(&stated.range)
        {
            return Some(match side {
                Side::Own => NumberRole::Value(0),
                Side::Other => NumberRole::Other,
            });
        }
        let end = matches!(before, Some("from" | "to")) || stated.period.is_some();
        // The ends of a gap between percentages are in points, as its change is.
        if stated.unit == StatedUnit::Points && !(change && compares && end) {
            return Some(NumberRole::Difference);
        }
        if stated.modifies || matches!(before, Some("by")) {
            return Some(difference_role(stated, true));
        }
        if change {
            if let Some(period) = stated.period {
                return Some(NumberRole::Value(period));
            }
            return match before {
                Some("from" | "than" | "with" | "against" | "versus") => Some(NumberRole::Value(0)),
                Some("to" | "at" | "reached" | "reaching" | "hit" | "hitting") => {
                    Some(NumberRole::Value(1))
                }
                Some("of") => Some(difference_role(stated, true)),
                _ => None,
            };
        }
        let gap = ["gap", "difference"]
            .iter()
            .any(|word| self.has_word_nearby(word));
        match before {
            Some("of") if gap => Some(difference_role(stated, true)),
            Some("was" | "is" | "were" | "are") if !gap => Some(NumberRole::Value(0)),
            Some("at" | "stood" | "reached" | "had" | "has" | "of") => Some(NumberRole::Value(0)),
            Some("than" | "with" | "against" | "to" | "versus") => Some(NumberRole::Other),
            _ => None,
        }
    }

    /// `now is at 4.1 points`: a level, whatever its unit.
    fn stands_at(&self, stated: &StatedValue) -> bool {
        let start = self
            .tokens
            .partition_point(|token| token.range.start < stated.range.start);
        let verb = start.checked_sub(2).and_then(|at| self.tokens[at].word());
        stated.before.as_deref() == Some("at")
            && matches!(
                verb,
                Some(
                    "stands"
                        | "stood"
                        | "standing"
                        | "remains"
                        | "is"
                        | "was"
                        | "now"
                        | "currently"
                )
            )
    }

    /// Whether the words are about how much something changed or differs: `the increase was 14 per cent`.
    fn says_change(&self, reading: &LinkReading) -> bool {
        let change = |claim: &ClaimWord| {
            matches!(
                claim.assertion,
                Assertion::Moved(_) | Assertion::Compared(_) | Assertion::Judged { .. }
            )
        };
        reading.claims.iter().any(change)
            || ["change", "difference"]
                .iter()
                .any(|word| self.has_word_nearby(word))
    }

    /// Whether a word is in the link or shortly before it: `a difference of [4.1 years]`, `the gap was [1.3 years]`.
    fn has_word_nearby(&self, word: &str) -> bool {
        let window = tokens_overlapping(self.tokens, &self.words);
        (window.start.saturating_sub(3)..window.end).any(|at| self.tokens[at].is(word))
    }
}

/// Whether a word before a number says that it is a level.
fn is_copula(word: Option<&str>) -> bool {
    matches!(
        word,
        Some(
            "is" | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "now"
                | "currently"
                | "stands"
                | "stood"
        )
    )
}

/// The role of a single number with a change or a comparison: relative if in per cent, otherwise the difference.
fn difference_role(stated: &StatedValue, compares: bool) -> NumberRole {
    match (&stated.amount, stated.unit) {
        _ if !compares => NumberRole::Value(0),
        (StatedAmount::Fraction(..), _) | (_, StatedUnit::PerCent) => NumberRole::Relative,
        _ => NumberRole::Difference,
    }
}
