//! Lines that editors write and YAML cannot parse, found line by line once the parser has failed.
//!
//! In: the text. Out: each mistake with its message, the corrected line, and edits after which parsing can continue, so that
//! other errors of the file are found in the same run. Only what is certain from the line and its neighbours' indentation is
//! reported.

use std::ops::Range;

use super::lines::{Line, Opened, lines, opened, quote_end};
use super::mend::{self, quoted};
use super::patch::Edit;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// A mistake, and the edit with which parsing continues.
pub(super) struct Mistake {
    pub(super) diagnostic: Diagnostic,
    pub(super) edits: Vec<Edit>,
    /// The text that was meant, where the copy has a placeholder.
    pub(super) placeholder: Option<Range<usize>>,
}

impl Mistake {
    /// A mistake that a replacement in one place corrects.
    pub(super) fn mended(
        diagnostic: Diagnostic,
        range: Range<usize>,
        with: impl Into<String>,
    ) -> Self {
        Self {
            diagnostic,
            edits: vec![Edit {
                range,
                with: with.into(),
            }],
            placeholder: None,
        }
    }
}

/// Finds the mistakes of a text that starts at byte `base` of a source.
pub(super) fn find(source: &Source, base: usize, text: &str) -> Vec<Mistake> {
    let lines = lines(text);
    let finder = Finder {
        source,
        base,
        text,
        lines: &lines,
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let (mistake, next) = finder.line(index);
        found.extend(mistake);
        index = next.max(index + 1);
    }
    found
}

pub(super) struct Finder<'a> {
    source: &'a Source,
    base: usize,
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
}

