//! Selects [`ChartData`] from the site's data by a specification, and reports problems where they are written.
//!
//! In: a [`ChartSpec`], a [`ChartScope`]. Out: plain data, or `None` where an error leaves nothing to show. Must not know: drawing.

mod areas;
mod dimensions;
mod events;
mod periods;
mod rules;
mod series;
mod series_roles;
mod shape;
mod tiles;

use super::data::{ChartData, Measure, SeriesBreak, Sort};
use super::kinds::{self, Compares, Kind};
use super::spec::ChartSpec;
use crate::config::LocalText;
use crate::data::{AreaId, Areas, Catalogue, Compare, Indicator, Period};
use crate::diagnostic::{Code, Diagnostic, Severity, Subject, did_you_mean};
use crate::document::{ChartType, plain_text, slug};
use crate::language::Strings;
use crate::source::Spanned;

/// What a block's names are looked up in.
#[derive(Clone, Copy)]
pub struct ChartScope<'a> {
    pub catalogue: &'a Catalogue,
    pub areas: &'a Areas,
    /// The page's place, or places.
    pub places: &'a [AreaId],
    /// The site's benchmark.
    pub benchmark: Option<&'a AreaId>,
    /// The page's language.
    pub language: &'a str,
    /// The theme's texts in that language.
    pub strings: &'a Strings,
}

/// Selects the data of a specification. `None` where an error was pushed.
pub fn select(
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    match spec.kind {
        Some(chart_type) => select_chart(spec, kinds::of(chart_type), scope, diagnostics),
        None => select_table(spec, scope, diagnostics),
    }
}

fn select_chart(
    spec: &ChartSpec,
    kind: &Kind,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let first_problem = diagnostics.len();
    rules::keys(spec, kind, diagnostics);
    rules::headline(&spec.title, diagnostics);
    let Some(mut data) = assemble(spec, scope, diagnostics) else {
        rules::zero(spec, kind, diagnostics);
        return None;
    };
    data.target = spec.target.as_ref().map(|target| target.value);
    data.join = spec.join.as_ref().is_some_and(|join| join.value);
    if kind.has_events {
        data.events = events::events(spec, &data.periods, diagnostics);
    }
    if spec.kind == Some(ChartType::TileMap) {
        data.tiles = tiles::tiles(spec, scope, diagnostics);
    }
    shape::check(spec, kind, &data, diagnostics);
    rules::chart(spec, kind, &mut data, diagnostics);
    let failed = diagnostics[first_problem..]
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    (!failed).then_some(data)
}

fn select_table(
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let dimensions: Vec<&str> = spec
        .indicators
        .iter()
        .filter_map(|indicator| scope.catalogue.find(indicator))
        .flat_map(|indicator| indicator.table.dimensions.iter().map(|id| &**id))
        .collect();
    let columns = rules::columns(&spec.columns, &dimensions, diagnostics);
    let mut data = assemble(spec, scope, diagnostics)?;
    data.columns = columns?;
    Some(data)
}

fn assemble(
    spec: &ChartSpec,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let indicators = indicators(spec, scope, diagnostics);
    let first = *indicators.first()?;
    let kind = spec.kind.map(kinds::of);
    let areas = areas::wanted(spec, first, scope, diagnostics);
    let choices = dimensions::choices(spec, &indicators, areas.as_deref(), scope, diagnostics);
    let known = indicators.len() == spec.indicators.len();
    let (Some(areas), Some(choices), true) = (areas, choices, known) else {
        // Periods are checked all the same, so that every error is reported at once.
        periods::known(spec, first, diagnostics);
        return None;
    };
    let found = series::find(spec, &indicators, &areas, &choices, scope, diagnostics)?;
    let before = diagnostics.len();
    let Some(periods) = periods::chosen(spec, &found, diagnostics) else {
        // The period may be that of a row that could not be read.
        if indicators.iter().any(|of| of.table.lacks_rows()) {
            let lacks = |typed: &str| indicators.iter().any(|of| of.table.lacks_period(typed));
            let of_rows = |found: &Diagnostic| match (found.code, found.about.as_slice()) {
                (Code::UnknownPeriod, [Subject::Period(typed)]) => lacks(typed),
                (code, _) => code == Code::NoRow,
            };
            let found = diagnostics.split_off(before);
            diagnostics.extend(found.into_iter().filter(|found| !of_rows(found)));
        }
        return None;
    };
    let mut series = series::build(&found, &periods, indicators.len() > 1);
    let missing = series::without_benchmark(&areas, &found, scope);
    if kind.is_some_and(|kind| kind.compares == Compares::Measures) {
        shape::keep_latest(&mut series);
    }
    let definition = &first.definition;
    let mut notes: Vec<String> = spec.notes.iter().map(|note| plain_text(note)).collect();
    notes.extend(missing);
    for indicator in &indicators {
        notes.extend(
            indicator
                .definition
                .notes
                .iter()
                .map(|note| plain_text(note.get(scope.language))),
        );
    }
    let confidence = confidence(spec, &found, diagnostics);
    Some(ChartData {
        kind: spec.kind,
        name: name(spec, &indicators, scope.areas),
        language: scope.language.to_owned(),
        title: plain_text(&spec.title),
        subtitle: spec.subtitle.map(plain_text),
        alt: spec.alt.map(plain_text),
        notes,
        measures: indicators
            .iter()
            .map(|indicator| measure(indicator, scope.language))
            .collect(),
        unit: definition.unit.clone(),
        decimals: indicators
            .iter()
            .map(|indicator| indicator.decimals())
            .max()
            .unwrap_or(0),
        breaks: breaks(&indicators, &periods, scope.language),
        events: Vec::new(),
        join: false,
        tiles: Vec::new(),
        periods,
        series: series_roles::with_roles(series, spec, &areas, scope, diagnostics),
        limits: None,
        target: None,
        confidence,
        level: definition.confidence,
        sort: spec
            .sort
            .as_ref()
            .map_or_else(Sort::default, |sort| sort.value),
        columns: Vec::new(),
        stable_within: definition.stable_within,
    })
}

