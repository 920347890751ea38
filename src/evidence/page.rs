//! A page's evidence: its links, its unbound statistics, and periods of the data that it does not cite yet.
//!
//! In: a document's runs of text, its key figures, the scope. Out: `PageEvidence` with its diagnostics.
//! Must not know: other pages.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Prose, Surface};
use crate::evidence::anchors::name_claims;
use crate::evidence::chart_words::check_charts;
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::columns::{CellNumber, ColumnFigures, add_to_column, column_source};
use crate::evidence::coverage::EvidenceCoverage;
use crate::evidence::destination::is_evidence;
use crate::evidence::exempt::{advise_on_exempt_claim, exempt_phrases};
use crate::evidence::free_text::thresholds::thresholds;
use crate::evidence::free_text::unbound::{report_other_counts, report_unbound};
use crate::evidence::free_text::unnumbered::may_have_unnumbered;
use crate::evidence::free_text::{other_digits, statistics, unlinked};
use crate::evidence::key_figure::check_key_figure;
use crate::evidence::later_periods::advise_on_later_periods;
use crate::evidence::link;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::number_words::may_have_number;
use crate::evidence::prose::token::tokens_overlapping;
use crate::evidence::resolve::Binding;
use crate::evidence::scope::EvidenceScope;
use crate::evidence::surroundings::{FigureLinks, Headings, check_surroundings};
use crate::evidence::tables::{CellLink, Tables};
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

/// Whether a run of text has a link or may have a statistic, or says what the texts after it are about. Most do none of this,
/// and need not be stored.
pub fn may_have_evidence(prose: &Prose) -> bool {
    !prose.links.is_empty()
        || matches!(prose.surface, Surface::Heading | Surface::Title)
        || prose
            .cell
            .is_some_and(|cell| cell.row == 0 || cell.column == 0)
        || may_have_number(&prose.text)
        || may_have_unnumbered(&prose.text)
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
    let mut reader = EvidenceReader::new(Tables::of(document), scope, diagnostics);
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
        match prose.surface {
            Surface::Title => reader.headings.title = Some(prose),
            Surface::Heading => reader.headings.heading = Some(prose),
            _ => {}
        }
    }
    let EvidenceReader {
        mut evidence,
        bindings,
        others,
        columns,
        ..
    } = reader;
    check_charts(document, scope, diagnostics);
    report_other_counts(document, &others, scope, diagnostics);
    if scope.as_at.is_none() {
        advise_on_later_periods(&bindings, diagnostics);
    }
    name_claims(
        &mut evidence.key_figures,
        &mut evidence.claims,
        scope.catalogue,
    );
    // The numbers of a column have the place of its head on the page.
    for (cell, head) in columns.cells {
        let anchor = evidence.claims[head].anchor.clone();
        evidence.claims[cell].anchor = anchor;
    }
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
    let mut reader = EvidenceReader::new(Tables::default(), scope, diagnostics);
    for prose in texts.iter().filter(|prose| may_have_evidence(prose)) {
        reader.read(prose, None);
    }
    reader.evidence.claims
}

/// What is read of a page so far.
struct EvidenceReader<'s, 'a, 'd> {
    scope: &'s EvidenceScope<'a>,
    diagnostics: &'s mut Vec<Diagnostic>,
    evidence: PageEvidence,
    bindings: Vec<(Span, Binding<'a>)>,
    /// Numbers that may be statistics.
    others: Vec<Span>,
    tables: Tables<'d>,
    columns: ColumnFigures,
    /// The texts above the run that is read.
    headings: Headings<'d>,
}

