//! Statistics in free text: numbers that a reader would ask the source of.
//!
//! In: a run of text's tokens. Out: which of them are statistics, which are other counts; years, dates, ages, telephone
//! numbers, names and the like are neither. Must not know: links, data.

use std::ops::Range;

use rust_decimal::Decimal;

use super::reading::{SaidUnit, magnitude, unit_at};
use super::token::{Digits, Token, TokenKind, spelled};
use super::wording;
use crate::config::{Fact, PercentStyle};
use crate::data::{Unit, UnitKind};

/// A number in free text that is worth a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The number with its unit.
    pub(super) range: Range<usize>,
    /// Whether it is a statistic in any case; else it is some other count.
    pub(super) statistic: bool,
}

/// What makes a number a statistic beyond its own form.
pub(super) struct Known<'a> {
    /// The texts of the indicators' units.
    pub(super) units: &'a [String],
    /// Names of indicators whose unit is a duration: `life expectancy` makes `78 years` a statistic.
    pub(super) durations: &'a [String],
}

/// The statistics and other counts of a text, in order, outside the bytes in `masked`.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    masked: &[Range<usize>],
    known: &Known,
) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(candidate) = number_at(text, tokens, at) else {
            at += 1;
            continue;
        };
        let next = at + candidate.len;
        let inside = |range: &Range<usize>| {
            masked
                .iter()
                .any(|mask| mask.start < range.end && range.start < mask.end)
        };
        match classify(text, tokens, at, &candidate, known) {
            Class::Nothing(len) => at += len.max(1),
            Class::Found { statistic, len } => {
                let end = (at + len).max(next) - 1;
                let range = tokens[at].range.start..tokens[end].range.end;
                if !inside(&range) {
                    found.push(Found { range, statistic });
                }
                at += len.max(1);
            }
        }
    }
    found
}

/// A number in digits or words.
struct Candidate {
    value: Decimal,
    len: usize,
    spelled: bool,
    digits: Option<Digits>,
}

enum Class {
    /// So many tokens are no statistic.
    Nothing(usize),
    Found {
        statistic: bool,
        len: usize,
    },
}

fn number_at(text: &str, tokens: &[Token], at: usize) -> Option<Candidate> {
    let token = &tokens[at];
    if let Some(digits) = token.number() {
        return Some(Candidate {
            value: digits.value,
            len: 1,
            spelled: false,
            digits: Some(digits.clone()),
        });
    }
    let word = token.word()?;
    if matches!(word, "half" | "quarter" | "third" | "thirds" | "quarters") {
        return Some(Candidate {
            value: Decimal::ONE,
            len: 1,
            spelled: true,
            digits: None,
        });
    }
    let (value, len) = spelled(tokens, at)?;
    let _ = text;
    Some(Candidate {
        value,
        len,
        spelled: true,
        digits: None,
    })
}

#[expect(
    clippy::too_many_lines,
    reason = "one list of cases, read from top to bottom"
)]
fn classify(text: &str, tokens: &[Token], at: usize, number: &Candidate, known: &Known) -> Class {
    let next = at + number.len;
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let before = at.checked_sub(1).and_then(&word);
    let symbol = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.is_symbol(c));

    // `half of residents`, `a quarter of children`, `two-thirds of households`
    let part = |at: usize| {
        matches!(
            word(at),
            Some("half" | "quarter" | "third" | "thirds" | "quarters" | "fifths" | "tenths")
        )
    };
    let fraction_end = if part(at) {
        Some(at + 1)
    } else {
        (number.spelled && part(next)).then_some(next + 1)
    };
    if let Some(end) = fraction_end {
        let population = word(end) == Some("of") && population_within(tokens, end + 1, 3).is_some();
        let len = end - at;
        return if population {
            Class::Found {
                statistic: true,
                len,
            }
        } else {
            Class::Nothing(len)
        };
    }

    if let Some(digits) = &number.digits {
        if let Some(len) = never(text, tokens, at, digits) {
            return Class::Nothing(len);
        }
        if digits.currency.is_some() {
            let magnitude = usize::from(word(next).and_then(magnitude).is_some());
            return Class::Found {
                statistic: true,
                len: 1 + magnitude,
            };
        }
        if digits.suffix == "%" || digits.suffix == "pp" || digits.suffix == "bn" {
            return Class::Found {
                statistic: true,
                len: 1,
            };
        }
        if digits.suffix == "m" || digits.suffix == "k" {
            return Class::Nothing(1);
        }
    }

    // Units: per cent, points, per 1,000, million.
    let mut end = next;
    while word(end).is_some_and(|word| {
        matches!(
            word,
            "hundred" | "thousand" | "million" | "billion" | "miliwn"
        )
    }) {
        end += 1;
    }
    let large = (next..end).any(|at| matches!(word(at), Some("million" | "billion" | "miliwn")));
    if let Some(unit) = unit_at(tokens, end) {
        let len = end - at + unit.len;
        match unit.unit {
            SaidUnit::PerCent | SaidUnit::Points | SaidUnit::Rate(_) => {
                return Class::Found {
                    statistic: true,
                    len,
                };
            }
            SaidUnit::Duration(_) => {
                let precise = number
                    .digits
                    .as_ref()
                    .is_some_and(|digits| digits.decimals > 0);
                let years = matches!(
                    word(end + unit.len - 1),
                    Some("year" | "years" | "mlynedd" | "blynyddoedd")
                );
                let measured = years
                    && !number.spelled
                    && known.durations.iter().any(|name| mentions(text, name));
                let statistic = years && (precise || measured) && before != Some("aged");
                return if statistic {
                    Class::Found {
                        statistic: true,
                        len,
                    }
                } else {
                    Class::Nothing(len)
                };
            }
            SaidUnit::Money(_) | SaidUnit::None => {}
        }
    }
    if large {
        return Class::Found {
            statistic: true,
            len: end - at,
        };
    }
    // `3 in 10`, `12 of the 30`, `one in five`
    if let Some(len) = in_or_of(tokens, at, next) {
        return Class::Found {
            statistic: true,
            len,
        };
    }
    // `2.5 times`, `three times as many`
    if word(end) == Some("times") {
        let compares = !number.spelled
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
            Class::Found {
                statistic: true,
                len: end - at + 1,
            }
        } else {
            Class::Nothing(end - at)
        };
    }
    if number.spelled && number.value <= Decimal::TEN && end == next {
        return Class::Nothing(number.len);
    }
    if let Some(len) = own_unit(tokens, end, known.units) {
        return Class::Found {
            statistic: true,
            len: end - at + len,
        };
    }
    if let Some(noun) = population_within(tokens, end, 2) {
        return Class::Found {
            statistic: true,
            len: noun + 1 - at,
        };
    }
    if symbol(end, '-')
        && tokens
            .get(end)
            .is_some_and(|dash| dash.range.start == tokens[end - 1].range.end)
    {
        // `12-week`, `3-D`: part of a compound.
        let joined = tokens.get(end + 1).is_some_and(|after| {
            after.range.start == tokens[end].range.end && after.word().is_some()
        });
        if joined {
            return Class::Nothing(end + 2 - at);
        }
    }
    Class::Found {
        statistic: false,
        len: end - at,
    }
}

