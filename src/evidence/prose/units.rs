//! Units after a number: `per cent`, `percentage points`, `years`, `per 1,000 live births`.

use rust_decimal::Decimal;

use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::token::Token;

/// The unit written with a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum StatedUnit {
    /// None.
    None,
    /// `%`, `per cent`
    PerCent,
    /// `percentage points`
    Points,
    /// `£`, `€`
    Money(char),
    /// `per 1,000`
    Rate(Decimal),
    /// `years`, `days`: the singular.
    Duration(&'static str),
}

/// A unit with its number of tokens.
pub(crate) struct UnitMatch {
    pub(crate) unit: StatedUnit,
    pub(crate) len: usize,
}

/// The unit that starts at a token.
pub(crate) fn unit_at(tokens: &[Token], at: usize) -> Option<UnitMatch> {
    // `4.1-point`, `12-year`: the hyphen after a digit is a token.
    if tokens.get(at).is_some_and(|token| token.is_symbol('-')) {
        let joined = at > 0 && tokens[at - 1].range.end == tokens[at].range.start;
        let mut unit = unit_at(tokens, at + 1).filter(|_| joined)?;
        unit.len += 1;
        return Some(unit);
    }
    let word = tokens.get(at)?.word();
    let next = tokens.get(at + 1).and_then(Token::word);
    let found = |unit, len| Some(UnitMatch { unit, len });
    match (word, next) {
        (None, _) if tokens[at].is_symbol('%') => found(StatedUnit::PerCent, 1),
        (Some("per"), Some("cent")) | (Some("y"), Some("cant")) => found(StatedUnit::PerCent, 2),
        (Some("percent" | "pc"), _) => found(StatedUnit::PerCent, 1),
        (Some("percentage"), Some("point" | "points"))
        | (Some("pwynt" | "bwynt" | "phwynt"), Some("canran")) => found(StatedUnit::Points, 2),
        (Some("point" | "points" | "pp" | "ppt" | "ppts"), _) => found(StatedUnit::Points, 1),
        (Some("per" | "fesul"), _) => rate_at(tokens, at + 1, 1),
        (Some("in" | "for"), Some("every" | "each")) => rate_at(tokens, at + 2, 2),
        (Some(word), next) if next != Some("old") && next != Some("olds") => {
            found(StatedUnit::Duration(duration_unit(word)?), 1)
        }
        _ => None,
    }
}

/// The singular of a word for a unit of time.
pub(crate) fn duration_unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "year" | "years" | "mlynedd" | "blynyddoedd" | "flynyddoedd" | "oed" => "year",
        "month" | "months" | "mis" => "month",
        "week" | "weeks" | "wythnos" => "week",
        "day" | "days" | "diwrnod" | "dydd" => "day",
        "decade" | "decades" | "degawd" => "decade",
        "hour" | "hours" | "awr" => "hour",
        "minute" | "minutes" | "munud" => "minute",
        _ => return None,
    })
}

/// The base of a rate at a token: `1,000`, `thousand`, `100,000`, without the noun after it. `before` tokens of the unit
/// precede it.
fn rate_at(tokens: &[Token], at: usize, before: usize) -> Option<UnitMatch> {
    let mut len = 0;
    let mut base = match tokens.get(at)?.number() {
        Some(digits) => {
            len += 1;
            digits.value
        }
        None => match spelled_number(tokens, at) {
            Some((value, words)) => {
                len += words;
                value
            }
            None => Decimal::ONE,
        },
    };
    if let Some(magnitude_of_word) = tokens
        .get(at + len)
        .and_then(Token::word)
        .and_then(magnitude_of_word)
    {
        base = base.checked_mul(magnitude_of_word)?;
        len += 1;
    }
    (len > 0).then_some(UnitMatch {
        unit: StatedUnit::Rate(base),
        len: before + len,
    })
}

/// The factor of a word of magnitude.
pub(crate) fn magnitude_of_word(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "hundred" => 100,
        "thousand" | "k" => 1_000,
        "million" | "m" | "miliwn" => 1_000_000,
        "billion" | "bn" => 1_000_000_000_u64,
        _ => return None,
    }))
}
