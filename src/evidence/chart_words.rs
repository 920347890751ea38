//! The words of a chart's title, subtitle and description against what the chart draws: a reader takes them as said of it.
//!
//! In: a page's charts and tables with their texts. Out: messages about words that none of the drawn series bears out. Must not
//! know: links, whose words are bound to data of their own.

use std::ops::Range;

use crate::config::Evidence;
use crate::data::{Area, Indicator, period};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Block, Document, Selection, Surface};
use crate::evidence::judge::Judge;
use crate::evidence::page::contains;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::vocabulary::{Meaning, meaning};
use crate::evidence::resolve::{AmongClause, Binding, BoundPoints, BoundSeries};
use crate::evidence::scope::EvidenceScope;
use crate::source::Spanned;

/// Checks the texts of every chart and table of a page.
pub(super) fn check_charts(
    document: &Document,
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if scope.evidence == Evidence::Off {
        return;
    }
    for placed in &document.blocks {
        let selection = match &placed.block {
            Block::Chart(chart) => &chart.selection,
            Block::Table(table) => &table.selection,
            Block::KeyFigures(_) | Block::Quote(_) | Block::CaseStudy(_) => continue,
        };
        let texts = document.prose.iter().filter(|prose| {
            let of_chart = matches!(
                prose.surface,
                Surface::ChartTitle | Surface::ChartSubtitle | Surface::ChartAlt
            );
            of_chart && contains(&placed.span, &prose.span)
        });
        let mut drawn = None;
        for prose in texts {
            let run = TokenizedProse::new(prose, scope.language);
            for words in claims(&run) {
                let drawn = drawn.get_or_insert_with(|| drawn_series(selection, scope));
                diagnostics.extend(refuted(&run, &words, drawn, scope));
            }
        }
    }
}

/// A series of a chart, bound twice: from its first value to its last, and to its last.
struct DrawnSeries<'a> {
    change: Binding<'a>,
    latest: Binding<'a>,
}

/// The words of a text that claim something and stand in no link.
fn claims(run: &TokenizedProse<'_>) -> Vec<Range<usize>> {
    let links = &run.prose.links;
    let free = |range: &Range<usize>| {
        !links
            .iter()
            .any(|link| link.words.start < range.end && range.start < link.words.end)
    };
    let tokens = run.tokens.iter();
    tokens
        .filter(|token| token.word().is_some_and(is_claim) && free(&token.range))
        .map(|token| token.range.clone())
        .collect()
}

/// Whether a word says something of a series by itself. "Growing up", "closing" and "narrow" say it of too much else.
fn is_claim(word: &str) -> bool {
    let other = matches!(
        word,
        "growing" | "growth" | "closed" | "closing" | "narrow" | "cut" | "cuts" | "best" | "double"
    );
    let claim = matches!(
        meaning(word),
        Some(
            Meaning::Moved(_)
                | Meaning::Ranked(_)
                | Meaning::RankedByPolarity { .. }
                | Meaning::Multiplied(_)
                | Meaning::Halved
        )
    );
    claim && !other
}

/// The message about a word that no series of the chart bears out.
fn refuted(
    run: &TokenizedProse<'_>,
    words: &Range<usize>,
    drawn: &[DrawnSeries<'_>],
    scope: &EvidenceScope<'_>,
) -> Option<Diagnostic> {
    let text = &run.prose.text;
    let word = &text[words.clone()];
    let named = |series: &&DrawnSeries<'_>| text.contains(series.latest.series.area.name.as_str());
    let about: Vec<&DrawnSeries<'_>> = match drawn.iter().filter(named).collect::<Vec<_>>() {
        named if named.is_empty() => drawn.iter().collect(),
        named => named,
    };
    // "Admissions after falls" names the indicator.
    let names = |series: &&DrawnSeries<'_>| is_name(word, series.latest.series.indicator);
    if about.is_empty() || about.iter().any(names) {
        return None;
    }
    let ranks = matches!(
        meaning(&word.to_lowercase()),
        Some(Meaning::Ranked(_) | Meaning::RankedByPolarity { .. })
    );
    let mut against = None;
    for series in about {
        let binding = if ranks { &series.latest } else { &series.change };
        let judge = Judge {
            text,
            tokens: &run.tokens,
            words: words.clone(),
            binding,
            areas: scope.areas,
            lexicon: scope.lexicon,
            percent: scope.percent,
            sourced: false,
        };
        let found = judge.judge().findings;
        let error = found.into_iter().find(|found| found.severity == Severity::Error)?;
        against.get_or_insert(error);
    }
    let found = against?;
    let span = run.prose.span_of(words.clone());
    let contradicted = found.code == Code::FigureMismatch;
    let mut diagnostic = if contradicted {
        let message = format!("the chart's data do not bear out \"{word}\"");
        let error = Diagnostic::error(Code::FigureMismatch, span.clone(), message);
        let help = "say what the chart shows, or bind the words to other data: [words](figure:INDICATOR?PERIOD)";
        error.help(found.note.map_or(help.to_owned(), |note| format!("{help}; the chart's: {note}")))
    } else {
        let message = format!("\"{word}\" is not checked: the chart's data cannot decide it");
        Diagnostic::advice(Code::UnlinkedWord, span, message)
            .help("bind the words to the data that show it: [words](figure:INDICATOR?PERIOD)")
    };
    if contradicted && scope.evidence != Evidence::Require {
        diagnostic.severity = Severity::Advice;
    }
    Some(diagnostic)
}

