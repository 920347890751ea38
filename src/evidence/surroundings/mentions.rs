//! The areas and times that a run names, and which of them belong to which link: the one directly behind it, else the nearest
//! before it in its sentence.
//!
//! In: the tokens of a run. Out: mentions, and those of each link. Must not know: data of indicators.

use std::ops::Range;

use super::figure::FigureLinks;
use crate::data::{Area, Period};
use crate::evidence::judge::AverageLevel;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::area_names::is_part_of_longer_name;
use crate::evidence::prose::token::{Numeral, Token};
use crate::evidence::prose::vocabulary::{meaning, surroundings};
use crate::evidence::scope::EvidenceScope;

/// An area that a text names, or the level of areas that it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) enum NamedPlace<'a> {
    Area(&'a Area),
    Level(AverageLevel),
}

/// Something that a run names.
#[derive(Debug)]
pub(super) struct Mention<T> {
    pub(super) what: T,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The index of the first mention of its list: `Leeds, Luton and Coventry`.
    pub(super) group: usize,
}

/// The areas and times that a run names, in order.
pub(super) struct Mentions<'a> {
    pub(super) places: Vec<Mention<NamedPlace<'a>>>,
    pub(super) times: Vec<Mention<Period>>,
}

/// What is behind a link, by its index among the mentions.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub(super) place: Option<usize>,
    pub(super) time: Option<usize>,
    /// The same, further on in the clause: `[71.9 per cent] were in work in Leeds`.
    pub(super) later_place: Option<usize>,
    pub(super) later_time: Option<usize>,
}

/// The mentions that a link's figure must agree with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Governing {
    /// This one.
    One(usize),
    /// One of a list.
    AnyOf(Range<usize>),
}

impl<'a> Mentions<'a> {
    pub(super) fn of(run: &TokenizedProse, scope: &EvidenceScope<'a>) -> Self {
        let text = &run.prose.text;
        let tokens = &run.tokens;
        let (mut places, mut times) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < tokens.len() {
            if let Some((area, len)) = scope.lexicon.area_at(text, tokens, at, scope.areas) {
                if !is_part_of_longer_name(text, tokens, at..at + len) {
                    push(
                        &mut places,
                        NamedPlace::Area(area),
                        tokens,
                        at..at + len,
                        AND,
                    );
                }
                at += len;
            } else if let Some((level, len)) = level_at(tokens, at) {
                push(
                    &mut places,
                    NamedPlace::Level(level),
                    tokens,
                    at..at + len,
                    AND,
                );
                at += len;
            } else if let Some((period, len)) = period_at(text, tokens, at) {
                push(&mut times, period, tokens, at..at + len, AND_OR_TO);
                at += len;
            } else {
                at += 1;
            }
        }
        Self { places, times }
    }

    /// What is behind a figure, up to the next one.
    pub(super) fn behind(
        &self,
        run: &TokenizedProse,
        links: &FigureLinks,
        index: usize,
        sentence: &Range<usize>,
    ) -> Behind {
        let tokens = &run.tokens;
        let next = links.behind(index).map(|next| next.start);
        let limit = next.map_or(sentence.end, |next| next.min(sentence.end));
        let first =
            tokens.partition_point(|token| token.range.start < links.figures[index].covered.end);
        let mut behind = Behind::default();
        let (mut preposition, mut direct, mut bracket) = (false, true, false);
        let mut at = first;
        while let Some(token) = tokens.get(at).filter(|token| token.range.end <= limit) {
            if let Some(found) = starting_at(&self.places, at) {
                let adverb = matches!(self.places[found].what, NamedPlace::Level(_));
                if preposition || bracket || adverb {
                    let place = if direct {
                        &mut behind.place
                    } else {
                        &mut behind.later_place
                    };
                    place.get_or_insert(found);
                }
                at = self.places[found].tokens.end;
                (preposition, bracket) = (false, false);
                continue;
            }
            if let Some(found) = starting_at(&self.times, at) {
                if preposition || bracket {
                    let time = if direct {
                        &mut behind.time
                    } else {
                        &mut behind.later_time
                    };
                    time.get_or_insert(found);
                }
                at = self.times[found].tokens.end;
                (preposition, bracket) = (false, false);
                continue;
            }
            match token.word() {
                None if token.is_symbol('(') && at == first => bracket = true,
                None if token.is_symbol(')') || token.is_symbol('-') => {}
                None if token.is_symbol('"') || token.is_symbol('“') || token.is_symbol('”') => {
                }
                Some(word) if BEFORE_MENTIONS.contains(&word) => {
                    preposition = true;
                    at += 1;
                    continue;
                }
                Some("the" | "early" | "late" | "mid" | "financial" | "year" | "calendar") => {
                    at += 1;
                    continue;
                }
                Some("to") if at > first && is_age(tokens, at - 1) => {}
                Some(word) if ENDS_A_CLAUSE.contains(&word) => break,
                Some(word) => direct &= !(VERBS.contains(&word) || meaning(word).is_some()),
                // `of people aged 16 to 64 in Leeds`
                None if is_age(tokens, at) => {}
                None => break,
            }
            preposition = false;
            at += 1;
        }
        behind
    }
}

