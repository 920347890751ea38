//! A direction or a comparison between two figures of one sentence: `[71.9 per cent] (down from [62.9])`, `rose from [62.9] to
//! [71.9 per cent]`, `[71.9 per cent], ahead of Leeds' [74.7]`.
//!
//! In: two figures and the words between them. Out: an error or advice where their values lie the other way round.
//! Must not know: other sentences.

use std::ops::Range;

use super::Surroundings;
use super::mentions::Mentions;
use crate::data::{Polarity, Row};
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::{Direction, Meaning, meaning, meaning_of_comparison};
use crate::evidence::resolve::BoundPoints;

impl<'a> Surroundings<'_, 'a> {
    /// Compares a figure with the next one, where the words say which is the greater.
    pub(super) fn check_pair(
        &mut self,
        index: usize,
        sentence: &Range<usize>,
        mentions: &Mentions<'a>,
    ) {
        let Some(next) = self.figures.get(index + 1) else {
            return;
        };
        let figure = &self.figures[index];
        if next.words.end > sentence.end {
            return;
        }
        let series = (&figure.binding.series, &next.binding.series);
        if series.0.indicator.definition.id.value != series.1.indicator.definition.id.value {
            return;
        }
        let value = |points: &BoundPoints| match points {
            BoundPoints::One(point) => point.row.and_then(Row::value),
            BoundPoints::Change(..) => None,
        };
        let (Some(one), Some(other)) = (value(&figure.binding.points), value(&next.binding.points))
        else {
            return;
        };
        let Some((at, direction, later_first)) = self.direction_between(index, sentence, mentions)
        else {
            return;
        };
        let (from, to) = if later_first {
            (other, one)
        } else {
            (one, other)
        };
        let agrees = match direction {
            Direction::Up => to > from,
            Direction::Down => to < from,
        };
        let range = self.run.tokens[at].range.clone();
        if agrees {
            self.checked.read.push(range);
            return;
        }
        let written = &self.run.prose.text[range.clone()];
        let message =
            format!("\"{written}\" is not true of the figures beside it: from {from} to {to}");
        self.report(
            range,
            self.severity(),
            Code::UnlinkedWord,
            message,
            "say the direction that the data show",
        );
    }

    /// The direction that is between a figure and the next: its token, and whether the first figure is the later value or the
    /// one that is compared.
    fn direction_between(
        &self,
        index: usize,
        sentence: &Range<usize>,
        mentions: &Mentions<'a>,
    ) -> Option<(usize, Direction, bool)> {
        let tokens = &self.run.tokens;
        let (figure, next) = (&self.figures[index], &self.figures[index + 1]);
        let behind = tokens.partition_point(|token| token.range.start < figure.covered.end);
        let last = tokens.partition_point(|token| token.range.end <= next.covered.start);
        if last <= behind || last - behind > REACH {
            return None;
        }
        // `rose from [62.9] in 2011 to [71.9 per cent]`
        let first = tokens.partition_point(|token| token.range.end <= figure.words.start);
        let from = first
            .checked_sub(1)
            .filter(|&at| self.word(at) == Some("from"));
        if let Some(at) = from.and_then(|from| from.checked_sub(1))
            && self.word(last - 1) == Some("to")
            && tokens[at].range.start >= sentence.start
        {
            return Some((at, self.direction_of(at)?, false));
        }
        // The last claim between them, with nothing behind it but joining words and names.
        let passes =
            |at: &usize| self.direction_of(*at).is_none() && self.passes(*at, index + 1, mentions);
        let names = (behind..last).rev().take_while(passes).count();
        let at = (last - names).checked_sub(1).filter(|&at| at >= behind)?;
        let direction = self.direction_of(at)?;
        let compares = matches!(
            (self.word(at + 1), self.word(at).and_then(meaning)),
            (_, Some(Meaning::Compared(_))) | (Some("than" | "of" | "on" | "from"), _)
        ) || is_comparison(self.word(at)?);
        let moves = !compares && self.word(last - 1) == Some("to");
        (compares || moves).then_some((at, direction, compares))
    }

    /// The direction that a word states of a change or of a comparison.
    fn direction_of(&self, at: usize) -> Option<Direction> {
        let word = self.word(at)?;
        let up_is_better = self.figures.first().is_some_and(|figure| {
            let definition = &figure.binding.series.indicator.definition;
            definition.polarity == Some(Polarity::HigherIsBetter)
        });
        let judged = |better: bool| {
            if better == up_is_better {
                Direction::Up
            } else {
                Direction::Down
            }
        };
        let than = self.word(at + 1) == Some("than");
        match word {
            "up" => return Some(Direction::Up),
            "down" => return Some(Direction::Down),
            _ => {}
        }
        match meaning(word).or_else(|| meaning_of_comparison(word))? {
            Meaning::Moved(direction) | Meaning::Compared(direction) => Some(direction),
            Meaning::Judged { better } if than || is_comparison(word) => Some(judged(better)),
            _ => None,
        }
    }
}

/// How many tokens may be between two figures that a word compares.
const REACH: usize = 10;

/// Whether a word compares wherever it is between two figures: `ahead of`, `outperforms`.
fn is_comparison(word: &str) -> bool {
    meaning(word).is_none() && meaning_of_comparison(word).is_some()
}
