//! The groups of grouped and stacked charts: an area or a period each, with its parts in the order of the data.
//!
//! In: chart data. Out: names, and for each the points of its parts. Must not know: bars.

use crate::chart::data::{ChartData, Point, Series, SeriesRole};

/// A group.
pub(crate) struct PartGroup<'a> {
    pub name: String,
    pub bold: bool,
    pub parts: Vec<(&'a Series, &'a Point)>,
}

/// The groups: periods where one area has several, otherwise areas in the order of the data.
pub(crate) fn groups(data: &ChartData) -> Vec<PartGroup<'_>> {
    if data.periods.len() > 1 {
        let periods = data.periods.iter().enumerate();
        return periods
            .map(|(index, period)| PartGroup {
                name: period.dashed(),
                bold: false,
                parts: data
                    .series
                    .iter()
                    .map(|series| (series, &series.points[index]))
                    .collect(),
            })
            .collect();
    }
    let mut groups: Vec<PartGroup> = Vec::new();
    for series in &data.series {
        let Some(point) = series.points.last() else {
            continue;
        };
        let same = |group: &&mut PartGroup| {
            let first = group.parts.first();
            first.is_some_and(|(other, _)| other.area == series.area)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.parts.push((series, point)),
            None => groups.push(PartGroup {
                name: series.area_name.clone(),
                bold: series.role == SeriesRole::Place,
                parts: vec![(series, point)],
            }),
        }
    }
    groups
}

/// The parts of all groups by their names, each once, with the series that stands for it in a key.
pub(crate) fn parts(data: &ChartData) -> Vec<&Series> {
    let mut parts: Vec<&Series> = Vec::new();
    for series in &data.series {
        if !parts.iter().any(|other| other.part == series.part) {
            parts.push(series);
        }
    }
    parts
}

/// The name of a part: its group, or its area where there is one part only.
pub(crate) fn part_name(series: &Series) -> &str {
    if series.part.is_empty() {
        &series.area_name
    } else {
        &series.part
    }
}
