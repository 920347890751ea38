//! Publishers' formats, known by the names of their columns: what a definition need not say of them.
//!
//! In: a header. Out: the mapping, completed. What a definition says itself wins. Must not know: how rows are read.

use super::records::{Records, normal_name};
use super::{DataFile, Definition};
use crate::source::Spanned;

/// One publisher's format.
pub(super) struct Format {
    /// Its name in `format`.
    pub(super) name: &'static str,
    /// Who publishes in it, for people.
    pub(super) publisher: &'static str,
    /// Columns that together no other format has.
    signature: &'static [&'static str],
    /// The file's columns for each of ours. One with `*` at an end stands for all that begin or end so.
    columns: &'static [(&'static str, &'static [&'static str])],
    /// Columns that are not read.
    ignore: &'static [&'static str],
    /// Columns whose filled cells are breakdowns, of which the headline has none.
    headline: &'static [&'static str],
    /// Signs in place of a value.
    markers: &'static [(&'static str, &'static str)],
    /// Whether rows may end before the last columns.
    pub(super) short_rows: bool,
}

impl Format {
    /// Whether it says which column one of ours is.
    pub(super) fn has(&self, ours: &str) -> bool {
        self.columns.iter().any(|(name, _)| *name == ours)
    }

    /// The names of the columns that one of ours may be.
    pub(super) fn mapped(&self, ours: &str) -> impl Iterator<Item = &'static str> {
        let found = self.columns.iter().filter(move |(name, _)| *name == ours);
        let ours: Vec<&'static str> = found
            .flat_map(|(_, theirs)| theirs.iter().copied())
            .collect();
        ours.into_iter()
    }

    /// Whether it says something of a column.
    pub(super) fn knows(&self, name: &str) -> bool {
        let mapped = self.columns.iter().flat_map(|(_, theirs)| theirs.iter());
        let all = mapped.chain(self.ignore).chain(self.headline);
        all.into_iter().any(|pattern| matches(pattern, name))
    }

    /// Whether it says what a sign means.
    pub(super) fn marks(&self, marker: &str) -> bool {
        self.markers.iter().any(|(known, _)| *known == marker)
    }
}

/// All of them.
static FORMATS: [Format; 5] = [
    Format {
        name: "fingertips",
        publisher: "Office for Health Improvement and Disparities (Fingertips)",
        signature: &[
            "Indicator ID",
            "Area Code",
            "Time period",
            "Category Type",
            "Value",
        ],
        columns: &[
            ("area_code", &["Area Code"]),
            ("area_name", &["Area Name"]),
            ("period", &["Time period"]),
            ("value", &["Value"]),
            ("lower_ci", &["Lower CI 95*"]),
            ("upper_ci", &["Upper CI 95*"]),
            ("numerator", &["Count"]),
            ("denominator", &["Denominator"]),
            ("note", &["Value note"]),
        ],
        ignore: &[
            "Indicator Name",
            "Parent Code",
            "Parent Name",
            "Area Type",
            "Lower CI 99*",
            "Upper CI 99*",
            // In real downloads it contradicts its own values.
            "Recent Trend",
            "Compared to*",
            "Time period Sortable",
            "Time period range",
            "New data",
        ],
        headline: &["Category Type", "Category"],
        markers: &[],
        short_rows: true,
    },
    Format {
        name: "explore-local-statistics",
        publisher: "Office for National Statistics",
        signature: &["areacd", "areanm", "period", "observation"],
        columns: &[
            ("area_code", &["areacd"]),
            ("area_name", &["areanm"]),
            ("value", &["observation"]),
            ("lower_ci", &["lci_95"]),
            ("upper_ci", &["uci_95"]),
            ("note", &["notes"]),
        ],
        ignore: &["geography", "measure", "unit"],
        headline: &[],
        markers: &[],
        short_rows: false,
    },
    Format {
        name: "dfe",
        publisher: "Department for Education",
        signature: &["time_period", "time_identifier", "geographic_level"],
        columns: &[
            ("area_code", &["new_la_code", "region_code", "country_code"]),
            ("area_name", &["la_name", "region_name", "country_name"]),
            ("period", &["time_period"]),
        ],
        ignore: &["time_identifier", "geographic_level", "old_la_code"],
        headline: &[],
        markers: &[(":", "not available"), ("~", "not available")],
        short_rows: false,
    },
    Format {
        name: "statswales",
        publisher: "Welsh Government (StatsWales)",
        signature: &["Data", "RowKey", "PartitionKey"],
        columns: &[
            (
                "area_code",
                &["Area_Code", "Localauthority_Code", "Geography_Code"],
            ),
            (
                "area_name",
                &[
                    "Area_ItemName_ENG",
                    "Localauthority_ItemName_ENG",
                    "Geography_ItemName_ENG",
                ],
            ),
            (
                "period",
                &[
                    "Year_ItemName_ENG",
                    "Year_Code",
                    "Date_ItemName_ENG",
                    "Period_ItemName_ENG",
                ],
            ),
            ("value", &["Data"]),
        ],
        ignore: &[
            "*_SortOrder",
            "*_Hierarchy",
            "*_ItemNotes_ENG",
            "*_ItemName_WEL",
            "*_AltCode1",
            "*_Code",
            "RowKey",
            "PartitionKey",
        ],
        headline: &[],
        markers: &[(".", "not applicable")],
        short_rows: false,
    },
    Format {
        name: "open-sdg",
        publisher: "Office for National Statistics",
        signature: &["Year", "Observation status", "Value"],
        columns: &[
            ("period", &["Year"]),
            ("area_code", &["GeoCode"]),
            ("value", &["Value"]),
        ],
        ignore: &["Observation status", "Unit multiplier"],
        headline: &[],
        markers: &[],
        short_rows: false,
    },
];

