//! Measures whose columns are periods: heads such as `2019`, `Rate 2019/20`, `2012 Owned outright LCI`.

use super::profile::Profile;
use crate::data::Period;
use crate::data::period::period_within;

/// The columns of one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PeriodHeads {
    /// What the heads say besides the period.
    pub(super) name: String,
    /// Each column with its period.
    pub(super) columns: Vec<(String, String)>,
    /// The heads with `{period}` in place of the period; `None` where they differ in more.
    pub(super) pattern: Option<String>,
    /// The patterns of the columns of its confidence limits, lower and upper.
    pub(super) limits: (Option<String>, Option<String>),
}

/// What stands for the period.
const PLACE: &str = "{period}";

/// The measures of a table that has a column for each period; none where fewer than two columns have one.
pub(super) fn period_heads(profile: &Profile) -> Vec<PeriodHeads> {
    let numeric = profile
        .columns
        .iter()
        .filter(|column| column.is_numeric() || column.numbers * 2 >= column.filled - column.signs);
    let mut groups: Vec<PeriodHeads> = Vec::new();
    for column in numeric {
        let Some(period) = period_within(&column.name) else {
            continue;
        };
        let pattern = column.name.replacen(&period, PLACE, 1);
        let is_placed = pattern.contains(PLACE) && period_of(&pattern, &column.name).is_some();
        let pattern = is_placed.then_some(pattern);
        let known = pattern.as_ref().and_then(|pattern| {
            let mut groups = groups.iter_mut();
            groups.find(|group| group.pattern.as_ref() == Some(pattern))
        });
        let head = (column.name.clone(), period);
        match known {
            Some(group) => group.columns.push(head),
            None => groups.push(PeriodHeads {
                name: pattern
                    .as_deref()
                    .unwrap_or(&column.name)
                    .replace(PLACE, " "),
                columns: vec![head],
                pattern,
                limits: (None, None),
            }),
        }
    }
    for group in &mut groups {
        let words: Vec<&str> = group.name.split_whitespace().collect();
        let name = words.join(" ");
        let name = name.trim_matches(|c| " ,:()-".contains(c));
        group.name = String::from(name);
    }
    if groups.iter().any(|group| group.columns.len() > 1) {
        groups.retain(|group| group.columns.len() > 1);
        return with_limits(&groups);
    }
    one_measure(groups).into_iter().collect()
}

/// The period of a head by a pattern.
fn period_of(pattern: &str, name: &str) -> Option<Period> {
    let (before, after) = pattern.split_once(PLACE)?;
    Period::parse(name.strip_prefix(before)?.strip_suffix(after)?)
}

/// Heads that each differ in more than the period are one measure, if their periods differ.
fn one_measure(groups: Vec<PeriodHeads>) -> Option<PeriodHeads> {
    let columns: Vec<(String, String)> =
        groups.into_iter().flat_map(|group| group.columns).collect();
    let mut keys: Vec<_> = columns
        .iter()
        .filter_map(|(_, period)| Some(Period::parse(period)?.key()))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    (columns.len() > 1 && keys.len() == columns.len()).then_some(PeriodHeads {
        name: String::new(),
        columns,
        pattern: None,
        limits: (None, None),
    })
}

/// Takes the measures that are another's confidence limits to it, and drops its coefficient of variation.
fn with_limits(groups: &[PeriodHeads]) -> Vec<PeriodHeads> {
    let rest_of = |group: &PeriodHeads, of: &PeriodHeads| -> Option<String> {
        let rest = group.name.strip_prefix(&of.name)?.trim().to_lowercase();
        (group != of && !rest.is_empty()).then_some(rest)
    };
    let is_lower = |rest: &str| rest.contains("lci") || rest.contains("lower");
    let is_upper = |rest: &str| rest.contains("uci") || rest.contains("upper");
    let is_quality = |rest: &str| rest.starts_with("cv");
    let mut found = Vec::new();
    for group in groups {
        let is_part = groups.iter().any(|of| {
            rest_of(group, of)
                .is_some_and(|rest| is_lower(&rest) || is_upper(&rest) || is_quality(&rest))
        });
        if is_part {
            continue;
        }
        let part = |is: &dyn Fn(&str) -> bool| {
            let part = groups
                .iter()
                .find(|part| rest_of(part, group).is_some_and(|rest| is(&rest)))?;
            part.pattern.clone()
        };
        let limits = (part(&is_lower), part(&is_upper));
        found.push(PeriodHeads {
            limits,
            ..group.clone()
        });
    }
    found
}
