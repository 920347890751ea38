//! What each number in the words is: a value, a difference, a relative change, a ratio.
//!
//! Decided by the words around the number, never by which reading would fit the data.

use super::Judge;
use super::whose::Who;
use crate::evidence::destination::Show;
use crate::evidence::prose::token::window;
use crate::evidence::prose::units::SaidUnit;
use crate::evidence::reading::{Amount, Reading, Said};
use crate::evidence::resolve::Shape;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The value at the binding's first or only period (0), or at its last (1); of a change in a gap, the gap there.
    Value(usize),
    /// The value that it is compared with.
    Other,
    /// A difference: of two periods, of two series, or of two gaps.
    Difference,
    /// The same in per cent.
    Relative,
    /// How many times.
    Ratio,
    /// The lower confidence limit.
    Lower,
    /// The upper confidence limit.
    Upper,
    /// The place in a rank.
    Rank,
}

impl Judge<'_> {
    /// The role of each value of a reading, in order.
    pub(super) fn roles(&self, reading: &Reading) -> Vec<Role> {
        let change = matches!(self.binding.shape, Shape::Change(..));
        let vs = self.binding.vs.is_some();
        let mut after = self.words.start;
        let mut roles: Vec<Option<Role>> = Vec::with_capacity(reading.values.len());
        for said in &reading.values {
            let told = match self.told(said, change, vs, reading) {
                // Of two areas or sexes, each value is whose name stands by it.
                Some(Role::Value(0) | Role::Other) | None
                    if vs && !change && reading.values.len() > 1 =>
                {
                    let whose = self.whose(&said.range, after);
                    whose
                        .map(|who| match who {
                            Who::Own => Role::Value(0),
                            Who::Other => Role::Other,
                        })
                        .or(self.told(said, change, vs, reading))
                }
                // `above England's 13.2 per cent`, `than the England average of 13.2 per cent`
                Some(Role::Value(0) | Role::Other) | None if vs && !change && !said.modifies => {
                    let told = self.told(said, change, vs, reading);
                    match self.of_whom(&said.range) {
                        Some(Who::Other) => Some(Role::Other),
                        Some(Who::Own) => Some(Role::Value(0)),
                        None => told,
                    }
                }
                told => told,
            };
            roles.push(told);
            after = said.range.end;
        }
        // The rest is told by its number: two are the two values, in order; one is the difference.
        let open: Vec<usize> = (0..roles.len()).filter(|&at| roles[at].is_none()).collect();
        let taken = |role| roles.contains(&Some(role));
        let apart = |role: &Option<Role>| {
            matches!(role, Some(Role::Difference | Role::Relative | Role::Ratio))
        };
        // `14.6 per cent, 3.0 percentage points higher than England`: a value, then how far it lies off.
        let valued = open
            .first()
            .is_some_and(|&at| roles[at + 1..].iter().any(apart));
        let last = if change { Role::Value(1) } else { Role::Other };
        let rest: Vec<Role> = match open.len() {
            2 if change || vs => vec![Role::Value(0), last],
            1 if change && taken(Role::Value(0)) && !taken(Role::Value(1)) => vec![Role::Value(1)],
            1 if change && taken(Role::Value(1)) && !taken(Role::Value(0)) => vec![Role::Value(0)],
            1 if vs && !change && taken(Role::Value(0)) => vec![Role::Other],
            1 if vs && !change && taken(Role::Other) => vec![Role::Value(0)],
            1 if valued && change && !vs => vec![Role::Value(1)],
            1 if valued && vs && !change => vec![Role::Value(0)],
            _ => open
                .iter()
                .map(|&at| difference(&reading.values[at], change || vs))
                .collect(),
        };
        for (at, role) in open.into_iter().zip(rest) {
            roles[at] = Some(role);
        }
        roles.into_iter().flatten().collect()
    }

    /// The role that the words around a number give it, if they do.
    fn told(&self, said: &Said, change: bool, vs: bool, reading: &Reading) -> Option<Role> {
        if matches!(said.amount, Amount::Times(_)) {
            return Some(Role::Ratio);
        }
        if reading.values.len() == 1 {
            match self.binding.show {
                Some(Show::Value) => return Some(Role::Value(usize::from(change))),
                Some(Show::Change | Show::Gap) => return Some(Role::Difference),
                Some(Show::PercentChange) => return Some(Role::Relative),
                Some(Show::Ratio) => return Some(Role::Ratio),
                Some(Show::LowerCi) => return Some(Role::Lower),
                Some(Show::UpperCi) => return Some(Role::Upper),
                Some(Show::Rank) => return Some(Role::Rank),
                None => {}
            }
        }
        if !change && !vs {
            return Some(Role::Value(0));
        }
        let before = said.before.as_deref();
        let end = matches!(before, Some("from" | "to")) || said.period.is_some();
        // The ends of a gap between percentages are in points, as its change is.
        if said.unit == SaidUnit::Points && !(change && vs && end) {
            return Some(Role::Difference);
        }
        if said.modifies || matches!(before, Some("by")) {
            return Some(difference(said, true));
        }
        if change {
            if let Some(period) = said.period {
                return Some(Role::Value(period));
            }
            return match before {
                Some("from" | "than" | "with" | "against" | "versus") => Some(Role::Value(0)),
                Some("to" | "at" | "reached" | "reaching" | "hit" | "hitting") => {
                    Some(Role::Value(1))
                }
                Some("of") => Some(difference(said, true)),
                _ => None,
            };
        }
        let gap = ["gap", "difference"].iter().any(|word| self.says(word));
        match before {
            Some("of") if gap => Some(difference(said, true)),
            Some("was" | "is" | "were" | "are") if !gap => Some(Role::Value(0)),
            Some("at" | "stood" | "reached" | "had" | "has" | "of") => Some(Role::Value(0)),
            Some("than" | "with" | "against" | "to" | "versus") => Some(Role::Other),
            _ => None,
        }
    }

    /// Whether a word stands in the link or shortly before it: `a difference of [4.1 years]`, `the gap was [1.3 years]`.
    fn says(&self, word: &str) -> bool {
        let window = window(self.tokens, &self.words);
        (window.start.saturating_sub(3)..window.end).any(|at| self.tokens[at].is(word))
    }
}

/// A lone number beside a change or a comparison: in per cent the relative one, else the plain one.
fn difference(said: &Said, compares: bool) -> Role {
    match (&said.amount, said.unit) {
        _ if !compares => Role::Value(0),
        (Amount::Fraction(..), _) | (_, SaidUnit::PerCent) => Role::Relative,
        _ => Role::Difference,
    }
}
