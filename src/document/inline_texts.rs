//! The texts of front matter and blocks in which inline links are allowed, as prose.
//!
//! In: typed front matter and blocks. Out: runs of prose. Must not know: the body's events.

use super::inlines::{RawHtml, UndefinedReference};
use super::one_line::{Text, read_text};
use super::prose::{Prose, Surface};
use super::{Block, FrontMatter, KeyFigure};
use crate::config::LocalText;
use crate::source::{Source, Spanned};

/// The content of the texts of front matter or of a block.
#[derive(Default)]
pub(super) struct InlineTexts {
    pub(super) prose: Vec<Prose>,
    pub(super) html: Vec<RawHtml>,
    pub(super) undefined: Vec<UndefinedReference>,
}

/// The texts of a page's front matter in reading order.
pub(super) fn front_matter_texts(
    source: &Source,
    front: &FrontMatter,
    language: &str,
) -> InlineTexts {
    let mut reader = TextReader::new(source, language);
    reader.text(front.title.as_ref(), Surface::Title);
    reader.text(front.summary.as_ref(), Surface::Summary);
    if let Some(image) = &front.image {
        reader.text(image.alt.as_ref(), Surface::ImageAlt);
        reader.text(image.caption.as_ref(), Surface::Caption);
    }
    reader.key_figures(&front.key_figures);
    if let Some(quote) = &front.pull_quote {
        reader.quote(&quote.text, quote.attribution.is_some());
    }
    reader.texts
}

/// The texts of a block.
pub(super) fn block_texts(source: &Source, block: &Block, language: &str) -> InlineTexts {
    let mut reader = TextReader::new(source, language);
    match block {
        Block::Chart(chart) => {
            reader.local(Some(&chart.title), Surface::ChartTitle);
            reader.local(chart.subtitle.as_ref(), Surface::ChartSubtitle);
            reader.local(chart.alt.as_ref(), Surface::ChartAlt);
            for note in &chart.notes {
                reader.local(Some(note), Surface::ChartNote);
            }
        }
        Block::Table(table) => {
            reader.local(Some(&table.title), Surface::ChartTitle);
            reader.local(table.subtitle.as_ref(), Surface::ChartSubtitle);
            for note in &table.notes {
                reader.local(Some(note), Surface::ChartNote);
            }
        }
        Block::KeyFigures(items) => reader.key_figures(items),
        Block::Quote(quote) => reader.quote(&quote.text, true),
        Block::CaseStudy(_) => {}
    }
    reader.texts
}

struct TextReader<'a> {
    source: &'a Source,
    language: &'a str,
    texts: InlineTexts,
}

impl<'a> TextReader<'a> {
    fn new(source: &'a Source, language: &'a str) -> Self {
        Self {
            source,
            language,
            texts: InlineTexts::default(),
        }
    }

    fn text(&mut self, text: Option<&Spanned<String>>, surface: Surface) {
        if let Some(text) = text {
            let Text {
                prose,
                html,
                undefined,
            } = read_text(self.source, text, surface);
            self.texts.prose.extend(prose);
            self.texts.html.extend(html);
            self.texts.undefined.extend(undefined);
        }
    }

    fn local(&mut self, text: Option<&LocalText>, surface: Surface) {
        self.text(text.map(|text| text.get(self.language)), surface);
    }

    fn key_figures(&mut self, items: &[KeyFigure]) {
        for item in items {
            self.local(Some(&item.label), Surface::KeyFigureLabel);
        }
    }

    fn quote(&mut self, text: &Spanned<String>, speech: bool) {
        let first = self.texts.prose.len();
        self.text(Some(text), Surface::Quote);
        for run in &mut self.texts.prose[first..] {
            run.speech = speech;
        }
    }
}
