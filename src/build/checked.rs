//! One whole build: everything is checked, and a site without errors is rendered.
//!
//! In: inputs, a cache, a sink. Out: every diagnostic, what is unpublished, the website's files in the sink. Must not know: where
//! the files go.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::ZonedDateTime;
use rayon::prelude::*;

use super::build_cache::BuildCache;
use super::cache::Entry;
use super::generated_anchors;
use super::messages::reported;
use super::pipeline::{
    Html, SITE_FILE, Snapshot, page_key, render_page, unpublished_reason, with_renderer,
};
use super::planned::PlannedOutput;
use super::progress::{Count, Progress};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::evidence::EvidenceCoverage;
use crate::inputs::Inputs;
use crate::output::{Content, OutputFile, Sink};
use crate::page::{PageId, PageOutput, SiteRenderer, listings};
use crate::source::{SitePath, Span};
use crate::theme::Theme;

/// The result of checking a site, from which it can be rendered.
pub struct CheckedSite {
    /// Every diagnostic, by file and location.
    pub diagnostics: Vec<Diagnostic>,
    /// The evidence status of all statistics on published pages.
    pub coverage: EvidenceCoverage,
    /// How many written pages are published.
    pub pages: usize,
    /// Unpublished pages and indicators, with the reason as text.
    pub unpublished: Vec<(SitePath, String)>,
    /// When a rebuild is needed: the first embargo to end, in the site's zone.
    pub next_rebuild: Option<ZonedDateTime>,
    pub(super) snapshot: Option<Arc<Snapshot>>,
}

/// Checks a site: everything that a build checks, without rendering a page. `done` is called with the name of each stage that
/// has ended.
pub fn check(
    inputs: &Inputs,
    cache: &mut BuildCache,
    progress: &Progress,
    done: &mut dyn FnMut(&'static str),
) -> CheckedSite {
    cache.begin();
    let (revision, is_reused) = (cache.revision, cache.is_reused);
    let snapshot = match Snapshot::read(inputs, cache.previous(), revision, is_reused, done) {
        Ok(snapshot) => Arc::new(snapshot),
        Err(diagnostics) => {
            return CheckedSite {
                diagnostics: reported(inputs, diagnostics),
                coverage: EvidenceCoverage::default(),
                pages: 0,
                unpublished: Vec::new(),
                next_rebuild: None,
                snapshot: None,
            };
        }
    };
    cache.keep(&snapshot);
    let (coverage, diagnostics) = check_pages(inputs, &snapshot, cache, &progress.checked);
    done("check");
    let site = snapshot.site();
    let unpublished = site.unpublished.iter();
    CheckedSite {
        diagnostics,
        coverage,
        pages: site.pages.len(),
        unpublished: unpublished
            .map(|(path, reason)| (path.clone(), unpublished_reason(reason)))
            .collect(),
        next_rebuild: site.next_moment.clone(),
        snapshot: snapshot.theme().is_some().then_some(snapshot),
    }
}

/// Checks every page, the unpublished ones too, and collects all diagnostics.
fn check_pages(
    inputs: &Inputs,
    snapshot: &Snapshot,
    cache: &BuildCache,
    count: &Count,
) -> (EvidenceCoverage, Vec<Diagnostic>) {
    count.begin(snapshot.numbers().len());
    snapshot.numbers().into_par_iter().for_each(|number| {
        snapshot.page(number);
        count.one_more();
    });
    let mut coverage = EvidenceCoverage::from_claims(snapshot.texts.value.iter());
    let mut diagnostics: Vec<Diagnostic> = snapshot.stage_diagnostics().cloned().collect();
    for number in snapshot.numbers() {
        let page = snapshot.page(number);
        coverage += page.data.evidence.coverage;
        diagnostics.extend(page.diagnostics().cloned());
    }
    snapshot.check_files(inputs, &mut diagnostics);
    generated_anchors::check(snapshot, &cache.drawings, cache.revision, &mut diagnostics);
    diagnostics.extend(snapshot.check_unpublished());
    let unpublished = &snapshot.site().unpublished;
    for diagnostic in &mut diagnostics {
        if unpublished.contains_key(diagnostic.location.file()) {
            diagnostic.severity = Severity::Advice;
        }
    }
    (coverage, reported(inputs, diagnostics))
}

impl CheckedSite {
    /// What is wrong with publishing the site as it is, though it may be worked on. A website that opens from a folder needs no
    /// address.
    pub fn publication_problems(&self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        if let Some(snapshot) = &self.snapshot
            && !snapshot.options.portable
            && snapshot.options.base_url.is_none()
        {
            check::publication_rules(&snapshot.settings.config, &mut diagnostics);
        }
        diagnostics
    }

    /// Renders every page and passes it to `sink` with all other files, from several threads, in any order.
    pub fn render(
        &self,
        cache: &BuildCache,
        progress: &Progress,
        sink: &dyn Sink,
    ) -> Vec<Diagnostic> {
        let Some(snapshot) = &self.snapshot else {
            return Vec::new();
        };
        let planned = PlannedOutput::new(sink, &snapshot.settings.config.base_url);
        let template_errors: Mutex<BTreeSet<String>> = Mutex::default();
        let render = |renderer: &SiteRenderer<'_>, theme: &Theme| {
            let ids = renderer.page_ids();
            progress.made.begin(ids.len());
            let pages = || {
                ids.into_par_iter()
                    .flat_map_iter(|id| {
                        let found = render_to(theme, cache, renderer, id, &planned);
                        progress.made.one_more();
                        // An error of a template is the same on every page.
                        let mut known = template_errors
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner);
                        let is_new =
                            |diagnostic: &Diagnostic| known.insert(format!("{diagnostic:?}"));
                        found.into_iter().filter(is_new).collect::<Vec<_>>()
                    })
                    .collect()
            };
            let others = || {
                let files = listings(renderer).into_iter();
                files.for_each(|file| planned.put(file));
            };
            let (diagnostics, ()): (Vec<Diagnostic>, ()) = rayon::join(pages, others);
            diagnostics
        };
        let found = with_renderer(snapshot, &cache.drawings, cache.revision, render);
        let mut diagnostics = found.unwrap_or_default();
        // A page that could not be made would be missed by all that link to it.
        if diagnostics.is_empty() {
            diagnostics = planned.problems(&|path| place_of(snapshot, path));
        }
        sort(&mut diagnostics);
        diagnostics
    }
}

