//! Statistics in free text: numbers for which a reader would expect a source.
//!
//! In: a run of text's tokens. Out: which of them are statistics, which are other counts; years, dates, ages, telephone
//! numbers, names and the like are neither. Must not know: links, data.

use crate::evidence::free_text::proportions::proportion_len;
use crate::evidence::prose::token::Numeral;
use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::evidence::free_text::not_statistics::not_a_statistic_len;
use crate::evidence::free_text::unnumbered::unnumbered_claim_len;
use crate::evidence::free_text::unusual_forms::unusual_statistic_len;
use crate::evidence::free_text::worded::{is_counted, may_begin_number, worded_statistic_len};
use crate::evidence::lexicon::Lexicon;
use crate::evidence::prose::numbers::number_at;
use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::{StatedUnit, unit_at};

/// A number in free text that is a statistic or some other count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NumberInText {
    /// The number with its unit.
    pub(crate) range: Range<usize>,
    /// Whether it is certainly a statistic; otherwise it is some other count.
    pub(crate) statistic: bool,
}

/// The statistics and other counts of a text, in order, outside the bytes in `masked`.
pub(crate) fn find_numbers(
    text: &str,
    tokens: &[Token],
    masked: &[Range<usize>],
    lexicon: &Lexicon,
    area_len: &dyn Fn(usize) -> Option<usize>,
) -> Vec<NumberInText> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let unnumbered = unnumbered_claim_len(tokens, at, area_len);
        if unnumbered.is_none() && !may_begin_number(&tokens[at]) {
            at += 1;
            continue;
        }
        if let Some(len) = unnumbered.or_else(|| worded_statistic_len(tokens, at)) {
            let range = tokens[at].range.start..tokens[at + len - 1].range.end;
            if !masked
                .iter()
                .any(|mask| mask.start < range.end && range.start < mask.end)
            {
                found.push(NumberInText {
                    range,
                    statistic: true,
                });
            }
            at += len;
            continue;
        }
        let Some(candidate) = candidate_at(tokens, at) else {
            at += 1;
            continue;
        };
        let next = at + candidate.len;
        let inside = |range: &Range<usize>| {
            masked
                .iter()
                .any(|mask| mask.start < range.end && range.start < mask.end)
        };
        match classify(text, tokens, at, &candidate, lexicon) {
            Classification::NotACount(len) => at += len.max(1),
            Classification::Count { statistic, len } => {
                let end = (at + len).max(next) - 1;
                let range = tokens[at].range.start..tokens[end].range.end;
                if !inside(&range) {
                    found.push(NumberInText { range, statistic });
                }
                at += len.max(1);
            }
        }
    }
    found
}

/// A number in digits or words.
struct NumberCandidate {
    value: Decimal,
    len: usize,
    spelled: bool,
    /// Whether it has a magnitude of millions.
    large: bool,
    digits: Option<Numeral>,
}

enum Classification {
    /// This number of tokens is neither a statistic nor a count.
    NotACount(usize),
    Count {
        statistic: bool,
        len: usize,
    },
}

/// The number at a token: as links read it, a part of a whole without what it is of, and digits with a suffix that is no
/// magnitude (`1990s`, `2nd`).
fn candidate_at(tokens: &[Token], at: usize) -> Option<NumberCandidate> {
    let token = &tokens[at];
    let digits = token.number().copied();
    let word = token.word();
    let one_token = |value| NumberCandidate {
        value,
        len: 1,
        spelled: digits.is_none(),
        large: false,
        digits,
    };
    if word.is_some_and(is_part) {
        return Some(one_token(Decimal::ONE));
    }
    match number_at(tokens, at) {
        Some(found) => Some(NumberCandidate {
            len: found.len,
            large: found.number.magnitude >= Decimal::from(1_000_000),
            ..one_token(found.number.value)
        }),
        None => digits.map(|digits| one_token(digits.value)),
    }
}

/// Whether a word is a part of a whole by itself.
fn is_part(word: &str) -> bool {
    matches!(word, "half" | "quarter" | "third" | "thirds" | "quarters")
}

