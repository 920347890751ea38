//! Look-ups in a table: one observation, the newest, a series.
//!
//! In: an area's id, a slice (a value of each dimension), a period. Out: rows. Must not know: who asks.

use std::sync::Arc;

use super::period::{Period, find};
use super::{Areas, Break, Indicator, Row, Table};

impl Table {
    /// The periods that a series has, sorted.
    pub fn periods_of(&self, area: &str, slice: &[Arc<str>]) -> impl Iterator<Item = &Period> {
        self.series(area, slice).iter().map(Row::period)
    }

    /// The newest row of a series, even where its value is missing: a suppressed value is never skipped.
    pub fn latest(&self, area: &str, slice: &[Arc<str>]) -> Option<Row<'_>> {
        self.series(area, slice).last()
    }

    /// The row of a period, if there is one.
    pub fn row(&self, area: &str, slice: &[Arc<str>], period: &Period) -> Option<Row<'_>> {
        self.series(area, slice).of_period(period)
    }
}

impl Indicator {
    /// The number of decimals that readers see: from the definition, otherwise the most that a value has.
    pub fn decimals(&self) -> u32 {
        self.definition.decimals.unwrap_or(self.table.decimals)
    }

    /// The area that `place` is compared with: the definition's benchmark, otherwise the place's nation, otherwise the site's
    /// benchmark (by id, name or code); each only where the data have it, and never the place itself.
    pub fn benchmark<'a>(
        &self,
        areas: &'a Areas,
        place: Option<&str>,
        site: Option<&str>,
    ) -> Option<&'a super::Area> {
        let own = self
            .definition
            .benchmark
            .as_ref()
            .and_then(|name| areas.find(name));
        let nation = || {
            let line = place.map(|place| areas.line(place)).unwrap_or_default();
            line.into_iter()
                .find(|area| area.kind.eq_ignore_ascii_case(super::COUNTRY))
        };
        let usable = |area: &&super::Area| {
            Some(&*area.id) != place && !self.table.of_area(&area.id).is_empty()
        };
        match own {
            // The definition's own benchmark is meant, even where it is the place itself.
            Some(own) => Some(own).filter(usable),
            None => nation()
                .filter(usable)
                .or_else(|| site.and_then(|site| areas.find(site)).filter(usable)),
        }
    }

    /// The breaks that lie between two periods, in the definition's order. A break belongs to its first new period; for
    /// combined years, a period that reaches past the break is new as well.
    pub fn breaks_between(&self, one: &Period, other: &Period) -> impl Iterator<Item = &Break> {
        let (early, late) = if one.key() <= other.key() {
            (one, other)
        } else {
            (other, one)
        };
        let (early, late) = (early.clone(), late.clone());
        self.definition.breaks.iter().filter(move |broken| {
            let known = find(&self.table.periods, &broken.from).cloned();
            let Some(from) = known.or_else(|| Period::parse(&broken.from)) else {
                return false;
            };
            let is_new = |period: &Period| {
                period.start >= from.start
                    || period.months > from.months.max(12) && period.end() > from.start
            };
            !is_new(&early) && is_new(&late)
        })
    }
}
