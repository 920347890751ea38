//! Where the values are: the measures of a table.

use super::heads::{PeriodHeads, period_heads};
use super::profile::{Column, Profile};
use super::request::ImportRequest;
use super::words::VALUES;
use crate::data::Period;
use crate::data::formats::Format;
use crate::data::records::normal_name;
use crate::data::totals::is_total;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// The most measures of a file that get a definition each without being asked for.
const MEASURES: usize = 60;

/// Where one indicator's values are.
#[derive(Clone, Debug)]
pub(super) enum ImportedMeasure {
    /// In a column.
    Column(String),
    /// In a column for each period.
    Periods(PeriodHeads),
}

impl ImportedMeasure {
    /// What the columns call it.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Column(name) => name,
            Self::Periods(heads) => &heads.name,
        }
    }
}

/// The measures that are beside each other, of which each is an indicator; none where the column of values is known, or has
/// to be chosen.
pub(super) fn measures(
    profile: &Profile,
    format: Option<&Format>,
    request: ImportRequest<'_>,
    has_period: bool,
) -> Vec<ImportedMeasure> {
    let is_mapped = format.is_some_and(|format| format.has("value"));
    if !has_period && !is_mapped {
        let mut heads = period_heads(profile);
        if let Some(wanted) = request.value {
            heads.retain(|heads| heads.name.eq_ignore_ascii_case(wanted.trim()));
        }
        if !heads.is_empty() {
            return heads.into_iter().map(ImportedMeasure::Periods).collect();
        }
    }
    let is_named = VALUES.iter().any(|name| profile.column(name).is_some());
    if request.value.is_some() || is_mapped || is_named {
        return Vec::new();
    }
    let columns = profile.columns.iter().filter(|column| is_measure(column));
    let names = columns.map(|column| ImportedMeasure::Column(column.name.clone()));
    let measures: Vec<ImportedMeasure> = names.collect();
    if (2..=MEASURES).contains(&measures.len()) {
        measures
    } else {
        Vec::new()
    }
}

/// A column of numbers that are neither periods nor codes, nor steps of a breakdown that has a total.
fn is_measure(column: &Column) -> bool {
    let name = normal_name(&column.name);
    let is_code = name
        .split('_')
        .any(|word| matches!(word, "code" | "id" | "number"))
        && !name.contains("_of_");
    let is_period = column.periods * 10 >= column.filled * 9;
    let is_breakdown = column.words.iter().any(|word| is_total(word));
    column.is_numeric()
        && !is_breakdown
        && !is_code
        && !is_period
        && Period::parse(&column.name).is_none()
}

/// The column of values: as asked for, as the format says, by its name, or the only one.
pub(super) fn value(
    profile: &Profile,
    mapped: Vec<String>,
    area: &[String],
    period: Option<&str>,
    request: ImportRequest<'_>,
) -> Result<String, Box<Diagnostic>> {
    let file = request.data.path();
    let error =
        |message: String| Diagnostic::error(Code::MissingColumn, Span::new(file, 0..0), message);
    let is_free = |column: &&Column| {
        is_measure(column) && !area.contains(&column.name) && period != Some(column.name.as_str())
    };
    let candidates: Vec<&Column> = profile.columns.iter().filter(is_free).collect();
    let names = || {
        candidates
            .iter()
            .map(|column| column.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    if let Some(wanted) = request.value {
        return match profile.column(wanted) {
            Some(column) => Ok(column.name.clone()),
            None => Err(Box::new(
                error(format!("{} has no column {wanted}", file.file_name()))
                    .help(format!("its columns of numbers are {}", names())),
            )),
        };
    }
    if let Some(first) = mapped.into_iter().next() {
        return Ok(first);
    }
    let usual = VALUES.iter().find_map(|name| profile.column(name));
    match (usual, candidates.as_slice()) {
        (Some(column), _) => Ok(column.name.clone()),
        (None, [only]) => Ok(only.name.clone()),
        (None, []) => Err(Box::new(
            error(format!("no column of {} has numbers", file.file_name()))
                .help("is this the sheet or the file with the values?"),
        )),
        (None, [first, ..]) => Err(Box::new(
            error(format!(
                "{} has several columns of numbers",
                file.file_name()
            ))
            .help(format!("they are {}", names()))
            .help(format!(
                "say which is meant: casebook import {} --value \"{}\"",
                request.given, first.name
            )),
        )),
    }
}
