//! A quotation of the body: its attribution is moved out of the quoted text.
//!
//! In: where its paragraphs are in the markup. Out: the markup, rearranged at the quotation's end.

use super::pieces::{Markup, Position};

/// The dashes that an attribution begins with.
pub(super) const DASHES: [char; 3] = ['—', '–', '―'];

/// A quotation that is being written.
pub(super) struct Quote {
    /// Where it starts in the markup.
    start: Position,
    /// Where its content starts.
    inside: Position,
    /// An alert has no attribution.
    is_alert: bool,
    /// How many buffers were open when it began.
    pub(super) depth: usize,
    last: Option<LastParagraph>,
}

/// The last paragraph of a quotation.
pub(super) struct LastParagraph {
    pub(super) start: Position,
    pub(super) inside: Position,
    pub(super) end: Position,
    /// Whether all of it is an attribution.
    pub(super) is_attribution: bool,
    /// If its last line is one: the end of the line before, and its own start.
    pub(super) attribution_line: Option<(Position, Position)>,
}

impl Quote {
    /// A quotation whose opening tag has just been written.
    pub(super) fn new(start: Position, is_alert: bool, depth: usize, inside: Position) -> Self {
        Self {
            start,
            inside,
            is_alert,
            depth,
            last: None,
        }
    }

    /// Records a paragraph that has been written.
    pub(super) fn end_paragraph(&mut self, paragraph: LastParagraph) {
        self.last = Some(paragraph);
    }

    /// Ends the quotation. One with an attribution becomes a figure with a caption.
    pub(super) fn write_end(self, out: &mut Markup) {
        if self.is_alert {
            out.push("</div>\n");
            return;
        }
        let last = self.last.filter(|last| last.end == out.end());
        let attribution = last.and_then(|last| {
            if last.is_attribution && last.start > self.inside {
                let words = out.split_off(last.inside);
                out.truncate(last.start);
                Some(words)
            } else {
                let (line_end, start) = last.attribution_line?;
                let words = out.split_off(start);
                out.truncate(line_end);
                out.push("</p>\n");
                Some(words)
            }
        });
        out.push("</blockquote>\n");
        if let Some(mut name) = attribution {
            name.trim_end();
            name.strip_suffix("</p>");
            name.trim_start_matches(&[DASHES[0], DASHES[1], DASHES[2], ' ', '\u{a0}']);
            out.insert(self.start, "<figure class=\"quote\">\n");
            out.push("<figcaption>");
            out.append(&name);
            out.push("</figcaption>\n</figure>\n");
        }
    }
}
