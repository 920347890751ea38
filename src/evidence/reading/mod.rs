//! Reads the words of one figure link: which values, periods and claims they state, and what is left over.
//!
//! In: the tokens around a link and what its binding makes one expect. Out: a `LinkReading`.
//! Must not know: what the data say, so that words are never read to fit them.

mod ages;
mod claim_words;
mod fractions;
mod idioms;
mod leftovers;
mod names;
mod over_time;
mod periods;
mod ranks;
mod scales;
mod spans;
mod values;

use std::ops::Range;

pub(super) use over_time::{TimeClaim, TimeStart};
use rust_decimal::Decimal;
pub(super) use spans::span_agrees;

use crate::data::{Period, Unit};
use crate::evidence::lexicon::TokenizedName;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::{StatedUnit, UnitMatch, unit_at};
use crate::evidence::prose::vocabulary::{Direction, Hedge};

/// What the words may name, by the binding.
pub(super) struct ReadingContext<'a> {
    /// The periods that the words may name: one, or the first and the last of a change.
    pub(super) periods: &'a [&'a Period],
    /// Texts that name the indicator, its groups or its areas: numbers in them are not claims.
    pub(super) names: &'a [&'a TokenizedName],
    /// The indicator's unit.
    pub(super) unit: &'a Unit,
    /// The level of its confidence limits, in per cent.
    pub(super) confidence: Option<Decimal>,
    /// Whether the binding has a comparator.
    pub(super) compares: bool,
    /// Whether the words may name a rank by an ordinal alone.
    pub(super) rank: bool,
}

/// What the words of a link state.
#[derive(Debug, Default)]
pub(super) struct LinkReading {
    /// Values, in the order of the text, as all that follow.
    pub(super) values: Vec<StatedValue>,
    /// Confidence limits, each a `StatedAmount::Between`.
    pub(super) limits: Vec<StatedValue>,
    pub(super) periods: Vec<StatedPeriod>,
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
    pub(super) hedge: Option<Hedge>,
    /// The unit written with it.
    pub(super) unit: StatedUnit,
    /// The word before it and its hedge: `from`, `to`, `by`, `at`.
    pub(super) before: Option<String>,
    /// Whether a word of comparison or direction follows it directly: `3 points higher`, `a 4-point fall`.
    pub(super) modifies: bool,
    /// Whether a word beside it says that it is below zero: `lost 1,240 people`, `1,240 more people left than came`.
    pub(super) loss: bool,
    /// The index of the expected period that is named directly after it.
    pub(super) period: Option<usize>,
    /// The bytes of the number alone, for a proposed wording.
    pub(super) number: Range<usize>,
    /// The bytes of all of it, with hedge and unit.
    pub(super) range: Range<usize>,
}

/// The amount of a stated value.
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
    /// The index among the expected periods; `None` for any other.
    pub(super) index: Option<usize>,
    /// The word before it.
    pub(super) before: Option<String>,
    pub(super) range: Range<usize>,
    /// Whether it is directly after a value, and so is the period of that value.
    pub(super) attached: bool,
}

/// A claim word, or an idiom.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClaimWord {
    pub(super) assertion: Assertion,
    pub(super) range: Range<usize>,
}

/// The claim of a claim word or an idiom.
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
    /// `the highest since 2004`, `every year`.
    OverTime(TimeClaim),
    /// `overtook`: behind it at the first period and ahead at the last, or the other way round.
    Overtook {
        behind: bool,
    },
    /// `slightly`, `well above`: how large the change or the difference is.
    Size {
        large: bool,
    },
    /// `in all five areas`: what the words state holds of each area of the universe; `Some`: their number.
    Everywhere(Option<u32>),
    /// `the only district`: what the words state holds of no other area.
    OnlyOne,
    /// `has yet to return to its 2019 level`: the last value is not the first.
    Differs,
    /// `more people left than came`: the sign of a sum that is written without one.
    Net {
        loss: bool,
    },
    /// `over two years`, `just over a decade`: the number of months between the two periods.
    Span {
        months: u32,
        hedge: Option<Hedge>,
        /// Whether it lies between their starts (`two years earlier`), and is not all the time that they cover.
        apart: bool,
    },
}

/// A stated position in a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StatedRank {
    /// From the top, from the bottom, or by polarity.
    pub(super) end: RankEnd,
    /// The position, from 1.
    pub(super) place: u32,
    /// Whether the words say that the position is shared.
    pub(super) joint: bool,
    /// `of 7`: the number of areas.
    pub(super) of: Option<u32>,
    /// `second only to Sandwell`: the area named after it has the higher rank.
    pub(super) second_to: bool,
    /// `none had a higher rate than Coventry`: the area named after it has the rank, which others may share.
    pub(super) none_beyond: bool,
}

impl StatedRank {
    /// The first position from an end.
    pub(super) fn first(end: RankEnd) -> Self {
        Self {
            end,
            place: 1,
            joint: false,
            of: None,
            second_to: false,
            none_beyond: false,
        }
    }
}

/// The end from which a rank counts.
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

/// Reads the tokens in `window`; `tokens` are all those of `text`.
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
        uncheckable: Vec::new(),
        expected,
        reading: LinkReading::default(),
    };
    reader.read_names();
    reader.read_ages();
    reader.read_claims_over_time();
    reader.read_periods();
    reader.read_nobody_beyond();
    reader.read_ranks();
    reader.read_idioms();
    reader.read_unnumbered_spans();
    reader.read_values();
    reader.share_magnitudes();
    reader.scale_values();
    reader.read_frequencies();
    reader.read_claim_words();
    reader.mark_losses();
    reader.attach_periods();
    reader.collect_leftovers();
    reader.reading
}

/// The state of one reading: which tokens are read, and as what.
struct LinkReader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    window: Range<usize>,
    used: Vec<bool>,
    /// The tokens at which idioms start that cannot be checked.
    uncheckable: Vec<usize>,
    expected: &'a ReadingContext<'a>,
    reading: LinkReading,
}

impl LinkReader<'_> {
    /// The unit that starts at a token, inside the link or directly after it.
    fn unit_at(&self, at: usize) -> Option<UnitMatch> {
        unit_at(self.tokens, at)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at)?.word()
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at) == Some(word)
    }

    /// Whether the words are at `at`, all of them unread.
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

    /// The byte range of a range of tokens.
    fn byte_range(&self, tokens: Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end
    }

    /// The word before a token, skipping articles and adverbs of degree.
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
}
