//! The catalogue of indicators that pages may cite, and the names by which texts refer to them.
//!
//! In: loaded indicators, the index, the settings. Out: the catalogue and the lexicon. Must not know: pages.

use std::sync::Arc;

use super::index::IndexEntry;
use super::indicators::IndicatorEntry;
use super::page_data::unpublished_reason;
use super::settings::Settings;
use crate::build::cache::{Entry, Revision};
use crate::data::Catalogue;
use crate::evidence::Lexicon;
use crate::source::Hasher;

/// The indicators that pages may cite, and why others may not be cited.
pub(super) fn catalogue(
    indicators: &[Arc<IndicatorEntry>],
    index: &IndexEntry,
    previous: Option<&Arc<Entry<Catalogue>>>,
    revision: Revision,
) -> Arc<Entry<Catalogue>> {
    let unpublished = &index.site.unpublished_indicators;
    let mut key = Hasher::new();
    for entry in indicators {
        key.part(entry.path.as_str());
        key.part(entry.revision().to_bytes());
    }
    for (id, reason) in unpublished {
        key.part(id).part(format!("{reason:?}"));
    }
    Entry::reuse_or_make(previous, key.finish().into(), revision, |_| {
        let mut catalogue = Catalogue::default();
        let loaded = indicators
            .iter()
            .filter_map(|entry| entry.indicator.as_ref());
        for indicator in loaded {
            let definition = &indicator.definition;
            let id = definition.id.value.clone();
            let short = definition.short.as_ref().map(|short| short.value.clone());
            if let Some(reason) = unpublished.get(&id) {
                for name in std::iter::once(id).chain(short) {
                    let names = &mut catalogue.held_back;
                    names.insert(name, unpublished_reason(reason));
                }
                continue;
            }
            if let Some(short) = short.filter(|short| *short != id) {
                catalogue.shorts.entry(short).or_insert_with(|| id.clone());
            }
            catalogue.by_id.insert(id, indicator.clone());
        }
        for entry in indicators.iter().filter(|entry| !entry.editions.is_empty()) {
            let id = entry.path.stem().to_owned();
            catalogue.editions.insert(id, entry.editions.clone());
        }
        let broken = indicators.iter().filter(|entry| entry.indicator.is_none());
        for broken in broken {
            let definition = broken.definition.value.as_ref();
            let short = definition.and_then(|definition| definition.short.as_ref());
            let id = broken.path.stem().to_owned();
            let names = short.map(|short| short.value.clone());
            let names = names.into_iter().chain([id.clone()]);
            // One without a release that is out has no data yet.
            match unpublished.get(&id).filter(|_| broken.is_unreleased) {
                Some(reason) => {
                    let reason = unpublished_reason(reason);
                    catalogue
                        .held_back
                        .extend(names.map(|name| (name, reason.clone())));
                }
                None => catalogue.broken.extend(names),
            }
        }
        catalogue
    })
}

/// The names of the site's data in texts.
pub(super) fn lexicon(
    settings: &Entry<Settings>,
    catalogue: &Entry<Catalogue>,
    previous: Option<&Arc<Entry<Lexicon>>>,
    revision: Revision,
) -> Arc<Entry<Lexicon>> {
    let mut key = Hasher::new();
    key.part(settings.revision().to_bytes());
    key.part(catalogue.revision().to_bytes());
    Entry::reuse_or_make(previous, key.finish().into(), revision, |diagnostics| {
        let not_statistics = settings.config.not_statistics.iter();
        Lexicon::new(catalogue, &settings.areas, not_statistics, diagnostics)
    })
}
