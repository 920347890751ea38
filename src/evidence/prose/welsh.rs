//! Translates Welsh claim words to English ones, so that one reader and one judge serve both languages.
//!
//! In: the tokens of a text on a Welsh page. Out: the same tokens at the same positions, with those words in English.
//! Must not know: what the words claim.

use std::borrow::Cow;

use crate::evidence::prose::token::{Token, TokenKind, tokens};

/// The tokens of a text on a page of a language.
pub(crate) fn tokens_in<'a>(text: &'a str, language: &str) -> Vec<Token<'a>> {
    let own = tokens(text);
    if language == "cy" {
        to_english(&own)
    } else {
        own
    }
}

/// Phrases and their English, which has no more words; the longest first. `a|b` is either word.
const PHRASES: &[(&str, &str)] = &[
    ("nid yw ar gael", "unavailable"),
    ("dwy ran o dair", "two thirds"),
    ("heb ei gyhoeddi|chyhoeddi", "suppressed"),
    ("heb eu cyhoeddi", "suppressed"),
    ("dim newid clir", "no clear change"),
    ("o'i gymharu|chymharu â|ag", "compared with"),
    ("o'u cymharu â|ag", "compared with"),
    ("o gymharu â|ag", "compared with"),
    ("ychydig o dan", "just under"),
    ("yr un fath", "unchanged"),
    ("ni fu newid", "unchanged"),
    ("aeth i lawr", "fell"),
    ("aeth i fyny", "rose"),
    ("ni chyhoeddwyd", "suppressed"),
    ("ychydig dros", "just over"),
    ("heb newid", "unchanged"),
    ("ni newidiodd", "unchanged"),
    ("o dan", "under"),
    ("o leiaf", "at least"),
    ("hyd at", "up to"),
    ("bron i", "nearly"),
    ("o bob", "in"),
    ("i lawr", "down"),
    ("i fyny", "up"),
    ("uwch na|nag", "higher than"),
    ("is na|nag", "lower than"),
    ("mwy na|nag", "more than"),
    ("llai na|nag", "less than"),
    ("fwy na|nag", "more than"),
    ("lai na|nag", "less than"),
    ("gwell na|nag", "better than"),
    ("gwaeth na|nag", "worse than"),
    ("tebyg i", "similar to"),
    ("wedi gostwng|disgyn|syrthio|lleihau|cwympo", "fell"),
    ("wedi codi|cynyddu|tyfu", "rose"),
    ("tri chwarter", "three quarters"),
    (
        "gostyngodd|ostyngodd|disgynnodd|syrthiodd|cwympodd|gostyngwyd|lleihaodd|gostwng",
        "fell",
    ),
    (
        "cynyddodd|gynyddodd|chynyddodd|cododd|gododd|chododd|tyfodd|cynyddwyd|codwyd|cynyddu",
        "rose",
    ),
    ("cynnydd|gynnydd", "increase"),
    ("gostyngiad|ostyngiad", "decrease"),
    ("lledodd|ehangodd", "widened"),
    ("culhaodd", "narrowed"),
    ("dyblodd|dyblu|ddyblu", "doubled"),
    ("treblodd|treblu", "trebled"),
    ("hanerodd|haneru|haneru", "halved"),
    ("dwywaith", "twice"),
    ("uwch", "higher"),
    ("uchaf", "highest"),
    ("isaf", "lowest"),
    ("gorau|orau", "best"),
    ("gwaethaf|waethaf", "worst"),
    ("gwellodd|gwella|gwelliant", "improved"),
    ("gwaethygodd|gwaethygu", "worsened"),
    ("sefydlog", "stable"),
    ("tua|oddeutu", "about"),
    ("bron", "nearly"),
    ("dros", "over"),
    ("traean|draean", "third"),
    ("chwarter", "quarter"),
    ("hanner", "half"),
    ("ail", "second"),
    ("trydydd|drydydd|trydedd|drydedd", "third"),
    ("pedwerydd|pedwaredd|bedwaredd", "fourth"),
    ("bwlch", "gap"),
    ("ystadegol", "statistically"),
    ("arwyddocaol", "significant"),
    ("nid|ni", "not"),
];

/// Small numbers, which are translated only before `y cant` and beside `o bob`.
const NUMBERS: &[(&str, &str)] = &[
    ("un", "one"),
    ("dau", "two"),
    ("dwy", "two"),
    ("tri", "three"),
    ("tair", "three"),
    ("pedwar", "four"),
    ("pedair", "four"),
    ("pump", "five"),
    ("pum", "five"),
    ("chwech", "six"),
    ("saith", "seven"),
    ("wyth", "eight"),
    ("naw", "nine"),
    ("deg", "ten"),
];

fn to_english<'a>(own: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut read: Vec<Token> = Vec::with_capacity(own.len());
    let mut at = 0;
    // Whether the `a` of `rhwng` or the `i` of `o` is still to come.
    let (mut between, mut from) = (false, false);
    while let Some(token) = own.get(at) {
        if let Some((len, english)) = phrase_at(own, at) {
            let count = english.split(' ').count();
            for (index, word) in english.split(' ').enumerate() {
                let last = if index + 1 == count {
                    at + len - 1
                } else {
                    at + index
                };
                read.push(Token {
                    kind: TokenKind::Word(Cow::Borrowed(word)),
                    range: own[at + index].range.start..own[last].range.end,
                });
            }
            at += len;
            continue;
        }
        let number = |at: usize| own.get(at).is_some_and(|token| token.number().is_some());
        let word = |at: usize| own.get(at).and_then(Token::word);
        let of_many = word(at + 1) == Some("y") && word(at + 2) == Some("cant")
            || word(at + 1) == Some("o") && word(at + 2) == Some("bob")
            || at > 1 && word(at - 1) == Some("bob");
        let english = match token.word() {
            Some("rhwng") if number(at + 1) => {
                between = true;
                Some("between")
            }
            Some("a" | "ac") if between && number(at + 1) => {
                between = false;
                Some("and")
            }
            Some("o") if number(at + 1) => {
                // `i lawr o 5.1 y cant`
                let moved = at > 0 && matches!(word(at - 1), Some("lawr" | "fyny"));
                from = (at + 2..own.len().min(at + 12))
                    .any(|at| word(at) == Some("i") && number(at + 1));
                Some(if from || moved { "from" } else { "by" })
            }
            Some("i") if from && number(at + 1) => {
                from = false;
                Some("to")
            }
            // `0.3 pwynt canran yn is`
            Some("is")
                if at > 1 && (word(at - 1) == Some("canran") || word(at - 1) == Some("yn")) =>
            {
                Some("lower")
            }
            Some(own) if of_many => NUMBERS
                .iter()
                .find(|(welsh, _)| *welsh == own)
                .map(|(_, english)| *english),
            _ => None,
        };
        let mut token = token.clone();
        if let Some(english) = english {
            token.kind = TokenKind::Word(Cow::Borrowed(english));
        }
        read.push(token);
        at += 1;
    }
    read
}

/// The first phrase that starts at a token, with its number of tokens.
fn phrase_at(own: &[Token], at: usize) -> Option<(usize, &'static str)> {
    own.get(at)?.word()?;
    PHRASES.iter().find_map(|(welsh, english)| {
        let mut len = 0;
        for part in welsh.split(' ') {
            let word = own.get(at + len)?.word()?;
            part.split('|').find(|one| *one == word)?;
            len += 1;
        }
        Some((len, *english))
    })
}
