//! What the index of the site knows of a page: texts, never data values. An edit that keeps these leaves the index unchanged.
//!
//! In: a document. Out: its summary, which can be compared with another.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::{Block, Document, FrontMatter, KeyFigureTarget, plain_text};
use crate::source::{SitePath, Source};

/// The reading speed in words a minute.
const WORDS_A_MINUTE: u32 = 220;

/// What the index of the site knows of a page.
#[derive(Clone, Debug)]
pub struct Summary {
    pub path: SitePath,
    pub language: String,
    /// Its front matter.
    pub front: Arc<FrontMatter>,
    /// Its title as plain text; empty where it has none.
    pub title: String,
    /// Its front matter's summary as plain text.
    pub description: Option<String>,
    /// Its headings in order, without those that have no words.
    pub outline: Vec<OutlineHeading>,
    /// Every id that a link may lead to, sorted: of headings and blocks.
    pub anchors: Vec<String>,
    /// How long it takes to read, in minutes, at least 1.
    pub minutes: u32,
    /// Pages that it shows or embeds, as written.
    pub embedded: Vec<String>,
    /// Areas that it names, as written: its place and those of its charts and tables.
    pub areas: BTreeSet<String>,
    /// Indicators that it draws or lists, as written: in charts, tables and the panel for its place.
    pub indicators: BTreeSet<String>,
    /// Destinations of its figure links and key figures, without their scheme.
    pub figures: BTreeSet<String>,
    /// Its text, for its front matter as it was typed.
    pub(super) source: Arc<Source>,
    /// Where in the text the front matter ends.
    pub(super) front_end: usize,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineHeading {
    /// 2 for a section, 3 for a subsection.
    pub level: u8,
    pub id: String,
    /// Its plain text.
    pub text: String,
}

impl Summary {
    /// The summary of a document.
    pub fn of(document: &Document) -> Self {
        let front = &document.front;
        let headings = document.headings.iter();
        let anchors = headings.clone().map(|heading| heading.id.clone());
        let anchors = anchors.collect();
        let outline: Vec<OutlineHeading> = headings
            .filter(|heading| !heading.text.is_empty())
            .map(|heading| OutlineHeading {
                level: heading.level,
                id: heading.id.clone(),
                text: heading.text.clone(),
            })
            .collect();
        let mut summary = Self {
            path: document.source.path().clone(),
            language: document.language.clone(),
            front: front.clone(),
            title: front
                .title
                .as_ref()
                .map_or_else(String::new, |title| plain_text(title)),
            description: front.summary.as_ref().map(|summary| plain_text(summary)),
            anchors,
            outline,
            minutes: document.words.div_ceil(WORDS_A_MINUTE).max(1),
            embedded: Vec::new(),
            areas: front
                .place
                .iter()
                .map(|place| place.value.clone())
                .collect(),
            indicators: front.indicators.iter().map(|id| id.value.clone()).collect(),
            figures: BTreeSet::new(),
            source: document.source.clone(),
            front_end: document.body.start,
        };
        for placed in &document.blocks {
            summary.take_block(&placed.block);
        }
        for item in &front.key_figures {
            summary.take_figure(&item.target);
        }
        for link in document.links() {
            if let Some(figure) = link.destination.strip_prefix("figure:") {
                summary.figures.insert(figure.to_owned());
            }
        }
        summary.anchors.sort_unstable();
        summary
    }

    fn take_block(&mut self, block: &Block) {
        let (selection, id) = match block {
            Block::Chart(chart) => (&chart.selection, &chart.id),
            Block::Table(table) => (&table.selection, &table.id),
            Block::KeyFigures(items) => {
                for item in items {
                    self.take_figure(&item.target);
                }
                return;
            }
            Block::CaseStudy(inset) => {
                self.embedded.push(inset.page.value.clone());
                return;
            }
            Block::Quote(_) | Block::Element(_) => return,
        };
        self.anchors.extend(id.iter().map(|id| id.value.clone()));
        let indicators = selection.indicators.iter();
        self.indicators
            .extend(indicators.map(|id| id.value.clone()));
        let areas = selection.areas.iter();
        self.areas.extend(areas.map(|area| area.value.clone()));
    }

    fn take_figure(&mut self, target: &KeyFigureTarget) {
        if let KeyFigureTarget::Figure(figure) = target {
            self.figures.insert(figure.value.clone());
        }
    }

    /// Whether another summary is equal, with front matter at the same positions.
    pub fn is_equivalent(&self, other: &Self) -> bool {
        let Self {
            path,
            language,
            // Derived from the front matter's text.
            front: _,
            title: _,
            description: _,
            outline,
            anchors,
            minutes,
            embedded,
            areas,
            indicators,
            figures,
            source: _,
            front_end: _,
        } = self;
        *path == other.path
            && *language == other.language
            && self.front_text() == other.front_text()
            && *outline == other.outline
            && *anchors == other.anchors
            && *minutes == other.minutes
            && *embedded == other.embedded
            && *areas == other.areas
            && *indicators == other.indicators
            && *figures == other.figures
    }

    fn front_text(&self) -> &str {
        &self.source.text()[..self.front_end]
    }
}
