//! Elements that are open during the walk: a paragraph, inline elements, a picture.
//!
//! In: nothing. Out: types. Must not know: the walk.

use super::pieces::Position;

pub(super) struct Paragraph {
    /// Where it starts in the markup, and where its content starts.
    pub(super) start: Position,
    pub(super) inside: Position,
    pub(super) pictures: u32,
    /// Whether it contains anything besides pictures.
    pub(super) words: bool,
    /// The first byte of its last picture in the file.
    pub(super) picture: Option<u32>,
    /// Where the last line ends and where the text after it starts.
    pub(super) last_line: Option<(Position, Position)>,
    /// Whether that text begins with a dash.
    pub(super) dash: bool,
}

/// An inline element that is open.
pub(super) enum OpenInline {
    /// Markdown's, with what ends it.
    Markdown(&'static str),
    Raw(&'static str),
    /// The text of a claim, by the number of its slot; where it starts, and what is shown if it is empty.
    Figure {
        slot: usize,
        start: Position,
        words: String,
    },
}

pub(super) struct Picture {
    /// Pictures in its alternative text.
    pub(super) inside: u32,
    pub(super) alt: String,
    pub(super) src: String,
    /// Its first byte in the file.
    pub(super) at: u32,
}
