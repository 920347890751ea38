//! Digits of other scripts: full-width, mathematical, Arabic-Indic. A reader sees a number, and no rule reads one.
//!
//! In: a run of text. Out: a message at each run of such digits. Must not know: numbers.

use crate::config::Evidence;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Prose;
use crate::evidence::scope::EvidenceScope;

/// Whether a text may have such digits. Most texts are ASCII, or have no character beyond punctuation.
pub(crate) fn may_have(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_other_digit)
}

/// Reports each number that is written with digits of another script.
pub(crate) fn report(prose: &Prose, scope: &EvidenceScope, diagnostics: &mut Vec<Diagnostic>) {
    let text = &prose.text;
    if scope.evidence == Evidence::Off || !may_have(text) {
        return;
    }
    let mut digits = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, first)) = digits.next() {
        // `km²` and the `³` of a note are no numbers of their own.
        let raised = is_raised(first) && !before.is_whitespace();
        before = first;
        if !is_other_digit(first) || raised {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = digits.next_if(|(at, next)| {
            let point = matches!(next, '.' | ',' | '．' | '，' | '٫' | '٬');
            is_other_digit(*next)
                || point && text[at + next.len_utf8()..].starts_with(is_other_digit)
        }) {
            end = at + next.len_utf8();
            before = next;
        }
        let words = &text[start..end];
        let mut diagnostic = Diagnostic::error(
            Code::OtherDigits,
            prose.span_of(start..end),
            format!("\"{words}\" is written with digits that are not read as a number"),
        )
        .help("write it with the digits 0 to 9");
        if scope.evidence != Evidence::Require {
            diagnostic.severity = Severity::Advice;
        }
        diagnostics.push(diagnostic);
    }
}

/// Whether a character is a digit of another script. Fractions (`½`) and letters that stand for numbers (`Ⅳ`) are none.
fn is_other_digit(character: char) -> bool {
    character.is_numeric()
        && !character.is_ascii()
        && !matches!(character, '¼'..='¾' | '\u{2150}'..='\u{218b}' | '\u{3007}'..='\u{33ff}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a digit is set above or below the line.
fn is_raised(digit: char) -> bool {
    matches!(digit, '¹' | '²' | '³' | '\u{2070}'..='\u{2089}')
}
