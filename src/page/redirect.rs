//! Former addresses, each with a page that leads on.

use super::book::{Book, Made};
use super::desk::Desk;
use crate::theme::context::{Collections, Content, Html, Page, Redirect};

/// The page at a former address.
pub(super) fn make(book: &Book<'_>, number: usize) -> Made {
    let redirect = &book.parts.site.redirects[number];
    let to = book.page(redirect.page);
    let voice = book.voice_of(&to.summary.language);
    let desk = Desk::at(book, voice, redirect.address.clone());
    let canonical = book.canonical(&to.address);
    let page = Page {
        path: book.path(&redirect.address),
        canonical: canonical.clone(),
        language: desk.language().to_owned(),
        title: Html::text(&to.summary.title),
        plain_title: to.summary.title.clone(),
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    let content = Content::Redirect(Redirect {
        to: book.page_link(redirect.page),
        canonical,
    });
    desk.made(page, content, Collections::default(), &mut Vec::new())
}
