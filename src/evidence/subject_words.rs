//! The words by which a text tells one indicator of the site from another, and the population that each counts.
//!
//! In: definitions. Out: words, opposites and groups by indicator. Must not know: texts of pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::LocalText;
use crate::data::Definition;
use crate::evidence::prose::token::tokens;
use crate::evidence::prose::vocabulary::surroundings;

/// The words of all indicators.
#[derive(Debug, Default)]
pub(super) struct SubjectWords {
    /// The indicators that have a word in their title, short or phrases, by its stem.
    naming: BTreeMap<String, Vec<String>>,
    by_indicator: BTreeMap<String, OwnWords>,
}

/// The words of one indicator.
#[derive(Debug, Default)]
pub(super) struct OwnWords {
    /// The stems of all of its texts, common words left out.
    pub(super) stems: BTreeSet<String>,
    /// All words of its texts, as they are.
    words: BTreeSet<String>,
    /// The words of each phrase that names its opposite.
    pub(super) opposites: Vec<Vec<String>>,
    pub(super) population: Population,
    /// The units of time that its texts name: `week` of `Median weekly pay`.
    pub(super) times: BTreeSet<&'static str>,
    /// What its texts say that its values are of several: `median`.
    pub(super) statistics: BTreeSet<&'static str>,
    /// The stems of each of its names, its titles and its short.
    names: Vec<BTreeSet<String>>,
    /// Whether its own texts say `not`, as in `not in education, employment or training`.
    pub(super) negated: bool,
}

/// Whom or what an indicator counts, as far as its texts say.
#[derive(Debug, Default)]
pub(super) struct Population {
    /// Groups: `women`, `households`.
    pub(super) groups: BTreeSet<&'static str>,
    /// Whether people in general are meant.
    pub(super) everybody: bool,
    /// Whether they are young: `16 and 17 year olds`.
    pub(super) young: bool,
    /// Whether the definition says so itself: `of:`.
    pub(super) is_stated: bool,
}

impl SubjectWords {
    pub(super) fn add(&mut self, definition: &Definition) {
        let id = &definition.id.value;
        let titles = definition.title.all().into_iter();
        let titles = titles.map(|title| title.value.as_str());
        let short = definition.short.as_ref().map(|short| short.value.as_str());
        let phrases = definition
            .phrases
            .iter()
            .map(|phrase| phrase.value.as_str());
        let names = titles
            .clone()
            .chain(short)
            .map(|name| stems(name).into_iter().collect());
        let names: Vec<BTreeSet<String>> = names.collect();
        let naming: Vec<&str> = titles.chain(short).chain(phrases).collect();
        for stem in naming.iter().flat_map(|text| stems(text)) {
            let known = self.naming.entry(stem).or_default();
            if known.last() != Some(id) {
                known.push(id.clone());
            }
        }
        let meaning = definition
            .meaning
            .iter()
            .flat_map(LocalText::all)
            .map(|text| text.value.as_str());
        let of: Vec<&str> = definition
            .population
            .iter()
            .flat_map(LocalText::all)
            .map(|text| text.value.as_str())
            .collect();
        let groups = definition.dimensions.iter().flat_map(|(_, dimension)| {
            let labels = dimension.values.iter().flat_map(|(_, label)| label.all());
            labels.map(|label| label.value.as_str())
        });
        let texts: Vec<&str> = naming
            .into_iter()
            .chain([id.as_str(), definition.unit.text.as_str()])
            .chain(meaning)
            .collect();
        let population = if of.is_empty() {
            Population::of(texts.iter().copied(), false)
        } else {
            Population::of(of.iter().copied(), true)
        };
        let all = || texts.iter().copied().chain(of.iter().copied());
        let own = OwnWords {
            words: all().chain(groups.clone()).flat_map(words_of).collect(),
            stems: all().chain(groups).flat_map(stems).collect(),
            opposites: definition
                .opposites
                .iter()
                .map(|words| words_of(&words.value))
                .collect(),
            times: all()
                .flat_map(words_of)
                .filter_map(|word| surroundings().times.get(word.as_str()).copied())
                .collect(),
            statistics: all()
                .flat_map(words_of)
                .filter_map(|word| statistic(&word))
                .collect(),
            names,
            negated: all().flat_map(words_of).any(|word| word == "not"),
            population,
        };
        self.by_indicator.insert(id.clone(), own);
    }

    pub(super) fn of(&self, indicator: &str) -> Option<&OwnWords> {
        self.by_indicator.get(indicator)
    }

