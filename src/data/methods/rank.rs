//! The rank of an area among others, in one period and for one group.
//!
//! Equal values share a position. Values are compared with every digit, not as they are shown.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::data::{AreaId, Indicator, Period, Row};

/// The values of some areas in order, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Areas with a value, the lowest first; equal ones by id.
    pub ranked: Vec<(AreaId, Decimal)>,
    /// Areas that have none: nobody can say where these would stand, so a rank is not complete.
    pub without: Vec<AreaId>,
}

/// Where a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankPosition {
    /// From 1.
    pub place: usize,
    /// Whether another area has the same value.
    pub is_joint: bool,
}

impl Ranking {
    /// Ranks areas by their values of a period.
    pub fn of<'t>(
        indicator: &Indicator,
        areas: impl IntoIterator<Item = &'t AreaId>,
        slice: &[Arc<str>],
        period: &Period,
    ) -> Self {
        let mut ranking = Self::default();
        for area in areas {
            let row = indicator.table.row(area, slice, period);
            match row.and_then(Row::value) {
                Some(value) => ranking.ranked.push((area.clone(), value)),
                None => ranking.without.push(area.clone()),
            }
        }
        ranking
            .ranked
            .sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        ranking
    }

    /// Where a value is from the highest down.
    pub fn highest_first(&self, value: Decimal) -> RankPosition {
        let (below, joint) = self.around(value);
        RankPosition {
            place: self.ranked.len() - below - joint + 1,
            is_joint: joint > 1,
        }
    }

    /// Where a value is from the lowest up.
    pub fn lowest_first(&self, value: Decimal) -> RankPosition {
        let (below, joint) = self.around(value);
        RankPosition {
            place: below + 1,
            is_joint: joint > 1,
        }
    }

    /// How many values are lower, and how many equal.
    fn around(&self, value: Decimal) -> (usize, usize) {
        let below = self.ranked.partition_point(|(_, other)| *other < value);
        let up_to = self.ranked.partition_point(|(_, other)| *other <= value);
        (below, up_to - below)
    }
}
