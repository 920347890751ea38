//! The periods that the words name: those of the binding, and others.

use super::{LinkReader, StatedPeriod};
use crate::data::period::{MONTHS, Period, find};
use crate::evidence::prose::number_words::ordinal_value;
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::token::Numeral;
use crate::evidence::prose::token::{Token, TokenKind};
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::prose::vocabulary::meaning;

impl LinkReader<'_> {
    /// Reads every period, those of the binding first, then whatever else is written like one.
    pub(super) fn read_periods(&mut self) {
        let mut at = self.window.start;
        while at < self.window.end {
            if self.used[at] {
                at += 1;
                continue;
            }
            if let Some((index, len)) = self.expected_period_at(at) {
                self.push_period(Some(index), at, len);
                at += len;
            } else if let Some(len) = self.other_period_at(at) {
                self.push_period(None, at, len);
                at += len;
            } else {
                at += 1;
            }
        }
    }

    fn push_period(&mut self, index: Option<usize>, at: usize, len: usize) {
        let before = self.word_before_period(at);
        let range = self.byte_range(at..at + len);
        self.mark_read(at..at + len);
        self.reading.periods.push(StatedPeriod {
            index,
            before,
            range,
            attached: false,
        });
    }

    /// The word before a period; for `than in 2013` and `compared with 2013`, the word of comparison.
    fn word_before_period(&self, at: usize) -> Option<String> {
        let before = self.word_before(at)?;
        if matches!(before.as_str(), "in" | "for" | "during" | "of")
            && let Some(compares) = at.checked_sub(2).and_then(|before| self.word(before))
            && matches!(
                compares,
                "than" | "with" | "against" | "as" | "to" | "versus"
            )
        {
            return Some(
                if matches!(compares, "as" | "to") {
                    "with"
                } else {
                    compares
                }
                .to_owned(),
            );
        }
        // "similar to 2021", "compared to 2021", "a similar level to 2021"
        let likens = |back: usize| {
            at.checked_sub(back).is_some_and(|before| {
                matches!(
                    self.word(before),
                    Some(
                        "similar" | "compared" | "comparable" | "relative" | "equal" | "identical"
                    )
                )
            })
        };
        if before == "to" && (2..=4).any(likens) {
            return Some("with".to_owned());
        }
        Some(before)
    }

    /// `the second quarter of 2023`, in the words of a table.
    fn quarter_of_year_at(&self, at: usize) -> Option<(usize, usize)> {
        let number = ordinal_value(self.tokens.get(at)?)?;
        let of = at + 2 + usize::from(self.is_word(at + 2, "of"));
        let year = (self.is_word(at + 1, "quarter") && of < self.window.end)
            .then(|| self.year_at(of))??;
        let typed = format!("{} Q{number}", year.value);
        let found = find(self.expected.periods.iter().copied(), &typed);
        let index = found.and_then(|found| {
            let periods = self.expected.periods.iter();
            periods
                .clone()
                .position(|period| std::ptr::eq(*period, found))
        })?;
        Some((index, of + 1 - at))
    }

    /// `three years to 2017`, `year to March 2024`, `12 months ending March 2024`: a number of months up to the end of one of
    /// the expected periods.
    fn months_ending_at(&self, at: usize) -> Option<(usize, usize)> {
        let (count, mut on) = match number_at(self.tokens, at) {
            Some(number) if number.unit == StatedUnit::None && number.number.decimals == 0 => {
                (u32::try_from(number.number.value).ok()?, at + number.len)
            }
            _ => (1, at),
        };
        let months = match self.word(on)? {
            "year" | "years" => count.checked_mul(12)?,
            "month" | "months" => count,
            _ => return None,
        };
        on += 1;
        if !matches!(self.word(on), Some("to" | "ending" | "ended")) {
            return None;
        }
        on += 1;
        on += usize::from(self.is_word(on, "the"));
        let month = self
            .word(on)
            .and_then(|word| MONTHS.iter().position(|&month| month == word))
            .and_then(|month| i32::try_from(month).ok());
        on += usize::from(month.is_some());
        let year = i32::try_from(self.year_at(on).filter(|_| on < self.window.end)?.value).ok()?;
        let index = self.expected.periods.iter().position(|period| {
            // The last month, counted from 0.
            let last = period.end() - 1;
            period.months == months
                && last.div_euclid(12) == year
                && month.is_none_or(|month| last.rem_euclid(12) == month)
        })?;
        Some((index, on + 1 - at))
    }

    /// The longest run of tokens that means one of the expected periods.
    pub(super) fn expected_period_at(&self, at: usize) -> Option<(usize, usize)> {
        if let Some(found) = self
            .quarter_of_year_at(at)
            .or_else(|| self.months_ending_at(at))
        {
            return Some(found);
        }
        let starts = self.year_at(at).is_some()
            || self
                .word(at)
                .is_some_and(|word| is_month(word) || is_quarter(word));
        if !starts {
            return None;
        }
        // A period has whole numbers, words, hyphens and slashes.
        let may_belong = |token: &&Token| match &token.kind {
            TokenKind::Number(digits) => digits.decimals == 0 && digits.suffix != "%",
            TokenKind::Word(_) => true,
            TokenKind::Symbol(symbol) => matches!(symbol, '-' | '/' | ','),
        };
        let rest = self.tokens[at..self.window.end].iter().take(6);
        let longest = rest.take_while(may_belong).count();
        (1..=longest).rev().find_map(|len| {
            let last = &self.tokens[at + len - 1];
            if last.word().is_none() && last.number().is_none() {
                return None;
            }
            let found = find(self.expected.periods.iter().copied(), self.text_of(at, len))?;
            let index = self
                .expected
                .periods
                .iter()
                .position(|period| std::ptr::eq(*period, found))?;
            Some((index, len))
        })
    }

    /// The length of a period that is none of the binding's.
    pub(super) fn other_period_at(&self, at: usize) -> Option<usize> {
        if self.word(at).is_some_and(is_month) {
            return (self.year_at(at + 1).is_some()).then_some(2);
        }
        self.year_at(at)?;
        // Two years are two periods, whatever is between them, unless they are written as one.
        let joined = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.is_symbol('-') || token.is_symbol('/'))
        };
        if joined(at + 1)
            && at + 2 < self.window.end
            && Period::parse(self.text_of(at, 3)).is_some()
        {
            return Some(3);
        }
        let unit_follows = self.unit_at(at + 1).is_some();
        let introduced = matches!(
            self.word_before(at).as_deref(),
            Some(
                "in" | "since"
                    | "from"
                    | "to"
                    | "until"
                    | "by"
                    | "between"
                    | "and"
                    | "after"
                    | "before"
                    | "during"
                    | "of"
                    | "for"
                    | "than"
                    | "with"
                    | "yn"
                    | "ers"
            )
        );
        (!unit_follows && (introduced || self.expected.unit.kind != crate::data::UnitKind::Count))
            .then_some(1)
    }

    fn text_of(&self, at: usize, len: usize) -> &str {
        &self.text[self.byte_range(at..at + len)]
    }

    /// A plain year of four digits.
    pub(super) fn year_at(&self, at: usize) -> Option<&Numeral> {
        let digits = self.tokens.get(at)?.number()?;
        let plain = digits.decimals == 0
            && !digits.grouped
            && digits.whole == 4
            && digits.suffix.is_empty()
            && digits.currency.is_none();
        let value = digits.value.abs();
        (plain && value >= 1900.into() && value < 2100.into()).then_some(digits)
    }

    /// `lower in 2011 (62.9) than in 2023 (71.9)`: the period directly before the bracket is that of the value in it.
    fn attach_periods_before_brackets(&mut self) {
        for value in &mut self.reading.values {
            let start = self
                .tokens
                .partition_point(|token| token.range.start < value.range.start);
            let Some(open) = start.checked_sub(1) else {
                continue;
            };
            let next = self
                .tokens
                .partition_point(|token| token.range.start < value.range.end);
            let alone = self
                .tokens
                .get(next)
                .is_some_and(|token| token.is_symbol(')'));
            if !self.tokens[open].is_symbol('(') || open == 0 || !alone {
                continue;
            }
            let end = self.tokens[open - 1].range.end;
            let mut periods = self.reading.periods.iter_mut();
            if let Some(period) = periods.find(|period| period.range.end == end && !period.attached)
            {
                value.period = period.index;
                period.attached = period.index.is_some();
            }
        }
    }

    /// The starts of the periods of `(2015 to 2019)`, which are those of the whole change.
    fn spans_of_two_periods(&self) -> Vec<usize> {
        let pairs = self.reading.periods.windows(2).filter(|pair| {
            let between = self.text[pair[0].range.end..pair[1].range.start].trim();
            matches!(between, "to" | "-" | "–" | "—" | "and" | "until")
        });
        pairs
            .flat_map(|pair| [pair[0].range.start, pair[1].range.start])
            .collect()
    }

    /// Assigns each period that is directly after a value to that value.
    pub(super) fn attach_periods(&mut self) {
        self.attach_periods_before_brackets();
        let spans = self.spans_of_two_periods();
        for value in &mut self.reading.values {
            if value.period.is_some() {
                continue;
            }
            let end = value.range.end;
            let next = self
                .reading
                .periods
                .iter_mut()
                .find(|period| period.range.start >= end);
            let Some(period) = next else { continue };
            let first = self.tokens.partition_point(|token| token.range.start < end);
            let between = self.tokens[first..]
                .iter()
                .take_while(|token| token.range.end <= period.range.start);
            let close = between.clone().count() <= 5
                && between.clone().all(|token| match token.word() {
                    Some(word) => {
                        meaning(word).is_none()
                            && !matches!(
                                word,
                                "and"
                                    | "to"
                                    | "from"
                                    | "than"
                                    | "with"
                                    | "against"
                                    | "between"
                                    | "since"
                            )
                    }
                    None => token.is_symbol('(') || token.is_symbol(','),
                })
                && (between.clone().any(|token| {
                    token.is("in")
                        || token.is("of")
                        || token.is("during")
                        || token.is("for")
                        || token.is("yn")
                }) || between.clone().any(|token| token.is_symbol('(')));
            if close && !period.attached && !spans.contains(&period.range.start) {
                period.attached = true;
                value.period = period.index;
            }
        }
    }
}

/// A month's name, whole or in short: `December`, `Dec`, `Sept`.
pub(super) fn is_month(word: &str) -> bool {
    let short = matches!(word.len(), 3 | 4);
    MONTHS
        .iter()
        .any(|month| *month == word || (short && month.starts_with(word)))
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "q" | "quarter")
}
