//! What is left over: numbers and claim words that were not understood, and words that by their form or place say a degree, a
//! judgement or a movement that nothing here knows. They are errors, since an unread word may change what is stated.

use rust_decimal::Decimal;

use super::LinkReader;
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::token::TokenKind;
use crate::evidence::prose::vocabulary::{Meaning, is_plain, is_population, meaning};

impl LinkReader<'_> {
    pub(super) fn collect_leftovers(&mut self) {
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let token = &self.tokens[at];
            let left = match token.word() {
                Some("one") => false,
                Some(word) => {
                    self.is_unread_claim(at, word)
                        || self.is_rate_of_change(at)
                        || (spelled_number(self.tokens, at).is_some()
                            && !self.is_definite_count(at))
                        || self.may_change_meaning(at, word)
                }
                None => {
                    token.number().is_some()
                        || matches!(token.kind, TokenKind::Symbol(c) if c.is_numeric()
                            || matches!(c, '<' | '>' | '≤' | '≥' | '±' | '×' | '≈' | '+' | '£' | '€' | '$'))
                }
            };
            if left {
                self.reading.leftovers.push(token.range.clone());
            }
        }
    }

    /// Whether a word, or the phrase that starts at it, makes a claim. What cannot be checked may be part of the indicator's
    /// name: `severe hardship`.
    fn is_unread_claim(&self, at: usize, word: &str) -> bool {
        let uncheckable = match meaning(word) {
            Some(Meaning::Uncheckable | Meaning::Unplaced) => true,
            Some(_) => return true,
            None => self.uncheckable.contains(&at),
        };
        uncheckable && !self.is_word_of_name(word)
    }

    /// Whether a word that nothing here knows may change what the others state, by its form or its place.
    fn may_change_meaning(&self, at: usize, word: &str) -> bool {
        let written = &self.text[self.tokens[at].range.clone()];
        // A name, unless it begins a sentence or the link.
        let is_name = at > self.window.start && written.starts_with(char::is_uppercase);
        let suspicious = is_degree_by_form(word)
            || self.is_between_article_and_number(at)
            || self.is_verb_of_change(at, word)
            || self.is_judgement_of_figure(at);
        suspicious
            && !is_name
            && !is_plain(word)
            && !is_population(word)
            && !self.is_word_of_name(word)
    }

    /// Whether a word is one of the indicator's names, its definition or its groups.
    fn is_word_of_name(&self, word: &str) -> bool {
        let names = self.expected.names.iter();
        names
            .flat_map(|name| &name.tokens)
            .any(|token| token.is(word))
    }

    /// `a staggering 71.9 per cent`.
    fn is_between_article_and_number(&self, at: usize) -> bool {
        let article = at
            .checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(|word| matches!(word, "a" | "an"));
        article
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|token| token.number().is_some())
            && at + 1 < self.window.end
    }

    /// A verb of movement directly before the value that it leads to: `clawed from 62.9`, `dented by 3 points`, `marooned at 71.9`.
    fn is_verb_of_change(&self, at: usize, word: &str) -> bool {
        self.expected.periods.len() > 1
            && (word.ends_with("ed") || word.ends_with("ing"))
            && matches!(
                self.word(at + 1),
                Some("from" | "to" | "by" | "at" | "around")
            )
            && number_at(self.tokens, at + 2).is_some()
    }

    /// `an unrivalled figure`, `a respectable rate`.
    fn is_judgement_of_figure(&self, at: usize) -> bool {
        let figure = matches!(
            self.word(at + 1),
            Some(
                "figure"
                    | "result"
                    | "performance"
                    | "achievement"
                    | "showing"
                    | "return"
                    | "record"
                    | "score"
            )
        );
        let article = at
            .checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(|word| matches!(word, "a" | "an" | "its" | "their"));
        figure && article && at + 1 < self.window.end
    }

    /// Whether a small number in words refers to something already mentioned: `the two`, `all seven districts`.
    fn is_definite_count(&self, at: usize) -> bool {
        let small = spelled_number(self.tokens, at).is_some_and(|(value, _)| value <= Decimal::TEN);
        let named = at
            .checked_sub(1)
            .and_then(|before| self.word(before))
            .is_some_and(|word| {
                matches!(
                    word,
                    "the" | "these" | "those" | "all" | "its" | "our" | "both"
                )
            });
        let counts = matches!(self.word(at + 1), Some("of" | "in" | "out" | "times"));
        small && named && !counts && self.unit_at(at + 1).is_none()
    }

    /// `4.1 points a year` of a change: the change of each year, which its first and last value do not show.
    fn is_rate_of_change(&self, at: usize) -> bool {
        self.expected.periods.len() > 1
            && matches!(self.word(at), Some("a" | "per" | "each" | "every"))
            && matches!(
                self.word(at + 1),
                Some("year" | "quarter" | "month" | "week")
            )
    }
}

/// Whether a word has the form of an adverb, a superlative, or a verb or an adjective that compares or judges: `worryingly`,
/// `cleverest`, `outperforms`, `undershot`, `unrivalled`.
fn is_degree_by_form(word: &str) -> bool {
    let compares = ["out", "over", "under"].iter().any(|start| {
        word.strip_prefix(start).is_some_and(|rest| {
            rest.len() > 2
                && ["s", "ed", "ing", "d", "t", "took", "takes", "taken"]
                    .iter()
                    .any(|end| rest.ends_with(end))
        })
    });
    let judges = word.starts_with("un")
        && word.len() > 6
        && ["ed", "ing", "able", "en"]
            .iter()
            .any(|end| word.ends_with(end));
    (word.ends_with("ly") && word.len() > 4)
        || (word.ends_with("est") && word.len() > 5)
        || compares
        || judges
}
