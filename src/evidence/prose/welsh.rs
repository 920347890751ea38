//! Translates Welsh claim words to English ones, so that one reader and one judge serve both languages.
//!
//! In: the tokens of a text on a Welsh page. Out: the same tokens at the same positions, with those words in English.
//! Must not know: what the words claim.

use std::borrow::Cow;

use crate::evidence::prose::token::{Token, TokenKind, tokens};
use crate::evidence::prose::vocabulary::{english_of_number, english_of_phrase};

/// The tokens of a text on a page of a language.
pub(crate) fn tokens_in<'a>(text: &'a str, language: &str) -> Vec<Token<'a>> {
    let own = tokens(text);
    if language == "cy" {
        to_english(&own)
    } else {
        own
    }
}

fn to_english<'a>(own: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut read: Vec<Token> = Vec::with_capacity(own.len());
    let mut at = 0;
    // Whether the `a` of `rhwng` or the `i` of `o` is still to come.
    let (mut between, mut from) = (false, false);
    while let Some(token) = own.get(at) {
        if let Some((len, english)) = english_of_phrase(|on| own.get(at + on)?.word()) {
            let count = english.split(' ').count();
            for (index, word) in english.split(' ').enumerate() {
                let last = if index + 1 == count {
                    at + len - 1
                } else {
                    at + index
                };
                read.push(Token {
                    kind: TokenKind::Word(Cow::Borrowed(word)),
                    range: own[at + index].range.start..own[last].range.end,
                });
            }
            at += len;
            continue;
        }
        let number = |at: usize| own.get(at).is_some_and(|token| token.number().is_some());
        let word = |at: usize| own.get(at).and_then(Token::word);
        let of_many = word(at + 1) == Some("y") && word(at + 2) == Some("cant")
            || word(at + 1) == Some("o") && word(at + 2) == Some("bob")
            || at > 1 && word(at - 1) == Some("bob");
        let english = match token.word() {
            Some("rhwng") if number(at + 1) => {
                between = true;
                Some("between")
            }
            Some("a" | "ac") if between && number(at + 1) => {
                between = false;
                Some("and")
            }
            Some("o") if number(at + 1) => {
                // `i lawr o 5.1 y cant`
                let moved = at > 0 && matches!(word(at - 1), Some("lawr" | "fyny"));
                from = (at + 2..own.len().min(at + 12))
                    .any(|at| word(at) == Some("i") && number(at + 1));
                Some(if from || moved { "from" } else { "by" })
            }
            Some("i") if from && number(at + 1) => {
                from = false;
                Some("to")
            }
            // `0.3 pwynt canran yn is`
            Some("is")
                if at > 1 && (word(at - 1) == Some("canran") || word(at - 1) == Some("yn")) =>
            {
                Some("lower")
            }
            Some(own) if of_many => english_of_number(own),
            _ => None,
        };
        let mut token = token.clone();
        if let Some(english) = english {
            token.kind = TokenKind::Word(Cow::Borrowed(english));
        }
        read.push(token);
        at += 1;
    }
    read
}
