//! A key above a drawing, in the order of the data, for what cannot be labelled where it stands.

use super::measure::{width, wrap};
use super::roles::Colour;
use super::sheet::{Anchor, Extent, SIZE, Sheet, Stroke, Style};

/// One entry.
pub(super) struct Entry {
    pub mark: Mark,
    pub text: String,
}

/// What stands before the words.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Box(Colour),
    Line(Stroke),
    Dot(Colour),
    Ring(Colour),
}

const MARK: f32 = 20.0;
const GAP: f32 = 18.0;
const ROW: f32 = 21.0;

/// Draws a key from `left` to `right` at `top`; gives its height.
pub(super) fn key(
    sheet: &mut Sheet,
    (left, right): (f32, f32),
    top: f32,
    entries: &[Entry],
) -> f32 {
    let style = Style {
        size: SIZE,
        bold: false,
        colour: Colour::Ink,
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
            Mark::Box(fill) => {
                let extent = Extent {
                    left: x,
                    top: middle - 6.0,
                    right: x + 12.0,
                    bottom: middle + 6.0,
                };
                sheet.bar(&extent, fill);
            }
            Mark::Line(stroke) => sheet.line((x, middle), (x + 15.0, middle), stroke),
            Mark::Dot(fill) => sheet.dot(x + 7.0, middle, 5.0, fill),
            Mark::Ring(edge) => sheet.ring(x + 7.0, middle, 4.5, edge),
        }
        sheet.text(x + MARK, middle + 5.0, Anchor::Start, style, &text);
        x += wide + GAP;
    }
    if entries.is_empty() {
        0.0
    } else {
        y + ROW - top
    }
}
