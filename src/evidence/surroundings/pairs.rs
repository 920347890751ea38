//! A direction between two figures of one sentence: `[71.9 per cent] (down from [62.9])`, `rose from [62.9] to [71.9 per cent]`.
//!
//! In: two figures and the words between them. Out: an error or advice where their values lie the other way round.
//! Must not know: other sentences.

use std::ops::Range;

use super::Surroundings;
use crate::data::Row;
use crate::diagnostic::Code;
use crate::evidence::prose::vocabulary::{Direction, Meaning, meaning};
use crate::evidence::resolve::BoundPoints;

impl Surroundings<'_, '_> {
    /// Compares a figure with the next one, where the words say which is the greater.
    pub(super) fn check_pair(&mut self, index: usize, sentence: &Range<usize>) {
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
        let Some((at, direction, later_first)) = self.direction_between(index, sentence) else {
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

    /// The direction that stands between a figure and the next: its token, and whether the first figure is the later value.
    fn direction_between(
        &self,
        index: usize,
        sentence: &Range<usize>,
    ) -> Option<(usize, Direction, bool)> {
        let tokens = &self.run.tokens;
        let (figure, next) = (&self.figures[index], &self.figures[index + 1]);
        let behind = tokens.partition_point(|token| token.range.start < figure.covered.end);
        let last = tokens.partition_point(|token| token.range.end <= next.covered.start);
        if last <= behind || last - behind > 8 {
            return None;
        }
        let direction = |at: usize| match (self.word(at)?, meaning(self.word(at)?)) {
            ("up", _) => Some(Direction::Up),
            ("down", _) => Some(Direction::Down),
            (_, Some(Meaning::Moved(direction) | Meaning::Compared(direction))) => Some(direction),
            _ => None,
        };
        let joins = self.word(last - 1)?;
        if matches!(joins, "from" | "than") {
            let at = last.checked_sub(2).filter(|&at| at >= behind)?;
            return Some((at, direction(at)?, true));
        }
        // `rose from [62.9] in 2011 to [71.9 per cent]`
        let first = tokens.partition_point(|token| token.range.end <= figure.words.start);
        let from = first
            .checked_sub(1)
            .filter(|&at| self.word(at) == Some("from"))?;
        let at = from.checked_sub(1)?;
        let starts = self.run.tokens[at].range.start >= sentence.start;
        (joins == "to" && starts).then_some((at, direction(at)?, false))
    }
}
