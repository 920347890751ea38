//! The words around a link: the place, the time, the indicator and the population that its sentence names must be those of
//! its figure, and the words directly beside it must be true of it.
//!
//! In: a run of text with the bindings of its links; the heading, the title or the heads of its row and column. Out: errors
//! where evidence is required, else advice. Must not know: whether the words inside a link are true.
//!
//! `mentions` finds what a run names and gives each link its own; `places` and `times` compare; `subjects` compares the
//! indicator and the population, `quantities` what the number is; `windows` compares stretches of time; `pairs` judges the words between two links, `claims` the
//! claims around links, `parts` words that make another number of a figure.

mod claims;
mod figure;
mod free_claims;
mod mentions;
mod pairs;
mod parts;
mod places;
mod populations;
mod quantities;
mod subjects;
mod times;
mod unknown_places;
mod verdicts;
mod windows;

use std::ops::Range;

pub(super) use self::figure::{FigureLinks, LinkedFigure};
use self::mentions::Mentions;
use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Prose;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::tokens_overlapping;
use crate::evidence::scope::EvidenceScope;

/// The texts around a run that say what it is about.
#[derive(Clone, Copy, Default)]
pub(super) struct Headings<'p> {
    pub(super) title: Option<&'p Prose>,
    /// The last heading above it.
    pub(super) heading: Option<&'p Prose>,
    /// Of a cell: the heads of its column and its row, and the head of the column of the row's heads.
    pub(super) heads: [Option<&'p Prose>; 3],
}

/// The result of checking a run: what has been read, so that nothing else advises on it.
#[derive(Default)]
pub(super) struct CheckedSurroundings {
    /// Ranges of the run.
    pub(super) read: Vec<Range<usize>>,
}

/// A run with its figures, under check.
struct Surroundings<'r, 'a> {
    run: &'r TokenizedProse<'r>,
    figures: &'r [LinkedFigure<'a>],
    links: &'r FigureLinks<'a>,
    /// Whether each token is in a link.
    linked: Vec<bool>,
    headings: Headings<'r>,
    scope: &'r EvidenceScope<'a>,
    diagnostics: &'r mut Vec<Diagnostic>,
    checked: CheckedSurroundings,
}

/// Checks what is around the figures of a run, which are in the order of the text.
pub(super) fn check_surroundings(
    run: &TokenizedProse,
    links: &FigureLinks,
    headings: Headings,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> CheckedSurroundings {
    let figures = links.figures.as_slice();
    if figures.is_empty() || run.prose.speech {
        return CheckedSurroundings::default();
    }
    // The words that join a name or a time to a figure are English.
    let is_english = scope.language.starts_with("en");
    let mentions = Mentions::of(run, scope);
    let mut surroundings = Surroundings {
        run,
        figures,
        links,
        linked: linked_tokens(run, links),
        headings,
        scope,
        diagnostics,
        checked: CheckedSurroundings::default(),
    };
    let english = figures.iter().enumerate().filter(|_| is_english);
    for (index, figure) in english {
        let sentence = run.sentence(&figure.words);
        let behind = mentions.behind(run, links, index, &sentence);
        surroundings.check_place(index, &sentence, &mentions, &behind);
        surroundings.check_time(index, &sentence, &mentions, &behind);
        surroundings.check_subject(index, &sentence);
        surroundings.check_windows(index, &sentence, &mentions);
        surroundings.check_part_and_size(index, &sentence);
        surroundings.check_pair(index, &sentence, &mentions);
    }
    let mut first = 0;
    while let Some(figure) = figures.get(first) {
        let sentence = run.sentence(&figure.words);
        let last = figures.partition_point(|figure| figure.words.start < sentence.end);
        let last = last.max(first + 1);
        surroundings.check_claims(&sentence, &(first..last), &mentions);
        first = last;
    }
    surroundings.checked
}

/// Whether each token of a run is in a link, with the hedge and the unit beside it.
fn linked_tokens(run: &TokenizedProse, links: &FigureLinks) -> Vec<bool> {
    let mut linked = vec![false; run.tokens.len()];
    let words = run.prose.links.iter().map(|link| &link.words);
    for range in words.chain(links.covered()) {
        linked[tokens_overlapping(&run.tokens, range)].fill(true);
    }
    linked
}

impl<'r> Surroundings<'r, '_> {
    /// What a false sentence around a true link costs.
    fn severity(&self) -> Severity {
        match self.scope.evidence {
            Evidence::Require => Severity::Error,
            Evidence::Advise | Evidence::Off => Severity::Advice,
        }
    }

    /// Reports words of the run.
    fn report(
        &mut self,
        range: Range<usize>,
        severity: Severity,
        code: Code,
        message: String,
        help: impl Into<String>,
    ) {
        let span = self.run.prose.span_of(range.clone());
        self.checked.read.push(range);
        let mut diagnostic = Diagnostic::error(code, span, message).help(help);
        diagnostic.severity = severity;
        self.diagnostics.push(diagnostic);
    }

    /// The tokens of the run that lie between two of its bytes.
    fn tokens_between(&self, range: Range<usize>) -> Range<usize> {
        let tokens = &self.run.tokens;
        let start = tokens.partition_point(|token| token.range.start < range.start);
        let end = tokens.partition_point(|token| token.range.end <= range.end);
        start..end.max(start)
    }

    /// Whether a token is in no link.
    fn is_free(&self, at: usize) -> bool {
        self.linked.get(at).is_some_and(|&linked| !linked)
    }

    fn word(&self, at: usize) -> Option<&'r str> {
        let run: &'r TokenizedProse<'r> = self.run;
        run.tokens.get(at).and_then(|token| token.word())
    }

    /// The bytes between the link before a figure, in its sentence, and the link behind it.
    fn clause(&self, index: usize, sentence: &Range<usize>) -> Range<usize> {
        let covered = &self.figures[index].covered;
        let before = self.links.before(index).map(|before| before.end);
        let start = before.map_or(sentence.start, |end| end.max(sentence.start));
        let next = self.links.behind(index).map(|next| next.start);
        let end = next.map_or(sentence.end, |start| start.min(sentence.end));
        start.min(covered.start)..end.max(covered.end)
    }
}
