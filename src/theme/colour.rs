//! Colours of tokens, and the contrast between them.
//!
//! Contrast is that of WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of relative luminances, from 1 to 21.

use std::fmt;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    pub(super) const BLACK: Self = Self {
        red: 0,
        green: 0,
        blue: 0,
    };
    pub(super) const WHITE: Self = Self {
        red: 255,
        green: 255,
        blue: 255,
    };

    /// `#1D70B8` or `#FFF`, in either case.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |range: std::ops::Range<usize>| u8::from_str_radix(&digits[range], 16).ok();
        match digits.len() {
            6 => Some(Self {
                red: part(0..2)?,
                green: part(2..4)?,
                blue: part(4..6)?,
            }),
            3 => Some(Self {
                red: part(0..1)? * 17,
                green: part(1..2)? * 17,
                blue: part(2..3)? * 17,
            }),
            _ => None,
        }
    }

    /// The contrast with another colour.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// This colour, lightened just enough for a contrast of `minimum` with `paper`.
    pub(super) fn lightened_for(self, paper: Self, minimum: f64) -> Self {
        self.moved_to(Self::WHITE, paper, minimum)
    }

    /// As far towards `end` as a contrast with a background needs.
    pub(super) fn moved_to(self, end: Self, ground: Self, minimum: f64) -> Self {
        (0..=20)
            .map(|step| self.mixed(end, step))
            .find(|colour| colour.contrast(ground) >= minimum)
            .unwrap_or(end)
    }

    /// Mixed with `twentieths` of 20 parts of another colour.
    fn mixed(self, other: Self, twentieths: u16) -> Self {
        let mix = |one: u8, two: u8| {
            let sum = u16::from(one) * (20 - twentieths) + u16::from(two) * twentieths;
            u8::try_from(sum / 20).unwrap_or(u8::MAX)
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}
