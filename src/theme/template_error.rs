//! Tera's errors as diagnostics with locations in the template.
//!
//! In: Tera's errors. Out: diagnostics. Must not know: which page was rendered: the same error has the same diagnostic on
//! every page, so that it is reported once.

use tera::{Error, ErrorKind};

use super::files::Layer;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Source, Span};

/// How the names of the embedded theme's templates begin.
const EMBEDDED_NAMES: &str = "default/";

/// The diagnostics of one error: Tera joins several into one where names are not known.
pub(super) fn diagnostics(error: &Error, layers: &[Layer]) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = place(layers, report.filename(), |source| {
                let range = report.span().range.clone();
                range.start.min(source.text().len())..range.end.min(source.text().len())
            });
            vec![explain(report.message(), place)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let place = place(layers, current, |source| words(source, parent));
            let message = format!("there is no template \"{parent}\" to extend");
            vec![with_near_template(message, parent, place, layers)]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let verb = match error.kind() {
                ErrorKind::CircularExtend { .. } => "extends",
                _ => "includes",
            };
            let place = place(layers, tpl, |source| {
                words(source, verb.trim_end_matches('s'))
            });
            vec![
                Diagnostic::error(
                    Code::TemplateError,
                    place,
                    format!("this template {verb} itself, by a detour or directly"),
                )
                .help(if tpl.starts_with(EMBEDDED_NAMES) {
                    "a file in themes/default/ replaces the default theme's own; to build on that one, put the file into a theme of yours: themes/ours/, with a theme.yaml of two lines, \"name: ours\" and \"extends: default\", and \"theme: ours\" in site.yaml"
                } else {
                    "to build on the default theme's template of the same name, write \"default/\" before it"
                }),
            ]
        }
        ErrorKind::Msg(text) => reports(text, layers),
        other => vec![explain(&other.to_string(), place(layers, "", |_| 0..0))],
    }
}

/// `error: MESSAGE`, then ` --> FILE:LINE:COLUMN`, for each error.
fn reports(text: &str, layers: &[Layer]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("error: ") {
            message = Some(rest);
        } else if let (Some(said), Some(locus)) = (message, line.trim_start().strip_prefix("--> "))
        {
            message = None;
            let mut parts = locus.rsplitn(3, ':');
            let column: usize = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
            let line: u32 = parts.next().and_then(|part| part.parse().ok()).unwrap_or(1);
            let name = parts.next().unwrap_or_default();
            let quoted = quoted(said);
            let place = place(layers, name, |source| {
                let start = offset(source, line, column);
                match quoted.and_then(|word| source.text()[start..].find(word).map(|at| (at, word)))
                {
                    Some((at, word)) => start + at..start + at + word.len(),
                    None => start..start,
                }
            });
            found.push(match (said.starts_with("Unknown template"), quoted) {
                (true, Some(name)) => {
                    let message = format!("there is no template \"{name}\" to include");
                    with_near_template(message, name, place, layers)
                }
                _ => explain(said, place),
            });
        }
    }
    if found.is_empty() {
        let name = quoted(text.split(" in both ").nth(1).unwrap_or_default()).unwrap_or_default();
        found.push(explain(text, place(layers, name, |_| 0..0)));
    }
    found
}

/// Tera's message in Casebook's style, with suggestions.
fn explain(message: &str, place: Span) -> Diagnostic {
    let name = quoted(message).unwrap_or_default();
    let (sentence, list) = match message.split_once(" is not defined.") {
        Some((what, rest)) if what.starts_with("Variable") => (
            format!("there is no \"{name}\" in this page's context"),
            rest.split_once("Available variables: "),
        ),
        Some((_, rest)) => (
            format!("there is no field \"{name}\" here"),
            rest.split_once("Available fields: "),
        ),
        None => (lower(message), None),
    };
    let diagnostic = Diagnostic::error(Code::TemplateError, place, sentence);
    let Some((_, list)) = list else {
        return if message.contains("that is undefined") {
            diagnostic.help("test it first: {% if name is defined %}")
        } else if message.contains("in any parent template") {
            diagnostic.help(format!(
                "put {{% block {name} %}}{{% endblock {name} %}} into the template that this one extends"
            ))
        } else {
            diagnostic
        };
    };
    match did_you_mean(name, list.split(", ")) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic.help(format!("there are: {list}")),
    }
}

fn with_near_template(message: String, name: &str, place: Span, layers: &[Layer]) -> Diagnostic {
    let diagnostic = Diagnostic::error(Code::TemplateError, place, message);
    let known = layers
        .iter()
        .flat_map(|layer| layer.files.keys())
        .filter_map(|path| path.strip_prefix("templates/"));
    match did_you_mean(name, known) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic,
    }
}

/// A range in the template with that name (`default/page.html`); if there is none, the start of the theme's theme.yaml.
fn place(
    layers: &[Layer],
    name: &str,
    range: impl FnOnce(&Source) -> std::ops::Range<usize>,
) -> Span {
    let found = name.split_once('/').and_then(|(theme, rest)| {
        let layer = layers.iter().find(|layer| layer.name == theme)?;
        layer.text(&format!("templates/{rest}"))
    });
    if let Some(source) = found {
        source.span(range(source))
    } else {
        let theme = layers.first().map_or("", |layer| layer.name.as_str());
        Span::new(&SitePath::new(format!("themes/{theme}/theme.yaml")), 0..0)
    }
}

/// The first occurrence of `needle` in a template; the template's start if there is none.
fn words(source: &Source, needle: &str) -> std::ops::Range<usize> {
    source
        .text()
        .find(needle)
        .map_or(0..0, |at| at..at + needle.len())
}

/// The byte of a line and column, both from 1.
fn offset(source: &Source, line: u32, column: usize) -> usize {
    let text = source.text();
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(at, _)| start + at)
}

/// The text between the first pair of backquotes or quotes.
fn quoted(message: &str) -> Option<&str> {
    let mut parts = message.split(['`', '\'']);
    parts.next()?;
    parts.next()
}

fn lower(message: &str) -> String {
    let message = message.trim_end_matches('.').replace('`', "\"");
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => message,
    }
}
