//! The areas of one type in order of their newest values: what a rank on a page and the list behind it are taken from.
//!
//! In: an indicator, the areas, the site's places. Out: rankings, one for each type of place and group of people. Must not
//! know: pages, texts.

use std::collections::BTreeSet;

use super::inputs::RenderInputs;
use crate::data::methods::{RankPosition, Ranking};
use crate::data::{Area, AreaId, Indicator, Period, Row, Slice};

/// The most groups of people that are ranked.
pub(super) const GROUPS: usize = 6;

/// All areas of one type by their newest values of one group.
pub(super) struct AreaRanking {
    /// The type: `metropolitan district`.
    pub(super) kind: String,
    /// A value of each dimension.
    pub(super) slice: Slice,
    /// The newest period that any of them has.
    pub(super) period: Period,
    /// Their values then.
    pub(super) ranking: Ranking,
}

impl AreaRanking {
    /// Where a row is, where it is of this period and every area has a value.
    pub(super) fn position(&self, row: Row<'_>) -> Option<RankPosition> {
        let is_complete = self.ranking.without.is_empty();
        let value = row
            .value()
            .filter(|_| is_complete && self.period.same_time(row.period()))?;
        Some(self.ranking.highest_first(value))
    }
}

/// The rankings of an indicator: for each type of area that the site has a place of, and each group of people that is shown.
pub(super) fn rankings(inputs: &RenderInputs<'_>, indicator: &Indicator) -> Vec<AreaRanking> {
    let places = inputs.site.places.iter();
    let kinds: BTreeSet<&str> = places
        .filter_map(|route| inputs.areas.by_id.get(&route.area))
        .map(|area| area.kind.as_str())
        .collect();
    let mut found = Vec::new();
    for kind in kinds {
        let of_kind = |area: &&Area| area.kind == kind;
        let areas = inputs.areas.by_id.values().filter(of_kind);
        let areas: Vec<&AreaId> = areas.map(|area| &area.id).collect();
        if areas.len() < 2 {
            continue;
        }
        for slice in indicator.shown_slices().into_iter().take(GROUPS) {
            let newest = areas
                .iter()
                .filter_map(|area| indicator.table.latest(area, &slice));
            let Some(period) = newest.map(Row::period).max() else {
                continue;
            };
            let ranking = Ranking::of(indicator, areas.iter().copied(), &slice, period);
            if ranking.ranked.len() > 1 {
                found.push(AreaRanking {
                    kind: kind.to_owned(),
                    slice,
                    period: period.clone(),
                    ranking,
                });
            }
        }
    }
    found
}
