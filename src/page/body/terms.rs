//! Terms of the glossary in a text: which is used first, and where.
//!
//! In: terms and a run of text. Out: ranges. Must not know: markup.

use std::ops::Range;

/// A term that pages explain where they use it first.
#[derive(Debug)]
pub struct ExplainedTerm {
    /// Its words and others for the same, in lower case.
    pub words: Vec<String>,
    /// The markup of the note that explains it.
    pub note: String,
}

/// The first use in a text of a term that was not used before: its number, and the range of its words.
pub(super) fn first_use(
    text: &str,
    terms: &[ExplainedTerm],
    used: &[usize],
) -> Option<(usize, Range<usize>)> {
    let lower = text.to_lowercase();
    // Where letters change their length with their case, positions would not fit.
    if terms.is_empty() || lower.len() != text.len() {
        return None;
    }
    let unused = terms
        .iter()
        .enumerate()
        .filter(|(number, _)| !used.contains(number));
    let first_uses = unused.filter_map(|(number, term)| {
        let found = term
            .words
            .iter()
            .filter_map(|words| find_words(&lower, words));
        // The longest of those that begin at the same place.
        let range = found.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))?;
        Some((number, range))
    });
    first_uses.min_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)))
}

/// The first place at which words stand for themselves, and not inside another word.
fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text
        .match_indices(words)
        .map(|(start, _)| start..start + words.len());
    let mut whole = found.filter(|range| {
        !inside(text[..range.start].chars().next_back())
            && !inside(text[range.end..].chars().next())
    });
    whole.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_unused_term_is_found_as_whole_words_in_any_case() {
        let term = |words: &[&str]| ExplainedTerm {
            words: words.iter().map(|&words| words.to_owned()).collect(),
            note: String::new(),
        };
        let terms = [
            term(&["neet"]),
            term(&["slope index", "slope index of inequality", "sii"]),
        ];
        let cases = [
            ("The Slope index of inequality", &[][..], Some((1, 4..29))),
            ("Neets are no NEET", &[][..], Some((0, 13..17))),
            ("Neets are no NEET", &[0][..], None),
            ("an SII, a NEET", &[][..], Some((1, 3..6))),
            ("\u{130} sii", &[][..], None),
            ("", &[][..], None),
        ];
        for (text, used, expected) in cases {
            assert_eq!(first_use(text, &terms, used), expected, "{text}");
        }
    }
}
