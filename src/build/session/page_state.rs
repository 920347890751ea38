//! What an open site remembers of each page: what its context was made from, and the context's hash.
//!
//! In: a snapshot, contexts. Out: whether a page may have changed. Must not know: how pages are made.

use std::collections::BTreeMap;

use crate::build::cache::{Entry, Revision};
use crate::build::pipeline::Snapshot;
use crate::page::PageId;
use crate::source::Hash;

/// The context's hash of each page, by path. A context is made from a lot and takes memory; its hash is enough to see that it has
/// changed.
pub(super) type PageStates = BTreeMap<String, Entry<Hash, PageKey>>;

/// What a page's context is made from: while this is equal, so is the context.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct PageKey {
    pub(super) site: SiteKey,
    own: OwnKey,
}

/// What all pages' contexts are made from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct SiteKey {
    index: Revision,
    catalogue: Revision,
    /// The theme's hash, which leaves out styles and pictures: no page holds them.
    theme: Option<Hash>,
    /// Pages say on which day they were made.
    hour: i64,
}

/// What a page's context is made from beside what all pages are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OwnKey {
    /// Its own text and the data that it cites.
    Page(Revision),
    /// Other pages, which it embeds.
    AllPages(Revision),
    /// What all pages cite.
    Citations(Hash),
    /// Nothing.
    Nothing,
}

impl PageKey {
    pub(super) fn new(snapshot: &Snapshot, id: PageId) -> Self {
        Self {
            site: SiteKey::new(snapshot),
            own: OwnKey::new(snapshot, id),
        }
    }
}

impl SiteKey {
    pub(super) fn new(snapshot: &Snapshot) -> Self {
        Self {
            index: snapshot.index.revision(),
            catalogue: snapshot.catalogue.revision(),
            theme: snapshot.theme().map(|theme| theme.hash),
            hour: snapshot.now.as_second() / 3600,
        }
    }
}

impl OwnKey {
    fn new(snapshot: &Snapshot, id: PageId) -> Self {
        match id {
            PageId::Written(number)
                if snapshot.site().pages[number].summary.embedded.is_empty() =>
            {
                Self::Page(snapshot.page(number).revision())
            }
            PageId::Written(_) => Self::AllPages(snapshot.revision),
            PageId::Generated(..) => Self::Citations(snapshot.citations()),
            // The page that a redirect leads to is in the index.
            PageId::Redirect(_) | PageId::NotFound => Self::Nothing,
        }
    }
}
