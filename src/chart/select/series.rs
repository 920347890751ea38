//! Selects the rows of each series, and builds the series from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ChartScope;
use super::areas::SelectedArea;
use super::dimensions::Combination;
use crate::chart::captions::uncapitalised;
use crate::chart::data::{DimensionValue, Point, PointDetails, Series, SeriesRole};
use crate::chart::spec::ChartSpec;
use crate::data::{Area, Indicator, Period, Row, Rows};
use crate::diagnostic::{Code, Diagnostic, Subject};

/// The rows of one area, indicator and choice of dimensions.
pub(super) struct SeriesRows<'a> {
    pub area: &'a Area,
    pub area_name: String,
    pub benchmark: bool,
    pub measure: usize,
    pub measure_title: String,
    pub values: Vec<DimensionValue>,
    pub split: Option<String>,
    pub side: Option<String>,
    pub found: Rows<'a>,
}

/// The rows of every series that has any. `None`, with an error, where a requested area has none.
pub(super) fn find<'a>(
    spec: &ChartSpec,
    indicators: &[&'a Indicator],
    areas: &[SelectedArea<'a>],
    choices: &[Combination],
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<SeriesRows<'a>>> {
    let mut found: Vec<SeriesRows> = Vec::new();
    let mut complete = true;
    for wanted in areas {
        let before = found.len();
        for choice in choices {
            let Some(&indicator) = indicators.get(choice.measure) else {
                continue;
            };
            let slice: Vec<Arc<str>> = choice
                .values
                .iter()
                .map(|chosen| chosen.value.clone())
                .collect();
            let rows = indicator.table.series(&wanted.area.id, &slice);
            if rows.is_empty() {
                continue;
            }
            found.push(SeriesRows {
                area: wanted.area,
                area_name: wanted.area.name_in(scope.language).to_owned(),
                benchmark: wanted.benchmark,
                measure: choice.measure,
                measure_title: indicator.definition.title.get(scope.language).value.clone(),
                values: choice.values.clone(),
                split: choice.label.clone(),
                side: choice.side.clone(),
                found: rows,
            });
        }
        if found.len() == before && !wanted.optional() {
            complete = false;
            // Its rows may be among the unreadable ones, which were reported for their file.
            if indicators
                .iter()
                .any(|indicator| indicator.table.lacks_area(wanted.area))
            {
                continue;
            }
            let name = &wanted.area.name;
            let span = wanted.span.as_ref().unwrap_or(&spec.location);
            let titles: Vec<&str> = indicators
                .iter()
                .map(|indicator| indicator.definition.id.value.as_str())
                .collect();
            diagnostics.push(
                Diagnostic::error(
                    Code::NoRow,
                    span.clone(),
                    format!("there are no figures for {name} in {}", titles.join(", ")),
                )
                .about(Subject::area(&wanted.area.id))
                .help("name areas that the data have with `areas`, or leave this one out"),
            );
        }
    }
    (complete && !found.is_empty()).then_some(found)
}

/// Builds series with points at the chosen periods.
pub(super) fn build(found: &[SeriesRows], periods: &[Period], several: bool) -> Vec<Series> {
    let one_area = found
        .iter()
        .all(|series| series.area.id == found[0].area.id);
    let split = found.iter().any(|series| series.split.is_some());
    found
        .iter()
        .map(|series| {
            let mut parts: Vec<String> = Vec::new();
            if !one_area || (!split && !several) {
                parts.push(series.area_name.clone());
            }
            for more in series
                .split
                .iter()
                .chain(&series.side)
                .chain(several.then_some(&series.measure_title))
            {
                parts.push(if parts.is_empty() {
                    more.clone()
                } else {
                    uncapitalised(more)
                });
            }
            let by_period: BTreeMap<_, Row<'_>> = series
                .found
                .iter()
                .map(|row| (row.period().key(), row))
                .collect();
            let own = series.split.iter();
            let own = own.chain(several.then_some(&series.measure_title));
            let part: Vec<&str> = own.map(String::as_str).collect();
            Series {
                label: parts.join(", "),
                part: part.join(", "),
                side: series.side.clone().unwrap_or_default(),
                role: SeriesRole::Peer,
                benchmark: series.benchmark,
                area: series.area.id.clone(),
                area_name: series.area_name.clone(),
                area_code: series.area.codes.first().cloned(),
                measure: series.measure,
                dimensions: series.values.clone(),
                points: periods
                    .iter()
                    .map(|period| {
                        by_period
                            .get(&period.key())
                            .map_or_else(Point::default, |row| point(*row))
                    })
                    .collect(),
            }
        })
        .collect()
}

fn point(row: Row<'_>) -> Point {
    let limits = row.limits();
    Point::new(
        row.value(),
        PointDetails {
            limits: limits.filter(|_| row.value().is_some()),
            statuses: row.statuses().iter().collect(),
            note: row.note().cloned(),
        },
    )
}

/// Reports that there is no benchmark in the data although the block asks for one.
pub(super) fn without_benchmark(
    areas: &[SelectedArea],
    found: &[SeriesRows],
    scope: &ChartScope,
) -> Option<String> {
    let mut optional = areas.iter().filter(|wanted| wanted.optional());
    let benchmark = optional.find(|wanted| wanted.benchmark)?;
    let has = found
        .iter()
        .any(|series| series.area.id == benchmark.area.id);
    (!has).then(|| {
        scope.strings.fill(
            "chart-no-benchmark",
            &[("area", benchmark.area.name_in(scope.language))],
        )
    })
}
