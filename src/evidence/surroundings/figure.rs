//! The links of a run that are based on something, and the figures among them.
//!
//! In: ranges of a run with bindings. Out: what comes before and behind each figure. Must not know: words.

use std::ops::Range;

use crate::evidence::resolve::Binding;

/// A figure link of a run.
pub(in crate::evidence) struct LinkedFigure<'a> {
    /// Its words, as bytes of the run.
    pub(in crate::evidence) words: Range<usize>,
    /// Its words with the hedge and the unit beside them.
    pub(in crate::evidence) covered: Range<usize>,
    pub(in crate::evidence) binding: Binding<'a>,
    /// Whether its own words are true.
    pub(super) agrees: bool,
    /// Its index among all links of the run that are based on something.
    link: usize,
}

/// The links of a run that are based on something, in the order of the text.
#[derive(Default)]
pub(in crate::evidence) struct FigureLinks<'a> {
    /// What each covers, whether it could be resolved or not.
    covered: Vec<Range<usize>>,
    /// Those that are bound to data.
    pub(in crate::evidence) figures: Vec<LinkedFigure<'a>>,
}

impl<'a> FigureLinks<'a> {
    /// Adds the next link of the run; without a binding only what it covers is known.
    pub(in crate::evidence) fn push(
        &mut self,
        words: Range<usize>,
        covered: Range<usize>,
        binding: Option<Binding<'a>>,
        agrees: bool,
    ) {
        self.figures.extend(binding.map(|binding| LinkedFigure {
            words,
            covered: covered.clone(),
            binding,
            agrees,
            link: self.covered.len(),
        }));
        self.covered.push(covered);
    }

    /// What the link before a figure covers.
    pub(super) fn before(&self, figure: usize) -> Option<&Range<usize>> {
        self.covered.get(self.figures[figure].link.checked_sub(1)?)
    }

    /// What the link behind a figure covers.
    pub(super) fn behind(&self, figure: usize) -> Option<&Range<usize>> {
        self.covered.get(self.figures[figure].link + 1)
    }

    /// What each link covers, in the order of the text.
    pub(super) fn covered(&self) -> &[Range<usize>] {
        &self.covered
    }

    /// What the last link covers that begins at or before a byte.
    pub(super) fn last_from(&self, byte: usize) -> Option<&Range<usize>> {
        let before = self.covered.partition_point(|link| link.start <= byte);
        self.covered.get(before.checked_sub(1)?)
    }
}
