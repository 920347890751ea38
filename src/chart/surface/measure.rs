//! Measures texts and fits them into a width.
//!
//! charts-rs measures with its one embedded font. Readers' browsers use Arial, Helvetica or any sans-serif, of which the widest
//! in common use (`DejaVu` Sans) is some 15 per cent wider: that much space is reserved.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::glyphs::measured_width;

const ROOM: f32 = 1.15;
const BOLD: f32 = 1.06;

/// The greatest width, in pixels, that a clean text takes on a line. Characters that the measured font lacks (Chinese,
/// pictures) may be as wide as they are high.
pub(crate) fn width(text: &str, size: f32, bold: bool) -> f32 {
    let measured = measured_width(text, size);
    let wide = text
        .chars()
        .filter(|c| *c >= '\u{1100}' && !is_punctuation(*c));
    let more: f32 = wide.map(|_| size * 0.6).sum();
    (measured * ROOM + more) * if bold { BOLD } else { 1.0 }
}

fn is_punctuation(c: char) -> bool {
    ('\u{2000}'..'\u{2100}').contains(&c) || c == '−'
}

/// A text on one line: without control characters, which XML forbids, and with spaces for line breaks.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let strange = |c: char| c.is_control() || breaks(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if !text.chars().any(strange) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter_map(|c| {
            if breaks(c) {
                Some(' ')
            } else {
                (!strange(c)).then_some(c)
            }
        })
        .collect()
}

/// A text as at most `lines` lines of at most `room` pixels; what does not fit ends in an ellipsis. A no-break space keeps
/// its words together as long as they fit on a line.
pub(crate) fn wrap(text: &str, room: f32, size: f32, bold: bool, lines: usize) -> Vec<String> {
    let fits = |text: &str| width(text, size, bold) <= room;
    let text = clean(text);
    let words = || text.split(' ').filter(|word| !word.is_empty());
    let whole = words().collect::<Vec<_>>().join(" ");
    if lines > 0 && !whole.is_empty() && fits(&whole) {
        return vec![whole];
    }
    let mut wrapped: Vec<String> = Vec::new();
    for word in words() {
        match wrapped.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            // Stoke-on-Trent may be broken after its hyphens if necessary.
            _ if !fits(word) => wrapped.extend(broken(word, &fits)),
            _ => wrapped.push(word.to_owned()),
        }
    }
    let cut = wrapped.len() > lines;
    wrapped.truncate(lines);
    let last = wrapped.len().saturating_sub(1);
    for (index, line) in wrapped.iter_mut().enumerate() {
        if cut && index == last {
            line.push('…');
        }
        if !fits(line) {
            *line = cut_to(line, &fits);
        }
    }
    wrapped
}

/// A word in pieces that fit, each but the last ending with a hyphen.
fn broken(word: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for part in word.split_inclusive('-') {
        match pieces.last_mut() {
            Some(piece) if fits(&format!("{piece}{part}")) => piece.push_str(part),
            _ => pieces.push(part.to_owned()),
        }
    }
    pieces
}

/// As much of a line's start as fits with an ellipsis.
fn cut_to(line: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let ends: Vec<usize> = line
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .collect();
    let shortened = |end: usize| format!("{}…", line[..end].trim_end_matches([' ', '…']));
    let kept = ends.partition_point(|&end| fits(&shortened(end)));
    ends.get(kept.saturating_sub(1))
        .map_or_else(|| "…".to_owned(), |&end| shortened(end))
}
