//! Assigns each series its role, which decides how it looks.

use super::ChartScope;
use super::areas::unknown_area;
use crate::chart::data::{Series, SeriesRole};
use crate::chart::kinds::{self, Compares};
use crate::chart::spec::ChartSpec;
use crate::chart::surface::role::SERIES_COLOURS;
use crate::diagnostic::{Code, Diagnostic};

/// How many series can be distinguished well; up to [`SERIES_COLOURS`] still can.
const SERIES_WELL: usize = 4;

/// The series with their roles. Highlighted areas have the place's; so has a single series next to the benchmark; several of
/// equal rank have a colour each; in a chart of rows all others are peers.
pub(super) fn with_roles(
    mut series: Vec<Series>,
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Series> {
    let kind = spec.kind.and_then(kinds::of);
    let rows = kind.is_none_or(|kind| kind.compares != Compares::Periods);
    let mut highlighted: Vec<&str> = Vec::new();
    for typed in &spec.highlight {
        let Some(area) = scope.areas.find(typed.value) else {
            diagnostics.push(unknown_area(typed, scope));
            continue;
        };
        if series.iter().any(|series| series.area == area.id) {
            highlighted.push(&area.id);
        } else {
            diagnostics.push(
                Diagnostic::error(
                    Code::UnknownArea,
                    typed.span.clone(),
                    format!("{} is not among the areas of this chart", area.name),
                )
                .help(format!("add \"{}\" to `areas` too", typed.value)),
            );
        }
    }
    if rows && highlighted.is_empty() {
        highlighted.extend(scope.places.iter().map(|place| &**place));
    }
    let splits = splits(&series);
    let equal = series.iter().filter(|series| !series.benchmark).count();
    let mut next = 0;
    for series in &mut series {
        series.role = if highlighted.contains(&&*series.area) {
            SeriesRole::Place
        } else if series.benchmark && (rows || splits.len() == 1) {
            SeriesRole::Benchmark
        } else if rows || !spec.highlight.is_empty() {
            SeriesRole::Peer
        } else if series.benchmark {
            // The colour of its group: dashes distinguish the benchmark's line from the place's.
            nth(splits
                .iter()
                .position(|split| *split == split_of(series))
                .unwrap_or(0))
        } else if equal == 1 {
            SeriesRole::Place
        } else {
            nth(next)
        };
        if !series.benchmark {
            next += 1;
        }
    }
    if !rows && spec.highlight.is_empty() {
        too_many(next, spec, diagnostics);
    }
    series
}

/// The groups of the series, apart from their area.
fn splits(series: &[Series]) -> Vec<(usize, Vec<String>)> {
    let mut splits = Vec::new();
    for series in series {
        let split = split_of(series);
        if !splits.contains(&split) {
            splits.push(split);
        }
    }
    splits
}

fn split_of(series: &Series) -> (usize, Vec<String>) {
    let values = series
        .dimensions
        .iter()
        .map(|chosen| chosen.value.to_string());
    (series.measure, values.collect())
}

fn nth(index: usize) -> SeriesRole {
    if index < SERIES_COLOURS {
        SeriesRole::Nth(index as u8)
    } else {
        SeriesRole::Peer
    }
}

fn too_many(count: usize, spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    if count <= SERIES_WELL {
        return;
    }
    let diagnostic = Diagnostic::advice(
        Code::ChartSeries,
        spec.location.clone(),
        format!("{count} series are hard to tell apart; up to {SERIES_WELL} read well"),
    );
    let help = "add `highlight: [AREA]` to let the others stand back, or use `type: ranked`";
    diagnostics.push(diagnostic.help(help));
}
