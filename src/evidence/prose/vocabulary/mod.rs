//! The claim words, each with its meaning. Every other word is plain text.
//!
//! In: lower-case words. Out: their meaning. Must not know: data.
#![expect(
    clippy::disallowed_types,
    reason = "looked up for every word of a text, never listed"
)]

mod hedges;
mod over_time;
mod read;
mod surroundings;
mod welsh;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use self::hedges::hedges_of;
pub(crate) use self::hedges::{Hedge, hedge_sign};
pub(crate) use self::over_time::{OverTime, TimeScope};
use self::read::{list, lists, pairs, vocabulary, words};
pub(crate) use self::surroundings::{TimeWindow, Unnumbered, surroundings};
pub(crate) use self::welsh::{english_of_number, english_of_phrase};
use super::pattern::{PatternMatch, Patterns, SlotLength};
use super::token::Token;
use crate::yaml::Node;

/// The direction of a change or a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
}

impl Direction {
    pub(crate) fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The meaning of a claim word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// `rose`, `fell`: the change.
    Moved(Direction),
    /// `higher`, `lower`: the comparison.
    Compared(Direction),
    /// `improved`, `worsened`: the change by polarity.
    Judged { better: bool },
    /// `highest`, `lowest`.
    Ranked(Direction),
    /// `best`, `worst`: the rank by polarity.
    RankedByPolarity { best: bool },
    /// `stable`, `held`, `steady`.
    Stable,
    /// `unchanged`.
    Unchanged,
    /// `similar`.
    Similar,
    /// `significantly`.
    Significantly,
    /// `suppressed`.
    Missing,
    /// `doubled`: the ratio.
    Multiplied(u32),
    /// `halved`.
    Halved,
    /// `the majority`: more or less than half, of a percentage.
    Half { more: bool },
    /// `not`, `no`: negates a claim, so it must be read together with it.
    Negation,
    /// `no clear change`.
    NoClearChange,
    /// `no significant change`.
    NotSignificant,
    /// `every year`, `peaked`: a claim over the periods of a series.
    OverTime(OverTime),
    /// `overtook`, and `was overtaken by`.
    Overtook { behind: bool },
    /// `slightly`, `well above`: how large a difference is.
    Size { large: bool },
    /// `in all five areas`.
    Everywhere,
    /// `the only district`.
    OnlyOne,
    /// `none of the five had a higher rate than`: nobody goes beyond the area that is named after it.
    NoneBeyond,
    /// `has yet to return to its 2019 level`: the last value is not the first.
    Differs,
    /// `more people left than came`: the sign of a sum that is written without one.
    Net { loss: bool },
    /// `a year earlier`: so many months between the two periods.
    Apart(u32),
    /// `could expect`: a phrase that claims nothing.
    Plain,
    /// `steepest`, `before the pandemic`: claims that cannot be checked.
    Uncheckable,
    /// `among the best`, `runner-up`: ranks that cannot be checked.
    Unplaced,
}

/// The English vocabulary: en.yaml.
struct Vocabulary {
    /// Claim words, wherever they stand.
    words: HashMap<&'static str, Meaning>,
    /// Claims of several words.
    phrases: Patterns<Meaning>,
    /// From when on a superlative holds.
    times: Patterns<TimeScope>,
    /// Claim words of a change, and of a comparison, only.
    changes: HashMap<&'static str, Meaning>,
    comparisons: HashMap<&'static str, Meaning>,
    /// Hedges before a number by their last word, and behind it by their first, the longest first.
    hedges: HashMap<&'static str, Vec<(Vec<&'static str>, Hedge)>>,
    hedges_behind: HashMap<&'static str, Vec<(Vec<&'static str>, Hedge)>>,
    /// The first words of hedges before a number.
    hedge_starts: HashSet<&'static str>,
    ends_a_change: HashSet<&'static str>,
    turned_by: HashSet<&'static str>,
    losses: HashSet<&'static str>,
    plain: HashSet<&'static str>,
    population: HashSet<&'static str>,
    opposites: Vec<(&'static str, &'static str)>,
}

