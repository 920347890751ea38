//! From a block and the site's data to [`ChartData`], with every problem at the block's own words.
//!
//! In: a block, a [`ChartScope`]. Out: plain data, or nothing where an error leaves nothing to show. Must not know: drawing.

mod areas;
mod dimensions;
mod periods;
mod rules;
mod series;
mod series_roles;

pub(super) use series::uncapitalised;

use super::data::{ChartData, Measure, SeriesBreak, Sort};
use super::kinds;
use crate::config::LocalText;
use crate::data::{AreaId, Areas, Catalogue, Compare, Indicator, Period};
use crate::diagnostic::{Code, Diagnostic, Subject, did_you_mean};
use crate::document::{ChartBlock, ChartType, Selection, TableBlock, plain};
use crate::language::Strings;
use crate::source::{Span, Spanned};

/// What a block's words are looked up in.
#[derive(Clone, Copy)]
pub struct ChartScope<'a> {
    /// Every indicator.
    pub catalogue: &'a Catalogue,
    /// Every area.
    pub areas: &'a Areas,
    /// The page's place, or places.
    pub places: &'a [AreaId],
    /// The site's benchmark.
    pub benchmark: Option<&'a AreaId>,
    /// The page's language.
    pub language: &'a str,
    /// Texts of the theme in that language.
    pub strings: &'a Strings,
}

/// A block without what only drawing needs: what charts and tables have in common.
struct Asked<'a> {
    kind: Option<ChartType>,
    /// What to underline where no word of the block is to blame.
    place: &'a Span,
    selection: &'a Selection,
    title: &'a LocalText,
    subtitle: Option<&'a LocalText>,
    alt: Option<&'a LocalText>,
    notes: &'a [LocalText],
    id: Option<&'a Spanned<String>>,
}

/// What a `chart` block shows. `None` where an error was pushed, or its type is not drawn yet.
pub fn select(
    block: &ChartBlock,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let kind = kinds::of(block.kind.value)?;
    let first_problem = diagnostics.len();
    rules::keys(block, kind, diagnostics);
    let title = block.title.get(scope.language);
    rules::headline(title, diagnostics);
    let asked = Asked {
        kind: Some(block.kind.value),
        place: &block.kind.span,
        selection: &block.selection,
        title: &block.title,
        subtitle: block.subtitle.as_ref(),
        alt: block.alt.as_ref(),
        notes: &block.notes,
        id: block.id.as_ref(),
    };
    let Some(mut data) = assemble(&asked, scope, diagnostics) else {
        rules::zero(block, kind, diagnostics);
        return None;
    };
    data.target = block.target.as_ref().map(|target| target.value);
    rules::chart(block, kind, &mut data, diagnostics);
    let failed = diagnostics[first_problem..]
        .iter()
        .any(|diagnostic| diagnostic.severity == crate::diagnostic::Severity::Error);
    (!failed).then_some(data)
}

/// What a `table` block shows. `None` where an error was pushed.
pub fn select_table(
    block: &TableBlock,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let asked = Asked {
        kind: None,
        place: block
            .selection
            .indicators
            .first()
            .map_or(&block.span, |indicator| &indicator.span),
        selection: &block.selection,
        title: &block.title,
        subtitle: block.subtitle.as_ref(),
        alt: None,
        notes: &block.notes,
        id: block.id.as_ref(),
    };
    let dimensions: Vec<&str> = block
        .selection
        .indicators
        .iter()
        .filter_map(|indicator| scope.catalogue.find(indicator))
        .flat_map(|indicator| indicator.table.dimensions.iter().map(|id| &**id))
        .collect();
    let columns = rules::columns(&block.columns, &dimensions, diagnostics);
    let mut data = assemble(&asked, scope, diagnostics)?;
    data.columns = columns?;
    Some(data)
}

