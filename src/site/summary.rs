//! What the site knows of a page: words, never data values. A body edit that keeps these leaves the site's index untouched.
//!
//! In: a document. Out: its summary, with a hash by which two are compared.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::{Block, Document, FrontMatter, KeyFigureTarget, plain};
use crate::source::{Hash, Hasher, SitePath};

/// How many words a minute readers are taken to read.
const WORDS_A_MINUTE: u32 = 220;

/// A page in a few words.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Its file.
    pub path: SitePath,
    /// The language that it is written in.
    pub language: String,
    /// What it says of itself.
    pub front: Arc<FrontMatter>,
    /// Its title as plain text; empty where it has none.
    pub title: String,
    /// Its summary as plain text.
    pub summary: Option<String>,
    /// Its headings in order.
    pub outline: Vec<Entry>,
    /// Every id that a link may lead to, sorted: of headings and blocks.
    pub anchors: Vec<String>,
    /// How long it takes to read, in minutes, at least 1.
    pub minutes: u32,
    /// Pages that it shows or sets in, as written.
    pub set_in: Vec<String>,
    /// Areas that it names, as written: its place and those of its charts and tables.
    pub areas: BTreeSet<String>,
    /// Indicators that it draws or lists, as written: in charts, tables and the panel for its place.
    pub indicators: BTreeSet<String>,
    /// Destinations of its figure links and key figures, without their scheme.
    pub figures: BTreeSet<String>,
    /// Two summaries with the same hash say the same, and have their front matter at the same places.
    pub hash: Hash,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 2 for a section, 3 for a part of it.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words as plain text.
    pub text: String,
}

impl Summary {
    /// The summary of a document.
    pub fn of(document: &Document) -> Self {
        let front = &document.front;
        let outline: Vec<Entry> = document
            .headings
            .iter()
            .map(|heading| Entry {
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
                .map_or_else(String::new, |title| plain(title)),
            summary: front.summary.as_ref().map(|summary| plain(summary)),
            anchors: outline.iter().map(|entry| entry.id.clone()).collect(),
            outline,
            minutes: document.words.div_ceil(WORDS_A_MINUTE).max(1),
            set_in: Vec::new(),
            areas: front
                .place
                .iter()
                .map(|place| place.value.clone())
                .collect(),
            indicators: front.indicators.iter().map(|id| id.value.clone()).collect(),
            figures: BTreeSet::new(),
            hash: Hash::of(b""),
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
        summary.hash = summary.hashed(&document.source.text()[..document.body.start]);
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
                self.set_in.push(inset.page.value.clone());
                return;
            }
            Block::Quote(_) => return,
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

    fn hashed(&self, front: &str) -> Hash {
        let mut hasher = Hasher::new();
        hasher
            .part(self.path.as_str())
            .part(&self.language)
            .part(front)
            .part(self.minutes.to_le_bytes());
        for entry in &self.outline {
            hasher.part([entry.level]).part(&entry.id).part(&entry.text);
        }
        let sets = [&self.areas, &self.indicators, &self.figures];
        for text in self.anchors.iter().chain(&self.set_in) {
            hasher.part(text);
        }
        for set in sets {
            hasher.part((set.len() as u64).to_le_bytes());
            for text in set {
                hasher.part(text);
            }
        }
        hasher.finish()
    }
}
