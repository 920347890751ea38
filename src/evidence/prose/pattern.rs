//! Patterns of words, as the vocabulary writes them: `no clear|visible change`, `<number> years? running`.
//!
//! In: a pattern, tokens. Out: where it matches, and the tokens of its slots. Must not know: what a pattern means.
#![expect(
    clippy::disallowed_types,
    reason = "looked up for every word of a text, never listed"
)]

use std::collections::HashMap;
use std::ops::Range;

use super::number_words::ordinal_value;
use super::numbers::number_at;
use super::token::Token;

/// One place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PatternPart {
    /// Exactly this word.
    Word(&'static str),
    PatternSlot(PatternSlot),
    /// Up to three words that are no claim words.
    PlainWords,
}

/// What a place of a pattern stands for, other than a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PatternSlot {
    /// `<number>`: in digits or in words.
    Number,
    /// `<ordinal>`: `first`, `2nd`.
    Ordinal,
    /// `<period>`: what the reader takes for one.
    Period,
    /// `<area>`: the name of an area of the site.
    Area,
}

/// A pattern without alternatives, with its meaning.
#[derive(Debug)]
struct Sequence<M> {
    parts: Vec<PatternPart>,
    meaning: M,
}

/// Patterns by their first word, so that a word is compared with few of them.
#[derive(Debug)]
pub(crate) struct Patterns<M> {
    by_first: HashMap<&'static str, Vec<Sequence<M>>>,
    /// Those that begin with a number or an ordinal.
    by_number: Vec<Sequence<M>>,
}

/// A match of a pattern.
#[derive(Debug)]
pub(crate) struct PatternMatch<M> {
    pub(crate) meaning: M,
    /// Its number of tokens.
    pub(crate) len: usize,
    /// The tokens of each slot, in the order of the text.
    pub(crate) slots: Vec<(PatternSlot, Range<usize>)>,
}

/// The length of what a slot stands for at a token, for the slots that need more than the tokens.
pub(crate) type SlotLength<'a> = dyn Fn(PatternSlot, usize) -> Option<usize> + 'a;

impl<M> Default for Patterns<M> {
    fn default() -> Self {
        Self {
            by_first: HashMap::new(),
            by_number: Vec::new(),
        }
    }
}

impl<M: Copy> Patterns<M> {
    /// Adds a pattern.
    pub(crate) fn add(&mut self, pattern: &'static str, meaning: M) {
        for parts in expand_alternatives(pattern) {
            let sequence = Sequence { parts, meaning };
            match sequence.parts.first() {
                Some(PatternPart::Word(first)) => {
                    self.by_first.entry(first).or_default().push(sequence);
                }
                Some(_) => self.by_number.push(sequence),
                None => {}
            }
        }
    }

    /// Whether a pattern begins with a word in lower case.
    pub(crate) fn may_begin_with(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// The longest match at a token; `is_plain` says which words `...` may pass over.
    pub(crate) fn longest_at(
        &self,
        tokens: &[Token],
        at: usize,
        slot_length: &SlotLength<'_>,
        is_plain: &dyn Fn(&str) -> bool,
    ) -> Option<PatternMatch<M>> {
        let token = tokens.get(at)?;
        let by_word = token.word().and_then(|word| self.by_first.get(word));
        let may_be_number = token.number().is_some()
            || ordinal_value(token).is_some()
            || token
                .word()
                .is_some_and(super::number_words::is_number_word);
        let by_number = may_be_number.then_some(&self.by_number);
        let all = by_word.into_iter().chain(by_number).flatten();
        all.filter_map(|sequence| {
            let mut slots = Vec::new();
            let end = match_parts(
                &sequence.parts,
                tokens,
                at,
                slot_length,
                is_plain,
                &mut slots,
            )?;
            Some(PatternMatch {
                meaning: sequence.meaning,
                len: end - at,
                slots,
            })
        })
        .max_by_key(|found| found.len)
    }
}

/// The end of the parts that match from a token on.
fn match_parts(
    parts: &[PatternPart],
    tokens: &[Token],
    at: usize,
    slot_length: &SlotLength<'_>,
    is_plain: &dyn Fn(&str) -> bool,
    slots: &mut Vec<(PatternSlot, Range<usize>)>,
) -> Option<usize> {
    let Some((first, rest)) = parts.split_first() else {
        return Some(at);
    };
    let token = tokens.get(at)?;
    match first {
        PatternPart::Word(word) if token.is(word) => {
            match_parts(rest, tokens, at + 1, slot_length, is_plain, slots)
        }
        PatternPart::Word(_) => None,
        PatternPart::PatternSlot(slot) => {
            let len = match slot {
                PatternSlot::Number => number_at(tokens, at)?.len,
                PatternSlot::Ordinal => ordinal_value(token).map(|_| 1)?,
                PatternSlot::Period | PatternSlot::Area => slot_length(*slot, at)?,
            };
            let before = slots.len();
            slots.push((*slot, at..at + len));
            let end = match_parts(rest, tokens, at + len, slot_length, is_plain, slots);
            if end.is_none() {
                slots.truncate(before);
            }
            end
        }
        PatternPart::PlainWords => (0..=3)
            .take_while(|&count| {
                count == 0
                    || tokens
                        .get(at + count - 1)
                        .and_then(Token::word)
                        .is_some_and(is_plain)
            })
            .find_map(|count| match_parts(rest, tokens, at + count, slot_length, is_plain, slots)),
    }
}

/// All sequences that a pattern stands for.
fn expand_alternatives(pattern: &'static str) -> Vec<Vec<PatternPart>> {
    let mut all: Vec<Vec<PatternPart>> = vec![Vec::new()];
    for written in pattern.split_whitespace() {
        let (written, optional) = written
            .strip_suffix('?')
            .map_or((written, false), |written| (written, true));
        let mut next = Vec::new();
        for parts in &all {
            if optional {
                next.push(parts.clone());
            }
            next.extend(written.split('|').map(|one| {
                let mut parts = parts.clone();
                parts.push(pattern_part(one));
                parts
            }));
        }
        all = next;
    }
    all
}

fn pattern_part(written: &'static str) -> PatternPart {
    match written {
        "<number>" => PatternPart::PatternSlot(PatternSlot::Number),
        "<ordinal>" => PatternPart::PatternSlot(PatternSlot::Ordinal),
        "<period>" => PatternPart::PatternSlot(PatternSlot::Period),
        "<area>" => PatternPart::PatternSlot(PatternSlot::Area),
        "..." => PatternPart::PlainWords,
        word => PatternPart::Word(word),
    }
}
