//! Ranges and parts of a whole: `between 10.6 and 12.1`, `22 to 23 per cent`, `1 in 7`, `one pupil in five`, `a quarter`,
//! `half the rate`.

use rust_decimal::Decimal;

use super::{LinkReader, StatedAmount};
use crate::data::UnitKind;
use crate::evidence::prose::fraction_signs::fraction_sign;
use crate::evidence::prose::numbers::WrittenNumber;
use crate::evidence::prose::numbers::{NumberMatch, fraction_denominator, number_at, whole_number};
use crate::evidence::prose::units::{StatedUnit, magnitude_of_word};
use crate::evidence::prose::vocabulary::{is_population, meaning};

impl LinkReader<'_> {
    /// `between A and B`, `A to B` of one value.
    pub(super) fn read_range(&mut self, at: usize) -> Option<usize> {
        // "between" may be directly before the link.
        let before = at == self.window.start && at > 0 && self.is_word(at - 1, "between");
        let between = self.is_word(at, "between");
        let first = at + usize::from(between);
        if self.used.get(first).is_none_or(|&used| used) {
            return None;
        }
        let low = self.range_end_at(first, between || before)?;
        let mut next = first + low.len;
        let mut unit = low.unit;
        next += self.read_unit(next, &mut unit);
        // Of a change, "from A to B" and "A to B" are its two values.
        let one_value = self.expected.periods.len() < 2 && !self.expected.compares;
        let limits = self.is_confidence_range(at);
        let joined = if between || before {
            self.is_word(next, "and")
        } else {
            (one_value || limits)
                && (self.is_word(next, "to")
                    || self.tokens.get(next).is_some_and(|t| t.is_symbol('-')))
        };
        if !joined || next + 1 >= self.window.end || self.used[next + 1] {
            return None;
        }
        let high = self.range_end_at(next + 1, between || before)?;
        let low_value = low.number.value.checked_mul(high.number.magnitude)?;
        let number = self.byte_range(first..next + 1 + high.len);
        next += 1 + high.len;
        if high.unit != StatedUnit::None {
            unit = high.unit;
        }
        next += self.read_unit(next, &mut unit);
        let mut low = low.number;
        // "1.1 to 1.2 million"
        if low.magnitude == Decimal::ONE && high.number.magnitude > Decimal::ONE {
            low.value = low_value;
            low.magnitude = high.number.magnitude;
        }
        if !(between || before) && low.value >= high.number.value {
            return None;
        }
        self.push_value(
            StatedAmount::Between(low, high.number),
            None,
            unit,
            at..next,
            number,
        );
        if limits {
            self.reading.limits.extend(self.reading.values.pop());
        }
        Some(next)
    }

    /// One end of a range: a number, or a fraction of a population as a percentage.
    fn range_end_at(&self, at: usize, between: bool) -> Option<NumberMatch> {
        if between
            && self.expected.unit.kind == UnitKind::Percentage
            && let Some((part, next, whole)) = self.fraction_at(at)
        {
            let share = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED)?;
            let number = WrittenNumber {
                value: share.checked_div(Decimal::from(whole))?,
                ..whole_number(0)
            };
            return Some(NumberMatch {
                number,
                unit: StatedUnit::PerCent,
                len: next - at,
            });
        }
        number_at(self.tokens, at)
    }

    /// Whether a fraction starts at a token.
    pub(super) fn starts_fraction(&self, at: usize) -> bool {
        at < self.window.end && self.fraction_at(at).is_some()
    }

    /// `1 in 7`, `two out of three`, `one pupil in five`, `a quarter`, `half`, `two-thirds`
    pub(super) fn read_fraction(&mut self, at: usize) -> Option<usize> {
        let (numerator, next, denominator) = self.fraction_at(at)?;
        let (hedge, from) = self.hedge_before(at);
        let number = self.byte_range(at..next);
        self.push_value(
            StatedAmount::Fraction(numerator, denominator),
            hedge,
            StatedUnit::None,
            from..next,
            number,
        );
        Some(next)
    }

    /// `half the rate`, `a third as many`, `half as much again` of a change or a comparison: a ratio.
    pub(super) fn read_part_of_figure(&mut self, at: usize) -> Option<usize> {
        if self.expected.periods.len() < 2 && !self.expected.compares {
            return None;
        }
        let (numerator, mut next, denominator) = self.fraction_at(at)?;
        let mut ratio = Decimal::from(numerator).checked_div(Decimal::from(denominator))?;
        if self.is_word(next, "as") && next + 1 < self.window.end {
            next += 2;
            if self.is_word(next, "again") && next < self.window.end {
                ratio = ratio.checked_add(Decimal::ONE)?;
                next += 1;
            }
        } else {
            let mut on = next;
            while matches!(self.word(on), Some("of" | "the" | "that" | "its" | "what")) {
                on += 1;
            }
            let owned = self.word(on).is_some_and(|word| word.ends_with("'s"));
            let figure =
                (on..on + 3).any(|on| self.word(on).is_some_and(|word| FIGURES.contains(&word)));
            let that_of = self.is_word(next, "that") && self.is_word(next + 1, "of");
            if !(owned || that_of || (on > next && figure)) {
                return None;
            }
        }
        let next = next.min(self.window.end);
        let (hedge, from) = self.hedge_before(at);
        let number = self.byte_range(at..next);
        let stated = WrittenNumber {
            value: ratio,
            decimals: 2,
            ..whole_number(0)
        };
        self.push_value(
            StatedAmount::Times(stated),
            hedge,
            StatedUnit::None,
            from..next,
            number,
        );
        Some(next)
    }

    /// The fraction at a token: its numerator, its end, its denominator.
    fn fraction_at(&self, at: usize) -> Option<(u32, usize, u32)> {
        // `⅔ of residents`, not the `½` of `4½` or `½ per cent`
        if let Some((part, whole)) = self.tokens.get(at).and_then(fraction_sign) {
            let start = self.tokens[at].range.start;
            let joined = at.checked_sub(1).is_some_and(|before| {
                let token = &self.tokens[before];
                token.number().is_some() && token.range.end == start
            });
            let alone = !joined && self.unit_at(at + 1).is_none();
            return alone.then_some((part, at + 1, whole));
        }
        let (numerator, mut next) = match (self.word(at), number_at(self.tokens, at)) {
            (_, Some(number)) if number.unit == StatedUnit::None && number.number.decimals == 0 => {
                (u32::try_from(number.number.value).ok()?, at + number.len)
            }
            (Some("a" | "an"), _) => (1, at + 1),
            (Some(word), None) if fraction_denominator(word).is_some() => (1, at),
            _ => return None,
        };
        if next >= self.window.end {
            return None;
        }
        if let Some(fraction_denominator) = self.word(next).and_then(fraction_denominator) {
            return Some((numerator, next + 1, fraction_denominator));
        }
        let touching = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| self.tokens[at - 1].range.end == token.range.start)
        };
        if self.tokens[next].is_symbol('/') && touching(next) && touching(next + 1) {
            // `1/5`
            let whole = number_at(self.tokens, next + 1).filter(|_| next + 1 < self.window.end)?;
            let denominator = u32::try_from(whole.number.value)
                .ok()
                .filter(|&whole| (2..=10).contains(&whole) && whole > numerator)?;
            return Some((numerator, next + 1 + whole.len, denominator));
        }
        if self.is_word(at, "a") {
            return None;
        }
        // `one pupil in five`, `1-in-5`
        let hyphen = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.is_symbol('-'))
        };
        let noun = |at: usize| {
            self.word(at)
                .is_some_and(|word| self.is_noun_of_share(word))
        };
        let described = |at: usize| {
            self.word(at)
                .is_some_and(|word| meaning(word).is_none() && !matches!(word, "in" | "out" | "of"))
                && noun(at + 1)
        };
        if (numerator < 10 && noun(next)) || (hyphen(next) && touching(next)) {
            next += 1;
        } else if numerator < 10 && described(next) {
            next += 2;
        }
        let mut on = if self.is_word(next, "in") {
            next + 1
        } else if self.are_unread(next, &["out", "of"]) {
            next + 2
        } else {
            return None;
        };
        if matches!(self.word(on), Some("every" | "each" | "a")) || (hyphen(on) && touching(on)) {
            on += 1;
        }
        if on >= self.window.end || self.used[on] {
            return None;
        }
        // `thirteen in every hundred`
        let whole = match self.word(on).and_then(magnitude_of_word) {
            Some(hundred)
                if on > 0 && matches!(self.word(on - 1), Some("every" | "each" | "a")) =>
            {
                return Some((numerator, on + 1, u32::try_from(hundred).ok()?));
            }
            _ => number_at(self.tokens, on)?,
        };
        // A rate is written with its own base: `4 in every 1,000`.
        let base = crate::evidence::wording::rate_base(self.expected.unit);
        if self.expected.unit.kind == UnitKind::Rate && base == Some(whole.number.value) {
            return None;
        }
        let denominator = u32::try_from(whole.number.value)
            .ok()
            .filter(|&whole| whole >= 2 && whole > numerator)?;
        Some((numerator, on + whole.len, denominator))
    }

    /// Whether a word names that which a share is of: `pupil`, `household`, or a word of the indicator's names.
    fn is_noun_of_share(&self, word: &str) -> bool {
        let plural = format!("{word}s");
        meaning(word).is_none()
            && (is_population(&plural)
                || matches!(
                    word,
                    "person" | "child" | "man" | "woman" | "baby" | "family"
                )
                || is_population(word)
                || self.expected.names.iter().any(|name| {
                    name.text
                        .split(|c: char| !c.is_alphabetic())
                        .any(|part| part.to_lowercase() == plural)
                }))
    }
}

/// Words for the figure that a part is of: `half the rate`.
const FIGURES: &[&str] = &[
    "rate",
    "rates",
    "level",
    "number",
    "figure",
    "total",
    "average",
    "size",
    "share",
    "proportion",
    "amount",
    "value",
    "likelihood",
    "percentage",
];
