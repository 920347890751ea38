//! What was published on other days: for pages whose figures are right as at a day, and for values that have been revised.
//!
//! In: the catalogue, the index, the documents. Out: [`Editions`]. Must not know: pages' texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::documents::DocumentEntry;
use super::index::IndexEntry;
use crate::data::Catalogue;
use crate::source::SitePath;

/// The catalogues of other days: what pages with `as_at` are checked against, and the editions before the current ones.
pub(crate) struct Editions {
    as_at: BTreeMap<SitePath, Date>,
    by_day: BTreeMap<Date, Catalogue>,
    previous: Option<Catalogue>,
}

impl Editions {
    /// For the pages of a site, and for those that are unpublished.
    pub(super) fn new(
        catalogue: &Catalogue,
        index: &IndexEntry,
        documents: &[Arc<DocumentEntry>],
    ) -> Self {
        let mut as_at = BTreeMap::new();
        let mut by_day = BTreeMap::new();
        for document in documents {
            if let Some(day) = index.site.as_at(&document.summary) {
                as_at.insert(document.summary.path.clone(), day);
                by_day.entry(day).or_insert_with(|| catalogue.as_at(day));
            }
        }
        Self {
            as_at,
            by_day,
            previous: catalogue.previous(),
        }
    }

    /// The day as of which a page's figures are right, with what was published then.
    pub(super) fn of(&self, page: &str) -> Option<(Date, &Catalogue)> {
        let day = self.as_at.get(page)?;
        Some((*day, self.by_day.get(day)?))
    }

    /// The editions before the current ones, where there are any.
    pub(super) fn previous(&self) -> Option<&Catalogue> {
        self.previous.as_ref()
    }
}
