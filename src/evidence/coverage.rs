//! How many statistics stand on what.

use std::ops::AddAssign;

use serde::Serialize;

use crate::evidence::claim::{Claim, State};

/// Statistics by their footing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Bound to data.
    pub bound: u64,
    /// Tied to a fact of a source, and checked.
    pub sourced_and_checked: u64,
    /// Tied to a source.
    pub sourced: u64,
    /// In somebody's speech.
    pub quoted: u64,
    /// On nothing.
    pub unbound: u64,
}

impl Coverage {
    /// The coverage of some claims.
    pub fn of<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut coverage = Self::default();
        for claim in claims {
            match claim.state {
                State::Bound => coverage.bound += 1,
                State::SourcedAndChecked => coverage.sourced_and_checked += 1,
                State::Sourced => coverage.sourced += 1,
                State::Quoted => coverage.quoted += 1,
                State::Unbound => coverage.unbound += 1,
                State::NotAStatistic => {}
            }
        }
        coverage
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.bound += other.bound;
        self.sourced_and_checked += other.sourced_and_checked;
        self.sourced += other.sourced;
        self.quoted += other.quoted;
        self.unbound += other.unbound;
    }
}
