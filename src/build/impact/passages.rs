//! The passages of a document: which sentence, key figure or chart a place in its file belongs to.
//!
//! In: a document, a span. Out: the passage. Must not know: data.

use super::item::PassageKind;
use crate::document::{Block, Document, plain_text};
use crate::evidence::sentence_at;
use crate::source::Span;

/// A passage of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) kind: PassageKind,
    pub(super) span: Span,
    /// What it says, or its title.
    pub(super) text: String,
}

/// The passage that a span of the document's file is in.
pub(super) fn passage_at(document: &Document, place: &Span) -> Passage {
    if let Some(item) = document
        .key_figures()
        .find(|item| item.span.contains(place))
    {
        return Passage {
            kind: PassageKind::KeyFigure,
            span: item.span.clone(),
            text: plain_text(item.label.get(&document.language)),
        };
    }
    // A reference link's destination stands elsewhere: it belongs to the first words that use it.
    let is_definition = |destination: &Span| destination.contains(place);
    let link = document
        .links()
        .find(|link| !link.span.contains(place) && is_definition(&link.destination.span));
    let place = link.map_or(place, |link| &link.span);
    let runs = document.prose.iter();
    // The narrowest: a picture's text lies within its paragraph.
    let run = runs
        .filter(|run| run.span.contains(place))
        .min_by_key(|run| run.span.end - run.span.start);
    if let Some(run) = run {
        let sentence = sentence_at(run, &document.language, place);
        return Passage {
            kind: PassageKind::Text(run.surface),
            span: run.span_of(sentence.clone()),
            text: run.text[sentence].trim().replace('\u{fffc}', "…"),
        };
    }
    let block = document
        .blocks
        .iter()
        .find(|placed| placed.span.contains(place));
    if let Some(placed) = block {
        return Passage {
            kind: kind_of_block(&placed.block),
            span: placed.span.clone(),
            text: title_of_block(&placed.block, &document.language),
        };
    }
    let source = &document.source;
    let written = source.line_of(place.start as usize);
    Passage {
        kind: PassageKind::Page,
        text: source.text()[written.clone()].trim().to_owned(),
        span: source.span(written),
    }
}

fn kind_of_block(block: &Block) -> PassageKind {
    match block {
        Block::Chart(_) => PassageKind::Chart,
        Block::Table(_) => PassageKind::Table,
        Block::KeyFigures(_) => PassageKind::KeyFigure,
        Block::CaseStudy(_) => PassageKind::Card,
        Block::Quote(_) | Block::Element(_) => PassageKind::Page,
    }
}

pub(super) fn title_of_block(block: &Block, language: &str) -> String {
    match block {
        Block::Chart(chart) => plain_text(chart.title.get(language)),
        Block::Table(table) => plain_text(table.title.get(language)),
        Block::CaseStudy(block) => block.page.value.clone(),
        Block::KeyFigures(_) | Block::Quote(_) | Block::Element(_) => String::new(),
    }
}
