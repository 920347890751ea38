//! "Where the figures come from": what the words of a page rest on.

use serde::Serialize;

use super::PageLink;

/// One claim of the page, with its basis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct FigureSource {
    /// Its number in the list, from 1.
    pub number: u32,
    /// Its anchor in the list, without `#`.
    pub id: String,
    /// The text of the claim, as plain text.
    pub words: String,
    /// The link back to the text: its anchor with `#`.
    pub back: String,
    /// Further texts of the page with the same basis, in order.
    pub also: Vec<FurtherWords>,
    /// The indicator, where the claim rests on data.
    pub indicator: Option<PageLink>,
    /// The values that it is based on, by time.
    pub values: Vec<FigureValue>,
    /// Who published the data: `Ministry of Housing, Communities and Local Government`.
    pub publisher: Option<String>,
    /// The data's licence.
    pub licence: Option<String>,
    /// How the text follows from the values, where it is more than rounding.
    pub method: Option<String>,
    /// What readers must know: a break in the series, a provisional value.
    pub notes: Vec<String>,
    /// The named source, where the claim rests on one.
    pub source: Option<NamedSource>,
}

/// A further text of the page with the same basis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct FurtherWords {
    /// The text of the claim, as plain text.
    pub words: String,
    /// The link back to the text: its anchor with `#`.
    pub back: String,
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
