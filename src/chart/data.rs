//! The data of a chart or a table, as a plain value: the whole input of drawing, describing and exporting.
//!
//! Must not know: where the data came from, how they will look.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::data::{AreaId, Period, Polarity, Status, Unit};
use crate::document::ChartType;
use crate::source::Hash;

/// A chart's or table's data with its texts. Equal values give equal drawings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChartData {
    pub kind: Option<ChartType>,
    /// The stem of its files' names and its anchor: the block's `id`, otherwise derived from the indicator.
    pub name: String,
    /// The language of its texts.
    pub language: String,
    /// Its title, without markup.
    pub title: String,
    /// The block's measure, geography and period; otherwise generated.
    pub subtitle: Option<String>,
    /// Replaces the generated description.
    pub alt: Option<String>,
    /// What readers must know: the block's notes, then the indicators'.
    pub notes: Vec<String>,
    /// The indicators it draws on, at least one; all of one unit.
    pub measures: Vec<Measure>,
    /// What the values count.
    pub unit: Unit,
    /// How many decimals readers see at most; never more than the cell has.
    pub decimals: u32,
    /// Every period that a series has a row for, ascending.
    pub periods: Vec<Period>,
    /// What is drawn, in order.
    pub series: Vec<Series>,
    /// The breaks in the series.
    pub breaks: Vec<SeriesBreak>,
    /// What happened, by its beginning.
    pub events: Vec<EventMark>,
    /// Whether lines run on over periods without figures.
    pub join: bool,
    /// Where the tiles of a tile map are.
    pub tiles: Vec<Tile>,
    /// The fixed ends of the axis.
    pub limits: Option<(Decimal, Decimal)>,
    pub target: Option<Decimal>,
    /// Whether confidence limits are drawn and tabled.
    pub confidence: bool,
    /// The level of the confidence limits, in per cent, where the publisher states it.
    pub level: Option<Decimal>,
    /// The order of areas, for ranked and change charts and tables.
    pub sort: Sort,
    /// The columns of a table, where the block lists them.
    pub columns: Vec<String>,
    /// The largest difference that counts as unchanged.
    pub stable_within: Option<Decimal>,
}

/// The order of areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Greatest first.
    #[default]
    Greatest,
    /// Least first.
    Least,
    /// By name.
    Name,
    /// As the block lists them.
    Given,
}

/// An indicator's metadata.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// Its id, for links to its page and its data.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The publication.
    pub publication: String,
    /// Who publishes it.
    pub publisher: String,
    pub url: Option<String>,
    pub licence: String,
    /// When these data were taken from it, as written.
    pub retrieved: Option<String>,
    /// The sentence that the licence asks for.
    pub attribution: Option<String>,
    /// What its values count: in most charts that of the others too.
    pub unit: Unit,
    /// How many decimals readers see of them at most.
    pub decimals: u32,
    /// Which direction is better.
    pub polarity: Option<Polarity>,
    /// Whether its values are relative to other areas, so that none is better.
    pub relative: bool,
}

/// One line, or one set of bars.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series {
    /// Its short name, which distinguishes it from its neighbours.
    pub label: String,
    /// Its name among the series of one area: its group and its indicator. Empty where an area has one series.
    pub part: String,
    /// The name of its side of a pyramid; otherwise empty.
    pub side: String,
    pub role: SeriesRole,
    /// Whether it is of the benchmark, also where several are.
    pub benchmark: bool,
    /// Its area.
    pub area: AreaId,
    /// Its area's name.
    pub area_name: String,
    /// Its area's present code, where it has one.
    pub area_code: Option<String>,
    /// The index of its measure.
    pub measure: usize,
    /// The dimensions' ids with the values' ids and names for readers.
    pub dimensions: Vec<DimensionValue>,
    /// One for each of the chart's periods.
    pub points: Vec<Point>,
}

/// A value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DimensionValue {
    /// The dimension's column.
    pub dimension: Arc<str>,
    /// The value, as the data have it.
    pub value: Arc<str>,
    /// The dimension's name for readers.
    pub title: String,
    /// The value's name for readers.
    pub name: String,
    /// Whether it stands for all values together.
    pub total: bool,
}

/// The role of a series on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeriesRole {
    /// The place that the page is about, or what the block highlights.
    Place,
    /// What it is compared with.
    Benchmark,
    /// One of several other areas, which are less prominent.
    Peer,
    /// One of several of equal rank, from 0: whatever their number, each looks different.
    Nth(u8),
}

/// A value of a series at a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Whether the data have a row for it at all.
    pub row: bool,
    /// The value, with the digits that the cell has.
    pub value: Option<Decimal>,
    /// Further details: none for most points, and a site keeps all points of all pages.
    pub(super) more: Option<Box<PointDetails>>,
}

