//! The population that the words beside a number name must be the one that the indicator counts.
//!
//! In: the words around a link, the populations of the indicators. Out: an error where the definition says `of:`, else advice.
//! Must not know: values.

use std::ops::Range;

use super::Surroundings;
use crate::diagnostic::{Code, Severity};
use crate::evidence::prose::sexes::{is_sex_dimension, sex_values};
use crate::evidence::prose::vocabulary::{meaning, surroundings};
use crate::evidence::subject_words::OwnWords;

impl Surroundings<'_, '_> {
    pub(super) fn check_population(&mut self, index: usize, own: &OwnWords, words: Range<usize>) {
        let figure = &self.figures[index];
        let Some(at) = self.population_inside(index).or_else(|| {
            let behind = self.population_behind(index, words.clone());
            // A word for everybody behind the number settles it.
            match behind {
                Some(at) => Some(at),
                None => self.population_before(index, words),
            }
        }) else {
            return;
        };
        let Some(word) = self.word(at) else { return };
        let Some(group) = surroundings().groups.get(word) else {
            return;
        };
        let mut dimensions = figure.binding.series.indicator.table.dimensions.iter();
        // Of figures by sex, the chosen value decides.
        let by_sex = sex_values(word).is_some() && dimensions.any(|id| is_sex_dimension(id));
        let other = figure.binding.comparator.as_ref().and_then(|other| {
            self.scope
                .lexicon
                .subjects
                .of(&other.series.indicator.definition.id.value)
        });
        // Where no text of an indicator says whom it counts, adults are taken for them, and no other group.
        let told = own.population.is_known() || *group == "adults";
        if by_sex
            || (told && own.population.may_be(group))
            || other.is_some_and(|own| own.population.may_be(group))
        {
            return;
        }
        let inside = figure.words.contains(&self.run.tokens[at].range.start);
        let severity = match own.population.is_stated {
            true if inside => Severity::Error,
            true => self.severity(),
            false => Severity::Advice,
        };
        let definition = &figure.binding.series.indicator.definition;
        let counted = definition.population.as_ref().map_or_else(
            || format!("\"{}\"", definition.title.get(self.scope.language).value),
            |of| of.get(self.scope.language).value.clone(),
        );
        self.report(
            self.run.tokens[at].range.clone(),
            severity,
            Code::UnlinkedSubject,
            format!("the text says {word}, and the figure is of {counted}"),
            "name the population that the figure is of; an indicator's definition says it in `of:`",
        );
    }

    fn is_population(&self, at: usize) -> bool {
        let known = surroundings();
        self.word(at)
            .is_some_and(|word| known.groups.contains_key(word) || known.everybody.contains(word))
    }

    /// The first word for a group in the link.
    fn population_inside(&self, index: usize) -> Option<usize> {
        self.tokens_between(self.figures[index].words.clone())
            .find(|&at| self.is_population(at))
    }

    /// A word for a group or for everybody behind the number: `of the city's women`, `children`.
    fn population_behind(&self, index: usize, words: Range<usize>) -> Option<usize> {
        let figure = &self.figures[index];
        let first = self
            .run
            .tokens
            .partition_point(|token| token.range.start < figure.covered.end);
        let is_verb = |word: &str| {
            matches!(
                word,
                "was" | "were" | "is" | "are" | "had" | "has" | "have" | "than" | "and" | "but"
            )
        };
        (first..words.end.min(first + 7))
            .take_while(|&at| {
                self.word(at)
                    .is_some_and(|word| !is_verb(word) && meaning(word).is_none())
            })
            .find(|&at| self.is_population(at))
    }

    /// A group before the number: `Among women, [71.9 per cent]`, `Women's employment`, `Women: [71.9 per cent]`.
    fn population_before(&self, index: usize, words: Range<usize>) -> Option<usize> {
        let figure = &self.figures[index];
        let before = words.start
            ..self
                .run
                .tokens
                .partition_point(|token| token.range.end <= figure.covered.start);
        before.clone().rev().find(|&at| {
            let Some(word) = self.word(at) else {
                return false;
            };
            let in_front = |back: usize| at.checked_sub(back).and_then(|at| self.word(at));
            let preceded = (1..=3)
                .any(|back| matches!(in_front(back), Some("among" | "of" | "for" | "amongst")));
            surroundings().groups.contains_key(word)
                && (preceded || at == before.start || word.ends_with("'s"))
        })
    }
}
