//! A link to a source: the source must exist, and the words must agree with the fact that it names.

use crate::evidence::prose::TokenizedProse;
use rust_decimal::Decimal;

use super::underlined_span;
use super::without_fact::{check_own_fact, check_without_fact};
use crate::config::{Evidence, Fact, SourceEntry};
use crate::diagnostic::{Code, Diagnostic, Severity, Subject, did_you_mean};
use crate::document::{ProseLink, Surface};
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::judge;
use crate::evidence::resolve::list_some;
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording::{fact_unit, fact_words};
use crate::source::Spanned;

/// Fills in the claim of a key figure from a source's fact.
pub(crate) fn fill_key_fact(
    claim: &mut Claim,
    id: &Spanned<String>,
    name: Option<&Spanned<String>>,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((entry, fact)) = find_fact(claim, id, name, scope, diagnostics) else {
        return;
    };
    let Some(fact) = fact else {
        let error = Diagnostic::error(
            Code::FigureDestination,
            id.span.clone(),
            "a key figure needs a fact of the source, whose value it shows",
        );
        let known = list_some(entry.facts.keys().map(String::as_str));
        diagnostics.push(error.help(format!("write {}#FACT, one of: {known}", id.value)));
        return;
    };
    claim.status = EvidenceStatus::SourcedAndChecked;
    claim.words = fact_words(fact, scope.percent);
    claim.verdict = Verdict::Agrees;
}

/// Checks a link to a source: the source must exist, and the words agree with the fact, if one is named.
pub(super) fn check_source_link(
    run: &TokenizedProse,
    link: &ProseLink,
    claim: &mut Claim,
    id: &Spanned<String>,
    fact: Option<&Spanned<String>>,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    claim.status = if run.prose.speech {
        EvidenceStatus::Quoted
    } else {
        EvidenceStatus::Sourced
    };
    let Some((entry, found)) = find_fact(claim, id, fact, scope, diagnostics) else {
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
        let underlined = underlined_span(link);
        check_without_fact(run, link, (claim, &underlined), entry, scope, diagnostics);
        return;
    };
    if claim.status == EvidenceStatus::Sourced {
        claim.status = EvidenceStatus::SourcedAndChecked;
    }
    claim.verdict = check_fact_words(run, link, claim, fact, scope, diagnostics);
    let is_own = scope.page_sources.contains_key(&id.value);
    if claim.verdict == Verdict::Agrees && is_own {
        check_own_fact(run, link, &underlined_span(link), scope, diagnostics);
    }
}

/// The destination meant by a fact without its source, or by one after another character than `#`.
fn fact_meant_by(
    id: &Spanned<String>,
    name: Option<&Spanned<String>>,
    scope: &EvidenceScope<'_>,
) -> Option<String> {
    let all = || scope.page_sources.iter().chain(scope.shared_sources.iter());
    if name.is_some() {
        return None;
    }
    if let Some((source, fact)) = id.value.split_once(['/', '?', ':', '.']) {
        return all()
            .any(|(known, _)| known == source)
            .then(|| format!("{source}#{fact}"));
    }
    all()
        .find(|(_, entry)| entry.facts.contains_key(&id.value))
        .map(|(source, _)| format!("{source}#{}", id.value))
}

/// The source that an id names, with its fact where one is named; the claim's basis is set to them.
fn find_fact<'a>(
    claim: &mut Claim,
    id: &Spanned<String>,
    name: Option<&Spanned<String>>,
    scope: &EvidenceScope<'a>,
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
        )
        .about(Subject::source(id));
        let known = scope.page_sources.keys().chain(scope.shared_sources.keys());
        let mended = fact_meant_by(id, name, scope);
        diagnostics.push(match did_you_mean(&id.value, known.map(String::as_str)) {
            _ if let Some(mended) = mended => error.help(format!("did you mean \"{mended}\"?")),
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
        )
        .about(Subject::fact(id, name));
        let known: Vec<&str> = entry.facts.keys().map(String::as_str).collect();
        diagnostics.push(match did_you_mean(&name.value, known.iter().copied()) {
            Some(near) => error.help(format!("did you mean \"{near}\"?")),
            None if known.is_empty() => error.help("add it under facts: in sources.yaml"),
            None => error.help(format!("its facts are {}", list_some(known.into_iter()))),
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

/// Compares the words with a fact.
fn check_fact_words(
    run: &TokenizedProse,
    link: &ProseLink,
    claim: &mut Claim,
    fact: &Fact,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Verdict {
    let fact_value: Decimal = fact.value.value;
    let unit = fact_unit(fact);
    let right = fact_words(fact, scope.percent);
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
    if let Some(quote) = fact
        .quote
        .as_ref()
        .filter(|quote| !judge::stands_in(fact, &quote.value))
    {
        let message = format!("the value {fact_value} is not in the quote of the fact");
        let mut error = Diagnostic::error(Code::FigureMismatch, quote.span.clone(), message)
            .label(fact.value.span.clone(), "the value");
        error = error
            .help("correct the value or the quote, so that the quote has it in digits or in words");
        diagnostics.push(error);
        return Verdict::Disagrees;
    }
    let problem = judge::check_fact(&run.prose.text, &run.tokens, &link.words, fact);
    let Some((code, message)) = problem else {
        return Verdict::Agrees;
    };
    let severity = if run.prose.speech {
        Severity::Advice
    } else {
        Severity::Error
    };
    let mut diagnostic = Diagnostic::error(code, underlined_span(link), message)
        .here(format!("the source's fact: {fact_value}{}", unit.suffix))
        .label(fact.value.span.clone(), "is here");
    diagnostic.severity = severity;
    if !run.prose.speech {
        diagnostic = diagnostic.help(format!("write \"{right}\", or correct the fact"));
    }
    diagnostics.push(diagnostic);
    Verdict::Disagrees
}
