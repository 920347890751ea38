//! Each stage over the snapshot site: everything of one kind, in parallel where parts are independent.
//!
//! In: the inputs, the build before, what earlier stages gave. Out: what later stages need, with its messages; the very same as
//! before where it would be made from the same things.
//! Must not know: the order of the stages.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::index::SiteIndex;
use super::stages::{self, LoadedIndicator, LoadedTheme, ParsedPage, Settings};
use super::{on_site, settings};
use crate::build::SITE_FILE;
use crate::build::cache::Counters;
use crate::build::snapshot::Snapshot;
use crate::data::{Catalogue, Definition, check_names};
use crate::diagnostic::Diagnostic;
use crate::evidence::Lexicon;
use crate::inputs::{File, Inputs};
use crate::source::{Hash, Hasher, SitePath, Source};
use crate::theme::{AssetNames, Theme};

/// The theme, compiled, or why it cannot be.
pub(crate) fn theme(
    inputs: &Inputs,
    before: Option<&Snapshot>,
    settings: &Settings,
) -> Arc<LoadedTheme> {
    let key = theme_key(inputs);
    if let Some(before) = before
        && before.theme.key == key
    {
        return before.theme.clone();
    }
    let names = if inputs.options.preview {
        AssetNames::Plain
    } else {
        AssetNames::Hashed
    };
    let mut diagnostics = Vec::new();
    let theme = Theme::load(inputs, &settings.config, names, &mut diagnostics);
    Arc::new(LoadedTheme {
        key,
        theme: theme.map(Arc::new),
        diagnostics,
    })
}

