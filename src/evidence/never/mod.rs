//! Numbers that are no statistics in any case: years, dates, periods, times, ages, telephone numbers, numbers that name.
//!
//! In: a number among the tokens of its text. Out: how many tokens are none. Must not know: what makes a statistic.

mod ages;
mod dates;
mod labels;

use rust_decimal::Decimal;

use self::ages::age;
use self::dates::date_or_period;
use self::labels::{HEDGED, LABELS};
use super::reading::unit_at;
use super::token::{Digits, Token};

/// A plain year of four digits.
pub(super) fn is_year(digits: &Digits) -> bool {
    digits.decimals == 0
        && !digits.grouped
        && digits.whole == 4
        && matches!(digits.suffix, "" | "s")
        && digits.currency.is_none()
        && digits.value >= Decimal::from(1700)
        && digits.value < Decimal::from(2200)
}

/// How many tokens are no statistic in any case: years, dates, periods, times, ages, telephone numbers, numbers that name.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(super) fn never(text: &str, tokens: &[Token], at: usize, digits: &Digits) -> Option<usize> {
    let next = at + 1;
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let before = at.checked_sub(1).and_then(&word);
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));
    let adjacent = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| tokens[at - 1].range.end == token.range.start)
    };
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let plain = digits.suffix.is_empty() && digits.currency.is_none();

    // Times and ordinals: 9am, 5.30pm, 10:30, 21st.
    if matches!(
        digits.suffix,
        "am" | "pm" | "th" | "st" | "nd" | "rd" | "s" | "x"
    ) {
        return Some(1);
    }
    if plain && matches!(word(next), Some("am" | "pm" | "noon" | "o'clock")) {
        return Some(2);
    }
    if symbol(next, ':') && adjacent(next) && number(next + 1).is_some() && adjacent(next + 1) {
        return Some(3);
    }
    // Telephone numbers: a leading zero or a plus, then groups of digits.
    let plus = at > 0 && symbol(at - 1, '+');
    let leading_zero = digits.whole > 1 && text[tokens[at].range.clone()].starts_with('0');
    if plain && (plus || leading_zero) {
        let mut end = next;
        while number(end).is_some_and(|part| part.decimals == 0)
            || ((symbol(end, '-') || symbol(end, ')')) && number(end + 1).is_some())
        {
            end += 1;
        }
        return Some(end - at);
    }
    // Codes joined to letters: COVID-19, A46, CV1, E08000026, M6.
    let start = tokens[at].range.start;
    let previous = text[..start].chars().next_back();
    if previous.is_some_and(|c| c.is_alphabetic() || c == '#' || c == '@' || c == '_') {
        return Some(1);
    }
    if previous == Some('-')
        && text[..start]
            .trim_end_matches('-')
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic)
    {
        // `under-18s`, `COVID-19`
        return Some(1);
    }
    if text[tokens[at].range.end..]
        .chars()
        .next()
        .is_some_and(char::is_alphabetic)
    {
        return Some(1);
    }
    // Addresses, versions and dotted numbers: 1.2.3, example.org/2
    if text[tokens[at].range.end..].starts_with('.')
        && text[tokens[at].range.end + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        let mut end = next;
        while (symbol(end, '.') || number(end).is_some()) && adjacent(end) {
            end += 1;
        }
        return Some(end - at);
    }
    if previous == Some('/') && at > 1 && tokens[at - 2].word().is_some() {
        return Some(1);
    }
    if let Some(len) = date_or_period(tokens, at, digits) {
        return Some(len);
    }
    if let Some(len) = age(tokens, at, digits) {
        return Some(len);
    }
    // Numbers that name what stands before them: figure 3, section 12, Key Stage 2, page 4.
    if let Some(word) = before {
        let raw = text[tokens[at - 1].range.clone()].chars().next();
        let capital = raw.is_some_and(char::is_uppercase)
            && !starts_sentence(text, tokens[at - 1].range.start);
        let unit = unit_at(tokens, next).is_some() || digits.decimals > 0 || digits.grouped;
        if LABELS.contains(&word) && plain {
            let mut end = next;
            while ((symbol(end, ',')
                || symbol(end, '-')
                || word_at(tokens, end) == Some("and")
                || word_at(tokens, end) == Some("to"))
                && number(end + 1).is_some())
                || (end > next && number(end).is_some())
            {
                end += 1;
            }
            return Some(end - at);
        }
        if capital && plain && !unit && !HEDGED.contains(&word) {
            return Some(1);
        }
    }
    // House numbers: 12 High Street
    let capitals = (next..next + 3).take_while(|&at| {
        tokens.get(at).is_some_and(|token| {
            token.word().is_some() && text[token.range.clone()].starts_with(char::is_uppercase)
        })
    });
    let street = capitals.last().and_then(&word);
    if plain
        && digits.decimals == 0
        && street.is_some_and(|word| {
            matches!(
                word,
                "street"
                    | "road"
                    | "lane"
                    | "avenue"
                    | "square"
                    | "way"
                    | "drive"
                    | "close"
                    | "place"
                    | "house"
                    | "terrace"
                    | "court"
                    | "hill"
                    | "row"
                    | "gardens"
            )
        })
    {
        return Some(1);
    }
    None
}

fn word_at<'a>(tokens: &'a [Token], at: usize) -> Option<&'a str> {
    tokens.get(at).and_then(Token::word)
}

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\u{201c}', '"'])
}
