//! The words and numbers of a text, with their positions.
//!
//! In: text that readers see. Out: tokens. Must not know: what they claim.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::compounds::is_compound;

/// A word, a number or a symbol of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: TokenKind<'a>,
    /// Its byte range in the text.
    pub(crate) range: Range<usize>,
}

/// The kind of a token, with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind<'a> {
    /// Digits.
    Number(Numeral),
    /// Letters, in lower case, with straight apostrophes.
    Word(Cow<'a, str>),
    /// Anything else but white space; dashes of every length are `-`.
    Symbol(char),
}

/// A number written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its value, sign included.
    pub(crate) value: Decimal,
    /// The number of digits after the point.
    pub(crate) decimals: u32,
    /// Whether it has thousands separators.
    pub(crate) grouped: bool,
    /// The number of digits before the point, leading zeros included.
    pub(crate) whole: usize,
    /// The letters or the per cent sign directly after it: `%`, `m`, `bn`, `th`, `s`.
    pub(crate) suffix: &'static str,
    /// The currency sign directly before it.
    pub(crate) currency: Option<char>,
}

impl Numeral {
    /// Whether it is written as a year of four digits.
    pub(crate) fn is_year(&self) -> bool {
        self.decimals == 0
            && !self.grouped
            && self.whole == 4
            && matches!(self.suffix, "" | "s")
            && self.currency.is_none()
            && self.value >= Decimal::from(1700)
            && self.value < Decimal::from(2200)
    }
}

impl Token<'_> {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<&Numeral> {
        match &self.kind {
            TokenKind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// The same token, without a reference to its text.
    pub(crate) fn into_owned(self) -> Token<'static> {
        let kind = match self.kind {
            TokenKind::Word(word) => TokenKind::Word(Cow::Owned(word.into_owned())),
            TokenKind::Number(digits) => TokenKind::Number(digits),
            TokenKind::Symbol(symbol) => TokenKind::Symbol(symbol),
        };
        Token {
            kind,
            range: self.range,
        }
    }

    pub(crate) fn is_symbol(&self, symbol: char) -> bool {
        self.kind == TokenKind::Symbol(symbol)
    }
}

/// The tokens of a text. A hyphen between two letters joins words (`two-thirds`) and is left out;
/// a compound (`drop-in`) is one word with it.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    // An English word has about five letters, and a space.
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let end = if next == ' ' {
            at + 1
        } else if next.is_ascii_alphabetic() {
            push_word(text, at, &mut tokens)
        } else if next.is_whitespace() {
            at + next.len_utf8()
        } else if let Some((digits, start, end)) = parse_numeral(text, at, &tokens) {
            while tokens
                .last()
                .is_some_and(|token| token.range.start >= start)
            {
                tokens.pop();
            }
            tokens.push(Token {
                kind: TokenKind::Number(digits),
                range: start..end,
            });
            end
        } else if next.is_alphabetic() {
            push_word(text, at, &mut tokens)
        } else {
            let end = at + next.len_utf8();
            let symbol = if is_dash(next) { '-' } else { next };
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let joins = next == '-'
                && letter(text[..at].chars().next_back())
                && letter(text[end..].chars().next());
            if joins {
                let first = tokens.pop_if(|token| token.range.end == at);
                push_compound(text, first, end, &mut tokens)
            } else {
                tokens.push(Token {
                    kind: TokenKind::Symbol(symbol),
                    range: at..end,
                });
                end
            }
        };
        at = end;
    }
    tokens
}

/// The tokens that overlap some bytes.
pub(crate) fn tokens_overlapping(tokens: &[Token], words: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| token.range.end <= words.start);
    let end = tokens.partition_point(|token| token.range.start < words.end);
    start..end.max(start)
}

/// Pushes the word that starts at `at`, and returns its end.
fn push_word<'a>(text: &'a str, at: usize, tokens: &mut Vec<Token<'a>>) -> usize {
    let end = word_end(text, at);
    tokens.push(Token {
        kind: TokenKind::Word(normalized(&text[at..end])),
        range: at..end,
    });
    end
}

