//! Idioms made of several words: `did not change`, `broadly the same`, `in line with`, `no figure was published`.
//!
//! In: patterns of words. Out: the idiom at a token, found by its first word. Must not know: bindings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Assertion, LinkReader};
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::{Direction, Meaning, meaning};

/// Patterns and what their words claim; `None` is a claim that cannot be checked. `a|b` is either word, `a?` is optional.
/// A `not` in them is read together with what it negates.
const IDIOMS: &[(&str, Option<Assertion>)] = &[
    (
        "no clear|discernible|evident|obvious|noticeable|measurable change|difference",
        Some(Assertion::NoClearChange),
    ),
    (
        "not clearly changed|change|different|differ",
        Some(Assertion::NoClearChange),
    ),
    ("not shown to have changed", Some(Assertion::NoClearChange)),
    // Overlapping limits do not show that there is no difference.
    (
        "no statistically? significant change|changes|difference|differences",
        Some(Assertion::NotSignificant),
    ),
    (
        "not statistically? significant",
        Some(Assertion::NotSignificant),
    ),
    (
        "not statistically? significantly different|changed",
        Some(Assertion::NotSignificant),
    ),
    (
        "not statistically different",
        Some(Assertion::NotSignificant),
    ),
    (
        "not change|changed significantly",
        Some(Assertion::NotSignificant),
    ),
    (
        "did|does|do|has|had|have not change|changed",
        Some(Assertion::Unchanged),
    ),
    ("not changed", Some(Assertion::Unchanged)),
    (
        "didn't|doesn't|hasn't|hadn't|haven't change|changed",
        Some(Assertion::Unchanged),
    ),
    ("no change|different|difference", Some(Assertion::Unchanged)),
    ("the same", Some(Assertion::Unchanged)),
    ("equal to", Some(Assertion::Unchanged)),
    ("level with", Some(Assertion::Unchanged)),
    ("little changed|change|movement", Some(Assertion::Stable)),
    ("changed|moved|varied very? little", Some(Assertion::Stable)),
    ("little or no change", Some(Assertion::Stable)),
    (
        "barely|hardly|scarcely changed|moved|shifted|varied",
        Some(Assertion::Stable),
    ),
    (
        "broadly|largely|virtually|almost|nearly|essentially|practically|relatively|mostly|roughly|fairly|reasonably|very \
         unchanged|constant|static|level",
        Some(Assertion::Stable),
    ),
    (
        "remained|stayed|remains|stays constant|static|level",
        Some(Assertion::Stable),
    ),
    (
        "more or less unchanged|constant|stable",
        Some(Assertion::Stable),
    ),
    ("more or less the same", Some(Assertion::Stable)),
    (
        "about|around|roughly|much|broadly|largely|nearly|almost|virtually the same",
        Some(Assertion::Stable),
    ),
    ("stood|stands still", Some(Assertion::Stable)),
    ("not change|changed much", Some(Assertion::Stable)),
    ("not much change", Some(Assertion::Stable)),
    ("in line with", Some(Assertion::Similar)),
    ("comparable with|to", Some(Assertion::Similar)),
    ("on a? par with", Some(Assertion::Similar)),
    (
        "fell|falls|fall|falling|fallen short of",
        Some(Assertion::Compared(Direction::Down)),
    ),
    (
        "statistically significantly|significant",
        Some(Assertion::Significantly),
    ),
    (
        "not yet? been|be? published|available|released|disclosed|reported",
        Some(Assertion::Missing),
    ),
    (
        "no figure|figures|rate|value|values|data|estimate|estimates|number|result|results is|are|was|were \
         published|available|released|given|reported",
        Some(Assertion::Missing),
    ),
    (
        "no published|available figure|figures|rate|value|data|estimate",
        Some(Assertion::Missing),
    ),
    (
        "no figure|figures|rate|value|estimate for",
        Some(Assertion::Missing),
    ),
    ("no data", Some(Assertion::Missing)),
    // Comparisons with all earlier periods, or with every period between.
    ("a record", None),
    ("record high|low|level|levels", None),
    ("on record", None),
    ("records began", None),
    ("all time", None),
    ("highest|lowest ever", None),
    ("levelled off", None),
    ("a|its|the|their peak|trough", None),
    ("year|years|month|months|quarter|quarters running", None),
    ("in a row", None),
    ("top|bottom of", None),
    ("as|so fast|quickly as", None),
];

type Idiom = (&'static [&'static str], Option<Assertion>);

/// Every idiom with its alternatives written out, by its first word, the longest first.
static BY_FIRST: LazyLock<BTreeMap<&'static str, Vec<Idiom>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, Vec<Idiom>> = BTreeMap::new();
    for &(pattern, assertion) in IDIOMS {
        for words in expand_alternatives(pattern) {
            let words: &'static [&'static str] = Vec::leak(words);
            let Some(&first) = words.first() else {
                continue;
            };
            by_first.entry(first).or_default().push((words, assertion));
        }
    }
    for idioms in by_first.values_mut() {
        idioms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    by_first
});

/// All sequences of words that match a pattern.
fn expand_alternatives(pattern: &'static str) -> Vec<Vec<&'static str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for part in pattern.split_whitespace() {
        let (part, optional) = part
            .strip_suffix('?')
            .map_or((part, false), |part| (part, true));
        let mut next: Vec<Vec<&str>> = Vec::new();
        for words in &all {
            if optional {
                next.push(words.clone());
            }
            next.extend(part.split('|').map(|word| {
                let mut words = words.clone();
                words.push(word);
                words
            }));
        }
        all = next;
    }
    all
}

/// The longest idiom that starts at a token: its number of tokens and what it claims.
fn idiom_at(tokens: &[Token], at: usize) -> Option<(usize, Option<Assertion>)> {
    let first = tokens.get(at)?.word()?;
    BY_FIRST
        .get(first)?
        .iter()
        .find(|(words, _)| {
            words
                .iter()
                .enumerate()
                .all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token.is(word)))
        })
        .map(|(words, assertion)| (words.len(), *assertion))
}

impl LinkReader<'_> {
    /// Reads idioms. Those that cannot be checked stay unread, to be left over.
    pub(super) fn read_idioms(&mut self) {
        for at in self.window.clone() {
            let Some((len, assertion)) = idiom_at(self.tokens, at) else {
                continue;
            };
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
