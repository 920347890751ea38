//! A key above a drawing, in the order of the data, for what cannot be labelled directly.

use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, SIZE, Stroke, Surface, TextStyle};

pub(crate) struct KeyEntry {
    pub mark: KeySymbol,
    pub text: String,
}

/// The symbol before an entry's text.
#[derive(Clone, Copy)]
pub(crate) enum KeySymbol {
    Box(Role),
    Line(Stroke),
    Dot(Role),
    Ring(Role),
}

const MARK: f32 = 20.0;
const GAP: f32 = 18.0;
const ROW: f32 = 21.0;

/// Draws a key from `left` to `right` at `top`; returns its height.
pub(crate) fn key(
    surface: &mut Surface,
    (left, right): (f32, f32),
    top: f32,
    entries: &[KeyEntry],
) -> f32 {
    let style = TextStyle {
        size: SIZE,
        bold: false,
        role: Role::Ink,
    };
    let (mut x, mut y) = (left, top);
    for entry in entries {
        let room = right - left - MARK;
        let text = wrap(&entry.text, room, SIZE, false, 1).concat();
        let wide = MARK + width(&text, SIZE, false);
        if x > left && x + wide > right {
            (x, y) = (left, y + ROW);
        }
        let middle = y + ROW / 2.0;
        match entry.mark {
            KeySymbol::Box(fill) => {
                let extent = Extent {
                    left: x,
                    top: middle - 6.0,
                    right: x + 12.0,
                    bottom: middle + 6.0,
                };
                surface.bar(&extent, fill);
            }
            KeySymbol::Line(stroke) => surface.line((x, middle), (x + 15.0, middle), stroke),
            KeySymbol::Dot(fill) => surface.dot(x + 7.0, middle, 5.0, fill),
            KeySymbol::Ring(edge) => surface.ring(x + 7.0, middle, 4.5, edge),
        }
        surface.text(x + MARK, middle + 5.0, Anchor::Start, style, &text);
        x += wide + GAP;
    }
    if entries.is_empty() {
        0.0
    } else {
        y + ROW - top
    }
}
