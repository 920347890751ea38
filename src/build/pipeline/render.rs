//! The website of a checked site: every page a job, rendered in parallel and handed on as it is made.
//!
//! In: what checking found, the cache. Out: files in a sink, messages about templates. Must not know: what pages say.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::build::snapshot::Snapshot;
use crate::build::{BuildCache, CheckedSite, Progress};
use crate::chart::{self, ChartData, Drawing};
use crate::diagnostic::{Diagnostic, sort};
use crate::language::Strings;
use crate::output::{Content, OutputFile, Sink};
use crate::page::{PageId, PageOutput, RenderInputs, SiteRenderer, WrittenPage, listings};
use crate::source::{Hash, Hasher};
use crate::theme::Theme;

/// How many drawings are kept in any case: some 30 kB each.
pub(crate) const DRAWINGS: usize = 500;

/// A page as its template made it; nothing where the template failed.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) html: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl CheckedSite {
    /// Renders every page and hands it to `sink` with all other files, from several threads, in any order.
    pub fn render(
        &self,
        cache: &BuildCache,
        progress: &Progress,
        sink: &dyn Sink,
    ) -> Vec<Diagnostic> {
        let Some(snapshot) = &self.snapshot else {
            return Vec::new();
        };
        let failed: Mutex<BTreeSet<String>> = Mutex::default();
        let render = |book: &SiteRenderer<'_>, theme: &Theme| {
            let jobs = book.page_ids();
            progress.made.begin(jobs.len());
            let pages = || {
                jobs.into_par_iter()
                    .flat_map_iter(|job| {
                        let found = page(theme, cache, book, job, sink);
                        progress.made.one_more();
                        // What is wrong with a template is wrong with it on every page.
                        let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                        let is_new =
                            |diagnostic: &Diagnostic| failed.insert(format!("{diagnostic:?}"));
                        found.into_iter().filter(is_new).collect::<Vec<_>>()
                    })
                    .collect()
            };
            let others = || listings(book).into_iter().for_each(|file| sink.put(file));
            let (diagnostics, ()): (Vec<Diagnostic>, ()) = rayon::join(pages, others);
            diagnostics
        };
        let mut diagnostics = with_book(snapshot, cache, render).unwrap_or_default();
        sort(&mut diagnostics);
        diagnostics
    }
}

/// Opens the book of all pages; `None` where there is no theme to make them with.
pub(crate) fn with_book<T>(
    snapshot: &Snapshot,
    cache: &BuildCache,
    then: impl FnOnce(&SiteRenderer<'_>, &Theme) -> T,
) -> Option<T> {
    let theme = snapshot.theme()?;
    let draw = |data: &ChartData, strings: &Strings| draw(theme, cache, data, strings);
    let written = |number: usize| {
        let page = snapshot.page(number);
        WrittenPage {
            document: &page.parsed.document,
            evidence: &page.checked.evidence,
            charts: page
                .checked
                .charts
                .iter()
                .map(|chart| (chart.start, &chart.data))
                .collect(),
            targets: &page.targets,
            extra: &page.extra,
        }
    };
    let settings = &snapshot.settings;
    let parts = RenderInputs {
        config: &settings.config,
        areas: &settings.areas,
        sources: &settings.sources,
        catalogue: &snapshot.catalogue,
        site: snapshot.site(),
        theme,
        benchmark: settings.benchmark.as_ref(),
        now: snapshot.now,
        portable: snapshot.options.portable,
        written: &written,
        draw: &draw,
    };
    let book = SiteRenderer::new(parts, &snapshot.shelf);
    Some(then(&book, theme))
}

/// Draws what was not drawn yet: on many sites many pages show the same.
fn draw(theme: &Theme, cache: &BuildCache, data: &ChartData, strings: &Strings) -> Arc<Drawing> {
    let key = || {
        let mut key = Hasher::new();
        key.hash(&data.hash())
            .hash(&theme.words_hash())
            .part(strings.language());
        key.finish()
    };
    cache
        .draw
        .get(cache.at_most(DRAWINGS), key, || chart::draw(data, strings))
}

/// Makes a page and hands it on with the files beside it.
fn page(
    theme: &Theme,
    cache: &BuildCache,
    book: &SiteRenderer<'_>,
    job: PageId,
    sink: &dyn Sink,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut made = book.make(job, &mut diagnostics);
    for file in made.files.drain(..) {
        sink.put(file);
    }
    let key = || page_key(theme, book, &made);
    let rendered = cache
        .render
        .get(cache.at(), key, || render(theme, book, &made));
    // A cache that keeps nothing lets the only copy go.
    let rendered = Arc::unwrap_or_clone(rendered);
    diagnostics.extend(rendered.diagnostics);
    if let Some(html) = rendered.html {
        sink.put(OutputFile {
            path: made.path,
            content: Content::Bytes(html.into_bytes()),
        });
    }
    diagnostics
}

/// Two pages with the same key have the same HTML.
pub(crate) fn page_key(theme: &Theme, book: &SiteRenderer<'_>, made: &PageOutput) -> Hash {
    let mut key = Hasher::new();
    key.hash(&theme.hash)
        .hash(&book.shared(made.locale).hash)
        .hash(&Hash::of_value(&made.context));
    key.finish()
}

pub(crate) fn render(theme: &Theme, book: &SiteRenderer<'_>, made: &PageOutput) -> Rendered {
    let mut diagnostics = Vec::new();
    let html = theme.render(book.shared(made.locale), &made.context, &mut diagnostics);
    Rendered { html, diagnostics }
}
