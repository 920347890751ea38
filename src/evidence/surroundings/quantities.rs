//! What a number is said to be must be what the figure is: a mean or a median, a sum a week or a month, a change, a limit, a rank.
//!
//! In: the words around a link. Out: errors or advice. Must not know: values.

use std::ops::Range;

use super::Surroundings;
use crate::data::UnitKind;
use crate::diagnostic::{Code, Severity};
use crate::evidence::destination::Quantity;
use crate::evidence::prose::number_words::ordinal_value;
use crate::evidence::prose::vocabulary::surroundings;
use crate::evidence::resolve::BoundPoints;
use crate::evidence::subject_words::OwnWords;

impl Surroundings<'_, '_> {
    /// `mean pay` of a median: what a number is of several values.
    pub(super) fn check_statistic(
        &mut self,
        index: usize,
        own: &OwnWords,
        mut words: Range<usize>,
    ) {
        let known = &surroundings().statistics;
        let found = words.find_map(|at| {
            let word = self.word(at)?;
            let mut pairs = known.iter();
            let (figure, _) = pairs.find(|(figure, other)| {
                *other == word && own.statistics.contains(figure) && !own.statistics.contains(word)
            })?;
            Some((at, *figure))
        });
        let Some((at, figure)) = found else { return };
        let range = self.run.tokens[at].range.clone();
        let written = &self.run.prose.text[range.clone()];
        let message = format!("the text says \"{written}\", and the figure is a {figure}");
        let inside = self.figures[index].words.contains(&range.start);
        let severity = if inside {
            Severity::Error
        } else {
            self.severity()
        };
        self.report(
            range,
            severity,
            Code::UnlinkedSubject,
            message,
            "call the figure what its indicator is",
        );
    }

    /// `monthly pay` of a sum a week. Returns whether there is such a word.
    pub(super) fn check_time_of_sum(&mut self, own: &OwnWords, mut words: Range<usize>) -> bool {
        let found = words.find(|&at| {
            let word = self.word(at);
            let adjective = word.filter(|word| word.ends_with("ly") || *word == "annual");
            let unit = adjective.and_then(|word| surroundings().times.get(word));
            let is_other =
                unit.is_some_and(|unit| !own.times.is_empty() && !own.times.contains(unit));
            is_other && self.word(at + 1).is_some_and(|next| own.has(next))
        });
        let Some(at) = found else { return false };
        let range = self.run.tokens[at].range.clone();
        let written = &self.run.prose.text[range.clone()];
        let message = format!("the figure is not said of \"{written}\" by its data");
        self.report(
            range,
            self.severity(),
            Code::UnlinkedSubject,
            message,
            "say the time that the figure is of, as the indicator's title does",
        );
        true
    }

    /// `£583 a month` of a sum a week; `nine points a year` of a change over twelve years.
    pub(super) fn check_rate_of_time(&mut self, index: usize, own: &OwnWords) {
        let figure = &self.figures[index];
        let tokens = &self.run.tokens;
        let per = |at: usize| {
            let joins = matches!(self.word(at), Some("a" | "an" | "per" | "each" | "every"));
            let word = self.word(at + 1).filter(|_| joins)?;
            surroundings().times.get(word).copied()
        };
        let behind = tokens.partition_point(|token| token.range.start < figure.covered.end);
        let inside = self.tokens_between(figure.words.clone()).find(|&at| {
            tokens[at]
                .number()
                .is_some_and(|number| number.currency.is_some())
                && per(at + 1).is_some()
        });
        let (at, severity) = match inside {
            Some(number) => (number + 1, Severity::Error),
            None => (behind, self.severity()),
        };
        let Some(stated) = per(at) else { return };
        let unit = &figure.binding.series.indicator.definition.unit;
        let is_sum = matches!(unit.kind, UnitKind::Money | UnitKind::Count);
        let severity = match &figure.binding.points {
            BoundPoints::Change(from, to) if stated == "year" && !own.times.contains("year") => {
                if to.period.start - from.period.start <= 12 {
                    return;
                }
                severity
            }
            _ if own.times.contains(stated) => return,
            _ if !is_sum => return,
            _ if own.times.is_empty() => Severity::Advice,
            _ => severity,
        };
        let range = tokens[at].range.start..tokens[at + 1].range.end;
        let written = &self.run.prose.text[range.clone()];
        let message = format!("the figure is not said of \"{written}\" by its data");
        self.report(
            range,
            severity,
            Code::UnlinkedSubject,
            message,
            "say the time that the figure is of, as the indicator's title does",
        );
    }

    /// A figure that `show=` makes a change, a ratio or a confidence limit must be called one.
    pub(super) fn check_quantity(&mut self, index: usize, words: Range<usize>) {
        let figure = &self.figures[index];
        let known = surroundings();
        let (names, what) = match figure.binding.show {
            Some(Quantity::Change | Quantity::PercentChange | Quantity::Gap) => {
                (&known.change, "a difference")
            }
            Some(Quantity::Ratio) => (&known.ratio, "a ratio"),
            Some(Quantity::LowerCi | Quantity::UpperCi) => (&known.limit, "a confidence limit"),
            Some(Quantity::Rank) => (&known.rank, "a rank"),
            _ => return,
        };
        let is_rank = figure.binding.show == Some(Quantity::Rank);
        let mut said = words.filter(|&at| {
            let ordinal = is_rank && ordinal_value(&self.run.tokens[at]).is_some();
            ordinal || self.word(at).is_some_and(|word| names.contains(word))
        });
        if figure.words.is_empty() || said.next().is_some() {
            return;
        }
        self.report(
            figure.words.clone(),
            self.severity(),
            Code::UnlinkedSubject,
            format!(
                "the figure is {what}, by show= of its destination, and the words do not say so"
            ),
            "say so in the link, or take show= out",
        );
    }
}
