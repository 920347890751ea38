//! One entry of the list: a passage of a page with what new data do to it.
//!
//! Must not know: how it was found, how it is printed.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Surface;
use crate::evidence::TextEdit;
use crate::source::{SitePath, Span};

/// A passage that new data change.
#[derive(Clone, Debug)]
pub struct ImpactItem {
    /// Its address on the website: of the page, with the claim's anchor where it has one; empty for an unpublished page.
    pub address: String,
    /// Where it is in its page's file: the first of its figures, or the passage itself.
    pub span: Span,
    /// The whole passage: the sentence, the key figure, the fence.
    pub passage: Span,
    /// What it is.
    pub kind: PassageKind,
    /// What the new data do to it.
    pub effect: Effect,
    /// The sentence, the key figure's label, the chart's title.
    pub text: String,
    /// Old and new values, in the order of the passage.
    pub values: Vec<ValueChange>,
    /// The description that is generated for a chart, before and after, where it changes.
    pub description: Option<(String, String)>,
    /// What `check` would find in it and does not find now.
    pub diagnostics: Vec<Diagnostic>,
    /// Edits with which the check passes; empty where no wording can be proposed.
    pub edits: Vec<TextEdit>,
    /// Spans of the figure links in it whose words no longer agree, or that could say a later period.
    pub(super) links: Vec<ChangedLink>,
}

/// A figure whose data have changed.
#[derive(Clone, Debug)]
pub(super) struct ChangedLink {
    /// The whole link, or the key figure's item.
    pub(super) span: Span,
    /// Whether it no longer agrees with the data.
    pub(super) disagrees: bool,
    /// The later period, where there is one.
    pub(super) later: Option<crate::data::Period>,
}

impl ImpactItem {
    /// By page, then by place.
    pub(super) fn order(&self) -> (&SitePath, u32, PassageKind) {
        (&self.span.file, self.span.start, self.kind)
    }
}

/// What new data do to a passage, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It would be an error.
    Breaks,
    /// There would be advice on it.
    Advice,
    /// A value that it is based on is another one, and its words are still true.
    Changes,
    /// It is as true as before, and the data have a later period than it says.
    LaterPeriod,
    /// It was an error, or there was advice on it, and is not any more.
    Mends,
}

impl Effect {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Advice => "advice",
            Self::Changes => "changes",
            Self::LaterPeriod => "later-period",
            Self::Mends => "mends",
        }
    }

    /// The effect of new messages; `None` where they say nothing of the passage's truth.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Option<Self> {
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        if diagnostics.iter().any(is_error) {
            return Some(Self::Breaks);
        }
        let is_later = |found: &Diagnostic| found.code == Code::LaterPeriod;
        match diagnostics {
            [] => None,
            all if all.iter().all(is_later) => Some(Self::LaterPeriod),
            _ => Some(Self::Advice),
        }
    }
}

/// What kind of text a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// A text of a page or a block, by what it is part of.
    Text(Surface),
    KeyFigure,
    Chart,
    Table,
    /// The panel of a case study's indicators.
    Panel,
    /// Another page that is shown as a card.
    Card,
    /// Anything else in the page's file.
    Page,
}

impl PassageKind {
    /// Whether it is made from other texts and data, and changes by itself.
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Chart | Self::Table | Self::Panel | Self::Card)
    }

    /// Its name in JSON and in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text(surface) => match surface {
                Surface::Title => "title",
                Surface::Summary => "summary",
                Surface::Heading => "heading",
                Surface::TableCell => "table-cell",
                Surface::Footnote => "footnote",
                Surface::ImageAlt | Surface::ChartAlt => "alternative-text",
                Surface::Caption => "caption",
                Surface::Quote => "quote",
                Surface::KeyPoint => "key-point",
                Surface::KeyFigureLabel => "key-figure",
                Surface::ChartTitle => "chart-title",
                Surface::ChartSubtitle => "chart-subtitle",
                Surface::ChartNote => "chart-note",
                Surface::ChartEvent => "chart-event",
                Surface::Body
                | Surface::LinkTitle
                | Surface::Detail
                | Surface::Code
                | Surface::Html
                | Surface::Definition
                | Surface::ValueNote
                | Surface::Setting
                | Surface::Name => "sentence",
            },
            Self::KeyFigure => "key-figure",
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Panel => "panel",
            Self::Card => "card",
            Self::Page => "page",
        }
    }
}

/// A value that a passage is based on or shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// Area, period and dimensions; of a value that a figure no longer cites, where it cites none in its place.
    pub of: String,
    /// The same of the old value, where it is of something else: another period of `latest`.
    pub was_of: Option<String>,
    /// As the cell has it; `None` where there is none.
    pub old: Option<String>,
    /// As the cell has it; `None` where there is none.
    pub new: Option<String>,
}
