//! Numbers with their hedges and units: `about 18.5 per cent`, `three times`, `4.6 deaths per 1,000 births`.

use rust_decimal::Decimal;

use super::periods::is_month;
use super::spans::is_frequency;
use super::{Assertion, ClaimWord, LinkReader, StatedAmount, StatedValue};
use crate::data::UnitKind;
use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::numbers::{is_part_of_unit, number_at, one_unit, whole_number};
use crate::evidence::prose::units::{StatedUnit, duration_unit};
use crate::evidence::prose::vocabulary::{
    Hedge, Meaning, hedge_sign, hedges_beginning, hedges_ending, meaning, meaning_of_comparison,
};

/// Words after a confidence level.
const CONFIDENCE: [&str; 7] = [
    "ci",
    "cis",
    "interval",
    "intervals",
    "limit",
    "limits",
    "range",
];

impl LinkReader<'_> {
    /// Reads every value in the window.
    pub(super) fn read_values(&mut self) {
        let mut at = self.window.start;
        while at < self.window.end {
            at = if self.used[at] {
                at + 1
            } else {
                self.read_confidence_level(at)
                    .or_else(|| self.read_range(at))
                    .or_else(|| self.read_part_of_unit(at))
                    .or_else(|| self.read_one_unit_of_time(at))
                    .or_else(|| self.read_part_of_figure(at))
                    .or_else(|| self.read_fraction(at))
                    .or_else(|| self.read_times(at))
                    .or_else(|| self.read_number(at))
                    .unwrap_or(at + 1)
            };
        }
    }

    /// `95% CI`, `95 per cent confidence interval`: the level of the limits, which is not a value.
    fn read_confidence_level(&mut self, at: usize) -> Option<usize> {
        let number = number_at(self.tokens, at)?;
        let mut next = at + number.len;
        let mut unit = number.unit;
        next += self.read_unit(next, &mut unit);
        if unit != StatedUnit::PerCent || Some(number.number.value) != self.expected.confidence {
            return None;
        }
        let named = usize::from(self.is_word(next, "confidence"));
        let word = self.word(next + named)?;
        if !CONFIDENCE.contains(&word) || (named == 0) != word.starts_with("ci") {
            return None;
        }
        let end = next + named + 1;
        self.mark_read(at..end);
        Some(end)
    }

    /// Whether a range is one of confidence limits: they are named before it, or it is in brackets after a value.
    pub(super) fn is_confidence_range(&self, at: usize) -> bool {
        let linking = |before: &usize| {
            self.word(*before)
                .is_some_and(|word| matches!(word, "of" | "from" | "is"))
                || self.tokens[*before].is_symbol(':')
                || self.tokens[*before].is_symbol(',')
        };
        let Some(before) = (0..at).rev().find(|before| !linking(before)) else {
            return false;
        };
        // `rose by nine points (from 62.9 to 71.9 per cent)`
        let spans = at > 0 && self.is_word(at - 1, "from");
        match self.word(before) {
            None if spans => false,
            Some(word) => CONFIDENCE.contains(&word) && self.used[before],
            None => self.tokens[before].is_symbol('(') && !self.reading.values.is_empty(),
        }
    }

    /// `a decade less than England`, `by a year`: one unit of time, of a difference between times.
    fn read_one_unit_of_time(&mut self, at: usize) -> Option<usize> {
        if self.expected.unit.kind != UnitKind::Duration
            || !matches!(self.word(at), Some("a" | "an" | "one"))
        {
            return None;
        }
        let unit = StatedUnit::Duration(duration_unit(self.word(at + 1)?)?);
        let end = at + 2;
        let compared = self.word(end).and_then(meaning).is_some_and(|meaning| {
            matches!(meaning, Meaning::Compared(_) | Meaning::Judged { .. })
        });
        let by = self.word_before(at).as_deref() == Some("by");
        let (hedge, from) = self.hedge_before(at);
        let hedged = hedge.is_some() && self.expected.periods.len() > 1;
        if end > self.window.end || !(compared || by || hedged || self.is_word(end, "gap")) {
            return None;
        }
        let (number, unit) = self.in_own_unit(one_unit(), unit);
        let bytes = self.byte_range(at..at + 1);
        self.push_value(StatedAmount::Exactly(number), hedge, unit, from..end, bytes);
        Some(end)
    }

    /// A duration in the unit of the indicator, where both count time: a decade is ten years.
    fn in_own_unit(
        &self,
        mut number: WrittenNumber,
        unit: StatedUnit,
    ) -> (WrittenNumber, StatedUnit) {
        let StatedUnit::Duration(stated) = unit else {
            return (number, unit);
        };
        let mut words = self.expected.unit.suffix.split_whitespace();
        let own = words.find_map(|word| duration_unit(&word.to_lowercase()));
        let months = |unit: &str| match unit {
            "month" => Some(Decimal::ONE),
            "year" => Some(Decimal::from(12)),
            "decade" => Some(Decimal::from(120)),
            _ => None,
        };
        let factor = own.filter(|own| *own != stated).and_then(|own| {
            let factor = months(stated)?.checked_div(months(own)?)?;
            Some((own, factor))
        });
        let Some((own, factor)) = factor else {
            return (number, unit);
        };
        number.value *= factor;
        // A decade is as exact as a year.
        number.step = number.step.min(Decimal::ONE);
        number.significant = number.significant.min(Decimal::ONE);
        (number, StatedUnit::Duration(own))
    }

    /// `half a percentage point`, which is no half of the population.
    fn read_part_of_unit(&mut self, at: usize) -> Option<usize> {
        is_part_of_unit(self.tokens, at)
            .then(|| self.read_number(at))
            .flatten()
    }

    /// `2.5 times`, `three times`, `twice`, `threefold`
    fn read_times(&mut self, at: usize) -> Option<usize> {
        let (hedge, from) = self.hedge_before(at);
        if self.is_word(at, "twice") {
            let number = whole_number(2);
            let bytes = self.byte_range(at..at + 1);
            self.push_value(
                StatedAmount::Times(number),
                hedge,
                StatedUnit::None,
                from..at + 1,
                bytes,
            );
            return Some(at + 1);
        }
        let number = number_at(self.tokens, at)?;
        let next = at + number.len;
        if number.unit != StatedUnit::None
            || !(self.is_word(next, "times") || self.is_word(next, "fold"))
        {
            return None;
        }
        let bytes = self.byte_range(at..next);
        self.push_value(
            StatedAmount::Times(number.number),
            hedge,
            StatedUnit::None,
            from..next + 1,
            bytes,
        );
        Some(next + 1)
    }

    fn read_number(&mut self, at: usize) -> Option<usize> {
        let number = number_at(self.tokens, at)?;
        let mut next = at + number.len;
        let mut unit = number.unit;
        next += self.read_unit(next, &mut unit);
        if unit == StatedUnit::None
            && let Some((rate, end)) = self.rate_after(next)
        {
            unit = rate;
            next = end;
        }
        // Small numbers in words are prose (`the two boroughs`) unless they have a unit.
        let small = number.number.spelled && number.number.value <= Decimal::TEN;
        if small && unit == StatedUnit::None && !self.is_own_unit(next) {
            return None;
        }
        let whole = number.number.decimals == 0 && next < self.window.end;
        let until = self.year_at(next + 1).is_some() || self.word(next + 1).is_some_and(is_month);
        if matches!(unit, StatedUnit::Duration(_)) && whole && self.is_word(next, "to") && until {
            // `the three years to 2017` names a span, not a value: that of a change, or else one of the figure's period.
            let months = self.months_of_span(unit, &number.number)?;
            self.push_span(months, None, true, at, next);
            return Some(next);
        }
        let mut stated = number.number;
        // `minus [1.2 per cent]`
        let mut first = at;
        if !stated.signed
            && at
                .checked_sub(1)
                .is_some_and(|before| self.is_word(before, "minus"))
        {
            stated.value.set_sign_negative(true);
            stated.signed = true;
            first -= 1;
        }
        let (stated, unit) = self.in_own_unit(stated, unit);
        let (mut hedge, from) = self.hedge_before(first);
        let bytes = self.byte_range(at..at + number.len);
        if hedge.is_none()
            && let on = next + usize::from(self.is_own_unit(next))
            && let Some((behind, len)) = self.hedge_after(on)
        {
            hedge = Some(behind);
            next = on + len;
        }
        if let Some(next) = self.read_span(unit, &stated, from, next) {
            return Some(next);
        }
        self.push_value(
            StatedAmount::Exactly(stated),
            hedge,
            unit,
            from..next,
            bytes,
        );
        Some(next)
    }

    /// `deaths per 1,000`, `in every 1,000 births` after a number: the rate and its end.
    fn rate_after(&self, at: usize) -> Option<(StatedUnit, usize)> {
        let plain = |at: usize| {
            self.word(at).is_some_and(|word| {
                meaning(word).is_none()
                    && !matches!(
                        word,
                        "in" | "to" | "from" | "and" | "or" | "per" | "for" | "of"
                    )
                    && spelled_number(self.tokens, at).is_none()
            })
        };
        let nouns = (0..3).take_while(|&nouns| plain(at + nouns)).count();
        let found = self.unit_at(at + nouns)?;
        let end = at + nouns + found.len;
        let rate = matches!(found.unit, StatedUnit::Rate(base) if base > Decimal::ONE);
        (rate && end <= self.window.end.max(at)).then_some((found.unit, end))
    }

    /// Whether a token is the indicator's own unit: `eighteen people`.
    fn is_own_unit(&self, at: usize) -> bool {
        let unit = self.expected.unit.suffix.trim().to_lowercase();
        let first = unit.split_whitespace().next();
        first.is_some() && self.word(at) == first
    }

    /// Reads a unit at a token into `unit`, if that is still `None`, and returns its number of tokens.
    pub(super) fn read_unit(&self, at: usize, unit: &mut StatedUnit) -> usize {
        match self.unit_at(at) {
            Some(found) if matches!(unit, StatedUnit::None | StatedUnit::Money(_)) => {
                if *unit == StatedUnit::None {
                    *unit = found.unit;
                }
                found.len
            }
            _ => 0,
        }
    }

    /// The hedge directly after a number, such as `or more`, and its number of tokens.
    fn hedge_after(&self, at: usize) -> Option<(Hedge, usize)> {
        if self
            .tokens
            .get(at)
            .is_some_and(|token| token.is_symbol('+'))
        {
            return Some((Hedge::AtLeast, 1));
        }
        let (words, hedge) = hedges_beginning(self.word(at)?)
            .iter()
            .find(|(words, _)| self.are_unread(at, words))?;
        Some((*hedge, words.len()))
    }

    /// The hedge directly before a token, in the link or directly before the link, and its start.
    pub(super) fn hedge_before(&self, at: usize) -> (Option<Hedge>, usize) {
        if let Some(before) = at.checked_sub(1)
            && let crate::evidence::prose::token::TokenKind::Symbol(sign) = self.tokens[before].kind
            && let Some(hedge) = hedge_sign(sign)
        {
            return (Some(hedge), before);
        }
        let last = at.checked_sub(1).and_then(|before| self.word(before));
        let hedges = last.map_or(&[][..], hedges_ending);
        let found = hedges.iter().find_map(|(words, hedge)| {
            let start = at.checked_sub(words.len())?;
            // In "2 years lower than 78.2" the words compare what precedes them.
            let than = last == Some("than") && start > 0;
            let compares = than
                && self.reading.values.last().is_some_and(|value| {
                    matches!(words.as_slice(), ["higher" | "lower" | "greater", _])
                        || value.range.end == self.tokens[start - 1].range.end
                });
            (!compares && self.are_unread(start, words)).then_some((Some(*hedge), start))
        });
        found.unwrap_or((None, at))
    }

    pub(super) fn push_value(
        &mut self,
        amount: StatedAmount,
        hedge: Option<Hedge>,
        unit: StatedUnit,
        tokens: std::ops::Range<usize>,
        number: std::ops::Range<usize>,
    ) {
        let before = self.word_before(tokens.start);
        // `£19 a week below the median`
        let frequency = matches!(self.word(tokens.end), Some("a" | "per" | "each" | "every"))
            && self.word(tokens.end + 1).is_some_and(is_frequency);
        let behind = tokens.end + if frequency { 2 } else { 0 };
        let modifies = self.word(behind).and_then(meaning).is_some_and(|meaning| {
            matches!(
                meaning,
                Meaning::Moved(_) | Meaning::Compared(_) | Meaning::Judged { .. }
            )
        }) || (self.expected.periods.len() > 1
            && (self.is_word(behind, "up") || self.is_word(behind, "down")))
            || self.is_word(behind, "gap")
            || self.is_word(behind, "difference")
            || self.is_word(behind, "change")
            || (self.expected.compares
                && self
                    .word(behind)
                    .is_some_and(|word| meaning_of_comparison(word).is_some()));
        let range = self.byte_range(tokens.clone());
        self.mark_read(tokens);
        self.reading.values.push(StatedValue {
            amount,
            hedge,
            unit,
            before,
            modifies,
            loss: false,
            period: None,
            number,
            range,
        });
    }

    /// Records `doubled` or `halved` with the hedge before it.
    pub(super) fn read_multiple(&mut self, at: usize, meaning: Meaning) {
        let (hedge, from) = self.hedge_before(at);
        let assertion = match meaning {
            Meaning::Multiplied(by) => Assertion::Multiplied { by, hedge },
            _ => Assertion::Halved { hedge },
        };
        let range = self.byte_range(from..at + 1);
        self.mark_read(from..at + 1);
        self.reading.claims.push(ClaimWord { assertion, range });
    }
}
