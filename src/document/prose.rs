//! Runs of text that readers see, with markup removed and every place kept: what evidence is read from.

use std::ops::Range;

use crate::source::{Span, Spanned};

/// One run of text: a paragraph, a heading, a cell, a title.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Where in the page it stands.
    pub surface: Surface,
    /// Whether it is somebody's speech: a quotation with an attribution.
    pub speech: bool,
    /// The text as read: markup gone, links' words kept, code as U+FFFC, line breaks as spaces.
    pub text: String,
    /// Where pieces of `text` stand in the file: offset in the text, offset in the file; ascending, the first for offset 0.
    pub places: Vec<(u32, u32)>,
    /// The file's span of the whole run.
    pub span: Span,
    /// The links in it, in order.
    pub links: Vec<ProseLink>,
}

/// A link in a run of text.
#[derive(Clone, Debug)]
pub struct ProseLink {
    /// Its words, as a range of the run's text; empty for `[](…)`.
    pub words: Range<usize>,
    /// Its words' place in the file (inside the brackets).
    pub words_span: Span,
    /// The whole link's place in the file.
    pub span: Span,
    /// Where it leads, percent-encoding kept; its span is the destination's, in the definition for a reference link.
    pub destination: Spanned<String>,
}

/// Where a run of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// Body text: paragraphs and list items.
    Body,
    /// A heading of the body.
    Heading,
    /// A table's cell.
    TableCell,
    /// A footnote.
    Footnote,
    /// A picture's alternative text, in the body or the front matter.
    ImageAlt,
    /// Front matter's title.
    Title,
    /// Front matter's summary.
    Summary,
    /// A picture's caption.
    Caption,
    /// A pull quote or a quote block's text.
    Quote,
    /// A key figure's label.
    KeyFigureLabel,
    /// A chart's or table's title.
    ChartTitle,
    /// A chart's or table's subtitle.
    ChartSubtitle,
    /// A chart's own description.
    ChartAlt,
    /// A chart's or table's note.
    ChartNote,
}

impl Prose {
    /// The file's span of a range of the run's text.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        Span::new(
            &self.span.file,
            self.place(range.start)..self.place_of_end(range),
        )
    }

    fn place(&self, offset: usize) -> usize {
        let index = self
            .places
            .partition_point(|&(text, _)| text as usize <= offset);
        let (text, file) = self.places[index.max(1) - 1];
        (file as usize + offset - text as usize).min(self.span.end as usize)
    }

    fn place_of_end(&self, range: Range<usize>) -> usize {
        if range.is_empty() {
            self.place(range.start)
        } else {
            self.place(range.end - 1) + 1
        }
    }
}
