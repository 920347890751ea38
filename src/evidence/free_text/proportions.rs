//! `N in M` and `N of M`: parts of a number of things.
//!
//! In: a text's tokens. Out: the number of tokens of a proportion. Must not know: what else is a statistic.

use crate::evidence::prose::number_words::spelled_number;
use crate::evidence::prose::token::Numeral;
use crate::evidence::prose::token::Token;
use rust_decimal::Decimal;

/// The number of tokens of `N in M` or `N of M`, where M is larger.
pub(crate) fn proportion_len(tokens: &[Token], at: usize, next: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let mut on = match word(next)? {
        "in" | "of" => next + 1,
        "out" if word(next + 1) == Some("of") => next + 2,
        _ => return None,
    };
    let of = word(on - 1) == Some("of");
    while of && matches!(word(on), Some("the" | "our" | "its" | "all" | "their")) {
        on += 1;
    }
    // `one of the three partners` is not a proportion.
    if of && word(next) == Some("of") && word(at) == Some("one") {
        return None;
    }
    on += usize::from(matches!(word(on), Some("every" | "each")));
    let value = |at: usize| match tokens.get(at)?.number() {
        Some(digits) => {
            (digits.suffix.is_empty() && digits.currency.is_none()).then_some((digits.value, 1))
        }
        None => spelled_number(tokens, at),
    };
    let (first, _) = value(at)?;
    let (second, len) = value(on)?;
    let year = tokens[on].number().is_some_and(Numeral::is_year);
    (second > first && !year && second > Decimal::ONE).then_some(on + len - at)
}
