//! The time that a sentence names for a figure of one period must be the figure's.
//!
//! In: the mentions of a run. Out: an error or advice for each figure of another time. Must not know: values.

use std::ops::Range;

use super::Surroundings;
use super::mentions::{Behind, Governing, Mention, Mentions, governing};
use super::places::name_of;
use crate::data::{Period, Row, period};
use crate::diagnostic::{Code, Severity};
use crate::document::Surface;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::vocabulary::surroundings;
use crate::evidence::resolve::BoundPoints;

impl Surroundings<'_, '_> {
    /// Compares a figure's period with the time that its sentence names, else with that of the texts above it.
    pub(super) fn check_time(
        &mut self,
        index: usize,
        sentence: &Range<usize>,
        mentions: &Mentions,
        behind: &Behind,
    ) {
        let figure = &self.figures[index];
        let BoundPoints::One(point) = &figure.binding.points else {
            self.check_now(index, sentence);
            return;
        };
        let own = point.period;
        let times = &mentions.times;
        let first = times.partition_point(|time| time.range.end <= figure.covered.start);
        if times
            .get(first)
            .is_some_and(|time| time.range.start < figure.covered.end)
        {
            return;
        }
        let run = self.run;
        let is_of_a_value = |mention: &Mention<Period>| {
            let mut before = mention.tokens.start;
            while let Some(at) = before.checked_sub(1) {
                match run.tokens[at].word() {
                    Some(
                        "early" | "late" | "mid" | "financial" | "calendar" | "academic" | "year"
                        | "the",
                    ) => {
                        before = at;
                    }
                    Some("in" | "for" | "during" | "by" | "at" | "of" | "between" | "from") => {
                        return true;
                    }
                    // The later ones of a list follow the first.
                    Some("and" | "to" | "or") => return mention.group < times.len(),
                    _ => return false,
                }
            }
            // A sentence may begin with the time: `2019: [71.9 per cent]`.
            true
        };
        let found = governing(
            times,
            run,
            self.links,
            index,
            sentence,
            behind.time,
            behind.later_time,
            &is_of_a_value,
        );
        let Some(found) = found else {
            self.check_now(index, sentence);
            self.check_time_above(index, own);
            return;
        };
        let (time, agrees) = match &found {
            Governing::One(one) => (&times[*one], is_time_of(&times[*one], own, run)),
            Governing::AnyOf(all) => {
                let some = &times[all.clone()];
                let agrees = some.iter().any(|time| is_time_of(time, own, run));
                (&some[some.len() - 1], agrees)
            }
        };
        if agrees {
            self.checked.read.push(time.range.clone());
            return;
        }
        let severity = if behind.time.is_some() || self.is_same_clause(&time.range, index) {
            self.severity()
        } else {
            Severity::Advice
        };
        let written = &run.prose.text[time.range.clone()];
        self.report(
            time.range.clone(),
            severity,
            Code::UnlinkedPeriod,
            format!("the sentence says {written}, and the figure is of {own}"),
            "bind the figure to that period, or say the period that it is of",
        );
    }

    /// Whether no word between a time and a figure begins another clause.
    fn is_same_clause(&self, time: &Range<usize>, index: usize) -> bool {
        let figure = &self.figures[index].covered;
        let between = if time.end <= figure.start {
            time.end..figure.start
        } else {
            figure.end..time.start
        };
        let tokens = &self.run.tokens[self.tokens_between(between)];
        let joins = tokens.iter().filter_map(|token| token.word()).any(|word| {
            matches!(
                word,
                "and"
                    | "but"
                    | "while"
                    | "when"
                    | "which"
                    | "who"
                    | "since"
                    | "after"
                    | "before"
                    | "until"
                    | "because"
            )
        });
        // `In 2019, [71.9 per cent]` has a comma directly behind the time.
        let commas = tokens
            .iter()
            .skip(1)
            .filter(|token| token.is_symbol(',') || token.is_symbol(';'))
            .count();
        !joins && commas == 0
    }

    /// `now`, `today`, `last year` of a figure that is not of its series' newest period.
    fn check_now(&mut self, index: usize, sentence: &Range<usize>) {
        let figure = &self.figures[index];
        let Some(&own) = figure.binding.periods().last() else {
            return;
        };
        let rows = figure.binding.series.rows();
        let newest = rows
            .iter()
            .filter(|row| row.value().is_some())
            .map(Row::period)
            .max();
        let Some(newest) = newest.filter(|newest| newest.start > own.start) else {
            return;
        };
        let clause = self.clause(index, sentence);
        let words = self.tokens_between(clause);
        let found = words.clone().find_map(|at| {
            let found =
                surroundings()
                    .now
                    .longest_at(&self.run.tokens, at, &|_, _| None, &|_| false)?;
            Some(at..at + found.len)
        });
        let Some(found) = found.filter(|found| found.end <= words.end) else {
            return;
        };
        let range =
            self.run.tokens[found.start].range.start..self.run.tokens[found.end - 1].range.end;
        let written = &self.run.prose.text[range.clone()];
        let message = format!(
            "the sentence says \"{written}\", and the figure is of {own}; the data reach to {newest}"
        );
        self.report(
            range,
            Severity::Advice,
            Code::UnlinkedPeriod,
            message,
            "bind the figure to the newest period, or say the period that it is of",
        );
    }

    /// Compares a figure's period with the time that the heads of its row and column, or the heading, are.
    fn check_time_above(&mut self, index: usize, own: &Period) {
        let texts = self
            .headings
            .heads
            .into_iter()
            .chain([self.headings.heading]);
        for above in texts.flatten() {
            let run = TokenizedProse::new(above, self.scope.language);
            let times = Mentions::of(&run, self.scope).times;
            let Some(first) = times.first() else { continue };
            // A heading names many a year; one that is a year says which the figures below are of.
            let whole = above.text.trim().len() <= first.range.len() + 1;
            let of_a_value = above.surface == Surface::TableCell
                || whole
                || first
                    .tokens
                    .start
                    .checked_sub(1)
                    .is_some_and(|at| run.tokens[at].is("in"));
            if !of_a_value {
                continue;
            }
            if !times.iter().any(|time| is_time_of(time, own, &run)) {
                let written = &above.text[first.range.clone()];
                let message = format!(
                    "{} says {written}, and the figure is of {own}",
                    name_of(above, self.run.prose)
                );
                self.report(
                    self.figures[index].words.clone(),
                    self.severity(),
                    Code::UnlinkedPeriod,
                    message,
                    "bind the figure to that period, or say in its sentence the period that it is of",
                );
                return;
            }
        }
    }
}

/// Whether a time in words may be said of a period: the same one, or a year in it.
fn is_time_of(time: &Mention<Period>, own: &Period, run: &TokenizedProse) -> bool {
    let written = &run.prose.text[time.range.clone()];
    let year = time.what.months == 12 && time.what.text.len() == 4;
    time.what.same_time(own)
        || (time.what.months >= 120 && time.what.start <= own.start && own.end() <= time.what.end())
        || (year && own.years().contains(time.what.years().start()))
        || period::find([own], written).is_some()
}
