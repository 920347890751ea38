//! The site's index: reused, updated where an edit leaves every page in its position, or rebuilt.
//!
//! In: the inputs, the settings, summaries and definitions. Out: [`SiteIndex`]. Must not know: pages' texts, data.

use std::sync::Arc;

use jiff::Timestamp;

use super::documents::DocumentEntry;
use super::indicators::IndicatorEntry;
use super::settings::Settings;
use crate::build::cache::{Entry, Revision};
use crate::check;
use crate::data::Definition;
use crate::diagnostic::Diagnostic;
use crate::inputs::{Inputs, Lifted};
use crate::site::{IndexInput, Site, Summary, is_asset};
use crate::source::SitePath;

/// The index of all pages.
pub(crate) struct SiteIndex {
    pub(crate) site: Site,
    /// The revision since which links lead to the same targets.
    pub(crate) links: Revision,
    made_at: Timestamp,
}

/// Everything that the index depends on, except the time and the pages' summaries.
#[derive(PartialEq)]
pub(crate) struct IndexKey {
    settings: Revision,
    lifted: Lifted,
    definitions: Vec<(SitePath, Revision)>,
    /// With their sizes where they may be published: pages say how large a download is.
    files: Vec<(SitePath, u64)>,
}

pub(crate) type IndexEntry = Entry<SiteIndex, IndexKey>;

/// The index of the previous snapshot, with the pages from which it was built.
pub(super) type Previous<'a> = (&'a Arc<IndexEntry>, &'a [Arc<DocumentEntry>]);

/// The site's index, from summaries alone.
pub(super) fn index(
    inputs: &Inputs,
    settings: &Entry<Settings>,
    pages: &[Arc<DocumentEntry>],
    indicators: &[Arc<IndicatorEntry>],
    previous: Option<Previous<'_>>,
    revision: Revision,
) -> Arc<IndexEntry> {
    let key = IndexKey {
        settings: settings.revision(),
        lifted: inputs.options.lifted.clone(),
        definitions: indicators
            .iter()
            .filter(|entry| entry.definition.value.is_some())
            .map(|entry| (entry.path.clone(), entry.definition.revision()))
            .collect(),
        files: inputs
            .below("content")
            .map(|(path, file)| {
                let size = if is_asset(path) { file.size() } else { 0 };
                (path.clone(), size)
            })
            .collect(),
    };
    if let Some((index, earlier)) = previous
        && *index.key() == key
        && index.holds_at(inputs.now)
        && let Some(edits) = edits(earlier, pages)
    {
        if edits.is_empty() {
            return index.clone();
        }
        if let Some(site) = edited(index, &edits) {
            let same_anchors = edits
                .iter()
                .all(|(one, other)| one.anchors == other.anchors);
            return Arc::new(Entry::new(key, revision, |diagnostics| {
                diagnostics.clone_from(&index.diagnostics);
                SiteIndex {
                    site,
                    links: if same_anchors { index.links } else { revision },
                    made_at: inputs.now,
                }
            }));
        }
    }
    let files = key.files.clone();
    Arc::new(Entry::new(key, revision, |diagnostics| {
        let summaries: Vec<_> = pages.iter().map(|page| page.summary.clone()).collect();
        let definitions: Vec<Arc<Definition>> = indicators
            .iter()
            .filter_map(|entry| entry.definition.value.clone())
            .collect();
        let parts = IndexInput {
            config: &settings.config,
            areas: &settings.areas,
            summaries: &summaries,
            definitions: &definitions,
            files: &files,
            generated: crate::page::GENERATED,
            now: inputs.now,
            shown: inputs.options.shown(),
            lifted: &inputs.options.lifted,
        };
        let site = Site::index(&parts, diagnostics);
        check::index_rules(&site, diagnostics);
        SiteIndex {
            site,
            links: revision,
            made_at: inputs.now,
        }
    }))
}

impl SiteIndex {
    /// Whether the index is still valid at a later time: no embargo has ended since.
    fn holds_at(&self, now: Timestamp) -> bool {
        let next = self.site.next_moment.as_ref();
        self.made_at <= now && next.is_none_or(|next| now < next.timestamp())
    }
}

/// A page's previous summary and its current one.
type Edit<'a> = (&'a Arc<Summary>, &'a Arc<Summary>);

/// The summaries that differ from the previous ones; `None` where pages were added or removed.
fn edits<'a>(
    earlier: &'a [Arc<DocumentEntry>],
    pages: &'a [Arc<DocumentEntry>],
) -> Option<Vec<Edit<'a>>> {
    if earlier.len() != pages.len() {
        return None;
    }
    let pairs = earlier.iter().zip(pages);
    let pairs = pairs.filter(|(one, other)| !Arc::ptr_eq(one, other));
    let summaries = pairs.map(|(one, other)| (&one.summary, &other.summary));
    let edits: Vec<Edit<'_>> = summaries
        .filter(|(one, other)| !one.is_equivalent(other))
        .collect();
    let same_pages = edits.iter().all(|(one, other)| one.path == other.path);
    same_pages.then_some(edits)
}

/// The index with other summaries; `None` where it must be rebuilt from all of them.
fn edited(index: &IndexEntry, edits: &[Edit<'_>]) -> Option<Site> {
    if !edits.iter().all(|(one, other)| other.is_indexed_alike(one)) {
        return None;
    }
    // Diagnostics point into front matter, where every position may have changed.
    let concerns = |found: &Diagnostic| {
        found
            .files()
            .any(|file| edits.iter().any(|(summary, _)| summary.path == *file))
    };
    if index.diagnostics.iter().any(concerns) {
        return None;
    }
    let summaries: Vec<Arc<Summary>> = edits.iter().map(|(_, edit)| Arc::clone(edit)).collect();
    index.site.with_edits(&summaries)
}
