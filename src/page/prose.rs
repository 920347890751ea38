//! Texts of front matter and blocks, and bodies: walked, with their holes filled from what the builder knows.
//!
//! In: a embedded and a text of it. Out: markup, with its claims marked and listed. Must not know: Markdown.

use std::cell::RefCell;

use super::body::{self, Binding, Holes};
use super::builder::PageBuilder;
use super::figures::Mark;
use super::written::EmbeddedPage;
use crate::document::Block;
use crate::site::LinkTarget;
use crate::source::Spanned;
use crate::theme::context::{Block as Context, Html, Link, NamedSource, Quote};

impl PageBuilder<'_, '_> {
    /// A page's body, with its pull quote behind its opening.
    pub(super) fn body(&mut self, embedded: &EmbeddedPage<'_>, pull_quote: Option<&Quote>) -> Html {
        let document = embedded.written.document;
        let quote = pull_quote.map(|quote| self.block(&Context::PullQuote(quote.clone())));
        let after_opening = quote.as_ref().map(Html::as_str);
        let walked = self.walk(embedded, |holes| {
            body::body(
                document,
                &Holes {
                    after_opening,
                    ..*holes
                },
            )
        });
        Html(walked.0)
    }

    /// A page's title.
    pub(super) fn title(&mut self, embedded: &EmbeddedPage<'_>) -> Html {
        match &embedded.page.summary.front.title {
            Some(title) => self.text(embedded, title),
            None => Html::text(&embedded.page.summary.title),
        }
    }

    /// A page's summary.
    pub(super) fn summary(&mut self, embedded: &EmbeddedPage<'_>) -> Option<Html> {
        let summary = embedded.page.summary.front.summary.as_ref()?;
        Some(self.text_with_sources(embedded, summary))
    }

    /// A text as markup.
    pub(super) fn text(&mut self, embedded: &EmbeddedPage<'_>, text: &Spanned<String>) -> Html {
        let document = embedded.written.document;
        Html(
            self.walk(embedded, |holes| body::text(document, text, holes))
                .0,
        )
    }

    /// A text as markup, followed by a link to where its figures come from.
    pub(super) fn text_with_sources(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        text: &Spanned<String>,
    ) -> Html {
        let document = embedded.written.document;
        let (mut html, met) = self.walk(embedded, |holes| body::text(document, text, holes));
        html.push_str(&self.sources_at(embedded, &met));
        Html(html)
    }

    /// Walks a text of a page with its holes filled; tells the first bytes of the bound links that it met.
    fn walk(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        walk: impl FnOnce(&Holes<'_>) -> String,
    ) -> (String, Vec<u32>) {
        let renderer = self.renderer;
        let locale = self.locale;
        let address = self.address.clone();
        let met = RefCell::new(Vec::new());
        let builder = RefCell::new(self);
        let binding = |start: u32, nth: usize| {
            met.borrow_mut().push(start);
            builder.borrow_mut().binding(embedded, start, nth)
        };
        let sources = |starts: &[u32]| builder.borrow().sources_at(embedded, starts);
        let block = |start: u32| builder.borrow_mut().placed(embedded, start);
        let html = walk(&Holes {
            binding: &binding,
            sources: &sources,
            block: &block,
            targets: embedded.written.targets,
            address: &address,
            own: &embedded.page.address,
            portable: renderer.parts.portable,
            strings: locale.strings,
            prefix: &embedded.prefix,
            lowered: embedded.lowered,
            after_opening: None,
            raw_html: renderer.parts.config.raw_html,
        });
        (html, met.into_inner())
    }

    /// What stands around the words of a bound link.
    fn binding(&mut self, embedded: &EmbeddedPage<'_>, start: u32, nth: usize) -> Option<Binding> {
        let claim = embedded.claim(start, nth)?;
        let mark = self.cite(embedded, claim)?;
        let (open, close) = mark.around();
        let binding = Binding {
            open,
            close: close.to_owned(),
            words: super::words::unbroken(&claim.words),
        };
        let marks = self.marks.entry((embedded.number, start)).or_default();
        // The same text walked once more: shown on a card, then set in.
        marks.truncate(nth);
        marks.push(mark);
        Some(binding)
    }

    fn sources_at(&self, embedded: &EmbeddedPage<'_>, starts: &[u32]) -> String {
        let found = starts
            .iter()
            .filter_map(|&start| self.marks.get(&(embedded.number, start)));
        let marks: Vec<&Mark> = found.flatten().collect();
        self.sources_of(&marks)
    }

    /// What a link of front matter says in `href`; nothing where it leads nowhere.
    pub(super) fn href(&self, embedded: &EmbeddedPage<'_>, destination: &str) -> Option<String> {
        match embedded.written.targets.get(destination)? {
            LinkTarget::Page { address, anchor } => Some(match anchor {
                Some(anchor) => format!("{}{}", self.root, self.renderer.path_to(address, anchor)),
                None => format!("{}{}", self.root, self.renderer.path(address)),
            }),
            LinkTarget::File { address, .. } => {
                Some(format!("{}{}", self.root, self.renderer.path(address)))
            }
            LinkTarget::External(url) => Some(url.clone()),
            LinkTarget::Binding | LinkTarget::Broken(_) => None,
        }
    }

    /// A page's pull quote.
    pub(super) fn pull_quote(&mut self, embedded: &EmbeddedPage<'_>) -> Option<Quote> {
        let quote = embedded.page.summary.front.pull_quote.as_ref()?;
        let attribution = quote.attribution.as_ref();
        Some(self.quote(embedded, &quote.text, attribution, quote.source.as_ref()))
    }

    /// Somebody's words.
    pub(super) fn quote(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        text: &Spanned<String>,
        attribution: Option<&Spanned<String>>,
        source: Option<&Spanned<String>>,
    ) -> Quote {
        let source = source.and_then(|id| self.named_source(embedded, id));
        Quote {
            text: self.text_with_sources(embedded, text),
            attribution: attribution.map(|name| name.value.clone()),
            source: source.map(|source| Link {
                title: source.title,
                href: source.href,
            }),
        }
    }

    /// The sources of a page's quotations.
    pub(super) fn quoted_sources(&self, embedded: &EmbeddedPage<'_>) -> Vec<NamedSource> {
        let front = embedded.page.summary.front.pull_quote.iter();
        let front = front.filter_map(|quote| quote.source.as_ref());
        let blocks = embedded.written.document.blocks.iter();
        let blocks = blocks.filter_map(|placed| match &placed.block {
            Block::Quote(quote) => quote.source.as_ref(),
            _ => None,
        });
        let mut ids: Vec<&str> = front.chain(blocks).map(|id| id.value.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let sources = ids
            .into_iter()
            .filter_map(|id| self.named_source(embedded, id));
        sources.collect()
    }
}
