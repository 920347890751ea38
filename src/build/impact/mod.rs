//! What a new release of data would change: the sentences, titles, key figures, charts and cards that would be wrong or different.
//!
//! In: the inputs as they are, and as they would be. Out: [`Impact`]. Must not know: where the new data came from, how the list is
//! printed.
//!
//! Both states are checked, the second with the results of the first, so that it costs what the data change. What the check finds
//! in the second state and not in the first is in the list, whatever it is about. Wordings are tried in a third state: only those
//! with which the check finds nothing are kept.

mod charts;
mod data;
mod item;
mod pages;
mod passages;
mod wordings;

use std::collections::BTreeMap;

pub use self::data::DataChange;
pub use self::item::{Effect, ImpactItem, ValueChange};
use super::build_cache::BuildCache;
use super::checked::{CheckedSite, check};
use super::pipeline::Snapshot;
use super::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;

/// What changes from one state of a site to another.
pub struct Impact {
    /// By page and place on it.
    pub items: Vec<ImpactItem>,
    /// What changes in each indicator's data, by id.
    pub data: Vec<DataChange>,
    /// Addresses of pages that are made from the data alone, and change by themselves.
    pub made: Vec<String>,
    /// New messages that are about no page: about the data, a definition, the settings.
    pub others: Vec<Diagnostic>,
    /// The second state.
    pub after: CheckedSite,
}

/// Both states of a site whose pages can be compared.
struct States<'a> {
    before: &'a Snapshot,
    after: &'a Snapshot,
}

/// Compares a site with itself after a change of data.
pub fn impact(inputs: &Inputs, changed: &Inputs, progress: &Progress) -> Impact {
    let mut cache = BuildCache::default();
    let before = check(inputs, &mut cache, progress, &mut |_| {});
    let after = check(changed, &mut cache, progress, &mut |_| {});
    let mut new = Differences::new(&before.diagnostics, &after.diagnostics);
    let mut gone = Differences::new(&after.diagnostics, &before.diagnostics);
    let (Some(one), Some(other)) = (before.snapshot.clone(), after.snapshot.clone()) else {
        return Impact {
            items: Vec::new(),
            data: Vec::new(),
            made: Vec::new(),
            others: new.rest(),
            after,
        };
    };
    let states = States {
        before: &one,
        after: &other,
    };
    let mut items = pages::changes(&states, &mut new, &mut gone);
    items.extend(charts::cards(&states, &items));
    items.sort_by(|one, other| one.order().cmp(&other.order()));
    let (data, made) = data::changes(&states);
    wordings::propose(&states, changed, &after.diagnostics, &mut items, &mut cache);
    Impact {
        items,
        data,
        made,
        others: new.rest(),
        after,
    }
}

/// Messages of one state that the other has not, by file.
struct Differences(BTreeMap<String, Vec<Diagnostic>>);

impl Differences {
    /// Those of `new` that are not in `old`. Their texts are no input of anything but renderers, so their values are compared.
    fn new(old: &[Diagnostic], new: &[Diagnostic]) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for diagnostic in old {
            *known.entry(format!("{diagnostic:?}")).or_default() += 1;
        }
        let mut added: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in new {
            match known.get_mut(&format!("{diagnostic:?}")) {
                Some(count) if *count > 0 => *count -= 1,
                _ => added
                    .entry(diagnostic.location.file().to_string())
                    .or_default()
                    .push(diagnostic.clone()),
            }
        }
        Self(added)
    }

    /// The files that they are in.
    fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Takes out those of one file.
    fn take(&mut self, file: &str) -> Vec<Diagnostic> {
        self.0.remove(file).unwrap_or_default()
    }

    /// Those that were not taken, in order.
    fn rest(self) -> Vec<Diagnostic> {
        self.0.into_values().flatten().collect()
    }
}
