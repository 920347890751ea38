//! Former addresses, each with a page that leads on.

use super::builder::PageBuilder;
use super::renderer::{PageOutput, SiteRenderer};
use crate::theme::context::{Collections, Content, Html, Page, Redirect};

/// The page at a former address.
pub(super) fn make(renderer: &SiteRenderer<'_>, number: usize) -> PageOutput {
    let redirect = &renderer.parts.site.redirects[number];
    let to = renderer.page(redirect.page);
    let locale = renderer.locale_of(&to.summary.language);
    let builder = PageBuilder::at(renderer, locale, redirect.address.clone());
    let canonical = renderer.canonical(&to.address);
    let page = Page {
        path: renderer.path(&redirect.address),
        canonical: canonical.clone(),
        language: builder.language().to_owned(),
        title: Html::text(&to.summary.title),
        plain_title: to.summary.title.clone(),
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    let content = Content::Redirect(Redirect {
        to: renderer.page_link(redirect.page),
        canonical,
    });
    builder.made(page, content, Collections::default(), &mut Vec::new())
}