/// The definitions of all indicators, told apart.
pub(crate) fn definitions(
    loaded: &[Arc<LoadedIndicator>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Definition>> {
    let definitions: Vec<Arc<Definition>> = loaded
        .iter()
        .filter_map(|loaded| loaded.defined.definition.clone())
        .collect();
    check_names(
        definitions.iter().map(|definition| &**definition),
        diagnostics,
    );
    definitions
}

/// Every page, read, by path.
pub(crate) fn parse(
    inputs: &Inputs,
    before: Option<&Snapshot>,
    settings: &Settings,
    counters: &Counters,
) -> Vec<Arc<ParsedPage>> {
    let language = &settings.config.language;
    let mut earlier = before
        .filter(|before| {
            before.settings.config.language == *language
                && before.settings.taxonomies == settings.taxonomies
        })
        .map_or(&[][..], |before| &before.parsed);
    let mut pages = Vec::new();
    for source in stages::pages(inputs) {
        // Mostly the very same source stands next, and its path need not be looked at.
        while let Some((first, others)) = earlier.split_first() {
            let of = &first.document.source;
            if Arc::ptr_eq(of, source) || of.path() >= source.path() {
                break;
            }
            earlier = others;
        }
        let same = earlier.first().filter(|first| {
            let of = &first.document.source;
            Arc::ptr_eq(of, source) || (of.path() == source.path() && of.hash() == source.hash())
        });
        if same.is_some() {
            earlier = &earlier[1..];
        }
        pages.push((source, same));
    }
    pages
        .into_par_iter()
        .map(|(source, same)| {
            same.cloned().unwrap_or_else(|| {
                counters.parsed.fetch_add(1, Ordering::Relaxed);
                Arc::new(stages::parse(source, language, &settings.taxonomies))
            })
        })
        .collect()
}

/// Every definition with its data, by path.
pub(crate) fn load(
    inputs: &Inputs,
    before: Option<&Snapshot>,
    settings: &Settings,
    counters: &Counters,
) -> Vec<Arc<LoadedIndicator>> {
    let mut shared = Hasher::new();
    for taxonomy in &settings.taxonomies {
        shared.part(taxonomy);
    }
    if let Some(areas) = settings.areas.hash() {
        shared.hash(&areas);
    }
    let shared = shared.finish();
    let earlier = before.map_or(&[][..], |before| &before.loaded);
    let sources: Vec<&Arc<Source>> = stages::definitions(inputs)
        .map(|(_, source)| source)
        .collect();
    // Only a definition that names a file may mean any.
    let names_any = sources.iter().any(|source| stages::names_a_file(source));
    let data: Vec<(&SitePath, &File)> = inputs
        .below("content")
        .take_while(|_| names_any)
        .filter(|(path, _)| path.extension() != "md")
        .collect();
    sources
        .into_par_iter()
        .map(|source| {
            let key = stages::load_key(source, inputs, &data, shared);
            let same = earlier.iter().find(|loaded| loaded.key == key);
            same.cloned().unwrap_or_else(|| {
                counters.loaded.fetch_add(1, Ordering::Relaxed);
                let id = source.path().stem();
                let defined = earlier.iter().find(|loaded| loaded.id == id);
                let defined = defined.map(|loaded| &loaded.defined);
                let defined = stages::define(source, &settings.taxonomies, defined);
                Arc::new(stages::load(source, defined, inputs, &settings.areas, key))
            })
        })
        .collect()
}

/// The indicators that pages may cite, and why others may not be cited.
pub(crate) fn catalogue(
    before: Option<&Snapshot>,
    loaded: &[Arc<LoadedIndicator>],
    index: &SiteIndex,
) -> Arc<Catalogue> {
    let site = &index.site;
    if let Some(before) = before
        && before.site().unpublished_indicators == site.unpublished_indicators
        && before.loaded.len() == loaded.len()
        && before
            .loaded
            .iter()
            .zip(loaded)
            .all(|(one, other)| Arc::ptr_eq(one, other))
    {
        return before.catalogue.clone();
    }
    let mut catalogue = Catalogue::default();
    for indicator in loaded.iter().filter_map(|loaded| loaded.indicator.as_ref()) {
        let definition = &indicator.definition;
        let id = definition.id.value.clone();
        let short = definition.short.as_ref().map(|short| short.value.clone());
        if let Some(held) = site.unpublished_indicators.get(&id) {
            for name in std::iter::once(id).chain(short) {
                catalogue.held_back.insert(name, on_site::held_words(held));
            }
            continue;
        }
        if let Some(short) = short.filter(|short| *short != id) {
            catalogue.shorts.entry(short).or_insert_with(|| id.clone());
        }
        catalogue.by_id.insert(id, indicator.clone());
    }
    for broken in loaded.iter().filter(|loaded| loaded.indicator.is_none()) {
        let short = broken
            .defined
            .definition
            .as_ref()
            .and_then(|definition| definition.short.as_ref());
        catalogue
            .broken
            .extend(short.map(|short| short.value.clone()));
        catalogue.broken.insert(broken.id.clone());
    }
    Arc::new(catalogue)
}

/// What the site's data are called.
pub(crate) fn lexicon(
    before: Option<&Snapshot>,
    settings: &Arc<Settings>,
    catalogue: &Arc<Catalogue>,
) -> Arc<Lexicon> {
    if let Some(before) = before
        && Arc::ptr_eq(&before.settings, settings)
        && Arc::ptr_eq(&before.catalogue, catalogue)
    {
        return before.lexicon.clone();
    }
    let not_statistics = settings.config.not_statistics.iter();
    let phrases = not_statistics.map(|phrase| phrase.value.as_str());
    Arc::new(Lexicon::new(catalogue, &settings.areas, phrases))
}

/// A theme is made of its files and the site's choice of it.
fn theme_key(inputs: &Inputs) -> Hash {
    let mut hasher = Hasher::new();
    hasher.part([u8::from(inputs.options.preview)]);
    if let Some(source) = inputs.text(SITE_FILE) {
        hasher.hash(&source.hash());
    }
    for (path, file) in inputs.below("themes") {
        hasher.part(path.as_str()).hash(&file.hash());
    }
    hasher.finish()
}

/// What every page's check depends on: settings, areas, sources, definitions without their data, the theme's words.
pub(crate) fn shared_hash(inputs: &Inputs, theme: &LoadedTheme) -> Hash {
    let mut hasher = Hasher::new();
    settings::add_shared_files(inputs, &mut hasher);
    for (path, source) in stages::definitions(inputs) {
        hasher.part(path.as_str()).hash(&source.hash());
    }
    if let Some(theme) = &theme.theme {
        hasher.hash(&theme.words_hash());
    }
    hasher.finish()
}
