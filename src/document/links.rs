//! The parts of a link in the text: its label and its destination.
//!
//! In: the parsed text and the ranges from the Markdown parser. Out: ranges. Each search takes time in the length of the link
//! only.

use std::ops::Range;

use super::prose::LinkForm;

/// The end of a link's label: the first closing bracket after the link's last child.
pub(super) fn words_end(
    text: &str,
    child_end: usize,
    link: &Range<usize>,
    form: LinkForm,
) -> usize {
    let closing = if form == LinkForm::Autolink {
        b'>'
    } else {
        b']'
    };
    let from = child_end.clamp(link.start, link.end);
    text.as_bytes()[from..link.end]
        .iter()
        .position(|&byte| byte == closing)
        .map_or(from, |position| from + position)
}

/// The destination of an inline link, whose label ends at `words_end` (the closing bracket) and which itself ends at `end`.
pub(super) fn inline_destination(text: &str, words_end: usize, end: usize) -> Range<usize> {
    let after = (words_end + 1).min(end);
    let start = if text.as_bytes().get(after) == Some(&b'(') {
        after + 1
    } else {
        after
    };
    destination(text, start, end)
}

/// The destination of a definition `[label]: destination "title"`.
pub(super) fn defined_destination(text: &str, definition: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut at = definition.start + 1;
    while at < definition.end && bytes[at] != b']' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    // After `]:`.
    destination(text, (at + 2).min(definition.end), definition.end)
}

/// A range of a text without the white space at its ends.
pub(super) fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..(range.start + inside.trim_end().len()).max(start)
}

/// The title of a link, picture or definition at `within`, as the parser read it; all of `within` where it is written with
/// escapes.
pub(super) fn title_range(text: &str, within: Range<usize>, title: &str) -> Range<usize> {
    let written = text.get(within.clone()).unwrap_or_default();
    match written.rfind(title) {
        Some(at) => within.start + at..within.start + at + title.len(),
        None => within,
    }
}

/// The destination that starts at `start` or after the space there, in angle brackets or bare.
fn destination(text: &str, start: usize, end: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut start = start.min(end);
    while start < end && bytes[start].is_ascii_whitespace() {
        start += 1;
    }
    let angled = bytes.get(start) == Some(&b'<');
    if angled {
        start += 1;
    }
    let mut depth = 0_u32;
    let mut at = start;
    while at < end {
        match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if angled => break,
            b'(' if !angled => depth += 1,
            b')' if !angled => {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            }
            byte if !angled && byte.is_ascii_whitespace() => break,
            _ => {}
        }
        at += 1;
    }
    start.min(end)..at.min(end)
}
