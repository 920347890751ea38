//! The page for addresses that are not there. Hosts show it at any address, so its links count from the host.

use super::builder::PageBuilder;
use super::renderer::{PageOutput, SiteRenderer};
use crate::document::Kind;
use crate::site::relative;
use crate::theme::context::{Collections, Content, Html, NotFound, NotFoundReport, Page};

/// The longest contents that are offered whole.
const CONTENTS: usize = 60;

/// The page, in the main language.
pub(super) fn make(renderer: &SiteRenderer<'_>) -> PageOutput {
    let mut builder = PageBuilder::at(renderer, 0, "/404.html".to_owned());
    builder.root = relative::from_host(&renderer.parts.config.base_url, "/");
    let reports = builder.pages_of(&[Kind::Report]).into_iter().map(|number| {
        let contents = &renderer.page(number).contents;
        let shown = contents.iter().filter(|_| contents.len() <= CONTENTS);
        NotFoundReport {
            report: renderer.page_link(number),
            contents: shown.map(|&number| builder.entry(number)).collect(),
        }
    });
    let content = Content::NotFound(NotFound {
        reports: reports.collect(),
    });
    let title = builder.say("not-found");
    let page = Page {
        path: "404.html".to_owned(),
        canonical: String::new(),
        language: builder.language().to_owned(),
        title: Html::text(&title),
        plain_title: title,
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    builder.made(page, content, Collections::default(), &mut Vec::new())
}
