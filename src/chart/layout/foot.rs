//! The remarks below a drawing: what its marks and its shorthand mean, so that it explains itself wherever it is shown.
//!
//! In: a finished drawing with its remarks. Out: the drawing with lines of text below it. Must not know: single kinds.

use super::size::rows;
use crate::chart::surface::measure::wrap;
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, LINE_HEIGHT, Surface, TextStyle};
use crate::data::Status;
use crate::language::Strings;

const REMARK: TextStyle = TextStyle {
    size: 13.0,
    bold: false,
    role: Role::Muted,
};
/// Above the first remark.
const ABOVE: f32 = 10.0;
/// The most lines of one remark.
const LINES: usize = 8;

/// Writes the drawing's own remarks, and the meaning of the shorthand in it.
pub(crate) fn write(surface: &mut Surface, strings: &Strings) {
    let mut remarks = std::mem::take(&mut surface.remarks);
    let shorthand = Status::ALL.into_iter().filter_map(|status| {
        let mark = status.shorthand();
        let meaning = strings.get(status.key());
        surface.has_text(&mark).then(|| format!("{mark} {meaning}"))
    });
    remarks.extend(shorthand.collect::<Vec<_>>());
    let width = surface.width;
    let lines = remarks
        .iter()
        .flat_map(|remark| wrap(remark, width, REMARK.size, false, LINES));
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let first = surface.height + ABOVE;
    let line = REMARK.size * LINE_HEIGHT;
    surface.height = first + rows(lines.len()) * line + 2.0;
    for (index, text) in lines.iter().enumerate() {
        let y = first + rows(index) * line + REMARK.size;
        surface.text(0.0, y, Anchor::Start, REMARK, text);
    }
}
