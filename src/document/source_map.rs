//! Maps ranges of the text that a parser was given to ranges of the file.
//!
//! In: a body's first byte, or a YAML text and its span. Out: ranges in the file. Must not know: Markdown.

use std::ops::Range;

use super::prose::{Piece, range_in_file};
use crate::source::{Source, Spanned};

/// Translates ranges of parsed text into ranges of the file.
pub(super) enum SourceMap {
    /// The parsed text is a part of the file, from this byte on.
    Offset(usize),
    /// The parsed text was assembled from pieces of the file.
    Pieces {
        pieces: Vec<Piece>,
        /// How many bytes the parsed text has.
        len: usize,
    },
    /// The parts of the parsed text cannot be found in the file, only the whole.
    Whole(Range<usize>),
}

impl SourceMap {
    /// The map of a YAML text, by its value and the span of the scalar (quotes included): exact where the scalar contains the
    /// same text, whether on one line or folded over several.
    pub(super) fn of_scalar(source: &Source, text: &Spanned<String>) -> Self {
        let range = text.span.range();
        let Some(written) = source.text().get(range.clone()) else {
            return Self::Whole(0..0);
        };
        match align(&text.value, written, range.start) {
            Some(pieces) => Self::Pieces {
                pieces,
                len: text.value.len(),
            },
            None => Self::Whole(range),
        }
    }

    /// The file's range for a range of the parsed text.
    pub(super) fn to_file(&self, range: Range<usize>) -> Range<usize> {
        match self {
            Self::Offset(first) => range.start + first..range.end + first,
            Self::Pieces { pieces, len } => range_in_file(pieces, *len, range),
            Self::Whole(whole) => whole.clone(),
        }
    }

    /// Splits a range of the parsed text where its range in the file is not contiguous.
    pub(super) fn split(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let Self::Pieces { pieces, .. } = self else {
            return vec![range];
        };
        let first = pieces.partition_point(|piece| piece.text as usize <= range.start);
        let mut cuts = Vec::new();
        let mut start = range.start;
        for piece in &pieces[first..] {
            let next = piece.text as usize;
            if next >= range.end {
                break;
            }
            cuts.push(start..next);
            start = next;
        }
        cuts.push(start..range.end);
        cuts
    }

    /// Whether parts of the text can be found.
    pub(super) fn is_exact(&self) -> bool {
        !matches!(self, Self::Whole(_))
    }
}

/// Finds each character of a YAML text in the scalar as it was written, from `first` on in the file: quotes, indentation
/// and folding are skipped. `None` where there is an escape or any other difference.
fn align(value: &str, written: &str, first: usize) -> Option<Vec<Piece>> {
    let mut at = match written.as_bytes().first()? {
        b'"' | b'\'' if !value.starts_with(['"', '\'']) => 1,
        // A block text: it starts after the indicator's line.
        b'|' | b'>' if !value.starts_with(['|', '>']) => written.find(['\n', '\r'])?,
        _ => 0,
    };
    if written[at..].starts_with(value) && !value.contains(['\n', '\r', '\'']) {
        // On one line and as typed: the usual case.
        return (!value.is_empty()).then(|| {
            vec![Piece {
                text: 0,
                file: (first + at) as u32,
                len: value.len() as u32,
            }]
        });
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (offset, character) in value.char_indices() {
        let rest = &written[at..];
        let space = rest.len() - rest.trim_start().len();
        let (start, len) = if character.is_whitespace() {
            if space == 0 {
                // The line end that a block text adds to its last line need not be in the span.
                let last = offset + character.len_utf8() == value.len();
                last.then_some((at, 0))?
            } else if rest[..space].contains(['\n', '\r']) {
                (at, space)
            } else {
                rest.starts_with(character)
                    .then_some((at, character.len_utf8()))?
            }
        } else {
            // Text that follows a line's end directly: a block text's first line, or an indented one.
            let skipped = if rest[..space].contains(['\n', '\r']) || pieces.is_empty() {
                space
            } else {
                0
            };
            let rest = &rest[skipped..];
            if rest.starts_with("''") && character == '\'' {
                (at + skipped, 2)
            } else {
                rest.starts_with(character)
                    .then_some((at + skipped, character.len_utf8()))?
            }
        };
        at = start + len;
        let file = first + start;
        if let Some(last) = pieces.last_mut() {
            let linear = offset - last.text as usize == last.len as usize;
            if linear && (last.file + last.len) as usize == file && len == character.len_utf8() {
                last.len += len as u32;
                continue;
            }
        }
        pieces.push(Piece {
            text: offset as u32,
            file: file as u32,
            len: len as u32,
        });
    }
    (!pieces.is_empty()).then_some(pieces)
}
