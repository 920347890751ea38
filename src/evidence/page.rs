//! A page's evidence: every link read, every statistic counted, what the page leaves behind the data.
//!
//! In: a document's runs of text, its key figures, the scope. Out: `PageEvidence` with its diagnostics.
//! Must not know: other pages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::claim::{Basis, Claim, State, Verdict};
use super::coverage::Coverage;
use super::destination::{Destination, Show, is_evidence, parse_fact, parse_figure};
use super::link::{Run, filled};
use super::resolve::{Binding, Shape, resolve};
use super::scope::Scope;
use super::statistics::{self, Known};
use super::token::tokens;
use super::{link, sentence, unlinked, wording};
use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Document, KeyFigure, KeyFigureTarget, Prose};
use crate::source::Span;

/// What reading a page's evidence found.
#[derive(Clone, Debug, Default)]
pub struct PageEvidence {
    /// Claims in the order of the text: linked ones and unbound statistics.
    pub claims: Vec<Claim>,
    /// Key figures in the order of the page.
    pub key_figures: Vec<Claim>,
    /// How many statistics stand on what.
    pub coverage: Coverage,
}

impl PageEvidence {
    /// The claim of the link, or the key figure, that starts at a byte of the page's file.
    pub fn at(&self, start: u32) -> Option<&Claim> {
        self.claims
            .iter()
            .chain(&self.key_figures)
            .find(|claim| claim.span.start == start)
    }
}

/// Reads the evidence of a page.
pub fn read(
    document: &Document,
    scope: &Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageEvidence {
    let mut evidence = PageEvidence::default();
    let mut bindings: Vec<(Span, Binding)> = Vec::new();
    let units = own_units(scope);
    let durations = durations(scope);
    let known = Known {
        units: &units,
        durations: &durations,
    };
    let mut others = Vec::new();
    for prose in &document.prose {
        // Most runs have neither a number nor a link.
        if prose.links.is_empty() && !may_count(&prose.text) {
            continue;
        }
        run(
            prose,
            scope,
            &known,
            &mut evidence,
            &mut bindings,
            &mut others,
            diagnostics,
        );
    }
    for item in document.key_figures() {
        evidence
            .key_figures
            .push(key_figure(item, scope, &mut bindings, diagnostics));
    }
    other_counts(document, &others, scope, diagnostics);
    later_periods(&bindings, diagnostics);
    evidence.coverage = Coverage::of(evidence.claims.iter().chain(&evidence.key_figures));
    evidence
}

fn may_count(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text.split(|c: char| !c.is_alphabetic()).any(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "half"
                    | "quarter"
                    | "quarters"
                    | "third"
                    | "thirds"
                    | "eleven"
                    | "twelve"
                    | "thirteen"
                    | "fourteen"
                    | "fifteen"
                    | "sixteen"
                    | "seventeen"
                    | "eighteen"
                    | "nineteen"
                    | "twenty"
                    | "thirty"
                    | "forty"
                    | "fifty"
                    | "sixty"
                    | "seventy"
                    | "eighty"
                    | "ninety"
                    | "million"
                    | "billion"
                    | "cent"
                    | "percent"
                    | "points"
                    | "times"
                    | "one"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "hundred"
                    | "thousand"
            )
        })
}

fn own_units(scope: &Scope) -> Vec<String> {
    let units = scope
        .catalogue
        .by_id
        .values()
        .map(|indicator| &indicator.definition.unit);
    let plain = units.filter(|unit| {
        !matches!(
            unit.kind,
            crate::data::UnitKind::Duration | crate::data::UnitKind::Percentage
        )
    });
    plain
        .map(|unit| unit.suffix.trim().to_lowercase())
        .filter(|unit| !unit.is_empty())
        .collect()
}

/// Names of indicators that are measured in years: "78 years" beside one of them is a statistic.
fn durations(scope: &Scope) -> Vec<String> {
    let mut names = Vec::new();
    for indicator in scope.catalogue.by_id.values() {
        if indicator.definition.unit.kind != crate::data::UnitKind::Duration {
            continue;
        }
        for title in indicator.definition.title.all() {
            let words: Vec<&str> = title.value.split_whitespace().collect();
            names.extend(
                words
                    .windows(2)
                    .filter(|pair| {
                        pair.iter().all(|word| {
                            word.chars().count() > 3 && word.chars().all(char::is_alphabetic)
                        })
                    })
                    .map(|pair| pair.join(" ")),
            );
        }
    }
    names.sort();
    names.dedup();
    names
}

