//! Words directly before a number that make another one of it, or say that it is small: `half of [71.9 per cent]`, `a mere`.
//!
//! In: a figure with its sentence. Out: an error or advice. Must not know: other figures.

use std::ops::Range;

use super::Surroundings;
use crate::diagnostic::{Code, Severity};
use crate::evidence::prose::vocabulary::surroundings;

impl Surroundings<'_, '_> {
    fn first_token(&self, index: usize) -> usize {
        let start = self.figures[index].words.start;
        self.run
            .tokens
            .partition_point(|token| token.range.end <= start)
    }

    /// `half of`, `most of` before a number make another one of it; `just`, `only` say that it is little.
    pub(super) fn check_part_and_size(&mut self, index: usize, sentence: &Range<usize>) {
        // A key figure's label has no link.
        if self.figures[index].words.is_empty() {
            return;
        }
        let clause = self.clause(index, sentence);
        let first = self.first_token(index);
        let tokens = &self.run.tokens;
        let number = tokens
            .get(first)
            .is_some_and(|token| token.number().is_some());
        let ending_here = |patterns: &crate::evidence::prose::pattern::Patterns<()>| {
            (1..=3)
                .filter_map(|back| first.checked_sub(back))
                .find_map(|at| {
                    let found = patterns.longest_at(tokens, at, &|_, _| None, &|_| false)?;
                    let range = tokens[at].range.start..tokens[first.checked_sub(1)?].range.end;
                    (at + found.len == first && range.start >= clause.start).then_some(range)
                })
        };
        if !number {
            return;
        }
        if let Some(range) = ending_here(&surroundings().part_before) {
            let written = &self.run.prose.text[range.clone()];
            let message =
                format!("\"{written}\" before the link makes another number of the figure");
            self.report(
                range,
                self.severity(),
                Code::UnlinkedWord,
                message,
                "remove it, or state the number that the data show",
            );
        } else if let Some(range) = ending_here(&surroundings().size_before)
            && self.figures[index].binding.comparator.is_none()
        {
            let written = &self.run.prose.text[range.clone()];
            let message =
                format!("\"{written}\" says that the figure is small, which cannot be checked");
            self.report(
                range,
                Severity::Advice,
                Code::UnlinkedWord,
                message,
                "remove it, or put it into the link and compare: &vs=…",
            );
        }
    }
}
