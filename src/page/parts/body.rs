//! Bodies: walked, with their figures marked and their blocks rendered: charts, tables, key figures, quotations, case studies
//! as cards or embedded whole, whose bodies are filled in the same way.
//!
//! In: an embedded page. Out: markup. Must not know: Markdown.

use super::cards::card;
use super::chart_figure::{
    BlockTexts, FigureFiles, PlacedChart, block_texts, figure, placed_charts,
};
use super::elements::element;
use super::figures::{cite, write_source_note};
use super::key_figures::key_figures;
use super::quotes::{pull_quote, quote};
use super::text::{scope, summary, title};
use crate::document::{Block as Fence, CaseStudyBlock, PlacedBlock, slug};
use crate::page::body::{self, Piece, Slot, TextScope};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::figure_list::FigureMark;
use crate::theme::context::{Block, Card, EmbeddedCaseStudy, Html, Quote};

/// The level of a heading in a body, unless a heading before it says otherwise.
const SECTION: u8 = 2;
/// The deepest level of a heading.
const DEEPEST: u8 = 6;

/// What fills the gaps of one slot.
enum Filling {
    Figure(Option<FigureMark>),
    Block(Option<Html>),
}

/// A page's body, with its pull quote after its first paragraph. One that is set into another page is folded behind its
/// beginning.
pub(in crate::page) fn body(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    pull_quote: Option<&Quote>,
) -> Html {
    let pull_quote = pull_quote.map(|quote| builder.block(&Block::PullQuote(quote.clone())));
    let summary = Html::text(builder.locale.strings.get("read-on-inset"));
    let fold = format!(
        "<details class=\"fold\">\n<summary>{}</summary>\n<div class=\"prose\">\n",
        summary.0
    );
    let is_set_in = page.page.address != builder.address;
    let pieces = body::body(
        page.written.document,
        &TextScope {
            after_opening: pull_quote.as_ref().map(Html::as_str),
            // What a set-in text uses, its own page explains.
            terms: if is_set_in { &[] } else { builder.locale.terms },
            fold: is_set_in.then_some((fold.as_str(), "</div>\n</details>\n")),
            ..scope(builder, page)
        },
    );
    let charts = placed_charts(builder, page);
    // In the order of the text, in which figures are numbered.
    let slots = pieces.slots.iter();
    let fillings: Vec<Filling> = slots
        .map(|slot| match *slot {
            Slot::Figure(claim) => {
                let claim = page.claims.get(claim);
                Filling::Figure(claim.and_then(|claim| cite(builder, page, claim)))
            }
            Slot::Block(number) => Filling::Block(block(builder, page, number, &charts)),
        })
        .collect();
    let mark = |slot: usize| match &fillings[slot] {
        Filling::Figure(mark) => mark.as_ref(),
        Filling::Block(_) => None,
    };
    let html = pieces.write(|piece, out| match piece {
        Piece::Html(html) => out.push_str(html),
        Piece::FigureStart(slot) => {
            if let Some(mark) = mark(slot) {
                mark.write_start(out);
            }
        }
        Piece::FigureEnd(slot) => {
            if let Some(mark) = mark(slot) {
                mark.write_end(out);
            }
        }
        Piece::Sources {
            slots,
            apart,
            terms,
        } => {
            write_source_note(builder, slots.filter_map(mark), terms, apart, out);
        }
        Piece::Block(slot) => {
            if let Filling::Block(Some(html)) = &fillings[slot] {
                out.push_str(&html.0);
                out.push('\n');
            }
        }
    });
    Html(html)
}

/// The markup of the block with a number.
fn block(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    number: usize,
    charts: &[PlacedChart],
) -> Option<Html> {
    let placed = &page.written.document.blocks[number];
    match &placed.block {
        Fence::Chart(_) | Fence::Table(_) => chart_or_table(builder, page, placed, charts),
        Fence::KeyFigures(items) => {
            let items = key_figures(builder, page, items);
            Some(builder.block(&Block::KeyFigures(items)))
        }
        Fence::Quote(block) => {
            let attribution = block.attribution.as_ref();
            let source = block.source.as_ref();
            let quote = quote(builder, page, &block.text, attribution, source);
            Some(builder.block(&if block.pulled {
                Block::PullQuote(quote)
            } else {
                Block::Quote(quote)
            }))
        }
        Fence::Element(of) => {
            let level = level_below(page, placed.span.start);
            let element = element(builder, page, of, level);
            Some(builder.block(&Block::Element(Box::new(element))))
        }
        Fence::CaseStudy(block) => case_study(builder, page, block, placed.span.start),
    }
}

