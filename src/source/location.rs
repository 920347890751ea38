//! The location that a diagnostic is about: a span of a text, or a cell of a table.

use std::cmp::Ordering;

use super::{Cell, SitePath, Span};

/// A span of a text, or a cell of a file that is not read as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// A range of bytes of a text. Of a file that is neither text nor table, the empty span at its start is the whole file.
    Span(Span),
    /// A cell of a workbook, or of a table that is not held as text. Boxed, since nearly all locations are spans.
    Cell(Box<Cell>),
}

impl Location {
    /// The file.
    pub fn file(&self) -> &SitePath {
        match self {
            Self::Span(span) => &span.file,
            Self::Cell(cell) => &cell.file,
        }
    }

    /// The span of a text; `None` for a cell.
    pub fn span(&self) -> Option<&Span> {
        match self {
            Self::Span(span) => Some(span),
            Self::Cell(_) => None,
        }
    }

    /// The cell; `None` for a span.
    pub fn cell(&self) -> Option<&Cell> {
        match self {
            Self::Span(_) => None,
            Self::Cell(cell) => Some(cell),
        }
    }

    /// Whether the location is within a span of a text, or touches it at one of its ends.
    pub fn is_within(&self, span: &Span) -> bool {
        self.span().is_some_and(|own| {
            own.file == span.file && span.start <= own.start && own.end <= span.end
        })
    }
}

/// By file, then by place in the file; a file's spans before its cells.
impl Ord for Location {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_kind = || match (self, other) {
            (Self::Span(one), Self::Span(two)) => one.cmp(two),
            (Self::Cell(one), Self::Cell(two)) => one.cmp(two),
            (Self::Span(_), Self::Cell(_)) => Ordering::Less,
            (Self::Cell(_), Self::Span(_)) => Ordering::Greater,
        };
        self.file().cmp(other.file()).then_with(by_kind)
    }
}

impl PartialOrd for Location {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Span> for Location {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl From<&Span> for Location {
    fn from(span: &Span) -> Self {
        Self::Span(span.clone())
    }
}

impl From<Cell> for Location {
    fn from(cell: Cell) -> Self {
        Self::Cell(Box::new(cell))
    }
}
