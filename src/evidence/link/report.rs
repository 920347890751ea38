//! Findings about a link as diagnostics, with a wording that passes and other cells that agree with the words.

use crate::evidence::prose::TokenizedProse;

use super::proposal::{passes, proposed_words};
use super::underlined_span;
use crate::data::Row;
use crate::diagnostic::{Code, Diagnostic, Severity, Subject};
use crate::document::ProseLink;
use crate::evidence::judge::LinkJudgement;
use crate::evidence::resolve::{Binding, BoundPoints, BoundSeries, SeriesPoint};
use crate::evidence::scope::EvidenceScope;

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
        .then(|| proposed_words(run, link, judgement, binding, scope))
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
        let is_mismatch = matches!(finding.code, Code::FigureMismatch | Code::FigureRevised);
        let mut has_help = false;
        let mends = finding.severity == Severity::Error && finding.edit.is_some();
        if let Some(proposal) = proposal.as_ref().filter(|_| mends && !offered) {
            let other = if is_mismatch {
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
            has_help = true;
        }
        if let Some(help) = &finding.help {
            diagnostic = diagnostic.help(help.clone());
        } else if is_mismatch && proposal.is_none() && !(speech || has_help) {
            diagnostic = diagnostic
                .help("say what the data say there, or bind the text to another period or area");
        }
        if is_mismatch && !speech {
            for other in alternatives(run, link, binding, scope) {
                diagnostic = diagnostic.help(other);
            }
        }
        diagnostics.push(diagnostic);
    }
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
