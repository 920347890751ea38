//! Numbers that are part of a name: `most deprived 10 per cent`, `ages 16 to 64`. They are not claims.

use super::LinkReader;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::{StatedUnit, unit_at};
use crate::evidence::prose::vocabulary::meaning;

impl LinkReader<'_> {
    /// Marks the names of the indicator, its groups and its areas as read.
    pub(super) fn read_names(&mut self) {
        for name in self.expected.names {
            self.mark_whole_name(&name.tokens);
            self.mark_part_of_name(&name.tokens, name.is_definition);
        }
    }

    fn mark_whole_name(&mut self, name: &[Token]) {
        if name.is_empty() {
            return;
        }
        // A name of one claim word (an indicator called "Stability") would hide the claim itself.
        if let [only] = name
            && only.word().is_some_and(|word| meaning(word).is_some())
        {
            return;
        }
        for at in self.window.clone() {
            if starts_with_name(&self.tokens[at..], name) {
                self.mark_read(at..(at + name.len()).min(self.window.end));
            }
        }
    }

    /// Marks a number as part of the name where it has the same neighbour as in the name: `10% most`, `ages 16 to 64`.
    /// A value in a definition is no name.
    fn mark_part_of_name(&mut self, name: &[Token], is_definition: bool) {
        for (index, token) in name.iter().enumerate() {
            if token.number().is_none() || (is_definition && is_value(name, index)) {
                continue;
            }
            for at in self.window.clone() {
                let run = run_around(
                    &self.tokens[self.window.clone()],
                    at - self.window.start,
                    name,
                    index,
                );
                if let Some((start, end)) = run {
                    self.mark_read(self.window.start + start..self.window.start + end);
                }
            }
        }
    }
}

/// Whether a number has the unit of a value: `5 per cent`, `£3`, not the `16` of `aged 16 to 64`.
fn is_value(name: &[Token], at: usize) -> bool {
    let own = name[at]
        .number()
        .is_some_and(|number| number.suffix == "%" || number.currency.is_some());
    let unit = unit_at(name, at + 1);
    own || unit.is_some_and(|unit| matches!(unit.unit, StatedUnit::PerCent | StatedUnit::Points))
}

fn is_same_token(one: &Token, other: &Token) -> bool {
    match (one.number(), other.number()) {
        (Some(one), Some(other)) => one.value == other.value,
        (None, None) => one.kind == other.kind,
        _ => false,
    }
}

fn starts_with_name(text: &[Token], name: &[Token]) -> bool {
    text.len() >= name.len()
        && text
            .iter()
            .zip(name)
            .all(|(text, name)| is_same_token(text, name))
}

/// The longest run of equal tokens around `text[at]` and `name[index]`, if it has a distinctive word.
fn run_around(text: &[Token], at: usize, name: &[Token], index: usize) -> Option<(usize, usize)> {
    if !is_same_token(&text[at], &name[index]) {
        return None;
    }
    let back = (1..=at.min(index))
        .take_while(|&n| is_same_token(&text[at - n], &name[index - n]))
        .count();
    let on = (1..(text.len() - at).min(name.len() - index))
        .take_while(|&n| is_same_token(&text[at + n], &name[index + n]))
        .count();
    let (start, end) = (at - back, at + on + 1);
    let names = text[start..end].iter().any(|token| {
        token.word().is_some_and(|word| {
            meaning(word).is_none()
                && !matches!(
                    word,
                    "per"
                        | "cent"
                        | "percent"
                        | "percentage"
                        | "points"
                        | "point"
                        | "years"
                        | "year"
                        | "to"
                        | "in"
                        | "of"
                        | "the"
                        | "a"
                        | "and"
                        | "by"
                        | "at"
                        | "from"
                        | "million"
                        | "people"
                )
        })
    });
    names.then_some((start, end))
}
