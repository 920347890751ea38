//! One evidence link: resolved, read, judged, and put into words.
//!
//! In: a link of a run of text and the scope. Out: a claim with its diagnostics.
//! Must not know: other links of the page.

use std::ops::Range;

use rust_decimal::Decimal;

use super::claim::{Basis, Cited, Claim, State, Verdict};
use super::destination::{Destination, FigureDestination, parse};
use super::judge::{Finding, Judge, Judgement};
use super::resolve::{Binding, Shape, resolve, some};
use super::scope::Scope;
use super::token::{Token, tokens};
use super::{sentence, wording};
use crate::config::{Evidence, Fact, SourceEntry};
use crate::diagnostic::{Code, Diagnostic, Severity, did_you_mean};
use crate::document::{LinkForm, Prose, ProseLink, Surface};
use crate::source::{Span, Spanned};

/// A run of text with its tokens.
pub(super) struct Run<'a> {
    pub(super) prose: &'a Prose,
    pub(super) tokens: Vec<Token>,
}

/// A link's claim, and what it is bound to for those who look at the sentence.
pub(super) struct Read<'a> {
    pub(super) claim: Claim,
    pub(super) binding: Option<Binding<'a>>,
}

/// Reads one evidence link.
pub(super) fn read<'a>(
    run: &Run,
    link: &ProseLink,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Read<'a> {
    let mut claim = claim(run, link);
    let Some(destination) = parse(&link.destination, diagnostics) else {
        claim.verdict = Verdict::Disagrees;
        return Read {
            claim,
            binding: None,
        };
    };
    match destination {
        Destination::NotAFigure => {
            claim.state = State::NotAStatistic;
            Read {
                claim,
                binding: None,
            }
        }
        Destination::Source { id, fact } => {
            source(
                run,
                link,
                &mut claim,
                &id,
                fact.as_ref(),
                scope,
                diagnostics,
            );
            Read {
                claim,
                binding: None,
            }
        }
        Destination::Figure(figure) => {
            let binding = figure_link(run, link, &mut claim, &figure, scope, diagnostics);
            Read { claim, binding }
        }
    }
}

fn claim(run: &Run, link: &ProseLink) -> Claim {
    let text = &run.prose.text;
    Claim {
        span: link.span.clone(),
        surface: run.prose.surface,
        words: text[link.words.clone()].to_owned(),
        sentence: text[sentence::around(text, &link.words)].trim().to_owned(),
        state: State::Unbound,
        basis: Basis::Nothing,
        verdict: Verdict::Unchecked,
        methods: Vec::new(),
        breaks: Vec::new(),
    }
}

/// The words in their brackets: what a message about a link underlines.
fn underlined(link: &ProseLink) -> Span {
    let words = &link.words_span;
    if link.form == LinkForm::Autolink || words.start == 0 {
        return words.clone();
    }
    Span {
        file: words.file.clone(),
        start: words.start - 1,
        end: words.end + 1,
    }
}

fn figure_link<'a>(
    run: &Run,
    link: &ProseLink,
    claim: &mut Claim,
    figure: &FigureDestination,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Binding<'a>> {
    claim.state = if run.prose.speech {
        State::Quoted
    } else {
        State::Bound
    };
    claim.verdict = Verdict::Disagrees;
    let binding = resolve(figure, scope, diagnostics)?;
    claim.basis = basis(&binding);
    let require = scope.evidence == Evidence::Require;
    if let Some(span) = binding.latest.clone().filter(|_| require) {
        let newest = binding
            .periods()
            .last()
            .map_or(String::new(), ToString::to_string);
        diagnostics.push(
            Diagnostic::error(
                Code::LatestInProse,
                span,
                "prose must say which period it is about",
            )
            .help(format!("write {newest}, or run casebook fill on this file")),
        );
    }
    let words = run.prose.text[link.words.clone()].trim();
    if words.is_empty() {
        empty(run, link, claim, &binding, require, scope, diagnostics);
        return Some(binding);
    }
    let judge = Judge {
        text: &run.prose.text,
        tokens: &run.tokens,
        words: link.words.clone(),
        binding: &binding,
        areas: scope.areas,
        percent: scope.percent,
        sourced: has_source(run, link),
    };
    let mut judgement = judge.judge();
    claim.methods = std::mem::take(&mut judgement.methods);
    claim.methods.dedup();
    claim.breaks = std::mem::take(&mut judgement.breaks);
    claim.breaks.dedup();
    if !judgement
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        claim.verdict = Verdict::Agrees;
    }
    report(run, link, &judgement, &binding, scope, diagnostics);
    Some(binding)
}

