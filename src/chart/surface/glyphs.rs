//! The widths of printable ASCII at the few sizes that charts use, measured by charts-rs once.
//!
//! charts-rs gives every glyph a whole number of pixels, so a text's width follows from its glyphs': most texts are measured
//! without laying them out, which [`measure_text_width_family`] does for each new text.

use std::sync::OnceLock;

use charts_rs::{DEFAULT_FONT_FAMILY, measure_text_width_family};

/// The sizes of texts: sources, ticks, labels, headlines.
const SIZES: [f32; 4] = [12.0, 13.0, 14.0, 18.0];
const FIRST: u8 = b' ';
const LAST: u8 = b'~';
const COUNT: usize = (LAST - FIRST) as usize + 1;

/// A glyph's measures in pixels.
#[derive(Clone, Copy, Default)]
struct Glyph {
    /// From its origin to that of the next glyph.
    advance: f32,
    /// From its origin to the right end of its outline.
    right: f32,
}

static GLYPHS: [OnceLock<[Glyph; COUNT]>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];

/// The width of a text on one line as charts-rs measures it.
pub(super) fn measured_width(text: &str, size: f32) -> f32 {
    let known = SIZES
        .iter()
        .position(|known| known.to_bits() == size.to_bits());
    let printable = |byte: u8| (FIRST..=LAST).contains(&byte);
    let Some(known) = known.filter(|_| text.bytes().all(printable)) else {
        return laid_out(text, size);
    };
    let glyphs = GLYPHS[known].get_or_init(|| measure(size));
    let (mut position, mut right) = (0.0_f32, 0.0_f32);
    for byte in text.bytes() {
        let glyph = glyphs[usize::from(byte - FIRST)];
        right = right.max(position + glyph.right);
        position += glyph.advance;
    }
    right
}

fn laid_out(text: &str, size: f32) -> f32 {
    measure_text_width_family(DEFAULT_FONT_FAMILY, size, text)
        .map_or(f32::MAX, |extent| extent.width())
}

/// A glyph's advance is how far it moves the letter after it.
fn measure(size: f32) -> [Glyph; COUNT] {
    let mut glyphs = [Glyph::default(); COUNT];
    let behind = laid_out("H", size);
    for (byte, glyph) in (FIRST..=LAST).zip(&mut glyphs) {
        let letter = char::from(byte);
        *glyph = Glyph {
            advance: laid_out(&format!("{letter}H"), size) - behind,
            right: laid_out(&letter.to_string(), size),
        };
    }
    glyphs
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, SIZES, laid_out, measured_width};

    #[test]
    fn widths_made_of_glyphs_are_those_of_texts_laid_out() {
        let printable = || (FIRST..=LAST).map(char::from);
        for size in SIZES {
            for first in printable() {
                for second in printable() {
                    let text = format!("{first}{second} per 1,000, {second}{first}");
                    let widths = [measured_width, laid_out].map(|width| width(&text, size));
                    assert_eq!(widths[0].to_bits(), widths[1].to_bits(), "{text} at {size}");
                }
            }
        }
    }
}
