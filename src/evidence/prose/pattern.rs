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

/// The most words that `...` passes over.
const MOST_PLAIN_WORDS: usize = 3;

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
    /// `<span>`: a stretch of time.
    Span,
}

/// Patterns as a tree by their parts, so that a text is compared with all of them in one walk: the common first words begin
/// hundreds of sequences.
#[derive(Debug)]
pub(crate) struct Patterns<M> {
    /// The first is the root.
    nodes: Vec<PatternNode<M>>,
}

/// What may follow some parts.
#[derive(Debug)]
struct PatternNode<M> {
    words: HashMap<&'static str, usize>,
    slots: Vec<(PatternSlot, usize)>,
    plain_words: Option<usize>,
    /// The meaning of the parts up to here, if they are a pattern.
    meaning: Option<M>,
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
            nodes: vec![PatternNode::default()],
        }
    }
}

impl<M> Default for PatternNode<M> {
    fn default() -> Self {
        Self {
            words: HashMap::new(),
            slots: Vec::new(),
            plain_words: None,
            meaning: None,
        }
    }
}

impl<M: Copy> Patterns<M> {
    /// Adds a pattern.
    pub(crate) fn add(&mut self, pattern: &'static str, meaning: M) {
        for parts in expand_alternatives(pattern) {
            let end = parts.iter().fold(0, |node, part| self.child(node, *part));
            self.nodes[end].meaning = Some(meaning);
        }
    }

    /// The node behind a part, which is added where there is none.
    fn child(&mut self, node: usize, part: PatternPart) -> usize {
        let new = self.nodes.len();
        let node = &mut self.nodes[node];
        let child = match part {
            PatternPart::Word(word) => *node.words.entry(word).or_insert(new),
            PatternPart::PlainWords => *node.plain_words.get_or_insert(new),
            PatternPart::PatternSlot(slot) => {
                let known = node.slots.iter().find(|(known, _)| *known == slot);
                let known = known.map(|(_, child)| *child);
                if known.is_none() {
                    node.slots.push((slot, new));
                }
                known.unwrap_or(new)
            }
        };
        if child == new {
            self.nodes.push(PatternNode::default());
        }
        child
    }

    /// Whether a pattern begins with a word in lower case.
    pub(crate) fn may_begin_with(&self, word: &str) -> bool {
        self.nodes[0].words.contains_key(word)
    }

    /// The longest match at a token; `is_plain` says which words `...` may pass over.
    pub(crate) fn longest_at(
        &self,
        tokens: &[Token],
        at: usize,
        slot_length: &SlotLength<'_>,
        is_plain: &dyn Fn(&str) -> bool,
    ) -> Option<PatternMatch<M>> {
        let mut walk = PatternWalk {
            patterns: self,
            tokens,
            start: at,
            slot_length,
            is_plain,
            slots: Vec::new(),
            longest: None,
        };
        walk.follow(0, at);
        walk.longest
    }
}

/// The walk from one token through all patterns.
struct PatternWalk<'a, M> {
    patterns: &'a Patterns<M>,
    tokens: &'a [Token<'a>],
    start: usize,
    slot_length: &'a SlotLength<'a>,
    is_plain: &'a dyn Fn(&str) -> bool,
    /// The slots on the way to the current node.
    slots: Vec<(PatternSlot, Range<usize>)>,
    longest: Option<PatternMatch<M>>,
}

impl<M: Copy> PatternWalk<'_, M> {
    /// Follows all parts behind a node that match at a token.
    fn follow(&mut self, node: usize, at: usize) {
        let node = &self.patterns.nodes[node];
        if let Some(meaning) = node.meaning {
            let len = at - self.start;
            if self.longest.as_ref().is_none_or(|found| found.len < len) {
                self.longest = Some(PatternMatch {
                    meaning,
                    len,
                    slots: self.slots.clone(),
                });
            }
        }
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let child = token.word().and_then(|word| node.words.get(word));
        if let Some(child) = child {
            self.follow(*child, at + 1);
        }
        for &(slot, child) in &node.slots {
            if let Some(len) = self.slot_len(slot, at) {
                self.slots.push((slot, at..at + len));
                self.follow(child, at + len);
                self.slots.pop();
            }
        }
        if let Some(child) = node.plain_words {
            for count in 0..=MOST_PLAIN_WORDS {
                self.follow(child, at + count);
                let word = self.tokens.get(at + count).and_then(Token::word);
                if !word.is_some_and(self.is_plain) {
                    break;
                }
            }
        }
    }

    /// The number of tokens that a slot stands for at a token.
    fn slot_len(&self, slot: PatternSlot, at: usize) -> Option<usize> {
        match slot {
            PatternSlot::Number => number_at(self.tokens, at).map(|number| number.len),
            PatternSlot::Ordinal => ordinal_value(&self.tokens[at]).map(|_| 1),
            PatternSlot::Period | PatternSlot::Area | PatternSlot::Span => {
                (self.slot_length)(slot, at)
            }
        }
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
        "<span>" => PatternPart::PatternSlot(PatternSlot::Span),
        "..." => PatternPart::PlainWords,
        word => PatternPart::Word(word),
    }
}
