//! Two periods of several areas: a ring for the first, a dot for the last, each with its value and period beside it; the change in
//! a column at the right.

use rust_decimal::Decimal;

use super::kind::{Compares, Kind};
use crate::chart::data::{ChartData, Point, Series, SeriesRole};
use crate::chart::extremes::extremes;
use crate::chart::layout::area_rows::{left_out, shortened_remark};
use crate::chart::layout::axis::{ANY, Axis};
use crate::chart::layout::marks::series_colour;
use crate::chart::layout::rows::{NamePlace, RowLayout, RowSpec, ShortenedRow, ordered, shortened};
use crate::chart::layout::size::{Size, TICK};
use crate::chart::numbers::{NumberFormat, change_text};
use crate::chart::surface::measure::{width, wrap};
use crate::chart::surface::role::Role;
use crate::chart::surface::{Anchor, SIZE, Stroke, Surface, TextStyle};
use crate::language::Strings;

const RING: f32 = 5.0;
const DOT: f32 = 5.5;
/// From a mark to the text beside it.
const BESIDE: f32 = 10.0;
/// The height of a row's marks with value and period beside them.
const INNER: f32 = 32.0;
/// The look of a period beside a mark.
const PERIOD: TextStyle = TICK;
/// The look of a value beside a mark.
const VALUE: TextStyle = TextStyle {
    role: Role::Ink,
    ..TICK
};

pub(super) const KIND: Kind = Kind {
    name: "change",
    opening: "chart-say-change",
    compares: Compares::Changes,
    draw,
    ..Kind::BASE
};

fn draw(data: &ChartData, strings: &Strings, size: Size) -> Surface {
    let numbers = NumberFormat::drawn(data, strings);
    let (names, head) = match size {
        Size::Wide => (NamePlace::Left, numbers.change_head()),
        Size::Narrow => (NamePlace::Above, strings.fill("chart-change", &[])),
    };
    let ordered = ordered(data);
    let shown = shortened(data, &ordered);
    let others = left_out(&shown, strings);
    let specs = shown.iter().zip(&others);
    let specs: Vec<RowSpec> = specs
        .map(|(row, other)| spec(row, other, numbers))
        .collect();
    let rows = RowLayout::lay(&specs, (size, names), 22.0, &head);
    let mut surface = Surface::new(size.width(), rows.bottom + 4.0);
    let column = TextStyle { size: SIZE, ..TICK };
    let right = surface.width;
    surface.text(right, 14.0, Anchor::End, column, &head);
    let marks = Marks::new(data, numbers, &rows);
    for (row, shown) in rows.laid.iter().zip(&shown) {
        if let ShortenedRow::Series(series) = shown {
            marks.draw(&mut surface, series, row.middle(), strings);
        }
    }
    rows.write(&mut surface);
    surface
        .remarks
        .extend(shortened_remark(&shown, ordered.len(), strings));
    surface
}

fn spec<'a>(row: &'a ShortenedRow<'a>, left_out: &'a str, numbers: NumberFormat) -> RowSpec<'a> {
    let ShortenedRow::Series(series) = row else {
        return RowSpec {
            name: left_out,
            bold: false,
            text: String::new(),
            inner: 16.0,
        };
    };
    let text = match pair(series) {
        (Some(first), Some(last)) => change_text(numbers, first, last),
        _ => String::new(),
    };
    RowSpec {
        name: &series.label,
        bold: series.role == SeriesRole::Place,
        text,
        inner: INNER,
    }
}

/// The marks of all rows on one scale.
struct Marks<'a> {
    numbers: NumberFormat<'a>,
    /// The names of the two periods.
    periods: Vec<String>,
    axis: Axis,
    /// The field's edges.
    field: (f32, f32),
    /// Reserved at either side for texts beside marks; without them each row has one line of text below its marks.
    inset: Option<f32>,
}

impl<'a> Marks<'a> {
    fn new(data: &ChartData, numbers: NumberFormat<'a>, rows: &RowLayout) -> Self {
        let periods: Vec<String> = data
            .periods
            .iter()
            .map(crate::data::Period::dashed)
            .collect();
        let values = data.series.iter().flat_map(|series| &series.points);
        let values = values.filter_map(Point::drawn);
        let widest = values
            .map(|value| width(&numbers.with_short_unit(value), VALUE.size, false))
            .chain(periods.iter().map(|name| width(name, PERIOD.size, false)))
            .fold(0.0, f32::max);
        let inset = widest + BESIDE + 2.0;
        let (low, high) = extremes(&data.series, |_| false, data.target);
        let (min, max) = data.limits.unwrap_or((low, high));
        let axis = if min < max {
            Axis::between(min, max, ANY, 1)
        } else {
            Axis::covering(min, max, false, ANY, 2)
        };
        Self {
            numbers,
            periods,
            axis,
            field: (rows.left, rows.right),
            inset: (inset * 2.0 < (rows.right - rows.left) * 0.75).then_some(inset),
        }
    }

