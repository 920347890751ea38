//! A surface to draw on: charts-rs's canvas with our roles for colours, our texts, and a note of every text's box.
//!
//! Must not know: data.

pub(crate) mod measure;
pub(crate) mod pack;
pub(crate) mod role;
pub(crate) mod svg;

use charts_rs::{Canvas, Circle, Color, Fill, Line, Point, Polygon, Rect, StraightLine, Text};

use crate::chart::surface::measure::{clean, width};
use crate::chart::surface::role::Role;

/// Dashes of the benchmark's line.
pub(crate) const DASHED: &str = "6,4";
/// Dots of a target's line.
pub(crate) const DOTTED: &str = "1,4";
/// The height of a line of text, for its size.
pub(crate) const LINE_HEIGHT: f32 = 1.25;

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextStyle {
    pub size: f32,
    pub bold: bool,
    pub colour: Role,
}

/// How a line looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub colour: Role,
    pub width: f32,
    pub dashes: Option<&'static str>,
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

/// What is drawn on.
pub(crate) struct Surface {
    canvas: Canvas,
    pub width: f32,
    pub height: f32,
    /// Every text with the box it takes at most.
    pub texts: Vec<(String, Extent)>,
}

impl Surface {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self {
            canvas: Canvas::new(width, height),
            width,
            height,
            texts: Vec::new(),
        }
    }

    /// Writes a text on one line, `y` its baseline, moved sideways as far as keeps it on the surface.
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
        // Without a font family the canvas does not measure once more.
        self.canvas.text(Text {
            text: text.to_string(),
            font_size: (style.size != SIZE).then_some(style.size),
            font_color: Some(colour(style.colour)),
            font_weight: style.bold.then(|| "bold".to_owned()),
            text_anchor: match anchor {
                Anchor::Start => None,
                Anchor::Middle => Some("middle".to_owned()),
                Anchor::End => Some("end".to_owned()),
            },
            x: Some(x),
            y: Some(y),
            ..Text::default()
        });
        self.texts.push((text.into_owned(), extent));
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

    /// Whether no text stands there yet.
    pub(crate) fn is_free(&self, extent: &Extent) -> bool {
        extent.left >= 0.0
            && extent.right <= self.width
            && extent.top >= 0.0
            && extent.bottom <= self.height
            && !self.texts.iter().any(|(_, taken)| taken.meets(extent))
    }

    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.canvas.line(Line {
            color: Some(colour(stroke.colour)),
            stroke_width: stroke.width,
            left: from.0,
            top: from.1,
            right: to.0,
            bottom: to.1,
            stroke_dash_array: stroke.dashes.map(str::to_owned),
        });
    }

    /// A line through at least two points.
    pub(crate) fn path(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        self.canvas.straight_line(StraightLine {
            color: Some(colour(stroke.colour)),
            points: corners(points),
            stroke_width: stroke.width,
            symbol: None,
            stroke_dash_array: stroke.dashes.map(str::to_owned),
            ..StraightLine::default()
        });
    }

    /// A filled shape, light enough to see through.
    pub(crate) fn tint(&mut self, points: &[(f32, f32)], fill: Role) {
        self.canvas.polygon(Polygon {
            fill: Some(colour(fill).with_alpha(TINT)),
            points: corners(points),
            ..Polygon::default()
        });
    }

    pub(crate) fn bar(&mut self, extent: &Extent, fill: Role) {
        self.canvas.rect(Rect {
            fill: Some(Fill::Solid(colour(fill))),
            left: extent.left,
            top: extent.top,
            width: extent.right - extent.left,
            height: extent.bottom - extent.top,
            ..Rect::default()
        });
    }

    pub(crate) fn dot(&mut self, x: f32, y: f32, radius: f32, fill: Role) {
        self.canvas.circle(Circle {
            fill: Some(colour(fill)),
            cx: x,
            cy: y,
            r: radius,
            ..Circle::default()
        });
    }

    /// A dot with the background's colour inside.
    pub(crate) fn ring(&mut self, x: f32, y: f32, radius: f32, edge: Role) {
        self.canvas.circle(Circle {
            fill: Some(colour(Role::Paper)),
            stroke_color: Some(colour(edge)),
            stroke_width: 2.0,
            cx: x,
            cy: y,
            r: radius,
            ..Circle::default()
        });
    }

    /// The drawing as charts-rs writes it.
    pub(crate) fn svg(&self) -> String {
        self.canvas.svg().unwrap_or_default()
    }
}

/// The size of text that the root carries for all.
pub(crate) const SIZE: f32 = 14.0;
/// How much a tint lets through, of 255.
const TINT: u8 = 38;

fn colour(role: Role) -> Color {
    Color::from(role.rgb())
}

fn corners(points: &[(f32, f32)]) -> Vec<Point> {
    points.iter().map(|&(x, y)| Point { x, y }).collect()
}
