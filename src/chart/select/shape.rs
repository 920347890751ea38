//! Whether the series have the shape that a kind of chart draws: parts, two sides, one place.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::chart::data::{ChartData, Point, Series};
use crate::chart::kinds::{Compares, Kind};
use crate::chart::layout::marks::{bridgeable, joins, line_stretches};
use crate::chart::layout::time::TimeAxis;
use crate::chart::spec::ChartSpec;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::ChartType;

/// The fewest dots apart from a line about which advice is given.
const DOTS: usize = 3;

/// Keeps each series' values at one period, the latest in which the place has one: the periods of indicators differ, and other
/// areas are compared with it at its own.
pub(super) fn keep_latest(series: &mut [Series]) {
    let Some(place) = series.first().map(|first| first.area.clone()) else {
        return;
    };
    let own = series.iter().filter(|series| series.area == place);
    let latest: Vec<(usize, Option<usize>)> = own
        .map(|series| {
            let last = series
                .points
                .iter()
                .rposition(|point| point.value.is_some());
            (series.measure, last)
        })
        .collect();
    for series in series {
        let own = latest
            .iter()
            .find(|(measure, _)| *measure == series.measure);
        let kept = own.and_then(|(_, last)| *last);
        for (index, point) in series.points.iter_mut().enumerate() {
            if Some(index) != kept {
                *point = Point::default();
            }
        }
    }
}

/// Reports series that the kind cannot draw as what it is.
pub(super) fn check(
    spec: &ChartSpec,
    kind: &Kind,
    data: &ChartData,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let areas: BTreeSet<&str> = data.series.iter().map(|series| &*series.area).collect();
    match kind.compares {
        Compares::Parts => parts(spec, kind, data, diagnostics),
        Compares::Sides => {
            one_area(spec, kind, areas.len(), diagnostics);
            sides(spec, data, diagnostics);
        }
        Compares::Periods if kind.has_join => joined(spec, data, diagnostics),
        _ => {}
    }
    let mut points = data.series.iter().flat_map(|series| &series.points);
    if spec.kind == Some(ChartType::Range) && !points.any(|point| point.limits().is_some()) {
        let message = "the data have no confidence limits, which a range chart shows";
        let advice = Diagnostic::advice(Code::ChartKey, spec.location.clone(), message);
        diagnostics.push(advice.help("use `type: ranked`"));
    }
    if kind.adds_up {
        let mut points = data.series.iter().flat_map(|series| &series.points);
        if let Some(value) =
            points.find_map(|point| point.drawn().filter(Decimal::is_sign_negative))
        {
            diagnostics.push(
                Diagnostic::error(
                    Code::ChartGroups,
                    spec.location.clone(),
                    format!(
                        "a {} chart shows parts of a whole, and {value} is below zero",
                        kind.name
                    ),
                )
                .help("use `type: grouped`"),
            );
        }
    }
}

fn one_area(spec: &ChartSpec, kind: &Kind, count: usize, diagnostics: &mut Vec<Diagnostic>) {
    if count < 2 {
        return;
    }
    let span = spec.areas.get(1).map_or(&spec.location, |area| &area.span);
    diagnostics.push(
        Diagnostic::error(
            Code::ChartAreas,
            span.clone(),
            format!("a {} shows one area, and these are {count}", kind.name),
        )
        .help("keep one under `areas`, and give each other one its own chart"),
    );
}

/// A chart of parts needs parts.
fn parts(spec: &ChartSpec, kind: &Kind, data: &ChartData, diagnostics: &mut Vec<Diagnostic>) {
    let has_parts = data.series.iter().any(|series| !series.part.is_empty());
    if has_parts {
        return;
    }
    let diagnostic = Diagnostic::error(
        Code::ChartGroups,
        spec.location.clone(),
        format!("a {} chart needs groups to draw", kind.name),
    );
    diagnostics.push(diagnostic.help(
        "say which: `by: DIMENSION`, or several indicators of one unit; without groups use `type: bar` or `type: ranked`",
    ));
}

/// A pyramid needs rows, and two sides.
fn sides(spec: &ChartSpec, data: &ChartData, diagnostics: &mut Vec<Diagnostic>) {
    let sides: BTreeSet<&str> = data.series.iter().map(|series| &*series.side).collect();
    let has_rows = data.series.iter().all(|series| !series.part.is_empty());
    if has_rows && sides.len() == 2 {
        return;
    }
    let diagnostic = Diagnostic::error(
        Code::ChartGroups,
        spec.location.clone(),
        "a pyramid needs rows, and a dimension with two values for its sides",
    );
    diagnostics.push(diagnostic.help(
        "write, for example, `by: age` for the rows and `sex: [male, female]` for the sides",
    ));
}

/// Advises to join the dots of a survey that was not made in every period, and reports `join` where there is nothing to join.
fn joined(spec: &ChartSpec, data: &ChartData, diagnostics: &mut Vec<Diagnostic>) {
    let time = TimeAxis::new(&data.periods);
    if let Some(join) = spec.join.as_ref().filter(|join| join.value) {
        let mut series = data.series.iter();
        if !series.any(|series| !joins(&time, data, series).is_empty()) {
            let message = "`join` does nothing here: no line has a gap that it could run over";
            let advice = Diagnostic::advice(Code::ChartKey, join.span.clone(), message);
            diagnostics.push(advice.help("leave out `join`"));
        }
        return;
    }
    if spec.kind != Some(ChartType::Line) || spec.join.is_some() {
        return;
    }
    let dots = |series: &Series| {
        let alone = line_stretches(&time, data, series);
        let alone: Vec<usize> = alone
            .iter()
            .filter_map(|stretch| match stretch[..] {
                [only] => Some(only),
                _ => None,
            })
            .collect();
        let bridges = bridgeable(&time, data, series);
        let can = |index: &&usize| {
            bridges
                .iter()
                .any(|(from, to)| *index == from || *index == to)
        };
        alone.iter().filter(can).count()
    };
    if data.series.iter().any(|series| dots(series) >= DOTS) {
        diagnostics.push(
            Diagnostic::advice(
                Code::ChartGaps,
                spec.location.clone(),
                "values stand as dots apart from the line: the data have no figures for the periods between them",
            )
            .help("add `join: true` to draw the line across; the chart then says so"),
        );
    }
}
