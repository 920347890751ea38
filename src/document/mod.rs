//! One Markdown file: its front matter, its prose, its blocks, its outline.
//!
//! In: a source. Out: a `Document` with its diagnostics. Must not know: other pages, data, HTML.

mod address_mistakes;
mod autolinks;
mod block;
mod block_decode;
mod block_shape;
mod body;
#[cfg(test)]
mod decode_tests;
mod element;
mod element_shape;
mod fences;
mod footnotes;
mod foreign_marks;
mod front_matter;
mod front_matter_decode;
mod front_matter_shape;
mod html;
mod html_texts;
mod image;
mod inline_texts;
mod inlines;
mod key_figure;
mod leftovers;
mod link_mistakes;
mod links;
mod one_line;
mod order_number;
mod outline;
mod page_texts;
mod prose;
mod prose_builder;
mod source_map;
mod split;
mod tables;
mod undefined;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use block::{
    BenchmarkChoice, Block, CaseStudyBlock, ChartBlock, ChartEvent, ChartType, DimensionValues,
    KeyFigure, KeyFigureTarget, QuoteBlock, Selection, TableBlock,
};
pub use block_shape::BLOCKS;
pub use element::{Element, ElementItem, ElementKind};
pub use fences::PlacedBlock;
pub use front_matter::{FrontMatter, Kind, Link, PullQuote};
pub use front_matter_shape::FRONT_MATTER;
pub use html::HtmlPiece;
pub use image::Image;
pub use inlines::BodyImage;
pub use one_line::{inline_events, plain_text, text_events, text_prose};
pub use order_number::OrderNumber;
pub use outline::{Heading, slug};
pub use prose::{LinkForm, Prose, ProseLink, Surface};

use self::inline_texts::InlineTexts;
use crate::config::normal_language;
use crate::diagnostic::{Diagnostic, is_wide, not_utf8, unseen};
use crate::source::{Source, Spanned};

/// A page as its editor wrote it. It keeps what checks and lists need; the body is parsed again when it is walked, so that ten
/// thousand pages fit in little memory.
#[derive(Clone, Debug)]
pub struct Document {
    pub source: Arc<Source>,
    pub language: String,
    pub front: Arc<FrontMatter>,
    /// The range of its body in the file.
    pub body: Range<usize>,
    /// Every run of text that readers see: the front matter's, then the body's and its blocks' in order, then footnotes.
    pub prose: Vec<Prose>,
    /// The body's headings in order.
    pub headings: Vec<Heading>,
    /// The pictures of its body.
    pub images: Vec<BodyImage>,
    /// The body's blocks in order.
    pub blocks: Vec<PlacedBlock>,
    /// Raw HTML without comments: an error unless the site sanitises it.
    pub raw_html: Vec<HtmlPiece>,
    /// Labels of the footnotes that are referred to, in reading order.
    pub footnotes: Vec<String>,
    /// How many words its body has.
    pub words: u32,
}

impl Document {
    /// Parses a page. `language` is the site's; the file's name (`02-coventry.cy.md`) and the front matter take precedence.
    pub fn parse(
        source: &Arc<Source>,
        language: &str,
        taxonomies: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let parts = split::split(source, diagnostics);
        if let Some(problem) = not_utf8(source) {
            if is_wide(source.text()) {
                // Any other message about the file would be misleading.
                diagnostics.clear();
            }
            diagnostics.push(problem);
        } else {
            diagnostics.extend(unseen(source, parts.body.clone()));
        }
        let of_name = language_of(source.path().file_name()).map(normal_language);
        let language = of_name.as_deref().unwrap_or(language);
        let front = FrontMatter::decode(
            source,
            parts.yaml.clone(),
            parts.block.clone(),
            language,
            taxonomies,
            diagnostics,
        );
        let (front, body_range) = if front.withdrawn.is_some() {
            let end = source.text().len();
            (front.without_content(), end..end)
        } else {
            (front, parts.body)
        };
        let language = front
            .language
            .as_ref()
            .map_or(language, |language| language.value.as_str())
            .to_owned();
        let body = body::read(source, body_range.clone());
        tables::check(source, &body.tables, diagnostics);
        leftovers::check_lists(source, &body.lists, diagnostics);
        let fences: Vec<_> = body
            .fences
            .iter()
            .map(|fence| fence.range.clone())
            .collect();
        let blocks = fences::decode(source, body.fences, &body.tables, &language, diagnostics);

        let InlineTexts {
            mut prose,
            mut html,
            mut undefined,
        } = inline_texts::front_matter_texts(source, &front, &language);
        let first = prose.len();
        prose.extend(body.prose);
        html.extend(body.html);
        undefined.extend(body.undefined);
        for placed in &blocks {
            let texts = inline_texts::block_texts(source, &placed.block, &language);
            prose.extend(texts.prose);
            html.extend(texts.html);
            undefined.extend(texts.undefined);
        }
        // A picture's text is read after its paragraph's, footnotes last.
        prose[first..].sort_by_key(|run| (run.surface == Surface::Footnote, run.span.start));

        for run in &prose {
            link_mistakes::check_prose(source, run, diagnostics);
            address_mistakes::check(source, run, diagnostics);
            leftovers::check(source, run, diagnostics);
        }
        for image in &body.images {
            link_mistakes::check_image(source, image, diagnostics);
        }
        link_mistakes::check_undefined(source, &undefined, &body.definitions, diagnostics);
        link_mistakes::check_unused(source, &body.definitions, diagnostics);
        let body_prose = &prose[first..];
        link_mistakes::check_repeated(
            source,
            body_range.clone(),
            &body.definitions,
            body_prose,
            &fences,
            diagnostics,
        );
        footnotes::check_footnotes(
            source,
            &body.footnotes,
            &body.footnote_references,
            body_prose,
            diagnostics,
        );
        let read = |run: &&Prose| !matches!(run.surface, Surface::Code | Surface::LinkTitle);
        let words = body_prose.iter().filter(read);
        let words = words.map(|run| word_count(&run.text)).sum();
        let headings = outline::outline(source, body.headings, &ids(&blocks), diagnostics);
        Self {
            source: source.clone(),
            language,
            front: Arc::new(front),
            body: body_range,
            prose,
            headings,
            images: body.images,
            raw_html: html::raw(source, &html, diagnostics),
            footnotes: footnotes::in_reading_order(&body.footnotes, &body.footnote_references),
            blocks,
            words,
        }
    }

