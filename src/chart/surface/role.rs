//! Colours by what they mean: one unique value a role, so that a drawing's colours can be told apart afterwards.
//!
//! The values are those of the light scheme. Inline drawings name the role's custom property, so that a theme, the dark
//! scheme, forced colours and print decide; downloads carry the value itself.

/// What a colour means. Each has one value that no other has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Ink,
    /// Notes, ticks and everything that stands back.
    Muted,
    /// Gridlines.
    Rule,
    /// What lies behind, for the inside of hollow marks.
    Paper,
    /// The place that the page is about.
    Focus,
    /// What it is compared with.
    Bench,
    /// Other areas; shapes only, too light for text.
    Peer,
    /// Shown better; never by colour alone.
    Better,
    /// Shown worse; never by colour alone.
    Worse,
    /// One of several series of equal standing, from 0. The order is the Government Analysis Function's, in which
    /// neighbours differ by more than 3:1 up to the fourth.
    Nth(u8),
}

/// How many series of equal standing have a colour of their own.
pub(crate) const SERIES_COLOURS: usize = 6;

impl Role {
    /// Every role.
    pub const ALL: [Self; 15] = [
        Self::Ink,
        Self::Muted,
        Self::Rule,
        Self::Paper,
        Self::Focus,
        Self::Bench,
        Self::Peer,
        Self::Better,
        Self::Worse,
        Self::Nth(0),
        Self::Nth(1),
        Self::Nth(2),
        Self::Nth(3),
        Self::Nth(4),
        Self::Nth(5),
    ];

    /// Red, green and blue in the light scheme.
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Ink => (0x0B, 0x0C, 0x0C),
            Self::Muted => (0x50, 0x5A, 0x5F),
            Self::Rule => (0xD8, 0xD4, 0xCC),
            Self::Paper => (0xFF, 0xFF, 0xFF),
            Self::Focus => (0x1D, 0x70, 0xB8),
            Self::Bench => (0x38, 0x3F, 0x43),
            Self::Peer => (0x8A, 0x92, 0x97),
            Self::Better => (0x00, 0x70, 0x3C),
            Self::Worse => (0xA8, 0x32, 0x2A),
            Self::Nth(0) => (0x12, 0x43, 0x6D),
            Self::Nth(1) => (0x28, 0xA1, 0x97),
            Self::Nth(2) => (0x80, 0x16, 0x50),
            Self::Nth(3) => (0xF4, 0x6A, 0x25),
            Self::Nth(4) => (0x3D, 0x3D, 0x3D),
            Self::Nth(_) => (0xA2, 0x85, 0xD1),
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
            Self::Better => "--better",
            Self::Worse => "--worse",
            Self::Nth(0) => "--series-1",
            Self::Nth(1) => "--series-2",
            Self::Nth(2) => "--series-3",
            Self::Nth(3) => "--series-4",
            Self::Nth(4) => "--series-5",
            Self::Nth(_) => "--series-6",
        }
    }

    /// The role that has this value, written `#1D70B8`.
    pub(crate) fn of_hex(hex: &str) -> Option<Self> {
        let value = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let value = u32::from_str_radix(value, 16).ok()?;
        Self::ALL.into_iter().find(|colour| {
            let (red, green, blue) = colour.rgb();
            u32::from_be_bytes([0, red, green, blue]) == value
        })
    }
}
