//! Reads the vocabulary files of the binary, each once.
//!
//! In: en.yaml, cy.yaml. Out: lists of patterns by their key. Must not know: what a key means.

use crate::source::{SitePath, Source};
use crate::yaml::{Node, Value, parse};

/// A vocabulary file as a tree. The files are part of the binary, so that an error in one is a fault of the program, which its
/// tests find.
pub(super) fn vocabulary(name: &str, text: &str) -> Node {
    let source = Source::new(SitePath::from(name), text);
    let mut diagnostics = Vec::new();
    let node = parse(&source, 0..text.len(), &mut diagnostics);
    node.filter(|_| diagnostics.is_empty())
        .expect("a vocabulary file of the binary is YAML")
}

/// The texts of a list at a key. They live as long as the program, as the vocabulary does.
pub(super) fn list(node: &Node, key: &str) -> Vec<&'static str> {
    node.get(key).map_or_else(Vec::new, texts)
}

/// The lists of a map at a key, each with its own key.
pub(super) fn lists(node: &Node, key: &str) -> Vec<(String, Vec<&'static str>)> {
    let entries = node.get(key).map_or(&[][..], Node::entries);
    entries
        .iter()
        .filter_map(|(key, node)| Some((key.text()?.to_owned(), texts(node))))
        .collect()
}

fn texts(node: &Node) -> Vec<&'static str> {
    match &node.value {
        Value::List(items) => items
            .iter()
            .filter_map(Node::text)
            .map(|text| &*text.to_owned().leak())
            .collect(),
        _ => Vec::new(),
    }
}

/// The two sides of each line `one / other` of a list.
pub(super) fn pairs(lines: Vec<&'static str>) -> Vec<(&'static str, &'static str)> {
    lines
        .into_iter()
        .filter_map(|line| line.split_once(" / "))
        .collect()
}

/// The words of lines of alternatives: `rose|fell`.
pub(super) fn words(lines: Vec<&'static str>) -> impl Iterator<Item = &'static str> {
    lines.into_iter().flat_map(|line| line.split('|'))
}
