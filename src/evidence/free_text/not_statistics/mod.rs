//! Numbers that are never statistics: years, dates, periods, times, ages, telephone numbers, numbers in names.
//!
//! In: a number among the tokens of its text. Out: the number of tokens that are not a statistic. Must not know: what
//! makes a statistic.

mod ages;
mod codes;
mod dates;
mod labels;
mod times;

use crate::evidence::prose::token::Numeral;
use rust_decimal::Decimal;

use self::ages::age_len;
use self::codes::{digit_groups_len, is_in_address_or_code, is_paragraph_number};
use self::dates::date_or_period_len;
use self::labels::{BEFORE_STATISTICS, LABELS};
use self::times::time_len;
use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::unit_at;

/// The number of tokens that are never a statistic: years, dates, periods, times, ages, telephone numbers, numbers in names.
#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
pub(super) fn not_a_statistic_len(
    text: &str,
    tokens: &[Token],
    at: usize,
    digits: &Numeral,
) -> Option<usize> {
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
        return Some(1 + digit_groups_len(tokens, next));
    }
    // `943 476 5919`: three groups of three digits or more.
    let further = digit_groups_len(tokens, next);
    let long = (at..=at + further)
        .filter_map(number)
        .all(|part| part.whole >= 3);
    if plain && digits.decimals == 0 && further >= 2 && long {
        return Some(1 + further);
    }
    if is_in_address_or_code(text, &tokens[at]) {
        return Some(1);
    }
    if is_paragraph_number(tokens, at) {
        return Some(1 + digit_groups_len(tokens, next));
    }
    if let Some(len) = time_len(tokens, at, digits) {
        return Some(len);
    }
    // `1143546`: a count of seven digits would have separators.
    let uncounted = population_within(tokens, next, 1).is_none();
    if plain && digits.decimals == 0 && !digits.grouped && digits.whole >= 7 && uncounted {
        return Some(1);
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
    if let Some(len) = date_or_period_len(tokens, at, digits) {
        return Some(len);
    }
    if let Some(len) = age_len(text, tokens, at, digits) {
        return Some(len);
    }
    // Numbers that are part of a name with the word before them: figure 3, section 12, Key Stage 2, page 4.
    if let Some(word) = before {
        let raw = text[tokens[at - 1].range.clone()].chars().next();
        // `NHS 111`, `iOS 16` are names anywhere in a sentence.
        let capitals = text[tokens[at - 1].range.clone()]
            .chars()
            .skip(1)
            .any(char::is_uppercase);
        let capital = capitals
            || (raw.is_some_and(char::is_uppercase)
                && !starts_sentence(text, tokens[at - 1].range.start));
        let unit = unit_at(tokens, next).is_some() || digits.decimals > 0 || digits.grouped;
        // `in one year 170 people came` is not about a Year 170.
        let pupils = ["pupils", "students", "children", "learners"];
        let people = population_within(tokens, next, 1)
            .and_then(|at| word_at(tokens, at))
            .is_some_and(|noun| !pupils.contains(&noun));
        let counts = TIMES.contains(&word) && (people || digits.value > Decimal::from(60));
        if (LABELS.contains(&word) || plural_label(word)) && plain && !counts {
            let mut end = next;
            while ((symbol(end, ',')
                || symbol(end, '-')
                || matches!(word_at(tokens, end), Some("and" | "or"))
                || word_at(tokens, end) == Some("to"))
                && number(end + 1).is_some())
                || (end > next && number(end).is_some())
            {
                end += 1;
            }
            return Some(end - at);
        }
        if capital && plain && !unit && !BEFORE_STATISTICS.contains(&word) {
            return Some(if long { 1 + further } else { 1 });
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

/// Labels that are words for times as well.
const TIMES: &[&str] = &["year", "years", "week", "weeks", "day", "days", "quarter"];

/// `chapters 3 and 4`, `Years 7 to 9`
fn plural_label(word: &str) -> bool {
    const COUNTED: &[&str] = &[
        "case", "unit", "number", "figure", "form", "target", "call", "group", "day", "week", "p",
        "bed", "flat",
    ];
    word == "priorities"
        || word == "appendices"
        || word
            .strip_suffix('s')
            .is_some_and(|one| LABELS.contains(&one) && !COUNTED.contains(&one))
}

fn word_at<'a>(tokens: &'a [Token], at: usize) -> Option<&'a str> {
    tokens.get(at).and_then(Token::word)
}

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\u{201c}', '"'])
}