/// The mentions that a figure must agree with: the one directly behind it, else the nearest before it that is no other
/// figure's and not compared with, else a later one of its clause.
#[expect(
    clippy::too_many_arguments,
    reason = "the same for places, periods and subjects, which find their mentions in different ways"
)]
pub(super) fn governing<T>(
    mentions: &[Mention<T>],
    run: &TokenizedProse,
    links: &FigureLinks,
    index: usize,
    sentence: &Range<usize>,
    behind: Option<usize>,
    later: Option<usize>,
    may_govern: &dyn Fn(&Mention<T>) -> bool,
) -> Option<Governing> {
    if behind.is_some() {
        return behind.map(Governing::One);
    }
    let figures = &links.figures;
    let own = &figures[index].words;
    let end = mentions.partition_point(|mention| mention.range.end <= own.start);
    // In the words of a figure before this one, or directly behind it, a mention is that figure's.
    let is_anothers = |mention: &Mention<T>| {
        let Some(other) = links.last_from(mention.range.start) else {
            return false;
        };
        let tokens = &run.tokens;
        let first = tokens.partition_point(|token| token.range.start < other.end);
        mention.tokens.start < first
            || (other.start >= sentence.start
                && is_directly_behind(tokens, first, mention.tokens.start))
    };
    let found = mentions[..end]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, mention)| mention.range.start >= sentence.start)
        .take(REACH)
        .find(|(_, mention)| may_govern(mention) && !is_anothers(mention));
    let Some((found, mention)) = found else {
        return later.map(Governing::One);
    };
    let group = mention.group..found + 1;
    if group.len() == 1 {
        return Some(Governing::One(found));
    }
    // As many figures behind a list as the list has names: each goes with its own.
    let list_end = mention.range.end;
    let next = mentions
        .get(found + 1)
        .map_or(sentence.end, |next| next.range.start.min(sentence.end));
    let first = figures.partition_point(|figure| figure.words.start < list_end);
    let last = figures.partition_point(|figure| figure.words.start < next);
    if last - first == group.len() && (first..last).contains(&index) {
        return Some(Governing::One(group.start + index - first));
    }
    Some(Governing::AnyOf(group))
}

/// Whether a number is one of an age: `aged 16 to 64`, `16 and 17 year olds`.
pub(super) fn is_age(tokens: &[Token], at: usize) -> bool {
    let years =
        |number: &Numeral| number.decimals == 0 && number.whole <= 3 && number.suffix.is_empty();
    let near = (at.saturating_sub(3)..at).chain(at + 1..at + 5);
    let said = |at: usize| {
        let word = tokens.get(at).and_then(Token::word);
        word.is_some_and(|word| matches!(word, "aged" | "ages" | "age" | "old" | "olds"))
    };
    tokens[at].number().is_some_and(years) && near.into_iter().any(said)
}

/// How many mentions before a link are looked at.
const REACH: usize = 8;

/// Whether only words of a population and a preposition are between a figure and a mention.
fn is_directly_behind(tokens: &[Token], from: usize, mention: usize) -> bool {
    let between = &tokens[from..mention];
    between.len() <= 6
        && between.iter().all(|token| {
            token.word().map_or(token.is_symbol('('), |word| {
                !ENDS_A_CLAUSE.contains(&word) && !VERBS.contains(&word) && meaning(word).is_none()
            })
        })
}

/// The index of the mention that starts at a token.
pub(super) fn starting_at<T>(mentions: &[Mention<T>], token: usize) -> Option<usize> {
    mentions
        .binary_search_by(|mention| mention.tokens.start.cmp(&token))
        .ok()
}

