//! Marks that exempt: `figure:none`, `phrases`, `not_statistics`; and their limits.
//!
//! In: a run of text, the site's phrases. Out: the ranges that are exempt, advice on claims among them. Must not know: data.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::ProseLink;
use crate::evidence::lexicon::Lexicon;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::{Token, tokens_overlapping};
use crate::evidence::prose::vocabulary::{Meaning, meaning};

/// The phrases in a text whose numbers are not statistics, as whole words.
pub(super) fn exempt_phrases(run: &TokenizedProse, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let text = &run.prose.text;
    // ASCII only, so that the text keeps its byte offsets.
    let lower = text.to_ascii_lowercase();
    let found = lexicon.phrases.iter().flat_map(|phrase| {
        let places = lower.match_indices(phrase);
        places.map(|(at, found)| at..at + found.len())
    });
    found.filter(|range| is_whole(text, range)).collect()
}

/// Whether a range ends no word and no number in its middle: not the `3.2 per cent` of `13.2 per cent`.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric();
    let before = text[..range.start].chars().next_back();
    let mut behind = text[range.end..].chars();
    let first = text[range.clone()].chars().next();
    let decimal = before.is_some_and(|c| matches!(c, '.' | ',' | '-' | '−'))
        && first.is_some_and(|c| c.is_ascii_digit())
        && text[..range.start]
            .chars()
            .rev()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit());
    !before.is_some_and(joins) && !decimal && !behind.next().is_some_and(joins)
}

/// Advises on a claim word in a link to `figure:none`, which is for names and definitions.
pub(super) fn advise_on_exempt_claim(
    run: &TokenizedProse,
    link: &ProseLink,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let window = tokens_overlapping(&run.tokens, &link.words);
    let word = |at: usize| run.tokens.get(at).and_then(Token::word);
    let number = run.tokens[window.clone()]
        .iter()
        .any(|token| token.number().is_some());
    let claims = |at: usize| {
        let Some(word_here) = word(at) else {
            return false;
        };
        let change = matches!(word_here, "up" | "down")
            && matches!(word(at + 1), Some("from" | "to" | "by"));
        change
            || match meaning(word_here) {
                Some(
                    Meaning::Moved(_)
                    | Meaning::Judged { .. }
                    | Meaning::Multiplied(_)
                    | Meaning::Halved
                    | Meaning::Significantly
                    | Meaning::Unchanged,
                ) => true,
                Some(Meaning::Ranked(_) | Meaning::RankedByPolarity { .. }) => !number,
                Some(Meaning::Compared(_)) => word(at + 1) == Some("than"),
                _ => false,
            }
    };
    let Some(at) = window.clone().find(|&at| claims(at)) else {
        return;
    };
    let written = &run.prose.text[run.tokens[at].range.clone()];
    diagnostics.push(
        Diagnostic::advice(
            Code::ExemptClaim,
            run.prose.span_of(link.words.clone()),
            format!("\"{written}\" is a claim, and figure:none is for names and definitions: nothing checks it"),
        )
        .help("bind the words to data, [words](figure:INDICATOR?PERIOD), or to a source, [words](source:ID)"),
    );
}
