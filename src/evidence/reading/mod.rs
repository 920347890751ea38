//! Reads the words of one figure link: which values, periods and claims they state, and what is left over.
//!
//! In: the tokens around a link and what its binding leads one to expect. Out: a `LinkReading`.
//! Must not know: what the data say, so that reading never bends to fit.

mod claim_words;
mod fractions;
mod idioms;
mod names;
mod periods;
mod ranks;
mod spans;
mod values;

use std::ops::Range;

use rust_decimal::Decimal;
pub(super) use spans::spans;

use crate::data::{Period, Unit};
use crate::evidence::lexicon::TokenizedName;
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::token::{Token, TokenKind};
use crate::evidence::prose::units::{StatedUnit, UnitMatch, unit_at};
use crate::evidence::prose::vocabulary::{Direction, Hedge, meaning};

/// What a binding leads the reader to expect.
pub(super) struct ReadingContext<'a> {
    /// The periods that the words may name: one, or the first and the last of a change.
    pub(super) periods: &'a [&'a Period],
    /// Texts that name the indicator, its groups or its areas: numbers in them claim nothing.
    pub(super) names: &'a [&'a TokenizedName],
    /// The indicator's unit.
    pub(super) unit: &'a Unit,
    /// The level of its confidence limits, in per cent.
    pub(super) confidence: Option<Decimal>,
    /// Whether the binding compares with another.
    pub(super) compares: bool,
    /// Whether the words may name a place in a rank by an ordinal alone.
    pub(super) rank: bool,
}

/// What the words of a link state.
#[derive(Debug, Default)]
pub(super) struct LinkReading {
    /// Values in order.
    pub(super) values: Vec<StatedValue>,
    /// Confidence limits in order: `StatedAmount::Between` each.
    pub(super) limits: Vec<StatedValue>,
    /// Periods in order.
    pub(super) periods: Vec<StatedPeriod>,
    /// Claim words in order.
    pub(super) claims: Vec<ClaimWord>,
    /// Numbers and claim words that were not understood.
    pub(super) leftovers: Vec<Range<usize>>,
}

impl LinkReading {
    /// Whether the words state anything that can be checked.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.claims.is_empty() && self.limits.is_empty()
    }
}

/// A value that the words state.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StatedValue {
    /// The value, magnitude included; the lower end of a range.
    pub(super) amount: StatedAmount,
    /// How near it is meant to be.
    pub(super) hedge: Option<Hedge>,
    /// The unit written with it.
    pub(super) unit: StatedUnit,
    /// The word before it and its hedge: `from`, `to`, `by`, `at`.
    pub(super) before: Option<String>,
    /// Whether a word of comparison or direction follows it directly: `3 points higher`, `a 4-point fall`.
    pub(super) modifies: bool,
    /// Which of the expected periods is named for it directly behind it.
    pub(super) period: Option<usize>,
    /// The digits or words of the number alone, for a proposed wording.
    pub(super) number: Range<usize>,
    /// All of it, with hedge and unit.
    pub(super) range: Range<usize>,
}

/// How much a value is said to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StatedAmount {
    /// One number.
    Exactly(WrittenNumber),
    /// `between A and B`
    Between(WrittenNumber, WrittenNumber),
    /// `1 in 7`, `a quarter`: numerator and denominator.
    Fraction(u32, u32),
    /// `N times`
    Times(WrittenNumber),
}

/// A period that the words name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StatedPeriod {
    /// Which of the expected ones; `None` where it is none of them.
    pub(super) index: Option<usize>,
    /// The word before it.
    pub(super) before: Option<String>,
    /// Its place.
    pub(super) range: Range<usize>,
    /// Whether it stands directly behind a value, and so is that value's.
    pub(super) attached: bool,
}

/// A claim word with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClaimWord {
    /// What it claims.
    pub(super) assertion: Assertion,
    /// Its place.
    pub(super) range: Range<usize>,
}

