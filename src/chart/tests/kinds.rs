//! Each kind of chart: what it shows, that it is distinguished without colour, that all of its forms carry the same numbers.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::drawings::in_shape_of;
use super::sample::{chart, series};
use crate::chart::data::{ChartData, EventMark, Point, PointDetails, Series, SeriesRole};
use crate::chart::drawing::draw;
use crate::chart::kinds;
use crate::chart::layout::marks::{joins, line_dashes};
use crate::chart::layout::size::Size;
use crate::chart::layout::time::TimeAxis;
use crate::data::{Period, Unit};
use crate::document::ChartType;
use crate::language::english;

const YEARS: [&str; 6] = ["2015", "2016", "2017", "2018", "2019", "2020"];

fn groups(kind: ChartType, count: usize) -> ChartData {
    let mut data = chart(kind, &YEARS);
    data.series = (0..count)
        .map(|index| {
            let value = |year: usize| format!("{}.{}", 20 + (index * year) % 7, index % 10);
            let values: Vec<String> = (0..YEARS.len()).map(value).collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let name = format!("Cause number {index} with a name");
            Series {
                part: name.clone(),
                ..series(&name, SeriesRole::Nth(index as u8), &values)
            }
        })
        .collect();
    data
}

/// The texts of a drawing in one line.
fn texts(data: &ChartData, size: Size) -> String {
    let kind = kinds::kind(data).expect("a chart");
    let surface = kinds::drawn(kind, data, english(), size);
    let texts = surface.texts().into_iter().map(|(text, _)| text);
    texts.collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

#[test]
fn every_series_is_named_whatever_their_number() {
    for count in [2, 5, 10, 25] {
        for kind in [ChartType::Line, ChartType::Bar, ChartType::SmallMultiples] {
            let data = groups(kind, count);
            for size in [Size::Wide, Size::Narrow] {
                let said = texts(&data, size);
                for series in &data.series {
                    let words = series.label.split(' ').collect::<BTreeSet<_>>();
                    let number = words.iter().find(|word| word.parse::<usize>().is_ok());
                    let number = number.expect("a number in its name");
                    assert!(
                        said.contains(&*series.label) || said.contains(&format!("number {number}")),
                        "{kind:?} of {count}: {} is named nowhere in {said}",
                        series.label
                    );
                }
            }
        }
    }
}

#[test]
fn lines_differ_without_colour_also_beside_a_benchmark() {
    let mut data = groups(ChartType::Line, 6);
    data.series
        .push(series("England", SeriesRole::Benchmark, &["22"; 6]));
    let dashes: BTreeSet<_> = data.series.iter().map(line_dashes).collect();
    assert_eq!(dashes.len(), 7, "{dashes:?}");
    // A benchmark for each group.
    for index in 0..6 {
        let benchmark = Series {
            benchmark: true,
            ..series("England", SeriesRole::Nth(index), &["22"; 6])
        };
        data.series.push(benchmark);
    }
    let dashes: BTreeSet<_> = data.series.iter().map(line_dashes).collect();
    assert_eq!(dashes.len(), 12, "{dashes:?}");
    // Of more than have dashes of their own, each has a number at its end and in the key.
    let many = texts(&groups(ChartType::Line, 10), Size::Narrow);
    assert!(
        many.contains("10: Cause number 9") && many.contains("10: 2"),
        "{many}"
    );
}

#[test]
fn an_axis_says_where_it_begins_unless_that_is_zero() {
    let mut data = chart(ChartType::Line, &["2018", "2019"]);
    data.series = vec![series("Coventry", SeriesRole::Place, &["66.1", "71.9"])];
    assert!(texts(&data, Size::Wide).contains("The axis starts at 66%"));
    data.kind = Some(ChartType::Bar);
    assert!(!texts(&data, Size::Wide).contains("The axis starts"));
}

#[test]
fn marks_and_shorthand_are_explained_in_the_drawing() {
    let mut data = chart(ChartType::Line, &["2017", "2018", "2019", "2020"]);
    data.series = vec![series(
        "Coventry",
        SeriesRole::Place,
        &["1.5", "[c]", "3.5", "4.5 [p]"],
    )];
    for point in &mut data.series[0].points {
        let limits = point
            .value
            .map(|value| (value - Decimal::ONE, value + Decimal::ONE));
        let more = point.more.take().map(|more| *more).unwrap_or_default();
        *point = Point::new(point.value, PointDetails { limits, ..more });
    }
    data.confidence = true;
    data.level = Some(Decimal::from(95));
    let line = texts(&data, Size::Narrow);
    assert!(
        line.contains("95% confidence limits") && line.contains("provisional"),
        "{line}"
    );
    data.kind = Some(ChartType::Bar);
    let bars = texts(&data, Size::Narrow);
    assert!(
        bars.contains("95% confidence limits")
            && bars.contains("[c] suppressed to protect confidentiality"),
        "{bars}"
    );
}

#[test]
fn millions_and_billions_are_counted_in_words() {
    let mut data = chart(ChartType::Bar, &["2019", "2020"]);
    data.unit = Unit::from_text("£");
    data.series = vec![series(
        "Coventry",
        SeriesRole::Place,
        &["1234567890123", "2234567890123"],
    )];
    for (kind, size) in [
        (ChartType::Bar, Size::Narrow),
        (ChartType::Line, Size::Narrow),
        (ChartType::Line, Size::Wide),
    ] {
        data.kind = Some(kind);
        let said = texts(&data, size);
        assert!(
            said.contains("£ billion") && said.contains("£2,234.6 billion"),
            "{said}"
        );
        assert!(said.contains(" 2,000 ") || said.contains("2,500"), "{said}");
    }
    data.unit = Unit::from_text("people");
    data.series = vec![series(
        "England",
        SeriesRole::Place,
        &["56112543", "57112543"],
    )];
    let said = texts(&data, Size::Wide);
    assert!(
        said.contains("million people") && said.contains("57.1 million"),
        "{said}"
    );
    let drawing = draw(&data, english());
    assert!(drawing.table.rows[1].cells[0].contains("57,112,543"));
    // Thousands stay as they are.
    data.series = vec![series("England", SeriesRole::Place, &["561125", "571125"])];
    assert!(texts(&data, Size::Wide).contains("571,125"));
}

#[test]
fn a_survey_of_every_second_year_is_joined_on_request_and_says_so() {
    let years = [
        "2008", "2010", "2012", "2014", "2016", "2018", "2019", "2020", "2021",
    ];
    let mut data = chart(ChartType::Line, &years);
    let values = ["30", "31", "29", "33", "34", "36", "37", "35", "36"];
    data.series = vec![series("Alpha", SeriesRole::Place, &values)];
    let apart = draw(&data, english());
    assert!(!apart.wide.contains("stroke-width=\"1\" fill=\"none\""));
    data.join = true;
    let joined = draw(&data, english());
    assert!(joined.wide.contains("stroke-width=\"1\" fill=\"none\""));
    let note = "Thin lines run over periods for which there are no figures.";
    assert!(joined.wide.contains(note) && joined.description.concat().contains(note));
    assert!(joined.breaks.iter().any(|said| said == note));
    // A value that is kept back is no missing survey, and nothing runs over it.
    let count = |data: &ChartData| {
        let time = TimeAxis::new(&data.periods);
        joins(&time, data, &data.series[0]).len()
    };
    assert_eq!(count(&data), 5);
    data.series[0].points[4] = super::sample::point("[c]");
    assert_eq!(count(&data), 3);
}

#[test]
fn a_change_has_its_periods_at_its_marks() {
    let mut data = chart(ChartType::Change, &["2015-17", "2023-25"]);
    data.series = vec![series("Coventry", SeriesRole::Place, &["78.2", "77.7"])];
    for size in [Size::Wide, Size::Narrow] {
        let said = texts(&data, size);
        assert!(
            said.contains("2015–17") && said.contains("2023–25"),
            "{said}"
        );
        assert!(
            said.contains("78.2%") && said.contains("77.7%") && said.contains("−0.5"),
            "{said}"
        );
    }
}

#[test]
fn of_very_many_areas_a_ranked_chart_draws_the_ends_and_the_place() {
    let mut data = chart(ChartType::Ranked, &["2019"]);
    data.series = (0..150)
        .map(|index| {
            let role = if index == 70 {
                SeriesRole::Place
            } else {
                SeriesRole::Peer
            };
            series(&format!("District {index}"), role, &[&format!("{index}.5")])
        })
        .collect();
    let said = texts(&data, Size::Wide);
    for name in [
        "District 149",
        "District 145",
        "District 71",
        "District 70",
        "District 69",
        "District 4",
        "District 0",
    ] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert!(
        !said.contains("District 100 ") && said.contains("73 more") && said.contains("64 more"),
        "{said}"
    );
    assert!(said.contains("Of 150 areas"), "{said}");
    assert_eq!(draw(&data, english()).table.rows.len(), 150);
}

#[test]
fn an_event_is_in_the_drawing_the_description_and_the_table() {
    let mut data = chart(ChartType::Line, &YEARS);
    data.series = vec![series(
        "Coventry",
        SeriesRole::Place,
        &["1", "2", "3", "4", "5", "6"],
    )];
    data.events = vec![EventMark {
        from: Period::parse("2017").expect("a year"),
        to: None,
        text: "Marmot City".to_owned(),
    }];
    let drawing = draw(&data, english());
    assert!(drawing.wide.contains("2017: Marmot City"));
    assert!(
        drawing
            .description
            .concat()
            .contains("Marked on the chart: 2017: Marmot City.")
    );
    let cells: Vec<&str> = drawing
        .table
        .rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(String::as_str)
        .collect();
    assert_eq!(cells, ["", "", "2017: Marmot City", "", "", ""]);
    data.kind = Some(ChartType::Bar);
    assert!(
        draw(&data, english())
            .narrow
            .expect("one")
            .contains("2017: Marmot City")
    );
    data.kind = Some(ChartType::SmallMultiples);
    assert!(draw(&data, english()).wide.contains("2017: Marmot City"));
}

#[test]
fn a_tile_map_numbers_its_classes_and_hatches_what_is_missing() {
    let mut data = chart(ChartType::TileMap, &["2019"]);
    data.series = vec![
        series("Coventry", SeriesRole::Place, &["41.5"]),
        series("Luton", SeriesRole::Peer, &["12.5"]),
        series("Leeds", SeriesRole::Peer, &["[c]"]),
    ];
    in_shape_of(ChartType::TileMap, &mut data);
    let said = texts(&data, Size::Wide);
    assert!(said.starts_with("Coventry: 41.5%"), "{said}");
    assert!(
        said.contains("No figure") && said.contains("Cov 4") && said.contains("Lut 1"),
        "{said}"
    );
}

/// The numbers with two decimals in a text.
fn numbers(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.';
    let words = text.split(|letter| !is_part(letter));
    let precise = words.filter(|word| {
        word.split_once('.')
            .is_some_and(|(_, more)| more.len() == 2)
    });
    precise.map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drawing_table_file_and_description_carry_the_same_numbers(
        kind in prop::sample::select(vec![
            ChartType::Line, ChartType::Bar, ChartType::Grouped, ChartType::Stacked, ChartType::Ranked, ChartType::Strip,
            ChartType::Range, ChartType::Change, ChartType::SmallMultiples, ChartType::Spine, ChartType::Pyramid,
            ChartType::TileMap,
        ]),
        // No axis has a step that ends in these digits.
        values in prop::collection::vec((10..90_i64).prop_map(|value| value * 100 + 37), 24),
    ) {
        let count = match kind {
            ChartType::Line | ChartType::Bar | ChartType::SmallMultiples => 4,
            ChartType::Change => 2,
            _ => 1,
        };
        let mut data = chart(kind, &["2016", "2017", "2018", "2019"][..count]);
        let roles = [SeriesRole::Place, SeriesRole::Benchmark, SeriesRole::Peer, SeriesRole::Peer, SeriesRole::Peer, SeriesRole::Peer];
        data.series = values.chunks(4).zip(roles).enumerate().map(|(index, (values, role))| {
            let texts: Vec<String> = values[..count].iter().map(|value| Decimal::new(*value, 2).to_string()).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            series(&format!("Area {index}"), role, &texts)
        }).collect();
        in_shape_of(kind, &mut data);
        let drawing = draw(&data, english());
        let cells = drawing.table.rows.iter().flat_map(|row| &row.cells);
        let table = numbers(&cells.cloned().collect::<Vec<_>>().join(" "));
        let file = numbers(&drawing.csv);
        // A spine's table has the ends and the middle half of all areas, its file each area.
        if kind == ChartType::Spine {
            prop_assert!(table.is_subset(&file), "{:?} {:?}", table, file);
        } else {
            prop_assert!(file.is_subset(&table), "{:?} {:?}", file, table);
        }
        let drawn = numbers(&texts(&data, Size::Wide));
        prop_assert!(drawn.is_subset(&table), "{:?} draws {:?} of {:?}", kind, drawn, table);
        let narrow = numbers(&texts(&data, Size::Narrow));
        prop_assert!(narrow.is_subset(&table), "{:?} draws {:?} of {:?}", kind, narrow, table);
        prop_assert!(!drawn.is_empty() || matches!(kind, ChartType::SmallMultiples | ChartType::Bar | ChartType::Stacked));
        let said = numbers(&drawing.description.concat());
        let differences: BTreeSet<String> = said.difference(&table).cloned().collect();
        let is_difference = |text: &String| text.ends_with(".00");
        prop_assert!(differences.iter().all(is_difference), "{:?} says {:?}", kind, differences);
    }
}

#[test]
fn a_sparkline_needs_four_comparable_values_and_does_not_dramatise() {
    let mut data = chart(ChartType::Sparkline, &YEARS);
    data.series = vec![series(
        "Coventry",
        SeriesRole::Place,
        &["70.0", "70.1", "70.2", "70.1", "", ""],
    )];
    let calm = crate::chart::sparkline(&data).expect("four values");
    // The least and the greatest are a tenth of a point apart, and less than a pixel of 32.
    let heights: Vec<f32> = calm
        .split("d=\"M")
        .nth(1)
        .and_then(|path| path.split('"').next())
        .map(|path| {
            path.split(' ')
                .skip(1)
                .step_by(2)
                .filter_map(|y| y.parse().ok())
                .collect()
        })
        .expect("a line");
    let most = heights.iter().copied().fold(f32::MIN, f32::max);
    let least = heights.iter().copied().fold(f32::MAX, f32::min);
    assert!(heights.len() == 4 && most - least < 1.0, "{calm}");
    data.series[0].points[3] = Point::default();
    assert_eq!(crate::chart::sparkline(&data), None);
}
