//! What changes in the data themselves, and the generated pages that follow.
//!
//! In: both states. Out: counts by indicator, addresses. Must not know: pages that editors wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::States;
use crate::data::{AreaId, Indicator, Period};

/// What changes in an indicator's data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataChange {
    /// The indicator's id.
    pub indicator: String,
    /// Its name for readers, in the site's main language.
    pub title: String,
    /// Periods that only the new data have, ascending.
    pub new_periods: Vec<String>,
    /// Periods that only the old data have, ascending.
    pub gone_periods: Vec<String>,
    /// How many values are new.
    pub added: usize,
    /// How many are other ones than before.
    pub revised: usize,
    /// How many are not there any more.
    pub removed: usize,
    /// Whether the new data cannot be read at all.
    pub unreadable: bool,
}

/// The values of an indicator by what they are of.
type Values = BTreeMap<(AreaId, Vec<Arc<str>>, Period), Decimal>;

/// The changes of each indicator, and the addresses of generated pages that show them.
pub(super) fn changes(states: &States<'_>) -> (Vec<DataChange>, Vec<String>) {
    let (before, after) = (&states.before.catalogue, &states.after.catalogue);
    let ids: BTreeSet<&String> = before.by_id.keys().chain(after.by_id.keys()).collect();
    let language = &states.after.settings.config.language;
    let mut found = Vec::new();
    let mut made = BTreeSet::new();
    for id in ids {
        let (old, new) = (before.by_id.get(id), after.by_id.get(id));
        let hash = |one: Option<&Arc<Indicator>>| one.map(|one| one.hash);
        if hash(old) == hash(new) {
            continue;
        }
        let (old_values, new_values) = (values(old), values(new));
        let named = new.or(old);
        let mut change = DataChange {
            indicator: id.clone(),
            title: named.map_or(String::new(), |one| {
                one.definition.title.get(language).value.clone()
            }),
            unreadable: new.is_none(),
            ..DataChange::default()
        };
        let mut areas = BTreeSet::new();
        for (of, value) in &new_values {
            match old_values.get(of) {
                None => change.added += 1,
                Some(old) if old == value => continue,
                Some(_) => change.revised += 1,
            }
            areas.insert(&of.0);
        }
        for of in old_values.keys().filter(|of| !new_values.contains_key(*of)) {
            change.removed += 1;
            areas.insert(&of.0);
        }
        let periods = |values: &Values| -> BTreeSet<Period> {
            values.keys().map(|(_, _, period)| period.clone()).collect()
        };
        let (old_periods, new_periods) = (periods(&old_values), periods(&new_values));
        change.new_periods = texts(new_periods.difference(&old_periods));
        change.gone_periods = texts(old_periods.difference(&new_periods));
        let site = states.after.site();
        let own = site.indicators.iter().filter(|route| route.id == *id);
        made.extend(own.map(|route| route.address.clone()));
        let places = site.places.iter();
        let shown = places.filter(|route| areas.contains(&route.area));
        made.extend(shown.map(|route| route.address.clone()));
        found.push(change);
    }
    (found, made.into_iter().collect())
}

fn values(indicator: Option<&Arc<Indicator>>) -> Values {
    let rows = indicator.iter().flat_map(|one| one.table.rows().iter());
    rows.filter_map(|row| {
        let of = (
            row.area().clone(),
            row.dimensions().to_vec(),
            row.period().clone(),
        );
        Some((of, row.value()?))
    })
    .collect()
}

fn texts<'a>(periods: impl Iterator<Item = &'a Period>) -> Vec<String> {
    periods.map(ToString::to_string).collect()
}
