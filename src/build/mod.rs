//! The pipeline: inputs are read, loaded, indexed, checked; then pages are rendered and handed to a sink.
//!
//! In: `Inputs` and a `Memo`. Out: diagnostics, coverage, claims; then the website, file by file.
//! The only room with threads. Must not know: a file system, a clock.

mod memo;
mod render;
mod stages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

pub use memo::{Made, Memo};

use self::stages::{CheckedPage, Loaded, LoadedTheme, Parsed, Shared};
use crate::check;
use crate::config::{SiteConfig, Sources, Strings, decode_sources};
use crate::data::{AreaId, Areas, Catalogue, Definition, check_names};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evidence::{self, Claim, Coverage, Edit, Suggestion};
use crate::inputs::Inputs;
use crate::site::{Held, Parts, Site, Targets};
use crate::source::{Hash, Hasher, SitePath, Source};
use crate::theme::context::ExtraValue;
use crate::theme::{AssetNames, Theme};

/// What checking a site found. It renders what it found to be sound.
pub struct Checked {
    /// Every message, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many statistics stand on what, on all pages that are not held back.
    pub coverage: Coverage,
    /// How many pages editors wrote that are not held back.
    pub pages: usize,
    /// Pages and indicators that are held back, with the reason in words.
    pub held_back: Vec<(SitePath, String)>,
    /// When a rebuild is needed: the first embargo to end.
    pub next_rebuild: Option<Timestamp>,
    whole: Option<Whole>,
}

/// Everything that pages are made from.
pub(crate) struct Whole {
    pub(crate) config: SiteConfig,
    pub(crate) areas: Areas,
    pub(crate) sources: Sources,
    pub(crate) catalogue: Catalogue,
    pub(crate) site: Site,
    pub(crate) theme: Arc<Theme>,
    now: Timestamp,
    portable: bool,
    benchmark: Option<AreaId>,
    not_statistics: Vec<String>,
    hash: Hash,
    /// Every page of `site`, in its order.
    pub(crate) pages: Vec<CheckedOnSite>,
    /// Pages that are held back, whose figures can be bound and filled all the same.
    held: Vec<Arc<Parsed>>,
}