impl<'s, 'a, 'd> EvidenceReader<'s, 'a, 'd> {
    fn new(
        tables: Tables<'d>,
        scope: &'s EvidenceScope<'a>,
        diagnostics: &'s mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            scope,
            diagnostics,
            evidence: PageEvidence::default(),
            bindings: Vec::new(),
            others: Vec::new(),
            tables,
            columns: ColumnFigures::default(),
            headings: Headings::default(),
        }
    }

    /// Reads a run of text; `about` is the key figure whose label it is.
    fn read(&mut self, prose: &Prose, about: Option<&Binding<'a>>) {
        let scope = self.scope;
        let run = TokenizedProse::new(prose, scope.language);
        let mut masked: Vec<Range<usize>> = exempt_phrases(&run, scope.lexicon);
        let defines = matches!(
            prose.surface,
            Surface::Definition | Surface::ValueNote | Surface::Name
        );
        if defines {
            masked.extend(thresholds(&run.tokens));
        }
        let links = self.read_links(&run, about, &mut masked);
        let headings = Headings {
            heads: self.tables.heads(prose),
            ..self.headings
        };
        let around = check_surroundings(&run, &links, headings, scope, self.diagnostics);
        masked.extend(around.read);
        let area_len = |at: usize| {
            let tokens = &run.tokens;
            let area = scope.lexicon.area_at(&prose.text, tokens, at, scope.areas);
            area.map(|(_, len)| len)
        };
        let mut found =
            statistics::find_numbers(&prose.text, &run.tokens, &masked, scope.lexicon, &area_len);
        if is_about_figure(prose.surface) || !prose.surface.is_running_text() {
            // What these say without a number is compared with the data that they are beside, or defines them.
            found.retain(|found| may_have_number(&prose.text[found.range.clone()]));
        }
        let statistics = found.iter().filter(|found| found.statistic);
        masked.extend(statistics.map(|found| found.range.clone()));
        if !prose.speech {
            unlinked::advise_on_sentences(&run, &links.figures, &masked, scope, self.diagnostics);
        }
        other_digits::report(prose, scope, self.diagnostics);
        for found in found {
            self.number(&run, found);
        }
    }

    /// Checks the links of a run that are based on something, and masks what they cover.
    fn read_links(
        &mut self,
        run: &TokenizedProse,
        about: Option<&Binding<'a>>,
        masked: &mut Vec<Range<usize>>,
    ) -> FigureLinks<'a> {
        let prose = run.prose;
        let mut links = FigureLinks::default();
        // A key figure's number is before its label.
        if let Some(binding) = about {
            links.push(0..0, 0..0, Some(binding.clone()), true);
        }
        for link in &prose.links {
            if !is_evidence(&link.destination.value) {
                continue;
            }
            if self.tables.is_column_link(prose, link) {
                masked.push(link.words.clone());
                self.columns.add_head(link, self.evidence.claims.len());
                self.evidence.claims.push(Claim {
                    status: EvidenceStatus::Column,
                    verdict: Verdict::Agrees,
                    ..link::unchecked_claim(run, link)
                });
                continue;
            }
            let read = link::check_link(run, link, self.scope, self.diagnostics);
            if read.claim.status == EvidenceStatus::NotAStatistic {
                advise_on_exempt_claim(run, link, self.diagnostics);
            }
            let agrees = read.claim.verdict == Verdict::Agrees;
            self.evidence.claims.push(read.claim);
            let covered = link_with_hedge_and_unit(run, &read.words);
            masked.push(covered.clone());
            if let Some(binding) = &read.binding {
                self.bindings.push((link.span.clone(), binding.clone()));
            }
            links.push(link.words.clone(), covered, read.binding, agrees);
        }
        links
    }

    /// A number outside links: an unbound statistic, or one that may be one.
    fn number(&mut self, run: &TokenizedProse<'_>, found: statistics::NumberInText) {
        let prose = run.prose;
        let span = prose.span_of(found.range.clone());
        let link = self.tables.link_of(prose);
        if !(found.statistic
            || self.tables.has_unit(prose)
            || matches!(link, Some(CellLink::Figure(_))))
        {
            if prose.surface.is_running_text() && link.is_none() {
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
        let mut claim = Claim {
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
            ranked_among: None,
            breaks: Vec::new(),
        };
        match link {
            Some(CellLink::Figure(link)) => {
                let cell = CellNumber {
                    run,
                    range: found.range,
                    row: self.tables.heads(prose)[1],
                };
                self.columns
                    .check_cell(&cell, link, &mut claim, self.scope, self.diagnostics);
                if let Some(head) = self.columns.head(link) {
                    self.columns.cells.push((self.evidence.claims.len(), head));
                    add_to_column(&mut self.evidence.claims[head].basis, &claim.basis);
                }
            }
            Some(CellLink::Source(link)) => column_source(link, &mut claim),
            None => {
                let words = &prose.text[found.range];
                report_unbound(words, span, prose, self.scope, self.diagnostics);
            }
        }
        self.evidence.claims.push(claim);
    }
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