/// The block's indicators, each known and all of one unit.
fn indicators<'a>(
    spec: &ChartSpec,
    scope: &ChartScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'a Indicator> {
    let mut found: Vec<&Indicator> = Vec::new();
    for term in &spec.indicators {
        let Some(indicator) = scope.catalogue.find(term) else {
            diagnostics.extend(scope.catalogue.missing(&term.clone().map(str::to_owned)));
            continue;
        };
        if let Some(first) = found.first()
            && first.definition.unit != indicator.definition.unit
            && !spec.kind.is_some_and(|kind| kinds::of(kind).several_units)
        {
            let (one, other) = (&first.definition.unit.text, &indicator.definition.unit.text);
            diagnostics.push(
                Diagnostic::error(
                    Code::ChartUnits,
                    term.span.clone(),
                    format!("one chart shows one unit, and these are {one} and {other}"),
                )
                .help("give each its own chart, or use `type: small-multiples`"),
            );
            continue;
        }
        found.push(indicator);
    }
    found
}

/// Reports an unknown name, with the most similar one.
fn unknown<'a>(
    code: Code,
    typed: &Spanned<&str>,
    says: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let word = &typed.value;
    let diagnostic = Diagnostic::error(code, typed.span.clone(), format!("{says} \"{word}\""));
    match did_you_mean(word, known) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic,
    }
}

/// Whether limits are shown: as the block states, otherwise where there are any.
fn confidence(
    spec: &ChartSpec,
    found: &[series::SeriesRows],
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let any = found
        .iter()
        .flat_map(|series| series.found)
        .any(|row| row.limits().is_some());
    if spec.confidence == Some(true) && !any {
        diagnostics.push(Diagnostic::advice(
            Code::ChartKey,
            spec.location.clone(),
            "the data have no confidence limits to show",
        ));
    }
    any && spec.confidence != Some(false)
}

/// The most areas that a name lists.
const NAMED: usize = 3;

/// The block's `id`, otherwise what the chart shows: its indicators, areas, groups and periods as far as the block chooses them, and
/// its kind. Another chart on the page changes none.
fn name(spec: &ChartSpec, indicators: &[&Indicator], areas: &Areas) -> String {
    if let Some(id) = spec.id {
        return id.to_owned();
    }
    let kind = spec.kind.map_or("table", |kind| kinds::of(kind).name);
    let ids = indicators.iter().map(|of| of.definition.id.value.as_str());
    let mut parts: Vec<String> = ids.map(slug).collect();
    parts.push(kind.to_owned());
    if spec.areas.len() <= NAMED {
        let area = |typed: &Spanned<&str>| {
            let known = areas.find(typed);
            slug(known.map_or(typed.value, |area| &area.id))
        };
        parts.extend(spec.areas.iter().map(area));
    }
    parts.extend(spec.by.iter().map(|by| format!("by-{}", slug(by.value))));
    for chosen in spec.dimensions.values() {
        parts.extend(chosen.values.iter().map(|value| slug(value.value)));
    }
    let periods = spec.from.iter().chain(&spec.to).chain(&spec.periods);
    parts.extend(periods.map(|period| slug(period.value)));
    parts.join("-")
}

fn measure(indicator: &Indicator, language: &str) -> Measure {
    let definition = &indicator.definition;
    let source = &definition.source;
    let get = |text: &LocalText| text.get(language).value.clone();
    let text = |text: &Spanned<String>| text.value.clone();
    Measure {
        id: definition.id.value.clone(),
        title: get(&definition.title),
        publication: get(&source.title),
        publisher: get(&source.publisher),
        url: source.url.as_ref().map(text),
        licence: get(&source.licence),
        retrieved: source.retrieved.as_ref().map(text),
        attribution: source.attribution.as_ref().map(get),
        unit: definition.unit.clone(),
        decimals: indicator.decimals(),
        polarity: definition.polarity,
        relative: definition.relative,
    }
}

/// The breaks that lie between two of the periods.
fn breaks(indicators: &[&Indicator], periods: &[Period], language: &str) -> Vec<SeriesBreak> {
    let mut marks: Vec<SeriesBreak> = Vec::new();
    for (index, pair) in periods.windows(2).enumerate() {
        for indicator in indicators {
            for declared in indicator.breaks_between(&pair[0], &pair[1]) {
                let mark = SeriesBreak {
                    from: index + 1,
                    period: pair[1].clone(),
                    reason: plain_text(declared.reason.get(language)),
                    never: declared.compare == Compare::Never,
                };
                if !marks.contains(&mark) {
                    marks.push(mark);
                }
            }
        }
    }
    marks
}
