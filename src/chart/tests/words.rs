//! Texts of charts: descriptions, subtitles, tables, files.

use super::sample::{chart, point, series, stretches};
use crate::chart::data::{
    ChartData, DimensionValue, Point, PointDetails, Series, SeriesBreak, SeriesRole,
};
use crate::chart::draw;
use crate::data::Unit;
use crate::document::ChartType;
use crate::language::english;

fn coventry(values: &[&str]) -> Series {
    series("Coventry", SeriesRole::Place, values)
}

fn with(kind: ChartType, periods: &[&str], all: Vec<Series>) -> ChartData {
    ChartData {
        series: all,
        ..chart(kind, periods)
    }
}

fn description(data: &ChartData) -> String {
    draw(data, english()).description.join(" | ")
}

fn limits(series: &mut Series, around: i64) {
    for point in &mut series.points {
        let around = rust_decimal::Decimal::new(around, 1);
        let limits = point.value.map(|value| (value - around, value + around));
        let more = point.more.take().map(|more| *more).unwrap_or_default();
        *point = Point::new(point.value, PointDetails { limits, ..more });
    }
}

const YEARS: [&str; 4] = ["2016", "2017", "2018", "2019"];

#[test]
fn a_line_is_told_by_its_ends_its_extremes_and_its_direction() {
    let data = with(
        ChartType::Line,
        &YEARS,
        vec![coventry(&["10.1", "14.0", "9.0", "12.0"])],
    );
    assert_eq!(
        description(&data),
        "Line chart: Rate, Coventry, 2016 to 2019. Coventry: 10.1% in 2016, 12.0% in 2019, higher by 1.9 percentage \
         points. Its highest in this time was 14.0%, in 2017, and its lowest 9.0%, in 2018."
    );
}

#[test]
fn minus_is_a_word_and_periods_are_said_in_full() {
    let mut data = with(
        ChartType::Line,
        &["2015-17", "2016-18"],
        vec![coventry(&["-1.5", "-2.5"])],
    );
    data.unit = Unit::from_text("years");
    assert_eq!(
        description(&data),
        "Line chart: Rate, Coventry, between 2015 to 2017 and 2016 to 2018. Coventry: minus 1.5\u{a0}years in 2015 to 2017, \
         minus 2.5\u{a0}years in 2016 to 2018, lower by 1.0\u{a0}years."
    );
}

#[test]
fn what_is_said_agrees_with_the_numbers_beside_it() {
    let mut data = with(
        ChartType::Line,
        &["2018", "2019"],
        vec![coventry(&["18.4615", "18.5300"])],
    );
    data.decimals = 1;
    // Between the unrounded values it is 0.07.
    assert!(description(&data).contains("18.5% in 2018, 18.5% in 2019, about the same."));
    // The values as shown differ by 0.8, the unrounded ones by 0.73.
    data.series = vec![coventry(&["18.4615", "17.73"])];
    assert!(
        description(&data)
            .contains("18.5% in 2018, 17.7% in 2019, lower by 0.73 percentage points.")
    );
    data.series = vec![coventry(&["18.51", "18.51"])];
    assert!(description(&data).contains("the same."));
    // What looks equal is told of together; an end that looks like the lowest is none of its own.
    let mut data = with(ChartType::Line, &YEARS, Vec::new());
    data.decimals = 1;
    data.series = vec![coventry(&["2.84", "3.01", "3.04", "2.8"])];
    let said = description(&data);
    assert!(
        said.ends_with("Its highest in this time was 3.0%, in 2017 and 2018."),
        "{said}"
    );
}

#[test]
fn limits_of_the_difference_that_include_zero_show_no_change() {
    let mut place = coventry(&["10.1", "14.0"]);
    limits(&mut place, 30);
    let mut data = with(ChartType::Line, &["2018", "2019"], vec![place]);
    data.confidence = true;
    let said = description(&data);
    assert!(
        said.contains("no clear change, as the confidence limits of the difference include zero"),
        "{said}"
    );
    limits(&mut data.series[0], 10);
    assert!(description(&data).contains("higher by 3.9 percentage points"));
}

