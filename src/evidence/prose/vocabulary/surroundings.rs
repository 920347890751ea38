//! The words of the sentence around a link, and of claims without a digit: en.yaml, `sentence` and `unnumbered`.
//!
//! In: en.yaml. Out: sets of words and patterns. Must not know: links, data.
#![expect(
    clippy::disallowed_types,
    reason = "looked up for every word of a text, never listed"
)]

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::FILE;
use super::read::{list, lists, pairs, words};
use crate::evidence::prose::pattern::Patterns;

/// What a claim without a digit needs behind it to be a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unnumbered {
    /// Nothing: `a third higher`.
    Claim,
    /// A population: `most residents`.
    BeforePopulation,
    /// Things that can be counted: `hundreds of children`.
    BeforeThings,
}

/// What a stretch of time in words is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeWindow {
    /// `over the past two decades`: the two periods of a change.
    Over,
    /// `in the five years to 2022`
    Ending,
    /// `in the five years since 2017`
    Beginning,
    /// `two years later`: from the one period to the other.
    Later,
    /// `a decade ago`: before the time of writing.
    Ago,
}

/// The words of the sentence around a link.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    pub(crate) unnumbered: Patterns<Unnumbered>,
    /// Behind a large number or a part, they make it no statistic.
    pub(crate) not_counted: HashSet<&'static str>,
    /// Before an area, of a comparison.
    pub(crate) comparing: HashSet<&'static str>,
    /// Between those and the area.
    pub(crate) between: HashSet<&'static str>,
    pub(crate) now: Patterns<()>,
    pub(crate) windows: Patterns<TimeWindow>,
    /// Each with what a figure of the first is not called: `median`, `mean`.
    pub(crate) statistics: Vec<(&'static str, &'static str)>,
    /// Verbs of reaching a number: `failed to reach`.
    pub(crate) reaching: HashSet<&'static str>,
    /// Before a population or an indicator, they make another one of it.
    pub(crate) narrowing: HashSet<&'static str>,
    /// What statistics are commonly of.
    pub(crate) topics: HashSet<&'static str>,
    /// Claim words that count beside a figure only.
    pub(crate) elsewhere: HashSet<&'static str>,
    /// Words that may stand between a claim and its figure.
    pub(crate) passing: HashSet<&'static str>,
    /// Whether the pattern means the nation; otherwise the region.
    pub(crate) levels: Patterns<bool>,
    pub(crate) own_place: HashSet<&'static str>,
    pub(crate) size_before: Patterns<()>,
    pub(crate) part_before: Patterns<()>,
    /// The unit of time that a word names: `week` of `weekly`.
    pub(crate) times: HashMap<&'static str, &'static str>,
    pub(crate) change: HashSet<&'static str>,
    pub(crate) ratio: HashSet<&'static str>,
    pub(crate) limit: HashSet<&'static str>,
    pub(crate) rank: HashSet<&'static str>,
    /// The group that a word names, by the first word of its line.
    pub(crate) groups: HashMap<&'static str, &'static str>,
    pub(crate) everybody: HashSet<&'static str>,
    pub(crate) common_words: HashSet<&'static str>,
}

static SURROUNDINGS: LazyLock<Surroundings> = LazyLock::new(|| {
    let mut all = Surroundings {
        not_counted: words(list(&FILE, "not-counted")).collect(),
        statistics: pairs(list(&FILE, "statistics")),
        reaching: words(list(&FILE, "reaching")).collect(),
        ..Surroundings::default()
    };
    for (key, lines) in lists(&FILE, "unnumbered") {
        let needs = match key.as_str() {
            "before-population" => Unnumbered::BeforePopulation,
            "before-things" => Unnumbered::BeforeThings,
            _ => Unnumbered::Claim,
        };
        for line in lines {
            all.unnumbered.add(line, needs);
        }
    }
    for (key, lines) in lists(&FILE, "windows") {
        let window = match key.as_str() {
            "over" => TimeWindow::Over,
            "ending" => TimeWindow::Ending,
            "beginning" => TimeWindow::Beginning,
            "later" => TimeWindow::Later,
            "ago" => TimeWindow::Ago,
            _ => panic!("en.yaml has the unknown key windows.{key}"),
        };
        for line in lines {
            all.windows.add(line, window);
        }
    }
    for (key, lines) in lists(&FILE, "sentence") {
        match key.as_str() {
            "comparing" => all.comparing.extend(words(lines)),
            "between" => all.between.extend(words(lines)),
            "now" => lines.into_iter().for_each(|line| all.now.add(line, ())),
            "nation" | "region" => lines
                .into_iter()
                .for_each(|line| all.levels.add(line, key == "nation")),
            "own-place" => all.own_place.extend(words(lines)),
            "size-before" => lines
                .into_iter()
                .for_each(|line| all.size_before.add(line, ())),
            "part-before" => lines
                .into_iter()
                .for_each(|line| all.part_before.add(line, ())),
            "week" | "month" | "year" | "day" | "hour" => {
                let unit: Vec<_> = words(lines).collect();
                all.times.extend(unit.iter().map(|&word| (word, unit[0])));
            }
            "change" => all.change.extend(words(lines)),
            "ratio" => all.ratio.extend(words(lines)),
            "limit" => all.limit.extend(words(lines)),
            "rank" => all.rank.extend(words(lines)),
            "elsewhere" => all.elsewhere.extend(words(lines)),
            "narrowing" => all.narrowing.extend(words(lines)),
            "topics" => all.topics.extend(words(lines)),
            "passing" => all.passing.extend(words(lines)),
            "groups" => {
                for line in lines {
                    let group = line.split('|').next().unwrap_or(line);
                    all.groups.extend(line.split('|').map(|word| (word, group)));
                }
            }
            "everybody" => all.everybody.extend(words(lines)),
            "common-words" => all.common_words.extend(words(lines)),
            _ => panic!("en.yaml has the unknown key sentence.{key}"),
        }
    }
    all
});

/// The English words of the sentence around a link.
pub(crate) fn surroundings() -> &'static Surroundings {
    &SURROUNDINGS
}
