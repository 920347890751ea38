//! Explains a failure of the parser where no single line looks wrong: mostly indentation.

use std::ops::Range;

use super::lines::{Line, lines};
use super::mend::quoted;
use super::mistakes::Mistake;
use super::patch::Edit;
use super::read::Fault;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The mistake at byte `at` of a text that starts at byte `base` of a source.
pub(super) fn explain(
    source: &Source,
    base: usize,
    text: &str,
    at: usize,
    fault: Fault,
) -> Mistake {
    let lines = lines(text);
    let place = Place {
        source,
        base,
        text,
        lines: &lines,
    };
    let Some(index) = place.line_at(at) else {
        return place.whole_line(base..base, "this cannot be read as YAML");
    };
    let line = &lines[index];
    match fault {
        Fault::SecondDocument => place.dashes(index),
        Fault::Character => place.character(at),
        Fault::Escape => place.escape(line),
        Fault::Bracket => place.value(line, "the brackets on this line do not match"),
        _ => place
            .indentation(index)
            .unwrap_or_else(|| place.value(line, "this line cannot be read as YAML")),
    }
}

struct Place<'a> {
    source: &'a Source,
    base: usize,
    text: &'a str,
    lines: &'a [Line],
}

impl Place<'_> {
    /// The line of a byte; at the text's end, or on an empty line, the last non-empty line before it.
    fn line_at(&self, at: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.start <= at);
        (0..after)
            .rev()
            .find(|&index| !self.lines[index].is_empty(self.text))
    }

    fn error(&self, range: &Range<usize>, message: &str) -> Diagnostic {
        let range = self.base + range.start..self.base + range.end;
        Diagnostic::error(Code::YamlSyntax, self.source.span(range), message)
    }

    fn written(&self, range: &Range<usize>, new: &str) -> String {
        let range = self.base + range.start..self.base + range.end;
        format!("write: {}", self.source.mended(range, new).trim_start())
    }

    fn whole_line(&self, range: Range<usize>, message: &str) -> Mistake {
        Mistake {
            diagnostic: Diagnostic::error(Code::YamlSyntax, self.source.span(range), message),
            edits: Vec::new(),
            placeholder: None,
        }
    }

    /// A value that cannot be parsed; parsing continues with a placeholder.
    fn value(&self, line: &Line, message: &str) -> Mistake {
        let Some(value) = line.value.clone().filter(|value| !value.is_empty()) else {
            let diagnostic = self
                .error(&line.content, message)
                .help("a line is made of a key, a colon, a space and a value");
            return Self::comment_out(line, diagnostic);
        };
        let written = &self.text[value.clone()];
        let diagnostic = self.error(&value, message).help(format!(
            "if it is a text, {}",
            self.written(&value, &quoted(written))
        ));
        let with = "x".repeat(value.len());
        Mistake {
            diagnostic,
            edits: vec![Edit {
                range: value.clone(),
                with,
            }],
            placeholder: Some(value),
        }
    }

    /// Parsing continues without the line.
    fn comment_out(line: &Line, diagnostic: Diagnostic) -> Mistake {
        let start = line.content.start;
        Mistake::mended(diagnostic, start..line.end.max(start), "#")
    }

    /// A line of dashes in the middle of a file.
    fn dashes(&self, index: usize) -> Mistake {
        let found = (0..=index).rev().find(|&index| {
            let line = &self.lines[index];
            self.text[line.start..line.end].trim_end() == "---" && index > 0
        });
        let line = &self.lines[found.unwrap_or(index)];
        let range = line.start..line.end;
        let diagnostic = self
            .error(
                &range,
                "a line of three dashes is not allowed here: it would begin a second document",
            )
            .help("remove the line");
        Self::comment_out(
            &Line {
                content: range,
                value: None,
                ..*line
            },
            diagnostic,
        )
    }

    fn character(&self, from: usize) -> Mistake {
        // The parser reports the start of the text that contains the character.
        let unseen = |letter: char| {
            letter == '\u{feff}' || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        };
        let at = self.text[from..].find(unseen).map_or(from, |at| from + at);
        let len = self.text[at..].chars().next().map_or(0, char::len_utf8);
        let range = at..at + len;
        Mistake {
            diagnostic: self
                .error(&range, "there is an invisible character here")
                .help("delete it: put the cursor behind it and press backspace"),
            edits: vec![Edit {
                range,
                with: " ".to_owned(),
            }],
            placeholder: None,
        }
    }

    /// A backslash in double quotes.
    fn escape(&self, line: &Line) -> Mistake {
        let mut mistake = self.value(
            line,
            "a backslash in double quotes means something else to YAML",
        );
        if let Some(value) = &line.value {
            let inner = self.text[value.clone()]
                .trim_matches('"')
                .replace('\'', "''");
            let help = self.written(value, &format!("'{inner}'"));
            mistake.diagnostic = mistake.diagnostic.only_help(help);
        }
        mistake
    }

    /// A line whose indentation does not fit.
    fn indentation(&self, index: usize) -> Option<Mistake> {
        let line = &self.lines[index];
        let above = (0..index)
            .rev()
            .map(|index| &self.lines[index])
            .find(|line| !line.is_empty(self.text))?;
        let keyed = line.value.is_some() || line.dashed;
        if !keyed {
            let diagnostic = self
                .error(&line.content, "this line has no key")
                .help("a line is made of a key, a colon, a space and a value, such as: title: Coventry")
                .help("if it goes on with the text above, indent it by two spaces more than that text's key");
            return Some(Self::comment_out(line, diagnostic));
        }
        let own = line.margin;
        let has_value = above.value.as_ref().is_some_and(|value| !value.is_empty());
        let (message, wanted) = if own > above.indent && has_value {
            (
                "this line is indented as if it belonged to the line above, which has its value already",
                above.indent,
            )
        } else {
            let depths = (0..index)
                .map(|index| &self.lines[index])
                .filter(|line| !line.is_empty(self.text));
            let wanted = depths
                .flat_map(|line| [line.margin, line.indent])
                .min_by_key(|depth| (depth.abs_diff(own), usize::MAX - depth))?;
            if wanted == own {
                return self.mixed(index);
            }
            ("this line is not indented as the lines above are", wanted)
        };
        let spaces = " ".repeat(wanted);
        let words = &self.text[line.start + own..line.end];
        let margin = line.start..line.start + own;
        let diagnostic = self
            .error(&line.content, message)
            .help(format!("write: {spaces}{words}"));
        Some(Mistake::mended(diagnostic, margin, spaces))
    }

    /// List items and keys at the same depth.
    fn mixed(&self, index: usize) -> Option<Mistake> {
        let line = &self.lines[index];
        self.lines[..index].iter().find(|above| {
            !above.is_empty(self.text) && above.margin == line.margin && above.dashed != line.dashed
        })?;
        let diagnostic = self
            .error(
                &line.content,
                "list items and keys cannot be at the same level",
            )
            .help("give the list a key of its own, and indent the items below it by two spaces");
        Some(Self::comment_out(
            &Line {
                content: line.start + line.margin..line.end,
                value: None,
                ..*line
            },
            diagnostic,
        ))
    }
}