/// Whether a text mentions a name of at least two words, in any case.
fn mentions(text: &str, name: &str) -> bool {
    name.contains(' ') && text.to_lowercase().contains(&name.to_lowercase())
}

/// `N in M` and `N of M`, the second number larger.
fn in_or_of(tokens: &[Token], at: usize, next: usize) -> Option<usize> {
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
    let value = |at: usize| match tokens.get(at)?.number() {
        Some(digits) => {
            (digits.suffix.is_empty() && digits.currency.is_none()).then_some((digits.value, 1))
        }
        None => spelled(tokens, at),
    };
    let (first, _) = value(at)?;
    let (second, len) = value(on)?;
    let year = tokens[on].number().is_some_and(is_year);
    (second > first && !year && second > Decimal::ONE).then_some(on + len - at)
}

/// An indicator's own unit behind a number: `score`, `households`; how many tokens it takes.
fn own_unit(tokens: &[Token], at: usize, units: &[String]) -> Option<usize> {
    units.iter().find_map(|unit| {
        let words: Vec<&str> = unit.split_whitespace().collect();
        let fits = !words.is_empty()
            && words
                .iter()
                .enumerate()
                .all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token.is(word)));
        fits.then_some(words.len())
    })
}

/// A word for people or households within so many tokens from `at`, with no mark of punctuation before it.
fn population_within(tokens: &[Token], at: usize, reach: usize) -> Option<usize> {
    for index in at..=at + reach {
        let word = tokens.get(index)?.word()?;
        if POPULATION.contains(&word) {
            return Some(index);
        }
    }
    None
}

const POPULATION: &[&str] = &[
    "people",
    "persons",
    "residents",
    "children",
    "adults",
    "households",
    "families",
    "pupils",
    "students",
    "women",
    "men",
    "girls",
    "boys",
    "babies",
    "infants",
    "patients",
    "workers",
    "employees",
    "carers",
    "smokers",
    "births",
    "deaths",
    "citizens",
    "pensioners",
    "learners",
    "apprentices",
    "jobseekers",
    "claimants",
    "tenants",
    "staff",
    "volunteers",
    "participants",
    "clients",
    "neighbourhoods",
    "homes",
    "parents",
    "teenagers",
    "offenders",
    "migrants",
    "refugees",
    "students",
    "population",
    "jobs",
    "bobl",
    "plant",
    "trigolion",
];

fn is_year(digits: &Digits) -> bool {
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
fn never(text: &str, tokens: &[Token], at: usize, digits: &Digits) -> Option<usize> {
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

/// A fact's unit, as an indicator's.
pub(super) fn fact_unit(fact: &Fact) -> Unit {
    match &fact.unit {
        Some(unit) => Unit::from_text(&unit.value),
        None => Unit {
            prefix: String::new(),
            suffix: String::new(),
            kind: UnitKind::Count,
            text: String::new(),
        },
    }
}

/// A fact's value in words.
pub(super) fn fact_words(value: Decimal, unit: &Unit, style: PercentStyle) -> String {
    let number = wording::number(value, value.scale());
    match unit.kind {
        UnitKind::Percentage => wording::percent(&number, style),
        _ => format!("{}{number}{}", unit.prefix, unit.suffix),
    }
}
