//! Ages: `five-year-olds`, `aged 4 to 5`, `under-18s`. They are read where the indicator is of children without saying of which
//! age. Where its names have ages, an age is read as a part of a name or left over.

use super::LinkReader;
use crate::evidence::prose::numbers::number_at;

impl LinkReader<'_> {
    pub(super) fn read_ages(&mut self) {
        let tokens = || self.expected.names.iter().flat_map(|name| &name.tokens);
        let says_age = tokens().any(|token| {
            matches!(token.word(), Some("aged" | "age" | "ages" | "old" | "olds"))
                || token
                    .number()
                    .is_some_and(|number| number.suffix == "s" && !number.is_year())
        });
        let children = tokens().any(|token| token.word().is_some_and(is_child));
        if says_age || !children {
            return;
        }
        for at in self.window.clone() {
            if let Some(len) = self.age_len_at(at)
                && at + len <= self.window.end
                && !self.used[at..at + len].contains(&true)
            {
                self.mark_read(at..at + len);
            }
        }
    }

    /// The number of tokens of an age.
    fn age_len_at(&self, at: usize) -> Option<usize> {
        if matches!(self.word(at), Some("aged" | "ages")) {
            let first = self.age_range_len(at + 1)?;
            return Some(1 + first);
        }
        // `under-18s`, `over 65s`
        if matches!(self.word(at), Some("under" | "over")) {
            let on =
                at + 1 + usize::from(self.tokens.get(at + 1).is_some_and(|t| t.is_symbol('-')));
            let number = self.tokens.get(on)?.number()?;
            return (number.suffix == "s" && !number.is_year()).then_some(on + 1 - at);
        }
        let len = self.age_range_len(at)?;
        let mut on = at + len;
        let hyphen = |on: usize| {
            self.tokens
                .get(on)
                .is_some_and(|token| token.is_symbol('-'))
        };
        on += usize::from(hyphen(on));
        if !matches!(self.word(on), Some("year" | "years")) {
            return None;
        }
        on += 1;
        on += usize::from(hyphen(on));
        matches!(self.word(on), Some("old" | "olds")).then_some(on + 1 - at)
    }

    /// `16`, `16 to 24`, `16 and over`
    fn age_range_len(&self, at: usize) -> Option<usize> {
        let age = |at: usize| {
            let found = number_at(self.tokens, at)?;
            (found.number.decimals == 0 && found.number.value <= 18.into()).then_some(found.len)
        };
        let first = age(at)?;
        let joined = matches!(self.word(at + first), Some("to" | "and" | "or"))
            || self
                .tokens
                .get(at + first)
                .is_some_and(|token| token.is_symbol('-'));
        let over = matches!(
            self.word(at + first + 1),
            Some("over" | "under" | "older" | "above" | "below")
        );
        Some(match age(at + first + 1).filter(|_| joined) {
            Some(second) => first + 1 + second,
            None if joined && over => first + 2,
            None => first,
        })
    }
}

/// Whether a word names children, or what only they go to.
fn is_child(word: &str) -> bool {
    matches!(
        word,
        "child"
            | "children"
            | "pupil"
            | "pupils"
            | "reception"
            | "school"
            | "infant"
            | "infants"
            | "babies"
            | "boys"
            | "girls"
    )
}
