//! Times of the day and opening hours: `9 to 5`, `24/7`, `09:00 to 16:30`, `Wed 10-4`, `9.30-17.00`.

use crate::evidence::prose::token::Numeral;
use rust_decimal::Decimal;

use super::word_at;
use crate::evidence::prose::token::Token;

const DAYS: &[&str] = &[
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "weekdays",
    "open",
    "opens",
    "opening",
    "hours",
];

/// The number of tokens of a time or a span of times.
pub(super) fn time_len(tokens: &[Token], at: usize, digits: &Numeral) -> Option<usize> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));
    let hour = |digits: &Numeral| {
        digits.currency.is_none()
            && !digits.grouped
            && digits.value <= Decimal::from(24)
            && matches!(digits.decimals, 0 | 2)
            && matches!(digits.suffix, "" | "am" | "pm")
    };
    if !hour(digits) {
        return None;
    }
    if digits.value == Decimal::from(24)
        && symbol(at + 1, '/')
        && number(at + 2).is_some_and(|digits| digits.value == Decimal::from(7))
    {
        return Some(3);
    }
    let joined = symbol(at + 1, '-') || matches!(word_at(tokens, at + 1), Some("to" | "until"));
    let until = number(at + 2).filter(|until| joined && hour(until))?;
    let introduced = at
        .checked_sub(1)
        .and_then(|before| word_at(tokens, before))
        .is_some_and(|word| DAYS.contains(&word));
    let clock = digits.decimals == 2 && until.decimals == 2 && symbol(at + 1, '-');
    (introduced || clock).then_some(3)
}
