//! Judges a claim that is in no link of a figure: of what the figure is bound to, compared with the place that the claim names,
//! or from the figure before it.
//!
//! In: a claim and a figure. Out: whether it is true. Must not know: how near they stand.

use std::ops::Range;

use rust_decimal::Decimal;

use super::free_claims::FreeClaim;
use super::mentions::{Mentions, NamedPlace, starting_at};
use super::{LinkedFigure, Surroundings};
use crate::data::{Area, Row};
use crate::evidence::judge::{Judge, WordVerdict};
use crate::evidence::prose::vocabulary::{Direction, Meaning, surroundings};
use crate::evidence::resolve::{Binding, BoundPoints};

/// How many tokens behind a claim may belong to it.
const CLAUSE_REACH: usize = 8;

/// How many tokens a place may be behind a comparison: `ahead of the rate in Leeds`.
const PLACE_REACH: usize = 5;

impl<'a> Surroundings<'_, 'a> {
    /// Judges `rose to [71.9 per cent]` of one period: from the figure of the same series before it in the run, else from the
    /// value before it. Only a direction that no earlier value bears out is false.
    fn verdict_on_one(&self, direction: Direction, figure: &LinkedFigure<'a>) -> WordVerdict {
        let series = &figure.binding.series;
        let BoundPoints::One(point) = &figure.binding.points else {
            return WordVerdict::NotJudged;
        };
        let Some(own) = point.row.and_then(Row::value) else {
            return WordVerdict::NotJudged;
        };
        let rows = series.rows();
        let earlier = rows
            .iter()
            .filter(|row| row.period().start < point.period.start);
        let values: Vec<_> = earlier.filter_map(Row::value).collect();
        let same = |other: &&LinkedFigure| {
            let other = &other.binding.series;
            other.area.id == series.area.id
                && other.dimensions == series.dimensions
                && other.indicator.definition.id.value == series.indicator.definition.id.value
        };
        let before = self
            .figures
            .iter()
            .take_while(|other| other.words.start < figure.words.start);
        let named = before
            .filter(same)
            .last()
            .and_then(|other| match &other.binding.points {
                BoundPoints::One(point) => point.row.and_then(Row::value),
                BoundPoints::Change(..) => None,
            });
        let fits = |from: Decimal| match direction {
            Direction::Up => own > from,
            Direction::Down => own < from,
        };
        if named.or_else(|| values.last().copied()).is_some_and(fits) {
            WordVerdict::True
        } else if !values.is_empty() && !values.iter().copied().any(fits) {
            let says = match direction {
                Direction::Up => "no earlier value is lower",
                Direction::Down => "no earlier value is higher",
            };
            WordVerdict::False(format!("in the data {says}"))
        } else {
            WordVerdict::NotJudged
        }
    }

    /// Judges a claim of a figure: of what it is bound to, or compared with the place that the claim names.
    pub(super) fn verdict(
        &self,
        claim: &FreeClaim,
        figure: &LinkedFigure<'a>,
        mentions: &Mentions<'a>,
    ) -> WordVerdict {
        let range = self.bytes_of(&claim.tokens);
        let compares = matches!(
            claim.meaning,
            Meaning::Compared(_)
                | Meaning::Judged { .. }
                | Meaning::Similar
                | Meaning::Unchanged
                | Meaning::NoClearChange
                | Meaning::Significantly
        );
        let place = self
            .place_behind(claim.tokens.end, mentions)
            .filter(|_| compares);
        let behind = self.end_of_clause(claim.tokens.end);
        let end = place.map_or(behind, |(_, end)| end.max(behind));
        let words = range.start.min(figure.words.start)..end.max(figure.words.end);
        let is_one = matches!(figure.binding.points, BoundPoints::One(_));
        // `rose to [71.9 per cent]`, `down to [71.9 per cent]`
        let leads_to = matches!(self.word(claim.tokens.end), Some("to" | "at"))
            && self.run.tokens[claim.tokens.end].range.end <= figure.words.start;
        if let Meaning::Moved(direction) = claim.meaning
            && is_one
            && leads_to
            && figure.binding.comparator.is_none()
        {
            return self.verdict_on_one(direction, figure);
        }
        let other = place.and_then(|(area, _)| {
            let own = figure.binding.series.area;
            if area.id == own.id {
                self.place_before(range.start, own, mentions)
            } else {
                Some(area)
            }
        });
        match other {
            Some(area) if is_one && figure.binding.comparator.is_none() => {
                let binding = figure.binding.compared_with(area, self.scope);
                // The names of both are part of what is compared.
                let first = self.sentence_start(range.start, mentions, &binding);
                self.judge(first.min(words.start)..words.end, &range, &binding)
            }
            _ => self.judge(words, &range, &figure.binding),
        }
    }

    fn judge(&self, words: Range<usize>, claim: &Range<usize>, binding: &Binding) -> WordVerdict {
        let judge = Judge {
            sourced: true,
            ..Judge::of_run(self.run, words, binding, self.scope)
        };
        judge.judge_word(claim)
    }

    /// Where the words behind a claim end that may belong to it: `the highest | on record`, `the lowest | of the five areas`.
    fn end_of_clause(&self, at: usize) -> usize {
        let tokens = &self.run.tokens;
        let ends = |at: &usize| {
            !self.is_free(*at)
                || [',', ';', '.', ':', '(', ')']
                    .iter()
                    .any(|&mark| tokens[*at].is_symbol(mark))
                || matches!(self.word(*at), Some("and" | "but" | "while" | "which"))
        };
        let sentence = self.run.sentence(&tokens[at - 1].range);
        let inside = |at: &usize| tokens[*at].range.end <= sentence.end;
        let reach = at..(at + CLAUSE_REACH).min(tokens.len());
        let words = reach.take_while(|at| inside(at) && !ends(at)).count();
        tokens[at + words - 1].range.end
    }

    /// The area that a comparison names behind it, and where its name ends.
    pub(super) fn place_behind(
        &self,
        at: usize,
        mentions: &Mentions<'a>,
    ) -> Option<(&'a Area, usize)> {
        for on in at..(at + PLACE_REACH).min(self.run.tokens.len()) {
            if let Some(found) = starting_at(&mentions.places, on) {
                let place = &mentions.places[found];
                let area = self.area_of(&place.what)?;
                return self.is_free(on).then_some((area, place.range.end));
            }
            let passes = self
                .word(on)
                .is_some_and(|word| surroundings().passing.contains(word));
            if !passes || !self.is_free(on) {
                return None;
            }
        }
        None
    }

    /// The last other area that is named before some byte.
    fn place_before(&self, byte: usize, own: &Area, mentions: &Mentions<'a>) -> Option<&'a Area> {
        let sentence = self.run.sentence(&(byte..byte));
        let before = mentions
            .places
            .iter()
            .rev()
            .filter(|place| place.range.end <= byte && place.range.start >= sentence.start);
        before
            .filter_map(|place| self.area_of(&place.what))
            .find(|area| area.id != own.id)
    }

    /// Where the side of a comparison is named that is before it in its sentence, else the claim itself.
    fn sentence_start(&self, byte: usize, mentions: &Mentions<'a>, binding: &Binding) -> usize {
        let sentence = self.run.sentence(&(byte..byte));
        let is_side = |place: &NamedPlace<'a>| {
            let area = self.area_of(place);
            area.is_some_and(|area| {
                let comparator = binding.comparator.as_ref();
                area.id == binding.series.area.id
                    || comparator.is_some_and(|other| other.series.area.id == area.id)
            })
        };
        let mut before = mentions.places.iter().rev();
        before
            .find(|place| {
                place.range.end <= byte
                    && place.range.start >= sentence.start
                    && is_side(&place.what)
            })
            .map_or(byte, |place| place.range.start)
    }

    /// The area that a place is; the benchmark, or the region above the page's place, for a level.
    fn area_of(&self, place: &NamedPlace<'a>) -> Option<&'a Area> {
        let level = match place {
            NamedPlace::Area(area) => return Some(area),
            NamedPlace::Level(level) => level,
        };
        let own = self.figures.first()?.binding.series.area;
        let mut line = self.scope.areas.line(&own.id).into_iter();
        let above = line.find(|area| area.id != own.id && level.matches(area));
        let benchmark = || {
            let id = self.scope.benchmark?;
            self.scope
                .areas
                .by_id
                .get(id)
                .filter(|area| level.matches(area))
        };
        above.or_else(benchmark)
    }
}
