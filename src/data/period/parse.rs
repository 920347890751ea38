//! Text → period.

use std::sync::Arc;

use super::tidy::{tidy, without_middle};
use super::{Form, MONTHS, Period};

/// How `2001-03` is read, which may be March 2001 or 2001 to 2003.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyphen {
    /// Years where the second is later than the first, otherwise a month.
    Guess,
    /// A month.
    Month,
    /// Years, across a century's end too: `1999-01` is 1999 to 2001.
    Years,
}

/// A token of a period's text. Spaces only separate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it was written with.
    Number(i32, usize),
    /// 1 to 12.
    Month(i32),
    /// 1 to 4.
    Quarter(i32),
    /// `-`
    Hyphen,
    /// `/`
    Slash,
    /// `to`, `and` (after `between` no period has `to`, so one token serves both).
    To,
    /// `year ending`, `12 months to`
    YearEnding,
}

use Token::{Hyphen as Dash, Month, Number, Quarter, Slash, To, YearEnding};

/// Longer texts are no periods.
const LONGEST: usize = 60;

/// A text that may be a period, as far as it can be read without deciding about hyphens.
pub(super) enum Written {
    /// `2022-01-01/P3Y`
    Interval(Period),
    /// Words, numbers and marks, with the tidy text.
    Tokens(Vec<Token>, String),
}

pub(super) fn parse(text: &str, hyphen: Hyphen) -> Option<Period> {
    Written::read(text)?.period(hyphen)
}

impl Written {
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if let Some(period) = iso_interval(text) {
            return Some(Self::Interval(period));
        }
        let tidy = tidy(without_middle(text));
        Some(Self::Tokens(tokens(&tidy)?, tidy))
    }

    /// The period, its hyphen read in one way.
    pub(super) fn period(&self, hyphen: Hyphen) -> Option<Period> {
        let (tokens, tidy) = match self {
            Self::Interval(period) => return Some(period.clone()),
            Self::Tokens(tokens, tidy) => (tokens, tidy),
        };
        let read = meaning(tokens, hyphen)?;
        // 202122 is how machines write 2021/22; other notations are kept.
        if let [Number(_, 6)] = tokens[..] {
            return Some(read.in_normal_form());
        }
        Some(Period {
            text: Arc::from(tidy.as_str()),
            ..read
        })
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let end = match first {
            ' ' | ',' => 1,
            '-' => {
                tokens.push(Dash);
                1
            }
            '/' => {
                tokens.push(Slash);
                1
            }
            '0'..='9' => {
                let end = run(|c| c.is_ascii_digit());
                tokens.push(Number(rest[..end].parse().ok()?, end));
                end
            }
            c if c.is_alphabetic() => {
                let end = run(char::is_alphabetic);
                let after = rest[end..].trim_start();
                match word(&rest[..end].to_lowercase(), after, &mut tokens)? {
                    Read::Word => end,
                    Read::AndDigit => rest.len() - after.len() + 1,
                }
            }
            _ => return None,
        };
        rest = &rest[end..];
    }
    Some(tokens)
}

enum Read {
    Word,
    AndDigit,
}

fn word(word: &str, after: &str, tokens: &mut Vec<Token>) -> Option<Read> {
    match word {
        "to" | "and" => tokens.push(To),
        "q" | "quarter" => {
            let digit = after.chars().next()?.to_digit(10)?;
            let quarter = i32::try_from(digit).ok()?;
            tokens.push(Quarter((1..=4).contains(&quarter).then_some(quarter)?));
            return Some(Read::AndDigit);
        }
        // "year ending March 2024", "12 months to March 2024"
        "year" | "months" => {
            if word == "months" {
                tokens.pop_if(|last| *last == Number(12, 2))?;
            }
            tokens.push(YearEnding);
        }
        "ending" | "ended" => {
            (tokens.last() == Some(&YearEnding)).then_some(())?;
        }
        _ => {
            // "Sept" besides the three letters and the whole name.
            let month = MONTHS.iter().position(|month| {
                word.len() >= 3
                    && (word == &month[..3]
                        || word == *month
                        || word == "sept" && *month == "september")
            })?;
            tokens.push(Month(i32::try_from(month).ok()? + 1));
        }
    }
    Some(Read::Word)
}

