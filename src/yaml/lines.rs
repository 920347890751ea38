//! The lines of a text in YAML's block style: indentation, dashes, key, value.

use std::ops::Range;

/// One line.
pub(super) struct Line {
    pub(super) start: usize,
    /// Without its line end.
    pub(super) end: usize,
    /// How many bytes of white space it begins with.
    pub(super) margin: usize,
    /// The column of its key, or of its last dash where it has no key: what belongs to it is indented further.
    pub(super) indent: usize,
    /// Whether it is a list item.
    pub(super) dashed: bool,
    /// What follows white space and dashes.
    pub(super) content: Range<usize>,
    /// What follows the key's colon, or a dash; `None` where the line has neither.
    pub(super) value: Option<Range<usize>>,
}

impl Line {
    /// Whether it is empty but for a comment.
    pub(super) fn is_empty(&self, text: &str) -> bool {
        let content = &text[self.content.clone()];
        content.is_empty() || content.starts_with('#')
    }

    /// Whether it is empty.
    pub(super) fn is_empty_text(&self, text: &str) -> bool {
        text[self.start + self.margin..self.end].trim().is_empty()
    }
}

/// The lines of a text; they end with LF, CR LF or CR.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        lines.push(line(text, start..start + len));
        let width = match &rest.as_bytes()[len..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        start += len + width;
    }
    lines
}

fn line(text: &str, range: Range<usize>) -> Line {
    let written = &text[range.clone()];
    let margin = written.len() - written.trim_start_matches([' ', '\t']).len();
    let mut content = range.start + margin;
    let mut dashed = false;
    let mut dash = content;
    while let Some(rest) = text[content..range.end].strip_prefix('-') {
        if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            break;
        }
        dashed = true;
        dash = content;
        content = range.end - rest.trim_start_matches([' ', '\t']).len();
    }
    let words = &text[content..range.end];
    let key = key_end(words);
    let value = match key {
        Some(colon) => {
            let rest = &words[colon + 1..];
            Some(range.end - rest.trim_start_matches([' ', '\t']).len()..range.end)
        }
        None => dashed.then_some(content..range.end),
    };
    let trimmed = |range: Range<usize>| {
        let words = text[range.clone()].trim_end_matches([' ', '\t']);
        range.start..range.start + words.len()
    };
    Line {
        start: range.start,
        end: range.end,
        margin,
        indent: if key.is_some() { content } else { dash } - range.start,
        dashed,
        content: trimmed(content..range.end),
        value: value.map(trimmed),
    }
}

/// The position of the colon after a line's key.
fn key_end(words: &str) -> Option<usize> {
    let first = *words.as_bytes().first()?;
    let from = match first {
        b'"' | b'\'' => quote_end(words, first)?,
        // Not a key in block style: a comment, a list or map in brackets, a text with an indicator.
        b'#' | b'[' | b'{' | b'|' | b'>' | b'@' | b'`' | b'%' => return None,
        _ => 0,
    };
    let comment = words.find(" #").unwrap_or(words.len());
    let end = words[from..]
        .match_indices(':')
        .map(|(at, _)| from + at)
        .find(|&at| matches!(words.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))?;
    // After a quoted key, the colon must follow immediately.
    let direct = from == 0 || words[from..end].trim().is_empty();
    (direct && end < comment.max(1)).then_some(end)
}

/// The end of a quoted text that starts at the first byte, after its closing quote.
pub(super) fn quote_end(text: &str, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 2,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            _ if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// How a bracket continues.
pub(super) enum Opened {
    /// It closes before this byte.
    Closed(usize),
    /// These are missing at the end of its first line.
    Missing(String),
    /// Another kind of bracket closes it, or a quote in it does not end.
    Wrong,
}

/// Scans the bracket that a text starts with.
pub(super) fn opened(text: &str) -> Opened {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut first_line: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        match byte {
            b'[' => open.push(b']'),
            b'{' => open.push(b'}'),
            b']' | b'}' => {
                if open.pop() != Some(byte) {
                    return Opened::Wrong;
                }
                if open.is_empty() {
                    return Opened::Closed(at + 1);
                }
            }
            b'"' | b'\'' if matches!(before, Some(b'[' | b'{' | b',' | b' ' | b'\n' | b'\r')) => {
                match quote_end(&text[at..], byte) {
                    Some(len) => {
                        at += len;
                        continue;
                    }
                    None => return Opened::Wrong,
                }
            }
            b'#' if matches!(before, Some(b' ' | b'\t' | b'\n' | b'\r')) => {
                if first_line.is_none() {
                    first_line = Some(open.clone());
                }
                while !matches!(bytes.get(at + 1), None | Some(b'\n' | b'\r')) {
                    at += 1;
                }
            }
            b'\n' | b'\r' if first_line.is_none() => first_line = Some(open.clone()),
            _ => {}
        }
        at += 1;
    }
    let missing = first_line.unwrap_or(open);
    Opened::Missing(missing.iter().rev().map(|&byte| char::from(byte)).collect())
}
