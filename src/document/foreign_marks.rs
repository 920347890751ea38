//! Signs around words that mean something to other programs, and nothing here: `[[Page]]`, `==marked==`, `x^2^`.
//!
//! In: a run of prose, without code. Out: advice, with the corrected line where there is one.

use std::ops::Range;

use super::prose::Prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The most letters between the signs of an index.
const LONGEST_INDEX: usize = 6;

/// Searches a run for them.
pub(super) fn check(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    let text = &run.text;
    if !text.contains(['[', '=', '+', '^', '~', '$']) {
        return;
    }
    for range in between(text, "[[", "]]") {
        let words = text[range.start + 2..range.end - 2].to_owned();
        if words.trim_matches('_').eq_ignore_ascii_case("toc") {
            continue;
        }
        let name = words.split('|').next_back().unwrap_or(&words);
        let help = format!("write the page's file: [{name}](page.md)");
        push(
            source,
            run,
            range,
            "two brackets make no link: readers see them",
            &help,
            diagnostics,
        );
    }
    for sign in ["==", "++"] {
        for range in between(text, sign, sign) {
            let outer = text[..range.start].chars().next_back();
            let words = &text[range.start + 2..range.end - 2];
            let is_marked = !outer.is_some_and(char::is_alphanumeric)
                && words.starts_with(char::is_alphanumeric)
                && !words.ends_with(' ');
            if is_marked {
                let help = with(source, run, &range, words);
                let message = "these signs mark no words: readers see them";
                push(source, run, range, message, &help, diagnostics);
            }
        }
    }
    for (sign, indices) in [("^", SUPERSCRIPTS), ("~", SUBSCRIPTS)] {
        for range in between(text, sign, sign) {
            let index = &text[range.start + 1..range.end - 1];
            let is_index = text[..range.start].ends_with(char::is_alphanumeric)
                && index.chars().all(char::is_alphanumeric)
                && (1..=LONGEST_INDEX).contains(&index.len());
            if is_index {
                let raised: Option<String> = index
                    .chars()
                    .map(|digit| indices.chars().nth(digit.to_digit(10)? as usize))
                    .collect();
                let help = with(source, run, &range, raised.as_deref().unwrap_or(index));
                let message = "these signs raise and lower nothing: readers see them";
                push(source, run, range, message, &help, diagnostics);
            }
        }
    }
    for range in between(text, "$$", "$$") {
        let message = "formulas are not set: readers see this one as it is typed";
        let help = "write it in words, or show it as a picture: ![What it says](formula.svg)";
        push(source, run, range, message, help, diagnostics);
    }
}

const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS: &str = "₀₁₂₃₄₅₆₇₈₉";

/// The parts of a text from an opening sign to the next closing one on its line, with something between them.
fn between(text: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(open).map(|start| at + start) {
        let inside = start + open.len();
        let line = text[inside..].split('\n').next().unwrap_or("");
        match line.find(close).filter(|end| *end > 0) {
            Some(end) => {
                at = inside + end + close.len();
                found.push(start..at);
            }
            None => at = inside,
        }
    }
    found
}

fn with(source: &Source, run: &Prose, range: &Range<usize>, words: &str) -> String {
    let range = run.span_of(range.clone()).range();
    format!("write: {}", source.mended(range, words))
}

fn push(
    source: &Source,
    run: &Prose,
    range: Range<usize>,
    message: &str,
    help: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let span = source.span(run.span_of(range).range());
    diagnostics.push(Diagnostic::advice(Code::MarkupAsText, span, message).help(help));
}
