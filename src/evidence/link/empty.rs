//! Empty links: their words come from the data, and are those that pass in the link's place.
//!
//! In: an empty link with its binding. Out: its words, or an error where none fit. Must not know: files.

use super::proposal::{fits_place, in_language, passes};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{ProseLink, Surface};
use crate::evidence::claim::{Claim, Verdict};
use crate::evidence::destination::Quantity;
use crate::evidence::judge::Judge;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::resolve::Binding;
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording;

/// An empty link: its words are generated from the data, where that is allowed.
pub(super) fn check_empty_link(
    run: &TokenizedProse,
    link: &ProseLink,
    claim: &mut Claim,
    binding: &Binding,
    require: bool,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let words = words_for_empty_link(run, link, binding, scope);
    let body = matches!(
        run.prose.surface,
        Surface::Body | Surface::TableCell | Surface::Footnote
    );
    if !body {
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyLink,
                link.span.clone(),
                "only body text may leave a figure's words open",
            )
            .help(match words {
                Some(words) => format!("write \"{words}\" between the brackets"),
                None => "write the figure's words between the brackets".to_owned(),
            }),
        );
        return;
    }
    let Some(words) = words else {
        let alone = words_alone(binding, scope).unwrap_or_default();
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyLink,
                link.span.clone(),
                "no words of the figure fit the sentence around the link",
            )
            .help(format!(
                "write what the sentence says of it between the brackets; the data say: {alone}"
            )),
        );
        return;
    };
    if require {
        diagnostics.push(
            Diagnostic::error(
                Code::EmptyLink,
                link.span.clone(),
                "the figure's words are not filled in",
            )
            .help(format!(
                "write \"{words}\", or run casebook fill on this file"
            )),
        );
        return;
    }
    claim.words = words;
    claim.verdict = Verdict::Agrees;
}

/// The words of a figure that stands alone, as a key figure does; `None` where there are none.
pub(in crate::evidence) fn words_alone(binding: &Binding, scope: &EvidenceScope) -> Option<String> {
    candidates(binding, scope).next()
}

/// The words for an empty link: the first that pass in its place; `None` where none do.
pub(in crate::evidence) fn words_for_empty_link(
    run: &TokenizedProse,
    link: &ProseLink,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Option<String> {
    let by = words_behind(run, link, binding, scope);
    let candidates = by.into_iter().chain(candidates(binding, scope));
    // A figure of another place than the page's says so, where its sentence does not.
    let area = binding.series.area;
    let sentence = &run.prose.text[run.sentence(&link.words)];
    let elsewhere = binding.comparator.is_none()
        && scope.language.starts_with("en")
        && !scope.places.contains(&area.id)
        && !sentence.contains(&area.name);
    let candidates = candidates.map(|words| {
        if elsewhere {
            format!("{words} in {}", area.name)
        } else {
            words
        }
    });
    let mut candidates = candidates.map(|words| in_language(words, scope.language));
    candidates
        .find(|words| fits_place(run, link, words) && passes(run, link, words, binding, scope))
}

/// The wordings of a figure, the fullest first.
fn candidates(binding: &Binding, scope: &EvidenceScope) -> impl Iterator<Item = String> {
    let rank = (binding.show == Some(Quantity::Rank)).then(|| {
        let judge = Judge {
            text: "",
            tokens: &[],
            words: 0..0,
            binding,
            areas: scope.areas,
            lexicon: scope.lexicon,
            percent: scope.percent,
            sourced: false,
        };
        judge.rank_in_words()
    });
    let is_rank = rank.is_some();
    let claims = wording::claims(binding, scope.percent).into_iter().rev();
    rank.flatten()
        .into_iter()
        .chain(claims.filter(move |_| !is_rank))
}

/// What the word before an empty link asks for: the size of a change after `by`, its last value after `to`.
fn words_behind(
    run: &TokenizedProse,
    link: &ProseLink,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Option<String> {
    if binding.show.is_some() {
        return None;
    }
    let before = run.prose.text[..link.words.start].split_whitespace();
    match before.last()? {
        "by" => wording::size(binding),
        "to" => wording::last_value(binding, scope.percent),
        _ => None,
    }
}
