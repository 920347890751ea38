//! Stretches of time that a sentence names for a figure: `over the past two decades`, `in the five years to 2022`, `two years
//! later`, `a decade ago`.
//!
//! In: the words around a figure. Out: an error where its periods do not lie so. Must not know: values.

use std::ops::Range;

use super::Surroundings;
use super::mentions::{Mention, Mentions, starting_at};
use crate::data::{Period, Row};
use crate::diagnostic::Code;
use crate::evidence::prose::pattern::{PatternMatch, PatternSlot};
use crate::evidence::prose::spans::{WrittenSpan, span_at};
use crate::evidence::prose::vocabulary::{Hedge, TimeWindow, surroundings};
use crate::evidence::reading::span_agrees;
use crate::evidence::resolve::BoundPoints;

/// How many months a publisher may take: `three years ago` may be said of the newest figures.
const LAG: u32 = 36;

/// How far a number of years in words may be off, in months.
const SLACK: u32 = 12;

impl<'a> Surroundings<'_, 'a> {
    /// Compares the stretches of time beside a figure with its periods.
    pub(super) fn check_windows(
        &mut self,
        index: usize,
        sentence: &Range<usize>,
        mentions: &Mentions<'a>,
    ) {
        let clause = self.clause(index, sentence);
        let words = self.tokens_between(clause);
        let run = self.run;
        let slots = |slot, at| match slot {
            PatternSlot::Span => span_at(&run.tokens, at).map(|span| span.len),
            PatternSlot::Period => {
                starting_at(&mentions.times, at).map(|found| mentions.times[found].tokens.len())
            }
            _ => None,
        };
        let mut at = words.start;
        while at < words.end {
            let tokens = &self.run.tokens;
            let found = surroundings()
                .windows
                .longest_at(tokens, at, &slots, &|_| false)
                .filter(|found| at + found.len <= words.end && self.is_free(at));
            let Some(found) = found else {
                at += 1;
                continue;
            };
            let window = at..at + found.len;
            at = window.end;
            if !self.is_beside(&window, index, mentions) {
                continue;
            }
            if let Some(why) = self.contradiction(index, &found, &window, mentions) {
                self.report_window(&window, &why);
            } else {
                let range = self.bytes_of(&window);
                self.checked.read.push(range);
            }
        }
    }

    fn report_window(&mut self, window: &Range<usize>, why: &str) {
        let range = self.bytes_of(window);
        let written = self.run.prose.text[range.clone()].to_owned();
        self.report(
            range,
            self.severity(),
            Code::UnlinkedPeriod,
            format!("the sentence says \"{written}\", and {why}"),
            "bind the figure to that time, or say the time that it is of",
        );
    }

    /// What a figure is of, where a stretch of time is not true of it.
    fn contradiction(
        &self,
        index: usize,
        found: &PatternMatch<TimeWindow>,
        window: &Range<usize>,
        mentions: &Mentions<'a>,
    ) -> Option<String> {
        let slot = |wanted: PatternSlot| {
            let mut slots = found.slots.iter();
            slots
                .find(|(slot, _)| *slot == wanted)
                .map(|(_, at)| at.start)
        };
        let tokens = &self.run.tokens;
        let span = slot(PatternSlot::Span).and_then(|at| span_at(tokens, at));
        let points = &self.figures[index].binding.points;
        match (found.meaning, points) {
            (TimeWindow::Ago, BoundPoints::One(point)) => self.not_ago(index, point.period, span),
            (TimeWindow::Later, BoundPoints::One(point)) => {
                self.not_later(index, point.period, &span?)
            }
            (
                TimeWindow::Over | TimeWindow::Ending | TimeWindow::Beginning,
                BoundPoints::Change(from, to),
            ) => {
                let (from, to) = (from.period, to.period);
                let months = span.as_ref().map_or_else(
                    || unnumbered_months(tokens[window.end - 1].word()),
                    |span| span.months,
                );
                let hedge = span.and_then(|span| span.hedge);
                let apart = to.start.abs_diff(from.start);
                let covered = to.end().abs_diff(from.start);
                let open = found.meaning == TimeWindow::Over;
                // `over two decades` is all of that time, or more than it.
                let over = open && tokens[window.start].is("over") && hedge.is_none();
                let hedges = [hedge, over.then_some(Hedge::MoreThan)];
                let is_long = hedges.into_iter().any(|hedge| {
                    span_agrees(months, hedge, apart)
                        || (open && span_agrees(months, hedge, covered))
                });
                let end = slot(PatternSlot::Period).and_then(|at| time_at(mentions, at));
                let is_end = end.is_none_or(|end| {
                    let bound = if found.meaning == TimeWindow::Ending {
                        to
                    } else {
                        from
                    };
                    end.years().contains(bound.years().end())
                        || bound.years().contains(end.years().end())
                });
                (!is_long || !is_end).then(|| format!("the figure goes from {from} to {to}"))
            }
            _ => None,
        }
    }

    /// Why a figure of a period is not one of so long ago.
    fn not_ago(&self, index: usize, own: &Period, span: Option<WrittenSpan>) -> Option<String> {
        let rows = self.figures[index].binding.series.rows();
        let with_value = rows.iter().filter(|row| row.value().is_some());
        let newest = with_value.map(Row::period).max()?;
        let before = newest.start.saturating_sub(own.start).unsigned_abs();
        let fits = match span {
            // `long ago`: of any period but the newest.
            None => newest.start > own.start,
            Some(span) => {
                let slack = SLACK.max(span.months / 5);
                let least = span.months.saturating_sub(LAG + slack);
                (least..=span.months.saturating_add(slack)).contains(&before)
            }
        };
        (!fits).then(|| format!("the figure is of {own}; the data reach to {newest}"))
    }

    /// Why a figure of a period is not so much later, or earlier, than the figure before it in its sentence.
    fn not_later(&self, index: usize, own: &Period, span: &WrittenSpan) -> Option<String> {
        let other = &self.figures[index.checked_sub(1)?];
        let sentence = self.run.sentence(&self.figures[index].words);
        let BoundPoints::One(point) = &other.binding.points else {
            return None;
        };
        let id = |figure: usize| {
            let series = &self.figures[figure].binding.series;
            series.indicator.definition.id.value.as_str()
        };
        if other.words.start < sentence.start || id(index) != id(index - 1) {
            return None;
        }
        let apart = own.start.abs_diff(point.period.start);
        let fits = apart == 0 || span_agrees(span.months, span.hedge, apart);
        (!fits).then(|| format!("the figures beside it are of {} and {own}", point.period))
    }

    /// Whether only words that pass stand between some tokens and a figure.
    pub(super) fn is_beside(
        &self,
        tokens: &Range<usize>,
        index: usize,
        mentions: &Mentions<'a>,
    ) -> bool {
        let bytes = self.bytes_of(tokens);
        let covered = &self.figures[index].covered;
        let between = if covered.start >= bytes.end {
            bytes.end..covered.start
        } else {
            covered.end..bytes.start
        };
        let mut between = self.tokens_between(between);
        between.all(|at| self.passes(at, index, mentions))
    }
}

/// The months of `decade`, `year`, which need no number.
fn unnumbered_months(word: Option<&str>) -> u32 {
    if word == Some("decade") { 120 } else { 12 }
}

fn time_at<'m>(mentions: &'m Mentions, token: usize) -> Option<&'m Period> {
    let found = starting_at(&mentions.times, token)?;
    let time: &Mention<Period> = &mentions.times[found];
    Some(&time.what)
}
