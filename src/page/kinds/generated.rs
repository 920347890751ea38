//! What all generated pages have in common.
//!
//! In: what differs between them. Out: the page. Must not know: which kind of page it is.

use crate::diagnostic::Diagnostic;
use crate::page::builder::{PageBuilder, PageOutput};
use crate::page::page_id::GeneratedId;
use crate::page::parts::head::{home_crumb, translations_of};
use crate::theme::context::{Collections, Content, Crumb, Html, Page};

/// What differs between generated pages.
pub(in crate::page) struct GeneratedPage {
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// Its breadcrumbs after the home page.
    pub(super) crumbs: Vec<Crumb>,
    pub(super) content: Content,
    pub(super) json_ld: Option<Html>,
}

impl GeneratedPage {
    /// Finishes the page.
    pub(in crate::page) fn finish(
        self,
        builder: PageBuilder<'_, '_>,
        id: GeneratedId,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> PageOutput {
        let lookup = builder.lookup;
        let mut breadcrumbs = vec![home_crumb(lookup, builder.locale)];
        breadcrumbs.extend(self.crumbs);
        let address = lookup.generated_address(id);
        let page = Page {
            path: lookup.path(&builder.address),
            canonical: lookup.canonical(&builder.address),
            language: builder.language().to_owned(),
            title: Html::text(&self.title),
            plain_title: self.title,
            description: self.description,
            translations: translations_of(lookup, address, builder.locale_number),
            breadcrumbs,
            json_ld: self.json_ld,
            ..Page::default()
        };
        builder.finish(page, self.content, Collections::default(), diagnostics)
    }
}