/// Pushes the word that starts at `at` behind a hyphen, and the one before it: as one where both are a compound.
fn push_compound<'a>(
    text: &'a str,
    first: Option<Token<'a>>,
    at: usize,
    tokens: &mut Vec<Token<'a>>,
) -> usize {
    let end = word_end(text, at);
    if let Some(first) = first {
        let whole = &text[first.range.start..end];
        if is_compound(&whole.to_lowercase()) {
            tokens.push(Token {
                kind: TokenKind::Word(normalized(whole)),
                range: first.range.start..end,
            });
            return end;
        }
        tokens.push(first);
    }
    push_word(text, at, tokens)
}

/// A word in lower case, with straight apostrophes; borrowed where it is so already.
fn normalized(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|c| c.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.replace('’', "'").to_lowercase())
    }
}

/// Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus sign.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '\u{2212}'
    )
}

/// The end of the word that starts at `at`; an apostrophe between letters is part of it.
fn word_end(text: &str, at: usize) -> usize {
    // Nearly every word is ASCII letters up to a space or a punctuation mark.
    let letters = text.as_bytes()[at..].iter();
    let mut end = at
        + letters
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
    match text.as_bytes().get(end) {
        Some(b'\'' | 0x80..) => {}
        _ => return end,
    }
    let plain = end;
    let mut rest = text[plain..].char_indices().peekable();
    while let Some((offset, c)) = rest.next() {
        let inside = matches!(c, '\'' | '’')
            && end > at
            && rest.peek().is_some_and(|&(_, c)| c.is_alphabetic());
        if !(c.is_alphabetic() || inside || is_combining(c)) {
            break;
        }
        end = plain + offset + c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The number that starts at `at`, with its sign and currency; it starts before `at` where the tokens before are its sign
/// and its currency, in either order.
fn parse_numeral(text: &str, at: usize, before: &[Token]) -> Option<(Numeral, usize, usize)> {
    let bytes = text.as_bytes();
    if !bytes.get(at)?.is_ascii_digit() {
        return None;
    }
    let (whole_end, grouped) = whole_part(bytes, at);
    let mut end = whole_end;
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end += 1 + digits_from(bytes, end + 1);
    }
    let plain: String = text[at..end].chars().filter(|&c| c != ',').collect();
    let mut value = Decimal::from_str_exact(&plain).ok()?;
    let decimals = plain
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len() as u32);
    let whole = plain.split('.').next().map_or(0, str::len);
    let (suffix, end) = numeral_suffix(text, end);

    let mut start = at;
    let mut currency = None;
    for token in before.iter().rev().take(2) {
        if token.range.end != start {
            break;
        }
        match token.kind {
            TokenKind::Symbol(sign @ ('£' | '€' | '$')) if currency.is_none() => {
                currency = Some(sign);
            }
            // The dash of `-1.2`, `−£1.2` and `£−1.2` is a sign where only a space, a bracket or the currency is before it.
            TokenKind::Symbol('-') if value.is_sign_positive() => {
                let open = text[..token.range.start].chars().next_back();
                if open.is_some_and(|c| !(c.is_whitespace() || matches!(c, '(' | '£' | '€' | '$')))
                {
                    break;
                }
                value.set_sign_negative(true);
            }
            _ => break,
        }
        start = token.range.start;
    }
    let digits = Numeral {
        value,
        decimals,
        grouped,
        whole,
        suffix,
        currency,
    };
    Some((digits, start, end))
}

fn digits_from(bytes: &[u8], at: usize) -> usize {
    bytes[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The end of the digits before the point, and whether commas group them in threes.
fn whole_part(bytes: &[u8], at: usize) -> (usize, bool) {
    let first = digits_from(bytes, at);
    let mut end = at + first;
    let mut grouped = false;
    while first <= 3 && bytes.get(end) == Some(&b',') && digits_from(bytes, end + 1) == 3 {
        end += 4;
        grouped = true;
    }
    (end, grouped)
}

/// The suffix of a number, such as `bn` or `%`, and its end.
fn numeral_suffix(text: &str, at: usize) -> (&'static str, usize) {
    const KNOWN: [&str; 14] = [
        "m", "bn", "k", "th", "st", "nd", "rd", "s", "am", "pm", "pp", "pc", "p", "x",
    ];
    if text[at..].starts_with('%') {
        return ("%", at + 1);
    }
    let end = word_end(text, at);
    let word = normalized(&text[at..end]);
    match KNOWN.iter().find(|known| **known == word) {
        Some(known) => (known, end),
        None => ("", at),
    }
}