    /// The only indicator that is named in full by the words of a text.
    pub(super) fn named_in_full<'t>(&self, words: impl Iterator<Item = &'t str>) -> Option<&str> {
        let stems: BTreeSet<String> = words.map(stem).collect();
        let ids = stems
            .iter()
            .filter_map(|stem| self.naming.get(stem))
            .flatten();
        let mut named: Vec<&str> = ids
            .filter(|id| {
                let own = self.by_indicator.get(*id);
                own.is_some_and(|own| {
                    let mut names = own.names.iter();
                    names.any(|name| !name.is_empty() && name.is_subset(&stems))
                })
            })
            .map(String::as_str)
            .collect();
        named.sort_unstable();
        named.dedup();
        match named.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The indicator of whose texts a text has more words than of any other's.
    pub(super) fn hinted_by<'t>(&self, words: impl Iterator<Item = &'t str>) -> Option<&str> {
        let common = &surroundings().common_words;
        let stems: BTreeSet<String> = words
            .filter(|word| word.len() > 2 && !common.contains(word))
            .map(stem)
            .collect();
        let counts = self.by_indicator.iter().map(|(id, own)| {
            let shared = own.stems.intersection(&stems).count();
            (shared, id.as_str())
        });
        let mut counts: Vec<(usize, &str)> = counts.filter(|(shared, _)| *shared > 0).collect();
        counts.sort_unstable_by_key(|(shared, _)| std::cmp::Reverse(*shared));
        match counts.as_slice() {
            [(_, only)] => Some(only),
            [(most, first), (next, _), ..] if most > next => Some(first),
            _ => None,
        }
    }

    /// The indicators that a word names.
    pub(super) fn named_by(&self, word: &str) -> &[String] {
        self.naming.get(&stem(word)).map_or(&[], Vec::as_slice)
    }
}

impl OwnWords {
    /// Whether a word is in some text of the indicator, as it is.
    pub(super) fn mentions(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.stems.contains(&stem(word))
    }
}

impl Population {
    fn of<'t>(texts: impl Iterator<Item = &'t str>, is_stated: bool) -> Self {
        let mut population = Self {
            is_stated,
            ..Self::default()
        };
        let known = surroundings();
        for word in texts.flat_map(words_of) {
            population.groups.extend(known.groups.get(word.as_str()));
            population.everybody |= known.everybody.contains(word.as_str());
            population.young |= matches!(word.as_str(), "young" | "teenage" | "olds" | "youth");
        }
        population
    }

    /// Whether some text of the indicator says whom it counts.
    pub(super) fn is_known(&self) -> bool {
        !self.groups.is_empty() || self.everybody || self.young
    }

    /// Whether a group may be named for it.
    pub(super) fn may_be(&self, group: &str) -> bool {
        let unknown = !self.is_known();
        let near = |group: &str| match group {
            "women" => "girls",
            "girls" => "women",
            "men" => "boys",
            "boys" => "men",
            "children" => "babies",
            "babies" => "children",
            other => surroundings()
                .groups
                .get(other)
                .copied()
                .unwrap_or_default(),
        };
        unknown
            || self.groups.contains(group)
            || self.groups.contains(near(group))
            || (group == "adults" && self.everybody && !self.young)
            || (group == "children" && self.young)
    }
}

/// A word for what a number is of several values.
fn statistic(word: &str) -> Option<&'static str> {
    let mut known = surroundings().statistics.iter();
    known.find(|(own, _)| *own == word).map(|(own, _)| *own)
}

fn words_of(text: &str) -> Vec<String> {
    let text = text.replace('-', " ");
    let words = tokens(&text);
    words
        .iter()
        .filter_map(|token| token.word().map(str::to_owned))
        .collect()
}

/// The stems of a text's words, common ones left out.
fn stems(text: &str) -> Vec<String> {
    let common = &surroundings().common_words;
    let words = words_of(text).into_iter();
    words
        .filter(|word| word.len() > 2 && !common.contains(word.as_str()))
        .map(|word| stem(&word))
        .collect()
}

/// A word without its ending, so that `smoking`, `smoke` and `smokers` are one. Rough: it only has to distinguish titles.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 11] = [
        "ments", "ment", "ings", "ing", "ers", "ed", "er", "es", "s", "e", "y",
    ];
    let word = word.strip_suffix("'s").unwrap_or(word);
    let ending = ENDINGS.iter().find(|ending| {
        word.strip_suffix(**ending)
            .is_some_and(|rest| rest.chars().count() >= 4)
    });
    let rest = ending
        .and_then(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    rest.to_owned()
}
