//! The page for addresses that do not exist. Hosts serve it at any address, so its links are absolute paths.

use crate::document::Kind;
use crate::page::builder::{PageBuilder, PageOutput};
use crate::page::lookup::SiteLookup;
use crate::page::parts::cards::{contents_entry, pages_of_kinds};
use crate::site::relative;
use crate::theme::context::{Collections, Content, Html, NotFound, NotFoundReport, Page};

/// The longest report whose contents are listed in full.
const CONTENTS: usize = 60;

/// The page, in the main language.
pub(in crate::page) fn not_found(lookup: &SiteLookup<'_>) -> PageOutput {
    let mut builder = PageBuilder::at(lookup, 0, "/404.html".to_owned());
    builder.root = relative::from_host(&lookup.inputs.config.base_url, "/");
    let reports = pages_of_kinds(&builder, &[Kind::Report])
        .into_iter()
        .map(|number| {
            let contents = &lookup.page(number).contents;
            let shown = contents.iter().filter(|_| contents.len() <= CONTENTS);
            NotFoundReport {
                report: builder.page_link(number),
                contents: shown
                    .map(|&number| contents_entry(&builder, number))
                    .collect(),
            }
        });
    let content = Content::NotFound(NotFound {
        reports: reports.collect(),
    });
    let title = builder.string("not-found");
    let page = Page {
        path: "404.html".to_owned(),
        canonical: String::new(),
        language: builder.language().to_owned(),
        title: Html::text(&title),
        plain_title: title,
        robots: Some("noindex".to_owned()),
        ..Page::default()
    };
    builder.finish(page, content, Collections::default(), &mut Vec::new())
}