fn run<'a>(
    prose: &Prose,
    scope: &Scope<'a>,
    known: &Known,
    evidence: &mut PageEvidence,
    bindings: &mut Vec<(Span, Binding<'a>)>,
    others: &mut Vec<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let run = Run {
        prose,
        tokens: tokens(&prose.text),
    };
    let mut masked: Vec<Range<usize>> = phrases(&prose.text, scope);
    let mut own: Vec<(Range<usize>, Binding<'a>)> = Vec::new();
    for link in prose
        .links
        .iter()
        .filter(|link| is_evidence(&link.destination.value))
    {
        let read = link::read(&run, link, scope, diagnostics);
        evidence.claims.push(read.claim);
        masked.push(with_surroundings(&run, &link.words));
        if let Some(binding) = read.binding {
            bindings.push((link.span.clone(), binding.clone()));
            own.push((link.words.clone(), binding));
        }
    }
    if !prose.speech {
        unlinked::advise(&run, &own, &masked, scope, diagnostics);
    }
    for found in statistics::find(&prose.text, &run.tokens, &masked, known) {
        let span = prose.span_of(found.range.clone());
        if !found.statistic {
            others.push(span);
            continue;
        }
        evidence.claims.push(Claim {
            span: span.clone(),
            surface: prose.surface,
            words: prose.text[found.range.clone()].to_owned(),
            sentence: prose.text[sentence::around(&prose.text, &found.range)]
                .trim()
                .to_owned(),
            state: State::Unbound,
            basis: Basis::Nothing,
            verdict: Verdict::Unchecked,
            methods: Vec::new(),
            breaks: Vec::new(),
        });
        unbound(
            &prose.text[found.range.clone()],
            span,
            prose.speech,
            scope,
            diagnostics,
        );
    }
}

fn unbound(
    words: &str,
    span: Span,
    speech: bool,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let severity = match scope.evidence {
        Evidence::Off => return,
        Evidence::Advise => Severity::Advice,
        Evidence::Require => Severity::Error,
    };
    let (message, help) = if speech {
        (
            format!("\"{words}\" is quoted without a source"),
            format!("tie it to what was said or published: [{words}](source:ID)"),
        )
    } else {
        (
            format!("\"{words}\" rests on nothing"),
            format!(
                "bind it to data, [{words}](figure:INDICATOR?PERIOD), or to a source, [{words}](source:ID); for a name or a \
                 definition, [{words}](figure:none); casebook bind lists the cells that match"
            ),
        )
    };
    let mut diagnostic = Diagnostic::error(Code::UnboundStatistic, span, message).help(help);
    diagnostic.severity = severity;
    diagnostics.push(diagnostic);
}

/// Where the text has phrases whose numbers are no statistics.
pub(super) fn phrases(text: &str, scope: &Scope) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let own = scope.catalogue.by_id.values().flat_map(|indicator| {
        indicator
            .definition
            .phrases
            .iter()
            .map(|phrase| phrase.value.as_str())
    });
    let shared = scope.not_statistics.iter().map(String::as_str);
    // Same length in bytes as the text, so that offsets hold.
    let lower = text.to_ascii_lowercase();
    for phrase in own.chain(shared).filter(|phrase| !phrase.trim().is_empty()) {
        let phrase = phrase.trim().to_ascii_lowercase();
        found.extend(
            lower
                .match_indices(&phrase)
                .map(|(at, _)| at..at + phrase.len()),
        );
    }
    found
}

/// A link's words with the hedge and the unit directly beside them, which belong to its claim.
fn with_surroundings(run: &Run, words: &Range<usize>) -> Range<usize> {
    let window = super::judge::window(&run.tokens, words);
    let mut end = words.end;
    if let Some(last) = window.end.checked_sub(1).filter(|_| !window.is_empty()) {
        end = end.max(run.tokens[last].range.end);
        if let Some(unit) = super::reading::unit_at(&run.tokens, window.end) {
            end = end.max(run.tokens[window.end + unit.len - 1].range.end);
        }
    }
    let start = run
        .tokens
        .get(window.start)
        .map_or(words.start, |token| token.range.start.min(words.start));
    start..end
}

