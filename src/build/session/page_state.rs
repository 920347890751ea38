//! The recorded state of each page: the key of its context, and the context's hash.
//!
//! In: a snapshot, contexts. Out: whether a page may have changed. Must not know: how pages are rendered.

use std::collections::BTreeMap;

use crate::build::cache::{Entry, Revision};
use crate::build::pipeline::Snapshot;
use crate::page::PageId;
use crate::source::Hash;

/// The context's hash of each page, by path. Contexts are built from many values and take memory; a hash is enough to notice
/// changes.
pub(super) type PageStates = BTreeMap<String, Entry<Hash, PageKey>>;

/// The key of a page's context.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct PageKey {
    pub(super) site: SiteKey,
    own: OwnKey,
}

/// The part of the key that all pages share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct SiteKey {
    index: Revision,
    catalogue: Revision,
    /// The theme's hash, which leaves out styles and pictures: no page contains them.
    theme: Option<Hash>,
    /// Pages show the day of the build.
    hour: i64,
}

/// The part of the key that differs between pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OwnKey {
    /// Its own text and the data that it cites.
    Page(Revision),
    /// Other pages, which it embeds.
    AllPages(Revision),
    /// All pages' citations.
    Citations(Hash),
    /// Nothing more.
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
