//! Suggested bindings and the words of empty links: for `casebook bind` and `casebook fill`.
//!
//! In: a document and the scope. Out: suggestions and edits of the file's text. Must not know: files.

use crate::evidence::prose::TokenizedProse;
use std::ops::Range;

use super::PageEvidence;
use crate::data::{Indicator, Row, UnitKind};
use crate::document::{Document, Prose};
use crate::evidence::bind_clause::{matching_clause, shared_words};
use crate::evidence::claim::{Claim, EvidenceStatus};
use crate::evidence::destination::{Destination, is_evidence, parse_destination};
use crate::evidence::judge::{Judge, check_fact};
use crate::evidence::link::words_for_empty_link;
use crate::evidence::prose::numbers::fraction_denominator;
use crate::evidence::prose::token::tokens;
use crate::evidence::resolve::{
    AmongClause, Binding, BoundPoints, BoundSeries, SeriesPoint, resolve,
};
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording::fact_words;
use crate::source::Span;

/// A replacement of a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// What is replaced.
    pub span: Span,
    /// The text that replaces it.
    pub text: String,
}

/// The bindings that would make an unbound statistic true.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub span: Span,
    /// The words of the statistic.
    pub words: String,
    /// Links to paste, each with a description of its cell; the likeliest first.
    pub bindings: Vec<(String, String)>,
}

/// The cells that match each unbound statistic of a page.
pub fn suggest_bindings(
    document: &Document,
    evidence: &PageEvidence,
    scope: &EvidenceScope,
) -> Vec<Suggestion> {
    let unbound = evidence
        .claims
        .iter()
        .filter(|claim| claim.status == EvidenceStatus::Unbound);
    unbound
        .filter_map(|claim| suggestion_for(document, claim, scope))
        .collect()
}

fn suggestion_for(document: &Document, claim: &Claim, scope: &EvidenceScope) -> Option<Suggestion> {
    let (prose, range) = document.prose.iter().find_map(|prose| {
        let at = prose.text.find(&claim.words)?;
        (prose.span.file == claim.span.file
            && prose.span.start <= claim.span.start
            && claim.span.end <= prose.span.end)
            .then(|| {
                (
                    prose,
                    claim_range(prose, claim).unwrap_or(at..at + claim.words.len()),
                )
            })
    })?;
    let run = TokenizedProse::new(prose, scope.language);
    let sentence = &prose.text[run.sentence(&range)];
    let mut found: Vec<(u32, String, String)> = Vec::new();
    for indicator in scope.catalogue.by_id.values() {
        collect_matching_cells(&run, &range, sentence, indicator, scope, &mut found);
        found.extend(matching_clause(&run, &range, indicator, scope));
    }
    // No cell of an indicator that the sentence does not speak of, where it speaks of another.
    if found.iter().any(|(rank, ..)| *rank < NAMED) {
        found.retain(|(rank, ..)| *rank < NAMED);
    }
    collect_matching_facts(&run, &range, scope, &mut found);
    found.sort();
    found.truncate(12);
    let bindings = found
        .into_iter()
        .map(|(_, text, cell)| (text, cell))
        .collect();
    Some(Suggestion {
        span: claim.span.clone(),
        words: claim.words.clone(),
        bindings,
    })
}

/// The bytes of a claim's words in their run of text.
fn claim_range(prose: &Prose, claim: &Claim) -> Option<Range<usize>> {
    prose
        .text
        .match_indices(&claim.words)
        .map(|(at, _)| at..at + claim.words.len())
        .find(|range| prose.span_of(range.clone()) == claim.span)
}

fn collect_matching_cells(
    run: &TokenizedProse,
    range: &Range<usize>,
    sentence: &str,
    indicator: &std::sync::Arc<Indicator>,
    scope: &EvidenceScope,
    found: &mut Vec<(u32, String, String)>,
) {
    let words = &run.prose.text[range.clone()];
    let percent = words.contains('%') || words.contains("cent");
    let is_share = indicator.definition.unit.kind == UnitKind::Percentage;
    // `one in five`, `a quarter of children` are shares too.
    if percent != is_share && !(is_share && states_a_part(words)) {
        return;
    }
    for row in indicator.table.rows() {
        let Some(area) = scope
            .areas
            .by_id
            .get(row.area())
            .filter(|_| row.is_listed())
        else {
            continue;
        };
        let own = scope.places.contains(&area.id);
        let named = sentence.contains(&area.name);
        if !(own || named) || row.value().is_none() {
            continue;
        }
        let series = BoundSeries {
            indicator,
            area,
            dimensions: row.dimensions().to_vec(),
        };
        let binding = Binding {
            series,
            points: BoundPoints::One(SeriesPoint {
                period: row.period(),
                row: Some(row),
            }),
            comparator: None,
            among: AmongClause::empty(area),
            show: None,
            latest: None,
        };
        let judge = Judge::of_run(run, range.clone(), &binding, scope);
        if judge.judge().has_errors() {
            continue;
        }
        let is_understood = own && scope.places.len() == 1;
        let destination = destination_of_row(indicator, row, (!is_understood).then_some(&*area.id));
        // The year, the area and the indicator's words in the sentence make a cell likelier.
        let title = &indicator.definition.title.get(scope.language).value;
        let shared = shared_words(run, range, indicator, scope);
        let year = sentence.contains(&*row.period().text);
        let rank = if shared == 0 {
            2 * NAMED
        } else {
            NAMED - 1 - shared
        } - if year { 10 } else { 0 }
            - u32::from(named);
        let cell = row.cell();
        found.push((
            rank,
            format!("[{words}]({destination})"),
            format!(
                "{title}, {}, {}: {} ({cell})",
                area.name,
                row.period(),
                row.value().unwrap_or_default()
            ),
        ));
    }
}

