//! The sentences of a text.

use std::ops::Range;

/// The ends of a text's sentences, ascending.
pub(crate) struct Sentences(Vec<usize>);

impl Sentences {
    pub(crate) fn new(text: &str) -> Self {
        Self(sentence_ends(text).collect())
    }

    /// The sentence around some bytes of the text.
    pub(crate) fn around(&self, text: &str, words: &Range<usize>) -> Range<usize> {
        let Self(ends) = self;
        let before = ends.partition_point(|&end| end <= words.start);
        let start = before.checked_sub(1).map_or(0, |last| ends[last]);
        let behind = ends.partition_point(|&end| end < words.end);
        let end = ends.get(behind).copied().unwrap_or(text.len());
        let lead = text[start..end].len() - text[start..end].trim_start().len();
        start + lead..end
    }
}

/// The ends of sentences: after the punctuation mark and any closing quote, where white space and no small letter follows.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut marks = memchr::memchr3_iter(b'.', b'!', b'?', text.as_bytes());
    std::iter::from_fn(move || {
        loop {
            let at = marks.next()?;
            let mut end = at + 1;
            let closing = text[end..]
                .chars()
                .take_while(|c| matches!(c, '"' | '\'' | '’' | '”' | ')' | ']'));
            end += closing.map(char::len_utf8).sum::<usize>();
            let mut rest = text[end..].chars();
            let space = rest.next().is_none_or(char::is_whitespace);
            let next = rest.find(|c| !c.is_whitespace());
            let initial = text.as_bytes()[at] == b'.' && is_abbreviation(text, at);
            if space && !initial && next.is_none_or(|c| !c.is_lowercase()) {
                return Some(end);
            }
        }
    })
}

/// Whether the word before a full stop is an initial or an abbreviation before a name.
fn is_abbreviation(text: &str, stop: usize) -> bool {
    let before = &text[..stop];
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + 1);
    let start = (start..=before.len())
        .find(|&at| before.is_char_boundary(at))
        .unwrap_or(before.len());
    let word = &before[start..];
    (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
        || matches!(
            word,
            "St" | "Dr" | "Mr" | "Mrs" | "Ms" | "Prof" | "No" | "vs" | "approx"
        )
}
