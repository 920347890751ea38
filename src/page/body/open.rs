//! What is open while a text is walked: a paragraph, inline elements, a picture.
//!
//! In: nothing. Out: types. Must not know: the walk.

use super::pieces::Position;

/// The paragraph that is open.
pub(super) struct Paragraph {
    /// Where it starts in the markup, and where its contents do.
    pub(super) start: Position,
    pub(super) inside: Position,
    pub(super) pictures: u32,
    /// Whether there is anything besides pictures.
    pub(super) words: bool,
    pub(super) caption: String,
    /// Where the last line's end and the text behind it stand.
    pub(super) last_line: Option<(Position, Position)>,
    /// Whether that text begins with a dash.
    pub(super) dash: bool,
}

/// An inline element that is open.
pub(super) enum OpenInline {
    /// Markdown's, with what ends it.
    Markdown(&'static str),
    /// Raw HTML's.
    Raw(&'static str),
    /// The words of a claim, by the number of its slot; where they start, and what stands for them if there are none.
    Figure {
        slot: usize,
        start: Position,
        words: String,
    },
}

/// The picture that is open.
pub(super) struct Picture {
    /// Pictures in its alternative text.
    pub(super) inside: u32,
    pub(super) alt: String,
    pub(super) src: String,
    pub(super) caption: String,
}
