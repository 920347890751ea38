//! The result of a walk: markup with gaps that are filled afterwards, with the marks of figures, with blocks, and with links
//! to sources.
//!
//! In: markup and gaps, in the order of the text; parts are moved as the walk learns more of a quotation or a table.
//! Out: [`Pieces`]. Must not know: Markdown, claims, how a block is rendered.

use std::ops::Range;

/// A text as markup, with gaps to be filled.
#[derive(Debug, Default)]
pub struct Pieces {
    markup: Markup,
    /// What fills the gaps, in the order of the text, in which figures are numbered. A footnote's slots come where it is
    /// defined, though it is shown at the end.
    pub slots: Vec<Slot>,
}

/// What fills one or more gaps of the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The claim with this number: marks around its text.
    Figure(usize),
    /// The block with this number in the document.
    Block(usize),
}

/// A piece of a text, in output order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Markup.
    Html(&'a str),
    /// The start of a figure's text, by the number of its slot.
    FigureStart(usize),
    /// The end of a figure's text, by the number of its slot.
    FigureEnd(usize),
    /// The sources of the figures among these slots and the notes that explain terms, in the text or `apart` from it, as a
    /// paragraph of its own.
    Sources {
        slots: Range<usize>,
        apart: bool,
        terms: &'a str,
    },
    /// A block, by the number of its slot.
    Block(usize),
}

/// What fills a gap.
#[derive(Clone, Debug)]
pub(super) enum Gap {
    FigureStart(usize),
    FigureEnd(usize),
    Sources {
        slots: Range<usize>,
        apart: bool,
        terms: String,
    },
    Block(usize),
}

/// Markup with gaps, each before the byte with its number. Gaps ascend.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) html: String,
    gaps: Vec<(usize, Gap)>,
}

/// A position in markup: it may be between two gaps before the same byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    byte: usize,
    gap: usize,
}

impl Pieces {
    pub(super) fn new(markup: Markup, slots: Vec<Slot>) -> Self {
        Self { markup, slots }
    }

    /// Writes the text: `write` receives each piece in output order.
    pub fn write(&self, mut write: impl FnMut(Piece<'_>, &mut String)) -> String {
        let Markup { html, gaps } = &self.markup;
        let mut out = String::with_capacity(html.len() + 160 * self.slots.len());
        let mut written = 0;
        for (at, gap) in gaps {
            write(Piece::Html(&html[written..*at]), &mut out);
            written = *at;
            let piece = match gap {
                Gap::FigureStart(slot) => Piece::FigureStart(*slot),
                Gap::FigureEnd(slot) => Piece::FigureEnd(*slot),
                Gap::Sources {
                    slots,
                    apart,
                    terms,
                } => Piece::Sources {
                    slots: slots.clone(),
                    apart: *apart,
                    terms,
                },
                Gap::Block(slot) => Piece::Block(*slot),
            };
            write(piece, &mut out);
        }
        write(Piece::Html(&html[written..]), &mut out);
        out
    }
}

impl Markup {
    pub(super) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(super) fn push_gap(&mut self, gap: Gap) {
        self.gaps.push((self.html.len(), gap));
    }

    /// The position of the end.
    pub(super) fn end(&self) -> Position {
        Position {
            byte: self.html.len(),
            gap: self.gaps.len(),
        }
    }

    /// The markup from a position on, without its gaps.
    pub(super) fn html_from(&self, from: Position) -> &str {
        &self.html[from.byte..]
    }

    /// The markup of a range, without its gaps.
    pub(super) fn html_of(&self, range: &Range<Position>) -> &str {
        &self.html[range.start.byte..range.end.byte]
    }

    /// Whether a range has nothing but white space.
    pub(super) fn is_blank(&self, range: &Range<Position>) -> bool {
        range.start.gap == range.end.gap && self.html_of(range).trim().is_empty()
    }

    /// Removes and returns the markup from a position on.
    pub(super) fn split_off(&mut self, from: Position) -> Self {
        let mut gaps = self.gaps.split_off(from.gap);
        for (at, _) in &mut gaps {
            *at -= from.byte;
        }
        Self {
            html: self.html.split_off(from.byte),
            gaps,
        }
    }

    /// Removes the markup from a position on.
    pub(super) fn truncate(&mut self, at: Position) {
        self.html.truncate(at.byte);
        self.gaps.truncate(at.gap);
    }

    /// Appends other markup.
    pub(super) fn append(&mut self, other: &Self) {
        self.append_range(other, &(Position::default()..other.end()));
    }

    /// Appends a range of other markup.
    pub(super) fn append_range(&mut self, other: &Self, range: &Range<Position>) {
        let before = self.html.len();
        self.html.push_str(other.html_of(range));
        let gaps = other.gaps[range.start.gap..range.end.gap].iter();
        self.gaps.extend(gaps.map(|(at, gap)| {
            let at = at - range.start.byte + before;
            (at, gap.clone())
        }));
    }

    /// Inserts markup before everything from a position on.
    pub(super) fn insert(&mut self, at: Position, html: &str) {
        self.html.insert_str(at.byte, html);
        for (gap_at, _) in &mut self.gaps[at.gap..] {
            *gap_at += html.len();
        }
    }

    /// Replaces one byte and moves the gaps after it.
    pub(super) fn replace_byte(&mut self, byte: usize, by: &str) {
        self.html.replace_range(byte..=byte, by);
        let behind = self.gaps.iter_mut().rev().take_while(|(at, _)| *at > byte);
        for (at, _) in behind {
            *at += by.len() - 1;
        }
    }

    /// Removes white space at the end.
    pub(super) fn trim_end(&mut self) {
        let last = self.last_gap();
        let kept = last + self.html[last..].trim_end().len();
        self.html.truncate(kept);
    }

    /// Removes a suffix, if the markup ends with it.
    pub(super) fn strip_suffix(&mut self, suffix: &str) -> bool {
        let ends = self.html[self.last_gap()..].ends_with(suffix);
        if ends {
            self.html.truncate(self.html.len() - suffix.len());
        }
        ends
    }

    /// Removes characters at the start.
    pub(super) fn trim_start_matches(&mut self, drop: &[char]) {
        let first = self.gaps.first().map_or(self.html.len(), |(at, _)| *at);
        let start = &self.html[..first];
        let dropped = start.len() - start.trim_start_matches(drop).len();
        self.html.drain(..dropped);
        for (at, _) in &mut self.gaps {
            *at -= dropped;
        }
    }

    /// The byte before which the last gap is.
    fn last_gap(&self) -> usize {
        self.gaps.last().map_or(0, |(at, _)| *at)
    }
}