#[test]
fn a_difference_within_what_counts_as_stable_is_little() {
    let mut data = with(
        ChartType::Line,
        &["2018", "2019"],
        vec![coventry(&["10.1", "10.5"])],
    );
    data.stable_within = Some(rust_decimal::Decimal::new(5, 1));
    assert!(description(&data).contains("10.5% in 2019, little changed."));
}

#[test]
fn nothing_is_compared_across_a_break_that_forbids_it() {
    let mut data = with(
        ChartType::Line,
        &YEARS,
        vec![coventry(&["10.0", "11.0", "50.0", "49.0"])],
    );
    data.breaks = vec![SeriesBreak {
        from: 2,
        period: data.periods[2].clone(),
        reason: "Other questions were asked.".to_owned(),
        never: true,
    }];
    let drawing = draw(&data, english());
    assert_eq!(
        drawing.description.concat(),
        "Line chart: Rate, Coventry, 2016 to 2019. Coventry: 10.0% in 2016, 11.0% in 2017, higher by 1.0 percentage \
         points. Coventry: 50.0% in 2018, 49.0% in 2019, lower by 1.0 percentage points."
    );
    assert_eq!(
        drawing.breaks,
        ["Break from 2018: Other questions were asked."]
    );
    assert_eq!(stretches(&drawing.wide), 2);
    data.breaks[0].never = false;
    let with_note = draw(&data, english());
    assert_eq!(stretches(&with_note.wide), 2, "a line ends at every break");
    assert!(drawing.wide.contains(">Break<"));
}

#[test]
fn gaps_and_statuses_are_said_in_words() {
    let data = with(
        ChartType::Line,
        &YEARS,
        vec![
            coventry(&["1", "[c]", "", "4 [p]"]),
            series("England", SeriesRole::Benchmark, &["1", "2", "", "4"]),
        ],
    );
    let said = description(&data);
    let flags = said.split_once(" | ").expect("a second paragraph").1;
    assert_eq!(
        flags,
        "Coventry, 2017: suppressed to protect confidentiality. Coventry and England, 2018: not available. Coventry, 2019: provisional."
            .replace("Coventry and England, 2018", "2018")
    );
}

#[test]
fn ranks_share_their_number_and_the_benchmark_has_none() {
    let data = with(
        ChartType::Ranked,
        &["2019"],
        vec![
            coventry(&["12"]),
            series("Luton", SeriesRole::Peer, &["12"]),
            series("Leeds", SeriesRole::Peer, &["9"]),
            series("Salford", SeriesRole::Peer, &["[c]"]),
            series("England", SeriesRole::Benchmark, &["10"]),
        ],
    );
    let said = description(&data);
    // The suppressed value may be any, so nobody has a place among all of them.
    assert!(
        said.contains("4 areas and England, 2019. Of those with a figure (3, without England), highest: Coventry and Luton, 12%; lowest: Leeds, 9%.")
            && said.contains("Coventry: 12%. England: 10%."),
        "{said}"
    );
    let mut data = data;
    data.series.remove(3);
    let said = description(&data);
    assert!(
        said.contains("Highest of these 3, without England: Coventry and Luton, 12%. Lowest: Leeds, 9%. Coventry: 12%, joint number 1 of 3 from the highest."),
        "{said}"
    );
}

#[test]
fn an_editors_own_description_takes_the_place_of_ours() {
    let mut data = with(ChartType::Line, &["2019"], vec![coventry(&["1"])]);
    data.alt = Some("It is one.".to_owned());
    assert_eq!(description(&data), "It is one.");
}

