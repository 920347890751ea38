//! Claim words of the sentence around links, outside of them: each is judged of the figure beside it as though it stood in its
//! link, and what is not judged is reported, so that no claim beside a figure passes unread.
//!
//! In: a sentence with figures, the places and times that it names. Out: an error where a claim beside a figure is false, advice
//! where it is far from it or cannot be judged. Must not know: numbers.

use std::ops::Range;

use super::Surroundings;
use super::free_claims::{CLOSE, FreeClaim};
use super::mentions::{Mentions, is_age, starting_at};
use crate::diagnostic::{Code, Severity};
use crate::evidence::judge::WordVerdict;
use crate::evidence::prose::token::tokens_overlapping;
use crate::evidence::prose::vocabulary::{Meaning, meaning, surroundings};

/// A figure near a claim.
struct Candidate {
    figure: usize,
    /// How many tokens stand between; `None` where they are more than a claim reaches over.
    apart: Option<usize>,
}

impl<'a> Surroundings<'_, 'a> {
    /// Judges the claims of a sentence that are in no link; `figures` are those of the sentence.
    pub(super) fn check_claims(
        &mut self,
        sentence: &Range<usize>,
        figures: &Range<usize>,
        mentions: &Mentions<'a>,
    ) {
        let words = tokens_overlapping(&self.run.tokens, sentence);
        let mut at = words.start;
        while at < words.end {
            let Some(claim) = self.claim_at(at, words.end, mentions) else {
                at += 1;
                continue;
            };
            at = claim.tokens.end;
            if claim.meaning != Meaning::Plain && !self.is_read(&claim.tokens) {
                self.check_claim(&claim, figures, mentions);
            }
        }
    }

    /// Judges a claim of the figures beside it, and reports what is false or cannot be judged.
    fn check_claim(&mut self, claim: &FreeClaim, figures: &Range<usize>, mentions: &Mentions<'a>) {
        let candidates = self.candidates(claim, figures, mentions);
        let range = self.bytes_of(&claim.tokens);
        let mut wrong: Option<(Severity, String)> = None;
        let mut unread = None;
        for candidate in &candidates {
            let beside = candidate.apart.filter(|apart| *apart <= claim.reach);
            if beside.is_none() && !claim.anywhere {
                continue;
            }
            if !self.figures[candidate.figure].agrees {
                // Its own words are refuted: what is around them follows.
                return;
            }
            match self.verdict(claim, &self.figures[candidate.figure], mentions) {
                WordVerdict::True => {
                    self.checked.read.push(range);
                    return;
                }
                WordVerdict::False(why) => {
                    let severity = match beside {
                        Some(_) => self.severity(),
                        None => Severity::Advice,
                    };
                    wrong.get_or_insert((severity, why));
                }
                WordVerdict::NotJudged => {
                    let unplaced = claim.meaning == Meaning::Unplaced;
                    let direct = beside.is_some_and(|apart| apart <= CLOSE || unplaced);
                    unread = unread.or((direct || claim.anywhere).then_some(()));
                }
            }
        }
        let written = self.run.prose.text[range.clone()].to_owned();
        if let Some((severity, why)) = wrong {
            self.report(
                range,
                severity,
                Code::UnlinkedWord,
                format!("\"{written}\" beside the link is not true of it: {why}"),
                "put the whole clause into the link, or say what the data show",
            );
        } else if unread.is_some() {
            self.report(
                range,
                Severity::Advice,
                Code::UnlinkedWord,
                format!("\"{written}\" is not checked: it is outside the figure's link"),
                "put the whole clause into the link",
            );
        }
    }

    /// The figures before and behind a claim, the nearer one first.
    fn candidates(
        &self,
        claim: &FreeClaim,
        figures: &Range<usize>,
        mentions: &Mentions<'a>,
    ) -> Vec<Candidate> {
        let bytes = self.bytes_of(&claim.tokens);
        let behind = figures.start
            + self.figures[figures.clone()]
                .partition_point(|figure| figure.covered.start < bytes.end);
        let before = behind.checked_sub(1).filter(|at| figures.contains(at));
        let behind = Some(behind).filter(|at| figures.contains(at));
        let mut found: Vec<Candidate> = Vec::with_capacity(2);
        for figure in [behind, before].into_iter().flatten() {
            let covered = &self.figures[figure].covered;
            let between = if covered.start >= bytes.end {
                bytes.end..covered.start
            } else {
                covered.end..bytes.start
            };
            let tokens = self.tokens_between(between);
            let passes = |at: usize| self.passes(at, figure, mentions);
            // `(higher)`
            let brackets = tokens
                .clone()
                .filter(|&at| self.run.tokens[at].is_symbol('('));
            let apart = tokens.len() - brackets.count();
            let apart = tokens.clone().all(passes).then_some(apart);
            found.push(Candidate { figure, apart });
        }
        found.sort_by_key(|candidate| candidate.apart.unwrap_or(usize::MAX));
        found
    }

    /// Whether a token may be between a claim and its figure: a joining word, a name of the figure's place, time or
    /// indicator, a part of another claim.
    pub(super) fn passes(&self, at: usize, figure: usize, mentions: &Mentions<'a>) -> bool {
        let token = &self.run.tokens[at];
        let known = surroundings();
        let named = starting_at(&mentions.places, at).is_some()
            || starting_at(&mentions.times, at).is_some()
            || is_inside_mention(at, mentions);
        let Some(word) = token.word() else {
            return named
                || is_age(&self.run.tokens, at)
                || [',', ':', '(', ')', '-', '"', '“', '”', '‘', '’']
                    .iter()
                    .any(|&mark| token.is_symbol(mark));
        };
        let subject = || {
            let series = &self.figures[figure].binding.series;
            let own = self
                .scope
                .lexicon
                .subjects
                .of(&series.indicator.definition.id.value);
            own.is_some_and(|own| own.has(word))
        };
        named
            || known.passing.contains(word)
            || known.own_place.contains(word)
            || known.everybody.contains(word)
            || known.groups.contains_key(word)
            || meaning(word).is_some_and(|meaning| meaning != Meaning::Negation)
            || subject()
    }

    fn is_read(&self, tokens: &Range<usize>) -> bool {
        let bytes = self.bytes_of(tokens);
        let mut read = self.checked.read.iter();
        read.any(|read| read.start < bytes.end && bytes.start < read.end)
    }

    pub(super) fn bytes_of(&self, tokens: &Range<usize>) -> Range<usize> {
        self.run.tokens[tokens.start].range.start..self.run.tokens[tokens.end - 1].range.end
    }
}

/// Whether a token is part of the name of a place.
fn is_inside_mention(at: usize, mentions: &Mentions<'_>) -> bool {
    let before = mentions
        .places
        .partition_point(|place| place.tokens.start <= at);
    let place = before.checked_sub(1).map(|last| &mentions.places[last]);
    place.is_some_and(|place| place.tokens.contains(&at))
}
