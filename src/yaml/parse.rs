//! A range of a source, read as YAML.

use std::ops::Range;

use super::Node;
use super::read::{self, Fault};
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Reads the YAML in a range of a source. An empty text is `Value::Null`; `None` where it cannot be read, which is then said.
///
/// Spans count from the source's start. Keys that stand twice are errors; the first is kept. Never panics.
pub fn parse(
    source: &Source,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let whole = source.text();
    let end = whole.floor_char_boundary(range.end);
    let mut base = whole.floor_char_boundary(range.start.min(end));
    // The fence of a block in a list is indented: so is its YAML, from its first line on.
    base -= whole[..base].len() - whole[..base].trim_end_matches(' ').len();
    let text = &whole[base..end];
    match read::read(text) {
        Ok(raw) => {
            let mut tree = Tree {
                source,
                base,
                text,
                mended: &[],
                diagnostics,
            };
            Some(tree.node(raw, 0))
        }
        Err(failure) => {
            let at = base + failure.at;
            let message = match failure.fault {
                Fault::TooMuch => "this is nested too deeply",
                _ => "this line cannot be read as YAML",
            };
            let line = source.line_range(source.position(at as u32).line);
            diagnostics.push(Diagnostic::error(
                Code::YamlSyntax,
                source.span(at..line.end.max(at)),
                message,
            ));
            None
        }
    }
}
