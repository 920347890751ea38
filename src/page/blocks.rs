//! The blocks of a body: charts, tables, key figures, quotations, case studies shown or set in.
//!
//! In: a embedded and the place of a fence. Out: the block's markup. Must not know: how the text around it is walked.

use super::builder::PageBuilder;
use super::charts::Files;
use super::written::EmbeddedPage;
use crate::document::{Block as Fence, CaseStudyBlock, PlacedBlock, slug};
use crate::theme::context::{Block, Card, Html, SetIn};

/// The level of a heading that stands in a body where nothing says otherwise.
const SECTION: u8 = 2;
/// The deepest level of a heading.
const DEEPEST: u8 = 6;

impl PageBuilder<'_, '_> {
    /// The markup of the block whose fence begins at a byte of the embedded's file.
    pub(super) fn placed(&mut self, embedded: &EmbeddedPage<'_>, start: u32) -> Option<String> {
        let blocks = &embedded.written.document.blocks;
        let index = blocks
            .binary_search_by_key(&start, |placed| placed.span.start)
            .ok()?;
        let html = match &blocks[index].block {
            Fence::Chart(_) | Fence::Table(_) => self.selected(embedded, &blocks[index])?,
            Fence::KeyFigures(items) => {
                let items = self.key_figures(embedded, items);
                self.block(&Block::KeyFigures(items))
            }
            Fence::Quote(quote) => {
                let attribution = quote.attribution.as_ref();
                let source = quote.source.as_ref();
                let quote = self.quote(embedded, &quote.text, attribution, source);
                self.block(&Block::Quote(quote))
            }
            Fence::CaseStudy(inset) => self.shown(embedded, inset, start)?,
        };
        Some(html.0)
    }

    /// A chart or a table.
    fn selected(&mut self, embedded: &EmbeddedPage<'_>, placed: &PlacedBlock) -> Option<Html> {
        let charts = &embedded.written.charts;
        let index = charts
            .binary_search_by_key(&placed.span.start, |(start, _)| *start)
            .ok()?;
        let data = charts[index].1;
        let (said, claimed) = match &placed.block {
            Fence::Chart(chart) => (
                self.said(
                    embedded,
                    &chart.title,
                    chart.subtitle.as_ref(),
                    &chart.notes,
                ),
                chart.id.as_ref(),
            ),
            Fence::Table(table) => (
                self.said(
                    embedded,
                    &table.title,
                    table.subtitle.as_ref(),
                    &table.notes,
                ),
                table.id.as_ref(),
            ),
            _ => return None,
        };
        let id = match claimed {
            // Spoken for by the page's summary, so that nothing else takes it.
            Some(id) => format!("{}{}", embedded.prefix, id.value),
            None => self.free_id(&format!("{}{}", embedded.prefix, slug(&data.name))),
        };
        let files = Files {
            folder: embedded.page.address.clone(),
            stem: embedded.stems[index].clone(),
            own: embedded.page.address == self.address,
        };
        Some(self.figure(data, &id, Some(said), &files))
    }

    /// Another page, shown as a card or set in whole.
    fn shown(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        inset: &CaseStudyBlock,
        start: u32,
    ) -> Option<Html> {
        let site = self.renderer.parts.site;
        let file = site.page_file(&embedded.page.summary.path, &inset.page)?;
        let number = site.number_of(&file)?;
        // A circle is an error that was said; here it ends.
        if site.cycle(&embedded.page.summary.path, &file).is_some() {
            return None;
        }
        let level = (level_at(embedded, start) + 1 + embedded.lowered).min(DEEPEST);
        let renderer = self.renderer;
        let inner = EmbeddedPage::new(renderer, number);
        let html = if inset.whole && self.may_set_in() {
            let id = self.free_id(&format!("{}{}", embedded.prefix, part(&inner)));
            // Its sections, of level 2, stand below its heading.
            let inner = inner.set_in(format!("{id}-"), level.saturating_sub(1));
            let set_in = self.set_in(&inner, id, level);
            self.block(&Block::SetIn(Box::new(set_in)))
        } else {
            let card = self.shown_card(&inner, level);
            self.block(&Block::Card(Box::new(card)))
        };
        Some(html)
    }

    fn shown_card(&mut self, embedded: &EmbeddedPage<'_>, level: u8) -> Card {
        let front = &embedded.page.summary.front;
        Card {
            level,
            key_figures: self.key_figures(embedded, &front.key_figures),
            pull_quote: self.pull_quote(embedded),
            ..self.card(embedded.number)
        }
    }

    fn set_in(&mut self, embedded: &EmbeddedPage<'_>, id: String, level: u8) -> SetIn {
        let front = &embedded.page.summary.front;
        let anchors = embedded.page.summary.anchors.iter();
        let anchors: Vec<String> = anchors
            .map(|anchor| format!("{}{anchor}", embedded.prefix))
            .collect();
        self.take_ids(&anchors);
        // In the order in which readers meet them.
        let title = self.title(embedded);
        let summary = self.summary(embedded);
        let key_figures = self.key_figures(embedded, &front.key_figures);
        let pull_quote = self.pull_quote(embedded);
        SetIn {
            id,
            title,
            path: self.renderer.path(&embedded.page.address),
            places: self.places_of(&embedded.page.places),
            summary,
            level,
            key_figures,
            body: self.body(embedded, pull_quote.as_ref()),
        }
    }
}

/// The last part of a page's address: `coventry`.
fn part(embedded: &EmbeddedPage<'_>) -> String {
    let address = embedded.page.address.trim_end_matches('/');
    let part = address.rsplit('/').next().unwrap_or_default();
    slug(part)
}

/// The level of the heading under which a block stands, as the page has it.
fn level_at(embedded: &EmbeddedPage<'_>, start: u32) -> u8 {
    let headings = &embedded.written.document.headings;
    let before = headings.partition_point(|heading| heading.span.start < start);
    before
        .checked_sub(1)
        .map_or(SECTION - 1, |index| headings[index].level)
}
