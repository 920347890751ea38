//! Selects the areas of a chart or table.

use super::ChartScope;
use crate::chart::kinds::{self, Compares};
use crate::chart::spec::{Benchmark, ChartSpec};
use crate::data::{Area, AreaMatch, Indicator};
use crate::diagnostic::{Code, Diagnostic, Subject, as_list};
use crate::source::{Span, Spanned};

/// An area to be shown.
pub(super) struct SelectedArea<'a> {
    pub area: &'a Area,
    /// Whether others are compared with it.
    pub benchmark: bool,
    /// Where the block names it, if it does.
    pub span: Option<Span>,
    /// Whether it is named by itself, or is the page's place: not as one of all of its type.
    pub named: bool,
}

impl SelectedArea<'_> {
    /// Whether the chart is complete without it: a default benchmark, one of all areas of a type.
    pub(super) fn optional(&self) -> bool {
        self.span.is_none() && (self.benchmark || !self.named)
    }
}

/// The areas that the block names, or the page's places and their benchmark. `None` where one is unknown or there is none.
pub(super) fn wanted<'a>(
    spec: &ChartSpec,
    indicator: &Indicator,
    scope: &ChartScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<SelectedArea<'a>>> {
    let mut known = true;
    let mut wanted: Vec<SelectedArea> = Vec::new();
    for typed in &spec.areas {
        let areas = named(typed, indicator, scope);
        let by_itself = scope.areas.find(typed.value).is_some();
        known &= !areas.is_empty();
        if areas.is_empty() {
            diagnostics.push(unknown_area(typed, scope));
        }
        for area in areas {
            if wanted.iter().all(|other| other.area.id != area.id) {
                let span = Some(typed.span.clone());
                wanted.push(SelectedArea {
                    area,
                    benchmark: false,
                    span,
                    named: by_itself,
                });
            }
        }
    }
    if spec.areas.is_empty() {
        wanted.extend(
            scope
                .places
                .iter()
                .filter_map(|place| scope.areas.by_id.get(place))
                .map(|area| SelectedArea {
                    area,
                    benchmark: false,
                    span: None,
                    named: true,
                }),
        );
        if wanted.is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    Code::AreaNeeded,
                    spec.location.clone(),
                    "this page has no place, so the block must say whose figures it shows",
                )
                .about(Subject::key("place"))
                .help("add a line such as `areas: [england]`"),
            );
            return None;
        }
    }
    let kind = spec.kind.map(kinds::of);
    let all_of_type = kind.is_some_and(|kind| kind.all_of_type);
    let of_parts =
        kind.is_some_and(|kind| matches!(kind.compares, Compares::Parts | Compares::Sides));
    let benchmark = match &spec.benchmark {
        // Parts and periods are compared, not areas.
        Benchmark::Default if of_parts => None,
        Benchmark::None => None,
        Benchmark::Area(typed) => {
            let area = scope.areas.find(typed);
            if area.is_none() {
                known = false;
                diagnostics.push(unknown_area(typed, scope));
            }
            area.map(|area| (area, Some(typed.span.clone())))
        }
        Benchmark::Default => {
            let first = wanted.first().map(|first| first.area);
            let site = scope.benchmark.map(|id| &**id);
            first
                .and_then(|place| indicator.benchmark(scope.areas, Some(&place.id), site))
                .map(|area| (area, None))
        }
    };
    if let Some((area, span)) = benchmark {
        match wanted.iter_mut().find(|other| other.area.id == area.id) {
            Some(listed) => listed.benchmark = true,
            None if span.is_some() || spec.areas.is_empty() || all_of_type => {
                wanted.push(SelectedArea {
                    area,
                    benchmark: true,
                    span,
                    named: false,
                });
            }
            None => {}
        }
    }
    if all_of_type {
        let several = spec.indicators.len() > 1;
        add_type(&mut wanted, (indicator, several), scope);
    }
    // A chart of the benchmark alone shows it as a place.
    if let [only] = wanted.as_mut_slice() {
        only.benchmark = false;
    }
    known.then_some(wanted)
}

/// Adds every other area of the types of those that are named, as far as the data have it.
fn add_type<'a>(
    wanted: &mut Vec<SelectedArea<'a>>,
    (indicator, several): (&Indicator, bool),
    scope: &ChartScope<'a>,
) {
    let mut types: Vec<&str> = Vec::new();
    for named in wanted.iter().filter(|area| area.named && !area.benchmark) {
        if !types.contains(&&*named.area.kind) {
            types.push(&named.area.kind);
        }
    }
    for area in scope.areas.by_id.values() {
        let is_new = wanted.iter().all(|other| other.area.id != area.id);
        if is_new
            && types.contains(&&*area.kind)
            && (several || !indicator.table.of_area(&area.id).is_empty())
        {
            wanted.push(SelectedArea {
                area,
                benchmark: false,
                span: None,
                named: false,
            });
        }
    }
}

/// The area that a text names; for a type of area, all areas of that type that the data have.
fn named<'a>(
    typed: &Spanned<&str>,
    indicator: &Indicator,
    scope: &ChartScope<'a>,
) -> Vec<&'a Area> {
    if let Some(area) = scope.areas.find(typed.value) {
        return vec![area];
    }
    scope
        .areas
        .by_id
        .values()
        .filter(|area| area.kind.eq_ignore_ascii_case(typed.value))
        .filter(|area| !indicator.table.of_area(&area.id).is_empty())
        .collect()
}

pub(super) fn unknown_area(typed: &Spanned<&str>, scope: &ChartScope) -> Diagnostic {
    let word = &typed.value;
    if let AreaMatch::Several(areas) = scope.areas.resolve(word) {
        let ids: Vec<&str> = areas.iter().map(|area| &*area.id).collect();
        let message = format!("several areas are called \"{word}\"");
        return Diagnostic::error(Code::AmbiguousArea, typed.span.clone(), message)
            .help(format!("write the id of one: {}", ids.join(", ")));
    }
    if scope.areas.of_kind(word).next().is_some() {
        let message = format!("the data have no figures for areas of the type \"{word}\"");
        return Diagnostic::error(Code::NoRow, typed.span.clone(), message);
    }
    let message = format!("areas.csv has no area called \"{word}\"");
    let diagnostic = Diagnostic::error(Code::UnknownArea, typed.span.clone(), message)
        .about(Subject::area(word));
    match scope.areas.did_you_mean(word) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic.help(as_list(word).unwrap_or_else(|| {
            "write the id, the name or the code that areas.csv has, or add a row there".to_owned()
        })),
    }
}