/// The names that `format` takes besides endings of files.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

/// The format of a header.
pub(super) fn recognised(records: &Records<'_>) -> Option<&'static Format> {
    let has = |name: &&str| records.column(name).is_some();
    FORMATS
        .iter()
        .find(|format| format.signature.iter().all(has))
}

/// The mapping with what the file's format says where the definition says nothing.
pub(super) fn completed(
    definition: &Definition,
    data: &DataFile,
    records: &mut Records<'_>,
) -> DataFile {
    let Some(format) = recognised(records) else {
        return data.clone();
    };
    let place = &definition.id.span;
    let text = |text: &str| Spanned::new(text.to_owned(), place.clone());
    let mut data = data.clone();
    for (ours, theirs) in format.columns {
        if data.columns.contains_key(*ours) {
            continue;
        }
        let found = theirs.iter().filter_map(|name| column(records, name));
        let found: Vec<Spanned<String>> = found.map(|name| text(&name)).collect();
        if !found.is_empty() {
            data.columns.insert((*ours).to_owned(), found);
        }
    }
    let said: Vec<String> = said_columns(definition, &data);
    let is_said = |name: &str| said.iter().any(|said| *said == normal_name(name));
    let names: Vec<String> = records.names().map(str::to_owned).collect();
    for name in names.iter().filter(|name| !is_said(name)) {
        if format.ignore.iter().any(|pattern| matches(pattern, name)) {
            data.ignore.push(text(name));
        } else if format.headline.iter().any(|column| matches(column, name)) {
            data.headline.push(text(name));
        }
    }
    for (marker, meaning) in format.markers {
        let marker = (*marker).to_owned();
        data.markers.entry(marker).or_insert_with(|| text(meaning));
    }
    records.fills_short_rows |= format.short_rows;
    data
}

/// The names of columns of which the definition says something, in normal form.
fn said_columns(definition: &Definition, data: &DataFile) -> Vec<String> {
    let mapped = data
        .columns
        .values()
        .flatten()
        .map(|name| name.value.as_str());
    let filtered = data.filters.keys().map(String::as_str);
    let dimensions = definition
        .dimensions
        .iter()
        .map(|(id, _)| id.value.as_str());
    let ignored = data.ignore.iter().map(|name| name.value.as_str());
    mapped
        .chain(filtered)
        .chain(dimensions)
        .chain(ignored)
        .map(normal_name)
        .collect()
}

fn column(records: &Records<'_>, pattern: &str) -> Option<String> {
    records
        .names()
        .find(|name| matches(pattern, name))
        .map(str::to_owned)
}

fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (normal_name(pattern), normal_name(name));
    match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
        (Some(start), _) => name.starts_with(start),
        (None, Some(end)) => name.ends_with(end),
        (None, None) => pattern == name,
    }
}
