//! A claim word of the sentence around a link, judged of the link's figure as though it stood in the link.
//!
//! In: a judge of the words from the claim to the link. Out: whether the claim is true of the figure. Must not know: what is
//! between them.

use std::ops::Range;

use super::negation::negation_before;
use super::{Judge, LinkJudgement};
use crate::diagnostic::{Code, Severity};
use crate::evidence::prose::token::tokens_overlapping;

/// Whether a claim is true of a figure.
#[derive(Clone, Debug)]
pub(in crate::evidence) enum WordVerdict {
    True,
    /// What the data say instead.
    False(String),
    /// The data cannot tell, the reader of links makes no claim of it, or something turns it round.
    NotJudged,
}

impl Judge<'_> {
    /// Judges the claim at some bytes of the words.
    pub(in crate::evidence) fn judge_word(&self, word: &Range<usize>) -> WordVerdict {
        let overlaps = |range: &Range<usize>| range.start < word.end && word.start < range.end;
        let first = tokens_overlapping(self.tokens, &self.words).start;
        let reading = self.reading();
        let mut judgement = LinkJudgement::default();
        let is_read = reading.claims.iter().any(|claim| overlaps(&claim.range));
        if !is_read
            || negation_before(self.tokens, first).is_some()
            || !self.check_published(&reading, &mut judgement)
        {
            return WordVerdict::NotJudged;
        }
        self.check_claim_words(&reading, &mut judgement);
        self.check_over_time(&reading, &mut judgement);
        let about = judgement.findings.into_iter().find(|finding| {
            finding.severity == Severity::Error && finding.claim.as_ref().is_some_and(overlaps)
        });
        match about {
            None => WordVerdict::True,
            Some(wrong) if wrong.code == Code::FigureMismatch => WordVerdict::False(wrong.message),
            Some(_) => WordVerdict::NotJudged,
        }
    }
}
