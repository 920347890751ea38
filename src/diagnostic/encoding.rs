//! The message about a file that is not UTF-8: one wording for every reader of texts.

use super::{Code, Diagnostic};
use crate::source::{Encoding, Source};

/// What to say of a file whose bytes are not text as Casebook reads it; `None` where all is well.
pub fn not_utf8(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let at = match source.encoding() {
        Encoding::Invalid { at } => at as usize,
        // UTF-16 without its mark: every other byte of English is NUL.
        Encoding::Utf8 => text.find('\0')?,
    };
    let len = text[at..].chars().next().map_or(0, char::len_utf8);
    let span = source.span(at..at + len);
    let message = if text.contains('\0') {
        "this file is not UTF-8 text; it looks like UTF-16"
    } else {
        "this file is not UTF-8 text; it looks like Windows-1252 or Latin-1 from here on"
    };
    Some(
        Diagnostic::error(Code::NotUtf8, span, message)
            .help("save the file with the encoding UTF-8 (in Notepad and Excel: Save as, then Encoding or \"CSV UTF-8\")"),
    )
}
