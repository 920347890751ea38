//! Colours by their meaning.
//!
//! The values are those of the light scheme. Inline drawings use the role's custom property, so that a theme, the dark scheme,
//! forced colours and print can change it; downloads have the value itself.

/// The meaning of a colour. The values are all different, as no two roles may look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Ink,
    /// Notes, ticks and everything less prominent.
    Muted,
    /// Gridlines.
    Rule,
    /// The background, for the inside of hollow marks.
    Paper,
    /// The place that the page is about.
    Focus,
    /// What it is compared with.
    Bench,
    /// Other areas; shapes only, too light for text.
    Peer,
    /// One of several series of equal rank, from 0. The order is the Government Analysis Function's, in which neighbours differ
    /// by more than 3:1 up to the fourth.
    Nth(u8),
}

/// How many series of equal rank have a colour of their own.
pub(crate) const SERIES_COLOURS: usize = 6;

impl Role {
    /// The value in the light scheme: `#1D70B8`.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Ink => "#0B0C0C",
            Self::Muted => "#505A5F",
            Self::Rule => "#D8D4CC",
            Self::Paper => "#FFFFFF",
            Self::Focus => "#1D70B8",
            Self::Bench => "#383F43",
            Self::Peer => "#8A9297",
            Self::Nth(0) => "#12436D",
            Self::Nth(1) => "#28A197",
            Self::Nth(2) => "#801650",
            Self::Nth(3) => "#F46A25",
            Self::Nth(4) => "#3D3D3D",
            Self::Nth(_) => "#A285D1",
        }
    }

    /// The custom property that a theme sets: `--focus`.
    pub fn property(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Muted => "--muted",
            Self::Rule => "--rule",
            Self::Paper => "--paper",
            Self::Focus => "--focus",
            Self::Bench => "--bench",
            Self::Peer => "--peer",
            Self::Nth(0) => "--series-1",
            Self::Nth(1) => "--series-2",
            Self::Nth(2) => "--series-3",
            Self::Nth(3) => "--series-4",
            Self::Nth(4) => "--series-5",
            Self::Nth(_) => "--series-6",
        }
    }
}
