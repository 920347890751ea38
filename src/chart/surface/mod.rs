//! A drawing surface: a list of shapes, each with its look and the role of its colour.
//!
//! charts-rs measures texts and writes the shapes' geometry ([`writer`]); looks and roles are recorded here, and straight lines
//! that follow each other with equal looks are one shape. Must not know: data.

mod glyphs;
pub(crate) mod measure;
pub(crate) mod role;
pub(crate) mod svg;
mod writer;

use charts_rs::Point;

use measure::{clean, width};
use role::Role;

/// Dashes of the benchmark's line.
pub(crate) const DASHED: &str = "6,4";
/// Dots of a target's line.
pub(crate) const DOTTED: &str = "1,4";
/// The height of a line of text, relative to its size.
pub(crate) const LINE_HEIGHT: f32 = 1.25;
/// The size of text that the root element sets.
pub(crate) const SIZE: f32 = 14.0;

/// Which end of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// The look of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TextStyle {
    pub size: f32,
    pub bold: bool,
    pub role: Role,
}

/// The look of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub role: Role,
    pub width: f32,
    pub dashes: Option<&'static str>,
}

/// A shape with its look.
struct Shape {
    look: Look,
    geometry: Geometry,
}

/// The geometry of a shape, in pixels.
enum Geometry {
    Points(Vec<Point>),
    Box(Extent),
    Circle { x: f32, y: f32, radius: f32 },
    Text { x: f32, y: f32, text: String },
}

/// The look of a shape. Neighbours of equal looks are written as one group.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    /// Straight lines between pairs of points.
    Segments(Stroke),
    /// A line through points.
    Path(Stroke),
    /// A translucent filled shape.
    Tint(Role),
    Bar(Role),
    Dot(Role),
    /// A circle filled with the background's colour.
    Ring(Role),
    Text(TextStyle, Anchor),
}

/// A box on the surface, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Extent {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Extent {
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

pub(crate) struct Surface {
    shapes: Vec<Shape>,
    /// In pixels, like all lengths that follow.
    pub width: f32,
    pub height: f32,
    /// The box that each text takes at most.
    texts: Vec<Extent>,
}

impl Surface {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self {
            shapes: Vec::new(),
            width,
            height,
            texts: Vec::new(),
        }
    }

    /// Writes a text on one line, `y` its baseline, moved sideways as far as necessary to stay on the surface.
    pub(crate) fn text(&mut self, x: f32, y: f32, anchor: Anchor, style: TextStyle, text: &str) {
        let text = clean(text);
        if text.trim().is_empty() {
            return;
        }
        let extent = self.text_extent(x, y, anchor, style, &text);
        let x = match anchor {
            Anchor::Start => extent.left,
            Anchor::Middle => f32::midpoint(extent.left, extent.right),
            Anchor::End => extent.right,
        };
        let text = text.into_owned();
        self.add(Look::Text(style, anchor), Geometry::Text { x, y, text });
        self.texts.push(extent);
    }

    /// The box that a text would take.
    pub(crate) fn text_extent(
        &self,
        x: f32,
        y: f32,
        anchor: Anchor,
        style: TextStyle,
        text: &str,
    ) -> Extent {
        let wide = width(text, style.size, style.bold);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let left = left.min(self.width - wide).max(0.0);
        Extent {
            left,
            top: y - style.size * 0.95,
            right: left + wide,
            bottom: y + style.size * 0.25,
        }
    }

    /// Whether the box overlaps no text.
    pub(crate) fn is_free(&self, extent: &Extent) -> bool {
        extent.left >= 0.0
            && extent.right <= self.width
            && extent.top >= 0.0
            && extent.bottom <= self.height
            && !self.texts.iter().any(|taken| taken.meets(extent))
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        let look = Look::Segments(stroke);
        let ends = [from, to].map(|(x, y)| Point { x, y });
        match self.shapes.last_mut() {
            Some(Shape {
                look: last,
                geometry: Geometry::Points(points),
            }) if *last == look => points.extend(ends),
            _ => self.add(look, Geometry::Points(ends.to_vec())),
        }
    }

    /// A line through at least two points.
    pub(crate) fn path(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        self.add(Look::Path(stroke), corners(points));
    }

    /// A translucent filled shape.
    pub(crate) fn tint(&mut self, points: &[(f32, f32)], fill: Role) {
        self.add(Look::Tint(fill), corners(points));
    }

    pub(crate) fn bar(&mut self, extent: &Extent, fill: Role) {
        self.add(Look::Bar(fill), Geometry::Box(extent.clone()));
    }

    pub(crate) fn dot(&mut self, x: f32, y: f32, radius: f32, fill: Role) {
        self.add(Look::Dot(fill), Geometry::Circle { x, y, radius });
    }

    /// A dot filled with the background's colour.
    pub(crate) fn ring(&mut self, x: f32, y: f32, radius: f32, edge: Role) {
        self.add(Look::Ring(edge), Geometry::Circle { x, y, radius });
    }

    fn add(&mut self, look: Look, geometry: Geometry) {
        self.shapes.push(Shape { look, geometry });
    }

    /// Every text with the box it takes at most.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<(String, Extent)> {
        let texts = self
            .shapes
            .iter()
            .filter_map(|shape| match &shape.geometry {
                Geometry::Text { text, .. } => Some(text.clone()),
                _ => None,
            });
        texts.zip(self.texts.iter().cloned()).collect()
    }
}

fn corners(points: &[(f32, f32)]) -> Geometry {
    Geometry::Points(points.iter().map(|&(x, y)| Point { x, y }).collect())
}
