//! Hedges: words before or after a number, and signs, that say how exact it is.
#![expect(
    clippy::disallowed_types,
    clippy::iter_over_hash_type,
    reason = "looked up for every word of a text; each list is put in order by itself"
)]

use std::collections::HashMap;

/// How exact a number is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// `about`
    About,
    /// `more than`
    MoreThan,
    /// `just over`
    JustOver,
    /// `well over`
    WellOver,
    /// `at least`
    AtLeast,
    /// `nearly`
    Nearly,
    /// `less than`
    LessThan,
    /// `well under`
    WellUnder,
    /// `at most`
    AtMost,
}

/// A hedge that is written as a sign before a number.
pub(crate) fn hedge_sign(sign: char) -> Option<Hedge> {
    Some(match sign {
        '~' | '≈' => Hedge::About,
        '>' => Hedge::MoreThan,
        '<' => Hedge::LessThan,
        '≥' => Hedge::AtLeast,
        '≤' => Hedge::AtMost,
        _ => return None,
    })
}

/// Hedges with their words, by one of these words.
type HedgesByWord = HashMap<&'static str, Vec<(Vec<&'static str>, Hedge)>>;

/// The hedges of lists by the word that `key` picks, the longest first.
pub(super) fn hedges_of(
    lists: Vec<(String, Vec<&'static str>)>,
    key: for<'a> fn(&'a [&'static str]) -> Option<&'a &'static str>,
) -> HedgesByWord {
    let mut hedges = HedgesByWord::new();
    for (name, lines) in lists {
        let hedge = match name.as_str() {
            "about" => Hedge::About,
            "more-than" => Hedge::MoreThan,
            "just-over" => Hedge::JustOver,
            "well-over" => Hedge::WellOver,
            "well-under" => Hedge::WellUnder,
            "at-least" => Hedge::AtLeast,
            "nearly" => Hedge::Nearly,
            "less-than" => Hedge::LessThan,
            "at-most" => Hedge::AtMost,
            _ => panic!("en.yaml has the unknown hedge {name}"),
        };
        let phrases = lines.into_iter().flat_map(|line| {
            if line.contains(' ') {
                vec![line.split(' ').collect::<Vec<_>>()]
            } else {
                line.split('|').map(|word| vec![word]).collect()
            }
        });
        for words in phrases {
            if let Some(&word) = key(&words) {
                hedges.entry(word).or_default().push((words, hedge));
            }
        }
    }
    for of_word in hedges.values_mut() {
        of_word.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    hedges
}
