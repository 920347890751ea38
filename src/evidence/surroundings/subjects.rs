//! The indicator that a sentence speaks of must be the figure's, and what a number is said to be (a change, a limit, a sum a
//! month) must be what the figure is.
//!
//! In: the words around a link, the words of the site's indicators. Out: errors or advice. Must not know: values.

use std::ops::Range;

use super::Surroundings;
use crate::data::UnitKind;
use crate::diagnostic::{Code, Severity};
use crate::evidence::destination::Quantity;
use crate::evidence::lexicon::TokenizedName;
use crate::evidence::prose::number_words::ordinal_value;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::surroundings;
use crate::evidence::resolve::{BoundPoints, BoundSeries};
use crate::evidence::subject_words::OwnWords;

impl<'r> Surroundings<'r, '_> {
    pub(super) fn check_subject(&mut self, index: usize, sentence: &Range<usize>) {
        let figure = &self.figures[index];
        let clause = self.own_clause(index, sentence);
        let words = self.tokens_between(clause.clone());
        let series = &figure.binding.series;
        let Some(own) = self.own_words(series) else {
            return;
        };
        if !self.check_opposite(own, series, words.clone()) {
            self.check_indicator(index, sentence, words.clone());
        }
        self.check_population(index, own, words.clone());
        self.check_statistic(index, own, words);
        self.check_rate_of_time(index, own);
        self.check_quantity(index, self.tokens_between(sentence.clone()));
    }

    fn own_words(&self, series: &BoundSeries) -> Option<&'r OwnWords> {
        self.scope
            .lexicon
            .subjects
            .of(&series.indicator.definition.id.value)
    }

    /// The names of the figures' indicators.
    pub(super) fn own_names(&self) -> impl Iterator<Item = &TokenizedName> {
        self.figures.iter().flat_map(|figure| {
            let series = &figure.binding.series;
            self.scope
                .lexicon
                .names(&series.indicator.definition.id.value, &series.dimensions)
        })
    }

    /// The bytes of the clause around a figure: where its sentence has several, up to the words that join them.
    pub(super) fn own_clause(&self, index: usize, sentence: &Range<usize>) -> Range<usize> {
        let whole = self.clause(index, sentence);
        let figure = &self.figures[index].covered;
        let tokens = &self.run.tokens;
        let joins = |at: &usize| {
            tokens[*at].is_symbol(',')
                || tokens[*at].is_symbol(';')
                || matches!(
                    tokens[*at].word(),
                    Some("and" | "but" | "while" | "whereas")
                )
        };
        let start = if whole.start > sentence.start {
            let conjunction = self.tokens_between(whole.start..figure.start).find(joins);
            conjunction.map_or(whole.start, |at| tokens[at].range.end)
        } else {
            whole.start
        };
        let end = if whole.end < sentence.end {
            let conjunction = self.tokens_between(figure.end..whole.end).find(joins);
            conjunction.map_or(whole.end, |at| tokens[at].range.start)
        } else {
            whole.end
        };
        start..end
    }

    /// Reports words that name the opposite of what the figure counts. Returns whether there are any.
    fn check_opposite(
        &mut self,
        own: &OwnWords,
        series: &BoundSeries,
        words: Range<usize>,
    ) -> bool {
        let tokens = &self.run.tokens;
        let stated = words.clone().find_map(|at| {
            let opposite = own.opposites.iter().find(|opposite| {
                !opposite.is_empty()
                    && opposite.iter().enumerate().all(|(offset, word)| {
                        tokens.get(at + offset).is_some_and(|token| token.is(word))
                    })
            })?;
            Some((at..at + opposite.len(), self.severity()))
        });
        let meant = || {
            let mut places = words.clone();
            places.find_map(|at| Some((at..at + self.opposite_len(own, at)?, Severity::Advice)))
        };
        let Some((found, severity)) = stated.or_else(meant) else {
            return false;
        };
        let last = found.end.min(tokens.len()) - 1;
        let range = tokens[found.start].range.start..tokens[last].range.end;
        let written = &self.run.prose.text[range.clone()];
        let title = &series
            .indicator
            .definition
            .title
            .get(self.scope.language)
            .value;
        self.report(
            range,
            severity,
            Code::UnlinkedSubject,
            format!("\"{written}\" is the opposite of what the figure counts: {title}"),
            "say what the figure counts, or bind the words to an indicator of their own",
        );
        true
    }

    /// The number of tokens of a word of the indicator that is turned round: `unemployment`, `out of work`.
    fn opposite_len(&self, own: &OwnWords, at: usize) -> Option<usize> {
        if own.negated {
            return None;
        }
        let word = self.word(at)?;
        if own.has(word) {
            return None;
        }
        let turned = ["un", "non"]
            .iter()
            .filter_map(|prefix| word.strip_prefix(prefix));
        if turned.clone().any(|rest| rest.len() > 4 && own.has(rest)) {
            return Some(1);
        }
        let before: usize = match (word, self.word(at + 1)) {
            ("out", Some("of")) | ("not", Some("in")) => 2,
            ("without" | "non", _) => 1,
            _ => return None,
        };
        self.word(at + before)
            .is_some_and(|next| own.has(next))
            .then_some(before + 1)
    }

    /// Advises on a word that only other indicators have in their names, where the clause has none of the figure's own.
    fn check_indicator(&mut self, index: usize, sentence: &Range<usize>, words: Range<usize>) {
        let figure = &self.figures[index];
        let mut ids = vec![figure.binding.series.indicator.definition.id.value.as_str()];
        if let Some(comparator) = &figure.binding.comparator {
            ids.push(&comparator.series.indicator.definition.id.value);
        }
        let subjects = &self.scope.lexicon.subjects;
        let is_own = |word: &str| {
            ids.iter()
                .any(|id| subjects.of(id).is_some_and(|own| own.has(word)))
        };
        let heads = self.headings.heads.into_iter().flatten();
        let heads: Vec<Token> = heads
            .flat_map(|head| crate::evidence::prose::token::tokens(&head.text))
            .collect();
        let alone = self
            .figures
            .iter()
            .filter(|other| sentence.contains(&other.words.start))
            .count()
            == 1;
        let around = if alone {
            self.tokens_between(sentence.clone())
        } else {
            words.clone()
        };
        let mut near = around
            .filter_map(|at| self.word(at))
            .chain(heads.iter().filter_map(Token::word));
        if near.any(is_own) {
            return;
        }
        let names_another = |word: &str| {
            let common = &surroundings().common_words;
            !common.contains(word) && !is_own(word) && !subjects.named_by(word).is_empty()
        };
        let range = if let Some(at) = words.clone().find(|&at| {
            let token = &self.run.tokens[at];
            let raw = &self.run.prose.text[token.range.clone()];
            self.word(at).is_some_and(names_another)
                && !self.scope.lexicon.starts_area(raw)
                && !self.is_turned_round(at)
        }) {
            self.run.tokens[at].range.clone()
        } else if heads.iter().filter_map(Token::word).any(names_another) {
            figure.words.clone()
        } else {
            return;
        };
        let written = &self.run.prose.text[range.clone()];
        let title = &figure
            .binding
            .series
            .indicator
            .definition
            .title
            .get(self.scope.language)
            .value;
        let message = format!(
            "\"{written}\" is a word of another indicator, and the figure is of \"{title}\""
        );
        self.report(
            range,
            Severity::Advice,
            Code::UnlinkedSubject,
            message,
            "bind the figure to that indicator, or name in its sentence what it counts",
        );
    }

    /// Whether a word says what somebody is not: `out of learning`.
    fn is_turned_round(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).and_then(|at| self.word(at));
        matches!(
            (before(2), before(1)),
            (Some("out"), Some("of")) | (_, Some("not" | "no" | "without" | "neither" | "nor"))
        )
    }

    /// `mean pay` of a median: what a number is of several values.
    fn check_statistic(&mut self, index: usize, own: &OwnWords, mut words: Range<usize>) {
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

    /// `£583 a month` of a sum a week; `nine points a year` of a change over twelve years.
    fn check_rate_of_time(&mut self, index: usize, own: &OwnWords) {
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
    fn check_quantity(&mut self, index: usize, words: Range<usize>) {
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
