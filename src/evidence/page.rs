//! A page's evidence: its links, its unbound statistics, and periods of the data that it does not cite yet.
//!
//! In: a document's runs of text, its key figures, the scope. Out: `PageEvidence` with its diagnostics.
//! Must not know: other pages.

use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::tokens_overlapping;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Prose, Surface};
use crate::evidence::anchors::name_claims;
use crate::evidence::chart_words::check_charts;
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::coverage::EvidenceCoverage;
use crate::evidence::destination::is_evidence;
use crate::evidence::free_text::thresholds::thresholds;
use crate::evidence::free_text::unbound::{report_other_counts, report_unbound};
use crate::evidence::free_text::{other_digits, statistics, unlinked};
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
    !prose.links.is_empty()
        || may_have_number(&prose.text)
        || other_digits::may_have(&prose.text)
        || is_about_figure(prose.surface)
}

/// Whether a text is about a figure or a chart without being linked to it, so that its words say something of their data.
fn is_about_figure(surface: Surface) -> bool {
    matches!(
        surface,
        Surface::KeyFigureLabel | Surface::ChartTitle | Surface::ChartSubtitle | Surface::ChartAlt
    )
}

/// Reads the evidence of a page.
pub fn read_page(
    document: &Document,
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageEvidence {
    let mut reader = EvidenceReader::new(scope, diagnostics);
    let mut labelled = Vec::new();
    for item in document.key_figures() {
        let first = reader.bindings.len();
        let claim = check_key_figure(item, scope, &mut reader.bindings, reader.diagnostics);
        reader.evidence.key_figures.push(claim);
        let bound = reader.bindings[first..].first();
        labelled.extend(bound.map(|(_, binding)| (item.span.clone(), binding.clone())));
    }
    for prose in &document.prose {
        if may_have_evidence(prose) {
            let about = labelled.iter().find(|(item, _)| item.contains(&prose.span));
            reader.read(prose, about.map(|(_, binding)| binding));
        }
    }
    let EvidenceReader {
        mut evidence,
        bindings,
        others,
        ..
    } = reader;
    check_charts(document, scope, diagnostics);
    report_other_counts(document, &others, scope, diagnostics);
    advise_on_later_periods(&bindings, diagnostics);
    name_claims(
        &mut evidence.key_figures,
        &mut evidence.claims,
        scope.catalogue,
    );
    evidence.claims.shrink_to_fit();
    evidence.coverage =
        EvidenceCoverage::from_claims(evidence.claims.iter().chain(&evidence.key_figures));
    evidence
}

/// Reads texts outside pages: definitions, settings, publishers' notes. Out: their claims.
pub fn read_texts(
    texts: &[Prose],
    scope: &EvidenceScope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Claim> {
    let mut reader = EvidenceReader::new(scope, diagnostics);
    for prose in texts.iter().filter(|prose| may_have_evidence(prose)) {
        reader.read(prose, None);
    }
    reader.evidence.claims
}

/// What is read of a page so far.
struct EvidenceReader<'s, 'a, 'd> {
    scope: &'s EvidenceScope<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
    evidence: PageEvidence,
    bindings: Vec<(Span, Binding<'a>)>,
    /// Numbers that may be statistics.
    others: Vec<Span>,
}

impl<'s, 'a, 'd> EvidenceReader<'s, 'a, 'd> {
    fn new(scope: &'s EvidenceScope<'a>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Self {
            scope,
            diagnostics,
            evidence: PageEvidence::default(),
            bindings: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Reads a run of text; `about` is the key figure whose label it is.
    fn read(&mut self, prose: &Prose, about: Option<&Binding<'a>>) {
        let scope = self.scope;
        let run = TokenizedProse::new(prose, scope.language);
        let mut masked: Vec<Range<usize>> = exempt_phrases(&prose.text, scope.lexicon);
        let defines = matches!(
            prose.surface,
            Surface::Definition | Surface::ValueNote | Surface::Name
        );
        if defines {
            masked.extend(thresholds(&run.tokens));
        }
        let mut own: Vec<(Range<usize>, Binding<'a>)> = Vec::new();
        for link in prose
            .links
            .iter()
            .filter(|link| is_evidence(&link.destination.value))
        {
            let read = link::check_link(&run, link, scope, self.diagnostics);
            self.evidence.claims.push(read.claim);
            masked.push(link_with_hedge_and_unit(&run, &link.words));
            if let Some(binding) = read.binding {
                self.bindings.push((link.span.clone(), binding.clone()));
                own.push((link.words.clone(), binding));
            }
        }
        // A key figure's number stands before its label.
        own.extend(about.map(|binding| (0..0, binding.clone())));
        if !prose.speech {
            unlinked::advise_on_sentences(&run, &own, &masked, scope, self.diagnostics);
        }
        other_digits::report(prose, scope, self.diagnostics);
        for found in statistics::find_numbers(&prose.text, &run.tokens, &masked, scope.lexicon) {
            self.number(&run, &found);
        }
    }

    /// A number outside links: an unbound statistic, or one that may be one.
    fn number(&mut self, run: &TokenizedProse<'_>, found: &statistics::NumberInText) {
        let prose = run.prose;
        let span = prose.span_of(found.range.clone());
        if !found.statistic {
            if prose.surface.is_running_text() {
                self.others.push(span);
            }
            return;
        }
        let overlaps = |claim: &Claim| {
            let other = &claim.span;
            other.file == span.file && other.start < span.end && span.start < other.end
        };
        // A run with code repeats what its paragraph says, linked or not.
        if prose.surface == Surface::Code && self.evidence.claims.iter().any(overlaps) {
            return;
        }
        self.evidence.claims.push(Claim {
            span: span.clone(),
            surface: prose.surface,
            words: prose.text[found.range.clone()].to_owned(),
            sentence: prose.text[run.sentence(&found.range)].trim().to_owned(),
            status: EvidenceStatus::Unbound,
            anchor: String::new(),
            shows: None,
            basis: Basis::Nothing,
            verdict: Verdict::Unchecked,
            methods: Vec::new(),
            breaks: Vec::new(),
        });
        let words = &prose.text[found.range.clone()];
        report_unbound(words, span, prose, self.scope, self.diagnostics);
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
