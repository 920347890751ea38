//! Names of places that areas.csv does not list: `In Bradford, [71.9 per cent]`.
//!
//! In: the words around a link. Out: advice. Must not know: data.

use std::ops::Range;

use super::Surroundings;
use crate::diagnostic::{Code, Severity};
use crate::evidence::prose::vocabulary::{meaning, surroundings};

impl Surroundings<'_, '_> {
    /// Advises on a name after `in` that areas.csv does not list: `In Bradford, [71.9 per cent]`. Returns whether it did.
    pub(super) fn check_unknown_place(&mut self, index: usize, sentence: &Range<usize>) -> bool {
        let clause = self.own_clause(index, sentence);
        let words = self.tokens_between(clause);
        let figure = &self.figures[index];
        let found = words.clone().find(|&at| {
            matches!(self.word(at), Some("in" | "across" | "throughout"))
                && words.contains(&(at + 1))
                && !(figure.covered.start <= self.run.tokens[at].range.start
                    && self.run.tokens[at].range.end <= figure.covered.end)
                && self.is_unknown_name(at + 1)
        });
        let Some(at) = found else { return false };
        let range = self.run.tokens[at + 1].range.clone();
        let name = &self.run.prose.text[range.clone()];
        let own = &self.figures[index].binding.series.area.name;
        self.report(
            range.clone(),
            Severity::Advice,
            Code::UnlinkedArea,
            format!("the sentence says {name}, which areas.csv does not list, and the figure is of {own}"),
            "name the figure's own area, or add the other one to areas.csv and bind the figure to it: &area=…",
        );
        true
    }

    /// Whether a capitalised word is the name of a place that the site does not know, as far as its form shows.
    fn is_unknown_name(&self, at: usize) -> bool {
        let text = &self.run.prose.text;
        let tokens = &self.run.tokens;
        let capital = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                token.word().is_some() && text[token.range.clone()].starts_with(char::is_uppercase)
            })
        };
        let Some(word) = self.word(at).filter(|_| capital(at)) else {
            return false;
        };
        let raw = &text[tokens[at].range.clone()];
        let acronym = raw.chars().skip(1).any(char::is_uppercase);
        // `in Reception`, `in Year 6`: words of the indicator's own texts, and names that go on with a number.
        let own = self
            .own_names()
            .any(|name| name.tokens.iter().any(|token| token.is(word)));
        let numbered = tokens
            .get(at + 1)
            .is_some_and(|token| token.number().is_some());
        let longer = capital(at + 1) && !text[tokens[at].range.end..].starts_with([',', '.', ';']);
        let known =
            self.scope.lexicon.starts_area(raw) || surroundings().common_words.contains(word);
        let claims = longer && meaning(word).is_some();
        let is_excused = acronym || own || numbered || claims || known;
        word.len() > 3
            && !is_excused
            && !NO_PLACES.contains(&word)
            && !crate::data::period::MONTHS.contains(&word)
    }
}

/// Capitalised words after `in` that are no places.
const NO_PLACES: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "winter",
    "easter",
    "christmas",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "parliament",
    "council",
    "cabinet",
    "english",
    "welsh",
    "maths",
    "mathematics",
    "science",
    "reception",
    "year",
    "years",
    "chapter",
    "section",
    "figure",
    "table",
    "part",
    "appendix",
    "phase",
    "band",
    "level",
    "stage",
    "grade",
    "quarter",
    "decile",
    "quintile",
    "term",
    "covid",
    "lockdown",
    "universal",
    "general",
    "primary",
    "secondary",
    "ramadan",
    "advent",
    "michaelmas",
    "lent",
    "hilary",
    "trinity",
    "census",
    "local",
    "public",
];