/// Where messages about a page of the website point: its file, or the settings where it has none.
fn place_of(snapshot: &Snapshot, path: &str) -> Span {
    let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
    let page = snapshot.site().page_at(&address);
    let file = page.map_or_else(|| SITE_FILE.into(), |page| page.summary.path.clone());
    Span::new(&file, 0..0)
}

/// Renders a page and passes it on with its files.
fn render_to(
    theme: &Theme,
    cache: &BuildCache,
    renderer: &SiteRenderer<'_>,
    id: PageId,
    sink: &dyn Sink,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut page = renderer.build(id, &mut diagnostics);
    for file in page.files.drain(..) {
        sink.put(file);
    }
    let bytes = if cache.is_reused {
        cached_html(theme, cache, renderer, &page, &mut diagnostics)
    } else {
        render_page(theme, renderer, &page, &mut diagnostics).map(String::into_bytes)
    };
    if let Some(bytes) = bytes {
        let content = Content::Bytes(bytes);
        let path = page.path;
        sink.put(OutputFile { path, content });
    }
    diagnostics
}

/// A page's HTML, rendered unless the cache has it.
fn cached_html(
    theme: &Theme,
    cache: &BuildCache,
    renderer: &SiteRenderer<'_>,
    page: &PageOutput,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    let key = page_key(theme, renderer, page);
    let earlier = cache.pages.get(&page.path);
    if let Some(entry) = earlier.filter(|entry| *entry.key() == key) {
        return Some(entry.bytes.clone());
    }
    let html = render_page(theme, renderer, page, diagnostics)?;
    let html = Html::new(html);
    let bytes = html.bytes.clone();
    let entry = Entry::new(key, cache.revision, |_| html);
    cache.pages.insert(page.path.clone(), Arc::new(entry));
    Some(bytes)
}