/// Adds a mention; it belongs to the list of the one before it where only commas and joining words are between them.
fn push<T>(
    mentions: &mut Vec<Mention<T>>,
    what: T,
    tokens: &[Token],
    at: Range<usize>,
    joins: &[&str],
) {
    let index = mentions.len();
    let group = mentions.last().filter(|last| {
        let between = &tokens[last.tokens.end..at.start];
        !between.is_empty()
            && between.len() <= 2
            && between.iter().all(|token| {
                token.is_symbol(',') || token.word().is_some_and(|word| joins.contains(&word))
            })
    });
    mentions.push(Mention {
        what,
        group: group.map_or(index, |last| last.group),
        range: tokens[at.start].range.start..tokens[at.end - 1].range.end,
        tokens: at,
    });
}

const AND: &[&str] = &["and", "or"];
const AND_OR_TO: &[&str] = &["and", "or", "to"];

/// Words directly before the name of an area or a time that a value is of.
const BEFORE_MENTIONS: &[&str] = &[
    "in",
    "for",
    "across",
    "throughout",
    "within",
    "among",
    "during",
    "by",
    "at",
    "of",
    "between",
    "on",
];

const VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "been", "be", "who", "live", "lived",
    "lives", "said", "did", "do", "stood", "smoke", "smoked", "say",
];

/// Words that begin another clause, or another side of a comparison.
const ENDS_A_CLAUSE: &[&str] = &[
    "and", "but", "while", "whereas", "than", "compared", "against", "when", "which", "because",
    "after", "before", "since", "until", "although", "though", "unlike", "where", "with", "as",
    "to", "from",
];

/// `nationally`, `across the country`, `regionally`
fn level_at(tokens: &[Token], at: usize) -> Option<(AverageLevel, usize)> {
    let found = surroundings()
        .levels
        .longest_at(tokens, at, &|_, _| None, &|_| false)?;
    let level = if found.meaning {
        AverageLevel::Nation
    } else {
        AverageLevel::Region
    };
    Some((level, found.len))
}

/// `year ending March 2022`, `12 months to September 2023`.
fn year_ending_at(text: &str, tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let months = at + 1;
    let first = if is(at, "year") {
        at + 1
    } else {
        let twelve = is(at, "twelve") || text.get(tokens.get(at)?.range.clone()) == Some("12");
        (twelve && is(months, "months")).then_some(at + 2)?
    };
    let ends = ["ending", "ended", "to"].iter().any(|word| is(first, word));
    let month = first + 1 + usize::from(is(first + 1, "in")) + usize::from(is(first + 1, "the"));
    let name = tokens.get(month)?.word().filter(|_| ends)?;
    let known = crate::data::period::MONTHS.contains(&name);
    let year = tokens
        .get(month + 1)?
        .number()
        .filter(|year| known && year.is_year())?;
    let period = Period::parse(&format!("year ending {name} {}", year.value))?;
    Some((period, month + 2 - at))
}

/// A year or a period that starts at a token: `2023`, `2023/24`, `2015 to 2017`; no date of a month.
fn period_at(text: &str, tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    if let Some(year) = year_ending_at(text, tokens, at) {
        return Some(year);
    }
    let token = tokens.get(at)?;
    let number = token.number().filter(|number| number.is_year())?;
    if number.suffix == "s" {
        // `the 1990s`
        let first = i32::try_from(number.value)
            .ok()
            .filter(|year| year % 10 == 0)?;
        return Some((Period::parse(&format!("{first}-{}", first + 9))?, 1));
    }
    let dated = at.checked_sub(1).and_then(|before| tokens[before].word());
    if dated.is_some_and(|word| crate::data::period::MONTHS.contains(&word)) {
        return None;
    }
    (1..=3).rev().find_map(|len| {
        let last = tokens.get(at + len - 1)?;
        if len == 2 || (len == 3 && last.number().is_none()) {
            return None;
        }
        // `2011 to 2023` are two years, `2015-17` one period.
        let joined = tokens[at..at + len]
            .windows(2)
            .all(|two| two[0].range.end == two[1].range.start);
        let period = Period::parse(&text[token.range.start..last.range.end])?;
        (len == 1 || joined).then_some((period, len))
    })
}