/// Whether a word is part of the names or the definition of an indicator.
fn is_name(word: &str, indicator: &Indicator) -> bool {
    let definition = &indicator.definition;
    let word = word.to_lowercase();
    let titles = definition.title.all().into_iter();
    let meanings = definition.meaning.iter().flat_map(|text| text.all());
    let names = titles.chain(meanings).chain(&definition.phrases);
    names.into_iter().any(|text| {
        let text = text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.any(|other| other == word)
    })
}

/// The series that a chart or a table draws, as far as its block says which.
fn drawn_series<'a>(
    selection: &Selection,
    scope: &EvidenceScope<'a>,
) -> Vec<DrawnSeries<'a>> {
    let areas: Vec<&Area> = if selection.areas.is_empty() {
        let places = scope.places.iter();
        places.filter_map(|id| scope.areas.by_id.get(id)).collect()
    } else {
        let typed = selection.areas.iter();
        typed.filter_map(|area| scope.areas.find(area)).collect()
    };
    let mut drawn = Vec::new();
    for typed in &selection.indicators {
        let Some(indicator) = scope.catalogue.find(typed) else {
            continue;
        };
        for area in &areas {
            for slice in indicator.table.slices_of(&area.id) {
                let dimensions = indicator.table.dimensions.iter().zip(slice);
                let chosen = |(id, value): (&std::sync::Arc<str>, &std::sync::Arc<str>)| {
                    let values = selection.dimensions.get(&**id).map(|chosen| &chosen.values);
                    values.is_none_or(|values| values.iter().any(|typed| typed.value == **value))
                };
                if !dimensions.into_iter().all(chosen) {
                    continue;
                }
                let series = BoundSeries {
                    indicator,
                    area,
                    dimensions: slice.to_vec(),
                };
                let among = AmongClause::of_type(area, scope.areas);
                drawn.extend(bound(series, among, selection));
            }
        }
    }
    drawn
}

/// A series from the first to the last of the chart's periods that has a value; `None` where it has none.
fn bound<'a>(
    series: BoundSeries<'a>,
    among: AmongClause<'a>,
    selection: &Selection,
) -> Option<DrawnSeries<'a>> {
    let rows = series.rows();
    let mut periods: Vec<_> = rows
        .iter()
        .filter(|row| row.value().is_some())
        .map(|row| row.period())
        .collect();
    let position = |typed: &Option<Spanned<String>>| {
        let found = period::find(periods.iter().copied(), typed.as_ref()?)?;
        periods.iter().position(|period| *period == found)
    };
    let from = position(&selection.from).unwrap_or(0);
    let to = position(&selection.to).map_or(periods.len(), |to| to + 1);
    periods.truncate(to);
    let periods = periods.get(from..)?;
    let (first, last) = (*periods.first()?, *periods.last()?);
    let at = |points| Binding {
        series: series.clone(),
        points,
        comparator: None,
        among: among.clone(),
        show: None,
        latest: None,
    };
    Some(DrawnSeries {
        change: at(BoundPoints::Change(
            series.point_at(first),
            series.point_at(last),
        )),
        latest: at(BoundPoints::One(series.point_at(last))),
    })
}
