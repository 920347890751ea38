//! "Where the figures come from": what the words of a page are based on.

use serde::Serialize;

use super::PageLink;

/// One data set or named source, with every claim of the page that is based on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct EvidenceGroup {
    /// Its number among the page's sources, from 1.
    pub number: u32,
    /// Its anchor in the list, without `#`.
    pub id: String,
    /// The indicator, where the claims are based on data.
    pub indicator: Option<PageLink>,
    /// The publication that the data are from: `English Indices of Deprivation`.
    pub publication: Option<String>,
    /// Who published the data: `Ministry of Housing, Communities and Local Government`.
    pub publisher: Option<String>,
    /// The data's licence.
    pub licence: Option<String>,
    /// When the data were published, as text; when they were retrieved, where that is all that is known.
    pub date: Option<String>,
    /// The named source, where the claims are based on one.
    pub source: Option<NamedSource>,
    /// What is based on it, in the order of the page.
    pub rows: Vec<EvidenceRow>,
}

/// Claims of a page that are based on the same values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct EvidenceRow {
    /// The texts of the claims, in order.
    pub words: Vec<ClaimWords>,
    /// The values that they are based on, by time.
    pub values: Vec<FigureValue>,
    /// How the text follows from the values, where it is more than rounding.
    pub method: Option<String>,
    /// What readers must know: a break in the series, a provisional value.
    pub notes: Vec<String>,
}

/// The text of one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimWords {
    /// The text, without markup.
    pub words: String,
    /// The link back to it: its anchor with `#`.
    pub back: String,
}

/// What the figures of one paragraph are based on, shown beside them where a reader asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimDetails {
    /// The id of its popover, without `#`: the button beside the paragraph names it.
    pub id: String,
    /// The paragraph's claims that have a value, in order.
    pub claims: Vec<ClaimDetail>,
}

/// What one claim is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimDetail {
    /// The text, with the link back to it.
    pub words: ClaimWords,
    /// Its lasting address, whole.
    pub address: String,
    /// The values, by time, each with its cell.
    pub values: Vec<FigureValue>,
    /// How the text follows from the values, where it is more than rounding.
    pub method: Option<String>,
    /// What readers must know: a break in the series, a provisional value.
    pub notes: Vec<String>,
    /// The publication, or the named source.
    pub source: String,
    /// Who published it.
    pub publisher: Option<String>,
}

/// How many claims of a page are based on what, and how new that is, for the line at its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct EvidenceCounts {
    /// Claims that were compared with a value of the data.
    pub checked: u32,
    /// Claims that are based on a named source.
    pub named: u32,
    /// Statistics that are not bound to anything that the page names.
    pub unbound: u32,
    /// The day on which the newest of the data were published, or retrieved where that is all that is known.
    pub as_at: Option<super::Day>,
}

/// One value of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct FigureValue {
    /// The value with its unit, with the digits of the data: `18.4615%`.
    pub value: String,
    /// Where.
    pub area: String,
    /// When: `2015`, `2021/22`.
    pub period: String,
    /// Of whom: `Female`; nothing where it is all.
    pub group: Option<String>,
    /// Its cell in the publisher's file: `imd.csv, row 797, column value`.
    pub cell: Option<String>,
    /// Path of the value on its indicator's page: `indicators/imd/#coventry-2015`.
    pub path: Option<String>,
}

/// A source that a page names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct NamedSource {
    /// Its anchor in the page's list of sources, without `#`; empty where it is in no list.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who published or keeps it.
    pub publisher: Option<String>,
    /// When it was published, or when the interview was made.
    pub date: Option<String>,
    /// Where it can be read.
    pub href: Option<String>,
    /// Of what sort: `published`, `unpublished`, `interview`.
    pub kind: String,
}
