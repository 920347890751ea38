//! Welsh words with the English ones that they are read as: cy.yaml.
#![expect(
    clippy::disallowed_types,
    reason = "looked up for every word of a text, never listed"
)]

use std::collections::HashMap;
use std::sync::LazyLock;

use super::read::{list, pairs, vocabulary};

/// The Welsh vocabulary.
pub(crate) struct WelshVocabulary {
    /// Phrases and their English, by each first word, in the order of the file.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>,
    numbers: HashMap<&'static str, &'static str>,
}

pub(super) static FILE: LazyLock<crate::yaml::Node> =
    LazyLock::new(|| vocabulary("cy.yaml", include_str!("cy.yaml")));

static VOCABULARY: LazyLock<WelshVocabulary> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<(Vec<&str>, &str)>> = HashMap::new();
    for (welsh, english) in pairs(list(&FILE, "phrases")) {
        let words: Vec<&str> = welsh.split(' ').collect();
        for first in words[0].split('|') {
            let of_first = phrases.entry(first).or_default();
            of_first.push((words.clone(), english));
        }
    }
    WelshVocabulary {
        phrases,
        numbers: pairs(list(&FILE, "numbers")).into_iter().collect(),
    }
});

/// The English of the first phrase that starts at a word, with its number of words; `word` gives the one so far on.
pub(crate) fn english_of_phrase<'w>(
    word: impl Fn(usize) -> Option<&'w str>,
) -> Option<(usize, &'static str)> {
    let phrases = VOCABULARY.phrases.get(word(0)?)?;
    phrases.iter().find_map(|(parts, english)| {
        let fits = |(on, part): (usize, &&str)| {
            word(on).is_some_and(|word| part.split('|').any(|one| one == word))
        };
        let mut parts_on = parts.iter().enumerate();
        parts_on.all(fits).then_some((parts.len(), *english))
    })
}

/// The English of a small number.
pub(crate) fn english_of_number(word: &str) -> Option<&'static str> {
    VOCABULARY.numbers.get(word).copied()
}
