//! One evidence link: resolved, read, judged and reported.
//!
//! In: a link of a run of text and the scope. Out: a claim with its diagnostics.
//! Must not know: other links of the page.

mod empty;
mod extent;
mod proposal;
mod report;
mod source_link;
mod sourced;
mod without_fact;

use std::ops::Range;

use self::empty::check_empty_link;
pub(super) use self::empty::{words_alone, words_for_empty_link};
use self::extent::words_to_read;
use self::proposal::proposed_words;
use self::report::report_findings;
use self::source_link::check_source_link;
pub(super) use self::source_link::fill_key_fact;
use self::sourced::has_source;
use crate::config::Evidence;
use crate::data::{Part, Row};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{LinkForm, ProseLink};
use crate::evidence::claim::{Basis, CitedValue, Claim, EvidenceStatus, Verdict};
use crate::evidence::destination::{Destination, FigureDestination, Quantity, parse_destination};
use crate::evidence::judge::{Finding, Judge, LinkJudgement};
use crate::evidence::prose::TokenizedProse;
use crate::evidence::resolve::{Binding, BoundPoints, BoundSeries, resolve};
use crate::evidence::scope::EvidenceScope;
use crate::source::Span;

/// A link's claim, and its binding for the checks of the sentence.
pub(super) struct CheckedLink<'a> {
    pub(super) claim: Claim,
    pub(super) binding: Option<Binding<'a>>,
    /// The bytes that were read as its words.
    pub(super) words: Range<usize>,
}

/// Reads one evidence link.
pub(super) fn check_link<'a>(
    run: &TokenizedProse,
    link: &ProseLink,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> CheckedLink<'a> {
    let mut claim = unchecked_claim(run, link);
    let Some(destination) = parse_destination(&link.destination, diagnostics) else {
        claim.verdict = Verdict::Disagrees;
        return CheckedLink {
            claim,
            binding: None,
            words: link.words.clone(),
        };
    };
    match destination {
        Destination::NotAFigure => {
            claim.status = EvidenceStatus::NotAStatistic;
            CheckedLink {
                claim,
                binding: None,
                words: link.words.clone(),
            }
        }
        Destination::Source { id, fact } => {
            check_source_link(
                run,
                link,
                &mut claim,
                &id,
                fact.as_ref(),
                scope,
                diagnostics,
            );
            CheckedLink {
                claim,
                binding: None,
                words: link.words.clone(),
            }
        }
        Destination::Figure(figure) => {
            let binding = check_figure_link(run, link, &mut claim, &figure, scope, diagnostics);
            let words = binding.as_ref().map_or_else(
                || link.words.clone(),
                |binding| words_to_read(run, &link.words, binding),
            );
            CheckedLink {
                claim,
                binding,
                words,
            }
        }
    }
}

/// A claim of a link before it is checked.
pub(super) fn unchecked_claim(run: &TokenizedProse, link: &ProseLink) -> Claim {
    let text = &run.prose.text;
    Claim {
        span: link.span.clone(),
        surface: run.prose.surface,
        words: text[link.words.clone()].to_owned(),
        sentence: text[run.sentence(&link.words)].trim().to_owned(),
        status: EvidenceStatus::Unbound,
        anchor: String::new(),
        shows: None,
        basis: Basis::Nothing,
        verdict: Verdict::Unchecked,
        methods: Vec::new(),
        ranked_among: None,
        breaks: Vec::new(),
    }
}

/// The span that a message about a link underlines: the words with their brackets.
fn underlined_span(link: &ProseLink) -> Span {
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

fn check_figure_link<'a>(
    run: &TokenizedProse,
    link: &ProseLink,
    claim: &mut Claim,
    figure: &FigureDestination,
    scope: &EvidenceScope<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Binding<'a>> {
    claim.status = if run.prose.speech {
        EvidenceStatus::Quoted
    } else {
        EvidenceStatus::Bound
    };
    claim.verdict = Verdict::Disagrees;
    let binding = resolve(figure, scope, diagnostics)?;
    claim.basis = basis_of(&binding);
    claim.shows = shown_quantity(&binding);
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
        check_empty_link(run, link, claim, &binding, require, scope, diagnostics);
        return Some(binding);
    }
    let judge = Judge {
        sourced: has_source(run, link),
        ..Judge::of_run(
            run,
            words_to_read(run, &link.words, &binding),
            &binding,
            scope,
        )
    };
    let mut judgement = judge.judge();
    report_revision(run, link, figure, scope, &mut judgement);
    claim.methods = std::mem::take(&mut judgement.methods);
    claim.methods.dedup();
    if claim
        .methods
        .iter()
        .any(|method| method.starts_with("rank"))
    {
        claim.ranked_among = binding.among.universe().ok().map(|among| among.areas.len());
    }
    claim.breaks = std::mem::take(&mut judgement.breaks);
    claim.breaks.dedup();
    if !judgement
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
    {
        claim.verdict = Verdict::Agrees;
    }
    report_findings(run, link, &judgement, &binding, scope, diagnostics);
    Some(binding)
}

