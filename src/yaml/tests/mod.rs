//! YAML as editors write it, well and badly.

mod bad;
mod good;
mod properties;

use super::{Node, Value, parse};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// Reads a whole text.
fn read(text: &str) -> (Option<Node>, Vec<Diagnostic>, Source) {
    let source = Source::new("content/a.yaml".into(), text);
    let mut said = Vec::new();
    let node = parse(&source, 0..text.len(), &mut said);
    (node, said, source)
}

/// `2:8 the message: help | help`, with the position where it starts.
pub(crate) fn line(said: &Diagnostic, source: &Source) -> String {
    let place = source.position(said.span().start);
    let advice = if said.severity == Severity::Advice {
        "advice "
    } else {
        ""
    };
    let mut line = format!("{advice}{}:{} {}", place.line, place.column, said.message());
    for help in said.help_lines() {
        line.push_str(" | ");
        line.push_str(help);
    }
    line
}

/// Each diagnostic in a line, by position.
pub(crate) fn lines(mut said: Vec<Diagnostic>, source: &Source) -> Vec<String> {
    said.sort_by_key(|said| said.span().start);
    said.iter().map(|said| line(said, source)).collect()
}

/// A tree in one line: `{key: "text", list: [1, ~]}`, with quotes where the text is quoted.
fn shown(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar { text, quoted: true } => format!("{text:?}"),
        Value::Scalar { text, .. } => text.clone(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", shown(key), shown(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