static FILE: LazyLock<Node> = LazyLock::new(|| vocabulary("en.yaml", include_str!("en.yaml")));

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let file = &*FILE;
    let (mut claims, mut phrases) = (HashMap::new(), Patterns::default());
    for (key, lines) in lists(file, "claims") {
        let meaning = meaning_of_key(&key);
        for line in lines {
            let is_phrase = line.contains(' ');
            if is_phrase || is_read_as_phrase(meaning) {
                phrases.add(line, meaning);
            }
            if !is_phrase {
                claims.extend(line.split('|').map(|word| (word, meaning)));
            }
        }
    }
    let mut times = Patterns::default();
    for (key, lines) in lists(file, "times") {
        for line in lines {
            times.add(line, TimeScope::of_key(&key));
        }
    }
    let by_word = |key: &str| {
        let lists = lists(file, key).into_iter();
        lists
            .flat_map(|(key, lines)| words(lines).map(move |word| (word, meaning_of_key(&key))))
            .collect()
    };
    Vocabulary {
        words: claims,
        phrases,
        times,
        changes: by_word("changes"),
        comparisons: by_word("comparisons"),
        hedges: hedges_of(lists(file, "hedges"), <[_]>::last),
        hedges_behind: hedges_of(lists(file, "hedges-behind"), <[_]>::first),
        hedge_starts: lists(file, "hedges")
            .into_iter()
            .flat_map(|(_, lines)| lines)
            .flat_map(|line| line.split(' ').next().unwrap_or_default().split('|'))
            .collect(),
        ends_a_change: words(list(file, "ends-a-change")).collect(),
        turned_by: words(list(file, "turned-by")).collect(),
        losses: words(list(file, "losses")).collect(),
        plain: words(list(file, "plain"))
            .chain(words(list(&welsh::FILE, "plain")))
            .collect(),
        population: words(list(file, "population"))
            .chain(words(list(&welsh::FILE, "population")))
            .collect(),
        opposites: pairs(list(file, "opposites"))
            .into_iter()
            .chain(pairs(list(&welsh::FILE, "opposites")))
            .collect(),
    }
});

/// What a key of en.yaml means.
fn meaning_of_key(key: &str) -> Meaning {
    use Direction::{Down, Up};
    match key {
        "moved-up" => Meaning::Moved(Up),
        "moved-down" => Meaning::Moved(Down),
        "compared-up" => Meaning::Compared(Up),
        "compared-down" => Meaning::Compared(Down),
        "improved" => Meaning::Judged { better: true },
        "worsened" => Meaning::Judged { better: false },
        "highest" => Meaning::Ranked(Up),
        "lowest" => Meaning::Ranked(Down),
        "best" => Meaning::RankedByPolarity { best: true },
        "worst" => Meaning::RankedByPolarity { best: false },
        "stable" => Meaning::Stable,
        "unchanged" => Meaning::Unchanged,
        "similar" => Meaning::Similar,
        "no-clear-change" => Meaning::NoClearChange,
        "significantly" => Meaning::Significantly,
        "not-significant" => Meaning::NotSignificant,
        "missing" => Meaning::Missing,
        "halved" => Meaning::Halved,
        "majority" => Meaning::Half { more: true },
        "minority" => Meaning::Half { more: false },
        "overtook" => Meaning::Overtook { behind: false },
        "fell-behind" => Meaning::Overtook { behind: true },
        "slightly" => Meaning::Size { large: false },
        "clearly" => Meaning::Size { large: true },
        "everywhere" => Meaning::Everywhere,
        "only-one" => Meaning::OnlyOne,
        "none-beyond" => Meaning::NoneBeyond,
        "not-returned" => Meaning::Differs,
        "net-loss" => Meaning::Net { loss: true },
        "net-gain" => Meaning::Net { loss: false },
        "year-apart" => Meaning::Apart(12),
        "half-decade-apart" => Meaning::Apart(60),
        "plain" => Meaning::Plain,
        "negation" => Meaning::Negation,
        "uncheckable" => Meaning::Uncheckable,
        "unplaced" => Meaning::Unplaced,
        _ => match (
            OverTime::of_key(key),
            key.strip_prefix("times-").map(str::parse),
        ) {
            (Some(claim), _) => Meaning::OverTime(claim),
            (None, Some(Ok(by))) => Meaning::Multiplied(by),
            _ => panic!("en.yaml has the unknown key {key}"),
        },
    }
}

