//! A text with its path, its content hash and its lines.

use std::sync::{Arc, OnceLock};

use super::decode::{Encoding, decode};
use super::{Hash, Position, SitePath, Span};

/// How many bytes of a line are shown on each side of a correction.
const SHOWN_BESIDE: usize = 1_000;

/// The extensions of tables.
const TABLES: [&str; 3] = ["csv", "tsv", "txt"];

/// A text file, held in memory. Its byte order mark is left out, its line ends are kept.
#[derive(Debug)]
pub struct Source {
    path: SitePath,
    text: Arc<str>,
    /// Of the file's bytes, computed on demand: a first build needs no page's.
    hash: OnceLock<Hash>,
    encoding: Encoding,
    /// The byte at which each line starts, computed on demand.
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// A text that is already UTF-8.
    pub fn new(path: SitePath, text: impl Into<Arc<str>>) -> Self {
        Self {
            path,
            text: text.into(),
            hash: OnceLock::new(),
            encoding: Encoding::Utf8,
            lines: OnceLock::new(),
        }
    }

    /// A text from a file's bytes. Tables may have another encoding than UTF-8, as spreadsheets write them.
    pub fn from_bytes(path: SitePath, bytes: &[u8]) -> Self {
        let whole = bytes;
        let is_table = TABLES.contains(&path.extension().to_ascii_lowercase().as_str());
        let (text, encoding) = decode(bytes, is_table);
        let hash = OnceLock::new();
        if *text.as_bytes() != *whole {
            let _ = hash.set(Hash::of(whole));
        }
        Self {
            path,
            text,
            hash,
            encoding,
            lines: OnceLock::new(),
        }
    }

    /// The file's path from the site's root.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    pub fn shared_text(&self) -> Arc<str> {
        self.text.clone()
    }

    /// The hash of the file's bytes.
    pub fn hash(&self) -> Hash {
        *self.hash.get_or_init(|| Hash::of(self.text.as_bytes()))
    }

    /// How the bytes were read.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The span of a range of this text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(&self.path, range)
    }

    /// Line and column of a byte; a byte past the end is the end.
    pub fn position(&self, byte: u32) -> Position {
        let byte = self.text.floor_char_boundary(byte as usize);
        let lines = self.lines();
        let line = lines
            .partition_point(|&start| start as usize <= byte)
            .max(1);
        let start = lines[line - 1] as usize;
        let column = self.text[start..byte].chars().count() + 1;
        Position {
            line: line as u32,
            column: column as u32,
        }
    }

    /// The text of a line (from 1), without its line end; empty where there is no such line.
    pub fn line(&self, line: u32) -> &str {
        &self.text[self.line_range(line)]
    }

    /// The bytes of a line (from 1), without its line end; empty, at the text's end, where there is no such line.
    pub fn line_range(&self, line: u32) -> std::ops::Range<usize> {
        let lines = self.lines();
        let start = (line as usize)
            .checked_sub(1)
            .and_then(|index| lines.get(index))
            .map_or(self.text.len(), |&start| start as usize);
        let end = lines
            .get(line as usize)
            .map_or(self.text.len(), |&next| next as usize);
        let text = self.text[start..end.max(start)].trim_end_matches(['\n', '\r']);
        start..start + text.len()
    }

    /// The bytes of a byte's line, without its line end. Searches no further than that line.
    pub fn line_of(&self, byte: usize) -> std::ops::Range<usize> {
        let bytes = self.text.as_bytes();
        let ends_before = |&start: &usize| match bytes[start - 1] {
            b'\n' => true,
            b'\r' => bytes.get(start) != Some(&b'\n'),
            _ => false,
        };
        let byte = self.text.floor_char_boundary(byte);
        let start = (1..=byte).rev().find(ends_before).unwrap_or(0);
        let rest = &self.text[start..];
        start..start + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// The whole line on which `range` starts, with that range replaced: how a message shows a corrected line. Of a range over
    /// several lines, the part on the first is replaced; of a very long line, the part around it is shown.
    pub fn mended(&self, range: std::ops::Range<usize>, replacement: &str) -> String {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.floor_char_boundary(range.end).max(start);
        let first = self
            .text
            .floor_char_boundary(start.saturating_sub(SHOWN_BESIDE));
        let before = &self.text[first..start];
        let (cut, before) = match before.rfind(['\n', '\r']) {
            Some(line_end) => ("", &before[line_end + 1..]),
            None => (if first > 0 { "…" } else { "" }, before),
        };
        let within = &self.text[start..end];
        // A little more than is shown, so that it is known whether anything was cut.
        let limit = self
            .text
            .floor_char_boundary(end.saturating_add(SHOWN_BESIDE + 8));
        let rest = &self.text[end..limit];
        let after = match (within.find(['\n', '\r']), rest.find(['\n', '\r'])) {
            (Some(_), _) => "",
            (None, line_end) => &rest[..line_end.unwrap_or(rest.len())],
        };
        let last = after.floor_char_boundary(SHOWN_BESIDE);
        let (after, rest) = after.split_at(last);
        let rest = if rest.is_empty() { "" } else { "…" };
        format!("{cut}{before}{replacement}{after}{rest}")
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = bytes.iter().enumerate().filter(|&(index, &byte)| {
                byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'))
            });
            std::iter::once(0)
                .chain(ends.map(|(index, _)| index as u32 + 1))
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_byte_is_the_line_of_its_position() {
        for text in [
            "",
            "one",
            "one\ntwo\n",
            "\r\none\r\n\r\ntwo",
            "a\rb\r\r\nc\n\rd",
            "é\nü\r",
        ] {
            let source = Source::new(SitePath::new("a.md"), text);
            for byte in 0..=text.len() + 1 {
                let line = source.position(byte as u32).line;
                assert_eq!(
                    source.line_of(byte),
                    source.line_range(line),
                    "{text:?} {byte}"
                );
            }
        }
    }
}
