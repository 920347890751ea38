//! A report's front page: its contents.

use crate::page::builder::PageBuilder;
use crate::page::parts::cards::contents_entry;
use crate::site::Page;
use crate::theme::context::Report;

/// What a report has besides its text.
pub(in crate::page) fn report(builder: &PageBuilder<'_, '_>, page: &Page) -> Report {
    let contents = page.contents.iter();
    Report {
        contents: contents
            .map(|&number| contents_entry(builder, number))
            .collect(),
    }
}
