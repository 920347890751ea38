//! Text as words: tokens, sentences, numbers, units, names, and the vocabulary of claims, in English and Welsh.
//!
//! In: a run of text that readers see. Out: what its words and numbers mean by themselves.
//! Must not know: data, links, what a claim is based on.

pub(crate) mod area_names;
mod compounds;
pub(crate) mod fraction_signs;
pub(crate) mod number_words;
pub(crate) mod numbers;
pub(crate) mod own_word;
pub(crate) mod pattern;
pub(crate) mod population;
mod sentence;
pub(crate) mod sexes;
pub(crate) mod spans;
pub(crate) mod token;
pub(crate) mod units;
pub(crate) mod vocabulary;
pub(crate) mod welsh;

use std::ops::Range;

use self::sentence::Sentences;
use self::token::Token;
use self::welsh::tokens_in;
use crate::document::Prose;

/// A run of text with its tokens and sentences.
pub(crate) struct TokenizedProse<'a> {
    pub(crate) prose: &'a Prose,
    pub(crate) tokens: Vec<Token<'a>>,
    sentences: Sentences,
}

impl<'a> TokenizedProse<'a> {
    pub(crate) fn new(prose: &'a Prose, language: &str) -> Self {
        Self {
            prose,
            tokens: tokens_in(&prose.text, language),
            sentences: Sentences::new(&prose.text),
        }
    }

    /// The sentence around some words.
    pub(crate) fn sentence(&self, words: &Range<usize>) -> Range<usize> {
        self.sentences.around(&self.prose.text, words)
    }
}
