//! A claim: words, what they rest on, and whether they are true of it.

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
    /// Where on the page.
    pub surface: Surface,
    /// The words, as readers see them; of an empty link and of a key figure, the words that stand for it.
    pub words: String,
    /// The sentence that they stand in.
    pub sentence: String,
    /// What sort of footing the statistic has.
    pub status: EvidenceStatus,
    /// What it rests on.
    pub basis: Basis,
    /// Whether it is true of it.
    pub verdict: Verdict,
    /// How numbers that stand in no cell were made.
    pub methods: Vec<&'static str>,
    /// Reasons of breaks that it crosses, to be printed beside it.
    pub breaks: Vec<LocalText>,
}

/// The footing of a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceStatus {
    /// Bound to data.
    Bound,
    /// Tied to a fact of a source, and checked.
    SourcedAndChecked,
    /// Tied to a source.
    Sourced,
    /// In somebody's speech, with a source.
    Quoted,
    /// On nothing.
    Unbound,
    /// A definition or a name: no statistic.
    NotAStatistic,
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
        }
    }
}

/// What a claim rests on.
#[derive(Clone, Debug)]
pub enum Basis {
    /// Nothing that could be found.
    Nothing,
    /// Cells of an indicator, the first the one that readers are led to.
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
    /// The place.
    pub area: AreaId,
    /// Its name.
    pub area_name: String,
    /// When.
    pub period: Period,
    /// The dimensions' ids with the values chosen.
    pub dimensions: Vec<(Arc<str>, Arc<str>)>,
    /// The value; `None` where it is missing.
    pub value: Option<Decimal>,
    /// Its cell; `None` where the data have no row.
    pub cell: Option<Cell>,
    /// Where the cell stands, to open it.
    pub location: Option<Location>,
}

/// Whether a claim is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The data, or the fact, bear it.
    Agrees,
    /// They do not.
    Disagrees,
    /// Nothing to check it by.
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