#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
fn classify(
    text: &str,
    tokens: &[Token],
    at: usize,
    number: &NumberCandidate,
    lexicon: &Lexicon,
) -> Classification {
    let next = at + number.len;
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let before = at.checked_sub(1).and_then(&word);
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));

    // `half of residents`, `a quarter of children`, `two-thirds of households`
    let part = |at: usize| {
        word(at).is_some_and(|word| is_part(word) || matches!(word, "fifths" | "tenths"))
    };
    let fraction_end = if part(at) {
        Some(at + 1)
    } else {
        (number.spelled && part(next)).then_some(next + 1)
    };
    if let Some(end) = fraction_end {
        let counted = word(end) == Some("of") && is_counted(tokens, end + 1);
        let ordinal = matches!(
            before,
            Some("first" | "second" | "last" | "latter" | "other" | "one" | "this" | "that")
        );
        let len = end - at;
        return if counted && !ordinal {
            Classification::Count {
                statistic: true,
                len,
            }
        } else {
            Classification::NotACount(len)
        };
    }

    if let Some(digits) = &number.digits {
        if let Some(len) = unusual_statistic_len(text, tokens, at, digits) {
            return Classification::Count {
                statistic: true,
                len,
            };
        }
        if let Some(len) = not_a_statistic_len(text, tokens, at, digits) {
            return Classification::NotACount(len);
        }
        if digits.currency.is_some() {
            return Classification::Count {
                statistic: true,
                len: number.len,
            };
        }
        if matches!(digits.suffix, "%" | "pp" | "pc" | "bn" | "p") {
            return Classification::Count {
                statistic: true,
                len: 1,
            };
        }
        if digits.suffix == "m" || digits.suffix == "k" {
            return Classification::NotACount(1);
        }
    }

    // Units: per cent, points, per 1,000, million.
    let end = next;
    if let Some(unit) = unit_at(tokens, end) {
        let len = end - at + unit.len;
        match unit.unit {
            StatedUnit::PerCent | StatedUnit::Points | StatedUnit::Rate(_) => {
                return Classification::Count {
                    statistic: true,
                    len,
                };
            }
            StatedUnit::Duration(_) => {
                let precise = number
                    .digits
                    .as_ref()
                    .is_some_and(|digits| digits.decimals > 0);
                let years = matches!(
                    word(end + unit.len - 1),
                    Some("year" | "years" | "mlynedd" | "blynyddoedd")
                );
                let measured = years && !number.spelled && mentions_any(text, &lexicon.durations);
                let lived = years && compares_lives(tokens, end + unit.len);
                let statistic = years && (precise || measured || lived) && before != Some("aged");
                return if statistic {
                    Classification::Count {
                        statistic: true,
                        len,
                    }
                } else {
                    Classification::NotACount(len)
                };
            }
            StatedUnit::Money(_) | StatedUnit::None => {}
        }
    }
    if number.large || word(end) == Some("pounds") {
        return Classification::Count {
            statistic: true,
            len: end - at,
        };
    }
    // `3 in 10`, `12 of the 30`, `one in five`
    if let Some(len) = proportion_len(tokens, at, next) {
        return Classification::Count {
            statistic: true,
            len,
        };
    }
    // `2.5 times`, `three times as many`
    if word(end) == Some("times") {
        let compares = word(end + 1).is_some_and(|word| word.ends_with("'s"))
            || !number.spelled
            || matches!(
                word(end + 1),
                Some("as" | "more" | "higher" | "the" | "that")
            );
        let a_count = number
            .digits
            .as_ref()
            .is_some_and(|digits| digits.decimals == 0)
            && matches!(word(end + 1), Some("a" | "per" | "in"));
        return if compares && !a_count {
            Classification::Count {
                statistic: true,
                len: end - at + 1,
            }
        } else {
            Classification::NotACount(end - at)
        };
    }
    if number.spelled && number.value <= Decimal::TEN {
        return Classification::NotACount(number.len);
    }
    if let Some(len) = known_unit_len(tokens, end, &lexicon.units) {
        return Classification::Count {
            statistic: true,
            len: end - at + len,
        };
    }
    if let Some(noun) = population_within(tokens, end, 2) {
        // `4.6 deaths per 1,000 births` is one statistic.
        let rate =
            unit_at(tokens, noun + 1).filter(|unit| matches!(unit.unit, StatedUnit::Rate(_)));
        return Classification::Count {
            statistic: true,
            len: noun + 1 - at + rate.map_or(0, |unit| unit.len),
        };
    }
    if symbol(end, '-')
        && tokens
            .get(end)
            .is_some_and(|dash| dash.range.start == tokens[end - 1].range.end)
    {
        // `12-week`, `3-D`: part of a compound word.
        let joined = tokens.get(end + 1).is_some_and(|after| {
            after.range.start == tokens[end].range.end && after.word().is_some()
        });
        if joined {
            return Classification::NotACount(end + 2 - at);
        }
    }
    Classification::Count {
        statistic: false,
        len: end - at,
    }
}

/// Whether years are compared, of how long people live: `men live 12 years less than`.
fn compares_lives(tokens: &[Token], behind: usize) -> bool {
    let compared = tokens
        .get(behind)
        .and_then(Token::word)
        .is_some_and(|word| {
            matches!(
                word,
                "less"
                    | "more"
                    | "longer"
                    | "shorter"
                    | "fewer"
                    | "below"
                    | "above"
                    | "behind"
                    | "ahead"
            )
        });
    let back = tokens[..behind.min(tokens.len())].iter().rev().take(12);
    compared
        && back.filter_map(Token::word).any(|word| {
            matches!(
                word,
                "live"
                    | "lives"
                    | "lived"
                    | "living"
                    | "life"
                    | "expectancy"
                    | "lifespan"
                    | "die"
                    | "died"
            )
        })
}

/// Whether a text mentions one of some names, ignoring case.
fn mentions_any(text: &str, names: &BTreeSet<String>) -> bool {
    let lower = text.to_lowercase();
    names.iter().any(|name| lower.contains(name))
}

/// The number of tokens of an indicator's unit after a number: `score`, `households`.
fn known_unit_len(tokens: &[Token], at: usize, units: &[Vec<String>]) -> Option<usize> {
    units.iter().find_map(|words| {
        let mut words_at = words.iter().zip(at..);
        let fits = words_at.all(|(word, at)| tokens.get(at).is_some_and(|token| token.is(word)));
        fits.then_some(words.len())
    })
}