/// A key figure: its number comes from the data, so only its binding can be wrong.
fn key_figure<'a>(
    item: &KeyFigure,
    scope: &Scope<'a>,
    bindings: &mut Vec<(Span, Binding<'a>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Claim {
    let label = item.label.get(scope.language).value.clone();
    let mut claim = Claim {
        span: item.span.clone(),
        surface: crate::document::Surface::KeyFigureLabel,
        words: String::new(),
        sentence: label,
        state: State::Unbound,
        basis: Basis::Nothing,
        verdict: Verdict::Disagrees,
        methods: Vec::new(),
        breaks: Vec::new(),
    };
    match &item.target {
        KeyFigureTarget::Figure(typed) => {
            claim.state = State::Bound;
            let Some(figure) = parse_figure(typed, diagnostics) else {
                return claim;
            };
            let Some(binding) = resolve(&figure, scope, diagnostics) else {
                return claim;
            };
            claim.basis = link::basis(&binding);
            if let Some(words) = key_words(&binding, scope) {
                claim.words = words;
                claim.verdict = Verdict::Agrees;
            } else {
                let periods = binding.periods();
                let period = periods.last().map_or(String::new(), ToString::to_string);
                diagnostics.push(
                    Diagnostic::error(
                        Code::ValueMissing,
                        typed.span.clone(),
                        format!("{} has no value for {period}", binding.series.area.name),
                    )
                    .help("choose a period that has a value"),
                );
            }
            bindings.push((item.span.clone(), binding));
        }
        KeyFigureTarget::Fact(typed) => {
            let Some(Destination::Source { id, fact }) = parse_fact(typed, diagnostics) else {
                return claim;
            };
            link::fact_figure(&mut claim, &id, fact.as_ref(), scope, diagnostics);
        }
    }
    claim
}

/// The large number of a key figure.
fn key_words(binding: &Binding, scope: &Scope) -> Option<String> {
    let definition = &binding.series.indicator.definition;
    match (binding.show, &binding.shape) {
        (Some(Show::LowerCi), Shape::At(point)) => Some(wording::value(
            point.row?.lower_ci?,
            definition,
            scope.percent,
        )),
        (Some(Show::UpperCi), Shape::At(point)) => Some(wording::value(
            point.row?.upper_ci?,
            definition,
            scope.percent,
        )),
        (None | Some(Show::Value), Shape::At(point)) if binding.vs.is_none() => {
            Some(wording::value(point.row?.value?, definition, scope.percent))
        }
        _ => {
            let words = filled(binding, scope)?;
            (words != "not published").then_some(words)
        }
    }
}

/// One line a page for numbers that may be statistics.
fn other_counts(
    document: &Document,
    others: &[Span],
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(first) = others.first() else { return };
    if scope.evidence == Evidence::Off {
        return;
    }
    let text = document.source.text();
    let words: Vec<String> = others
        .iter()
        .take(5)
        .filter_map(|span| text.get(span.range()))
        .map(|words| format!("\"{words}\""))
        .collect();
    let more = others.len().saturating_sub(words.len());
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    diagnostics.push(
        Diagnostic::advice(
            Code::OtherCounts,
            first.clone(),
            format!(
                "numbers that may be statistics rest on nothing: {}{more}",
                words.join(", ")
            ),
        )
        .help("bind them, tie them to a source, or list their phrases under not_statistics in site.yaml"),
    );
}

/// Advice where the data have a later period than any that the page cites of a series.
fn later_periods(bindings: &[(Span, Binding)], diagnostics: &mut Vec<Diagnostic>) {
    let mut newest: BTreeMap<String, (i32, &Span, &Binding)> = BTreeMap::new();
    for (span, binding) in bindings {
        let series = &binding.series;
        let key = format!(
            "{}\u{0}{}\u{0}{}",
            series.indicator.definition.id.value,
            series.area.id,
            series.dimensions.join("\u{0}")
        );
        let Some(last) = binding.periods().last().map(|period| period.start) else {
            continue;
        };
        let entry = newest.entry(key).or_insert((last, span, binding));
        if last > entry.0 {
            *entry = (last, span, binding);
        }
    }
    for (last, span, binding) in newest.values() {
        let later = binding
            .series
            .rows()
            .filter(|row| row.value.is_some())
            .last();
        let Some(later) = later.filter(|row| row.period.start > *last) else {
            continue;
        };
        let indicator = &binding.series.indicator.definition;
        diagnostics.push(
            Diagnostic::advice(
                Code::LaterPeriod,
                (*span).clone(),
                format!(
                    "the data have a later period, {}, which nothing on the page cites",
                    later.period
                ),
            )
            .help(format!(
                "{} in {}: {} (figure:{}?{})",
                binding.series.area.name,
                later.period,
                later.value.unwrap_or_default(),
                indicator
                    .short
                    .as_ref()
                    .map_or(&indicator.id.value, |short| &short.value),
                later.period
            )),
        );
    }
}