#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
fn meaning(tokens: &[Token], hyphen: Hyphen) -> Option<Period> {
    match *tokens {
        [Number(year, 4)] => spell(Form::Year, month(year, 1)?, 12),
        [Number(both, 6)] => match split_year(both / 100, both % 100, 2) {
            Some(start) => spell(Form::SplitYear, start, 12),
            // 201618: years put together; a number up to 12 may be a month.
            None if both % 100 > 12 && both % 100 - both / 100 % 100 <= 10 => {
                years(both / 100, both % 100)
            }
            None => None,
        },
        [Number(year, 4), Dash, Number(second, 2)] => two_digits(year, second, hyphen),
        [Number(first, 4), Dash | To, Number(last, 4)]
        | [Number(first, 4), To, Number(last, 2)] => years(first, last),
        [Number(first, 4), Slash, Number(second, digits @ (2 | 4))] => {
            match split_year(first, second, digits) {
                Some(start) => spell(Form::SplitYear, start, 12),
                None => years(first, second),
            }
        }
        [
            Number(first, 4),
            Slash,
            Number(second, d1),
            Dash | To,
            Number(third, d2),
            Slash,
            Number(fourth, d3),
        ] => {
            let start = split_year(first, second, d1)?;
            let third = whole_year(first, third, d2)?;
            let last = split_year(third, fourth, d3)?;
            spell(Form::SplitYears, start, last.checked_sub(start)? + 12)
        }
        [Number(year, 4), Quarter(quarter)]
        | [Number(year, 4), Dash, Quarter(quarter)]
        | [Quarter(quarter), Number(year, 4)] => {
            spell(Form::Quarter, month(year, quarter * 3 - 2)?, 3)
        }
        [
            Number(first, 4),
            Slash,
            Number(second, digits),
            Quarter(quarter),
        ]
        | [
            Quarter(quarter),
            Number(first, 4),
            Slash,
            Number(second, digits),
        ] => {
            let start = split_year(first, second, digits)?;
            spell(Form::Quarter, start + (quarter - 1) * 3, 3)
        }
        [Month(m), Number(year, 4)]
        | [Month(m), Dash, Number(year, 4)]
        | [Number(year, 4), Month(m)]
        | [Number(year, 4), Dash, Month(m)] => spell(Form::Month, month(year, m)?, 1),
        [Month(m), Dash, Number(year, 2)] => spell(Form::Month, month(2000 + year, m)?, 1),
        [Month(first), Dash | To, Month(last), Number(year, 4)] => {
            months(month(year, first)?, month(year, last)?)
        }
        [
            Number(m1, 2),
            Slash,
            Number(y1, 4),
            Dash | To,
            Number(m2, 2),
            Slash,
            Number(y2, 4),
        ]
        | [
            Month(m1),
            Number(y1, 4),
            Dash | To,
            Month(m2),
            Number(y2, 4),
        ] => months(month(y1, m1)?, month(y2, m2)?),
        [
            Number(1, 1 | 2),
            Month(m1),
            Number(y1, 4),
            Dash | To,
            Number(day, 2),
            Month(m2),
            Number(y2, 4),
        ] => {
            let last = month(y2, m2)?;
            date(y2, m2, day)?;
            // Only whole months: the day after the last is the first of another.
            if date(y2, m2, day + 1).is_some() {
                return None;
            }
            months(month(y1, m1)?, last)
        }
        // The last day of a month ends it.
        [YearEnding, Number(_, 1 | 2) | To, Month(m), Number(year, 4)]
        | [YearEnding, To, Number(_, 1 | 2), Month(m), Number(year, 4)]
        | [YearEnding, Month(m), Number(year, 4)] => {
            let last = month(year, m)?;
            months(last - 11, last)
        }
        [Number(year, 4), Dash, Number(m, 2), Dash, Number(day, 2)]
        | [Number(day, 1 | 2), Month(m), Number(year, 4)]
        | [
            Number(day, 1 | 2),
            Slash,
            Number(m, 1 | 2),
            Slash,
            Number(year, 4),
        ] => date(year, m, day),
        _ => None,
    }
}