/// What a claim word, or an idiom, claims.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Assertion {
    Moved(Direction),
    Compared(Direction),
    Judged {
        better: bool,
    },
    Rank(StatedRank),
    Stable,
    Unchanged,
    NoClearChange,
    Similar,
    Significantly,
    /// `no significant change`, `not significant`
    NotSignificant,
    Missing,
    Multiplied {
        by: u32,
        hedge: Option<Hedge>,
    },
    Halved {
        hedge: Option<Hedge>,
    },
    Half {
        more: bool,
    },
    /// `over two years`, `just over a decade`: how many months lie between the two periods.
    Span {
        months: u32,
        hedge: Option<Hedge>,
    },
}

/// A place in a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StatedRank {
    /// From the top, from the bottom, or by polarity.
    pub(super) end: RankEnd,
    /// From 1.
    pub(super) place: u32,
    /// Whether it says that the place is shared.
    pub(super) joint: bool,
    /// `of 7`: how many there are.
    pub(super) of: Option<u32>,
    /// `second only to Sandwell`: the area named behind it is the one ahead.
    pub(super) second_to: bool,
}

/// From which end a rank counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RankEnd {
    /// The highest value is first.
    Top,
    /// The lowest value is first.
    Bottom,
    /// The best is first.
    Best,
    /// The worst is first.
    Worst,
}

/// Reads the tokens `window` of `text`, which `tokens` are all of.
pub(super) fn read(
    text: &str,
    tokens: &[Token],
    window: Range<usize>,
    expected: &ReadingContext,
) -> LinkReading {
    let mut reader = LinkReader {
        text,
        tokens,
        window,
        used: vec![false; tokens.len()],
        beyond: Vec::new(),
        expected,
        reading: LinkReading::default(),
    };
    reader.read_names();
    reader.read_periods();
    reader.read_ranks();
    reader.read_idioms();
    reader.read_unnumbered_spans();
    reader.read_values();
    reader.read_frequencies();
    reader.read_claim_words();
    reader.attach_periods();
    reader.collect_leftovers();
    reader.reading
}

/// The state of one reading: which tokens are understood, and as what.
struct LinkReader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    window: Range<usize>,
    used: Vec<bool>,
    /// Where idioms start that nothing here can check.
    beyond: Vec<usize>,
    expected: &'a ReadingContext<'a>,
    reading: LinkReading,
}

impl LinkReader<'_> {
    /// The unit that starts at a token, inside the link or directly behind it.
    fn unit_at(&self, at: usize) -> Option<UnitMatch> {
        unit_at(self.tokens, at)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at)?.word()
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at) == Some(word)
    }

    /// Whether the words stand at `at`, all of them still unread.
    fn are_unread(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| {
            self.is_word(at + offset, word) && !self.used.get(at + offset).is_some_and(|&used| used)
        })
    }

    fn mark_read(&mut self, range: Range<usize>) {
        for at in range {
            if let Some(used) = self.used.get_mut(at) {
                *used = true;
            }
        }
    }

    /// The bytes from the first to the last of some tokens.
    fn byte_range(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end
    }

    /// The word before a token, past articles and adverbs of degree.
    fn word_before(&self, at: usize) -> Option<String> {
        let mut at = at;
        while let Some(before) = at.checked_sub(1) {
            match self.word(before) {
                Some(
                    "a" | "an" | "the" | "just" | "only" | "still" | "even" | "year" | "years",
                ) => {
                    at = before;
                }
                word => return word.map(str::to_owned),
            }
        }
        None
    }

    fn collect_leftovers(&mut self) {
        for at in self.window.clone() {
            if self.used[at] {
                continue;
            }
            let token = &self.tokens[at];
            let left = match token.word() {
                Some("one") => false,
                Some(word) => {
                    meaning(word).is_some()
                        || self.is_each_year(at)
                        || self.beyond.contains(&at)
                        || (spelled_number(self.tokens, at).is_some()
                            && !self.is_definite_count(at))
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

    /// `the two`, `all seven districts`: small numbers in words that name what has been spoken of.
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

    /// What a change does `every year` is more than its two ends show.
    fn is_each_year(&self, at: usize) -> bool {
        let period =
            |at: usize| matches!(self.word(at), Some("year" | "quarter" | "month" | "week"));
        self.expected.periods.len() > 1
            && ((matches!(self.word(at), Some("every" | "each" | "a" | "per")) && period(at + 1))
                || (period(at)
                    && matches!(self.word(at + 1), Some("on" | "after" | "by" | "over"))
                    && period(at + 2)))
    }
}
