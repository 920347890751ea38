//! The page for addresses that are not there. Hosts show it at any address, so its links count from the host.

use super::book::{Book, Made};
use super::desk::Desk;
use crate::document::Kind;
use crate::site::relative;
use crate::theme::context::{Collections, Content, Html, NotFound, NotFoundReport, Page};

/// The longest contents that are offered whole.
const CONTENTS: usize = 60;

/// The page, in the main language.
pub(super) fn make(book: &Book<'_>) -> Made {
    let mut desk = Desk::at(book, 0, "/404.html".to_owned());
    desk.root = relative::from_host(&book.parts.config.base_url, "/");
    let reports = desk.pages_of(&[Kind::Report]).into_iter().map(|number| {
        let contents = &book.page(number).contents;
        let shown = contents.iter().filter(|_| contents.len() <= CONTENTS);
        NotFoundReport {
            report: book.page_link(number),
            contents: shown.map(|&number| desk.entry(number)).collect(),
        }
    });
    let content = Content::NotFound(NotFound {
        reports: reports.collect(),
    });
    let title = desk.say("not-found");
    let page = Page {
        path: "404.html".to_owned(),
        canonical: String::new(),
        language: desk.language().to_owned(),
        title: Html::text(&title),
        plain_title: title,
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    desk.made(page, content, Collections::default(), &mut Vec::new())
}
