//! What stands around a link: the place, the time, the indicator and the population that its sentence names must be those of
//! its figure, and the words directly beside it must be true of it.
//!
//! In: a run of text with the bindings of its links; the heading, the title or the heads of its row and column. Out: errors
//! where evidence is required, else advice. Must not know: whether the words inside a link are true.
//!
//! `mentions` finds what a run names and gives each link its own; `places` and `times` compare; `subjects` compares the
//! indicator and the population; `beside` judges the words directly beside a link, `pairs` those between two links.

mod beside;
mod figure;
mod mentions;
mod pairs;
mod places;
mod populations;
mod subjects;
mod times;
mod unknown_places;

use std::ops::Range;

pub(super) use self::figure::{FigureLinks, LinkedFigure};
use self::mentions::Mentions;
use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Prose;
use crate::evidence::prose::TokenizedProse;
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
    headings: Headings<'r>,
    scope: &'r EvidenceScope<'a>,
    diagnostics: &'r mut Vec<Diagnostic>,
    checked: CheckedSurroundings,
}

/// Checks what stands around the figures of a run, which are in the order of the text.
pub(super) fn check_surroundings(
    run: &TokenizedProse,
    links: &FigureLinks,
    headings: Headings,
    scope: &EvidenceScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> CheckedSurroundings {
    let figures = links.figures.as_slice();
    // The words that join a name or a time to a figure are English.
    if figures.is_empty() || run.prose.speech || !scope.language.starts_with("en") {
        return CheckedSurroundings::default();
    }
    let mentions = Mentions::of(run, scope);
    let mut surroundings = Surroundings {
        run,
        figures,
        links,
        headings,
        scope,
        diagnostics,
        checked: CheckedSurroundings::default(),
    };
    for (index, figure) in figures.iter().enumerate() {
        let sentence = run.sentence(&figure.words);
        let behind = mentions.behind(run, links, index, &sentence);
        surroundings.check_place(index, &sentence, &mentions, &behind);
        surroundings.check_time(index, &sentence, &mentions, &behind);
        surroundings.check_subject(index, &sentence);
        surroundings.check_beside(index, &sentence);
        surroundings.check_pair(index, &sentence);
    }
    surroundings.checked
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
