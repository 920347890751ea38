//! The forms that names of areas take in prose: `Bristol` of `Bristol, City of`, `St Helens` of `St. Helens`,
//! `yng Nghymru` of `Cymru`.
//!
//! In: a name of areas.csv, or the tokens of one in a text. Out: the forms that may be in prose. Must not know: which
//! areas there are.

use std::ops::Range;

use super::token::Token;

/// The normal form of a name, which all its spellings share: `Yorkshire and the Humber`, `St Helens`,
/// `King's Lynn and West Norfolk`.
pub(crate) fn normalized_name(name: &str) -> String {
    const SMALL: &[&str] = &["of", "the", "and", "upon", "on", "with", "in", "under"];
    let words = name.split_whitespace().map(|word| {
        let lower = word.to_lowercase();
        match word {
            "&" => "and".to_owned(),
            _ if SMALL.contains(&lower.as_str()) => lower,
            _ => word.replace('’', "'").replace('.', ""),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Shorter forms of a name: of `Bristol, City of` they are `Bristol` and `City of Bristol`.
pub(crate) fn name_forms(name: &str) -> Vec<String> {
    let mut forms = vec![normalized_name(name)];
    if let Some((short, rest)) = name.split_once(", ") {
        let rest = normalized_name(rest);
        if matches!(rest.as_str(), "City of" | "County of" | "Borough of") {
            forms.push(normalized_name(short));
            forms.push(normalized_name(&format!("{rest} {short}")));
        }
    }
    if name == "United Kingdom" {
        forms.push("UK".to_owned());
    }
    forms
}

/// A Welsh name with its mutations, as after `yn`, `i`, `o`, `a`: `Nghymru`, `Gymru`, `Chymru`.
pub(crate) fn mutated_forms(name: &str) -> Vec<String> {
    // A digraph is one sound, and only `Ll` and `Rh` mutate.
    let changes: &[(&str, &[&str])] = &[
        ("Ll", &["L"]),
        ("Rh", &["R"]),
        ("Ch", &[]),
        ("Ff", &[]),
        ("Ph", &[]),
        ("Th", &[]),
        ("Dd", &[]),
        ("C", &["Ngh", "G", "Ch"]),
        ("P", &["Mh", "B", "Ph"]),
        ("T", &["Nh", "D", "Th"]),
        ("G", &["Ng", ""]),
        ("B", &["M", "F"]),
        ("D", &["N", "Dd"]),
        ("M", &["F"]),
    ];
    let Some((sound, others)) = changes.iter().find(|(sound, _)| name.starts_with(sound)) else {
        return Vec::new();
    };
    let rest = &name[sound.len()..];
    let with = |start: &&str| {
        let mut letters = rest.chars();
        match letters.next() {
            // `Gwent` after `o` is `Went`.
            Some(first) if start.is_empty() => {
                first.to_uppercase().chain(letters).collect::<String>()
            }
            _ => format!("{start}{rest}"),
        }
    };
    others
        .iter()
        .map(with)
        .map(|name| normalized_name(&name))
        .collect()
}

/// A name without a possessive ending.
pub(crate) fn without_possessive(name: &str) -> &str {
    name.strip_suffix("'s")
        .or_else(|| name.strip_suffix("’s"))
        .unwrap_or(name)
}

/// Whether a name is part of a longer one that is not an area: `Luton Airport`, `Coventry and Warwickshire Partnership`.
pub(crate) fn is_part_of_longer_name(text: &str, tokens: &[Token], range: Range<usize>) -> bool {
    let capital = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.word().is_some() && text[token.range.clone()].starts_with(char::is_uppercase)
        })
    };
    let last = &text[tokens[range.end - 1].range.clone()];
    let owns = without_possessive(last) != last;
    let touching = |one: usize, other: usize| {
        text[tokens[one].range.end..tokens[other].range.start]
            .trim()
            .is_empty()
    };
    (!owns && capital(range.end) && touching(range.end - 1, range.end))
        || (range.start > 1
            && capital(range.start - 1)
            && touching(range.start - 1, range.start)
            && !is_function_word(&tokens[range.start - 1]))
}

/// Whether a token is a word that has a capital only at the start of a sentence.
fn is_function_word(token: &Token) -> bool {
    matches!(
        token.word(),
        Some(
            "in" | "across"
                | "than"
                | "the"
                | "of"
                | "for"
                | "at"
                | "and"
                | "while"
                | "but"
                | "like"
                | "with"
        )
    )
}