/// A page with all that was found of it.
pub(crate) struct CheckedOnSite {
    pub(crate) parsed: Arc<Parsed>,
    pub(crate) checked: Arc<CheckedPage>,
    /// Where its links and pictures lead.
    pub(crate) targets: Targets,
    /// The theme's own fields.
    pub(crate) extra: BTreeMap<String, ExtraValue>,
    /// Messages that depend on the rest of the site, until they are gathered.
    diagnostics: Vec<Diagnostic>,
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

/// Where the settings stand.
pub const SITE_FILE: &str = "content/site.yaml";

/// Checks a site: everything that a build checks, without a page rendered. `done` hears of each stage that has ended.
pub fn check(inputs: &Inputs, memo: &mut Memo, done: &mut dyn FnMut(&'static str)) -> Checked {
    memo.begin();
    let memo = &*memo;
    let mut diagnostics = Vec::new();
    let Some(config) = config(inputs, &mut diagnostics) else {
        return Checked {
            diagnostics: sorted(diagnostics),
            coverage: Coverage::default(),
            pages: 0,
            held_back: Vec::new(),
            next_rebuild: None,
            whole: None,
        };
    };
    let areas = inputs
        .text("content/areas.csv")
        .map_or_else(Areas::default, |source| {
            Areas::read(source, &mut diagnostics)
        });
    let sources = inputs
        .text("content/sources.yaml")
        .map_or_else(Sources::new, |source| {
            decode_sources(source, &mut diagnostics)
        });
    let taxonomies: BTreeSet<String> = config
        .taxonomies
        .iter()
        .map(|(id, _)| id.value.clone())
        .collect();
    let loaded_theme = memo.theme.get(
        memo.at(),
        || theme_key(inputs),
        || {
            let mut diagnostics = Vec::new();
            let theme = Theme::load(inputs, &config, AssetNames::Hashed, &mut diagnostics);
            LoadedTheme {
                theme: theme.map(Arc::new),
                diagnostics,
            }
        },
    );
    diagnostics.extend(loaded_theme.diagnostics.iter().cloned());
    let theme = loaded_theme.theme.clone();
    done("settings");

    let parsed = parse(inputs, memo, &config, &taxonomies);
    done("parse");
    let loaded = load(inputs, memo, &areas, &taxonomies);
    done("load");

    for loaded in &loaded {
        diagnostics.extend(loaded.diagnostics.iter().cloned());
    }
    let definitions: Vec<Arc<Definition>> = loaded
        .iter()
        .filter_map(|loaded| loaded.definition.clone())
        .collect();
    check_names(
        definitions.iter().map(|definition| &**definition),
        &mut diagnostics,
    );
    let site = index(
        inputs,
        &config,
        &areas,
        &parsed,
        &definitions,
        &mut diagnostics,
    );
    let catalogue = catalogue(&loaded, &site);
    done("index");

    let benchmark = benchmark(&config, &areas, &mut diagnostics);
    let not_statistics: Vec<String> = config
        .not_statistics
        .iter()
        .map(|phrase| phrase.value.clone())
        .collect();
    let no_strings = Strings::default();
    let hash = shared_hash(inputs, theme.as_deref());
    let shared = Shared {
        config: &config,
        areas: &areas,
        sources: &sources,
        catalogue: &catalogue,
        benchmark: benchmark.as_ref(),
        not_statistics: &not_statistics,
        strings: &|language| {
            theme
                .as_ref()
                .and_then(|theme| theme.strings(language))
                .unwrap_or(&no_strings)
        },
        hash,
    };
    let by_path: BTreeMap<&SitePath, &Arc<Parsed>> = parsed
        .iter()
        .map(|parsed| (parsed.document.source.path(), parsed))
        .collect();
    let mut pages: Vec<CheckedOnSite> = site
        .pages
        .par_iter()
        .filter_map(|page| {
            let parsed = *by_path.get(&page.summary.path)?;
            let key = || stages::check_key(parsed, &page.places, &shared);
            let checked = memo.check.get(memo.at(), key, || {
                stages::check(&parsed.document, &page.places, &shared)
            });
            Some(on_site(parsed.clone(), checked, &site, theme.as_deref()))
        })
        .collect();

    let mut coverage = Coverage::default();
    for page in &mut pages {
        coverage += page.checked.evidence.coverage;
        diagnostics.extend(page.parsed.diagnostics.iter().cloned());
        diagnostics.extend(page.checked.diagnostics.iter().cloned());
        diagnostics.append(&mut page.diagnostics);
    }
    let held: Vec<Arc<Parsed>> = parsed
        .iter()
        .filter(|parsed| site.page_of(parsed.document.source.path()).is_none())
        .cloned()
        .collect();
    for parsed in &held {
        diagnostics.extend(parsed.diagnostics.iter().cloned());
    }
    for diagnostic in &mut diagnostics {
        if site.held.contains_key(&diagnostic.span.file) {
            diagnostic.severity = Severity::Advice;
        }
    }
    done("check");

    let held_back = site
        .held
        .iter()
        .map(|(path, held)| (path.clone(), held_words(held)))
        .collect();
    let next_rebuild = site.next_moment;
    let count = pages.len();
    let whole = theme.map(|theme| Whole {
        config,
        areas,
        sources,
        catalogue,
        site,
        now: inputs.now,
        portable: inputs.settings.portable,
        theme,
        benchmark,
        not_statistics,
        hash,
        pages,
        held,
    });
    Checked {
        diagnostics: sorted(diagnostics),
        coverage,
        pages: count,
        held_back,
        next_rebuild,
        whole,
    }
}

fn config(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteConfig> {
    let mut config = SiteConfig::decode(inputs.text(SITE_FILE)?, diagnostics)?;
    if let Some(base_url) = &inputs.settings.base_url {
        config.base_url.value = format!("{}/", base_url.trim_end_matches('/'));
    }
    Some(config)
}

fn parse(
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

fn load(
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

fn index(
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
fn catalogue(loaded: &[Arc<Loaded>], site: &Site) -> Catalogue {
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

fn benchmark(
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
fn shared_hash(inputs: &Inputs, theme: Option<&Theme>) -> Hash {
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
    hasher.part(inputs.now.to_string());
    hasher.finish()
}

/// Why something is held back, in words.
fn held_words(held: &Held) -> String {
    match held {
        Held::Draft => "a draft".to_owned(),
        Held::Embargo(until) => format!("under embargo until {until}"),
        Held::WithReport(report) => format!("its report {report} is held back"),
    }
}

/// By file, place, code: the same order whatever the threads.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|one, other| {
        (&one.span, one.code, &one.message).cmp(&(&other.span, other.code, &other.message))
    });
    diagnostics.dedup();
    diagnostics
}

impl Checked {
    /// The text of a file of the theme that is not among the inputs: a message may be about it.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let theme = &self.whole.as_ref()?.theme;
        theme.source(path).map(AsRef::as_ref)
    }

    /// Every claim with its page's address, in the order of pages and text.
    pub fn claims(&self) -> Vec<(&str, &Claim)> {
        let Some(whole) = &self.whole else {
            return Vec::new();
        };
        let pages = whole.site.pages.iter().zip(&whole.pages);
        pages
            .flat_map(|(page, whole)| {
                let evidence = &whole.checked.evidence;
                let claims = evidence.key_figures.iter().chain(&evidence.claims);
                claims.map(|claim| (page.address.as_str(), claim))
            })
            .collect()
    }

    /// For each unbound statistic of a page's file, the cells that match; `None` where it is no page.
    pub fn bind(&self, path: &str) -> Option<Vec<Suggestion>> {
        self.on_page(path, |document, evidence, scope| {
            evidence::bind(document, evidence, scope)
        })
    }

    /// Words for the empty links of a page's file, and periods for `latest`; `None` where it is no page.
    pub fn fill(&self, path: &str) -> Option<Vec<Edit>> {
        self.on_page(path, |document, _, scope| evidence::fill(document, scope))
    }

    fn on_page<T>(
        &self,
        path: &str,
        answer: impl FnOnce(
            &crate::document::Document,
            &evidence::PageEvidence,
            &evidence::Scope<'_>,
        ) -> T,
    ) -> Option<T> {
        let whole = self.whole.as_ref()?;
        let no_strings = Strings::default();
        let shared = Shared {
            config: &whole.config,
            areas: &whole.areas,
            sources: &whole.sources,
            catalogue: &whole.catalogue,
            benchmark: whole.benchmark.as_ref(),
            not_statistics: &whole.not_statistics,
            strings: &|_| &no_strings,
            hash: whole.hash,
        };
        let mut found = whole
            .pages
            .iter()
            .map(|page| &page.parsed)
            .chain(&whole.held);
        let parsed = found.find(|parsed| **parsed.document.source.path() == *path)?;
        let document = &parsed.document;
        let places: Vec<AreaId> = document
            .front
            .place
            .iter()
            .filter_map(|place| whole.areas.find(place).map(|area| area.id.clone()))
            .collect();
        let scope = shared.scope(document, &places);
        let evidence = evidence::read(document, &scope, &mut Vec::new());
        Some(answer(document, &evidence, &scope))
    }
}
