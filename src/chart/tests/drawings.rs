//! Drawings of any data: well-formed, inside their surface, without numbers that are not in the data.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::axes::decimal;
use super::sample::{chart, point, series, stretches};
use super::xml::problem;
use crate::chart::data::{
    ChartData, EventMark, Point, PointDetails, Series, SeriesBreak, SeriesRole, Tile,
};
use crate::chart::drawing::{draw, sparkline};
use crate::chart::kinds;
use crate::chart::layout::size::Size;
use crate::data::{Period, Status, Unit};
use crate::document::ChartType;
use crate::language::english;

const KINDS: [ChartType; 12] = [
    ChartType::Line,
    ChartType::Bar,
    ChartType::Grouped,
    ChartType::Stacked,
    ChartType::Ranked,
    ChartType::Strip,
    ChartType::Range,
    ChartType::Change,
    ChartType::SmallMultiples,
    ChartType::Spine,
    ChartType::Pyramid,
    ChartType::TileMap,
];

const ROLES: [SeriesRole; 5] = [
    SeriesRole::Place,
    SeriesRole::Benchmark,
    SeriesRole::Peer,
    SeriesRole::Nth(1),
    SeriesRole::Nth(2),
];

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,14}( [a-z]{2,12}){0,5}",
        1 => ".{0,60}",
        1 => Just("<script>alert(\"1\")</script> & 'x' \u{0} \u{1b}".to_owned()),
        1 => Just("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".to_owned()),
    ]
}

fn value() -> impl Strategy<Value = Option<Decimal>> {
    prop_oneof![
        1 => Just(None),
        8 => (-2_000..20_000_i64).prop_map(|value| Some(Decimal::new(value, 1))),
        1 => decimal().prop_map(Some),
    ]
}

fn points(count: usize) -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec((value(), 0..40_i64, 0..12_usize), count).prop_map(|points| {
        let point = |(value, around, status): (Option<Decimal>, i64, usize)| {
            let limits = value.and_then(|value| {
                let around = Decimal::new(around, 1);
                Some((value.checked_sub(around)?, value.checked_add(around)?))
            });
            let more = PointDetails {
                limits,
                statuses: Status::ALL.get(status).copied().into_iter().collect(),
                note: None,
            };
            Point {
                row: value.is_some() || status < 6,
                ..Point::new(value, more)
            }
        };
        points.into_iter().map(point).collect()
    })
}

fn any_chart() -> impl Strategy<Value = ChartData> {
    let units = ["%", "£", "years", "people", "per 1,000 live births"];
    let shape = (
        prop::sample::select(&KINDS[..]),
        1..14_usize,
        prop::collection::vec((label(), points(14)), 1..8),
        prop::sample::select(units.to_vec()),
        0..3_usize,
    );
    let target = (0..1_000_i64).prop_map(|value| Decimal::new(value, 1));
    let rest = (
        1990..2020_i32,
        1..3_i32,
        any::<bool>(),
        any::<bool>(),
        prop::option::of(target),
        prop::option::of((1..13_usize, any::<bool>())),
    );
    (shape, rest).prop_map(
        |((kind, count, all, unit, first), (from, step, rolling, confidence, target, broken))| {
            let count = match kind {
                ChartType::Line | ChartType::Bar | ChartType::SmallMultiples => count,
                ChartType::Stacked | ChartType::Grouped if rolling => count,
                ChartType::Change => 2,
                _ => 1,
            };
            let year = |index: usize| {
                let year = from + i32::try_from(index).expect("few") * step;
                if rolling {
                    format!("{year}-{:02}", (year + 2) % 100)
                } else {
                    year.to_string()
                }
            };
            let years: Vec<String> = (0..count).map(year).collect();
            let years: Vec<&str> = years.iter().map(String::as_str).collect();
            let mut data = chart(kind, &years);
            data.unit = Unit::from_text(unit);
            data.confidence = confidence;
            data.target = target;
            data.breaks = broken
                .filter(|(from, _)| *from < count)
                .map(|(from, never)| SeriesBreak {
                    from,
                    period: data.periods[from].clone(),
                    reason: "It changed.".to_owned(),
                    never,
                })
                .into_iter()
                .collect();
            data.series = all
                .into_iter()
                .enumerate()
                .map(|(index, (label, mut points))| {
                    points.truncate(count);
                    let role = ROLES[(first + index) % ROLES.len()];
                    Series {
                        points,
                        ..series(&label, role, &[])
                    }
                })
                .collect();
            data.join = rolling;
            if from % 3 == 0 {
                data.events = events(from);
            }
            in_shape_of(kind, &mut data);
            data
        },
    )
}

