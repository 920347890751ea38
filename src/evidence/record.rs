//! Claims as records for programs: `claims.json` of a website, and what `casebook claims` lists.
//!
//! In: a claim, its page's address, the units of indicators. Out: a [`ClaimRecord`], which is written as JSON and read again to compare a
//! site with what was published. Must not know: files, positions.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::claim::{Basis, CitedValue, Claim};

/// The unit of each indicator, by its id.
pub type Units = BTreeMap<String, String>;

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// Its page's address.
    pub page: String,
    /// The claim's own address on the website: its page with its anchor; the page's where it has none.
    pub address: String,
    /// The sentence that has it, on one line.
    pub sentence: String,
    /// The text that is bound, or that should be.
    pub words: String,
    /// How it is supported: bound, sourced and checked, sourced, quoted, unbound, not a statistic.
    pub state: String,
    /// Whether the words agree with what they are bound to: agrees, disagrees, unchecked.
    pub verdict: String,
    /// An indicator or a source.
    pub source: String,
    /// The values that it is based on.
    pub values: Vec<ValueRecord>,
    /// How numbers that are in no cell were calculated.
    pub methods: Vec<String>,
}

/// One value that a claim is based on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueRecord {
    /// As the cell has it; `null` where it is missing.
    pub value: Option<String>,
    /// Area, period and dimensions, or the fact's name.
    pub of: String,
    /// Its cell in the data, for people.
    pub cell: Option<String>,
    /// The ids of what it is a value of; absent for a fact.
    #[serde(flatten)]
    pub ids: Option<ValueIds>,
}

/// What a value is of, by ids that programs can look up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueIds {
    /// The indicator's id.
    pub indicator: String,
    /// The area's id.
    pub area: String,
    /// As data files write it: `2019`, `2021/22`.
    pub period: String,
    /// The indicator's unit, as its definition says it.
    pub unit: String,
    /// The value of each dimension.
    pub dimensions: BTreeMap<String, String>,
}

impl ClaimRecord {
    /// The record of a claim on the page with an address.
    pub fn new(page: &str, claim: &Claim, units: &Units) -> Self {
        let (source, values) = basis(&claim.basis, units);
        Self {
            page: page.to_owned(),
            address: match claim.anchor.as_str() {
                "" => page.to_owned(),
                anchor => format!("{page}#{anchor}"),
            },
            sentence: one_line(&claim.sentence),
            words: one_line(&claim.words),
            state: claim.status.name().to_owned(),
            verdict: claim.verdict.name().to_owned(),
            source,
            values,
            methods: claim.methods.iter().map(|&how| how.to_owned()).collect(),
        }
    }
}

fn basis(basis: &Basis, units: &Units) -> (String, Vec<ValueRecord>) {
    match basis {
        Basis::Nothing => (String::new(), Vec::new()),
        Basis::Figure { indicator, cited } => {
            let values = cited.iter().map(|cited| ValueRecord {
                value: cited.value.map(|value| value.to_string()),
                of: description(cited),
                cell: cited.cell.as_ref().map(ToString::to_string),
                ids: Some(ids(cited, units)),
            });
            (indicator.clone(), values.collect())
        }
        Basis::Source { id, fact, value } => {
            let values = fact.iter().map(|fact| ValueRecord {
                value: value.map(|value| value.to_string()),
                of: fact.clone(),
                cell: None,
                ids: None,
            });
            (id.clone(), values.collect())
        }
    }
}

/// What a value is of, for people: area, period, values of dimensions.
pub fn description(cited: &CitedValue) -> String {
    let mut of = format!("{}, {}", cited.area_name, cited.period);
    for (_, value) in &cited.dimensions {
        let _ = write!(of, ", {value}");
    }
    of
}

fn ids(cited: &CitedValue, units: &Units) -> ValueIds {
    let dimensions = cited.dimensions.iter();
    ValueIds {
        indicator: cited.indicator.clone(),
        area: cited.area.to_string(),
        period: cited.period.to_string(),
        unit: units.get(&cited.indicator).cloned().unwrap_or_default(),
        dimensions: dimensions
            .map(|(id, value)| (id.to_string(), value.to_string()))
            .collect(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
