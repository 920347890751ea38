//! Ages among the numbers of a text.

use crate::evidence::prose::token::Numeral;
use rust_decimal::Decimal;

use super::word_at;
use crate::evidence::prose::population::population_within;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::{StatedUnit, unit_at};
use crate::evidence::prose::vocabulary::is_population;

/// `aged 16 to 64`, `16 to 64 year olds`, `under 18s`, `over 65`, `16- to 24-year-olds`, `age 5`.
pub(super) fn age_len(text: &str, tokens: &[Token], at: usize, digits: &Numeral) -> Option<usize> {
    let word = |at: usize| word_at(tokens, at);
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let dash = |at: usize| tokens.get(at).is_some_and(|token| token.is_symbol('-'));
    let small = |digits: &Numeral| {
        digits.decimals == 0 && digits.value <= Decimal::from(120) && digits.currency.is_none()
    };
    if !small(digits) || digits.suffix == "%" {
        return None;
    }
    // The second number of a span: `16 to 64`, `16-24`, `16- to 24`.
    let mut end = at + 1;
    let mut on = end;
    while dash(on) {
        on += 1;
    }
    if matches!(word(on), Some("to" | "and" | "or" | "i")) {
        on += 1;
    }
    let span =
        on > end && number(on).is_some_and(|second| small(second) && second.value > digits.value);
    if span {
        end = on + 1;
    }
    let mut after = end;
    while dash(after) {
        after += 1;
    }
    let old = matches!(
        word(after),
        Some("year" | "years" | "month" | "months" | "week" | "weeks")
    ) && matches!(word(after + 1), Some("old" | "olds"));
    if old {
        return Some(after + 2 - at);
    }
    let before = at.checked_sub(1).and_then(word);
    // `65 and over`, `50+`, `18 or older`
    let onward = matches!(word(end), Some("and" | "or"))
        && matches!(
            word(end + 1),
            Some("over" | "above" | "under" | "older" | "younger")
        );
    if onward && population_within(tokens, end + 2, 0).is_none() {
        return Some(end + 2 - at);
    }
    let plus = tokens.get(end).is_some_and(|token| {
        token.is_symbol('+') && token.range.start == tokens[end - 1].range.end
    });
    if plus && digits.whole <= 2 && population_within(tokens, end + 1, 0).is_none() {
        return Some(end + 1 - at);
    }
    if is_age_in_context(text, tokens, at, end) {
        return Some(end - at);
    }
    let introduced = matches!(
        before,
        Some("aged" | "age" | "ages" | "oed" | "oedran" | "rhwng")
    ) || (before == Some("between") && at > 1 && word(at - 2) == Some("aged"))
        || (matches!(before, Some("under" | "over"))
            && at > 1
            && matches!(word(at - 2), Some("aged" | "age" | "ages")))
        || (matches!(before, Some("to" | "and"))
            && at > 1
            && matches!(
                word(at.saturating_sub(3)),
                Some("aged" | "age" | "ages" | "between")
            ));
    if introduced {
        let years = usize::from(matches!(word(end), Some("years" | "year" | "oed")));
        return Some(end + years - at);
    }
    // `under 18`, `over 65` without a unit: an age, unless people are counted.
    let bare = matches!(before, Some("under" | "over" | "below" | "above"))
        && digits.suffix.is_empty()
        && unit_at(tokens, end).is_none()
        && population_within(tokens, end, 1).is_none()
        && digits.value <= Decimal::ONE_HUNDRED;
    if bare {
        return Some(end - at);
    }
    // The span alone, as the name of a population: `16 to 64`, `0 to 14`.
    let unit =
        unit_at(tokens, end).is_some_and(|unit| !matches!(unit.unit, StatedUnit::Duration(_)));
    let population = span
        && !unit
        && digits.whole <= 2
        && number(on).is_some_and(|second| second.whole <= 3 && second.suffix.is_empty());
    if population && (word(end).is_none() || !population_follows_directly(tokens, end)) {
        return Some(end - at);
    }
    None
}

/// Whether the words around a number make it somebody's age: `the age of 65`, `retired at 60`, `turning 65`, `was 24 when`,
/// `Tom Baker, 58,`, `At 18, young people leave care`.
fn is_age_in_context(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    const MILESTONES: &[&str] = &[
        "retire", "retired", "retires", "died", "die", "dies", "left", "leave", "leaves",
        "married", "joined", "started", "start", "starts", "began", "school",
    ];
    let word = |at: usize| word_at(tokens, at);
    let back = |back: usize| at.checked_sub(back).and_then(word);
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));
    match back(1) {
        Some("of") => return back(2) == Some("age"),
        Some("at") => {
            return back(2).is_some_and(|word| MILESTONES.contains(&word))
                || (at == 1 && symbol(end, ','));
        }
        Some("turn" | "turns" | "turned" | "turning") => return unit_at(tokens, end).is_none(),
        Some("was" | "is" | "were") => return word(end) == Some("when"),
        _ => {}
    }
    // A name, then the age between commas.
    let closed = symbol(end, ',') || symbol(end, '.');
    at > 1
        && symbol(at - 1, ',')
        && closed
        && tokens[at].number().is_some_and(|digits| digits.whole == 2)
        && end == at + 1
        && tokens[at - 2].word().is_some()
        && text[tokens[at - 2].range.clone()].starts_with(char::is_uppercase)
}

/// `between 10 and 20 people` counts people; `16 to 64 population` names them.
fn population_follows_directly(tokens: &[Token], at: usize) -> bool {
    word_at(tokens, at).is_some_and(|word| is_population(word) && word != "population")
}
