//! Messages about statistics that are neither bound to data nor tied to a source.
//!
//! In: the statistics and other counts found in free text. Out: diagnostics. Must not know: how they were found.

use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Document, Prose, Surface};
use crate::evidence::scope::EvidenceScope;
use crate::source::Span;

pub(crate) fn report_unbound(
    words: &str,
    span: Span,
    prose: &Prose,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let severity = match scope.evidence {
        Evidence::Off => return,
        Evidence::Advise => Severity::Advice,
        // A publisher's words are not the editor's to bind.
        Evidence::Require if prose.surface == Surface::ValueNote => Severity::Advice,
        Evidence::Require => Severity::Error,
    };
    let (message, help) = if !prose.surface.takes_links() {
        (
            format!("\"{words}\" is not bound to data or a source"),
            unlinkable_help(words, prose.surface),
        )
    } else if prose.speech {
        (
            format!("\"{words}\" is quoted without a source"),
            format!("tie it to what was said or published: [{words}](source:ID)"),
        )
    } else {
        (
            format!("\"{words}\" is not bound to data or a source"),
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

/// What to do with a statistic in a text that takes no links.
fn unlinkable_help(words: &str, surface: Surface) -> String {
    match surface {
        Surface::Code => format!(
            "write it without the marks of code, bound to data, [{words}](figure:INDICATOR?PERIOD), or to a source, \
             [{words}](source:ID)"
        ),
        Surface::Html => format!(
            "write it in Markdown, bound to data, [{words}](figure:INDICATOR?PERIOD), or to a source, [{words}](source:ID)"
        ),
        Surface::ValueNote => format!(
            "compare it with the publication; where it is right, list a phrase with \"{words}\" under not_statistics in site.yaml"
        ),
        _ => "say it in the text, where it can be bound".to_owned(),
    }
}

/// One message per page for numbers that may be statistics.
pub(crate) fn report_other_counts(
    document: &Document,
    others: &[Span],
    scope: &EvidenceScope,
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
                "numbers that may be statistics are not bound: {}{more}",
                words.join(", ")
            ),
        )
        .help("bind them, tie them to a source, or list their phrases under not_statistics in site.yaml"),
    );
}
