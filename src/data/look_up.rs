//! Look-ups in a table: one observation, the newest, a series.
//!
//! In: an area's id, a slice (a value of each dimension), a period. Out: rows. Must not know: who asks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::period::{Period, find};
use super::{Areas, Break, Indicator, Row, Table};
use crate::diagnostic::did_you_mean;

/// One value of each dimension, in the order of `Table::dimensions`; empty where there are none.
pub type Slice = Vec<Arc<str>>;

/// Why dimensions cannot be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// The indicator has no such dimension; the one that may be meant.
    NoDimension {
        /// As it was typed.
        typed: String,
        /// The dimension that may be meant.
        near: Option<Arc<str>>,
    },
    /// The dimension has no such value; the one that may be meant.
    NoValue {
        /// The dimension's id.
        dimension: Arc<str>,
        /// As it was typed.
        typed: String,
        /// The value that may be meant.
        near: Option<Arc<str>>,
        /// Every value.
        values: Vec<Arc<str>>,
    },
    /// The dimension has several values, no total, and none was chosen.
    NotChosen {
        /// The dimension's id.
        dimension: Arc<str>,
        /// Every value.
        values: Vec<Arc<str>>,
    },
}

impl Table {
    /// The periods that a series has, sorted.
    pub fn periods_of(&self, area: &str, slice: &[Arc<str>]) -> impl Iterator<Item = &Period> {
        self.series(area, slice).iter().map(Row::period)
    }

    /// The newest row of a series, even where its value is missing: a suppressed value is never passed over.
    pub fn latest(&self, area: &str, slice: &[Arc<str>]) -> Option<Row<'_>> {
        self.series(area, slice).last()
    }

    /// The row of a period, if there is one.
    pub fn row(&self, area: &str, slice: &[Arc<str>], period: &Period) -> Option<Row<'_>> {
        self.series(area, slice).of_period(period)
    }
}

impl Indicator {
    /// Settles each dimension: as chosen, else its total, else its only value. Ids and values may be typed in any case,
    /// and a value by its name for readers.
    pub fn slice<'a>(
        &self,
        chosen: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Slice, Unsettled> {
        let mut wanted: BTreeMap<usize, &str> = BTreeMap::new();
        for (typed, value) in chosen {
            let index = self.dimension(typed).ok_or_else(|| {
                let ids = self.table.dimensions.iter();
                Unsettled::NoDimension {
                    typed: typed.to_owned(),
                    near: near(typed, ids),
                }
            })?;
            wanted.insert(index, value);
        }
        (0..self.table.dimensions.len())
            .map(|index| match wanted.get(&index) {
                Some(typed) => self.dimension_value(index, typed),
                None => self.usual_value(index),
            })
            .collect()
    }

    /// The index of a dimension in `Table::dimensions`, by its id in any case.
    pub fn dimension(&self, typed: &str) -> Option<usize> {
        let ids = &self.table.dimensions;
        ids.iter()
            .position(|id| **id == *typed)
            .or_else(|| ids.iter().position(|id| id.eq_ignore_ascii_case(typed)))
    }

    /// A value of a dimension as an editor typed it.
    pub fn dimension_value(&self, index: usize, typed: &str) -> Result<Arc<str>, Unsettled> {
        let values = self.table.values.get(index).map_or(&[][..], Vec::as_slice);
        let lower = typed.trim().to_lowercase();
        let exact = values.iter().find(|value| ***value == *typed);
        let found = exact
            .or_else(|| values.iter().find(|value| value.to_lowercase() == lower))
            .or_else(|| {
                values
                    .iter()
                    .find(|value| self.is_name(index, value, &lower))
            });
        found.cloned().ok_or_else(|| Unsettled::NoValue {
            dimension: self.dimension_id(index),
            typed: typed.to_owned(),
            near: near(typed, values),
            values: values.to_vec(),
        })
    }

    /// The value of a dimension that stands for all together, or the only one.
    fn usual_value(&self, index: usize) -> Result<Arc<str>, Unsettled> {
        let values = &self.table.values[index];
        let total = self.definition.dimensions[index].1.total.as_ref();
        let total = total.and_then(|total| values.iter().find(|value| ***value == *total.value));
        match (total, &values[..]) {
            (Some(value), _) | (None, [value]) => Ok(value.clone()),
            _ => Err(Unsettled::NotChosen {
                dimension: self.dimension_id(index),
                values: values.clone(),
            }),
        }
    }

    /// Whether a value is called so for readers, in any language.
    fn is_name(&self, index: usize, value: &str, lower: &str) -> bool {
        self.definition.dimensions[index]
            .1
            .values
            .iter()
            .filter(|(known, _)| known.value == value)
            .any(|(_, name)| name.all().iter().any(|name| name.to_lowercase() == lower))
    }

    fn dimension_id(&self, index: usize) -> Arc<str> {
        self.table.dimensions[index].clone()
    }

    /// How many decimals readers see: as the definition says, else as many as the values have.
    pub fn decimals(&self) -> u32 {
        self.definition.decimals.unwrap_or(self.table.decimals)
    }

    /// The area that `place` is compared with: the definition's benchmark, else the place's nation, else the site's
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
            // What the definition says is meant, even where it is the place itself.
            Some(own) => Some(own).filter(usable),
            None => nation()
                .filter(usable)
                .or_else(|| site.and_then(|site| areas.find(site)).filter(usable)),
        }
    }

    /// The breaks that lie between two periods, in the definition's order. A break belongs to its first new period; where
    /// several years are put together, a period that reaches past the break is new as well.
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

fn near<'a>(typed: &str, known: impl IntoIterator<Item = &'a Arc<str>>) -> Option<Arc<str>> {
    did_you_mean(typed, known.into_iter().map(|value| &**value)).map(Arc::from)
}
