//! A number that is tied to a source as a whole: a fact of the source, or the site's own data, may be able to check it.
//!
//! In: a link to a source without a fact. Out: advice to name the fact or to bind the number; an error where the site's own data
//! contradict it. Must not know: other links.

use crate::config::SourceEntry;
use crate::data::{Period, Row, period};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::ProseLink;
use crate::evidence::claim::Claim;
use crate::evidence::destination::{FigureDestination, PeriodChoice};
use crate::evidence::free_text::statistics::find_numbers;
use crate::evidence::judge::{Judge, check_fact};
use crate::evidence::prose::TokenizedProse;
use crate::evidence::resolve::{list_some, resolve};
use crate::evidence::scope::EvidenceScope;
use crate::source::{Span, Spanned};

/// Checks a link to a source without a fact, whose words may hold a statistic.
pub(super) fn check_without_fact(
    run: &TokenizedProse,
    link: &ProseLink,
    (claim, underlined): (&Claim, &Span),
    entry: &SourceEntry,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let inside = |range: &std::ops::Range<usize>| {
        link.words.start <= range.start && range.end <= link.words.end
    };
    let numbers = find_numbers(&run.prose.text, &run.tokens, &[], scope.lexicon, &|_| None);
    let statistic = numbers
        .iter()
        .any(|number| number.statistic && inside(&number.range));
    if !statistic || contradicts_or_repeats_data(run, link, underlined, scope, diagnostics) {
        return;
    }
    let id = &entry.id.value;
    let words = &claim.words;
    let mut advise = |message: String, help: String| {
        diagnostics
            .push(Diagnostic::advice(Code::FactNeeded, underlined.clone(), message).help(help));
    };
    let facts = entry.facts.iter().filter(|(_, fact)| {
        let checked = check_fact(&run.prose.text, &run.tokens, &link.words, fact);
        // Another unit is another fact.
        checked.is_none_or(|(code, _)| code == Code::FigureMismatch)
    });
    let facts: Vec<&str> = facts.map(|(name, _)| name.as_str()).collect();
    if !facts.is_empty() {
        let known = list_some(facts.iter().copied());
        advise(
            format!(
                "\"{words}\" is tied to the source as a whole, which has facts that could check it: {known}"
            ),
            format!("name the fact: [{words}](source:{id}#{})", facts[0]),
        );
    } else if run.prose.speech {
        advise(
            format!("\"{words}\" is quoted, and no fact of the source checks it"),
            format!(
                "add the number to the source's facts in sources.yaml, and name it: [{words}](source:{id}#NAME)"
            ),
        );
    }
}

/// Checks a fact that only the page itself states, whose number the site's own data may have and contradict.
pub(super) fn check_own_fact(
    run: &TokenizedProse,
    link: &ProseLink,
    underlined: &Span,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut found = Vec::new();
    contradicts_or_repeats_data(run, link, underlined, scope, &mut found);
    if found.iter().any(|found| found.severity == Severity::Error) {
        diagnostics.append(&mut found);
        return;
    }
    // The sentence may speak of an indicator without its name: `31.9 per cent of people were in work`.
    let sentence = run.sentence(&link.words);
    let words = run
        .tokens
        .iter()
        .filter(|token| sentence.start <= token.range.start && token.range.end <= sentence.end);
    let words = words.filter_map(|token| token.word());
    let Some(indicator) = scope.lexicon.subjects.hinted_by(words) else {
        return;
    };
    let Some(figure) = figure_of(indicator, run, link, scope) else {
        return;
    };
    let Some(binding) = resolve(&figure, scope, &mut Vec::new()) else {
        return;
    };
    let judge = Judge {
        sourced: true,
        ..Judge::of_run(run, link.words.clone(), &binding, scope)
    };
    let findings = judge.judge().findings.into_iter();
    let mut errors = findings.filter(|finding| finding.severity == Severity::Error);
    if let (Some(wrong), None) = (errors.next(), errors.next())
        && wrong.code == Code::FigureMismatch
    {
        diagnostics.push(
            Diagnostic::advice(
                Code::SourceBesideData,
                underlined.clone(),
                format!("the site's own data may have this figure, and say otherwise: {}", wrong.message),
            )
            .here(judge.cells_label())
            .help("bind the words to the data, [words](figure:INDICATOR?PERIOD), or say in the sentence what the source measures otherwise"),
        );
    }
}

