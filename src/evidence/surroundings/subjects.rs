//! The indicator that a sentence speaks of must be the figure's.
//!
//! In: the words around a link, the words of the site's indicators. Out: errors or advice. Must not know: values.

use std::ops::Range;

use super::Surroundings;
use crate::diagnostic::{Code, Severity};
use crate::evidence::lexicon::TokenizedName;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::surroundings;
use crate::evidence::resolve::BoundSeries;
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
        if !(self.check_opposite(own, series, words.clone())
            || self.check_narrowed(index, own, words.clone()))
        {
            self.check_indicator(index, sentence, words.clone());
        }
        self.check_population(index, own, words.clone());
        self.check_statistic(index, own, words.clone());
        if !self.check_time_of_sum(own, words) {
            self.check_rate_of_time(index, own);
        }
        self.check_quantity(index, self.tokens_between(sentence.clone()));
    }

    /// `older people`, `healthy life expectancy`: a word that makes another population or indicator of the next one. Returns
    /// whether there is one.
    fn check_narrowed(&mut self, index: usize, own: &OwnWords, mut words: Range<usize>) -> bool {
        let known = surroundings();
        let found = words.find(|&at| {
            let word = self.word(at);
            let next = self.word(at + 1);
            word.is_some_and(|word| known.narrowing.contains(word) && !own.mentions(word))
                && self.is_free(at)
                && next.is_some_and(|next| {
                    known.everybody.contains(next)
                        || known.groups.contains_key(next)
                        || own.has(next)
                })
        });
        let Some(at) = found else { return false };
        let range = self.run.tokens[at].range.start..self.run.tokens[at + 1].range.end;
        let written = self.run.prose.text[range.clone()].to_owned();
        let series = &self.figures[index].binding.series;
        let title = series.indicator.definition.title.get(self.scope.language);
        let message = format!(
            "the text says \"{written}\", and the figure is of \"{}\"",
            title.value
        );
        self.report(
            range,
            Severity::Advice,
            Code::UnlinkedSubject,
            message,
            "say what the figure counts, or bind the words to an indicator of their own",
        );
        true
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
            // `missed the expected level of development`
            ("missed" | "missing" | "failed" | "lacked" | "lacking", _) => {
                let own = (1..5).find(|&on| self.word(at + on).is_some_and(|word| own.has(word)));
                return own.map(|on| on + 1);
            }
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
            !common.contains(word)
                && !is_own(word)
                && (surroundings().topics.contains(word) || !subjects.named_by(word).is_empty())
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
}
