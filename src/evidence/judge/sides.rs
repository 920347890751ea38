//! Which side of a comparison a value belongs to, and which side is the subject, where the binding compares two areas
//! or groups.

use std::ops::Range;

use super::Judge;
use crate::data::Area;
use crate::evidence::prose::sexes::sex_values;
use crate::evidence::prose::token::Token;
use crate::evidence::resolve::BoundSeries;

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The binding's own area or group.
    Own,
    /// The area or group of `vs=`.
    Other,
}

impl Judge<'_> {
    /// The side that a token names, where the binding compares two areas or the two sexes.
    pub(super) fn side_named_at(&self, at: usize) -> Option<Side> {
        let comparator = self.binding.comparator.as_ref()?;
        let own = &self.binding.series;
        if comparator.series.area.id != own.area.id {
            let Some((area, _)) = self.lexicon.area_at(self.text, self.tokens, at, self.areas)
            else {
                let other = self.average_level_at(at)?.matches(comparator.series.area);
                return other.then_some(Side::Other);
            };
            return if area.id == own.area.id {
                Some(Side::Own)
            } else {
                (area.id == comparator.series.area.id).then_some(Side::Other)
            };
        }
        let values = sex_values(self.tokens[at].word()?)?;
        let has = |series: &BoundSeries| {
            series
                .dimensions
                .iter()
                .any(|value| values.contains(&value.to_lowercase().as_str()))
        };
        match (has(own), has(&comparator.series)) {
            (true, false) => Some(Side::Own),
            (false, true) => Some(Side::Other),
            _ => None,
        }
    }

    /// The side of a value: the one named directly after it (`13.2 per cent in England`), else the last one named between the
    /// previous value and this one.
    pub(super) fn side_of_value(&self, range: &Range<usize>, after: usize) -> Option<Side> {
        let end = self
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let inside = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.range.end <= self.words.end)
        };
        let mut on = end;
        while inside(on)
            && matches!(
                self.tokens[on].word(),
                Some("in" | "for" | "among" | "of" | "the" | "across")
            )
        {
            on += 1;
        }
        if on > end
            && inside(on)
            && let Some(side) = self.side_named_at(on)
        {
            return Some(side);
        }
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let first = self
            .tokens
            .partition_point(|token| token.range.start < after.max(self.words.start));
        let mut after_preposition = first;
        // A name directly after the previous value belongs to that value.
        if after > self.words.start
            && self.tokens.get(first).is_some_and(|token| {
                matches!(token.word(), Some("in" | "for" | "among" | "of" | "across"))
            })
        {
            after_preposition += 1;
            while after_preposition < start
                && (self.tokens[after_preposition].is("the")
                    || self.side_named_at(after_preposition).is_some())
            {
                after_preposition += 1;
            }
        }
        (after_preposition..start)
            .rev()
            .find_map(|at| self.side_named_at(at))
    }

    /// The side of a value in a clause about the name before it: `in Leeds, where it is 12.8 years`.
    pub(super) fn side_of_clause(&self, range: &Range<usize>) -> Option<Side> {
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let clause = (start.saturating_sub(5)..start)
            .rev()
            .find(|&at| matches!(self.tokens[at].word(), Some("where" | "whose" | "which")))?;
        // A side named in the clause itself: `where the England rate is 13.2 per cent`.
        if (clause + 1..start).any(|at| self.side_named_at(at).is_some()) {
            return None;
        }
        (clause.saturating_sub(5)..clause)
            .rev()
            .find_map(|at| self.side_named_at(at))
    }

    /// The side named in the possessive directly before a value.
    pub(super) fn side_in_possessive(&self, range: &Range<usize>) -> Option<Side> {
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let before = start.checked_sub(1)?;
        let word = self.tokens[before].word()?;
        let owns = word.ends_with("'s") || word.ends_with("s'");
        // A name of several words begins before the one in the possessive.
        (0..4)
            .filter_map(|back| before.checked_sub(back))
            .find_map(|at| self.side_named_at(at))
            .filter(|_| owns)
    }

    /// The level whose average a token means: `national` in `the national average`, `nationally`, `the country`.
    pub(super) fn average_level_at(&self, at: usize) -> Option<AverageLevel> {
        let word = |at: usize| self.tokens.get(at).and_then(Token::word);
        let of_a_figure =
            || (at + 1..at + 3).any(|on| word(on).is_some_and(|word| FIGURES.contains(&word)));
        let after_the = at > 0 && word(at - 1) == Some("the");
        Some(match word(at)? {
            "nationally" => AverageLevel::Nation,
            "national" if of_a_figure() => AverageLevel::Nation,
            "country" | "nation" if after_the => AverageLevel::Nation,
            "regionally" => AverageLevel::Region,
            "regional" if of_a_figure() => AverageLevel::Region,
            "region" if after_the => AverageLevel::Region,
            _ => return None,
        })
    }

    /// The side named directly beside a value: `England's 13.2 per cent`, `13.2 per cent in England`, `the national average of
    /// 13.2 per cent`.
    pub(super) fn side_named_beside(&self, range: &Range<usize>) -> Option<Side> {
        self.side_in_possessive(range)
            .or_else(|| self.side_named_after(range))
            .or_else(|| self.side_of_average(range))
    }

    /// The side named directly after a value: `13.2 per cent in England`, `13.2 per cent nationally`.
    fn side_named_after(&self, range: &Range<usize>) -> Option<Side> {
        let end = self
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let mut on = end;
        while self.is_inside_link(on)
            && matches!(
                self.tokens[on].word(),
                Some("in" | "for" | "among" | "of" | "the" | "across" | "recorded" | "seen")
            )
        {
            on += 1;
        }
        let alone = self
            .tokens
            .get(on)
            .is_some_and(|token| token.is("nationally"));
        (self.is_inside_link(on) && (on > end || alone))
            .then(|| self.side_named_at(on))
            .flatten()
    }

    /// The side whose average a value is stated to be: `the England average of 13.2 per cent`,
    /// `the national rate (13.2 per cent)`.
    fn side_of_average(&self, range: &Range<usize>) -> Option<Side> {
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let mut at = start;
        let mut figure = false;
        while let Some(before) = at.checked_sub(1)
            && self.tokens[before].range.start >= self.words.start
        {
            let token = &self.tokens[before];
            let word = token.word();
            let named = word.is_some_and(|word| FIGURES.contains(&word));
            figure |= named;
            let passes = named
                || token.is_symbol('(')
                || token.is_symbol(',')
                || matches!(
                    word,
                    Some(
                        "of" | "at"
                            | "was"
                            | "is"
                            | "stood"
                            | "the"
                            | "which"
                            | "where"
                            | "about"
                            | "just"
                    )
                );
            if !passes {
                // A name of several words begins before this token.
                return (0..4)
                    .filter_map(|back| before.checked_sub(back))
                    .find_map(|at| self.side_named_at(at))
                    .filter(|_| figure);
            }
            if let Some(side) = self.side_named_at(before).filter(|_| figure) {
                return Some(side);
            }
            at = before;
        }
        None
    }

    fn is_inside_link(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.range.end <= self.words.end)
    }

    /// Whether the subject of a comparison is the other side: `England is lower than Coventry`, `England has a lower rate`,
    /// `lower in England than in Coventry` of Coventry against England.
    pub(super) fn is_reversed(&self, claim: &Range<usize>) -> bool {
        let next = self
            .tokens
            .partition_point(|token| token.range.start < claim.end);
        let mut than = false;
        for at in next..(next + 8).min(self.tokens.len()) {
            let token = &self.tokens[at];
            if token.range.end > self.words.end
                || token.is_symbol(',')
                || token.is_symbol(';')
                || token.is_symbol('.')
            {
                break;
            }
            than |= token.is("than");
            let Some(side) = self.side_named_at(at) else {
                continue;
            };
            let on = (at + 1..at + 5).find(|&on| {
                self.tokens.get(on).is_none_or(|token| {
                    token.word().is_none() || token.is("than") || token.is("compared")
                })
            });
            // `fewer in Leeds (11.8 per cent) than in Luton`
            let goes_on =
                (at + 1..at + 10).any(|on| self.is_inside_link(on) && self.tokens[on].is("than"));
            let subject = !than
                && (goes_on
                    || on.is_some_and(|on| {
                        self.is_inside_link(on) && self.tokens[on].word().is_some()
                    }));
            return if subject {
                side == Side::Other
            } else {
                side == Side::Own
            };
        }
        // No side is named after it: the last one named before it, unless as that which is compared with.
        let start = self
            .tokens
            .partition_point(|token| token.range.end <= self.words.start);
        let at = self
            .tokens
            .partition_point(|token| token.range.start < claim.start);
        let named = (start..at).rev().find_map(|at| {
            let side = self.side_named_at(at)?;
            let mut before = at;
            while before > start
                && matches!(
                    self.tokens[before - 1].word(),
                    Some("in" | "for" | "the" | "of" | "that" | "across")
                )
            {
                before -= 1;
            }
            let against = before > 0
                && matches!(
                    self.tokens[before - 1].word(),
                    Some(
                        "with"
                            | "to"
                            | "against"
                            | "than"
                            | "unlike"
                            | "versus"
                            | "from"
                            | "and"
                            | "between"
                            | "above"
                            | "below"
                            | "over"
                    )
                );
            (!against).then_some(side)
        });
        named == Some(Side::Other) && !than
    }
}

/// The level of areas that an average is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::evidence) enum AverageLevel {
    Nation,
    Region,
}

impl AverageLevel {
    /// Whether an area is of this level, by its type.
    pub(in crate::evidence) fn matches(self, area: &Area) -> bool {
        let region = area.kind.to_lowercase().contains("region");
        match self {
            Self::Nation => {
                !region && (area.parent.is_none() || NATIONS.contains(&&*area.kind.to_lowercase()))
            }
            Self::Region => region,
        }
    }
}

const NATIONS: &[&str] = &["country", "nation", "state"];

/// Words for an average.
const FIGURES: &[&str] = &[
    "average",
    "averages",
    "figure",
    "figures",
    "rate",
    "mean",
    "median",
    "level",
    "total",
    "share",
    "proportion",
    "percentage",
    "value",
    "benchmark",
    "norm",
    "picture",
];
