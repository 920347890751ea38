//! A page's evidence: its links, its unbound statistics, and periods of the data that it does not cite yet.
//!
//! In: a document's runs of text, its key figures, the scope. Out: `PageEvidence` with its diagnostics.
//! Must not know: other pages.

use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::tokens_overlapping;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Prose};
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::coverage::EvidenceCoverage;
use crate::evidence::destination::is_evidence;
use crate::evidence::free_text::unbound::{report_other_counts, report_unbound};
use crate::evidence::free_text::{statistics, unlinked};
use crate::evidence::key_figure::check_key_figure;
use crate::evidence::later_periods::advise_on_later_periods;
use crate::evidence::lexicon::Lexicon;
use crate::evidence::link;
use crate::evidence::prose::number_words::may_have_number;
use crate::evidence::resolve::Binding;
use crate::evidence::scope::EvidenceScope;
use crate::source::Span;

/// The claims of a page.
#[derive(Clone, Debug, Default)]
pub struct PageEvidence {
    /// Claims in the order of the text: linked ones and unbound statistics.
    pub claims: Vec<Claim>,
    /// Key figures in the order of the page.
    pub key_figures: Vec<Claim>,
    pub coverage: EvidenceCoverage,
}

/// Whether a run of text has a link or may have a number. Most have neither, and need not be stored.
pub fn may_have_evidence(prose: &Prose) -> bool {
    !prose.links.is_empty() || may_have_number(&prose.text)
}

/// Reads the evidence of a page.
pub fn read_page(
    document: &Document,
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageEvidence {
    let mut evidence = PageEvidence::default();
    let mut bindings: Vec<(Span, Binding)> = Vec::new();
    let mut others = Vec::new();
    for prose in &document.prose {
        if !may_have_evidence(prose) {
            continue;
        }
        read_prose(
            prose,
            scope,
            &mut evidence,
            &mut bindings,
            &mut others,
            diagnostics,
        );
    }
    for item in document.key_figures() {
        evidence
            .key_figures
            .push(check_key_figure(item, scope, &mut bindings, diagnostics));
    }
    report_other_counts(document, &others, scope, diagnostics);
    advise_on_later_periods(&bindings, diagnostics);
    evidence.claims.shrink_to_fit();
    evidence.coverage =
        EvidenceCoverage::from_claims(evidence.claims.iter().chain(&evidence.key_figures));
    evidence
}

fn read_prose<'a>(
    prose: &Prose,
    scope: &EvidenceScope<'a>,
    evidence: &mut PageEvidence,
    bindings: &mut Vec<(Span, Binding<'a>)>,
    others: &mut Vec<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let run = TokenizedProse::new(prose, scope.language);
    let mut masked: Vec<Range<usize>> = exempt_phrases(&prose.text, scope.lexicon);
    let mut own: Vec<(Range<usize>, Binding<'a>)> = Vec::new();
    for link in prose
        .links
        .iter()
        .filter(|link| is_evidence(&link.destination.value))
    {
        let read = link::check_link(&run, link, scope, diagnostics);
        evidence.claims.push(read.claim);
        masked.push(link_with_hedge_and_unit(&run, &link.words));
        if let Some(binding) = read.binding {
            bindings.push((link.span.clone(), binding.clone()));
            own.push((link.words.clone(), binding));
        }
    }
    if !prose.speech {
        unlinked::advise_on_sentences(&run, &own, &masked, scope, diagnostics);
    }
    for found in statistics::find_numbers(&prose.text, &run.tokens, &masked, scope.lexicon) {
        let span = prose.span_of(found.range.clone());
        if !found.statistic {
            others.push(span);
            continue;
        }
        evidence.claims.push(Claim {
            span: span.clone(),
            surface: prose.surface,
            words: prose.text[found.range.clone()].to_owned(),
            sentence: prose.text[run.sentence(&found.range)].trim().to_owned(),
            status: EvidenceStatus::Unbound,
            basis: Basis::Nothing,
            verdict: Verdict::Unchecked,
            methods: Vec::new(),
            breaks: Vec::new(),
        });
        report_unbound(
            &prose.text[found.range.clone()],
            span,
            prose.speech,
            scope,
            diagnostics,
        );
    }
}

/// The phrases in a text whose numbers are not statistics.
fn exempt_phrases(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    // ASCII only, so that the text keeps its byte offsets.
    let lower = text.to_ascii_lowercase();
    let found = lexicon.phrases.iter().flat_map(|phrase| {
        let places = lower.match_indices(phrase);
        places.map(|(at, found)| at..at + found.len())
    });
    found.collect()
}

/// A link's words with the hedge and the unit directly beside them, which are part of its claim.
fn link_with_hedge_and_unit(run: &TokenizedProse, words: &Range<usize>) -> Range<usize> {
    let window = tokens_overlapping(&run.tokens, words);
    let mut end = words.end;
    if let Some(last) = window.end.checked_sub(1).filter(|_| !window.is_empty()) {
        end = end.max(run.tokens[last].range.end);
        if let Some(unit) = crate::evidence::prose::units::unit_at(&run.tokens, window.end) {
            end = end.max(run.tokens[window.end + unit.len - 1].range.end);
        }
    }
    let start = run
        .tokens
        .get(window.start)
        .map_or(words.start, |token| token.range.start.min(words.start));
    start..end
}
