//! The site's index with what it was made from: the very same as before, changed where an edit leaves everything where it stands,
//! or made anew.
//!
//! In: the inputs, the build before, summaries and definitions. Out: [`SiteIndex`]. Must not know: pages' texts, data.

use std::sync::Arc;

use jiff::Timestamp;

use super::stages::{ParsedPage, Settings};
use crate::build::snapshot::Snapshot;
use crate::data::Definition;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::site::{IndexInput, Site, Summary};
use crate::source::SitePath;

/// The site's index with what it was made from.
pub(crate) struct SiteIndex {
    pub(crate) site: Site,
    pub(crate) diagnostics: Vec<Diagnostic>,
    settings: Arc<Settings>,
    definitions: Vec<Arc<Definition>>,
    files: Arc<[SitePath]>,
    now: Timestamp,
    /// Another than in the build before where links may lead elsewhere.
    links: u64,
}

impl SiteIndex {
    /// Whether links lead where they led in the build before.
    pub(crate) fn leads_as(&self, before: &Self) -> bool {
        self.links == before.links
    }

    /// Whether it was made from the same, or from the same but for summaries.
    fn is_of(
        &self,
        inputs: &Inputs,
        settings: &Arc<Settings>,
        definitions: &[Arc<Definition>],
    ) -> bool {
        let next = self.site.next_moment;
        let same_moment = self.now <= inputs.now && next.is_none_or(|next| inputs.now < next);
        let mut pairs = self.definitions.iter().zip(definitions);
        same_moment
            && Arc::ptr_eq(&self.settings, settings)
            && self.definitions.len() == definitions.len()
            && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
            && self.files.iter().eq(files(inputs))
    }
}

fn files(inputs: &Inputs) -> impl Iterator<Item = &SitePath> {
    inputs.below("content").map(|(path, _)| path)
}

/// The site's index, from summaries alone.
pub(crate) fn index(
    inputs: &Inputs,
    before: Option<&Snapshot>,
    settings: &Arc<Settings>,
    parsed: &[Arc<ParsedPage>],
    definitions: Vec<Arc<Definition>>,
) -> Arc<SiteIndex> {
    if let Some(before) = before
        && before.index.is_of(inputs, settings, &definitions)
    {
        let index = &before.index;
        let edits = edits(&before.parsed, parsed);
        if edits.as_ref().is_some_and(Vec::is_empty) {
            return index.clone();
        }
        if let Some(edits) = edits
            && let Some(site) = edited(index, &edits)
        {
            let same_links = |(one, other): &Edit<'_>| one.anchors == other.anchors;
            return Arc::new(SiteIndex {
                site,
                diagnostics: index.diagnostics.clone(),
                settings: settings.clone(),
                definitions,
                files: index.files.clone(),
                now: inputs.now,
                links: index.links + u64::from(!edits.iter().all(same_links)),
            });
        }
    }
    let files: Arc<[SitePath]> = files(inputs).cloned().collect();
    let texts: Vec<_> = parsed.iter().map(|parsed| parsed.summary.clone()).collect();
    let mut diagnostics = Vec::new();
    let parts = IndexInput {
        config: &settings.config,
        areas: &settings.areas,
        summaries: &texts,
        definitions: &definitions,
        files: &files,
        generated: crate::page::GENERATED,
        now: inputs.now,
        shown: inputs.options.shown(),
    };
    let site = Site::index(&parts, &mut diagnostics);
    Arc::new(SiteIndex {
        site,
        diagnostics,
        settings: settings.clone(),
        definitions,
        files,
        now: inputs.now,
        links: before.map_or(0, |before| before.index.links + 1),
    })
}

/// A page's summary before and after.
type Edit<'a> = (&'a Arc<Summary>, &'a Arc<Summary>);

/// The summaries that are others than before; `None` where the pages are others.
fn edits<'a>(
    before: &'a [Arc<ParsedPage>],
    parsed: &'a [Arc<ParsedPage>],
) -> Option<Vec<Edit<'a>>> {
    if before.len() != parsed.len() {
        return None;
    }
    let pairs = before.iter().zip(parsed);
    let pairs = pairs.filter(|(one, other)| !Arc::ptr_eq(one, other));
    let summaries = pairs.map(|(one, other)| (&one.summary, &other.summary));
    let edits: Vec<Edit<'_>> = summaries
        .filter(|(one, other)| !one.is_equivalent(other))
        .collect();
    let same_pages = edits.iter().all(|(one, other)| one.path == other.path);
    same_pages.then_some(edits)
}

/// The index with other summaries; `None` where it must be made anew.
fn edited(index: &SiteIndex, edits: &[Edit<'_>]) -> Option<Site> {
    if !edits.iter().all(|(one, other)| other.is_indexed_alike(one)) {
        return None;
    }
    // Messages point at places in the front matter, which are others now.
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
