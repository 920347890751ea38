//! A period among other words, in the name of a column.

use super::{Hyphen, parse::parse};

/// The period that a column's name has in it: `2019`, `Rate 2019/20`, `2015-17 (%)`. `None` where it has none, or several.
pub fn period_within(name: &str) -> Option<String> {
    let name = name.trim();
    if parse(name, Hyphen::Guess).is_some() {
        return Some(name.to_owned());
    }
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || "()[]_,:;".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Option<(usize, usize)> = None;
    for start in 0..words.len() {
        let longest = (start + 1..=words.len().min(start + MOST_WORDS))
            .rev()
            .find(|&end| parse(&words[start..end].join(" "), Hyphen::Guess).is_some());
        let Some(end) = longest else { continue };
        match found {
            // "2015 Q1" behind "30 June 2015" is no other period, but words of the first.
            Some((_, last)) if start < last => {}
            Some(_) => return None,
            None => found = Some((start, end)),
        }
    }
    found.map(|(start, end)| words[start..end].join(" "))
}

/// The most words of a period: `1 October 2021 to 30 September 2022`.
const MOST_WORDS: usize = 7;