/// The cells that a binding cites.
pub(super) fn basis(binding: &Binding) -> Basis {
    let mut cited = Vec::new();
    let mut add = |series: &super::resolve::Series, shape: &Shape| {
        let points = match shape {
            // The newest value first: it is where readers are led.
            Shape::Change(from, to) => vec![to.clone(), from.clone()],
            Shape::At(point) => vec![point.clone()],
        };
        for point in points {
            let table = &series.indicator.table;
            cited.push(Cited {
                indicator: series.indicator.definition.id.value.clone(),
                area: series.area.id.clone(),
                area_name: series.area.name.clone(),
                period: point.period.clone(),
                dimensions: table
                    .dimensions
                    .iter()
                    .cloned()
                    .zip(series.dimensions.iter().cloned())
                    .collect(),
                value: point.row.and_then(|row| row.value),
                cell: point.row.map(|row| table.cell(row)),
            });
        }
    };
    add(&binding.series, &binding.shape);
    if let Some(vs) = &binding.vs {
        add(&vs.series, &vs.shape);
    }
    Basis::Figure {
        indicator: binding.series.indicator.definition.id.value.clone(),
        cited,
    }
}

/// Whether the link's sentence has a source beside its figures.
fn has_source(run: &Run, link: &ProseLink) -> bool {
    let sentence = sentence::around(&run.prose.text, &link.words);
    run.prose.links.iter().any(|other| {
        other.destination.value.starts_with("source:")
            && sentence.start <= other.words.start
            && other.words.end <= sentence.end
    })
}

/// An empty link: its words are made from the data, where they may be.
fn empty(
    run: &Run,
    link: &ProseLink,
    claim: &mut Claim,
    binding: &Binding,
    require: bool,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(words) = filled(binding, scope) else {
        return;
    };
    let body = matches!(
        run.prose.surface,
        Surface::Body | Surface::TableCell | Surface::Footnote
    );
    if !body {
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyLink,
                link.span.clone(),
                "only body text may leave a figure's words open",
            )
            .help(format!("write \"{words}\" between the brackets")),
        );
        return;
    }
    if require {
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyLink,
                link.span.clone(),
                "the figure's words are not filled in",
            )
            .help(format!(
                "write \"{words}\", or run casebook fill on this file"
            )),
        );
        return;
    }
    claim.words = words;
    claim.verdict = Verdict::Agrees;
}

/// The words for an empty link; `None` where the value is missing.
pub(super) fn filled(binding: &Binding, scope: &Scope) -> Option<String> {
    wording::claims(binding, scope.percent)
        .into_iter()
        .next_back()
}

/// Findings as diagnostics: with the wording that passes, and the cells that would make the words true.
fn report(
    run: &Run,
    link: &ProseLink,
    judgement: &Judgement,
    binding: &Binding,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if judgement.findings.is_empty() {
        return;
    }
    let speech = run.prose.speech;
    let errors = judgement
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    let proposal = (errors && !speech)
        .then(|| proposal(run, link, judgement, binding, scope))
        .flatten();
    let mut offered = false;
    for finding in &judgement.findings {
        let mut diagnostic =
            Diagnostic::error(finding.code, underlined(link), finding.message.clone());
        diagnostic.severity = if speech {
            Severity::Advice
        } else {
            finding.severity
        };
        if let Some(note) = finding.note.clone().filter(|note| !note.is_empty()) {
            diagnostic = diagnostic.here(note);
        }
        let mends = finding.severity == Severity::Error && finding.edit.is_some();
        if let Some(proposal) = proposal.as_ref().filter(|_| mends && !offered) {
            let other = if finding.code == Code::FigureMismatch {
                ", or bind the text to another period or area"
            } else {
                ""
            };
            diagnostic = diagnostic.help(format!("write \"{proposal}\"{other}"));
            offered = true;
        }
        if let Some(help) = &finding.help {
            diagnostic = diagnostic.help(help.clone());
        }
        if finding.code == Code::FigureMismatch && !speech {
            for other in alternatives(run, link, binding, scope) {
                diagnostic = diagnostic.help(other);
            }
        }
        diagnostics.push(diagnostic);
    }
}

