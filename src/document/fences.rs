//! Fences: which are blocks, and which look like misspelt ones.
//!
//! In: fences. Out: decoded blocks. Must not know: what their keys mean.

use std::ops::Range;

use super::block_shape::MEANT_BY;
use super::body::Fence;
use super::{Block, ElementKind};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Span};

/// Languages of code whose lines look like keys and values.
const LANGUAGES: [&str; 12] = [
    "yaml", "yml", "json", "json5", "toml", "ini", "css", "scss", "http", "text", "txt", "sh",
];

/// A block with its span.
#[derive(Clone, Debug)]
pub struct PlacedBlock {
    pub block: Block,
    /// The whole fence.
    pub span: Span,
}

/// Decodes the fences that are blocks; other fences are code. `tables` are the ranges of the body's tables.
pub(super) fn decode(
    source: &Source,
    fences: Vec<Fence>,
    tables: &[Range<usize>],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedBlock> {
    let mut blocks = Vec::new();
    for fence in fences {
        let first = first_line(source, &fence);
        if !is_closed(source, &fence) {
            let marks = marks(source, &fence);
            diagnostics.push(
                Diagnostic::error(
                    Code::BlockNeverEnds,
                    first,
                    "this block never ends: all that follows is read as a part of it",
                )
                .help(format!("write a line of {marks} where it ends")),
            );
            continue;
        }
        if !Block::NAMES.contains(&fence.word.as_str()) {
            nearly(source, &fence, first, diagnostics);
            continue;
        }
        if fence.quoted {
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedBlock,
                    first,
                    format!("a {} block cannot be inside a quotation", fence.word),
                )
                .help("take the `>` away from its lines"),
            );
            continue;
        }
        let yaml = yaml(source, &fence);
        let span = source.span(fence.range.clone());
        let end = fence.range.end;
        let block = Block::decode(
            source,
            &fence.word,
            yaml,
            fence.range,
            language,
            diagnostics,
        );
        if is_caption(block.as_ref()) && !is_above_table(source, end, tables) {
            diagnostics.push(
                Diagnostic::error(
                    Code::MisplacedBlock,
                    first,
                    "there is no table below this caption",
                )
                .help("put the caption directly above the table, with an empty line between them"),
            );
            continue;
        }
        blocks.extend(block.map(|block| PlacedBlock { block, span }));
    }
    blocks.shrink_to_fit();
    blocks
}

fn is_caption(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Element(element)) if element.kind == ElementKind::TableCaption)
}

/// Whether a table begins behind a byte, after nothing but white space.
fn is_above_table(source: &Source, end: usize, tables: &[Range<usize>]) -> bool {
    let next = tables
        .iter()
        .map(|table| table.start)
        .filter(|start| *start >= end)
        .min();
    next.is_some_and(|start| source.text()[end..start].trim().is_empty())
}

/// Reports a fence whose word is almost the name of a block, or one that other tools have for it.
fn nearly(source: &Source, fence: &Fence, first: Span, diagnostics: &mut Vec<Diagnostic>) {
    // Other tools write ```{chart}.
    let word = fence.word.trim_matches(['{', '}']);
    let plain = word.to_lowercase().replace('_', "-");
    if word != fence.word && !Block::NAMES.iter().any(|name| *name == plain) {
        return;
    }
    // `dart` is a language: a near miss starts with the same letter.
    let alike = did_you_mean(&plain, Block::NAMES.iter().copied())
        .filter(|name| name.get(..1) == plain.get(..1))
        .or_else(|| {
            let joined = |name: &&&str| name.replace('-', "") == plain;
            Block::NAMES.iter().find(joined).copied()
        })
        .or_else(|| meant(source, fence, &plain));
    let Some(name) = alike else {
        return foreign(source, fence, first, diagnostics);
    };
    let line = &source.text()[first.range()];
    let mended = line.replacen(&fence.word, name, 1);
    diagnostics.push(
        Diagnostic::error(
            Code::UnknownBlock,
            first,
            format!(
                "there is no block \"{}\"; did you mean \"{name}\"?",
                fence.word
            ),
        )
        .help(format!("write: {mended}")),
    );
}

/// The block that is meant by a word of other tools, where the fence holds keys and values: `map` may be a language of code.
fn meant(source: &Source, fence: &Fence, word: &str) -> Option<&'static str> {
    let mut known = MEANT_BY.iter();
    let (name, _) = known.find(|(_, words)| words.contains(&word))?;
    has_keys(source, fence).then_some(*name)
}

/// Reports a fence that holds keys and values and is no block: another program's, or one that this version does not have.
fn foreign(source: &Source, fence: &Fence, first: Span, diagnostics: &mut Vec<Diagnostic>) {
    let word = fence.word.to_lowercase();
    if word.is_empty() || LANGUAGES.contains(&word.as_str()) || !has_keys(source, fence) {
        return;
    }
    diagnostics.push(
        Diagnostic::advice(
            Code::UnknownBlock,
            first,
            format!(
                "there is no block \"{}\": readers see its lines as code",
                fence.word
            ),
        )
        .help(format!("the blocks are: {}", Block::NAMES.join(", ")))
        .help("if it is an example of YAML, write yaml behind the marks"),
    );
}

/// Whether the first line of a fence is a key, with its value or with a list below it.
fn has_keys(source: &Source, fence: &Fence) -> bool {
    let content = source.text()[fence.content.clone()].trim_start();
    let line = content.lines().next().unwrap_or_default().trim_end();
    let key = line.split_once(": ").map(|(key, _)| key);
    let is_key = |key: &str| {
        !key.is_empty()
            && key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'))
    };
    key.or_else(|| line.strip_suffix(':')).is_some_and(is_key)
}

fn first_line(source: &Source, fence: &Fence) -> Span {
    let text = &source.text()[fence.range.clone()];
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    source.span(fence.range.start..fence.range.start + end)
}

/// The backquotes or tildes that open a fence.
fn marks<'a>(source: &'a Source, fence: &Fence) -> &'a str {
    let text = &source.text()[fence.range.clone()];
    let mark = text.chars().next().unwrap_or('`');
    let len = text.len() - text.trim_start_matches(mark).len();
    &text[..len]
}

fn is_closed(source: &Source, fence: &Fence) -> bool {
    let marks = marks(source, fence);
    let text = source.text()[fence.range.clone()].trim_end();
    let Some(line) = text.rfind(['\n', '\r']) else {
        return false;
    };
    let last = text[line + 1..].trim_start_matches([' ', '\t', '>']);
    last.len() >= marks.len() && last.bytes().all(|byte| marks.as_bytes().contains(&byte))
}

/// The YAML of a fence, from the margin of its first line on, so that all lines of a fence in a list are indented alike.
fn yaml(source: &Source, fence: &Fence) -> Range<usize> {
    let start = fence.content.start;
    let indented = source.text()[..start]
        .bytes()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    start - indented..fence.content.end
}