/// Whether a claim of one word is read where phrases are: its reading needs more than the word.
fn is_read_as_phrase(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::OverTime(_)
            | Meaning::Overtook { .. }
            | Meaning::Size { .. }
            | Meaning::Everywhere
    )
}

/// The meaning of a word, if it is a claim word.
pub(crate) fn meaning(word: &str) -> Option<Meaning> {
    VOCABULARY.words.get(word).copied()
}

/// The longest claim of several words at a token.
pub(crate) fn phrase_at(
    tokens: &[Token],
    at: usize,
    slot_length: &SlotLength<'_>,
) -> Option<PatternMatch<Meaning>> {
    VOCABULARY
        .phrases
        .longest_at(tokens, at, slot_length, &|word| meaning(word).is_none())
}

/// The longest phrase at a token that says from when on a superlative holds: `since 2004`, `on record`.
pub(crate) fn time_scope_at(
    tokens: &[Token],
    at: usize,
    slot_length: &SlotLength<'_>,
) -> Option<PatternMatch<TimeScope>> {
    VOCABULARY
        .times
        .longest_at(tokens, at, slot_length, &|word| meaning(word).is_none())
}

/// The meaning of a word that is a claim word only directly before `from`, `to` or `by` (not in `patients who recovered`).
pub(crate) fn meaning_of_change(word: &str) -> Option<Meaning> {
    VOCABULARY.changes.get(word).copied()
}

/// The meaning of a word that is a claim word only where the binding compares (`left behind`).
pub(crate) fn meaning_of_comparison(word: &str) -> Option<Meaning> {
    VOCABULARY.comparisons.get(word).copied()
}

/// The hedges before a number that end with a word, the longest first.
pub(crate) fn hedges_ending(word: &str) -> &'static [(Vec<&'static str>, Hedge)] {
    VOCABULARY.hedges.get(word).map_or(&[], Vec::as_slice)
}

/// Whether a hedge before a number may begin with a word.
pub(crate) fn starts_hedge(word: &str) -> bool {
    VOCABULARY.hedge_starts.contains(word)
}

/// The hedge that some words are: `more than`.
pub(crate) fn hedge_of_words(words: &str) -> Option<Hedge> {
    let words: Vec<&str> = words.split(' ').collect();
    let hedges = hedges_ending(words.last()?).iter();
    hedges
        .into_iter()
        .find(|(known, _)| *known == words)
        .map(|(_, hedge)| *hedge)
}

/// The hedges behind a number that begin with a word, the longest first.
pub(crate) fn hedges_beginning(word: &str) -> &'static [(Vec<&'static str>, Hedge)] {
    VOCABULARY
        .hedges_behind
        .get(word)
        .map_or(&[], Vec::as_slice)
}

/// Whether a direction after a word is over: `stopped falling`.
pub(crate) fn ends_a_change(word: &str) -> bool {
    VOCABULARY.ends_a_change.contains(word)
}

/// Whether `by` behind a word turns its comparison round: `exceeded by England`.
pub(crate) fn is_turned_by(word: &str) -> bool {
    VOCABULARY.turned_by.contains(word)
}

/// Whether a word says that the number beside it is below nought: `lost 1,240 people`.
pub(crate) fn is_loss(word: &str) -> bool {
    VOCABULARY.losses.contains(word)
}

/// Whether a word that looks like a degree, a judgement or a rank by its form is none.
pub(crate) fn is_plain(word: &str) -> bool {
    VOCABULARY.plain.contains(word)
}

/// Whether a word names people, households or other things that are counted of a population.
pub(crate) fn is_population(word: &str) -> bool {
    VOCABULARY.population.contains(word)
}

/// The opposite of a word, in the same form.
pub(crate) fn opposite(word: &str) -> Option<&'static str> {
    VOCABULARY
        .opposites
        .iter()
        .find_map(|&(one, other)| match word {
            _ if word == one => Some(other),
            _ if word == other => Some(one),
            _ => None,
        })
}

/// The claim words, as the message lists them.
pub(crate) const READABLE_WORDS: &str = "values (18.5 per cent, £1,250, 1 in 7, a quarter; about, more than, at least, at most, \
nearly, under, between), changes (rose, fell, widened, narrowed, doubled, halved, stable, unchanged), comparisons (higher, \
lower, above, below, similar to), improved, worse, significantly, ranks (highest, second lowest), not published";
