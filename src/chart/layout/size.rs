//! The sizes of drawings and of their texts.
//!
//! Must not know: what is drawn.

use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{SIZE, TextStyle};

/// The two drawings of every chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// For columns of text and wider.
    Wide,
    /// For telephones.
    Narrow,
}

impl Size {
    pub(crate) fn width(self) -> f32 {
        match self {
            Self::Wide => 640.0,
            Self::Narrow => 300.0,
        }
    }

    pub(crate) fn height(self) -> f32 {
        match self {
            Self::Wide => 320.0,
            Self::Narrow => 260.0,
        }
    }

    /// The most space for labels at the ends of lines.
    pub(crate) fn labels(self) -> f32 {
        match self {
            Self::Wide => 132.0,
            Self::Narrow => 92.0,
        }
    }

    /// About how many steps the value axis has.
    pub(crate) fn steps(self) -> usize {
        match self {
            Self::Wide => 5,
            Self::Narrow => 4,
        }
    }
}

/// Ticks are less prominent.
pub(crate) const TICK: TextStyle = TextStyle {
    size: 13.0,
    bold: false,
    role: Role::Muted,
};
/// The lines of a label: a name with its value, which is never cut but left out where it does not fit.
pub(crate) fn label_lines(
    name: &str,
    value: Option<&str>,
    room: f32,
    bold: bool,
    lines: usize,
) -> Vec<String> {
    let fits = |text: &str| width(text, SIZE, bold) <= room;
    let mut wrapped = wrap(name, room, SIZE, bold, lines);
    let Some(value) = value else {
        return wrapped;
    };
    if let Some(last) = wrapped.last_mut() {
        let together = format!("{last} {value}");
        if fits(&together) {
            *last = together;
            return wrapped;
        }
    }
    // "£2,234.6 billion" may be broken before its last word.
    let value = if fits(value) {
        vec![value.to_owned()]
    } else {
        wrap(&value.replace('\u{a0}', " "), room, SIZE, bold, 3)
    };
    let is_whole = value.iter().all(|line| fits(line) && !line.ends_with('…'));
    if !is_whole || value.len() > lines {
        return wrapped;
    }
    if wrapped.len() + value.len() > lines {
        wrapped = match lines - value.len() {
            0 => return wrapped,
            fewer => wrap(name, room, SIZE, bold, fewer),
        };
    }
    wrapped.extend(value);
    wrapped
}

/// A number of lines as a float, for positions.
pub(crate) fn rows(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
