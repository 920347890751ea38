//! Numbers with their hedges and units: `about 18.5 per cent`, `between 10.6 and 12.1`, `a quarter`, `three times`.

use rust_decimal::Decimal;

use super::super::vocabulary::{
    HEDGES, HEDGES_BEHIND, Hedge, Meaning, hedge_sign, meaning, meaning_of_comparison,
};
use super::numbers::{number_at, part, whole};
use super::{Amount, Claimed, Number, Reader, Said, SaidUnit, What};

impl Reader<'_> {
    /// Reads every value in the window.
    pub(super) fn values(&mut self) {
        let mut at = self.window.start;
        while at < self.window.end {
            at = if self.used[at] {
                at + 1
            } else {
                self.range(at)
                    .or_else(|| self.fraction(at))
                    .or_else(|| self.times(at))
                    .or_else(|| self.single(at))
                    .unwrap_or(at + 1)
            };
        }
    }

    /// `between A and B`
    fn range(&mut self, at: usize) -> Option<usize> {
        if !self.is(at, "between") {
            return None;
        }
        if self.used.get(at + 1).is_none_or(|&used| used) {
            return None;
        }
        let low = number_at(self.tokens, at + 1)?;
        let mut next = at + 1 + low.len;
        let mut unit = low.unit;
        next += self.unit(next, &mut unit);
        if !(self.is(next, "and") && next + 1 < self.window.end) {
            return None;
        }
        let high = number_at(self.tokens, next + 1)?;
        let number = self.bytes(at + 1..next + 1 + high.len);
        next += 1 + high.len;
        if high.unit != SaidUnit::None {
            unit = high.unit;
        }
        next += self.unit(next, &mut unit);
        self.say(
            Amount::Between(low.number, high.number),
            None,
            unit,
            at..next,
            number,
        );
        Some(next)
    }

    /// `1 in 7`, `two out of three`, `a quarter`, `half`, `two-thirds`
    fn fraction(&mut self, at: usize) -> Option<usize> {
        let (numerator, mut next) = match (self.word(at), number_at(self.tokens, at)) {
            (Some("a" | "an"), _) => (1, at + 1),
            (_, Some(number)) if number.unit == SaidUnit::None => {
                (u32::try_from(number.number.value).ok()?, at + number.len)
            }
            (Some(word), None) if part(word).is_some() => (1, at),
            _ => return None,
        };
        if next >= self.window.end {
            return None;
        }
        let denominator = if let Some(part) = self.word(next).and_then(part) {
            next += 1;
            part
        } else if self.tokens[next].is_symbol('/')
            && self.tokens[next].range.start == self.tokens[next - 1].range.end
            && self
                .tokens
                .get(next + 1)
                .is_some_and(|after| after.range.start == self.tokens[next].range.end)
        {
            // `1/5`
            let whole = number_at(self.tokens, next + 1).filter(|_| next + 1 < self.window.end)?;
            next += 1 + whole.len;
            u32::try_from(whole.number.value)
                .ok()
                .filter(|&whole| (2..=10).contains(&whole) && whole > numerator)?
        } else if self.word(at) != Some("a")
            && (self.is(next, "in") || self.are(next, &["out", "of"]))
        {
            let on = if self.is(next, "in") {
                next + 1
            } else {
                next + 2
            };
            if on >= self.window.end || self.used[on] {
                return None;
            }
            let whole = number_at(self.tokens, on)?;
            next = on + whole.len;
            u32::try_from(whole.number.value)
                .ok()
                .filter(|&whole| whole >= 2 && whole > numerator)?
        } else {
            return None;
        };
        let (hedge, from) = self.hedge(at);
        let number = self.bytes(at..next);
        self.say(
            Amount::Fraction(numerator, denominator),
            hedge,
            SaidUnit::None,
            from..next,
            number,
        );
        Some(next)
    }

    /// `2.5 times`, `three times`, `twice`, `threefold`
    fn times(&mut self, at: usize) -> Option<usize> {
        let (hedge, from) = self.hedge(at);
        if self.is(at, "twice") {
            let number = whole(2);
            let bytes = self.bytes(at..at + 1);
            self.say(
                Amount::Times(number),
                hedge,
                SaidUnit::None,
                from..at + 1,
                bytes,
            );
            return Some(at + 1);
        }
        let number = number_at(self.tokens, at)?;
        let next = at + number.len;
        if number.unit != SaidUnit::None || !(self.is(next, "times") || self.is(next, "fold")) {
            return None;
        }
        let bytes = self.bytes(at..next);
        self.say(
            Amount::Times(number.number),
            hedge,
            SaidUnit::None,
            from..next + 1,
            bytes,
        );
        Some(next + 1)
    }

    fn single(&mut self, at: usize) -> Option<usize> {
        let number = number_at(self.tokens, at)?;
        let mut next = at + number.len;
        let mut unit = number.unit;
        next += self.unit(next, &mut unit);
        // Small numbers in words are prose (`the two boroughs`) unless a unit makes them values.
        let small = number.number.spelled && number.number.value <= Decimal::TEN;
        if small && unit == SaidUnit::None && !self.own_unit(next) {
            return None;
        }
        let whole = number.number.decimals == 0 && next < self.window.end;
        if matches!(unit, SaidUnit::Duration(_)) && whole && self.is(next, "to") {
            // `the three years to 2017` names a span, not a value.
            return None;
        }
        let mut said = number.number;
        // `minus [1.2 per cent]`
        let mut first = at;
        if !said.signed
            && at
                .checked_sub(1)
                .is_some_and(|before| self.is(before, "minus"))
        {
            said.value.set_sign_negative(true);
            said.signed = true;
            first -= 1;
        }
        let (mut hedge, from) = self.hedge(first);
        let bytes = self.bytes(at..at + number.len);
        if hedge.is_none()
            && let on = next + usize::from(self.own_unit(next))
            && let Some((behind, len)) = self.hedge_behind(on)
        {
            hedge = Some(behind);
            next = on + len;
        }
        if self.span(unit, &said, from, next) {
            return Some(next);
        }
        self.say(Amount::Exactly(said), hedge, unit, from..next, bytes);
        Some(next)
    }

    /// Whether the indicator's own unit word stands at a token: `eighteen people`.
    fn own_unit(&self, at: usize) -> bool {
        let unit = self.expected.unit.suffix.trim().to_lowercase();
        let first = unit.split_whitespace().next();
        first.is_some() && self.word(at) == first
    }

    /// Reads a unit at a token into `unit`, if none is known yet, and returns how many tokens it takes.
    fn unit(&self, at: usize, unit: &mut SaidUnit) -> usize {
        match self.unit_at(at) {
            Some(found) if matches!(unit, SaidUnit::None | SaidUnit::Money(_)) => {
                if *unit == SaidUnit::None {
                    *unit = found.unit;
                }
                found.len
            }
            _ => 0,
        }
    }

    /// `or more` and the like directly behind a number, and how many tokens it takes.
    fn hedge_behind(&self, at: usize) -> Option<(Hedge, usize)> {
        if self
            .tokens
            .get(at)
            .is_some_and(|token| token.is_symbol('+'))
        {
            return Some((Hedge::AtLeast, 1));
        }
        let (words, hedge) = HEDGES_BEHIND
            .iter()
            .find(|(words, _)| self.are(at, words))?;
        Some((*hedge, words.len()))
    }

    /// `over two years` of a change whose values are no durations: how far its periods lie apart.
    fn span(&mut self, unit: SaidUnit, said: &Number, from: usize, next: usize) -> bool {
        let SaidUnit::Duration(unit) = unit else {
            return false;
        };
        let introduced = matches!(
            self.word_before(from + usize::from(self.is(from, "over")))
                .as_deref(),
            Some("over" | "in" | "within" | "during" | "past" | "last" | "after" | "for" | "of")
        );
        let months = match unit {
            "year" => 12,
            "month" => 1,
            _ => return false,
        };
        let durations = self.expected.unit.kind == crate::data::UnitKind::Duration;
        let count = u32::try_from(said.value).ok();
        let (Some(count), true) = (
            count.filter(|_| said.decimals == 0),
            introduced && !durations && self.expected.periods.len() > 1,
        ) else {
            return false;
        };
        let range = self.bytes(from..next);
        self.take(from..next);
        self.reading.claims.push(Claimed {
            what: What::Span {
                months: count.saturating_mul(months),
            },
            range,
        });
        true
    }

    /// The hedge directly before a token, in the link or directly before it, and where it starts.
    pub(super) fn hedge(&self, at: usize) -> (Option<Hedge>, usize) {
        if let Some(before) = at.checked_sub(1)
            && let super::super::token::TokenKind::Symbol(sign) = self.tokens[before].kind
            && let Some(hedge) = hedge_sign(sign)
        {
            return (Some(hedge), before);
        }
        let found = HEDGES.iter().find_map(|(words, hedge)| {
            let start = at.checked_sub(words.len())?;
            // In "2 years lower than 78.2" the words compare what stands before them.
            let than = words.last() == Some(&"than") && start > 0;
            let compares = than
                && self.reading.values.last().is_some_and(|value| {
                    matches!(words, ["higher" | "lower" | "greater", _])
                        || value.range.end == self.tokens[start - 1].range.end
                });
            (!compares && self.are(start, words)).then_some((Some(*hedge), start))
        });
        found.unwrap_or((None, at))
    }

    fn say(
        &mut self,
        amount: Amount,
        hedge: Option<Hedge>,
        unit: SaidUnit,
        tokens: std::ops::Range<usize>,
        number: std::ops::Range<usize>,
    ) {
        let before = self.word_before(tokens.start);
        let modifies = self
            .word(tokens.end)
            .and_then(meaning)
            .is_some_and(|meaning| {
                matches!(
                    meaning,
                    Meaning::Moved(_) | Meaning::Compared(_) | Meaning::Judged { .. }
                )
            })
            || self.is(tokens.end, "gap")
            || self.is(tokens.end, "difference")
            || self.is(tokens.end, "change")
            || (self.expected.compares
                && self
                    .word(tokens.end)
                    .is_some_and(|word| meaning_of_comparison(word).is_some()));
        let range = self.bytes(tokens.clone());
        self.take(tokens);
        self.reading.values.push(Said {
            amount,
            hedge,
            unit,
            before,
            modifies,
            period: None,
            number,
            range,
        });
    }

    /// Records `doubled`, `halved` with the hedge before them.
    pub(super) fn multiplied(&mut self, at: usize, meaning: Meaning) {
        let (hedge, from) = self.hedge(at);
        let what = match meaning {
            Meaning::Multiplied(by) => What::Multiplied { by, hedge },
            _ => What::Halved { hedge },
        };
        let range = self.bytes(from..at + 1);
        self.take(from..at + 1);
        self.reading.claims.push(Claimed { what, range });
    }
}