/// Details of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PointDetails {
    /// Its confidence limits, lower and upper, where it has both.
    pub limits: Option<(Decimal, Decimal)>,
    /// The publisher's statuses.
    pub statuses: Vec<Status>,
    /// The publisher's note.
    pub note: Option<Arc<str>>,
}

/// A period at which the series breaks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SeriesBreak {
    /// The first of the chart's periods after the break.
    pub from: usize,
    pub period: Period,
    pub reason: String,
    /// Whether values across it may not be compared. A line is broken there in any case.
    pub never: bool,
}

/// Something that happened, on the axis of periods.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventMark {
    pub from: Period,
    /// Where it went on for some time.
    pub to: Option<Period>,
    /// What happened, without markup.
    pub text: String,
}

/// The place of an area in a tile map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    pub area: AreaId,
    /// The name on the tile, of a few letters.
    pub short: String,
    /// The area's name.
    pub name: String,
    /// From the left, in half tiles.
    pub column: i32,
    /// From the top, in half tiles.
    pub row: i32,
}

impl ChartData {
    /// Equal hashes mean equal drawings and texts (with the same texts of the theme), whatever the title.
    pub fn hash(&self) -> Hash {
        let Self {
            kind,
            name: _,
            language,
            title: _,
            subtitle,
            alt,
            notes,
            measures,
            unit,
            decimals,
            periods,
            series,
            breaks,
            events,
            join,
            tiles,
            limits,
            target,
            confidence,
            level,
            sort,
            columns,
            stable_within,
        } = self;
        let words = (kind, language, subtitle, alt, notes, measures, unit);
        let marks = (breaks, events, join, tiles);
        let shape = (decimals, confidence, sort, columns, periods, marks);
        let (least, most) = limits.unzip();
        let numbers = [least, most, *target, *level, *stable_within];
        let numbers = numbers.map(|number| number.map(|number| number.serialize()));
        Hash::of_value(&(words, shape, numbers, Exact(series)))
    }

    /// Whether its measures count in different units.
    pub(super) fn has_several_units(&self) -> bool {
        let units = self.measures.windows(2);
        units.into_iter().any(|pair| pair[0].unit != pair[1].unit)
    }

    /// Whether a series' line may not run from the previous period to this one: there is a break between them, whether or not
    /// values across it may be compared.
    pub(super) fn line_ends_before(&self, series: &Series, index: usize) -> bool {
        self.breaks.iter().any(|b| b.from == index) || self.broken_before(series, index)
    }

    /// Whether a series' value may not be compared with the previous one: a break between them forbids it.
    pub(super) fn broken_before(&self, series: &Series, index: usize) -> bool {
        self.breaks.iter().any(|b| b.never && b.from == index)
            || series.points[index].statuses().contains(&Status::Break)
    }
}

/// Hashes series with the digits of their numbers: 18.40 and 18.4 are equal but look different, and digits are quicker to hash.
struct Exact<'a>(&'a [Series]);

impl std::hash::Hash for Exact<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        for series in self.0 {
            let Series {
                label,
                part,
                side,
                role,
                benchmark,
                area,
                area_name,
                area_code,
                measure,
                dimensions,
                points,
            } = series;
            (label, part, side, role, benchmark, area, area_name).hash(state);
            (area_code, measure, dimensions, points.len()).hash(state);
            for point in points {
                let Point { row, value, more } = point;
                (row, value.map(|value| value.serialize())).hash(state);
                more.is_some().hash(state);
                if let Some(more) = more {
                    let PointDetails {
                        limits,
                        statuses,
                        note,
                    } = &**more;
                    let digits =
                        |(lower, upper): (Decimal, Decimal)| (lower.serialize(), upper.serialize());
                    (limits.map(digits), statuses, note).hash(state);
                }
            }
        }
    }
}

impl Point {
    /// A point of a row.
    pub fn new(value: Option<Decimal>, more: PointDetails) -> Self {
        Self {
            row: true,
            value,
            more: (more != PointDetails::default()).then(|| Box::new(more)),
        }
    }

    /// Its confidence limits, lower and upper, where it has both.
    pub fn limits(&self) -> Option<(Decimal, Decimal)> {
        self.more.as_ref()?.limits
    }

    /// The publisher's statuses.
    pub fn statuses(&self) -> &[Status] {
        self.more.as_ref().map_or(&[], |more| &more.statuses)
    }

    /// The publisher's note.
    pub fn note(&self) -> Option<&str> {
        self.more.as_ref()?.note.as_deref()
    }

    /// The value to draw. One that rounds to zero without being zero is a gap, so that it does not look like zero.
    pub(super) fn drawn(&self) -> Option<Decimal> {
        self.value
            .filter(|value| !(value.is_zero() && self.statuses().contains(&Status::Low)))
    }
}
