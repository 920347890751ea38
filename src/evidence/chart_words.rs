//! The words of a chart's title, subtitle and description against what the chart draws: a reader takes them as said of it.
//!
//! In: a page's charts and tables with their texts. Out: messages about words that none of the drawn series bears out. Must not
//! know: links, whose words are bound to data of their own.

use std::ops::Range;

use crate::config::Evidence;
use crate::data::{Area, Indicator, Row, period};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Block, ChartBlock, Document, Prose, Selection, Surface};
use crate::evidence::destination::is_evidence;
use crate::evidence::judge::Judge;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::vocabulary::{Direction, Meaning, meaning};
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
            Block::Chart(chart) => {
                let texts = document.prose.iter();
                let texts = texts.filter(|prose| placed.span.contains(&prose.span));
                diagnostics.extend(unsupported_target(chart, texts, scope.evidence));
                &chart.selection
            }
            Block::Table(table) => &table.selection,
            Block::KeyFigures(_) | Block::Quote(_) | Block::CaseStudy(_) | Block::Element(_) => {
                continue;
            }
        };
        let texts = document.prose.iter().filter(|prose| {
            let of_chart = matches!(
                prose.surface,
                Surface::ChartTitle | Surface::ChartSubtitle | Surface::ChartAlt
            );
            of_chart && placed.span.contains(&prose.span)
        });
        let mut drawn = None;
        for prose in texts {
            let run = TokenizedProse::new(prose, scope.language);
            let claims = claims(&run);
            let turns = has_both_directions(&run, &claims);
            for words in claims {
                let drawn = drawn.get_or_insert_with(|| drawn_series(selection, scope));
                diagnostics.extend(refuted(&run, &words, turns, drawn, scope));
            }
        }
    }
}

/// The message about a target that no text of its chart ties to a source: the editor typed it, and the chart draws it.
fn unsupported_target<'p>(
    chart: &ChartBlock,
    mut texts: impl Iterator<Item = &'p Prose>,
    evidence: Evidence,
) -> Option<Diagnostic> {
    let target = chart.target.as_ref()?;
    let typed = target.value.to_string();
    let supports = |prose: &Prose| {
        let mut links = prose
            .links
            .iter()
            .filter(|link| is_evidence(&link.destination));
        links.any(|link| {
            prose.text[link.words.clone()]
                .replace(',', "")
                .contains(&typed)
        })
    };
    if texts.any(supports) {
        return None;
    }
    let message = format!("the target of {typed} is not bound to data or a source");
    let help =
        format!("say whose it is in a note of the chart: notes: \"Target: [{typed}](source:ID)\"");
    let mut diagnostic =
        Diagnostic::error(Code::UnboundStatistic, target.span.clone(), message).help(help);
    if evidence != Evidence::Require {
        diagnostic.severity = Severity::Advice;
    }
    Some(diagnostic)
}

/// A series of a chart, bound in several ways.
struct DrawnSeries<'a> {
    /// From its first value to its last.
    change: Binding<'a>,
    /// From each value to the next.
    steps: Vec<Binding<'a>>,
    /// To its last value.
    latest: Binding<'a>,
}

/// The words of a text that claim something and are in no link.
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

/// Whether a text says that something rose and fell: then each is of a part of the time.
fn has_both_directions(run: &TokenizedProse<'_>, claims: &[Range<usize>]) -> bool {
    let says = |direction: Direction| {
        claims.iter().any(|words| {
            let word = run.prose.text[words.clone()].to_lowercase();
            meaning(&word) == Some(Meaning::Moved(direction))
        })
    };
    says(Direction::Up) && says(Direction::Down)
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
    turns: bool,
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
    let is_its_name = |series: &&DrawnSeries<'_>| is_name(word, series.latest.series.indicator);
    if about.is_empty() || about.iter().any(is_its_name) {
        return None;
    }
    let ranks = matches!(
        meaning(&word.to_lowercase()),
        Some(Meaning::Ranked(_) | Meaning::RankedByPolarity { .. })
    );
    // "Lowest in Leeds" ranks what is drawn, "lowest in England" all of England.
    let wider = wider_area(text, drawn, scope);
    let mut against = None;
    for series in about {
        let mut latest = series.latest.clone();
        let among = match wider {
            Some(area) => Some(area.id.to_string()),
            None => ids(drawn, latest.series.area),
        };
        if let Some(among) = among {
            latest.among = latest.among.within(&among);
        }
        let bindings: Vec<&Binding<'_>> = match (ranks, turns) {
            (true, _) => vec![&latest],
            (false, true) => series.steps.iter().collect(),
            (false, false) => vec![&series.change],
        };
        for binding in bindings {
            let judge = Judge::of_run(run, words.clone(), binding, scope);
            let found = judge.judge().findings;
            let error = found
                .into_iter()
                .find(|found| found.severity == Severity::Error)?;
            against.get_or_insert(error);
        }
    }
    let found = against?;
    let span = run.prose.span_of(words.clone());
    let contradicted = found.code == Code::FigureMismatch;
    let mut diagnostic = if contradicted {
        let message = format!("the chart's data do not bear out \"{word}\"");
        let error = Diagnostic::error(Code::FigureMismatch, span.clone(), message);
        let help = "say what the chart shows, or bind the words to other data: [words](figure:INDICATOR?PERIOD)";
        error.help(found.note.map_or(help.to_owned(), |note| {
            format!("{help}; the chart's: {note}")
        }))
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

/// The area that a text names and that contains the drawn ones without being drawn itself.
fn wider_area<'a>(
    text: &str,
    drawn: &[DrawnSeries<'a>],
    scope: &EvidenceScope<'a>,
) -> Option<&'a Area> {
    let is_drawn = |area: &Area| {
        let mut series = drawn.iter();
        series.any(|series| series.latest.series.area.id == area.id)
    };
    let of = drawn.first()?.latest.series.area;
    let line = scope.areas.line(&of.id).into_iter().skip(1);
    line.into_iter()
        .find(|area| !is_drawn(area) && text.contains(area.name.as_str()))
}

/// The ids of the drawn areas of the same type as one of them, separated by commas; `None` where it is alone.
fn ids(drawn: &[DrawnSeries<'_>], like: &Area) -> Option<String> {
    let areas = drawn.iter().map(|series| series.latest.series.area);
    let mut ids: Vec<&str> = areas
        .filter(|area| area.kind == like.kind)
        .map(|area| &*area.id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    (ids.len() > 1).then(|| ids.join(","))
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
fn drawn_series<'a>(selection: &Selection, scope: &EvidenceScope<'a>) -> Vec<DrawnSeries<'a>> {
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
                drawn.extend(bound(&series, &among, selection));
            }
        }
    }
    drawn
}

/// A series from the first to the last of the chart's periods that has a value; `None` where it has none.
fn bound<'a>(
    series: &BoundSeries<'a>,
    among: &AmongClause<'a>,
    selection: &Selection,
) -> Option<DrawnSeries<'a>> {
    let rows = series.rows();
    let mut periods: Vec<_> = rows
        .iter()
        .filter(|row| row.value().is_some())
        .map(Row::period)
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
    let steps = periods.windows(2).map(|pair| {
        let [from, to] = [pair[0], pair[1]].map(|period| series.point_at(period));
        at(BoundPoints::Change(from, to))
    });
    Some(DrawnSeries {
        steps: steps.collect(),
        change: at(BoundPoints::Change(
            series.point_at(first),
            series.point_at(last),
        )),
        latest: at(BoundPoints::One(series.point_at(last))),
    })
}
