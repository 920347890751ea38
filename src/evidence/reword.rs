//! Wordings for links whose data have changed: words that agree with new values, and a link moved to a later period.
//!
//! In: a document, the span of one of its links, the scope of the new data. Out: edits of the file's text, none where no wording
//! can be proposed. Must not know: what the data were before, other pages.

use std::ops::Range;

use crate::data::Period;
use crate::document::{Document, KeyFigureTarget, LinkForm, Prose, ProseLink, Surface};
use crate::evidence::bind::TextEdit;
use crate::evidence::destination::{
    Destination, FigureDestination, PeriodChoice, parse_destination, parse_key_figure,
};
use crate::evidence::link::reworded;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::resolve::resolve;
use crate::evidence::scope::EvidenceScope;
use crate::source::{Span, Spanned};

/// Words that tell a story in the order of time. A sentence with one of them may no longer be true of a later period, whatever its
/// numbers.
const OF_A_STORY: [&str; 22] = [
    "after", "again", "ago", "already", "back", "before", "by", "earlier", "first", "had", "has",
    "last", "later", "latest", "newest", "now", "only", "recent", "since", "still", "then",
    "until",
];

/// The sentence of a run that contains a place of the file, as a range of the run's text.
pub fn sentence_at(prose: &Prose, language: &str, place: &Span) -> Range<usize> {
    let run = TokenizedProse::new(prose, language);
    let mut start = 0;
    while start < prose.text.len() {
        let sentence = run.sentence(&(start..start + 1));
        if sentence.is_empty() || sentence.end <= start {
            break;
        }
        let span = prose.span_of(sentence.clone());
        if span.start <= place.start && place.start < span.end.max(span.start + 1) {
            return sentence;
        }
        start = next_boundary(&prose.text, sentence.end);
    }
    0..prose.text.len()
}

/// The first byte of a character from a position on that is no white space.
fn next_boundary(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + (rest.len() - rest.trim_start().len())
}

/// The edit that makes a link's words agree with the data; `None` where they agree as they are, or where no wording is proposed.
pub fn reword(document: &Document, link: &Span, scope: &EvidenceScope<'_>) -> Option<TextEdit> {
    let (prose, link) = link_at(document, link)?;
    let figure = figure_of(link)?;
    let binding = resolve(&figure, scope, &mut Vec::new())?;
    let run = TokenizedProse::new(prose, scope.language);
    let words = reworded(&run, link, &binding, scope)?;
    (words != prose.text[link.words.clone()].trim()).then(|| TextEdit {
        span: link.words_span.clone(),
        text: words,
    })
}

/// The edits that bring a link, with the year that its sentence names, to a later period: `None` where the sentence has other
/// figures or tells a story, so that it may be true of its own period only.
pub fn move_to_period(
    document: &Document,
    link: &Span,
    period: &Period,
    scope: &EvidenceScope<'_>,
) -> Option<Vec<TextEdit>> {
    let (prose, link) = link_at(document, link)?;
    if prose.speech || scope.language != "en" || prose.surface == Surface::TableCell {
        return None;
    }
    let figure = figure_of(link)?;
    let (moved, old) = moved(&figure, period)?;
    let uses = document.links();
    let shared = uses.filter(|other| other.destination.span == link.destination.span);
    if link.form == LinkForm::Reference && shared.count() > 1 {
        return None;
    }
    let binding = resolve(&moved, scope, &mut Vec::new())?;
    let run = TokenizedProse::new(prose, scope.language);
    let sentence = run.sentence(&link.words);
    let mut others = prose.links.iter().filter(|other| {
        sentence.contains(&other.words.start) && other.words != link.words && is_figure(other)
    });
    if others.next().is_some() || tells_story(&prose.text, &sentence, &link.words) {
        return None;
    }
    let words = reworded(&run, link, &binding, scope)?;
    let mut edits = vec![
        TextEdit {
            span: old.span.clone(),
            text: period.to_string(),
        },
        TextEdit {
            span: link.words_span.clone(),
            text: words,
        },
    ];
    // The same year elsewhere in the sentence: `In 2019, [14.4 per cent](…)`.
    let is_outside = |edit: &TextEdit| !link.span.contains(&edit.span);
    let others = other_mentions(prose, &sentence, &old, period);
    edits.extend(others.into_iter().filter(is_outside));
    Some(edits)
}

/// The edits that bring a key figure to a later period, with the year that its label names.
pub fn move_key_figure(document: &Document, item: &Span, period: &Period) -> Option<Vec<TextEdit>> {
    let mut items = document.key_figures();
    let item = items.find(|own| own.span == *item)?;
    let KeyFigureTarget::Figure(typed) = &item.target else {
        return None;
    };
    let figure = parse_key_figure(typed, &mut Vec::new())?;
    let (_, old) = moved(&figure, period)?;
    let mut edits = vec![TextEdit {
        span: old.span.clone(),
        text: period.to_string(),
    }];
    let labels = document.prose.iter();
    for label in labels.filter(|run| item.span.contains(&run.span)) {
        edits.extend(other_mentions(label, &(0..label.text.len()), &old, period));
    }
    Some(edits)
}

/// The edits of a period where a sentence names it, alone.
fn other_mentions(
    prose: &Prose,
    sentence: &Range<usize>,
    old: &Spanned<String>,
    period: &Period,
) -> Vec<TextEdit> {
    let mentions = prose.text[sentence.clone()].match_indices(&old.value);
    mentions
        .map(|(at, found)| sentence.start + at..sentence.start + at + found.len())
        .filter(|range| stands_alone(&prose.text, range))
        .map(|range| TextEdit {
            span: prose.span_of(range),
            text: period.to_string(),
        })
        .collect()
}

/// A link of a document with its run of text.
fn link_at<'d>(document: &'d Document, span: &Span) -> Option<(&'d Prose, &'d ProseLink)> {
    document.prose.iter().find_map(|prose| {
        let link = prose.links.iter().find(|link| link.span == *span)?;
        Some((prose, link))
    })
}

fn figure_of(link: &ProseLink) -> Option<FigureDestination> {
    match parse_destination(&link.destination, &mut Vec::new())? {
        Destination::Figure(figure) => Some(figure),
        Destination::NotAFigure | Destination::Source { .. } => None,
    }
}

fn is_figure(link: &ProseLink) -> bool {
    figure_of(link).is_some()
}

/// A destination with its newest period replaced, and that period as it was typed. `latest` moves by itself.
fn moved(
    figure: &FigureDestination,
    period: &Period,
) -> Option<(FigureDestination, Spanned<String>)> {
    let mut moved = figure.clone();
    let newest = match &mut moved.when {
        PeriodChoice::One(own) => own,
        PeriodChoice::Change(_, to) => to,
        PeriodChoice::Unstated => return None,
    };
    let old = newest.clone();
    // A part that is written with escapes has the span of the whole destination.
    if old.value == "latest" || old.span.range().len() != old.value.len() {
        return None;
    }
    newest.value = period.to_string();
    Some((moved, old))
}

/// Whether the words of a sentence outside a link put it into an order of time.
fn tells_story(text: &str, sentence: &Range<usize>, link: &Range<usize>) -> bool {
    let before = &text[sentence.start..link.start.max(sentence.start)];
    let behind = &text[link.end.min(sentence.end)..sentence.end];
    let words = before.split_whitespace().chain(behind.split_whitespace());
    words
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphabetic())
                .to_lowercase()
        })
        .any(|word| OF_A_STORY.contains(&word.as_str()))
}

/// Whether no letter or digit touches a range of a text.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-–/".contains(c));
    !touches(before) && !touches(behind)
}
