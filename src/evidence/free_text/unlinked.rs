//! Advice on the sentence around bound figures: years, areas and sexes that no binding covers.
//!
//! In: a run of text with its bindings. Out: advice. Must not know: whether linked words are true.

use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::area_names::is_part_of_longer_name;
use crate::evidence::prose::sexes::{is_sex_dimension, sex_values};
use crate::evidence::prose::token::tokens_overlapping;
use std::ops::Range;

use crate::data::{Area, period};
use crate::diagnostic::{Code, Diagnostic};
use crate::evidence::resolve::Binding;
use crate::evidence::scope::EvidenceScope;
use crate::evidence::surroundings::LinkedFigure;

/// Advises on every sentence that has a bound figure.
pub(crate) fn advise_on_sentences(
    run: &TokenizedProse,
    figures: &[LinkedFigure],
    masked: &[Range<usize>],
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut last = None;
    let areas = if figures.is_empty() {
        Vec::new()
    } else {
        named_areas(run, scope)
    };
    for figure in figures {
        let sentence = run.sentence(&figure.words);
        if last.as_ref() == Some(&sentence) {
            continue;
        }
        // The figures are in the order of the text.
        let first = figures.partition_point(|figure| figure.words.start < sentence.start);
        let inside: Vec<&Binding> = figures[first..]
            .iter()
            .take_while(|figure| figure.words.end <= sentence.end)
            .map(|figure| &figure.binding)
            .collect();
        advise_on_sentence(run, &sentence, &inside, masked, &areas, scope, diagnostics);
        last = Some(sentence);
    }
}

fn advise_on_sentence(
    run: &TokenizedProse,
    sentence: &Range<usize>,
    bindings: &[&Binding],
    masked: &[Range<usize>],
    named: &[AreaMention],
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let links = run.prose.links.iter().map(|link| &link.words);
    let covered: Vec<&Range<usize>> = masked.iter().chain(links).collect();
    let free = |range: &Range<usize>| {
        sentence.start <= range.start
            && range.end <= sentence.end
            && !covered
                .iter()
                .any(|mask| mask.start < range.end && range.start < mask.end)
    };
    let mut push = |range: Range<usize>, code: Code, message: String, help: &str| {
        diagnostics.push(Diagnostic::advice(code, run.prose.span_of(range), message).help(help));
    };
    for at in tokens_overlapping(&run.tokens, sentence) {
        let token = &run.tokens[at];
        if !free(&token.range) {
            continue;
        }
        let words = &run.prose.text[token.range.clone()];
        if token.number().is_some() {
            advise_on_year(words, token.range.clone(), bindings, &mut push);
        } else if let Some(word) = token.word() {
            advise_on_sex(word, token.range.clone(), bindings, &mut push);
        }
    }
    for named in named.iter().filter(|named| free(&named.range)) {
        advise_on_area(named, bindings, scope, &mut push);
    }
}

type PushAdvice<'a> = dyn FnMut(Range<usize>, Code, String, &str) + 'a;

fn advise_on_year(words: &str, range: Range<usize>, bindings: &[&Binding], push: &mut PushAdvice) {
    if words.len() != 4 || !(words.starts_with("19") || words.starts_with("20")) {
        return;
    }
    let Ok(year) = words.parse::<i32>() else {
        return;
    };
    let known = bindings
        .iter()
        .flat_map(|binding| binding.periods())
        .any(|bound| bound.years().contains(&year) || period::find([bound], words).is_some());
    if !known {
        push(
            range,
            Code::UnlinkedPeriod,
            format!("the sentence says {words}, and none of its figures is of that year"),
            "bind the figure to that year, or say the year that it is of",
        );
    }
}

fn advise_on_sex(word: &str, range: Range<usize>, bindings: &[&Binding], push: &mut PushAdvice) {
    let Some(values) = sex_values(word) else {
        return;
    };
    let mut broken_down = false;
    for binding in bindings {
        let series = std::iter::once(&binding.series).chain(
            binding
                .comparator
                .iter()
                .map(|comparator| &comparator.series),
        );
        for series in series {
            for (id, chosen) in series
                .indicator
                .table
                .dimensions
                .iter()
                .zip(&series.dimensions)
            {
                if is_sex_dimension(id) {
                    broken_down = true;
                    if values.contains(&chosen.to_lowercase().as_str()) {
                        return;
                    }
                }
            }
        }
    }
    if broken_down {
        push(
            range,
            Code::UnlinkedArea,
            format!("the sentence says \"{word}\", and none of its figures is of them"),
            "choose them in the figure's destination: &sex=…",
        );
    }
}

/// An area that a text names.
struct AreaMention<'a> {
    area: &'a Area,
    range: Range<usize>,
}

/// The areas that a run names, except where the name is part of a longer one.
fn named_areas<'a>(run: &TokenizedProse, scope: &EvidenceScope<'a>) -> Vec<AreaMention<'a>> {
    let text = &run.prose.text;
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.tokens.len() {
        let named = scope.lexicon.area_at(text, &run.tokens, at, scope.areas);
        let Some((area, len)) = named else {
            at += 1;
            continue;
        };
        if !is_part_of_longer_name(text, &run.tokens, at..at + len) {
            let range = run.tokens[at].range.start..run.tokens[at + len - 1].range.end;
            found.push(AreaMention { area, range });
        }
        at += len;
    }
    found
}

/// Advises on a named area that no binding of the sentence has.
fn advise_on_area(
    named: &AreaMention,
    bindings: &[&Binding],
    scope: &EvidenceScope,
    push: &mut PushAdvice,
) {
    let area = named.area;
    let bound = bindings.iter().any(|binding| {
        let above = |id: &str| scope.areas.line(id).iter().any(|other| other.id == area.id);
        binding.series.area.id == area.id
            || above(&binding.series.area.id)
            || binding
                .comparator
                .as_ref()
                .is_some_and(|comparator| comparator.series.area.id == area.id)
            || binding
                .among
                .universe()
                .is_ok_and(|among| among.areas.iter().any(|other| other.id == area.id))
    });
    if !bound {
        push(
            named.range.clone(),
            Code::UnlinkedArea,
            format!(
                "the sentence names {}, and none of its figures is of it",
                area.name
            ),
            "bind the figure to that area: &area=…, or compare with it: &vs=…",
        );
    }
}
