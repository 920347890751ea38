//! Idioms made of several words: `did not change`, `broadly the same`, `in line with`, `no figure was published`.
//!
//! In: the vocabulary's phrases. Out: the claims that they make. Must not know: bindings.

use super::{Assertion, LinkReader};
use crate::evidence::prose::vocabulary::{Meaning, meaning, phrase_at};

impl LinkReader<'_> {
    /// Reads idioms. Those that cannot be checked stay unread, to be left over.
    pub(super) fn read_idioms(&mut self) {
        for at in self.window.clone() {
            let Some(found) = phrase_at(self.tokens, at, &|_, _| None) else {
                continue;
            };
            let len = found.len;
            if matches!(found.meaning, Meaning::OverTime(_)) {
                continue;
            }
            let assertion = Assertion::of(found.meaning);
            let unread = at + len <= self.window.end && !self.used[at..at + len].contains(&true);
            let negated = at > self.window.start
                && self.word(at - 1).and_then(meaning) == Some(Meaning::Negation);
            let Some(assertion) = assertion.filter(|_| unread) else {
                if unread {
                    self.uncheckable.push(at);
                }
                continue;
            };
            if !negated {
                self.push_claim(assertion, at..at + len);
            }
        }
    }
}
