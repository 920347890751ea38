//! Statistics without a digit: `has halved`, `a third lower`, `most residents`, `hundreds of children`, `the lowest in England`.
//!
//! In: a text's tokens. Out: the number of tokens of such a claim. Must not know: links, data.

use crate::evidence::prose::pattern::PatternSlot;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::{Unnumbered, surroundings};

/// Whether a text may have such a claim: most have no word that one begins with.
pub(crate) fn may_have_unnumbered(text: &str) -> bool {
    let first_words = &surroundings().unnumbered;
    text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        if word.starts_with(|c: char| c.is_ascii_uppercase()) {
            first_words.may_begin_with(&word.to_ascii_lowercase())
        } else {
            first_words.may_begin_with(word)
        }
    })
}

/// The number of tokens of a claim without a digit that begins at a token; `area_len` is that of an area's name.
pub(super) fn unnumbered_claim_len(
    tokens: &[Token],
    at: usize,
    area_len: &dyn Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let known = surroundings();
    let slot =
        |slot: PatternSlot, at: usize| (slot == PatternSlot::Area).then(|| area_len(at)).flatten();
    let found = known.unnumbered.longest_at(tokens, at, &slot, &|_| true)?;
    let next = at + found.len;
    let not_counted = |at: usize| word(at).is_some_and(|word| known.not_counted.contains(word));
    match found.meaning {
        // `by a quarter past nine`, `by half term`
        Unnumbered::Claim => {
            let of_time = matches!(word(next), Some("past" | "term" | "time" | "way" | "to"))
                || (word(next) == Some("of") && (not_counted(next + 1) || not_counted(next + 2)));
            let object = matches!(
                word(next),
                Some("its" | "their" | "his" | "her" | "our" | "my" | "your")
            );
            // `by half a point` is a number.
            let number = word(next - 1) == Some("half") && matches!(word(next), Some("a" | "an"));
            (!of_time && !object && !number).then_some(found.len)
        }
        Unnumbered::BeforePopulation => {
            // `most people know`: everybody, and no population of an area.
            let most_people =
                word(next) == Some("people") && word(at) == Some("most") && found.len == 1;
            let placed = matches!(word(next + 1), Some("in" | "aged" | "living"));
            // `most deprived neighbourhoods` is a superlative.
            let reach = if found.len == 1 { 1 } else { 3 };
            let noun = (next..next + reach).find(|&at| word(at).is_some_and(is_of_an_area))?;
            (!most_people || placed).then_some(noun + 1 - at)
        }
        Unnumbered::BeforeThings => {
            word(next)?;
            (!not_counted(next) && !not_counted(next + 1)).then_some(found.len)
        }
    }
}

/// Whether a word names part of an area's population; `most members agreed` is of a meeting.
fn is_of_an_area(word: &str) -> bool {
    let known = surroundings();
    known.groups.contains_key(word)
        || known.everybody.contains(word)
        || matches!(
            word,
            "neighbourhoods" | "tenants" | "parents" | "teenagers" | "carers" | "smokers"
        )
}