    /// The body's Markdown, with each event's range in the file.
    pub fn events(&self) -> impl Iterator<Item = (pulldown_cmark::Event<'_>, Range<usize>)> {
        let first = self.body.start;
        body::events(&self.source.text()[self.body.clone()])
            .map(move |(event, range)| (event, range.start + first..range.end + first))
    }

    /// Its key figures: the front matter's, then its blocks'.
    pub fn key_figures(&self) -> impl Iterator<Item = &KeyFigure> {
        let blocks = self.blocks.iter().filter_map(|placed| match &placed.block {
            Block::KeyFigures(items) => Some(items),
            _ => None,
        });
        self.front.key_figures.iter().chain(blocks.flatten())
    }

    /// The blocks that show no data.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.blocks.iter().filter_map(|placed| match &placed.block {
            Block::Element(element) => Some(&**element),
            _ => None,
        })
    }

    /// The ids of the sources that it names: in links, key figures, quotations and captions.
    pub fn sources(&self) -> BTreeSet<&str> {
        let links = self.links().map(|link| link.destination.value.as_str());
        let links = links.filter_map(|destination| destination.strip_prefix("source:"));
        let facts = self.key_figures().filter_map(|item| match &item.target {
            KeyFigureTarget::Fact(fact) => Some(fact.value.as_str()),
            KeyFigureTarget::Figure(_) => None,
        });
        let blocks = self.blocks.iter();
        let blocks = blocks.filter_map(|placed| placed.block.source());
        let pull_quote = self.front.pull_quote.iter();
        let pull_quote = pull_quote.filter_map(|quote| quote.source.as_ref());
        let quoted = blocks.chain(pull_quote).map(|id| id.value.as_str());
        let named = links.chain(facts).chain(quoted);
        named
            .map(|name| name.split('#').next().unwrap_or(name))
            .collect()
    }

    /// Every link of the page, front matter and blocks included.
    pub fn links(&self) -> impl Iterator<Item = &ProseLink> {
        self.prose.iter().flat_map(|run| &run.links)
    }
}

/// How many words a text has: runs without white space that have a letter or a digit.
fn word_count(text: &str) -> u32 {
    let (mut words, mut is_counted) = (0, false);
    for character in text.chars() {
        if character.is_whitespace() {
            is_counted = false;
        } else if !is_counted && character.is_alphanumeric() {
            is_counted = true;
            words += 1;
        }
    }
    words
}

/// The ids that blocks claim.
fn ids(blocks: &[PlacedBlock]) -> Vec<Spanned<String>> {
    blocks
        .iter()
        .filter_map(|placed| match &placed.block {
            Block::Chart(chart) => chart.id.clone(),
            Block::Table(table) => table.id.clone(),
            Block::KeyFigures(_) | Block::Quote(_) | Block::CaseStudy(_) | Block::Element(_) => {
                None
            }
        })
        .collect()
}

/// The language in a file's name, as it is written there: `cy` of `02-coventry.cy.md`, `pt-BR` of `02-coventry.pt-BR.md`.
pub fn language_of(file_name: &str) -> Option<&str> {
    let (_, language) = file_name.strip_suffix(".md")?.rsplit_once('.')?;
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (code, region) = language.split_once('-').unwrap_or((language, "GB"));
    let is_script = region.len() == 4 && region.starts_with(|c: char| c.is_ascii_uppercase());
    let is_region = letters(region) && (region.len() == 2 || is_script);
    (letters(code) && matches!(code.len(), 2 | 3) && is_region).then_some(language)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::properties::markdown as any_markdown;