    fn x(&self, value: Decimal) -> f32 {
        let inset = self.inset.unwrap_or(8.0);
        let (left, right) = (self.field.0 + inset, self.field.1 - inset);
        left + (right - left) * self.axis.place(value)
    }

    fn draw(&self, surface: &mut Surface, series: &Series, y: f32, strings: &Strings) {
        let (first, last) = pair(series);
        let first = first.and_then(Point::drawn);
        let last = last.and_then(Point::drawn);
        let paint = series_colour(series.role);
        let y = if self.inset.is_some() { y } else { y - 8.0 };
        // From the name to the first mark on its line.
        let nearest = first.into_iter().chain(last).min();
        let stop = nearest.map_or(self.field.1, |value| {
            self.x(value) - self.inset.unwrap_or(8.0)
        });
        if stop > self.field.0 + 4.0 {
            let guide = Stroke {
                role: Role::Rule,
                width: 1.0,
                dashes: None,
            };
            surface.line((self.field.0, y), (stop, y), guide);
        }
        if let (Some(first), Some(last)) = (first, last) {
            let stroke = Stroke {
                role: paint,
                width: 3.0,
                dashes: None,
            };
            surface.line((self.x(first), y), (self.x(last), y), stroke);
        }
        if let Some(first) = first {
            surface.ring(self.x(first), y, RING, paint);
        }
        if let Some(last) = last {
            surface.dot(self.x(last), y, DOT, paint);
        }
        if self.inset.is_some() {
            self.beside(surface, (first, last), y, strings);
        } else {
            self.below(surface, (first, last), y, strings);
        }
    }

    /// The smaller value to the left of its mark, the greater to the right of its own, each above its period.
    fn beside(
        &self,
        surface: &mut Surface,
        pair: (Option<Decimal>, Option<Decimal>),
        y: f32,
        strings: &Strings,
    ) {
        let [from, to] = [0, 1].map(|index| self.periods.get(index).map_or("", String::as_str));
        let mut texts: Vec<(Decimal, Anchor, String)> = Vec::new();
        match pair {
            (Some(first), Some(last)) if first == last => {
                texts.push((first, Anchor::Start, strings.list(&[from, to])));
            }
            (Some(first), Some(last)) => {
                let (lesser, greater) = if first < last {
                    ((first, from), (last, to))
                } else {
                    ((last, to), (first, from))
                };
                texts.push((lesser.0, Anchor::End, lesser.1.to_owned()));
                texts.push((greater.0, Anchor::Start, greater.1.to_owned()));
            }
            (Some(first), None) => texts.push((first, Anchor::Start, from.to_owned())),
            (None, Some(last)) => texts.push((last, Anchor::Start, to.to_owned())),
            (None, None) => {}
        }
        for (value, anchor, period) in texts {
            let x = match anchor {
                Anchor::End => self.x(value) - BESIDE,
                _ => self.x(value) + BESIDE,
            };
            let number = self.numbers.with_short_unit(value);
            surface.text(x, y - 3.0, anchor, VALUE, &number);
            // The period of a mark on the other side would not fit.
            let fits = width(&period, PERIOD.size, false) <= self.inset.unwrap_or(0.0) - BESIDE;
            if fits {
                surface.text(x, y + 13.0, anchor, PERIOD, &period);
            }
        }
    }

    /// Values and periods in one line below the marks.
    fn below(
        &self,
        surface: &mut Surface,
        pair: (Option<Decimal>, Option<Decimal>),
        y: f32,
        strings: &Strings,
    ) {
        let texts = [pair.0, pair.1].into_iter().zip(&self.periods);
        let texts: Vec<String> = texts
            .filter_map(|(value, period)| {
                let number = self.numbers.with_short_unit(value?);
                let values = [("period", &**period), ("text", &*number)];
                Some(strings.fill("chart-event", &values))
            })
            .collect();
        let text = texts.join("; ");
        let room = self.field.1 - self.field.0;
        if let [line] = &wrap(&text, room, PERIOD.size, false, 2)[..] {
            surface.text(self.field.0, y + 20.0, Anchor::Start, PERIOD, line);
        }
    }
}

fn pair(series: &Series) -> (Option<&Point>, Option<&Point>) {
    (series.points.first(), series.points.get(1))
}
