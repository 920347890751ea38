//! Which columns split the values: those without which rows would have the same area and period.

use super::profile::Profile;
use super::request::ImportRequest;
use super::roles::Roles;
use super::trial::{has, read};
use super::yaml::Draft;
use crate::data::records::normal_name;
use crate::data::totals::is_total;
use crate::diagnostic::{Code, Diagnostic};

/// The most values of a dimension.
const VALUES: usize = 100;

/// Texts for all together in columns of countries.
const COUNTRIES: [&str; 2] = ["england", "uk"];

/// Columns that publishers break values down by, likelier first.
const USUAL: [&str; 6] = [
    "sex",
    "gender",
    "age",
    "age_group",
    "ethnicity",
    "breakdown",
];

/// Declares in the draft every column that splits the values, and leaves the others unread.
pub(super) fn settle(
    draft: &mut Draft,
    profile: &Profile,
    roles: &Roles,
    request: ImportRequest<'_>,
) {
    let signs = other_measures_with_signs(draft, profile);
    draft.ignore(signs.into_iter());
    let mut candidates = candidates(draft, profile, roles);
    draft.ignore(candidates.iter().map(|(name, _)| name.clone()));
    let splits = |draft: &Draft| splits(&read(draft, request).1);
    if candidates.is_empty() || !splits(draft) {
        return;
    }
    candidates.sort_by_key(|(name, values)| {
        let usual = USUAL.iter().position(|usual| normal_name(name) == *usual);
        (usual.unwrap_or(USUAL.len()), *values)
    });
    let mut declared: Vec<String> = Vec::new();
    for (name, _) in &candidates {
        draft.declare(name, total(profile, name));
        declared.push(name.clone());
        if !splits(draft) {
            break;
        }
    }
    // One that came before the last and is not needed beside it.
    for name in declared {
        let with = draft.clone();
        draft.undeclare(&name);
        if splits(draft) {
            *draft = with;
        }
    }
    // The rows of one indicator may lack the total that others have.
    if let (Some(indicator), _) = read(draft, request) {
        let table = &indicator.table;
        for (id, values) in table.dimensions.iter().zip(&table.values) {
            let is_there = |total: &str| values.iter().any(|value| **value == *total);
            draft.keep_total(id, is_there);
        }
    }
}

/// Whether rows are left that nothing tells apart, or a column of which nothing is said.
pub(super) fn splits(diagnostics: &[Diagnostic]) -> bool {
    has(diagnostics, Code::DuplicateRow) || has(diagnostics, Code::UndeclaredColumn)
}

/// Other measures in which signs are in place of values: of these the definition says nothing.
fn other_measures_with_signs(draft: &Draft, profile: &Profile) -> Vec<String> {
    let columns = profile.columns.iter().filter(|column| {
        column.is_numeric()
            && column.texts.len() > VALUES
            && !column.words.is_empty()
            && !draft.mentions(&column.name)
    });
    columns.map(|column| column.name.clone()).collect()
}

fn candidates(draft: &Draft, profile: &Profile, roles: &Roles) -> Vec<(String, usize)> {
    let columns = profile.columns.iter();
    let columns = columns.filter(|column| {
        !column.name.is_empty()
            && column.varies()
            && !draft.mentions(&column.name)
            && roles.indicator.as_deref() != Some(column.name.as_str())
            && !(column.is_numeric() && column.texts.len() > VALUES)
    });
    columns
        .map(|column| (column.name.clone(), column.texts.len()))
        .collect()
}

/// The text of a column that stands for all together: nothing, or a usual word.
fn total(profile: &Profile, name: &str) -> Option<String> {
    let column = profile.column(name)?;
    if column.texts.contains_key("") {
        return Some("all".to_owned());
    }
    let texts = || column.texts.keys();
    let total = texts().find(|text| is_total(text));
    let country = || texts().find(|text| COUNTRIES.contains(&text.to_lowercase().as_str()));
    total.or_else(country).cloned()
}
