//! Findings about a link as diagnostics, with a wording that passes and other cells that agree with the words.

use crate::evidence::prose::TokenizedProse;
use std::ops::Range;

use super::{has_source, underlined_span};
use crate::data::Row;
use crate::diagnostic::{Code, Diagnostic, Severity, Subject};
use crate::document::ProseLink;
use crate::evidence::judge::{Finding, Judge, LinkJudgement};
use crate::evidence::prose::welsh::tokens_in;
use crate::evidence::resolve::{Binding, BoundPoints, BoundSeries, SeriesPoint};
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording;

/// Reports findings, with a wording that passes and other cells that agree with the words.
pub(super) fn report_findings(
    run: &TokenizedProse,
    link: &ProseLink,
    judgement: &LinkJudgement,
    binding: &Binding,
    scope: &EvidenceScope,
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
        .then(|| passing_wording(run, link, judgement, binding, scope))
        .flatten();
    let mut offered = false;
    for finding in &judgement.findings {
        let mut diagnostic =
            Diagnostic::error(finding.code, underlined_span(link), finding.message.clone());
        let area = finding.without_row.as_deref();
        diagnostic.about.extend(area.map(Subject::area));
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
        } else if let Some((range, _)) = finding
            .edit
            .as_ref()
            .filter(|_| mends && proposal.is_none())
            && range.start < link.words.start
        {
            // A hedge before the link is part of the claim.
            let before = run.prose.text[range.start..link.words.start].trim();
            diagnostic = diagnostic.help(format!("take \"{before}\" out, before the link"));
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

/// The first wording of the link that passes: the words with every edit, or else one generated from the data.
fn passing_wording(
    run: &TokenizedProse,
    link: &ProseLink,
    judgement: &LinkJudgement,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Option<String> {
    let words = &link.words;
    let edited = with_edits(&run.prose.text, words, &judgement.findings);
    let candidates = edited
        .into_iter()
        .chain(wording::claims(binding, scope.percent))
        .map(|candidate| in_language(candidate, scope.language));
    candidates
        .into_iter()
        .find(|candidate| passes(run, link, candidate, binding, scope))
}

/// A wording with the units in the page's language.
fn in_language(wording: String, language: &str) -> String {
    if language == "cy" {
        wording
            .replace(" percentage points", " pwynt canran")
            .replace(" per cent", " y cant")
    } else {
        wording
    }
}

/// The link's words with the edits of all findings that lie in them.
fn with_edits(text: &str, words: &Range<usize>, findings: &[Finding]) -> Option<String> {
    let mut edits: Vec<&(Range<usize>, String)> = findings
        .iter()
        .filter_map(|finding| finding.edit.as_ref())
        .collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut result = String::new();
    let mut at = words.start;
    for (range, new) in edits {
        // A hedge or a unit beside the link is left to the editor: the wording replaces what is inside the brackets.
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

/// Whether other words in place of the link's would pass.
fn passes(
    run: &TokenizedProse,
    link: &ProseLink,
    words: &str,
    binding: &Binding,
    scope: &EvidenceScope,
) -> bool {
    let text = format!(
        "{}{words}{}",
        &run.prose.text[..link.words.start],
        &run.prose.text[link.words.end..]
    );
    let tokens = tokens_in(&text, scope.language);
    let judge = Judge {
        text: &text,
        tokens: &tokens,
        words: link.words.start..link.words.start + words.len(),
        binding,
        areas: scope.areas,
        lexicon: scope.lexicon,
        percent: scope.percent,
        sourced: has_source(run, link),
    };
    !judge
        .judge()
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Other cells that agree with the words: of the same series at another period, or of another area at the same period.
fn alternatives(
    run: &TokenizedProse,
    link: &ProseLink,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Vec<String> {
    let BoundPoints::One(point) = &binding.points else {
        return Vec::new();
    };
    if binding.comparator.is_some() {
        return Vec::new();
    }
    let words = &run.prose.text[link.words.clone()];
    let mut found = Vec::new();
    let mut consider = |series: &BoundSeries, row: Row<'_>| {
        let other = Binding {
            series: series.clone(),
            points: BoundPoints::One(SeriesPoint {
                period: row.period(),
                row: Some(row),
            }),
            ..binding.clone()
        };
        if passes(run, link, words, &other, scope) {
            let value = row.value().map_or(String::new(), |value| value.to_string());
            found.push(format!(
                "the text is true of {}, {}: {value}",
                series.area.name,
                row.period()
            ));
        }
    };
    for row in binding
        .series
        .rows()
        .iter()
        .filter(|row| !row.period().same_time(point.period))
    {
        if row.period().start != point.period.start && row.value().is_some() {
            consider(&binding.series, row);
        }
    }
    for area in scope
        .areas
        .by_id
        .values()
        .filter(|area| area.id != binding.series.area.id)
    {
        let series = BoundSeries {
            area,
            ..binding.series.clone()
        };
        let row = series
            .rows()
            .iter()
            .find(|row| row.period().start == point.period.start && row.value().is_some());
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
