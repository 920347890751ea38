//! A key above a drawing, in the order of the data, for what cannot be labelled directly.

use super::marks::{BarFill, bar, bare_whisker, compared_mark};
use super::size::rows;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, Extent, LINE_HEIGHT, SIZE, Stroke, Surface, TextStyle};
use crate::data::Comparison;

pub(crate) struct KeyEntry {
    pub mark: KeySymbol,
    pub text: String,
}

/// The symbol before an entry's text.
#[derive(Clone, Copy)]
pub(crate) enum KeySymbol {
    Box(BarFill),
    Line(Stroke),
    Dot(Role),
    Ring(Role),
    /// The tint between confidence limits.
    Band(Role),
    /// A vertical whisker.
    Whisker(Role),
    /// A horizontal whisker.
    LevelWhisker(Role),
    /// A mark whose shape says how a place compares.
    Compared(Comparison),
    /// An upright line.
    Upright(Role),
    /// A box on a line: the middle half of a range.
    MiddleHalf(Role),
    /// A numbered class, from 0, with its shade in hundredths.
    Class(u8, u8),
    /// What has no value.
    Hatched,
}

const MARK: f32 = 24.0;
const GAP: f32 = 18.0;
const ROW: f32 = 21.0;
/// The most lines of an entry.
const LINES: usize = 4;

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
    let mut deep = 0.0_f32;
    for entry in entries {
        let room = right - left - MARK;
        let lines = wrap(&entry.text, room, SIZE, false, LINES);
        let widest = lines.iter().map(|line| width(line, SIZE, false));
        let wide = MARK + widest.fold(0.0, f32::max);
        if x > left && x + wide > right {
            (x, y) = (left, y + ROW + deep);
            deep = 0.0;
        }
        let middle = y + ROW / 2.0;
        symbol(surface, entry.mark, (x, middle));
        for (row, line) in lines.iter().enumerate() {
            let y = middle + 5.0 + rows(row) * SIZE * LINE_HEIGHT;
            surface.text(x + MARK, y, Anchor::Start, style, line);
        }
        deep = deep.max(rows(lines.len().saturating_sub(1)) * SIZE * LINE_HEIGHT);
        x += wide + GAP;
    }
    if entries.is_empty() {
        0.0
    } else {
        y + ROW + deep - top
    }
}

/// How high a key is.
pub(crate) fn height(width: f32, entries: &[KeyEntry]) -> f32 {
    key(&mut Surface::new(width, 0.0), (0.0, width), 0.0, entries)
}

fn symbol(surface: &mut Surface, mark: KeySymbol, (x, middle): (f32, f32)) {
    let around = |half: f32| Extent {
        left: x,
        top: middle - half,
        right: x + 16.0,
        bottom: middle + half,
    };
    match mark {
        KeySymbol::Box(fill) => bar(surface, &around(6.0), fill),
        KeySymbol::Line(stroke) => surface.line((x, middle), (x + 19.0, middle), stroke),
        KeySymbol::Dot(fill) => surface.dot(x + 8.0, middle, 5.0, fill),
        KeySymbol::Ring(edge) => surface.ring(x + 8.0, middle, 4.0, edge),
        KeySymbol::Band(fill) => {
            let corners = [(x, middle - 6.0), (x + 18.0, middle - 6.0)];
            let lower = [(x + 18.0, middle + 6.0), (x, middle + 6.0)];
            surface.tint(&[corners, lower].concat(), fill);
            let edge = Stroke {
                role: fill,
                width: 1.0,
                dashes: None,
            };
            surface.line(corners[0], corners[1], edge);
            surface.line(lower[1], lower[0], edge);
        }
        KeySymbol::Whisker(role) => {
            let ends = (middle - 7.0, middle + 7.0);
            bare_whisker(surface, x + 8.0, ends, role);
        }
        KeySymbol::LevelWhisker(role) => {
            let stroke = Stroke {
                role,
                width: 1.5,
                dashes: None,
            };
            surface.line((x + 1.0, middle), (x + 17.0, middle), stroke);
            for end in [x + 1.0, x + 17.0] {
                surface.line((end, middle - 4.0), (end, middle + 4.0), stroke);
            }
        }
        KeySymbol::Compared(comparison) => compared_mark(surface, (x + 9.0, middle), comparison),
        KeySymbol::Upright(role) => {
            let stroke = Stroke {
                role,
                width: 2.0,
                dashes: None,
            };
            surface.line((x + 8.0, middle - 8.0), (x + 8.0, middle + 8.0), stroke);
        }
        KeySymbol::MiddleHalf(role) => {
            let stroke = Stroke {
                role,
                width: 2.0,
                dashes: None,
            };
            surface.line((x, middle), (x + 19.0, middle), stroke);
            let half = Extent {
                left: x + 5.0,
                right: x + 14.0,
                ..around(5.0)
            };
            surface.bar(&half, role);
        }
        KeySymbol::Class(class, shade) => {
            let extent = around(9.0);
            let corners = corners_of(&extent);
            surface.shade(&corners, Role::Focus, shade);
            let edge = Stroke {
                role: Role::Peer,
                width: 1.0,
                dashes: None,
            };
            surface.path(&[&corners[..], &corners[..1]].concat(), edge);
            let role = if shade == 100 { Role::Paper } else { Role::Ink };
            let style = TextStyle {
                size: 13.0,
                bold: false,
                role,
            };
            let number = (u16::from(class) + 1).to_string();
            surface.text(x + 8.0, middle + 4.5, Anchor::Middle, style, &number);
        }
        KeySymbol::Hatched => {
            let extent = around(8.0);
            surface.hollow_shape(&corners_of(&extent), Role::Muted);
            let stroke = Stroke {
                role: Role::Muted,
                width: 1.0,
                dashes: None,
            };
            for offset in [4.0, 9.0, 14.0] {
                surface.line(
                    (x + offset - 4.0, middle + 7.0),
                    (x + offset + 2.0, middle - 7.0),
                    stroke,
                );
            }
        }
    }
}

fn corners_of(extent: &Extent) -> [(f32, f32); 4] {
    [
        (extent.left, extent.top),
        (extent.right, extent.top),
        (extent.right, extent.bottom),
        (extent.left, extent.bottom),
    ]
}
