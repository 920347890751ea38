//! A chart's measure, geography and period as text.

use super::data::{ChartData, Measure};
use super::kinds::{self, Compares};
use crate::data::Period;
use crate::language::Strings;

/// The most areas that a subtitle names.
const NAMED: usize = 3;

/// Measure with unit, geography and period, from the data: `Employment rate (%), Coventry and England, 2004 to 2023`.
pub(super) fn caption(data: &ChartData, strings: &Strings) -> String {
    let measure = measure(data, strings);
    let unit = data.unit.text.trim();
    let said = unit.chars().count() > 1 && measure.to_lowercase().contains(&unit.to_lowercase());
    let measure = if unit.is_empty() || said {
        measure
    } else {
        format!("{measure} ({unit})")
    };
    let values = [
        ("measure", &*measure),
        ("areas", &*areas(data, strings)),
        ("periods", &*periods(data, strings, Period::dashed)),
    ];
    strings.fill("chart-caption", &values)
}

/// The measures' names, with the chosen values of their dimensions.
pub(super) fn measure(data: &ChartData, strings: &Strings) -> String {
    let titles: Vec<&str> = data
        .measures
        .iter()
        .map(|measure: &Measure| &*measure.title)
        .collect();
    let mut parts = vec![strings.list(&titles)];
    if let Some(first) = data.series.first() {
        for chosen in &first.dimensions {
            let same = data
                .series
                .iter()
                .all(|series| series.dimensions.contains(chosen));
            if same && !chosen.total {
                parts.push(uncapitalised(&chosen.name));
            }
        }
    }
    parts.join(", ")
}

/// The areas' names, or how many there are; the area that others are compared with is none of those counted.
pub(super) fn areas(data: &ChartData, strings: &Strings) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut benchmarks: Vec<&str> = Vec::new();
    for series in &data.series {
        let names = if series.benchmark {
            &mut benchmarks
        } else {
            &mut names
        };
        if !names.contains(&&*series.area_name) {
            names.push(&series.area_name);
        }
    }
    benchmarks.retain(|name| !names.contains(name));
    if names.len() + benchmarks.len() <= NAMED {
        // In the order in which they are drawn.
        let mut drawn: Vec<&str> = Vec::new();
        for series in &data.series {
            if !drawn.contains(&&*series.area_name) {
                drawn.push(&series.area_name);
            }
        }
        return strings.list(&drawn);
    }
    let count = strings.fill("chart-areas", &[("count", &names.len().to_string())]);
    let all: Vec<&str> = std::iter::once(&*count).chain(benchmarks).collect();
    strings.list(&all)
}

/// The period, or the first and the last; of a change both.
pub(super) fn periods(
    data: &ChartData,
    strings: &Strings,
    text: impl Fn(&Period) -> String,
) -> String {
    let changes = kinds::kind(data).is_some_and(|kind| kind.compares == Compares::Changes);
    match data.periods.as_slice() {
        [] => String::new(),
        [only] => text(only),
        [first, last] if changes => strings.list(&[&text(first), &text(last)]),
        [first, .., last] => {
            let (first, last) = (text(first), text(last));
            // "2015 to 2017 to 2022 to 2024" would be hard to follow.
            let long = |text: &str| text.split(' ').count() > 2;
            let key = if long(&first) && long(&last) {
                "chart-span-long"
            } else {
                "chart-span"
            };
            strings.fill(key, &[("from", &*first), ("to", &*last)])
        }
    }
}

/// A name inside a sentence: "males" for "Males", but "NHS staff".
pub(super) fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
