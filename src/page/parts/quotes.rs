//! Quotations: the pull quote of a page, quote blocks, and the sources of both.
//!
//! In: an embedded page. Out: parts of contexts. Must not know: which page shows them.

use super::figures::named_source;
use super::text::text_with_sources;
use crate::document::plain_text;
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::source::Spanned;
use crate::theme::context::{Link, NamedSource, Quote};

/// A page's pull quote.
pub(in crate::page) fn pull_quote(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Option<Quote> {
    let pull_quote = page.page.summary.front.pull_quote.as_ref()?;
    let attribution = pull_quote.attribution.as_ref();
    let source = pull_quote.source.as_ref();
    Some(quote(builder, page, &pull_quote.text, attribution, source))
}

/// A quotation.
pub(super) fn quote(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    text: &Spanned<String>,
    attribution: Option<&Spanned<String>>,
    source: Option<&Spanned<String>>,
) -> Quote {
    Quote {
        text: text_with_sources(builder, page, text),
        attribution: attribution.map(|name| plain_text(name)),
        source: source.and_then(|id| source_link(builder, page, id)),
    }
}

/// The link to a source by its id.
pub(super) fn source_link(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    id: &Spanned<String>,
) -> Option<Link> {
    let source = named_source(builder, page, id)?;
    Some(Link {
        title: source.title,
        href: source.href,
    })
}

/// The sources of a page's quotations and tables.
pub(in crate::page) fn quoted_sources(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Vec<NamedSource> {
    let pull_quote = page.page.summary.front.pull_quote.iter();
    let pull_quote = pull_quote.filter_map(|quote| quote.source.as_ref());
    let blocks = page.written.document.blocks.iter();
    let blocks = blocks.filter_map(|placed| placed.block.source());
    let sources = pull_quote.chain(blocks);
    let mut ids: Vec<&str> = sources.map(|id| id.value.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .filter_map(|id| named_source(builder, page, id))
        .collect()
}
