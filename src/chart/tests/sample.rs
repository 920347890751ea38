//! Chart data for tests.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::chart::data::{ChartData, Measure, Point, PointDetails, Series, SeriesRole, Sort};
use crate::data::{Period, Status, Unit};
use crate::document::ChartType;

/// A chart of a percentage over some years, without series.
pub(super) fn chart(kind: ChartType, periods: &[&str]) -> ChartData {
    ChartData {
        kind: Some(kind),
        name: "sample".to_owned(),
        language: "en".to_owned(),
        title: "A headline".to_owned(),
        subtitle: None,
        alt: None,
        notes: Vec::new(),
        measures: vec![Measure {
            id: "rate".to_owned(),
            title: "Rate".to_owned(),
            publication: "Statistics".to_owned(),
            publisher: "An office".to_owned(),
            url: None,
            licence: "OGL".to_owned(),
            retrieved: None,
            attribution: None,
            unit: Unit::from_text("%"),
            decimals: 28,
            polarity: None,
            relative: false,
        }],
        unit: Unit::from_text("%"),
        decimals: 28,
        periods: periods
            .iter()
            .map(|text| Period::parse(text).expect("a period"))
            .collect(),
        series: Vec::new(),
        breaks: Vec::new(),
        events: Vec::new(),
        join: false,
        tiles: Vec::new(),
        limits: None,
        target: None,
        confidence: false,
        level: None,
        sort: Sort::default(),
        columns: Vec::new(),
        stable_within: None,
    }
}

/// A series of some values; an empty text is a missing one, `[c]` a suppressed one, and `1 [p]` a provisional one.
pub(super) fn series(label: &str, role: SeriesRole, values: &[&str]) -> Series {
    Series {
        label: label.to_owned(),
        part: String::new(),
        side: String::new(),
        role,
        benchmark: role == SeriesRole::Benchmark,
        area: Arc::from(label),
        area_name: label.to_owned(),
        area_code: None,
        measure: 0,
        dimensions: Vec::new(),
        points: values.iter().map(|text| point(text)).collect(),
    }
}

pub(super) fn point(text: &str) -> Point {
    let (value, status) = text.split_once(' ').unwrap_or((text, text));
    let more = PointDetails {
        statuses: Status::parse(status).into_iter().collect(),
        ..PointDetails::default()
    };
    Point {
        row: !text.is_empty(),
        ..Point::new(Decimal::from_str_exact(value).ok(), more)
    }
}

/// The number of stretches of lines in a drawing: corners follow each other without a letter; axes and ticks have `H` and `V`.
pub(super) fn stretches(svg: &str) -> usize {
    svg.split("<path d=\"")
        .skip(1)
        .filter_map(|path| path.split_once('"'))
        .filter(|(corners, _)| !corners.contains(['H', 'V', 'L']))
        .count()
}
