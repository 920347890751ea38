//! From the parser's raw tree to nodes: places in the whole file, texts as they were typed, keys that stand once.

use std::ops::Range;

use super::patch::Patch;
use super::read::{Raw, RawNode};
use super::{Node, Value, mend};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// What the nodes of one text are made from.
pub(super) struct Tree<'a> {
    pub(super) source: &'a Source,
    /// Where in the source the text begins that was read.
    pub(super) base: usize,
    /// The text as it was typed.
    pub(super) text: &'a str,
    /// What was written in another way for the parser.
    pub(super) patch: &'a Patch,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

/// What stands between a key and its value beside white space and comments.
enum Before {
    Nothing,
    /// `|` or `>`: the value is a block text.
    BlockHeader,
    /// `!tag` or `&anchor`, from this byte.
    Property(usize),
}

impl Tree<'_> {
    /// The node of a value that follows byte `after`.
    pub(super) fn node(&mut self, raw: RawNode, after: usize) -> Node {
        let span = raw.defined.span();
        let offset = span.byte_offset().unwrap_or(0) as usize;
        let len = span.byte_len().unwrap_or(0) as usize;
        let start = self.place(offset).max(after).min(self.text.len());
        let end = self.place(offset.saturating_add(len)).max(start);
        let before = self.before(after, start);
        if let Before::Property(at) = before {
            return self.property(at, end, &raw.value);
        }
        match raw.value {
            Raw::Null => {
                // The parser puts a missing value at its colon's place; ours stands behind the colon.
                let colon = usize::from(start == end && self.text[start..].starts_with(':'));
                self.make(Value::Null, start + colon..end + colon)
            }
            Raw::Bare => self.plain(start..end),
            Raw::Text(text) => self.scalar(text, start..end, matches!(before, Before::BlockHeader)),
            Raw::List(items) => {
                let mut nodes = Vec::with_capacity(items.len());
                let mut last = start;
                if self.text[start..].starts_with('[') {
                    last += 1;
                }
                let first = last;
                for item in items {
                    let node = self.node(item, last);
                    last = self.end_of(&node).max(last);
                    nodes.push(node);
                }
                let end = self.collection_end(start, first, last, b']');
                self.make(Value::List(nodes), start..end)
            }
            Raw::Map(entries) => {
                let mut map: Vec<(Node, Node)> = Vec::with_capacity(entries.len());
                let mut last = start;
                if self.text[start..].starts_with('{') {
                    last += 1;
                }
                let first = last;
                for (key, value) in entries {
                    let key = self.node(key, last);
                    last = self.end_of(&key).max(last);
                    let value = self.node(value, last);
                    last = self.end_of(&value).max(last);
                    map.push((key, value));
                }
                let end = self.collection_end(start, first, last, b'}');
                let map = self.unique(map);
                self.make(Value::Map(map), start..end)
            }
        }
    }

    /// Where a byte of the text that was read stands in the one that was typed.
    fn place(&self, byte: usize) -> usize {
        let byte = self.patch.original(byte).min(self.text.len());
        self.text.floor_char_boundary(byte)
    }

    fn make(&self, value: Value, range: Range<usize>) -> Node {
        Node {
            value,
            span: self
                .source
                .span(self.base + range.start..self.base + range.end),
        }
    }

    fn end_of(&self, node: &Node) -> usize {
        (node.span.end as usize).saturating_sub(self.base)
    }

    fn plain(&self, range: Range<usize>) -> Node {
        let text = self.text[range.clone()].to_owned();
        self.make(
            Value::Scalar {
                text,
                quoted: false,
            },
            range,
        )
    }

    fn scalar(&self, text: String, range: Range<usize>, block: bool) -> Node {
        let written = &self.text[range.clone()];
        if block {
            // A block text's place ends before its last line end, as every other value's does.
            let end = range.start + written.trim_end_matches(['\n', '\r']).len();
            return self.make(Value::Scalar { text, quoted: true }, range.start..end);
        }
        if let Some(meant) = self.patch.placeholder(&range) {
            let range = meant.start..meant.end.max(range.end);
            let text = fold(&self.text[range.clone()]);
            return self.make(Value::Scalar { text, quoted: true }, range);
        }
        let quoted = written.starts_with(['"', '\'']);
        let text = if quoted {
            text
        } else if written.contains(['\n', '\r']) {
            fold(written)
        } else {
            written.to_owned()
        };
        self.make(Value::Scalar { text, quoted }, range)
    }

    /// Looks through what stands between two values.
    fn before(&self, from: usize, to: usize) -> Before {
        let gap = &self.text.as_bytes()[from..to];
        let mut at = 0;
        let mut before = Before::Nothing;
        while let Some(&byte) = gap.get(at) {
            match byte {
                b'|' | b'>' => {
                    before = Before::BlockHeader;
                    at = line_end(gap, at);
                }
                b'#' => at = line_end(gap, at),
                b'!' | b'&' => return Before::Property(from + at),
                _ => at += 1,
            }
        }
        // A missing value stands before its tag, if it has one.
        before
    }

    /// A value with a tag or an anchor: what an editor meant as text.
    fn property(&mut self, at: usize, end: usize, raw: &Raw) -> Node {
        let end = match raw {
            Raw::List(_) | Raw::Map(_) => mend::value_end(self.text, at),
            _ => end.max(at + 1),
        };
        let range = at..end;
        let place = self.base + at..self.base + end;
        self.diagnostics
            .push(mend::special_start(self.source, place));
        self.plain(range)
    }

    /// Where a list or map ends: at its bracket, or with what stands in it.
    fn collection_end(&self, start: usize, first: usize, last: usize, bracket: u8) -> usize {
        if first == start {
            return last;
        }
        let rest = &self.text.as_bytes()[last..];
        let mut at = 0;
        while let Some(&byte) = rest.get(at) {
            match byte {
                b'#' => at = line_end(rest, at),
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
                _ if byte == bracket => return last + at + 1,
                // The closing bracket was put in by us.
                _ => break,
            }
        }
        last
    }

    /// The entries without those whose key stood before, each of which is an error at its place.
    fn unique(&mut self, map: Vec<(Node, Node)>) -> Vec<(Node, Node)> {
        let mut order: Vec<usize> = (0..map.len()).collect();
        order.sort_by_key(|&index| (map[index].0.text(), index));
        let mut keep = vec![true; map.len()];
        let mut first = 0;
        for (position, &index) in order.iter().enumerate() {
            let key = &map[index].0;
            let Some(text) = key.text() else {
                let message = "a key must be a word";
                self.diagnostics.push(Diagnostic::error(
                    Code::YamlSyntax,
                    key.span.clone(),
                    message,
                ));
                keep[index] = false;
                continue;
            };
            let earlier = &map[first].0;
            if position == 0 || earlier.text() != Some(text) {
                first = index;
                continue;
            }
            keep[index] = false;
            self.diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateKey,
                    key.span.clone(),
                    format!("the key {text:?} stands here for the second time"),
                )
                .label(earlier.span.clone(), "the first time")
                .help("keep one of the two lines, or give the other its right name"),
            );
        }
        if keep.iter().all(|&keep| keep) {
            return map;
        }
        map.into_iter()
            .zip(keep)
            .filter_map(|(entry, keep)| keep.then_some(entry))
            .collect()
    }
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .map_or(bytes.len(), |end| from + end)
}

/// A plain text over several lines: a line end is a space, an empty line a line end.
fn fold(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut blank = 0;
    let unified = written.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in unified.split('\n').enumerate() {
        let line = line.trim_matches([' ', '\t']);
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if index > 0 {
            if blank == 0 {
                text.push(' ');
            }
            text.extend(std::iter::repeat_n('\n', blank));
        }
        blank = 0;
        text.push_str(line);
    }
    text
}