fn assemble(
    asked: &Asked,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ChartData> {
    let selection = asked.selection;
    let indicators = indicators(selection, scope, diagnostics);
    let first = *indicators.first()?;
    let sort = sort(selection);
    let areas = areas::wanted(asked, first, scope, diagnostics);
    let choices = dimensions::choices(asked, &indicators, areas.as_deref(), scope, diagnostics);
    let known = indicators.len() == selection.indicators.len();
    let (Some(areas), Some(choices), true) = (areas, choices, known) else {
        // Periods can be checked all the same, so that every mistake is said at once.
        periods::known(selection, first, diagnostics);
        return None;
    };
    let found = series::find(asked, &indicators, &areas, &choices, scope, diagnostics)?;
    let before = diagnostics.len();
    let Some(periods) = periods::chosen(asked, &found, diagnostics) else {
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
    let series = series::build(&found, &periods, indicators.len() > 1);
    let (series, missing) = (series, areas::without_benchmark(&areas, &found, scope));
    let definition = &first.definition;
    let text = |text: &LocalText| plain(text.get(scope.language));
    let mut notes: Vec<String> = asked.notes.iter().map(text).collect();
    notes.extend(missing);
    for indicator in &indicators {
        notes.extend(
            indicator
                .definition
                .notes
                .iter()
                .map(|note| note.get(scope.language).value.clone()),
        );
    }
    let confidence = confidence(asked, &found, diagnostics);
    Some(ChartData {
        kind: asked.kind,
        name: name(asked, first),
        language: scope.language.to_owned(),
        title: text(asked.title),
        subtitle: asked.subtitle.map(text),
        alt: asked.alt.map(text),
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
        polarity: definition.polarity,
        relative: definition.relative,
        breaks: breaks(&indicators, &periods, scope.language),
        periods,
        series: series_roles::given(series, asked, scope, diagnostics),
        limits: None,
        target: None,
        confidence,
        level: definition.confidence,
        sort,
        columns: Vec::new(),
        stable_within: definition.stable_within.as_ref().map(|within| within.value),
    })
}

/// The block's indicators, each known and all of one unit.
fn indicators<'a>(
    selection: &Selection,
    scope: &ChartScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'a Indicator> {
    let mut found: Vec<&Indicator> = Vec::new();
    for asked in &selection.indicators {
        let Some(indicator) = scope.catalogue.find(&asked.value) else {
            diagnostics.extend(scope.catalogue.missing(asked));
            continue;
        };
        if let Some(first) = found.first()
            && first.definition.unit != indicator.definition.unit
        {
            let (one, other) = (&first.definition.unit.text, &indicator.definition.unit.text);
            diagnostics.push(
                Diagnostic::error(
                    Code::ChartUnits,
                    asked.span.clone(),
                    format!("one chart shows one unit, and these are {one} and {other}"),
                )
                .help("give each its own chart"),
            );
            continue;
        }
        found.push(indicator);
    }
    found
}

/// A word that names nothing, with the nearest that does.
fn unknown<'a>(
    code: Code,
    typed: &Spanned<String>,
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

/// The order of areas; the block's decoder knows which words there are.
fn sort(selection: &Selection) -> Sort {
    match selection.sort.as_ref().map(|sort| sort.value.as_str()) {
        Some("value") => Sort::Least,
        Some("name") => Sort::Name,
        Some("given") => Sort::Given,
        _ => Sort::Greatest,
    }
}

/// Whether limits are shown: as the block says, else where there are any.
fn confidence(
    asked: &Asked,
    found: &[series::SeriesRows],
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let any = found
        .iter()
        .flat_map(|series| series.found)
        .any(|row| row.limits().is_some());
    if asked.selection.confidence == Some(true) && !any {
        diagnostics.push(Diagnostic::advice(
            Code::ChartKey,
            asked.place.clone(),
            "the data have no confidence limits to show",
        ));
    }
    any && asked.selection.confidence != Some(false)
}

fn name(asked: &Asked, indicator: &Indicator) -> String {
    asked.id.map_or_else(
        || {
            let id = &indicator.definition.id.value;
            match asked.kind.and_then(kinds::of) {
                Some(kind) => format!("{id}-{}", kind.name),
                None => format!("{id}-table"),
            }
        },
        |id| id.value.clone(),
    )
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
                    reason: declared.reason.get(language).value.clone(),
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