fn chart_or_table(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    placed: &PlacedBlock,
    charts: &[PlacedChart],
) -> Option<Html> {
    let index = charts
        .binary_search_by_key(&placed.span.start, |chart| chart.start)
        .ok()?;
    let PlacedChart { data, stem, .. } = &charts[index];
    let (own, id): (BlockTexts, _) = match &placed.block {
        Fence::Chart(chart) => (
            block_texts(
                builder,
                page,
                &chart.title,
                chart.subtitle.as_ref(),
                &chart.notes,
                &chart.events,
            ),
            chart.id.as_ref(),
        ),
        Fence::Table(table) => (
            block_texts(
                builder,
                page,
                &table.title,
                table.subtitle.as_ref(),
                &table.notes,
                &[],
            ),
            table.id.as_ref(),
        ),
        _ => return None,
    };
    let id = match id {
        // Reserved together with the page's anchors.
        Some(id) => format!("{}{}", page.prefix, id.value),
        None => builder.free_id(&format!("{}{}", page.prefix, slug(&data.name))),
    };
    let files = FigureFiles {
        folder: page.page.address.clone(),
        stem: stem.clone(),
        own: page.page.address == builder.address,
    };
    Some(figure(builder, data, &id, Some(own), &files))
}

/// Another page, shown as a card or embedded whole.
fn case_study(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    block: &CaseStudyBlock,
    start: u32,
) -> Option<Html> {
    let site = builder.inputs().site;
    let path = &page.page.summary.path;
    let file = site.page_file(path, &block.page)?;
    let number = site.number_of(&file)?;
    // A cycle is an error that was reported; here it ends.
    if site.cycle(path, &file).is_some() {
        return None;
    }
    let level = level_below(page, start);
    let inner = EmbeddedPage::new(builder.lookup, number);
    if !(block.whole && builder.may_embed()) {
        let card = case_study_card(builder, &inner, level);
        return Some(builder.block(&Block::Card(Box::new(card))));
    }
    let id = builder.free_id(&format!("{}{}", page.prefix, last_part(&inner)));
    // Its sections, of level 2, come below its heading.
    let inner = inner.in_other(format!("{id}-"), level.saturating_sub(1));
    let whole = whole_case_study(builder, &inner, id, level);
    Some(builder.block(&Block::EmbeddedCaseStudy(Box::new(whole))))
}

fn case_study_card(builder: &mut PageBuilder<'_, '_>, page: &EmbeddedPage<'_>, level: u8) -> Card {
    let front = &page.page.summary.front;
    Card {
        level,
        key_figures: key_figures(builder, page, &front.key_figures),
        pull_quote: pull_quote(builder, page),
        ..card(builder, page.number)
    }
}

fn whole_case_study(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    id: String,
    level: u8,
) -> EmbeddedCaseStudy {
    let front = &page.page.summary.front;
    let anchors = page.page.summary.anchors.iter();
    builder.reserve_ids(anchors.map(|anchor| format!("{}{anchor}", page.prefix)));
    // In reading order, in which figures are numbered.
    let title = title(builder, page);
    let summary = summary(builder, page);
    let key_figures = key_figures(builder, page, &front.key_figures);
    let pull_quote = pull_quote(builder, page);
    let places = page.page.places.iter();
    EmbeddedCaseStudy {
        id,
        title,
        path: builder.lookup.path(&page.page.address),
        places: places.map(|area| builder.place_link(area)).collect(),
        summary,
        level,
        key_figures,
        body: body(builder, page, pull_quote.as_ref()),
    }
}

/// The last part of a page's address: `coventry`.
fn last_part(page: &EmbeddedPage<'_>) -> String {
    let address = page.page.address.trim_end_matches('/');
    let part = address.rsplit('/').next().unwrap_or_default();
    slug(part)
}

/// The level of a heading in a block that begins at a byte.
fn level_below(page: &EmbeddedPage<'_>, start: u32) -> u8 {
    (level_at(page, start) + 1 + page.lowered).min(DEEPEST)
}

/// The level of the heading above a block, as rendered on the page.
fn level_at(page: &EmbeddedPage<'_>, start: u32) -> u8 {
    let headings = &page.written.document.headings;
    let before = headings.partition_point(|heading| heading.span.start < start);
    before
        .checked_sub(1)
        .map_or(SECTION - 1, |index| headings[index].level)
}