/// From this rank on the sentence has no word of the indicator.
const NAMED: u32 = 100;

/// Whether words state a part of a whole.
fn states_a_part(words: &str) -> bool {
    let tokens = tokens(words);
    let mut words = tokens.iter().filter_map(|token| token.word());
    words.any(|word| matches!(word, "in" | "of") || fraction_denominator(word).is_some())
}

/// The facts of sources that agree with a statistic's words.
fn collect_matching_facts(
    run: &TokenizedProse,
    range: &Range<usize>,
    scope: &EvidenceScope,
    found: &mut Vec<(u32, String, String)>,
) {
    let words = &run.prose.text[range.clone()];
    for (id, entry) in scope.page_sources.iter().chain(scope.shared_sources.iter()) {
        for (name, fact) in &entry.facts {
            if check_fact(&run.prose.text, &run.tokens, range, fact).is_none() {
                let title = &entry.title.get(scope.language).value;
                found.push((
                    NAMED / 2,
                    format!("[{words}](source:{id}#{name})"),
                    format!("{title}: {}", fact_words(fact, scope.percent)),
                ));
            }
        }
    }
}

/// The destination of a link to a row; without an area, that of the page's own place is meant.
pub fn destination_of_row(indicator: &Indicator, row: Row<'_>, area: Option<&str>) -> String {
    let definition = &indicator.definition;
    let name = definition.short.as_ref().unwrap_or(&definition.id);
    let mut destination = format!("figure:{}?{}", name.value, row.period().text);
    if let Some(area) = area {
        destination += "&area=";
        destination += area;
    }
    for (id, value) in indicator.table.dimensions.iter().zip(row.dimensions()) {
        let of_dimension = definition
            .dimensions
            .iter()
            .find(|(known, _)| *known.value == **id);
        let total = of_dimension.and_then(|(_, dimension)| dimension.total.as_ref());
        if total.is_none_or(|total| *total.value != **value) {
            for part in ["&", id, "=", value] {
                destination += part;
            }
        }
    }
    destination.replace(' ', "%20")
}

/// Edits that give empty links their words, and replace `latest` by the period that it means.
pub fn fill_links(document: &Document, scope: &EvidenceScope) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    for prose in &document.prose {
        let run = TokenizedProse::new(prose, scope.language);
        for link in prose
            .links
            .iter()
            .filter(|link| is_evidence(&link.destination.value))
        {
            let empty = prose.text[link.words.clone()].trim().is_empty();
            let Some(destination) = parse_destination(&link.destination, &mut Vec::new()) else {
                continue;
            };
            match destination {
                Destination::Figure(figure) => {
                    let Some(binding) = resolve(&figure, scope, &mut Vec::new()) else {
                        continue;
                    };
                    if empty && let Some(text) = words_for_empty_link(&run, link, &binding, scope) {
                        edits.push(TextEdit {
                            span: link.words_span.clone(),
                            text,
                        });
                    }
                    if let Some(span) = &binding.latest {
                        let newest = binding
                            .periods()
                            .last()
                            // A space would end the destination.
                            .map(|period| period.text.replace(' ', "%20"));
                        edits.extend(newest.map(|text| TextEdit {
                            span: span.clone(),
                            text,
                        }));
                    }
                }
                Destination::Source {
                    id,
                    fact: Some(fact),
                } if empty => {
                    let entry = scope
                        .page_sources
                        .get(&id.value)
                        .or_else(|| scope.shared_sources.get(&id.value));
                    if let Some(fact) = entry.and_then(|entry| entry.facts.get(&fact.value)) {
                        let text = super::wording::fact_words(fact, scope.percent);
                        edits.push(TextEdit {
                            span: link.words_span.clone(),
                            text,
                        });
                    }
                }
                _ => {}
            }
        }
    }
    edits.sort_by_key(|edit| edit.span.start);
    edits.dedup();
    edits
}
