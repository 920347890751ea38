//! Assigns each series its role, which decides how it looks.

use super::ChartScope;
use super::areas::{SelectedArea, unknown_area};
use crate::chart::data::{Series, SeriesRole};
use crate::chart::kinds::{self, Compares};
use crate::chart::spec::ChartSpec;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::ChartType;
use crate::source::Spanned;

/// How many series can be distinguished well.
const SERIES_WELL: usize = 4;

/// What is highlighted: areas, or groups by the value of their dimension.
enum Highlight {
    Area(String),
    Group(String),
}

impl Highlight {
    fn is_of(&self, series: &Series) -> bool {
        match self {
            Self::Area(id) => *series.area == **id,
            Self::Group(value) => {
                let mut chosen = series.dimensions.iter();
                chosen.any(|chosen| *chosen.value == **value)
            }
        }
    }
}

/// The series with their roles. Highlighted areas and groups have the place's; so has a single series next to the benchmark;
/// several of equal rank look different each, and so do the parts of a whole; in a chart of rows all others are peers.
pub(super) fn with_roles(
    mut series: Vec<Series>,
    spec: &ChartSpec,
    areas: &[SelectedArea],
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Series> {
    let kind = spec.kind.map(kinds::of);
    let compares = kind.map(|kind| kind.compares);
    if matches!(compares, Some(Compares::Parts | Compares::Sides)) {
        parts(&mut series);
        return series;
    }
    let rows = compares != Some(Compares::Periods);
    let mut highlighted = highlights(&series, spec, scope, diagnostics);
    let is_panel_per_area = spec.kind == Some(ChartType::SmallMultiples)
        && series.iter().all(|one| one.part.is_empty());
    if !rows && says_nothing(&series, &highlighted, spec, diagnostics) {
        highlighted.clear();
    }
    if rows && highlighted.is_empty() {
        let named = areas.iter().filter(|area| area.named && !area.benchmark);
        let named = named.map(|area| Highlight::Area(area.area.id.to_string()));
        let places = scope.places.iter();
        let places = places.map(|place| Highlight::Area(place.to_string()));
        let all_of_type = kind.is_some_and(|kind| kind.all_of_type);
        highlighted.extend(named.filter(|_| all_of_type));
        highlighted.extend(places.filter(|_| !all_of_type || highlighted_none(areas)));
    }
    if compares == Some(Compares::Measures) {
        highlighted.truncate(1);
    }
    let splits = splits(&series);
    let equal = series.iter().filter(|series| !series.benchmark).count();
    let areas_of = distinct(series.iter().filter(|one| !one.benchmark));
    let mut next = 0;
    for series in &mut series {
        let is_highlighted = highlighted.iter().any(|one| one.is_of(series));
        series.role = if is_highlighted && !(rows && series.benchmark && equal > 0) {
            SeriesRole::Place
        } else if series.benchmark && (rows || splits.len() == 1 || is_panels(spec)) {
            SeriesRole::Benchmark
        } else if rows || !highlighted.is_empty() {
            SeriesRole::Peer
        } else if series.benchmark {
            // The colour of its group: dashes distinguish the benchmark's line from the place's.
            nth(splits
                .iter()
                .position(|split| *split == split_of(series))
                .unwrap_or(0))
        } else if equal == 1 || is_panel_per_area {
            SeriesRole::Place
        } else if is_panels(spec) {
            match areas_of.iter().position(|area| **area == *series.area) {
                Some(0) | None if areas_of.len() == 1 => SeriesRole::Place,
                index => nth(index.unwrap_or(0)),
            }
        } else {
            nth(next)
        };
        if !series.benchmark {
            next += 1;
        }
    }
    if !rows && highlighted.is_empty() && !is_panels(spec) {
        too_many(&series, spec, diagnostics);
    }
    series
}

fn is_panels(spec: &ChartSpec) -> bool {
    spec.kind == Some(ChartType::SmallMultiples)
}

/// Whether no area is named one by one.
fn highlighted_none(areas: &[SelectedArea]) -> bool {
    !areas.iter().any(|area| area.named && !area.benchmark)
}

/// What the block highlights, each known and among the series.
fn highlights(
    series: &[Series],
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Highlight> {
    let mut found = Vec::new();
    for typed in &spec.highlight {
        let area = scope.areas.find(typed.value);
        let drawn = area.filter(|area| series.iter().any(|one| one.area == area.id));
        match (drawn, group(series, typed), area) {
            (Some(area), _, _) => found.push(Highlight::Area(area.id.to_string())),
            (None, Some(group), _) => found.push(group),
            (None, None, Some(area)) => diagnostics.push(
                Diagnostic::error(
                    Code::UnknownArea,
                    typed.span.clone(),
                    format!("{} is not among the areas of this chart", area.name),
                )
                .help(format!("add \"{}\" to `areas` too", typed.value)),
            ),
            (None, None, None) => diagnostics.push(unknown_area(typed, scope)),
        }
    }
    found
}

/// The group that a text names, by its value or by its name for readers.
fn group(series: &[Series], typed: &Spanned<&str>) -> Option<Highlight> {
    let mut chosen = series.iter().flat_map(|series| &series.dimensions);
    let found = chosen.find(|chosen| {
        let names = [&*chosen.value, &*chosen.name];
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(typed.value))
    });
    found.map(|chosen| Highlight::Group(chosen.value.to_string()))
}

/// Whether all of several series would be highlighted, so that none would stand out.
fn says_nothing(
    series: &[Series],
    highlighted: &[Highlight],
    spec: &ChartSpec,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut own = series.iter().filter(|series| !series.benchmark);
    let count = own.clone().count();
    let all = own.all(|series| highlighted.iter().any(|one| one.is_of(series)));
    if !all || count < 2 || highlighted.is_empty() {
        return false;
    }
    if let Some(typed) = spec.highlight.first() {
        let diagnostic = Diagnostic::advice(
            Code::ChartKey,
            typed.span.clone(),
            "`highlight` makes nothing stand out here: it names every series",
        );
        let one = series.iter().find(|series| !series.benchmark);
        let group = one.and_then(|series| split_value(series, spec));
        diagnostics.push(diagnostic.help(match group {
            Some(group) => {
                format!("name one group: `highlight: [{group}]`, or leave out `highlight`")
            }
            None => "name one area, or leave out `highlight`".to_owned(),
        }));
    }
    true
}

/// The value of a series in the dimension that the chart splits by.
fn split_value(series: &Series, spec: &ChartSpec) -> Option<String> {
    let is_split = |id: &str| {
        spec.by.as_ref().is_some_and(|by| by.value == id)
            || spec
                .dimensions
                .get(id)
                .is_some_and(|chosen| chosen.values.len() > 1)
    };
    let mut chosen = series.dimensions.iter();
    let found = chosen.find(|chosen| is_split(&chosen.dimension))?;
    Some(found.value.to_string())
}

/// The parts of groups, by the order of their first series; the sides of a pyramid.
fn parts(series: &mut [Series]) {
    let mut seen: Vec<(String, String)> = Vec::new();
    for series in series {
        let part = if series.side.is_empty() {
            (series.part.clone(), String::new())
        } else {
            (String::new(), series.side.clone())
        };
        let index = seen.iter().position(|other| *other == part);
        let index = index.unwrap_or_else(|| {
            seen.push(part);
            seen.len() - 1
        });
        series.role = nth(index);
    }
}

/// The areas of some series, each once.
fn distinct<'a>(series: impl Iterator<Item = &'a Series>) -> Vec<crate::data::AreaId> {
    let mut areas = Vec::new();
    for series in series {
        if !areas.contains(&series.area) {
            areas.push(series.area.clone());
        }
    }
    areas
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
    SeriesRole::Nth(u8::try_from(index).unwrap_or(u8::MAX))
}

/// Advises on more series than read well; following it leaves fewer, or lets one stand out.
fn too_many(series: &[Series], spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let own = || series.iter().filter(|series| !series.benchmark);
    let count = own().count();
    if count <= SERIES_WELL {
        return;
    }
    let diagnostic = Diagnostic::advice(
        Code::ChartSeries,
        spec.location.clone(),
        format!("{count} series are hard to distinguish; up to {SERIES_WELL} read well"),
    );
    let first = own().next();
    let group = first.and_then(|series| split_value(series, spec));
    let one = group
        .clone()
        .or_else(|| first.map(|series| series.area.to_string()))
        .unwrap_or_default();
    let other = if group.is_some() {
        "`type: small-multiples`"
    } else {
        "`type: ranked`"
    };
    diagnostics.push(diagnostic.help(if spec.kind == Some(ChartType::Line) {
        format!("let one stand out with a line such as `highlight: [{one}]`, or use {other}")
    } else {
        format!("use {other}, or choose fewer")
    }));
}