/// Words for a link that its binding bears: its own where they pass, otherwise the wording that is proposed, if there is one.
pub(super) fn reworded(
    run: &TokenizedProse,
    link: &ProseLink,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Option<String> {
    let judge = Judge {
        sourced: has_source(run, link),
        ..Judge::of_run(
            run,
            words_to_read(run, &link.words, binding),
            binding,
            scope,
        )
    };
    let judgement = judge.judge();
    if judgement.has_errors() {
        return proposed_words(run, link, &judgement, binding, scope);
    }
    Some(run.prose.text[link.words.clone()].trim().to_owned())
}

/// Says of a mismatch that the words agreed with the release before the current one: it is the data that have been revised.
fn report_revision(
    run: &TokenizedProse,
    link: &ProseLink,
    figure: &FigureDestination,
    scope: &EvidenceScope<'_>,
    judgement: &mut LinkJudgement,
) {
    let is_mismatch = |finding: &&mut Finding| {
        finding.code == Code::FigureMismatch && finding.severity == Severity::Error
    };
    if judgement.findings.iter_mut().find(is_mismatch).is_none() {
        return;
    }
    let Some(catalogue) = scope.previous else {
        return;
    };
    let earlier = EvidenceScope {
        catalogue,
        ..*scope
    };
    let Some(binding) = resolve(figure, &earlier, &mut Vec::new()) else {
        return;
    };
    let judge = Judge {
        sourced: has_source(run, link),
        ..Judge::of_run(run, link.words.clone(), &binding, &earlier)
    };
    if judge.judge().has_errors() {
        return;
    }
    let Basis::Figure { cited, .. } = basis_of(&binding) else {
        return;
    };
    let values = cited.iter().rev().map(|cited| match cited.value {
        Some(value) => format!("{value} ({})", cited.period),
        None => format!("no value ({})", cited.period),
    });
    let values: Vec<String> = values.collect();
    for finding in judgement.findings.iter_mut().filter(is_mismatch) {
        finding.code = Code::FigureRevised;
        finding.message = format!(
            "{}; in the release before, the data said {}",
            finding.message,
            values.join(" and ")
        );
    }
}

/// The name of what a binding's destination shows, unless it is the value.
pub(super) fn shown_quantity(binding: &Binding) -> Option<&'static str> {
    let shown = binding.show.filter(|show| *show != Quantity::Value)?;
    let mut names = Quantity::NAMES.iter();
    names
        .find(|(_, quantity)| *quantity == shown)
        .map(|(name, _)| *name)
}

/// The cells that a binding cites.
pub(super) fn basis_of(binding: &Binding) -> Basis {
    let mut cited = Vec::new();
    let mut add = |series: &BoundSeries, points: &BoundPoints| {
        let points = match points {
            // The newest value first, since the link leads readers to it.
            BoundPoints::Change(from, to) => vec![to.clone(), from.clone()],
            BoundPoints::One(point) => vec![point.clone()],
        };
        for point in points {
            let table = &series.indicator.table;
            cited.push(CitedValue {
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
                value: point.row.and_then(Row::value),
                cell: point.row.map(Row::cell),
                location: point.row.and_then(|row| row.location(Part::Value)),
            });
        }
    };
    add(&binding.series, &binding.points);
    if let Some(comparator) = &binding.comparator {
        add(&comparator.series, &comparator.points);
    }
    // Every claim of the site stays in memory until all pages are written.
    cited.shrink_to_fit();
    Basis::Figure {
        indicator: binding.series.indicator.definition.id.value.clone(),
        cited,
    }
}
