//! What a page is told of the statistics that rest on nothing, and of data that it has not yet seen.
//!
//! In: what reading the page found. Out: diagnostics. Must not know: how it was found.

use std::collections::BTreeMap;

use super::resolve::Binding;
use super::scope::Scope;
use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Document;
use crate::source::Span;

pub(super) fn unbound(
    words: &str,
    span: Span,
    speech: bool,
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let severity = match scope.evidence {
        Evidence::Off => return,
        Evidence::Advise => Severity::Advice,
        Evidence::Require => Severity::Error,
    };
    let (message, help) = if speech {
        (
            format!("\"{words}\" is quoted without a source"),
            format!("tie it to what was said or published: [{words}](source:ID)"),
        )
    } else {
        (
            format!("\"{words}\" rests on nothing"),
            format!(
                "bind it to data, [{words}](figure:INDICATOR?PERIOD), or to a source, [{words}](source:ID); for a name or a \
                 definition, [{words}](figure:none); casebook bind lists the cells that match"
            ),
        )
    };
    let mut diagnostic = Diagnostic::error(Code::UnboundStatistic, span, message).help(help);
    diagnostic.severity = severity;
    diagnostics.push(diagnostic);
}

/// One line a page for numbers that may be statistics.
pub(super) fn other_counts(
    document: &Document,
    others: &[Span],
    scope: &Scope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(first) = others.first() else { return };
    if scope.evidence == Evidence::Off {
        return;
    }
    let text = document.source.text();
    let words: Vec<String> = others
        .iter()
        .take(5)
        .filter_map(|span| text.get(span.range()))
        .map(|words| format!("\"{words}\""))
        .collect();
    let more = others.len().saturating_sub(words.len());
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    diagnostics.push(
        Diagnostic::advice(
            Code::OtherCounts,
            first.clone(),
            format!(
                "numbers that may be statistics rest on nothing: {}{more}",
                words.join(", ")
            ),
        )
        .help("bind them, tie them to a source, or list their phrases under not_statistics in site.yaml"),
    );
}

/// Advice where the data have a later period than any that the page cites of a series.
pub(super) fn later_periods(bindings: &[(Span, Binding)], diagnostics: &mut Vec<Diagnostic>) {
    let mut newest = BTreeMap::new();
    for (span, binding) in bindings {
        let series = &binding.series;
        let id = &series.indicator.definition.id.value;
        let key = (id, &series.area.id, &series.dimensions);
        let Some(last) = binding.periods().last().map(|period| period.start) else {
            continue;
        };
        let entry = newest.entry(key).or_insert((last, span, binding));
        if last > entry.0 {
            *entry = (last, span, binding);
        }
    }
    for (last, span, binding) in newest.values() {
        let mut rows = binding.series.rows().iter();
        let later = rows.rfind(|row| row.value.is_some());
        let Some(later) = later.filter(|row| row.period.start > *last) else {
            continue;
        };
        let indicator = &binding.series.indicator.definition;
        diagnostics.push(
            Diagnostic::advice(
                Code::LaterPeriod,
                (*span).clone(),
                format!(
                    "the data have a later period, {}, which nothing on the page cites",
                    later.period
                ),
            )
            .help(format!(
                "{} in {}: {} (figure:{}?{})",
                binding.series.area.name,
                later.period,
                later.value.unwrap_or_default(),
                indicator
                    .short
                    .as_ref()
                    .map_or(&indicator.id.value, |short| &short.value),
                later.period
            )),
        );
    }
}
