//! A claim: its words, what they are bound to, and whether they agree with that.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::config::LocalText;
use crate::data::{AreaId, Period};
use crate::document::Surface;
use crate::source::{Cell, Location, Span};

/// One claim of a page.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The whole link, or the words of a statistic that has none.
    pub span: Span,
    /// The part of the page that it is in.
    pub surface: Surface,
    /// The words, as readers see them; for an empty link or a key figure, the words filled in.
    pub words: String,
    /// The sentence that contains them.
    pub sentence: String,
    /// What kind of evidence it has.
    pub status: EvidenceStatus,
    /// Its anchor on the page; empty where it is not bound to data or a source.
    pub anchor: String,
    /// What of the data it shows, where its destination says so and it is not the value: `change`, `gap`, `lower-ci`.
    pub shows: Option<&'static str>,
    /// What it is based on.
    pub basis: Basis,
    /// Whether the words agree with the basis.
    pub verdict: Verdict,
    /// How numbers that are in no cell were calculated.
    pub methods: Vec<&'static str>,
    /// How many areas a rank in it is among.
    pub ranked_among: Option<usize>,
    /// The reasons for breaks in the series that it crosses, to be printed beside it.
    pub breaks: Vec<LocalText>,
}

/// What kind of evidence a statistic has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceStatus {
    /// Bound to data.
    Bound,
    /// Tied to a fact of a source, and checked.
    SourcedAndChecked,
    /// Tied to a source.
    Sourced,
    /// In quoted speech, with a source.
    Quoted,
    /// Neither bound to data nor tied to a source.
    Unbound,
    /// A definition or a name: no statistic.
    NotAStatistic,
    /// The head of a column: its basis is that of the numbers below it, which are claims of their own.
    Column,
}

impl EvidenceStatus {
    /// Its name in reports of claims.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::SourcedAndChecked => "sourced and checked",
            Self::Sourced => "sourced",
            Self::Quoted => "quoted",
            Self::Unbound => "unbound",
            Self::NotAStatistic => "not a statistic",
            Self::Column => "column",
        }
    }
}

/// What a claim is based on.
#[derive(Clone, Debug)]
pub enum Basis {
    /// Nothing that could be found.
    Nothing,
    /// Cells of an indicator; the first is the one that the link leads readers to.
    Figure {
        /// Its id.
        indicator: String,
        /// The cells, in the order of the claim.
        cited: Vec<CitedValue>,
    },
    /// A source.
    Source {
        /// Its id.
        id: String,
        /// The fact's name.
        fact: Option<String>,
        /// The fact's value.
        value: Option<Decimal>,
    },
}

/// One value that a claim cites.
#[derive(Clone, Debug)]
pub struct CitedValue {
    /// The indicator's id.
    pub indicator: String,
    /// The area's id.
    pub area: AreaId,
    pub area_name: String,
    pub period: Period,
    /// The dimensions' ids with the values chosen.
    pub dimensions: Vec<(Arc<str>, Arc<str>)>,
    /// The value; `None` where it is missing.
    pub value: Option<Decimal>,
    /// Its cell; `None` where the data have no row.
    pub cell: Option<Cell>,
    /// The cell's location, for an editor to open.
    pub location: Option<Location>,
}

/// Whether a claim is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The data, or the fact, agree with the words.
    Agrees,
    /// They contradict the words.
    Disagrees,
    /// There is nothing to check it against.
    Unchecked,
}

impl Verdict {
    /// Its name in reports of claims.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees => "disagrees",
            Self::Unchecked => "unchecked",
        }
    }
}
