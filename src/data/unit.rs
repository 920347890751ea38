//! Parses a unit's text: the kind of number, and the text before and after it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Unit, UnitKind};
use crate::language::Strings;

const DURATIONS: [&str; 14] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute",
    "minutes", "second", "seconds",
];

/// Units of which there is a number that can be counted.
const COUNTS: [&str; 40] = [
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "count",
    "number",
    "people",
    "persons",
    "residents",
    "adults",
    "children",
    "pupils",
    "students",
    "patients",
    "babies",
    "births",
    "live births",
    "deaths",
    "cases",
    "households",
    "families",
    "homes",
    "dwellings",
    "neighbourhoods",
    "areas",
    "schools",
    "jobs",
    "employees",
    "apprentices",
    "businesses",
    "visits",
    "admissions",
    "claimants",
    "partners",
    "organisations",
    "men",
    "women",
    "workers",
];

/// Ways of writing the unit of percentages.
const PERCENT: [&str; 6] = [
    "%",
    "per cent",
    "percent",
    "percentage",
    "percentages",
    "pct",
];

const CURRENCIES: [&str; 3] = ["£", "€", "$"];

/// The words for a scale, with what they multiply by.
pub(super) const SCALES: [(&str, i64); 3] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// The scale that a unit's text names as its first word or in brackets: `million`, `people (thousands)`, `000s`.
fn scale_of(text: &str, money: bool) -> Decimal {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().enumerate();
    let mut named = words.filter(|(at, word)| *at == 0 || word.starts_with('('));
    let scale = named.find_map(|(_, word)| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let short = match word {
            "000" | "000s" => Some("thousand"),
            "k" if money => Some("thousand"),
            "m" | "mn" if money => Some("million"),
            "bn" => Some("billion"),
            _ => None,
        };
        let word = short.unwrap_or_else(|| word.trim_end_matches('s'));
        SCALES.iter().find(|(known, _)| *known == word)
    });
    scale.map_or(Decimal::ONE, |(_, scale)| Decimal::from(*scale))
}

fn is_short_scale(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "k" | "m" | "mn" | "bn")
}

impl Unit {
    /// The unit of a text such as `%`, `years`, `people`, `£`, `per 1,000 live births`, `score`.
    ///
    /// Its kind: `%` or `per cent` a percentage; a currency's sign money; `per` a rate; a word for time a duration; a word for
    /// people or things that are counted a count; anything else an index.
    pub fn from_text(text: &str) -> Self {
        let text = text.trim();
        let lower = text.to_lowercase();
        let currency = CURRENCIES.iter().find(|sign| text.starts_with(**sign));
        let first_word = |words: &[&str]| {
            words.iter().any(|word| {
                lower == *word
                    || lower
                        .strip_prefix(word)
                        .is_some_and(|rest| rest.starts_with(' '))
            })
        };
        let (prefix, suffix, kind) = if let Some(sign) = currency {
            (*sign, text[sign.len()..].trim(), UnitKind::Money)
        } else if PERCENT.contains(&lower.as_str()) {
            ("", "%", UnitKind::Percentage)
        } else if lower.starts_with('%') || lower.starts_with("per cent ") {
            ("", text, UnitKind::Percentage)
        } else if lower.starts_with("per ") || lower.contains(" per ") {
            ("", text, UnitKind::Rate)
        } else if first_word(&DURATIONS) {
            ("", text, UnitKind::Duration)
        } else if first_word(&COUNTS) {
            ("", text, UnitKind::Count)
        } else {
            ("", text, UnitKind::Index)
        };
        let scale = match kind {
            UnitKind::Rate | UnitKind::Percentage | UnitKind::Duration => Decimal::ONE,
            _ => scale_of(suffix, kind == UnitKind::Money),
        };
        // `£14.1m`
        let sign = kind == UnitKind::Money && suffix.split(' ').next().is_some_and(is_short_scale);
        let space = suffix.starts_with(char::is_alphanumeric) && !sign;
        Self {
            prefix: prefix.to_owned(),
            suffix: if space {
                format!(" {suffix}")
            } else {
                suffix.to_owned()
            },
            kind,
            scale,
            text: text.to_owned(),
        }
    }

    /// The text after a number in a language: `1 year`, `2 years`.
    pub fn suffix_of<'a>(&'a self, number: &str, strings: &'a Strings) -> Cow<'a, str> {
        let word = self.suffix.trim();
        // A language may have its own word for a unit, whatever the number.
        if let Some(own) = strings.find(&format!("unit-{word}")) {
            return Cow::Owned(self.suffix.replacen(word, own, 1));
        }
        let singular = strings
            .is_singular(number)
            .then(|| strings.singular_unit(word));
        match singular.flatten() {
            Some(singular) => Cow::Owned(self.suffix.replacen(word, singular, 1)),
            None => Cow::Borrowed(&self.suffix),
        }
    }
}
