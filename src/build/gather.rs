//! Each stage over the whole site: everything of one kind, in parallel where parts are independent.
//!
//! In: the inputs, the memo, what earlier stages gave. Out: what later stages need, with its messages.
//! Must not know: the order of the stages.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::memo::Memo;
use super::stages::{self, CheckedPage, Loaded, LoadedTheme, Parsed, Shared};
use super::{CheckedOnSite, SITE_FILE};
use crate::check;
use crate::config::{SiteConfig, Sources, decode_sources};
use crate::data::{AreaId, Areas, Catalogue, Definition, check_names};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::site::{Held, Parts, Site};
use crate::source::{Hash, Hasher, SitePath, Source};
use crate::theme::{AssetNames, Theme};

/// areas.csv and sources.yaml; empty where there are none.
pub(super) fn shared_files(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> (Areas, Sources) {
    let areas = inputs.text("content/areas.csv");
    let areas = areas.map_or_else(Areas::default, |source| Areas::read(source, diagnostics));
    let sources = inputs.text("content/sources.yaml");
    let sources = sources.map_or_else(Sources::new, |source| decode_sources(source, diagnostics));
    (areas, sources)
}

/// The theme, compiled; `None` where it cannot render anything.
pub(super) fn theme(
    inputs: &Inputs,
    memo: &Memo,
    config: &SiteConfig,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Arc<Theme>> {
    let make = || {
        let mut diagnostics = Vec::new();
        let theme = Theme::load(inputs, config, AssetNames::Hashed, &mut diagnostics);
        LoadedTheme {
            theme: theme.map(Arc::new),
            diagnostics,
        }
    };
    let loaded = memo.theme.get(memo.at(), || theme_key(inputs), make);
    diagnostics.extend(loaded.diagnostics.iter().cloned());
    loaded.theme.clone()
}

/// The definitions of all indicators, told apart, with what loading them said.
pub(super) fn definitions(
    loaded: &[Arc<Loaded>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<Definition>> {
    for loaded in loaded {
        diagnostics.extend(loaded.diagnostics.iter().cloned());
    }
    let definitions: Vec<Arc<Definition>> = loaded
        .iter()
        .filter_map(|loaded| loaded.definition.clone())
        .collect();
    check_names(
        definitions.iter().map(|definition| &**definition),
        diagnostics,
    );
    definitions
}

/// Every page of the site, checked, in the order of the index.
pub(super) fn check_pages(
    site: &Site,
    parsed: &[Arc<Parsed>],
    memo: &Memo,
    shared: &Shared<'_>,
    theme: Option<&Theme>,
) -> Vec<CheckedOnSite> {
    site.pages
        .par_iter()
        .filter_map(|page| {
            let path = &page.summary.path;
            let found = parsed.binary_search_by(|parsed| parsed.document.source.path().cmp(path));
            let parsed = &parsed[found.ok()?];
            let key = || stages::check_key(parsed, &page.places, shared);
            let make = || stages::check(&parsed.document, &page.places, shared);
            let checked = memo.check.get(memo.at(), key, make);
            Some(on_site(parsed.clone(), checked, site, theme))
        })
        .collect()
}

/// The figures of a page that is held back are checked too: what is wrong with them is advice.
pub(super) fn check_held(parsed: &Parsed, shared: &Shared<'_>) -> Vec<Diagnostic> {
    let places: Vec<AreaId> = places(parsed, shared.areas);
    let checked = stages::check(&parsed.document, &places, shared);
    parsed
        .diagnostics
        .iter()
        .cloned()
        .chain(checked.diagnostics)
        .collect()
}

/// The areas that a page names as its places.
pub(super) fn places(parsed: &Parsed, areas: &Areas) -> Vec<AreaId> {
    let named = parsed.document.front.place.iter();
    named
        .filter_map(|place| areas.find(place).map(|area| area.id.clone()))
        .collect()
}

/// site.yaml, with what the command sets in its place.
pub(super) fn config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteConfig> {
    let mut config = SiteConfig::decode(inputs.text(SITE_FILE)?, diagnostics)?;
    check::taxonomies::check(&config, diagnostics);
    if let Some(base_url) = &inputs.settings.base_url {
        config.base_url.value = format!("{}/", base_url.trim_end_matches('/'));
    }
    Some(config)
}

/// Every page, read.
pub(super) fn parse(
    inputs: &Inputs,
    memo: &Memo,
    config: &SiteConfig,
    taxonomies: &BTreeSet<String>,
) -> Vec<Arc<Parsed>> {
    let mut shared = Hasher::new();
    shared.part(&config.language);
    for taxonomy in taxonomies {
        shared.part(taxonomy);
    }
    let shared = shared.finish();
    let sources: Vec<&Arc<Source>> = stages::pages(inputs).collect();
    sources
        .into_par_iter()
        .map(|source| {
            let key = || {
                let mut key = Hasher::new();
                key.part(source.path().as_str())
                    .hash(&source.hash())
                    .hash(&shared);
                key.finish()
            };
            memo.parse.get(memo.at(), key, || {
                stages::parse(source, &config.language, taxonomies)
            })
        })
        .collect()
}

/// Every definition with its data.
pub(super) fn load(
    inputs: &Inputs,
    memo: &Memo,
    areas: &Areas,
    taxonomies: &BTreeSet<String>,
) -> Vec<Arc<Loaded>> {
    let mut shared = Hasher::new();
    for taxonomy in taxonomies {
        shared.part(taxonomy);
    }
    if let Some(areas) = areas.hash() {
        shared.hash(&areas);
    }
    let shared = shared.finish();
    let sources: Vec<&Arc<Source>> = stages::definitions(inputs)
        .map(|(_, source)| source)
        .collect();
    sources
        .into_par_iter()
        .map(|source| {
            let key = || stages::load_key(source, inputs, shared);
            memo.load.get(memo.at(), key, || {
                stages::load(source, inputs, areas, taxonomies)
            })
        })
        .collect()
}

/// The site's index, from summaries alone.
pub(super) fn index(
    inputs: &Inputs,
    config: &SiteConfig,
    areas: &Areas,
    parsed: &[Arc<Parsed>],
    definitions: &[Arc<Definition>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let summaries: Vec<_> = parsed.iter().map(|parsed| parsed.summary.clone()).collect();
    let files: Vec<SitePath> = inputs
        .below("content")
        .map(|(path, _)| path.clone())
        .collect();
    let parts = Parts {
        config,
        areas,
        summaries: &summaries,
        definitions,
        files: &files,
        generated: crate::page::GENERATED,
        now: inputs.now,
        drafts: inputs.settings.drafts,
    };
    Site::index(&parts, diagnostics)
}

/// The indicators that pages may cite, and why others may not be cited.
pub(super) fn catalogue(loaded: &[Arc<Loaded>], site: &Site) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for indicator in loaded.iter().filter_map(|loaded| loaded.indicator.as_ref()) {
        let definition = &indicator.definition;
        let id = definition.id.value.clone();
        let short = definition.short.as_ref().map(|short| short.value.clone());
        if let Some(held) = site.held_indicators.get(&id) {
            for name in std::iter::once(id).chain(short) {
                catalogue.held_back.insert(name, held_words(held));
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
            .definition
            .as_ref()
            .and_then(|definition| definition.short.as_ref());
        catalogue
            .broken
            .extend(short.map(|short| short.value.clone()));
        catalogue.broken.insert(broken.id.clone());
    }
    catalogue
}

/// The site's benchmark.
pub(super) fn benchmark(
    config: &SiteConfig,
    areas: &Areas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AreaId> {
    let typed = config.benchmark.as_ref()?;
    if let Some(area) = areas.find(typed) {
        return Some(area.id.clone());
    }
    let error = Diagnostic::error(
        Code::UnknownArea,
        typed.span.clone(),
        format!("no area is called {}", typed.value),
    );
    diagnostics.push(match areas.did_you_mean(typed) {
        Some(near) => error.help(format!("did you mean {near}?")),
        None => error.help("areas stand in areas.csv, with their ids, names and codes"),
    });
    None
}

/// A theme is made of its files and the site's choice of it.
fn theme_key(inputs: &Inputs) -> Hash {
    let mut hasher = Hasher::new();
    if let Some(source) = inputs.text(SITE_FILE) {
        hasher.hash(&source.hash());
    }
    for (path, file) in inputs.below("themes") {
        hasher.part(path.as_str()).hash(&file.hash());
    }
    hasher.finish()
}

/// What every page's check depends on: settings, areas, sources, definitions without their data, the theme's words.
pub(super) fn shared_hash(inputs: &Inputs, theme: Option<&Theme>) -> Hash {
    let mut hasher = Hasher::new();
    for path in [SITE_FILE, "content/areas.csv", "content/sources.yaml"] {
        if let Some(source) = inputs.text(path) {
            hasher.part(path).hash(&source.hash());
        }
    }
    for (path, source) in stages::definitions(inputs) {
        hasher.part(path.as_str()).hash(&source.hash());
    }
    if let Some(theme) = theme {
        hasher.hash(&theme.hash);
    }
    hasher.finish()
}

/// Why something is held back, in words.
pub(super) fn held_words(held: &Held) -> String {
    match held {
        Held::Draft => "a draft".to_owned(),
        Held::Embargo(until) => format!("under embargo until {until}"),
        Held::WithReport(report) => format!("its report {report} is held back"),
    }
}

/// What depends on the rest of the site: where links lead, what is set in, the theme's fields. Look-ups only.
fn on_site(
    parsed: Arc<Parsed>,
    checked: Arc<CheckedPage>,
    site: &Site,
    theme: Option<&Theme>,
) -> CheckedOnSite {
    let mut diagnostics = Vec::new();
    let document = &parsed.document;
    let targets = site.targets(document, &parsed.summary);
    check::links::check(document, &targets, &mut diagnostics);
    check::pictures::check(document, &targets, &mut diagnostics);
    check::insets::check(site, document, &mut diagnostics);
    let extra = theme.zip(document.front.extra.as_ref());
    let extra = extra.map(|(theme, node)| theme.check_extra(node, &mut diagnostics));
    CheckedOnSite {
        parsed,
        checked,
        targets,
        extra: extra.unwrap_or_default(),
        diagnostics,
    }
}
