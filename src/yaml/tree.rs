//! From tokens to nodes: spans in the whole file, texts as they were typed, unique keys.

use std::ops::Range;

use super::patch::Patch;
use super::read::{Failure, Fault, Style, Token, Tokens};
use super::{Node, Value, mend};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The deepest nesting of lists and maps, far beyond any real file.
const DEPTH: usize = 32;

/// The most values of one file; more than a site of ten thousand sources has.
const NODES: usize = 1_000_000;

/// The input from which the nodes of one text are built.
pub(super) struct Tree<'a> {
    pub(super) source: &'a Source,
    /// The first byte of the text in the source.
    pub(super) base: usize,
    /// The text as it was typed.
    pub(super) text: &'a str,
    /// The replacements in the copy that was parsed.
    pub(super) patch: &'a Patch,
}

/// A list or map that has not ended yet.
struct Open {
    start: usize,
    flow: bool,
    /// Its tag or anchor.
    property: Option<usize>,
    inside: Inside,
}

enum Inside {
    List(Vec<Node>),
    /// The entries, and the key whose value comes next.
    Map(Vec<(Node, Node)>, Option<Node>),
}

impl Tree<'_> {
    /// Parses the text or a corrected copy of it, and pushes errors of valid YAML; nothing on a failure.
    pub(super) fn read(
        &self,
        copy: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Node, Failure> {
        let mut found = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        // Where the last token ended: a value's tag or anchor is between it and the value.
        let mut last = 0;
        for (count, token) in Tokens::new(copy).enumerate() {
            let (token, range) = token?;
            if open.len() > DEPTH || count > NODES {
                return Err(Failure {
                    at: range.start,
                    fault: Fault::TooMuch,
                });
            }
            let start = self.place(range.start).max(last).min(self.text.len());
            let range = start..self.place(range.end).max(start);
            let gap = last..start;
            let before = |has: bool| has.then(|| self.property(gap)).flatten();
            let node = match token {
                Token::Scalar {
                    text,
                    style,
                    property,
                } => {
                    if let Some(at) = before(property) {
                        self.special(at, range.end, &mut found)
                    } else {
                        let node = self.scalar(text.into_owned(), style, range);
                        found.extend(self.unseen(&node));
                        node
                    }
                }
                Token::Alias => self.special(range.start, range.end, &mut found),
                Token::Begin {
                    list,
                    flow,
                    property,
                } => {
                    open.push(Open {
                        start: range.start,
                        flow,
                        property: before(property),
                        inside: if list {
                            Inside::List(Vec::new())
                        } else {
                            Inside::Map(Vec::new(), None)
                        },
                    });
                    let bracket = flow && self.text[range.start..].starts_with(['[', '{']);
                    last = range.start + usize::from(bracket);
                    continue;
                }
                Token::End => {
                    let Some(closed) = open.pop() else { continue };
                    let end = if closed.flow { range.end } else { last };
                    self.close(closed, end.max(last), &mut found)
                }
            };
            last = last.max((node.span.end as usize).saturating_sub(self.base));
            match open.last_mut().map(|open| &mut open.inside) {
                Some(Inside::List(items)) => items.push(node),
                Some(Inside::Map(entries, key)) => match key.take() {
                    Some(key) => entries.push((key, node)),
                    None => *key = Some(node),
                },
                None => root = Some(node),
            }
        }
        diagnostics.extend(found);
        Ok(root.unwrap_or_else(|| self.make(Value::Null, 0..0)))
    }

    /// The byte of the original for a byte of the copy.
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

    fn scalar(&self, text: String, style: Style, range: Range<usize>) -> Node {
        let written = &self.text[range.clone()];
        if style == Style::Block {
            // A block text's span ends before its last line end, as every other value's does.
            let end = range.start + written.trim_end_matches(['\n', '\r', ' ']).len();
            return self.make(Value::Scalar { text, quoted: true }, range.start..end);
        }
        if let Some(meant) = self.patch.placeholder(&range) {
            let range = meant.start..meant.end.max(range.end);
            let text = fold(&self.text[range.clone()]);
            return self.make(Value::Scalar { text, quoted: true }, range);
        }
        let quoted = style == Style::Quoted;
        let text = if quoted || self.patch.is_none() {
            text
        } else {
            fold(written)
        };
        if !quoted && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
            // The parser puts a missing value at its colon; here it is after the colon.
            let colon = usize::from(range.is_empty() && self.text[range.start..].starts_with(':'));
            return self.make(Value::Null, range.start + colon..range.end + colon);
        }
        self.make(Value::Scalar { text, quoted }, range)
    }

    /// The position of the tag or anchor that precedes a value.
    fn property(&self, gap: Range<usize>) -> Option<usize> {
        let from = gap.start;
        let gap = &self.text.as_bytes()[gap];
        let mut at = 0;
        while let Some(&byte) = gap.get(at) {
            match byte {
                b'#' => at = line_end(gap, at),
                b'!' | b'&' => return Some(from + at),
                _ => at += 1,
            }
        }
        None
    }

    /// A value with a tag or an anchor, or an alias: meant as text by editors.
    fn special(&self, at: usize, end: usize, found: &mut Vec<Diagnostic>) -> Node {
        let range = at..end.max(at + 1);
        let place = self.base + range.start..self.base + range.end;
        found.push(mend::special_start(self.source, place));
        let text = self.text[range.clone()].to_owned();
        self.make(
            Value::Scalar {
                text,
                quoted: false,
            },
            range,
        )
    }

    /// A text with an escaped control character. A literal one has been reported before.
    fn unseen(&self, node: &Node) -> Option<Diagnostic> {
        let is_unseen =
            |byte: u8| byte == 0x7f || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        let byte = node.text()?.bytes().find(|&byte| is_unseen(byte))?;
        let written = self.source.text().get(node.span.range())?;
        if written.bytes().any(is_unseen) {
            return None;
        }
        let message = format!("this text makes a character that cannot be seen (U+{byte:04X})");
        Some(
            Diagnostic::error(Code::YamlSyntax, node.span.clone(), message)
                .help("remove it; a text with a backslash in it goes in single quotes"),
        )
    }

    fn close(&self, closed: Open, end: usize, found: &mut Vec<Diagnostic>) -> Node {
        if let Some(at) = closed.property {
            return self.special(at, mend::value_end(self.text, at), found);
        }
        let value = match closed.inside {
            Inside::List(items) => Value::List(items),
            Inside::Map(entries, _) => Value::Map(unique(entries, found)),
        };
        self.make(value, closed.start..end)
    }
}

/// The entries without duplicate keys, each of which is an error at its location.
fn unique(map: Vec<(Node, Node)>, found: &mut Vec<Diagnostic>) -> Vec<(Node, Node)> {
    let mut order: Vec<usize> = (0..map.len()).collect();
    order.sort_by_key(|&index| (map[index].0.text(), index));
    let mut keep = vec![true; map.len()];
    let mut first = 0;
    for (position, &index) in order.iter().enumerate() {
        let key = &map[index].0;
        let Some(text) = key.text() else {
            let message = "a key must be a word";
            found.push(Diagnostic::error(
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
        found.push(
            Diagnostic::error(
                Code::DuplicateKey,
                key.span.clone(),
                format!("the key {text:?} appears here for the second time"),
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
