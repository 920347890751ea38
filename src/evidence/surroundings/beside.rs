//! The words directly beside a link are read with it: `fell by [9.0 points]`, `[4.1 points] higher than in Leeds`, `(down)`,
//! `half of [71.9 per cent]`.
//!
//! In: a figure with its sentence. Out: an error or advice where the words are not true of it. Must not know: other figures.

use std::ops::Range;

use super::Surroundings;
use crate::diagnostic::{Code, Severity};
use crate::evidence::judge::Judge;
use crate::evidence::prose::vocabulary::{Meaning, meaning, surroundings};
use crate::evidence::resolve::{Binding, BoundPoints};

impl Surroundings<'_, '_> {
    pub(super) fn check_beside(&mut self, index: usize, sentence: &Range<usize>) {
        // A key figure's label has no link.
        if self.figures[index].words.is_empty() {
            return;
        }
        let clause = self.clause(index, sentence);
        self.check_part_and_size(index, &clause);
        let figure = &self.figures[index];
        let links = &figure.words;
        let start = self.claim_before(index, &clause).unwrap_or(links.start);
        let end = self.claim_behind(index, &clause).unwrap_or(links.end);
        if (start, end) == (links.start, links.end) || self.is_refuted(index, links.clone()) {
            return;
        }
        let sides = [start..links.start, links.end..end];
        for side in sides.into_iter().filter(|side| !side.is_empty()) {
            let words = side.start.min(links.start)..side.end.max(links.end);
            let mut findings = self.judged(index, words).into_iter();
            let wrong = findings.find(|(code, severity, _)| {
                *severity == Severity::Error
                    && matches!(
                        code,
                        Code::FigureMismatch | Code::FigurePoints | Code::BindingNeeded
                    )
            });
            let trimmed = trim(&self.run.prose.text, side);
            let Some((_, _, message)) = wrong else {
                self.checked.read.push(trimmed);
                continue;
            };
            let written = self.run.prose.text[trimmed.clone()].to_owned();
            self.report(
                trimmed,
                self.severity(),
                Code::UnlinkedWord,
                format!("\"{written}\" beside the link is not true of it: {message}"),
                "put the whole clause into the link, or say what the data show",
            );
        }
    }

    /// The errors and advice of a figure with other words than its own.
    fn judged(&self, index: usize, words: Range<usize>) -> Vec<(Code, Severity, String)> {
        let judge = Judge {
            sourced: true,
            ..Judge::of_run(self.run, words, &self.figures[index].binding, self.scope)
        };
        let findings = judge.judge().findings.into_iter();
        findings
            .map(|found| (found.code, found.severity, found.message))
            .collect()
    }

    fn is_refuted(&self, index: usize, words: Range<usize>) -> bool {
        self.judged(index, words)
            .iter()
            .any(|(_, severity, _)| *severity == Severity::Error)
    }

    /// Where a claim directly before a figure begins: `fell by`, `up`, `rose from`.
    fn claim_before(&self, index: usize, clause: &Range<usize>) -> Option<usize> {
        let figure = &self.figures[index];
        let first = self.first_token(index);
        let at = first.checked_sub(1)?;
        let word = self.word(at)?;
        let joins = matches!(word, "by" | "to" | "from" | "at" | "of");
        let at = if joins { at.checked_sub(1)? } else { at };
        let claim = self.word(at)?;
        let start = self.run.tokens[at].range.start;
        let is_claim = says_a_change(claim) && is_change(&figure.binding);
        (is_claim && start >= clause.start).then_some(start)
    }

    /// Where a claim directly behind a figure ends: `higher than in Leeds`, `up`, `(down)`.
    fn claim_behind(&self, index: usize, clause: &Range<usize>) -> Option<usize> {
        let figure = &self.figures[index];
        let tokens = &self.run.tokens;
        let mut at = tokens.partition_point(|token| token.range.start < figure.covered.end);
        if tokens.get(at)?.is_symbol('(') {
            at += 1;
        }
        let word = self.word(at)?;
        let compares = figure.binding.comparator.is_some() || is_change(&figure.binding);
        let states_difference = matches!(
            meaning(word),
            Some(Meaning::Compared(_) | Meaning::Judged { .. })
        );
        if !(compares && states_difference
            || is_change(&figure.binding) && matches!(word, "up" | "down"))
        {
            return None;
        }
        let mut last = at;
        if self.word(at + 1) == Some("than") {
            let mut on = at + 2;
            while matches!(
                self.word(on),
                Some("in" | "for" | "the" | "that" | "of" | "across")
            ) {
                on += 1;
            }
            let text = &self.run.prose.text;
            if let Some((_, len)) = self
                .scope
                .lexicon
                .area_at(text, tokens, on, self.scope.areas)
            {
                last = on + len - 1;
            }
        }
        let end = tokens[last].range.end;
        (end <= clause.end).then_some(end)
    }

    fn first_token(&self, index: usize) -> usize {
        let start = self.figures[index].words.start;
        self.run
            .tokens
            .partition_point(|token| token.range.end <= start)
    }

    /// `half of`, `most of` before a number make another one of it; `just`, `only` say that it is little.
    fn check_part_and_size(&mut self, index: usize, clause: &Range<usize>) {
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
                "take it out, or state the number that the data show",
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
                "take it out, or put it into the link and compare: &vs=…",
            );
        }
    }
}

/// Whether a word states a change: `rose`, `up`, `improved`.
fn says_a_change(word: &str) -> bool {
    matches!(word, "up" | "down")
        || matches!(
            meaning(word),
            Some(Meaning::Moved(_) | Meaning::Judged { .. })
        )
}

fn is_change(binding: &Binding) -> bool {
    matches!(binding.points, BoundPoints::Change(..))
}

/// A range of a text without white space and opening brackets at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = part.len() - part.trim_start_matches([' ', '(', '\u{a0}']).len();
    let end = part.trim_end().len();
    range.start + start..range.start + end.max(start)
}
