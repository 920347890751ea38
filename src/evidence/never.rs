//! Numbers that are no statistics in any case: years, dates, periods, times, ages, telephone numbers, numbers that name.
//!
//! In: a number among the tokens of its text. Out: how many tokens are none. Must not know: what makes a statistic.

use rust_decimal::Decimal;

use super::reading::{SaidUnit, unit_at};
use super::statistics::{POPULATION, population_within};
use super::token::{Digits, Token, TokenKind};

/// A plain year of four digits.
pub(super) fn is_year(digits: &Digits) -> bool {
    digits.decimals == 0
        && !digits.grouped
        && digits.whole == 4
        && matches!(digits.suffix.as_str(), "" | "s")
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
        digits.suffix.as_str(),
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

fn word_at(tokens: &[Token], at: usize) -> Option<&str> {
    tokens.get(at).and_then(Token::word)
}

/// Words that number what follows.
const LABELS: &[&str] = &[
    "figure",
    "figures",
    "fig",
    "table",
    "tables",
    "page",
    "pages",
    "p",
    "pp",
    "chapter",
    "section",
    "sections",
    "article",
    "regulation",
    "schedule",
    "paragraph",
    "para",
    "part",
    "appendix",
    "annex",
    "volume",
    "vol",
    "issue",
    "edition",
    "step",
    "item",
    "number",
    "no",
    "note",
    "question",
    "version",
    "v",
    "release",
    "phase",
    "stage",
    "level",
    "tier",
    "band",
    "grade",
    "year",
    "week",
    "day",
    "ward",
    "room",
    "floor",
    "unit",
    "route",
    "bus",
    "line",
    "box",
    "act",
    "principle",
    "objective",
    "goal",
    "target",
    "recommendation",
    "priority",
    "theme",
    "strand",
    "option",
    "group",
    "zone",
    "class",
    "form",
    "code",
    "indicator",
    "isbn",
    "doi",
    "id",
    "ref",
    "reference",
    "tel",
    "telephone",
    "phone",
    "fax",
    "extension",
    "ext",
    "call",
    "dial",
    "junction",
    "gate",
    "platform",
    "terminal",
    "channel",
    "quarter",
    "q",
    "case",
    "clause",
    "footnote",
    "freephone",
];

/// Words with a capital at a sentence's start or in a name that a statistic follows.
const HEDGED: &[&str] = &[
    "about", "around", "nearly", "almost", "over", "under", "some", "only", "just", "in", "by",
    "of", "from", "to", "at", "the", "more", "less", "than", "least", "and", "or", "between",
    "all", "these", "those", "with", "for", "up", "another",
];

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\u{201c}', '"'])
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
];

/// `31 January 2025`, `January 31`, `2015`, `2015-17`, `2021/22`, `31/01/2025`, `2025-01-31`.
fn date_or_period(tokens: &[Token], at: usize, digits: &Digits) -> Option<usize> {
    let month = |at: usize| word_at(tokens, at).is_some_and(|word| MONTHS.contains(&word));
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let joins = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            matches!(token.kind, TokenKind::Symbol('-' | '/'))
                && tokens[at - 1].range.end == token.range.start
        })
    };
    let plain = digits.decimals == 0 && digits.currency.is_none() && !digits.grouped;
    if !plain {
        return None;
    }
    if digits.whole <= 2 && month(at + 1) {
        let year = number(at + 2).is_some_and(is_year);
        return Some(2 + usize::from(year));
    }
    if at > 0
        && month(at - 1)
        && digits.whole <= 2
        && digits.suffix.is_empty()
        && unit_at(tokens, at + 1).is_none()
    {
        return Some(1);
    }
    // Two or three parts joined by slashes or hyphens, one of which is a year.
    if joins(at + 1) && number(at + 2).is_some() {
        let third = joins(at + 3) && number(at + 4).is_some();
        let last = if third { at + 4 } else { at + 2 };
        let year = is_year(digits) || number(last).is_some_and(is_year);
        if year || (third && digits.whole <= 2) {
            return Some(last + 1 - at);
        }
    }
    (is_year(digits)
        && !unit_at(tokens, at + 1).is_some_and(|unit| !matches!(unit.unit, SaidUnit::Duration(_))))
    .then_some(1)
}

/// `aged 16 to 64`, `16 to 64 year olds`, `under 18s`, `over 65`, `16- to 24-year-olds`, `age 5`.
fn age(tokens: &[Token], at: usize, digits: &Digits) -> Option<usize> {
    let word = |at: usize| word_at(tokens, at);
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let dash = |at: usize| tokens.get(at).is_some_and(|token| token.is_symbol('-'));
    let small = |digits: &Digits| {
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
    // The span on its own, as populations are named: `16 to 64`, `0 to 14`.
    let unit = unit_at(tokens, end).is_some_and(|unit| !matches!(unit.unit, SaidUnit::Duration(_)));
    let population = span
        && !unit
        && digits.whole <= 2
        && number(on).is_some_and(|second| second.whole <= 3 && second.suffix.is_empty());
    if population && (word(end).is_none() || !population_follows_directly(tokens, end)) {
        return Some(end - at);
    }
    None
}

/// `between 10 and 20 people` counts people; `16 to 64 population` names them.
fn population_follows_directly(tokens: &[Token], at: usize) -> bool {
    word_at(tokens, at).is_some_and(|word| POPULATION.contains(&word) && word != "population")
}
