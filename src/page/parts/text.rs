//! Texts of front matter and blocks: walked, with the marks of their figures filled in.
//!
//! In: an embedded page and a text of it. Out: markup. Must not know: Markdown, blocks.

use super::figures::{cite, write_source_note};
use crate::page::body::{self, Piece, Slot, TextScope};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::figure_list::FigureMark;
use crate::source::Spanned;
use crate::theme::context::{Html, KeyPoint};

/// A page's title.
pub(in crate::page) fn title(builder: &mut PageBuilder<'_, '_>, page: &EmbeddedPage<'_>) -> Html {
    match &page.page.summary.front.title {
        Some(title) => text(builder, page, title),
        None => Html::text(&page.page.summary.title),
    }
}

/// A page's summary.
pub(in crate::page) fn summary(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Option<Html> {
    let summary = page.page.summary.front.summary.as_ref()?;
    Some(text_with_sources(builder, page, summary))
}

/// A text as markup.
pub(in crate::page) fn text(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    text: &Spanned<String>,
) -> Html {
    Html(marked(builder, page, text).0)
}

/// A text as markup, followed by the sources of its figures.
pub(in crate::page) fn text_with_sources(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    text: &Spanned<String>,
) -> Html {
    let (mut html, marks) = marked(builder, page, text);
    write_source_note(builder, marks.iter().flatten(), "", false, &mut html);
    Html(html)
}

/// A key point: its text, and apart from it the sources of its figures.
pub(in crate::page) fn key_point(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    text: &Spanned<String>,
) -> KeyPoint {
    let (html, marks) = marked(builder, page, text);
    let mut sources = String::new();
    write_source_note(builder, marks.iter().flatten(), "", true, &mut sources);
    KeyPoint {
        text: Html(html),
        sources: (!sources.is_empty()).then_some(Html(sources)),
    }
}

fn marked(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    text: &Spanned<String>,
) -> (String, Vec<Option<FigureMark>>) {
    let pieces = body::text(page.written.document, text, &scope(builder, page));
    let slots = pieces.slots.iter();
    let marks: Vec<Option<FigureMark>> = slots
        .map(|slot| match slot {
            Slot::Figure(claim) => cite(builder, page, page.claims.get(*claim)?),
            Slot::Block(_) => None,
        })
        .collect();
    let html = pieces.write(|piece, out| match piece {
        Piece::Html(html) => out.push_str(html),
        Piece::FigureStart(slot) => {
            if let Some(mark) = &marks[slot] {
                mark.write_start(out);
            }
        }
        Piece::FigureEnd(slot) => {
            if let Some(mark) = &marks[slot] {
                mark.write_end(out);
            }
        }
        Piece::Sources { .. } | Piece::Block(_) => {}
    });
    (html, marks)
}

/// The scope in which an embedded page's texts are walked.
pub(super) fn scope<'s>(
    builder: &'s PageBuilder<'_, '_>,
    page: &'s EmbeddedPage<'_>,
) -> TextScope<'s> {
    let inputs = builder.inputs();
    TextScope {
        claims: &page.claims,
        targets: page.written.targets,
        address: &builder.address,
        own: &page.page.address,
        portable: inputs.portable,
        strings: builder.locale.strings,
        prefix: &page.prefix,
        lowered: page.lowered,
        after_opening: None,
        fold: None,
        terms: &[],
        raw_html: inputs.config.raw_html,
    }
}