/// Compares the words with the cell of the site's own data that their sentence names by indicator, area and period. Returns
/// whether there is one that can be compared.
fn contradicts_or_repeats_data(
    run: &TokenizedProse,
    link: &ProseLink,
    underlined: &Span,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let Some(figure) = named_figure(run, link, scope) else {
        return false;
    };
    let Some(binding) = resolve(&figure, scope, &mut Vec::new()) else {
        return false;
    };
    let judge = Judge {
        sourced: true,
        ..Judge::of_run(run, link.words.clone(), &binding, scope)
    };
    let findings = judge.judge().findings.into_iter();
    let errors: Vec<_> = findings
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    let period = binding.periods()[0].text.replace(' ', "%20");
    let destination = format!(
        "figure:{}?{period}&area={}",
        figure.indicator.value, binding.series.area.id
    );
    let words = run.prose.text[link.words.clone()].trim();
    let span = underlined.clone();
    match errors.as_slice() {
        [] => diagnostics.push(
            Diagnostic::advice(
                Code::SourceBesideData,
                span,
                "the site's own data have this figure, and a source checks nothing",
            )
            .here(judge.cells_label())
            .help(format!("bind it: [{words}]({destination})")),
        ),
        [wrong] if wrong.code == Code::FigureMismatch => {
            let mut diagnostic = Diagnostic::error(
                Code::SourceBesideData,
                span,
                format!("the site's own data contradict the source: {}", wrong.message),
            )
            .here(judge.cells_label())
            .help(format!("bind the words to the data, [words]({destination}), or say in the sentence what the source measures otherwise"));
            if run.prose.speech {
                diagnostic.severity = Severity::Advice;
            }
            diagnostics.push(diagnostic);
        }
        _ => return false,
    }
    true
}

/// The figure that a sentence names: one indicator in full, at most one area (else the page's place), one period.
fn named_figure(
    run: &TokenizedProse,
    link: &ProseLink,
    scope: &EvidenceScope,
) -> Option<FigureDestination> {
    let sentence = run.sentence(&link.words);
    let tokens = &run.tokens;
    let first = tokens.partition_point(|token| token.range.start < sentence.start);
    let last = tokens.partition_point(|token| token.range.end <= sentence.end);
    let words = tokens[first..last].iter().filter_map(|token| token.word());
    let indicator = scope.lexicon.subjects.named_in_full(words)?;
    figure_of(indicator, run, link, scope)
}

/// The figure of an indicator at the area and the period that a sentence names.
fn figure_of(
    indicator: &str,
    run: &TokenizedProse,
    link: &ProseLink,
    scope: &EvidenceScope,
) -> Option<FigureDestination> {
    let sentence = run.sentence(&link.words);
    let tokens = &run.tokens;
    let first = tokens.partition_point(|token| token.range.start < sentence.start);
    let last = tokens.partition_point(|token| token.range.end <= sentence.end);
    let table = &scope.catalogue.find(indicator)?.table;
    let mut areas = Vec::new();
    let mut periods: Vec<&Period> = Vec::new();
    let mut at = first;
    while at < last {
        if let Some((area, len)) = scope
            .lexicon
            .area_at(&run.prose.text, tokens, at, scope.areas)
        {
            areas.push(&area.id);
            at += len;
            continue;
        }
        if tokens[at]
            .number()
            .is_some_and(super::super::prose::token::Numeral::is_year)
        {
            // `2023/24` before `2023`
            let found = (at..(at + 3).min(last)).rev().find_map(|end| {
                let text = &run.prose.text[tokens[at].range.start..tokens[end].range.end];
                period::find(table.rows().iter().map(Row::period), text)
            });
            periods.push(found?);
        }
        at += 1;
    }
    areas.dedup();
    periods.dedup();
    let area = match (areas.as_slice(), scope.places) {
        ([], [place]) => place.to_string(),
        ([only], _) => only.to_string(),
        _ => return None,
    };
    let [period] = periods.as_slice() else {
        return None;
    };
    let named = |value: String| Spanned::new(value, link.span.clone());
    Some(FigureDestination {
        indicator: named(indicator.to_owned()),
        when: PeriodChoice::One(named(period.text.to_string())),
        area: Some(named(area)),
        vs: None,
        among: None,
        show: None,
        dimensions: Vec::new(),
        span: link.span.clone(),
    })
}