/// The first wording of the link that passes: the words with every edit, else a whole claim from the data.
fn proposal(
    run: &Run,
    link: &ProseLink,
    judgement: &Judgement,
    binding: &Binding,
    scope: &Scope,
) -> Option<String> {
    let words = &link.words;
    let edited = edited(&run.prose.text, words, &judgement.findings);
    let candidates = edited
        .into_iter()
        .chain(wording::claims(binding, scope.percent));
    candidates
        .into_iter()
        .find(|candidate| passes(run, link, candidate, binding, scope))
}

/// The link's words with the edits of all findings that lie in them.
fn edited(text: &str, words: &Range<usize>, findings: &[Finding]) -> Option<String> {
    let mut edits: Vec<&(Range<usize>, String)> = findings
        .iter()
        .filter_map(|finding| finding.edit.as_ref())
        .collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut result = String::new();
    let mut at = words.start;
    for (range, new) in edits {
        // A hedge or a unit beside the link is left to the editor: the wording stands inside the brackets.
        let range = range.start.max(words.start)..range.end.min(words.end);
        if range.start < at || range.start > range.end {
            continue;
        }
        result.push_str(&text[at..range.start]);
        result.push_str(new);
        at = range.end;
    }
    (at > words.start).then(|| {
        result.push_str(&text[at..words.end]);
        result.trim().to_owned()
    })
}

/// Whether other words in the link's place would be true.
fn passes(run: &Run, link: &ProseLink, words: &str, binding: &Binding, scope: &Scope) -> bool {
    let text = format!(
        "{}{words}{}",
        &run.prose.text[..link.words.start],
        &run.prose.text[link.words.end..]
    );
    let tokens = tokens(&text);
    let judge = Judge {
        text: &text,
        tokens: &tokens,
        words: link.words.start..link.words.start + words.len(),
        binding,
        areas: scope.areas,
        percent: scope.percent,
        sourced: has_source(run, link),
    };
    !judge
        .judge()
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Other cells that would make the words true: of the same series at another period, of another area at the same.
fn alternatives(run: &Run, link: &ProseLink, binding: &Binding, scope: &Scope) -> Vec<String> {
    let Shape::At(point) = &binding.shape else {
        return Vec::new();
    };
    if binding.vs.is_some() {
        return Vec::new();
    }
    let words = &run.prose.text[link.words.clone()];
    let mut found = Vec::new();
    let mut consider = |series: &super::resolve::Series, row: &crate::data::Row| {
        let other = Binding {
            series: super::resolve::Series { ..series.clone() },
            shape: Shape::At(super::resolve::Point {
                period: &row.period,
                row: Some(row),
            }),
            ..binding.clone()
        };
        if passes(run, link, words, &other, scope) {
            let value = row.value.map_or(String::new(), |value| value.to_string());
            found.push(format!(
                "the text is true of {}, {}: {value}",
                series.area.name, row.period
            ));
        }
    };
    for row in binding
        .series
        .rows()
        .filter(|row| !row.period.same_time(point.period))
    {
        if row.period.start != point.period.start && row.value.is_some() {
            consider(&binding.series, row);
        }
    }
    for area in scope
        .areas
        .by_id
        .values()
        .filter(|area| area.id != binding.series.area.id)
    {
        let series = super::resolve::Series {
            area,
            ..binding.series.clone()
        };
        let row = series
            .rows()
            .find(|row| row.period.start == point.period.start && row.value.is_some());
        if let Some(row) = row {
            consider(&series, row);
        }
    }
    let more = found.len().saturating_sub(4);
    found.truncate(4);
    if more > 0 {
        found.push(format!("and of {more} more cells"));
    }
    found
}

/// A key figure from a source's fact: its words come from the fact.
pub(super) fn fact_figure(
    claim: &mut Claim,
    id: &Spanned<String>,
    name: Option<&Spanned<String>>,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((entry, fact)) = fact_of(claim, id, name, scope, diagnostics) else {
        return;
    };
    let Some(fact) = fact else {
        let error = Diagnostic::error(
            Code::FigureDestination,
            id.span.clone(),
            "a key figure needs a fact of the source, whose value it shows",
        );
        let known = some(entry.facts.keys().map(String::as_str));
        diagnostics.push(error.help(format!("write {}#FACT, one of: {known}", id.value)));
        return;
    };
    let unit = super::statistics::fact_unit(fact);
    claim.state = State::SourcedAndChecked;
    claim.words = super::statistics::fact_words(fact.value.value, &unit, scope.percent);
    claim.verdict = Verdict::Agrees;
}

/// A link to a source: known, and where it names a fact, true of it.
fn source(
    run: &Run,
    link: &ProseLink,
    claim: &mut Claim,
    id: &Spanned<String>,
    fact: Option<&Spanned<String>>,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    claim.state = if run.prose.speech {
        State::Quoted
    } else {
        State::Sourced
    };
    let Some((_, found)) = fact_of(claim, id, fact, scope, diagnostics) else {
        claim.verdict = Verdict::Disagrees;
        return;
    };
    let Some(fact) = found else {
        if claim.words.trim().is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    Code::EmptyLink,
                    link.span.clone(),
                    "the link to the source has no words",
                )
                .help("write the words that the source bears between the brackets"),
            );
        }
        return;
    };
    if claim.state == State::Sourced {
        claim.state = State::SourcedAndChecked;
    }
    claim.verdict = check_fact(run, link, claim, fact, scope, diagnostics);
}

