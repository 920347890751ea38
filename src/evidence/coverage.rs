//! How many of the statistics have which kind of evidence.

use std::ops::AddAssign;

use serde::Serialize;

use crate::evidence::claim::{Claim, EvidenceStatus};

/// The number of statistics with each kind of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EvidenceCoverage {
    /// Bound to data.
    pub bound: u64,
    /// Tied to a fact of a source, and checked.
    pub sourced_and_checked: u64,
    /// Tied to a source.
    pub sourced: u64,
    /// In quoted speech, with a source.
    pub quoted: u64,
    /// Neither bound to data nor tied to a source.
    pub unbound: u64,
    /// Marked as no statistic: `figure:none`.
    pub not_a_statistic: u64,
}

impl EvidenceCoverage {
    /// Counts the claims by their status.
    pub fn from_claims<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut coverage = Self::default();
        for claim in claims {
            match claim.status {
                EvidenceStatus::Bound => coverage.bound += 1,
                EvidenceStatus::SourcedAndChecked => coverage.sourced_and_checked += 1,
                EvidenceStatus::Sourced => coverage.sourced += 1,
                EvidenceStatus::Quoted => coverage.quoted += 1,
                EvidenceStatus::Unbound => coverage.unbound += 1,
                EvidenceStatus::NotAStatistic => coverage.not_a_statistic += 1,
                // The numbers of the column are counted.
                EvidenceStatus::Column => {}
            }
        }
        coverage
    }
}

impl AddAssign for EvidenceCoverage {
    fn add_assign(&mut self, other: Self) {
        self.bound += other.bound;
        self.sourced_and_checked += other.sourced_and_checked;
        self.sourced += other.sourced;
        self.quoted += other.quoted;
        self.unbound += other.unbound;
        self.not_a_statistic += other.not_a_statistic;
    }
}
