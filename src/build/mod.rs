//! The pipeline: inputs are read, loaded, indexed, checked; then pages are rendered and handed to a sink.
//!
//! In: `Inputs` and a `Memo`. Out: diagnostics, coverage, claims; then the website, file by file.
//! The only room with threads. Must not know: a file system, a clock.

mod ask;
mod gather;
mod memo;
mod render;
mod stages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

pub use memo::{Made, Memo};

use self::stages::{CheckedPage, Parsed, Shared};
use crate::config::{SiteConfig, Sources, Strings};
use crate::data::{AreaId, Areas, Catalogue};
use crate::diagnostic::{Diagnostic, Severity};
use crate::evidence::Coverage;
use crate::inputs::Inputs;
use crate::site::{Site, Targets};
use crate::source::{Hash, SitePath};
use crate::theme::Theme;
use crate::theme::context::ExtraValue;

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

/// Where the settings stand.
pub const SITE_FILE: &str = "content/site.yaml";

/// Checks a site: everything that a build checks, without a page rendered. `done` hears of each stage that has ended.
#[expect(
    clippy::too_many_lines,
    reason = "the stages in their order, to be read from top to bottom"
)]
pub fn check(inputs: &Inputs, memo: &mut Memo, done: &mut dyn FnMut(&'static str)) -> Checked {
    memo.begin();
    let memo = &*memo;
    let mut diagnostics = Vec::new();
    let Some(config) = gather::config(inputs, &mut diagnostics) else {
        return Checked {
            diagnostics: sorted(diagnostics),
            coverage: Coverage::default(),
            pages: 0,
            held_back: Vec::new(),
            next_rebuild: None,
            whole: None,
        };
    };
    let (areas, sources) = gather::shared_files(inputs, &mut diagnostics);
    let taxonomies: BTreeSet<String> = config
        .taxonomies
        .iter()
        .map(|(id, _)| id.value.clone())
        .collect();
    let theme = gather::theme(inputs, memo, &config, &mut diagnostics);
    done("settings");

    let parsed = gather::parse(inputs, memo, &config, &taxonomies);
    done("parse");
    let loaded = gather::load(inputs, memo, &areas, &taxonomies);
    let definitions = gather::definitions(&loaded, &mut diagnostics);
    done("load");
    let site = gather::index(
        inputs,
        &config,
        &areas,
        &parsed,
        &definitions,
        &mut diagnostics,
    );
    let catalogue = gather::catalogue(&loaded, &site);
    done("index");

    let benchmark = gather::benchmark(&config, &areas, &mut diagnostics);
    let not_statistics: Vec<String> = config
        .not_statistics
        .iter()
        .map(|phrase| phrase.value.clone())
        .collect();
    let no_strings = Strings::default();
    let words = |language: &str| theme.as_ref().and_then(|theme| theme.strings(language));
    let hash = gather::shared_hash(inputs, theme.as_deref());
    let shared = Shared {
        config: &config,
        areas: &areas,
        sources: &sources,
        catalogue: &catalogue,
        benchmark: benchmark.as_ref(),
        not_statistics: &not_statistics,
        strings: &|language| words(language).unwrap_or(&no_strings),
        hash,
    };
    let mut pages = gather::check_pages(&site, &parsed, memo, &shared, theme.as_deref());
    let mut coverage = Coverage::default();
    for page in &mut pages {
        coverage += page.checked.evidence.coverage;
        diagnostics.extend(page.parsed.diagnostics.iter().cloned());
        diagnostics.extend(page.checked.diagnostics.iter().cloned());
        diagnostics.append(&mut page.diagnostics);
    }
    let is_held = |parsed: &&Arc<Parsed>| site.page_of(parsed.document.source.path()).is_none();
    let held: Vec<Arc<Parsed>> = parsed.iter().filter(is_held).cloned().collect();
    for parsed in &held {
        diagnostics.extend(gather::check_held(parsed, &shared));
    }
    for diagnostic in &mut diagnostics {
        if site.held.contains_key(&diagnostic.span.file) {
            diagnostic.severity = Severity::Advice;
        }
    }
    done("check");

    let held_back = site.held.iter();
    let held_back = held_back
        .map(|(path, held)| (path.clone(), gather::held_words(held)))
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

/// By file, place, code: the same order whatever the threads.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|one, other| {
        (&one.span, one.code, &one.message).cmp(&(&other.span, other.code, &other.message))
    });
    diagnostics.dedup();
    diagnostics
}
