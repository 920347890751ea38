//! A page of the site with everything that was found about it: its data, and where its links lead.
//!
//! In: a parsed page, its data, the index, the theme. Out: [`CheckedPage`]. Must not know: when and by whom it is requested.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::documents::DocumentEntry;
use super::index::SiteIndex;
use super::page_data::PageDataEntry;
use crate::build::cache::{Entry, Revision};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::LinkTargets;
use crate::source::Hash;
use crate::theme::Theme;
use crate::theme::context::ExtraValue;

/// The part of a page that depends on the rest of the site.
pub(crate) struct PageLinks {
    /// Where its links and pictures lead.
    pub(crate) targets: LinkTargets,
    /// The theme's own fields.
    pub(crate) extra: BTreeMap<String, ExtraValue>,
}

/// The key of [`PageLinks`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct LinksKey {
    page: Revision,
    /// The revision since which links lead to the same targets.
    links: Revision,
    /// The hash of the theme's own fields.
    fields: Hash,
}

/// A page with everything that was found about it.
pub(crate) struct CheckedPage {
    pub(crate) parsed: Arc<DocumentEntry>,
    pub(crate) data: Arc<PageDataEntry>,
    pub(crate) links: Entry<PageLinks, LinksKey>,
    has_errors: bool,
}

impl LinksKey {
    pub(super) fn new(page: &DocumentEntry, index: &SiteIndex, fields: Hash) -> Self {
        Self {
            page: page.revision(),
            links: index.links,
            fields,
        }
    }
}

impl CheckedPage {
    /// A page whose links are looked up.
    pub(super) fn new(
        parsed: Arc<DocumentEntry>,
        data: Arc<PageDataEntry>,
        key: LinksKey,
        index: &SiteIndex,
        theme: Option<&Theme>,
        revision: Revision,
    ) -> Self {
        let links = Entry::new(key, revision, |diagnostics| {
            let document = &parsed.document;
            let targets = index.site.link_targets(document, &parsed.summary);
            check::link_rules(document, &targets, &index.site, diagnostics);
            let extra = theme.zip(document.front.extra.as_ref());
            let extra = extra.map(|(theme, node)| theme.check_extra(node, diagnostics));
            PageLinks {
                targets,
                extra: extra.unwrap_or_default(),
            }
        });
        let mut page = Self {
            parsed,
            data,
            links,
            has_errors: false,
        };
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        let has_errors = page.diagnostics().any(is_error);
        page.has_errors = has_errors;
        page
    }

    /// The revision in which any part of it was last produced: the same file and revision mean the same page.
    pub(crate) fn revision(&self) -> Revision {
        self.data.revision().max(self.links.revision())
    }

    /// Every diagnostic of the page.
    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let of_text = self.parsed.diagnostics.iter();
        of_text
            .chain(&self.data.diagnostics)
            .chain(&self.links.diagnostics)
    }

    /// Whether its front matter could be read: without a title there is little to show. Figures that the data contradict, links
    /// that lead nowhere and blocks with faults are no hindrance: the editor sees the text as it is, and what is wrong with it.
    pub(crate) fn is_readable(&self) -> bool {
        self.parsed.document.front.title.is_some()
    }

    /// Whether it makes a build fail.
    pub(crate) fn has_errors(&self) -> bool {
        self.has_errors
    }
}
