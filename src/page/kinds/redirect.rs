//! Former addresses, each with a page that redirects.

use crate::page::builder::{PageBuilder, PageOutput};
use crate::page::lookup::SiteLookup;
use crate::theme::context::{Collections, Content, Html, Page, Redirect};

/// The page at a former address.
pub(in crate::page) fn redirect(lookup: &SiteLookup<'_>, number: usize) -> PageOutput {
    let redirect = &lookup.inputs.site.former_addresses[number];
    let to = lookup.page(redirect.page);
    let locale = lookup.locale_of(&to.summary.language);
    let builder = PageBuilder::at(lookup, locale, redirect.address.clone());
    let canonical = lookup.canonical(&to.address);
    let page = Page {
        path: lookup.path(&redirect.address),
        canonical: canonical.clone(),
        language: builder.language().to_owned(),
        title: Html::text(&to.summary.title),
        plain_title: to.summary.title.clone(),
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    let content = Content::Redirect(Redirect {
        to: builder.page_link(redirect.page),
        canonical,
    });
    builder.finish(page, content, Collections::default(), &mut Vec::new())
}
