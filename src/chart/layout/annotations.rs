//! Texts above the field that name a moment or a span of it: events and breaks. No text lies on another, and no line runs through
//! one.
//!
//! In: positions and texts. Out: where each text stands, and from where its line starts. Must not know: periods, data.

use super::size::rows;
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, TextStyle};

/// The look of these texts.
pub(crate) const NOTE: TextStyle = TextStyle {
    size: 13.0,
    bold: false,
    role: Role::Ink,
};
/// The height of a line of text.
const LINE: f32 = 16.0;
/// Between a line and the text beside it.
const BESIDE: f32 = 5.0;
/// The widest that a text gets before it is wrapped.
const WIDEST: f32 = 220.0;
/// The most lines of a text.
const LINES: usize = 6;

/// A text to be placed.
pub(crate) struct Annotation {
    pub text: String,
    /// Where its line is, or the start of its span.
    pub x: f32,
    pub bold: bool,
}

/// A placed text.
pub(crate) struct PlacedAnnotation {
    pub lines: Vec<String>,
    pub x: f32,
    pub bold: bool,
    pub anchor: Anchor,
    /// From the field's top to the text's lower edge.
    pub above: f32,
    left: f32,
    right: f32,
}

impl PlacedAnnotation {
    /// How far its line reaches above the field: to the text's upper edge.
    pub(crate) fn reach(&self) -> f32 {
        self.above + rows(self.lines.len()) * LINE
    }

    /// Each line with its position and its baseline above the field's top.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (f32, f32, &str)> {
        let x = match self.anchor {
            Anchor::End => self.x - BESIDE,
            _ => self.x + BESIDE,
        };
        let reach = self.reach();
        let lines = self.lines.iter().enumerate();
        lines.map(move |(index, line)| (x, reach - rows(index) * LINE - 12.0, line.as_str()))
    }

    /// Whether one of two texts lies on the other, or on the other's line.
    fn meets(&self, other: &Self) -> bool {
        let over = self.above < other.reach() && other.above < self.reach();
        let beside = self.right + 6.0 <= other.left || other.right + 6.0 <= self.left;
        (over && !beside) || self.is_struck_by(other) || other.is_struck_by(self)
    }

    fn is_struck_by(&self, other: &Self) -> bool {
        let inside = self.left - 3.0 < other.x && other.x < self.right + 3.0;
        inside && self.above < other.reach()
    }
}

/// Places texts, ascending by position, as near to the field as they can stand, within `width`. Where they cannot all stand
/// there, each is a number, and the texts follow the numbers in the second result.
pub(crate) fn place(wanted: &[Annotation], width: f32) -> (Vec<PlacedAnnotation>, Vec<String>) {
    if let Some(placed) = place_all(wanted, width) {
        return (placed, Vec::new());
    }
    let numbers: Vec<Annotation> = wanted
        .iter()
        .enumerate()
        .map(|(index, annotation)| Annotation {
            text: (index + 1).to_string(),
            x: annotation.x,
            bold: annotation.bold,
        })
        .collect();
    let texts = wanted.iter().zip(&numbers);
    let texts = texts.map(|(annotation, number)| format!("{} {}", number.text, annotation.text));
    let texts = texts.collect();
    (place_all(&numbers, width).unwrap_or_default(), texts)
}

/// Places every text, or none: from the right with texts to the right of their lines, so that an earlier one stands higher and
/// no later line runs through it, or the other way about, whichever takes less room.
fn place_all(wanted: &[Annotation], width: f32) -> Option<Vec<PlacedAnnotation>> {
    let from_right = in_order(wanted.iter().rev(), [Anchor::Start, Anchor::End], width);
    let from_left = in_order(wanted.iter(), [Anchor::End, Anchor::Start], width);
    let height = |placed: &[PlacedAnnotation]| {
        placed
            .iter()
            .map(PlacedAnnotation::reach)
            .fold(0.0, f32::max)
    };
    let from_right = from_right.map(|mut placed| {
        placed.reverse();
        placed
    });
    match (from_right, from_left) {
        (Some(one), Some(other)) if height(&other) < height(&one) => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

fn in_order<'a>(
    wanted: impl Iterator<Item = &'a Annotation>,
    anchors: [Anchor; 2],
    width: f32,
) -> Option<Vec<PlacedAnnotation>> {
    let mut placed: Vec<PlacedAnnotation> = Vec::new();
    for annotation in wanted {
        let mut heights: Vec<f32> = placed.iter().map(PlacedAnnotation::reach).collect();
        heights.push(0.0);
        heights.sort_by(f32::total_cmp);
        let found = heights.into_iter().find_map(|above| {
            anchors
                .into_iter()
                .filter_map(|anchor| beside(annotation, anchor, above, width))
                .find(|text| !placed.iter().any(|other| other.meets(text)))
        });
        placed.push(found?);
    }
    Some(placed)
}

/// A text on one side of its line; `None` where it would be cut.
fn beside(
    annotation: &Annotation,
    anchor: Anchor,
    above: f32,
    sheet: f32,
) -> Option<PlacedAnnotation> {
    let x = annotation.x;
    let room = match anchor {
        Anchor::End => x - BESIDE,
        _ => sheet - x - BESIDE,
    };
    let lines = wrap(
        &annotation.text,
        room.min(WIDEST),
        NOTE.size,
        annotation.bold,
        LINES,
    );
    let whole = |line: &String| !line.ends_with('…') || annotation.text.ends_with('…');
    if lines.is_empty() || !lines.iter().all(whole) {
        return None;
    }
    let wide = lines
        .iter()
        .map(|line| width(line, NOTE.size, annotation.bold))
        .fold(0.0, f32::max);
    let (left, right) = match anchor {
        Anchor::End => (x - BESIDE - wide, x - BESIDE),
        _ => (x + BESIDE, x + BESIDE + wide),
    };
    (left >= 0.0 && right <= sheet).then_some(PlacedAnnotation {
        lines,
        x,
        bold: annotation.bold,
        anchor,
        above,
        left,
        right,
    })
}