/// Events in the first years of a chart.
fn events(from: i32) -> Vec<EventMark> {
    let period = |year: i32| Period::parse(&year.to_string()).expect("a year");
    let texts = [
        (0, None, "Marmot City"),
        (
            1,
            Some(3),
            "The longest name of a programme that anybody in this council has thought of",
        ),
        (2, None, "Another"),
    ];
    let texts = texts.into_iter();
    texts
        .map(|(at, until, text)| EventMark {
            from: period(from + at),
            to: until.map(|until| period(from + until)),
            text: text.to_owned(),
        })
        .collect()
}

/// Gives series what a kind draws: parts, sides, roles, tiles.
pub(super) fn in_shape_of(kind: ChartType, data: &mut ChartData) {
    let tile = |(index, series): (usize, &Series)| Tile {
        area: series.area.clone(),
        short: series.label.chars().take(3).collect(),
        name: series.label.clone(),
        column: 2 * i32::try_from(index % 4).expect("few")
            + i32::try_from(index / 4 % 2).expect("few"),
        row: 2 * i32::try_from(index / 4).expect("few"),
    };
    let adds_up = matches!(kind, ChartType::Stacked | ChartType::Pyramid);
    let is_parts = matches!(kind, ChartType::Stacked | ChartType::Grouped);
    for (index, series) in data.series.iter_mut().enumerate() {
        if is_parts {
            series.part.clone_from(&series.label);
            series.role = SeriesRole::Nth(index as u8);
            series.area = "one".into();
        }
        if kind == ChartType::Pyramid {
            series.part = format!("{} to {}", index / 2 * 5, index / 2 * 5 + 4);
            series.side = ["Females", "Males"][index % 2].to_owned();
            series.role = SeriesRole::Nth(index as u8 % 2);
        }
        if adds_up {
            for point in &mut series.points {
                point.value = point.value.map(|value| value.abs());
            }
        }
    }
    if kind == ChartType::TileMap {
        data.tiles = data.series.iter().enumerate().map(tile).collect();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_chart_is_well_formed_and_has_only_finite_numbers(data in any_chart(), title in label()) {
        let drawing = draw(&data, english());
        let download = drawing.download(&title).unwrap_or_default();
        let (wide, narrow) = (drawing.wide, drawing.narrow.unwrap_or_default());
        let spark = sparkline(&data).unwrap_or_default();
        for svg in [&wide, &narrow, &download, &spark] {
            prop_assert_eq!(problem(svg), None);
            for bad in ["=\"NaN", "=\"inf", "=\"-inf", "<script"] {
                prop_assert!(!svg.contains(bad), "{} in {}", bad, svg);
            }
        }
        prop_assert!(!download.contains("var("));
        prop_assert!(!wide.contains("=\"#") && !narrow.contains("=\"#"));
    }

    #[test]
    fn texts_stay_on_the_sheet_and_off_each_other(data in any_chart()) {
        for size in [Size::Wide, Size::Narrow] {
            let Some(kind) = kinds::kind(&data) else { continue };
            let surface = kinds::drawn(kind, &data, english(), size);
            let texts = surface.texts();
            for (index, (text, extent)) in texts.iter().enumerate() {
                prop_assert!(extent.bottom - extent.top >= 13.0 * 1.19, "{:?} is too small", text);
                prop_assert!(
                    extent.left >= -0.5 && extent.right <= surface.width + 0.5
                        && extent.top >= -1.0 && extent.bottom <= surface.height + 1.0,
                    "{:?} leaves the surface: {:?} of {} x {}", text, extent, surface.width, surface.height
                );
                for (other, taken) in &texts[..index] {
                    let apart = extent.left + 0.5 >= taken.right || taken.left + 0.5 >= extent.right
                        || extent.top + 0.5 >= taken.bottom || taken.top + 0.5 >= extent.bottom;
                    prop_assert!(apart, "{:?} on {:?}: {:?} {:?}", text, other, extent, taken);
                }
            }
        }
    }
}

fn line() -> ChartData {
    let mut data = chart(ChartType::Line, &["2016", "2017", "2018", "2019", "2020"]);
    data.series = vec![
        series(
            "Coventry",
            SeriesRole::Place,
            &["10.1", "12.25", "[c]", "14", "13.9"],
        ),
        series(
            "England",
            SeriesRole::Benchmark,
            &["11", "11", "11", "11", "11"],
        ),
    ];
    data
}

#[test]
fn a_missing_value_is_a_gap_and_never_zero() {
    let mut data = line();
    let strings = english().clone();
    let wide = draw(&data, &strings).wide;
    // Two stretches of Coventry's line, one of England's.
    assert_eq!(stretches(&wide), 3);
    data.kind = Some(ChartType::Bar);
    let bars = draw(&data, &strings).wide;
    // Four bars, the key's box, the patch below the shorthand.
    assert_eq!(bars.matches("<rect ").count(), 6);
    assert!(bars.contains(">[c]<"));
    data.series.truncate(1);
    data.series[0].points = data.series[0].points[2..3].to_vec();
    data.periods = data.periods[2..3].to_vec();
    data.kind = Some(ChartType::Ranked);
    let ranked = draw(&data, &strings).wide;
    assert_eq!(ranked.matches("<rect ").count(), 0);
    assert!(ranked.contains(">[c]<"));
}

#[test]
fn a_value_alone_between_gaps_gets_a_circle() {
    let mut data = chart(ChartType::Line, &["2016", "2017", "2018", "2019"]);
    data.series = vec![series("Coventry", SeriesRole::Place, &["1", "", "2", ""])];
    let wide = draw(&data, english()).wide;
    assert_eq!(stretches(&wide), 0);
    assert_eq!(
        wide.matches("<circle ").count(),
        3,
        "one each, and one more at the end"
    );
}

#[test]
fn a_value_that_only_rounds_to_zero_is_not_drawn_as_zero() {
    let mut data = line();
    data.series[0].points[2] = point("0 low");
    assert_eq!(stretches(&draw(&data, english()).wide), 3);
}

#[test]
fn a_drawing_for_a_page_has_no_name_of_its_own_and_takes_its_colours() {
    let drawing = draw(&line(), english());
    let download = drawing.download("A headline").expect("one");
    let (wide, narrow) = (drawing.wide, drawing.narrow.expect("one"));
    for svg in [&wide, &narrow] {
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
        assert!(svg.contains(" aria-hidden=\"true\""));
        assert!(!svg.contains(" id=") && !svg.contains("style="));
        let root = &svg[..svg.find('>').expect("a root")];
        assert!(!root.contains(" width=") && !root.contains(" height="));
        assert!(svg.contains("stroke=\"var(--focus, #1D70B8)\""));
    }
    assert!(wide.contains("viewBox=\"0 0 640 320\""));
    assert!(narrow.contains("viewBox=\"0 0 300 260\""));
    assert!(download.contains("<title id=\"title\">A headline</title>"));
    assert!(download.contains("Source: Statistics, An office"));
    assert!(download.contains("stroke=\"#1D70B8\""));
}

#[test]
fn numbers_of_28_digits_are_written_or_left_to_the_table_but_never_changed() {
    let digits = "1234567890123456789012345678";
    let mut data = chart(ChartType::Ranked, &["2019"]);
    data.series = vec![
        series("A", SeriesRole::Place, &[digits]),
        series("B", SeriesRole::Peer, &["0.1234567890123456789012345678"]),
    ];
    let drawing = draw(&data, english());
    let cell = &drawing.table.rows[0].cells[0];
    assert_eq!(cell.replace(',', ""), digits);
    assert!(drawing.csv.contains(digits) && drawing.csv.contains("0.1234567890123456789012345678"));
    assert!(drawing.description.concat().contains(cell.as_str()));
}
