//! The messages about a file that is not text as Casebook reads it: one wording for every reader of texts.

use std::ops::Range;

use super::{Code, Diagnostic};
use crate::source::{Encoding, Source};

/// How many bytes are examined to recognise UTF-16.
const LOOKED_AT: usize = 1024;

/// The error for a file that is not UTF-8; `None` where it is.
pub fn not_utf8(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let wide = is_wide(text);
    let at = match source.encoding() {
        Encoding::Invalid { at } => at as usize,
        Encoding::Utf8 if wide => text.find('\0')?,
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Windows1252 => return None,
    };
    let len = text[at..].chars().next().map_or(0, char::len_utf8);
    let span = source.span(at..at + len);
    let message = if wide {
        "this file is not UTF-8 text; it looks like UTF-16"
    } else {
        "this file is not UTF-8 text; it looks like Windows-1252 or Latin-1 from here on"
    };
    Some(
        Diagnostic::error(Code::NotUtf8, span, message)
            .help("save the file with the encoding UTF-8 (in Notepad and Excel: Save as, then Encoding or \"CSV UTF-8\")"),
    )
}

/// Whether a text is UTF-16, without its mark or with it: every other byte of English is NUL.
pub fn is_wide(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(LOOKED_AT)];
    let nuls = start.matches('\0').count();
    nuls > 0 && nuls * 4 >= start.len()
}

/// The first control character in a range of a source: neither a browser nor a spreadsheet has a place for it.
pub fn unseen(source: &Source, range: Range<usize>) -> Option<Diagnostic> {
    let text = source.text().get(range.clone())?;
    let is_unseen =
        |byte: u8| byte == 0x7f || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    // All bytes at once before one after the other: a whole text without any is the rule, and this is ten times as fast.
    if !text.bytes().fold(false, |any, byte| any | is_unseen(byte)) {
        return None;
    }
    let at = text.bytes().position(is_unseen)?;
    let at = range.start + at;
    Some(
        Diagnostic::error(
            Code::UnseenCharacter,
            source.span(at..at + 1),
            format!(
                "there is an invisible character here (U+{:04X})",
                source.text().as_bytes()[at]
            ),
        )
        .help("delete it: put the cursor behind it and press backspace"),
    )
}