#[test]
fn words_of_the_theme_go_before_ours() {
    let data = with(
        ChartType::Line,
        &["2018", "2019"],
        vec![coventry(&["1", "2"])],
    );
    let mut strings = english().clone();
    let texts = [
        ("chart-span", "{from} i {to}"),
        ("chart-say-line", "Siart: {periods} {unknown}"),
    ];
    strings.extend(texts.map(|(key, text)| (key.to_owned(), text.to_owned())));
    let said = draw(&data, &strings).description.concat();
    assert!(said.starts_with("Siart: 2018 i 2019 {unknown} "), "{said}");
}

#[test]
fn the_table_has_periods_as_rows_and_explains_its_shorthand() {
    let mut place = coventry(&["1,000", "1000.5", "[c]", "4 [p]"]);
    place.points[0] = point("1000");
    limits(&mut place, 5);
    let mut data = with(ChartType::Line, &YEARS, vec![place]);
    data.confidence = true;
    data.level = Some(rust_decimal::Decimal::new(950, 1));
    let table = draw(&data, english()).table;
    assert_eq!(table.caption, "Rate (%), Coventry, 2016 to 2019");
    let heads: Vec<&str> = table.columns.iter().map(|column| &*column.title).collect();
    assert_eq!(
        heads,
        ["Period", "Coventry", "Coventry, 95% confidence limits"]
    );
    let rows: Vec<String> = table
        .rows
        .iter()
        .map(|row| format!("{}: {}", row.title, row.cells.join("; ")))
        .collect();
    assert_eq!(
        rows,
        [
            "2016: 1,000; 999.5 to 1,000.5",
            "2017: 1,000.5; 1,000.0 to 1,001.0",
            "2018: [c]; ",
            "2019: 4\u{a0}[p]; 3.5 to 4.5",
        ]
    );
    assert_eq!(
        table.marks,
        [
            ("[c]", "suppressed to protect confidentiality"),
            ("[p]", "provisional")
        ]
        .map(|(mark, meaning)| (mark.to_owned(), meaning.to_owned()))
    );
}

#[test]
fn a_change_too_small_to_be_written_is_marked_as_such() {
    let mut data = with(
        ChartType::Change,
        &["2018", "2019"],
        vec![
            coventry(&["12.1", "12.3"]),
            series("Luton", SeriesRole::Peer, &["[c]", "1"]),
        ],
    );
    data.decimals = 0;
    let drawing = draw(&data, english());
    assert_eq!(drawing.table.rows[0].cells, ["12", "12", "[low]"]);
    assert_eq!(drawing.table.rows[1].cells, ["[c]", "1", "[c]"]);
    assert!(drawing.wide.contains(">[low]<") && drawing.wide.contains(">[c]<"));
    assert!(drawing.table.marks.iter().any(|(mark, _)| mark == "[low]"));
}

#[test]
fn the_file_is_tidy_exact_and_safe_in_a_spreadsheet() {
    let mut place = series(
        "=HYPERLINK(\"x\")",
        SeriesRole::Place,
        &["-10.50", "[c]", "", "4 [p]"],
    );
    place.area_code = Some("E08000026".to_owned());
    place.dimensions = vec![DimensionValue {
        dimension: "sex".into(),
        value: "+female".into(),
        title: "Sex".to_owned(),
        name: "Females".to_owned(),
        total: false,
    }];
    let mut data = with(ChartType::Line, &YEARS, vec![place]);
    data.decimals = 0;
    assert_eq!(
        draw(&data, english()).csv,
        "indicator,area_code,area_name,period,sex,value,status,unit\r\n\
         rate,E08000026,\"'=HYPERLINK(\"\"x\"\")\",2016,'+female,-10.50,,%\r\n\
         rate,E08000026,\"'=HYPERLINK(\"\"x\"\")\",2017,'+female,,c,%\r\n\
         rate,E08000026,\"'=HYPERLINK(\"\"x\"\")\",2019,'+female,4,p,%\r\n"
    );
}
