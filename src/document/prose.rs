//! Runs of text that readers see, with markup removed and every location kept: the input of evidence.

use std::ops::Range;

use crate::source::{Span, Spanned};

/// One run of text: a paragraph, a heading, a cell, a title.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The kind of text that it is part of.
    pub surface: Surface,
    /// Whether it is speech: a quotation with an attribution.
    pub speech: bool,
    /// The text without markup: links' text kept, code (except on [`Surface::Code`]) and pictures as U+FFFC, line breaks as spaces, `--` as an en dash; quotes as
    /// typed.
    pub text: String,
    /// Maps `text` to the file, ascending; empty for a text whose parts have no range in the file (a YAML text with escapes),
    /// for which the whole span is used.
    pub pieces: Vec<Piece>,
    /// The file's span of the whole run.
    pub span: Span,
    /// The links in it, in order.
    pub links: Vec<ProseLink>,
    /// Where it is in a table of the body.
    pub cell: Option<TablePosition>,
}

/// The position of a cell among the tables of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TablePosition {
    /// The table's number on the page, from 0.
    pub table: u32,
    /// 0 for the heads of the columns, then 1 and so on.
    pub row: u32,
    /// From 0.
    pub column: u32,
}

/// A piece of a run: it reaches to the next piece's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the run's text.
    pub text: u32,
    /// Its first byte in the file.
    pub file: u32,
    /// How many bytes it has in the file; where the text has another number of bytes, it was written differently (`&amp;`) and is
    /// mapped only as a whole.
    pub len: u32,
}

/// A link in a run of text.
#[derive(Clone, Debug)]
pub struct ProseLink {
    pub form: LinkForm,
    /// Its text, as a range of the run's text; empty for `[](…)`.
    pub words: Range<usize>,
    /// The span of its text (inside the brackets).
    pub words_span: Span,
    /// The span of the whole link.
    pub span: Span,
    /// Its destination, percent-encoding kept; its span is the destination's, in the definition for a reference link.
    pub destination: Spanned<String>,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[words](destination)`
    Inline,
    /// `[words][id]`, `[words][]` or `[words]`, with `[id]: destination` elsewhere.
    Reference,
    /// `<https://example.org/>` or `<name@example.org>`, or without brackets
    Autolink,
}

/// The kind of text that a run is part of.
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
    /// One of front matter's key points.
    KeyPoint,
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
    /// An event on a chart's axis of periods.
    ChartEvent,
    /// What a browser shows of a link when the pointer is over it.
    LinkTitle,
    /// A text of the front matter about the page: who made it, its corrections, further reading, a theme's own field.
    Detail,
    /// A run with the words that are in code, or a line of a code block.
    Code,
    /// Raw HTML: an element's text, or an attribute that is read out.
    Html,
    /// A text of an indicator's definition.
    Definition,
    /// A publisher's note on a value.
    ValueNote,
    /// A sentence of site.yaml: a description, a fact of the accessibility statement.
    Setting,
    /// A name that is shown as written: of the site, a menu item, a term, a source, an indicator.
    Name,
}

impl Surface {
    /// Whether it is part of the page's running text, in which a number without a unit may be a statistic. A telephone number
    /// among contacts or a line of code is none.
    pub fn is_running_text(self) -> bool {
        !matches!(
            self,
            Self::LinkTitle
                | Self::Detail
                | Self::Code
                | Self::Definition
                | Self::ValueNote
                | Self::Setting
                | Self::Name
        )
    }

    /// Whether a link can be in it.
    pub fn takes_links(self) -> bool {
        !matches!(
            self,
            Self::LinkTitle | Self::Code | Self::Html | Self::ValueNote | Self::Name
        )
    }
}

impl Prose {
    /// A text without markup, found at `span` as a whole.
    pub fn plain(surface: Surface, text: &str, span: Span) -> Self {
        Self {
            surface,
            speech: false,
            text: text.to_owned(),
            pieces: Vec::new(),
            span,
            links: Vec::new(),
            cell: None,
        }
    }

    /// The file's span of a range of the run's text.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return self.span.clone();
        }
        Span::new(
            &self.span.file,
            range_in_file(&self.pieces, self.text.len(), range),
        )
    }
}

/// The file's range for a range of a text of `text_len` bytes; `pieces` is not empty.
pub(super) fn range_in_file(
    pieces: &[Piece],
    text_len: usize,
    range: Range<usize>,
) -> Range<usize> {
    // A byte's piece, how many bytes the piece has in the text, and the byte's offset in the piece.
    let find = |offset: usize| {
        let after = pieces
            .partition_point(|piece| piece.text as usize <= offset)
            .max(1);
        let piece = pieces[after - 1];
        let end = pieces
            .get(after)
            .map_or(text_len, |next| next.text as usize);
        let len = end.saturating_sub(piece.text as usize);
        (piece, len, offset.saturating_sub(piece.text as usize))
    };
    let (piece, len, inside) = find(range.start);
    let step = if len == piece.len as usize {
        inside.min(len)
    } else if inside >= len {
        piece.len as usize
    } else {
        0
    };
    let start = piece.file as usize + step;
    if range.is_empty() {
        return start..start;
    }
    let (piece, len, inside) = find(range.end - 1);
    let step = if len == piece.len as usize {
        (inside + 1).min(len)
    } else {
        piece.len as usize
    };
    start..(piece.file as usize + step).max(start)
}
