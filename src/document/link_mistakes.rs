//! Mistakes in links: what an editor meant as a link and Markdown left as text. Without these messages a figure would
//! silently go unchecked.
//!
//! In: runs of prose, undefined references, definitions. Out: messages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::body::LinkDefinition;
use super::html;
use super::inlines::{BodyImage, UndefinedReference};
use super::prose::{LinkForm, Prose, Surface};
use super::split::Lines;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Source;

/// The longest address, in bytes, that is searched for where a bracket is missing.
pub(super) const LONGEST_ADDRESS: usize = 500;

/// Whether a destination binds text: `figure:…`, `source:…`.
pub(super) fn is_binding(destination: &str) -> bool {
    ["figure:", "source:"].iter().any(|scheme| {
        destination
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Searches a run for bindings that Markdown did not parse as links.
pub(super) fn check_prose(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    for link in &run.links {
        if link.form == LinkForm::Autolink && is_binding(&link.destination) {
            let mended = format!("[words]({})", link.destination.value);
            diagnostics.push(
                Diagnostic::error(
                    Code::FigureNotALink,
                    link.span.clone(),
                    "angle brackets make a visible address, not words bound to a figure",
                )
                .help(format!(
                    "write: {}",
                    source.mended(link.span.range(), &mended)
                )),
            );
        }
    }
    let mut after = 0;
    for (at, scheme) in schemes(&run.text) {
        if at < after {
            continue;
        }
        let start = after;
        let before = run.text[start..at].trim_end();
        let before_it = run.links.partition_point(|link| link.words.start <= at);
        let in_link = before_it > 0 && at < run.links[before_it - 1].words.end;
        after = at + scheme.len();
        if in_link {
            continue;
        }
        if let Some(bracket) = before.strip_suffix('(').map(str::trim_end)
            && bracket.ends_with(']')
        {
            let bracket = start + bracket.len() - 1;
            after = report_left_as_text(source, run, bracket, at, diagnostics);
        } else if before.ends_with('<') {
            let end = run.text[at..run.text.floor_char_boundary(at + LONGEST_ADDRESS)]
                .find('>')
                .map_or(after, |end| at + end + 1);
            let span = run.span_of(start + before.len() - 1..end);
            diagnostics.push(
                Diagnostic::error(
                    Code::FigureNotALink,
                    span,
                    "angle brackets do not bind words to a figure",
                )
                .help("write `[words](figure:INDICATOR?PERIOD)`"),
            );
            after = end;
        } else if before.ends_with(")[") {
            let end = run.text[at..].find(']').map_or(after, |end| at + end);
            let error = Diagnostic::error(
                Code::FigureNotALink,
                run.span_of(at..end),
                "the brackets are the wrong way round, so nothing is checked",
            );
            let open = run.text[start..at]
                .rfind('(')
                .map_or(at, |open| start + open);
            let words = &run.text[open + 1..start + before.len() - 2];
            let mended = format!("[{words}]({})", &run.text[at..end]);
            let whole = run.span_of(open..(end + 1).min(run.text.len()));
            diagnostics
                .push(error.help(format!("write: {}", source.mended(whole.range(), &mended))));
            after = end;
        } else if let Some(label) = before.strip_suffix("]:") {
            let bracket = start + label.rfind('[').unwrap_or(label.len());
            let line_end = run.text[at..]
                .find(' ')
                .map_or(run.text.len(), |end| at + end);
            diagnostics.push(
                Diagnostic::error(
                    Code::FigureNotALink,
                    run.span_of(bracket..line_end),
                    "this definition is read as text, because it follows a paragraph directly",
                )
                .help("put an empty line before it"),
            );
            after = line_end;
        }
    }
    // Dashes are typographic here.
    for (at, _) in run.text.match_indices('<') {
        let comment = run.text[at..].strip_prefix("<!");
        let dash = comment.and_then(|rest| rest.chars().next());
        if let Some(dash) = dash.filter(|dash| matches!(dash, '–' | '—' | '-')) {
            let span = run.span_of(at..at + 2 + dash.len_utf8());
            diagnostics.push(html::unclosed(span));
        }
    }
}

/// The positions of `figure:` and `source:` in a text.
fn schemes(text: &str) -> impl Iterator<Item = (usize, &'static str)> + '_ {
    memchr::memchr_iter(b':', text.as_bytes()).filter_map(|colon| {
        let before = &text.as_bytes()[..colon];
        ["figure:", "source:"].into_iter().find_map(|scheme| {
            let word = &scheme.as_bytes()[..scheme.len() - 1];
            let start = colon.checked_sub(word.len())?;
            before[start..]
                .eq_ignore_ascii_case(word)
                .then_some((start, scheme))
        })
    })
}

/// Reports `[words](figure:…` whose text ends at `bracket` and whose destination starts at `at`; returns where it ends.
fn report_left_as_text(
    source: &Source,
    run: &Prose,
    bracket: usize,
    at: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let text = &run.text;
    // An address is short: a distant bracket, or one after the next link, closes something else.
    let near = text.floor_char_boundary(at + LONGEST_ADDRESS);
    let near = text[at..near].find("](").map_or(near, |next| at + next);
    let closing = text[at..near].find(')').map(|end| at + end);
    let end = closing.unwrap_or_else(|| text[at..near].find(' ').map_or(near, |end| at + end));
    let destination = run.span_of(at..end);
    let mend = |range: Range<usize>, with: &str| {
        let place = run.span_of(range).range();
        format!("write: {}", source.mended(place, with))
    };
    let words = &text[at..end];
    let help = if closing.is_none() && run.surface == Surface::TableCell {
        "a bar ends the table's cell: write `%7C` for a bar in an address".to_owned()
    } else if closing.is_none() {
        mend(end..end, ")")
    } else if words.trim_end().contains(char::is_whitespace) {
        // After a sign, a space is a slip; in a name, it is part of it.
        let mut joined = words.trim_end().to_owned();
        for sign in [":", "?", "&", "=", "#", ".."] {
            joined = joined.replace(&format!("{sign} "), sign);
        }
        mend(at..end, &joined.replace(char::is_whitespace, "%20"))
    } else if text[bracket..at].trim_end_matches(' ') != "](" {
        mend(bracket..at, "](")
    } else {
        "write `[words](figure:INDICATOR?PERIOD)` with nothing between the brackets and without a \
         link inside the words"
            .to_owned()
    };
    diagnostics.push(
        Diagnostic::error(
            Code::FigureNotALink,
            destination,
            "this is read as text, not as a link, so nothing is checked",
        )
        .help(help),
    );
    end
}

/// Pictures whose address is a binding.
pub(super) fn check_image(source: &Source, image: &BodyImage, diagnostics: &mut Vec<Diagnostic>) {
    if is_binding(&image.src) {
        let start = image.span.start as usize;
        diagnostics.push(
            Diagnostic::error(
                Code::FigureNotALink,
                image.span.clone(),
                "the exclamation mark makes this a picture, not words bound to a figure",
            )
            .help(format!("write: {}", source.mended(start..start + 1, ""))),
        );
    }
}

/// References whose definition is missing.
pub(super) fn check_undefined(
    source: &Source,
    undefined: &[UndefinedReference],
    definitions: &[LinkDefinition],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for reference in undefined {
        let span = source.span(reference.range.clone());
        let id = &reference.id;
        let message = format!("nothing on this page defines [{id}]");
        let mut undefined = Diagnostic::error(Code::UndefinedReference, span.clone(), message);
        let labels = definitions
            .iter()
            .take(100)
            .map(|known| known.label.as_str());
        if is_binding(id) {
            let text = &source.text()[span.range()];
            let mended = match text.rfind('[') {
                Some(at) => format!("{}({id})", &text[..at]),
                None => text.to_owned(),
            };
            undefined = undefined.help(format!(
                "an address goes in round brackets; write: {}",
                source.mended(span.range(), &mended)
            ));
        } else if let Some(known) = did_you_mean(id, labels) {
            undefined = undefined.help(format!("did you mean [{known}]?"));
        } else {
            undefined = undefined.help(format!(
                "write what it stands for on a line of its own, after an empty line: [{id}]: figure:INDICATOR?PERIOD"
            ));
        }
        diagnostics.push(undefined);
    }
}

/// Definitions that nothing uses.
pub(super) fn check_unused(
    source: &Source,
    definitions: &[LinkDefinition],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for definition in definitions.iter().filter(|definition| !definition.used) {
        if is_binding(&definition.destination) {
            diagnostics.push(
                Diagnostic::advice(
                    Code::UnusedDefinition,
                    source.span(definition.range.clone()),
                    format!("nothing uses [{}]", definition.label),
                )
                .help(format!(
                    "bind words with it, as in [words][{}], or remove it",
                    definition.label
                )),
            );
        }
    }
}

/// Definitions of a label that is defined already: Markdown silently uses the first.
pub(super) fn check_repeated(
    source: &Source,
    body: Range<usize>,
    definitions: &[LinkDefinition],
    prose: &[Prose],
    fences: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let normal = |label: &str| {
        label
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let first: BTreeMap<String, &LinkDefinition> = definitions
        .iter()
        .map(|definition| (normal(&definition.label), definition))
        .collect();
    if first.is_empty() {
        return;
    }
    let starts: BTreeSet<usize> = definitions.iter().map(|known| known.range.start).collect();
    // A definition that is read as text or code does not count.
    let mut taken: Vec<(usize, usize)> = prose
        .iter()
        .map(|run| (run.span.start as usize, run.span.end as usize))
        .chain(fences.iter().map(|fence| (fence.start, fence.end)))
        .collect();
    taken.sort_unstable();
    let is_taken = |at: usize| {
        let before = taken.partition_point(|&(start, _)| start <= at);
        before > 0 && at < taken[before - 1].1
    };
    let lines = Lines {
        text: &source.text()[..body.end],
        at: body.start,
    };
    for line in lines {
        let text = &source.text()[line.clone()];
        let words = text.trim_start_matches([' ', '>']);
        let at = line.start + text.len() - words.len();
        let Some((label, _)) = words
            .strip_prefix('[')
            .and_then(|rest| rest.split_once("]:"))
        else {
            continue;
        };
        if starts.contains(&at) || label.starts_with('^') {
            continue;
        }
        if let Some(known) = first.get(&normal(label))
            && !is_taken(at)
        {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateDefinition,
                    source.span(at..line.end),
                    format!("[{label}] is defined twice; only the first counts"),
                )
                .label(source.span(known.range.clone()), "it is first defined here")
                .help("take one of the two out, or give it another name"),
            );
        }
    }
}