/// `2001-03`, `2021-22`, `2024-03`, `1998-00`.
fn two_digits(first: i32, second: i32, hyphen: Hyphen) -> Option<Period> {
    let as_month = || spell(Form::Month, month(first, second)?, 1);
    match hyphen {
        Hyphen::Month => as_month(),
        Hyphen::Years => years(first, whole_year(first, second, 2)?),
        Hyphen::Guess if second > first % 100 => years(first, second),
        // Across a century's end, a decade at most: 1998-00.
        Hyphen::Guess => as_month().or_else(|| {
            let last = whole_year(first, second, 2)?;
            (last - first <= 10).then(|| years(first, last))?
        }),
    }
}

/// Calendar years from the first to the last, which may have two digits.
fn years(first: i32, last: i32) -> Option<Period> {
    let last = if last < 100 {
        whole_year(first, last, 2)?
    } else {
        last
    };
    let span = last
        .checked_sub(first)
        .filter(|span| (1..=100).contains(span))?;
    let (from, _) = (month(first, 1)?, month(last, 1)?);
    if span == 1 {
        spell(Form::HyphenYear, from + 3, 12)
    } else {
        spell(Form::Years, from, (span + 1) * 12)
    }
}

/// The first year after `first` that ends in the two digits; a year of four digits as it is.
fn whole_year(first: i32, second: i32, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(second),
        2 => {
            let year = first - first % 100 + second;
            Some(if year > first { year } else { year + 100 })
        }
        _ => None,
    }
}

/// April of the first of two years that follow one another.
fn split_year(first: i32, second: i32, digits: usize) -> Option<i32> {
    (whole_year(first, second, digits)? == first + 1).then(|| month(first, 4))?
}

fn months(first: i32, last: i32) -> Option<Period> {
    match last - first + 1 {
        1 => spell(Form::Month, first, 1),
        length @ 2..=1200 => spell(Form::Months, first, length),
        _ => None,
    }
}

fn date(year: i32, m: i32, day: i32) -> Option<Period> {
    let start = month(year, m)?;
    let day = u8::try_from(day).ok()?;
    jiff::civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(m).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    Some(Period {
        start,
        day,
        months: 0,
        text: Arc::from(""),
        form: Form::Date,
    })
}

/// `2022-01-01/P3Y`, as the Office for National Statistics writes it for machines.
fn iso_interval(text: &str) -> Option<Period> {
    let (first, length) = text.split_once("/P")?;
    let count: i32 = length.get(..length.len().checked_sub(1)?)?.parse().ok()?;
    let start = parse(first, Hyphen::Month)?;
    let months = match length.chars().last()? {
        'Y' => count.checked_mul(12)?,
        'M' => count,
        _ => return None,
    };
    let january = start.start.rem_euclid(12) == 0;
    let form = match (months, january) {
        (1, _) => Form::Month,
        (3, _) if start.start.rem_euclid(3) == 0 => Form::Quarter,
        (12, true) => Form::Year,
        (12, false) if length.ends_with('Y') => Form::SplitYear,
        (months @ 24..=1200, true) if months % 12 == 0 => Form::Years,
        (2..=1200, _) => Form::Months,
        _ => return None,
    };
    Some(spell(form, start.start, months)?.in_normal_form())
}

/// The month's number from year 0, for years that statistics have.
fn month(year: i32, month: i32) -> Option<i32> {
    ((1800..=2199).contains(&year) && (1..=12).contains(&month)).then(|| year * 12 + month - 1)
}

fn spell(form: Form, start: i32, months: i32) -> Option<Period> {
    Some(Period {
        start,
        day: 0,
        months: u32::try_from(months).ok().filter(|&months| months > 0)?,
        text: Arc::from(""),
        form,
    })
}