impl Finder<'_> {
    /// The mistake in a line, and the next line to check: the lines of a multi-line value are skipped.
    fn line(&self, index: usize) -> (Option<Mistake>, usize) {
        let line = &self.lines[index];
        let next = index + 1;
        if line.is_empty(self.text) {
            return (None, next);
        }
        if let Some(mistake) = self.tab(line).or_else(|| self.unseen(line)) {
            return (Some(mistake), next);
        }
        if let Some(bullet) = self.bullet(line) {
            return (Some(bullet), next);
        }
        let Some(value) = line.value.clone() else {
            return (self.missing_space(line), next);
        };
        let written = &self.text[value.clone()];
        match written.as_bytes() {
            [] => (None, next),
            [b'|' | b'>', ..] if is_block_header(written) => (None, self.deeper_end(index)),
            [quote @ (b'"' | b'\''), ..] => self.quoted(index, value, *quote),
            [b'[' | b'{', ..] => self.bracketed(index, value),
            _ if is_special_start(written) => (Some(self.special(value)), next),
            _ if has_colon(self.words(&value)) => (Some(self.colon(value)), next),
            _ => (None, next),
        }
    }

    fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.base + range.start..self.base + range.end
    }

    pub(super) fn error(&self, range: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(
            Code::YamlSyntax,
            self.source.span(self.place(range)),
            message,
        )
    }

    /// The source's line with a range replaced by `new`.
    pub(super) fn written(&self, range: &Range<usize>, new: &str) -> String {
        let line = self.source.mended(self.place(range), new);
        format!("write: {}", line.trim_start())
    }

    /// A value up to a comment.
    fn words(&self, value: &Range<usize>) -> &str {
        &self.text[value.start..mend::value_end(self.text, value.start)]
    }

    /// The first line after `index` that is indented no deeper than it.
    fn deeper_end(&self, index: usize) -> usize {
        let indent = self.lines[index].indent;
        (index + 1..self.lines.len())
            .find(|&next| {
                let line = &self.lines[next];
                !line.is_empty_text(self.text) && line.margin <= indent
            })
            .unwrap_or(self.lines.len())
    }

    /// `{accent: #7A1F4F}`: YAML reads the rest of the line as a comment.
    fn hash_in_brackets(&self, value: &Range<usize>) -> Option<Mistake> {
        let start = mend::value_end(self.text, value.start);
        let hash = start + self.text[start..value.end].find('#')?;
        let end = self.text[hash..value.end].find([',', ' ', ']', '}'])? + hash;
        let quoted = quoted(&self.text[hash..end]);
        let mended = format!(
            "{}{quoted}{}",
            &self.text[value.start..hash],
            &self.text[end..value.end]
        );
        if !matches!(opened(&mended), Opened::Closed(_)) {
            return None;
        }
        let word = hash..end;
        let diagnostic = self
            .error(&word, "a text that starts with # needs quotes")
            .help(self.written(&word, &quoted));
        Some(Mistake::mended(diagnostic, word.clone(), quoted))
    }

    /// `title:Coventry`
    fn missing_space(&self, line: &Line) -> Option<Mistake> {
        let words = &self.text[line.content.clone()];
        let colon = words.find(':')?;
        let key = &words[..colon];
        let word = !key.is_empty()
            && key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let value = words[colon + 1..].trim_end();
        // `https://…` and `12:30` are texts with a colon in them.
        if !word || value.starts_with("//") || key.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let at = line.content.start + colon + 1;
        let range = line.content.start..at + value.len();
        // YAML does not treat a no-break space as a space.
        let space = at..at + value.len() - value.trim_start().len();
        let message = if space.is_empty() {
            "a space is missing after the colon"
        } else {
            "the space after the colon is a no-break space, which YAML does not take for one"
        };
        let diagnostic = self.error(&range, message).help(self.written(&space, " "));
        Some(Mistake::mended(diagnostic, space, " "))
    }

    fn quoted(&self, index: usize, value: Range<usize>, quote: u8) -> (Option<Mistake>, usize) {
        let sign = char::from(quote);
        let until = self.deeper_end(index);
        let end = self.lines[until - 1].end;
        if let Some(close) = quote_end(&self.text[value.start..end], quote) {
            let close = value.start + close;
            let last = self.line_of(close, index);
            let rest = self.text[close..self.lines[last].end].trim();
            if rest.is_empty() || rest.starts_with('#') {
                return (None, last + 1);
            }
            if last > index {
                // Over several lines: the closing quote may be the opening quote of a later line.
                return (Some(self.unclosed(value, sign)), index + 1);
            }
            let range = value.start..mend::value_end(self.text, close);
            let written = &self.text[range.clone()];
            // 'Coventry's plan': the outer quotes are not part of the text.
            let around = written
                .strip_prefix(sign)
                .and_then(|written| written.strip_suffix(sign));
            let written = around.unwrap_or(written);
            let diagnostic = self
                .error(&range, "there is text behind the closing quote")
                .help(self.written(&range, &quoted(written)));
            return (Some(stand_in(diagnostic, range.clone(), range)), index + 1);
        }
        (Some(self.unclosed(value, sign)), index + 1)
    }

    fn unclosed(&self, value: Range<usize>, sign: char) -> Mistake {
        let inner = value.start + 1..value.end;
        let words = self.text[inner.clone()].trim_end();
        let mut diagnostic = self
            .error(&value, "this quote is never closed")
            .help(self.written(&value, &format!("{sign}{words}{sign}")));
        if sign == '\'' {
            let line = self.written(&value, &quoted(&self.text[value.clone()]));
            diagnostic = diagnostic.help(format!("if it is an apostrophe, {line}"));
        }
        stand_in(diagnostic, value, inner)
    }

    fn line_of(&self, byte: usize, from: usize) -> usize {
        let found = self.lines[from..].partition_point(|line| line.end < byte);
        (from + found).min(self.lines.len() - 1)
    }

    fn bracketed(&self, index: usize, value: Range<usize>) -> (Option<Mistake>, usize) {
        let mut until = self.deeper_end(index);
        // A closing bracket may be in the column of the key.
        if let Some(line) = self.lines.get(until)
            && self.text[line.content.clone()].starts_with([']', '}'])
        {
            until += 1;
        }
        let end = self.lines[until - 1].end;
        match opened(&self.text[value.start..end]) {
            Opened::Closed(close) => {
                let close = value.start + close;
                let last = self.line_of(close, index);
                let rest = self.text[close..self.lines[last].end].trim();
                if rest.is_empty() || rest.starts_with('#') || last > index {
                    return (None, last + 1);
                }
                let range = value.start..mend::value_end(self.text, close);
                (Some(self.special(range)), index + 1)
            }
            Opened::Missing(closers) => {
                if let Some(mistake) = self.hash_in_brackets(&value) {
                    return (Some(mistake), index + 1);
                }
                let range = value.start..mend::value_end(self.text, value.start);
                let written = &self.text[range.clone()];
                let first = written.chars().next().unwrap_or('[');
                let diagnostic = self
                    .error(&range, format!("the bracket {first} is never closed"))
                    .help(self.written(&range, &format!("{written}{closers}")));
                let line = self.written(&range, &quoted(written));
                let mistake = Mistake {
                    diagnostic: diagnostic.help(format!("if it is a text, {line}")),
                    edits: vec![Edit {
                        range: range.end..range.end,
                        with: closers,
                    }],
                    placeholder: None,
                };
                (Some(mistake), index + 1)
            }
            Opened::Wrong => {
                let range = value.start..mend::value_end(self.text, value.start);
                (Some(self.special(range)), index + 1)
            }
        }
    }

    /// A text that starts with an indicator of YAML.
    fn special(&self, value: Range<usize>) -> Mistake {
        let value = value.start..mend::value_end(self.text, value.start).max(value.start + 1);
        let diagnostic = mend::special_start(self.source, self.place(&value));
        stand_in(diagnostic, value.clone(), value)
    }

    fn colon(&self, value: Range<usize>) -> Mistake {
        let value = value.start..mend::value_end(self.text, value.start);
        let written = &self.text[value.clone()];
        let inner = written
            .strip_prefix('“')
            .and_then(|rest| rest.strip_suffix('”'));
        let diagnostic = self
            .error(&value, "a text with a colon in it needs quotes")
            .help(self.written(&value, &quoted(inner.unwrap_or(written))));
        stand_in(diagnostic, value.clone(), value)
    }
}

/// A mistake whose line is read with a placeholder for `value`.
fn stand_in(diagnostic: Diagnostic, value: Range<usize>, meant: Range<usize>) -> Mistake {
    let with = "x".repeat(value.len());
    Mistake {
        diagnostic,
        edits: vec![Edit { range: value, with }],
        placeholder: Some(meant),
    }
}

/// `|`, `>-`, `|2`, followed by nothing but a comment.
fn is_block_header(written: &str) -> bool {
    let rest =
        written[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    rest.trim().is_empty() || rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t'])
}

/// Whether a plain text cannot start like this.
fn is_special_start(written: &str) -> bool {
    let bytes = written.as_bytes();
    match bytes.first() {
        Some(b'@' | b'`' | b'%' | b'!' | b'&' | b'*' | b'|' | b'>' | b',' | b']' | b'}') => true,
        Some(b'-' | b'?') => matches!(bytes.get(1), None | Some(b' ' | b'\t')),
        _ => false,
    }
}

/// Whether a plain text contains a colon that YAML reads as the end of a key.
fn has_colon(words: &str) -> bool {
    words.contains(": ") || words.contains(":\t") || words.ends_with(':')
}
