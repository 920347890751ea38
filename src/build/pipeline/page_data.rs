//! Checks a page against the data: its claims with their verdicts, its charts, the diagnostics of both.
//!
//! In: a parsed page, what all pages share. Out: [`PageData`]. Must not know: other pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ZonedDateTime;

use super::charts;
use super::documents::ParsedPage;
use super::editions::Editions;
use super::settings::Settings;
use crate::build::cache::{Entry, Key, Revision};
use crate::chart::ChartData;
use crate::check;
use crate::data::{AreaId, Areas, Catalogue};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::evidence::{self, Basis, EvidenceScope, Lexicon, PageEvidence};
use crate::language::Strings;
use crate::site::{Summary, Unpublished};
use crate::source::{Hash, Hasher};

/// The part of a page that depends on the data.
#[derive(Debug)]
pub(crate) struct PageData {
    pub(crate) evidence: PageEvidence,
    /// The ids of the indicators that its charts and tables draw. Their data are selected again when the page is rendered: they
    /// would be a sixth of the memory of a large site.
    pub(crate) drawn: Vec<String>,
    /// The hash of its citations: pages about indicators and places list the pages that cite them.
    pub(crate) cites: Hash,
}

pub(crate) type PageDataEntry = Entry<PageData>;

/// What checking a page against the data needs besides the page.
pub(crate) struct DataContext<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) lexicon: &'a Lexicon,
    /// What was published on other days.
    pub(crate) editions: &'a Editions,
    /// The theme's texts in a language.
    pub(crate) strings: &'a (dyn Fn(&str) -> &'a Strings + Sync),
    /// The hash of settings and definitions, without data.
    pub(crate) hash: Hash,
}

impl DataContext<'_> {
    /// The scope of one page's figures.
    pub(crate) fn scope<'b>(
        &'b self,
        document: &'b Document,
        places: &'b [AreaId],
    ) -> EvidenceScope<'b> {
        let settings = self.settings;
        let dated = self.editions.of(document.source.path());
        EvidenceScope {
            catalogue: dated.map_or(self.catalogue, |(_, catalogue)| catalogue),
            as_at: dated.map(|(day, _)| day),
            // What a page of an earlier day says is compared with that day's release only.
            previous: self.editions.previous().filter(|_| dated.is_none()),
            areas: &settings.areas,
            shared_sources: &settings.sources,
            page_sources: &document.front.sources,
            places,
            benchmark: settings.benchmark.as_ref(),
            evidence: settings.config.evidence,
            percent: settings.config.percent,
            lexicon: self.lexicon,
            language: &document.language,
        }
    }

    /// The key of a page: its text, what all pages share, and the data that it cites.
    pub(super) fn key(&self, page: &ParsedPage, places: &[AreaId]) -> Key {
        let mut hasher = Hasher::new();
        let source = &page.document.source;
        hasher
            .part(source.path().as_str())
            .hash(&source.hash())
            .hash(&self.hash);
        for place in places {
            hasher.part(&**place);
        }
        let dated = self.editions.of(source.path());
        if let Some((day, _)) = dated {
            hasher.part(day.to_string());
        }
        let catalogue = dated.map_or(self.catalogue, |(_, catalogue)| catalogue);
        for catalogue in [Some(catalogue), self.editions.previous()]
            .into_iter()
            .flatten()
        {
            for (name, hash) in cited(&page.summary, catalogue) {
                hasher.part(name);
                match hash {
                    Some(hash) => hasher.hash(&hash),
                    None => hasher.part("none"),
                };
            }
        }
        // Numbers that are tied to a source are compared with the data of every indicator.
        if has_source(&page.document) {
            for indicator in self.catalogue.by_id.values() {
                hasher.hash(&indicator.hash);
            }
        }
        hasher.finish().into()
    }
}

/// Whether a page ties words to a source.
fn has_source(document: &Document) -> bool {
    let mut links = document.prose.iter().flat_map(|prose| &prose.links);
    links.any(|link| link.destination.value.starts_with("source:"))
}

/// Checks a page against the data, unless its previous entry has the same key.
pub(super) fn read(
    page: &ParsedPage,
    places: &[AreaId],
    context: &DataContext<'_>,
    key: Key,
    previous: Option<&Arc<PageDataEntry>>,
    revision: Revision,
) -> Arc<PageDataEntry> {
    Entry::reuse_or_make(previous, key, revision, |diagnostics| {
        let document = &page.document;
        let scope = context.scope(document, places);
        let evidence = evidence::read_page(document, &scope, diagnostics);
        let charts = charts(document, places, context, diagnostics);
        let config = &context.settings.config;
        check::data_rules(document, &evidence, &scope, config, diagnostics);
        let measures = charts.iter().flat_map(|(_, data)| &data.measures);
        let drawn: Vec<String> = measures.map(|measure| measure.id.clone()).collect();
        PageData {
            cites: cites(document, &evidence, &drawn),
            evidence,
            drawn,
        }
    })
}

/// The data of a page's charts and tables, each with the position of its fence in the file, which identifies the block.
pub(super) fn charts(
    document: &Document,
    places: &[AreaId],
    context: &DataContext<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(u32, ChartData)> {
    let scope = context.scope(document, places);
    let strings = (context.strings)(&document.language);
    charts::select(document, &scope, strings, diagnostics)
}

fn cites(document: &Document, evidence: &PageEvidence, drawn: &[String]) -> Hash {
    let mut hasher = Hasher::new();
    for source in document.sources() {
        hasher.part("source").part(source);
    }
    for claim in evidence.claims.iter().chain(&evidence.key_figures) {
        if let Basis::Figure { cited, .. } = &claim.basis {
            hasher.part("claim");
            for cell in cited {
                hasher.part(&cell.indicator).part(&*cell.area);
            }
        }
    }
    for indicator in drawn {
        hasher.part("chart").part(indicator);
    }
    hasher.finish()
}

/// The indicators that a page cites or draws, under the names that it uses, with their hashes.
fn cited<'a>(summary: &'a Summary, catalogue: &Catalogue) -> BTreeMap<&'a str, Option<Hash>> {
    let figures = summary.figures.iter().flat_map(|figure| {
        let (indicator, query) = figure.split_once('?').unwrap_or((figure, ""));
        let other = query
            .split('&')
            .find_map(|part| part.strip_prefix("vs=indicator:"));
        [Some(indicator), other].into_iter().flatten()
    });
    figures
        .chain(summary.indicators.iter().map(String::as_str))
        .map(|name| (name, catalogue.find(name).map(|indicator| indicator.hash)))
        .collect()
}

/// The areas that a page names as its places.
pub(crate) fn places(page: &ParsedPage, areas: &Areas) -> Vec<AreaId> {
    let named = page.document.front.place.iter();
    named
        .filter_map(|place| areas.find(place).map(|area| area.id.clone()))
        .collect()
}

/// The end of an embargo as people read it: `2026-07-01 09:30 (Europe/London)`.
pub fn embargo_end(until: &ZonedDateTime) -> String {
    let zone = until.time_zone().iana_name().unwrap_or("UTC");
    format!("{} ({zone})", until.strftime("%Y-%m-%d %H:%M"))
}

/// The reason why a page or an indicator is unpublished, as text.
pub(crate) fn unpublished_reason(held: &Unpublished) -> String {
    match held {
        Unpublished::Draft => "a draft".to_owned(),
        Unpublished::Embargo(until) => format!("under embargo until {}", embargo_end(until)),
        Unpublished::WithReport(report) => format!("its report {report} is unpublished"),
    }
}
