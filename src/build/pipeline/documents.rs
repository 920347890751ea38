//! Parses every Markdown file, in parallel.
//!
//! In: the inputs, the settings. Out: documents with their summaries, by path. Must not know: the site's index, data.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::settings::Settings;
use crate::build::cache::{Entry, Revision};
use crate::document::Document;
use crate::evidence;
use crate::inputs::{File, Inputs};
use crate::site::Summary;
use crate::source::{Hash, Hasher, Source};

/// A parsed page.
#[derive(Debug)]
pub(crate) struct ParsedPage {
    pub(crate) document: Document,
    pub(crate) summary: Arc<Summary>,
}

/// A page's file, and the hash of the settings that parsing depends on.
#[derive(Debug)]
pub(crate) struct DocumentKey {
    source: Arc<Source>,
    settings: Hash,
}

impl PartialEq for DocumentKey {
    fn eq(&self, other: &Self) -> bool {
        let (one, other_source) = (&self.source, &other.source);
        // Pointers are compared first: only a file that was read again is hashed.
        let same_source = Arc::ptr_eq(one, other_source)
            || (one.path() == other_source.path() && one.hash() == other_source.hash());
        same_source && self.settings == other.settings
    }
}

pub(crate) type DocumentEntry = Entry<ParsedPage, DocumentKey>;

/// Parses every page, by path.
pub(super) fn parse(
    inputs: &Inputs,
    settings: &Settings,
    previous: &[Arc<DocumentEntry>],
    revision: Revision,
) -> Vec<Arc<DocumentEntry>> {
    let language = &settings.config.language;
    let taxonomies = &settings.taxonomies;
    let hash = settings_hash(language, taxonomies);
    with_previous(inputs, previous)
        .into_par_iter()
        .map(|(source, previous)| {
            let key = DocumentKey {
                source: source.clone(),
                settings: hash,
            };
            Entry::reuse_or_make(previous, key, revision, |diagnostics| {
                let mut document = Document::parse(source, language, taxonomies, diagnostics);
                let summary = Arc::new(Summary::of(&document));
                document.prose.retain(evidence::may_have_evidence);
                document.prose.shrink_to_fit();
                ParsedPage { document, summary }
            })
        })
        .collect()
}

fn settings_hash(language: &str, taxonomies: &BTreeSet<String>) -> Hash {
    let mut hasher = Hasher::new();
    hasher.part(language);
    for taxonomy in taxonomies {
        hasher.part(taxonomy);
    }
    hasher.finish()
}

/// Each page's source with its previous entry: both lists are sorted by path.
fn with_previous<'a>(
    inputs: &'a Inputs,
    previous: &'a [Arc<DocumentEntry>],
) -> Vec<(&'a Arc<Source>, Option<&'a Arc<DocumentEntry>>)> {
    let mut earlier = previous.iter().peekable();
    let pair = |source: &'a Arc<Source>| {
        // Usually the same source is next, and no path is compared.
        let is_before = |entry: &&Arc<DocumentEntry>| {
            let earlier = &entry.document.source;
            !Arc::ptr_eq(earlier, source) && earlier.path() < source.path()
        };
        while earlier.next_if(is_before).is_some() {}
        let is_same = |entry: &&Arc<DocumentEntry>| {
            let earlier = &entry.document.source;
            Arc::ptr_eq(earlier, source) || earlier.path() == source.path()
        };
        (source, earlier.next_if(is_same))
    };
    pages(inputs).map(pair).collect()
}

/// The pages of a site.
fn pages(inputs: &Inputs) -> impl Iterator<Item = &Arc<Source>> {
    let files = inputs.below("content");
    files.filter_map(|(path, file)| match file {
        File::Text(source) if path.extension() == "md" => Some(source),
        _ => None,
    })
}
