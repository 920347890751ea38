//! Renders pages with their templates.
//!
//! In: a snapshot, earlier drawings. Out: contexts with their keys, HTML. Must not know: what pages contain, who requests them.

use std::sync::Arc;

use super::snapshot::Snapshot;
use crate::build::cache::{Entry, Revision, Table};
use crate::chart::{self, ChartData, Drawing};
use crate::diagnostic::Diagnostic;
use crate::language::Strings;
use crate::page::{PageOutput, PageSource, RenderInputs, SiteRenderer, WrittenPage};
use crate::source::{Hash, Hasher};
use crate::theme::Theme;

/// Drawings by the hash of their data: some 30 kB each.
pub(crate) type DrawingTable = Table<Hash, Arc<Drawing>, ()>;

/// Pages by their path, each under its context's key.
pub(crate) type HtmlTable = Table<String, Html, Hash>;

/// How many drawings are kept. Most edits in a preview need few of the site's drawings, but the next may need all.
const DRAWINGS: usize = 500;

/// How many pages' HTML is kept.
const PAGES: usize = 128;

/// A rendered page.
pub(crate) struct Html {
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: Hash,
}

impl Html {
    pub(crate) fn new(html: String) -> Self {
        let bytes = html.into_bytes();
        Self {
            hash: Hash::of(&bytes),
            bytes,
        }
    }
}

/// `is_reused`: whether later builds look drawings up. In a single one most charts are on one page.
pub(crate) fn drawing_table(is_reused: bool) -> DrawingTable {
    if is_reused {
        Table::with_limit(DRAWINGS)
    } else {
        Table::of_repeated(DRAWINGS)
    }
}

pub(crate) fn html_table() -> HtmlTable {
    Table::with_limit(PAGES)
}

/// Calls `then` with the renderer of all pages; `None` where there is no theme to render them with.
pub(crate) fn with_renderer<T>(
    snapshot: &Snapshot,
    drawings: &DrawingTable,
    revision: Revision,
    then: impl FnOnce(&SiteRenderer<'_>, &Theme) -> T,
) -> Option<T> {
    let theme = snapshot.theme()?;
    let pages = SnapshotPages {
        snapshot,
        theme,
        drawings,
        revision,
    };
    let settings = &snapshot.settings;
    let inputs = RenderInputs {
        config: &settings.config,
        areas: &settings.areas,
        sources: &settings.sources,
        glossary: &settings.glossary,
        catalogue: &snapshot.catalogue,
        site: snapshot.site(),
        theme,
        benchmark: settings.benchmark.as_ref(),
        portable: snapshot.options.portable,
        review: snapshot.options.review,
        pages: &pages,
    };
    let renderer = SiteRenderer::new(inputs, &snapshot.render_cache);
    Some(then(&renderer, theme))
}

/// The pages of a snapshot, checked and drawn on request.
struct SnapshotPages<'a> {
    snapshot: &'a Snapshot,
    theme: &'a Theme,
    drawings: &'a DrawingTable,
    revision: Revision,
}

impl PageSource for SnapshotPages<'_> {
    fn written(&self, number: usize) -> WrittenPage<'_> {
        let page = self.snapshot.page(number);
        WrittenPage {
            document: &page.parsed.document,
            evidence: &page.data.evidence,
            drawn: &page.data.drawn,
            targets: &page.links.targets,
            extra: &page.links.extra,
        }
    }

    fn charts(&self, number: usize) -> Vec<(u32, ChartData)> {
        self.snapshot.charts(number)
    }

    /// Draws what is not drawn yet: on many sites pages share charts. Two threads may draw the same chart, with equal results.
    fn drawing(&self, chart: &ChartData, strings: &Strings) -> Arc<Drawing> {
        let mut name = Hasher::new();
        name.hash(&chart.hash())
            .hash(&self.theme.strings_hash())
            .part(strings.language());
        let name = name.finish();
        if let Some(drawing) = self.drawings.get(&name) {
            return drawing.value.clone();
        }
        let drawing = Arc::new(chart::draw(chart, strings));
        let entry = Entry::new((), self.revision, |_| drawing.clone());
        self.drawings.insert(name, Arc::new(entry));
        drawing
    }
}

/// Two pages with the same key have the same HTML.
pub(crate) fn page_key(theme: &Theme, renderer: &SiteRenderer<'_>, page: &PageOutput) -> Hash {
    let mut key = Hasher::new();
    key.hash(&theme.hash)
        .hash(&renderer.shared(page.locale).hash)
        .hash(&Hash::of_value(&page.context));
    key.finish()
}

/// A page's HTML; `None` where its template failed.
pub(crate) fn render_page(
    theme: &Theme,
    renderer: &SiteRenderer<'_>,
    page: &PageOutput,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    theme.render(renderer.shared(page.locale), &page.context, diagnostics)
}