/// The source that an id names, with its fact where one is named; the claim's basis is set to them.
fn fact_of<'a>(
    claim: &mut Claim,
    id: &Spanned<String>,
    name: Option<&Spanned<String>>,
    scope: &Scope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(&'a SourceEntry, Option<&'a Fact>)> {
    let entry = scope
        .page_sources
        .get(&id.value)
        .or_else(|| scope.shared_sources.get(&id.value));
    let Some(entry) = entry else {
        let error = Diagnostic::error(
            Code::UnknownSource,
            id.span.clone(),
            format!("there is no source \"{}\"", id.value),
        );
        let known = scope.page_sources.keys().chain(scope.shared_sources.keys());
        diagnostics.push(match did_you_mean(&id.value, known.map(String::as_str)) {
            Some(near) => error.help(format!("did you mean \"{near}\"?")),
            None => error.help(format!("add {}: to sources.yaml, with a title", id.value)),
        });
        return None;
    };
    claim.basis = Basis::Source {
        id: id.value.clone(),
        fact: None,
        value: None,
    };
    let Some(name) = name else {
        return Some((entry, None));
    };
    let Some(fact) = entry.facts.get(&name.value) else {
        let error = Diagnostic::error(
            Code::UnknownFact,
            name.span.clone(),
            format!("the source \"{}\" has no fact \"{}\"", id.value, name.value),
        );
        let known: Vec<&str> = entry.facts.keys().map(String::as_str).collect();
        diagnostics.push(match did_you_mean(&name.value, known.iter().copied()) {
            Some(near) => error.help(format!("did you mean \"{near}\"?")),
            None if known.is_empty() => error.help("add it under facts: in sources.yaml"),
            None => error.help(format!("its facts are {}", some(known.into_iter()))),
        });
        return None;
    };
    let (fact_name, value) = (Some(name.value.clone()), Some(fact.value.value));
    claim.basis = Basis::Source {
        id: id.value.clone(),
        fact: fact_name,
        value,
    };
    Some((entry, Some(fact)))
}

/// The words against a fact: one value, as a cell's.
fn check_fact(
    run: &Run,
    link: &ProseLink,
    claim: &mut Claim,
    fact: &Fact,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Verdict {
    let fact_value: Decimal = fact.value.value;
    let unit = super::statistics::fact_unit(fact);
    let right = super::statistics::fact_words(fact_value, &unit, scope.percent);
    if claim.words.trim().is_empty() {
        let require = scope.evidence == Evidence::Require;
        if require || run.prose.surface != Surface::Body {
            diagnostics.push(
                Diagnostic::error(
                    Code::EmptyLink,
                    link.span.clone(),
                    "the figure's words are not filled in",
                )
                .help(format!(
                    "write \"{right}\", or run casebook fill on this file"
                )),
            );
            return Verdict::Disagrees;
        }
        claim.words = right;
        return Verdict::Agrees;
    }
    let problem = super::judge::fact(&run.prose.text, &run.tokens, &link.words, fact_value, &unit);
    let Some((code, message)) = problem else {
        return Verdict::Agrees;
    };
    let severity = if run.prose.speech {
        Severity::Advice
    } else {
        Severity::Error
    };
    let mut diagnostic = Diagnostic::error(code, underlined(link), message)
        .here(format!("the source's fact: {fact_value}{}", unit.suffix))
        .label(fact.value.span.clone(), "stands here");
    diagnostic.severity = severity;
    if !run.prose.speech {
        diagnostic = diagnostic.help(format!("write \"{right}\", or correct the fact"));
    }
    diagnostics.push(diagnostic);
    Verdict::Disagrees
}
