//! Look-ups, comparison and trend on small tables.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::comparison::{Comparison, compare};
use super::example::{areas, definition, dimension, good, spanned, text};
use super::trend::{Judgement, Trend, Why};
use super::{Absent, Break, Compare, Indicator, Polarity, UnitKind, Unsettled};
use crate::config::LocalText;

fn rows(lines: &str) -> String {
    format!("area,period,value,lower_ci,upper_ci\n{lines}")
}

fn indicator(lines: &str) -> Indicator {
    good(definition(), &rows(lines))
}

fn broken(from: &str, compare: Compare) -> Break {
    Break {
        from: text(from),
        reason: LocalText::One(text("New method")),
        compare,
    }
}

#[test]
fn an_observation_is_found_or_the_reason_is_told() {
    let imd = indicator(
        "coventry,2015-17,1,,\ncoventry,2016-18,2,,\ncoventry,2018-20,[c],,\nE06000001,2017-19,9,,\n",
    );
    let table = &imd.table;
    let value = |area: &str, typed: &str| {
        table
            .value(area, &[], typed)
            .map(|(row, value)| (row.row, value))
    };
    assert_eq!(value("coventry", "2016 to 2018"), Ok((3, Decimal::from(2))));
    assert_eq!(value("leeds", "2016-18"), Err(Absent::NoArea));
    assert_eq!(value("coventry", "2018-20"), Err(Absent::Missing(3)));
    assert_eq!(table.rows[3].row, 4);
    let Err(Absent::NoPeriod { nearest }) = value("coventry", "2017-19") else {
        panic!("the area has no such period");
    };
    assert_eq!(
        nearest.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2016-18", "2018-20"]
    );
    let Err(Absent::NoPeriod { nearest }) = value("coventry", "last year") else {
        panic!("that is no period");
    };
    assert_eq!(
        nearest.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2018-20"]
    );
    assert_eq!(
        table.latest("coventry", &[]).map(|row| row.value),
        Some(None)
    );
    assert_eq!(table.periods_of("coventry", &[]).count(), 3);
    assert_eq!(table.at(&table.periods[0].clone(), &[]).count(), 1);
    let areas = areas();
    let period = table.periods[1].clone();
    let found: Vec<u32> = table
        .of_kind(&areas, "metropolitan district", &period, &[])
        .map(|row| row.row)
        .collect();
    assert_eq!(found, [3]);
}

#[test]
fn dimensions_are_settled_by_choice_total_or_only_value() {
    let csv = "area,period,sex,age,value\ncoventry,2015,female,all,1\ncoventry,2015,male,all,2\ncoventry,2015,persons,all,3\n";
    let mut with_total = definition();
    with_total.dimensions = vec![
        dimension("sex", "female male persons", Some("persons")),
        dimension("age", "", None),
    ];
    let imd = good(with_total.clone(), csv);
    let slice = |imd: &Indicator, chosen: &[(&str, &str)]| {
        imd.slice(chosen.iter().copied())
            .map(|slice| slice.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(
        slice(&imd, &[]),
        Ok(vec!["persons".to_owned(), "all".to_owned()])
    );
    assert_eq!(
        slice(&imd, &[("Sex", "Female")]),
        Ok(vec!["female".to_owned(), "all".to_owned()])
    );
    let chosen = imd.slice([("sex", "male")]).expect("a slice");
    assert_eq!(imd.table.series("coventry", &chosen)[0].row, 3);
    assert_eq!(
        slice(&imd, &[("sx", "male")]),
        Err(Unsettled::NoDimension {
            typed: "sx".to_owned(),
            near: Some("sex".into())
        })
    );
    let Err(Unsettled::NoValue { near, values, .. }) = imd.slice([("sex", "females")]) else {
        panic!("there is no such value");
    };
    assert_eq!(near.as_deref(), Some("female"));
    assert_eq!(values.len(), 3);
    with_total.dimensions[0].1.total = None;
    assert!(matches!(
        good(with_total, csv).slice([]),
        Err(Unsettled::NotChosen { dimension, .. }) if &*dimension == "sex"
    ));
}

#[test]
fn the_benchmark_is_the_definitions_else_the_nation_else_the_sites() {
    let areas = areas();
    let benchmark = |imd: &Indicator, place, site| {
        imd.benchmark(&areas, place, site)
            .map(|area| area.id.to_string())
    };
    let imd = indicator("coventry,2015,1,,\nengland,2015,2,,\nwest-midlands,2015,3,,\n");
    assert_eq!(
        benchmark(&imd, Some("coventry"), Some("West Midlands")).as_deref(),
        Some("england")
    );
    assert_eq!(
        benchmark(&imd, Some("england"), Some("West Midlands")).as_deref(),
        Some("west-midlands")
    );
    assert_eq!(benchmark(&imd, Some("england"), Some("England")), None);
    let mut own = definition();
    own.benchmark = Some(text("E12000005"));
    let own = good(
        own,
        &rows("coventry,2015,1,,\nengland,2015,2,,\nwest-midlands,2015,3,,\n"),
    );
    assert_eq!(
        benchmark(&own, Some("coventry"), None).as_deref(),
        Some("west-midlands")
    );
    assert_eq!(benchmark(&own, Some("west-midlands"), None), None);
    let regional = indicator("coventry,2015,1,,\nwest-midlands,2015,3,,\n");
    assert_eq!(
        benchmark(&regional, Some("coventry"), Some("england")),
        None
    );
}

#[test]
fn a_break_lies_between_periods_on_either_side_of_it() {
    let mut definition = definition();
    definition.breaks = vec![broken("2021/22", Compare::Never)];
    let imd = good(
        definition.clone(),
        &rows("coventry,2019/20,1,,\ncoventry,2021/22,1,,\ncoventry,2022/23,1,,\n"),
    );
    let across = |imd: &Indicator, one: usize, other: usize| {
        imd.breaks_between(&imd.table.periods[one], &imd.table.periods[other])
            .count()
    };
    assert_eq!(
        (
            across(&imd, 0, 1),
            across(&imd, 1, 0),
            across(&imd, 0, 2),
            across(&imd, 1, 2)
        ),
        (1, 1, 1, 0)
    );
    assert!(!imd.comparable(&imd.table.periods[0], &imd.table.periods[1]));
    // A break in 2022 reaches into every run of three years that has 2022 in it.
    definition.breaks = vec![broken("2022", Compare::WithNote)];
    let rolling = good(
        definition,
        &rows(
            "coventry,2018-20,1,,\ncoventry,2019-21,1,,\ncoventry,2020-22,1,,\ncoventry,2022-24,1,,\n",
        ),
    );
    assert_eq!(
        (
            across(&rolling, 0, 1),
            across(&rolling, 1, 2),
            across(&rolling, 2, 3)
        ),
        (0, 1, 0)
    );
    assert!(rolling.comparable(&rolling.table.periods[0], &rolling.table.periods[3]));
}

#[test]
fn the_benchmark_within_the_limits_is_similar() {
    let imd = indicator(
        "england,2015,10,9,11\ncoventry,2015,12,10,14\ncoventry,2016,12,10.1,14\ncoventry,2017,8,7,9.9\ncoventry,2018,8,,\ncoventry,2019,[c],,\n",
    );
    let table = &imd.table;
    let england = &table.of_area("england")[0];
    let verdicts = |definition: &super::Definition| -> Vec<Comparison> {
        table
            .of_area("coventry")
            .iter()
            .map(|row| compare(definition, row, england))
            .collect()
    };
    let mut definition = definition();
    let [similar, none] = [Comparison::Similar, Comparison::NotCompared];
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Higher, Comparison::Lower, none, none]
    );
    definition.polarity = Some(Polarity::LowerIsBetter);
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Worse, Comparison::Better, none, none]
    );
    definition.polarity = Some(Polarity::HigherIsBetter);
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Better, Comparison::Worse, none, none]
    );
    definition.relative = true;
    assert_eq!(
        verdicts(&definition),
        [similar, Comparison::Higher, Comparison::Lower, none, none]
    );
}

/// A rate with limits: the worked example of the method's authors falls, chi-squared 46.8.
const RATE: &str = "coventry,2015,30.6,28.98,32.25\ncoventry,2016,30.2,28.63,31.9\ncoventry,2017,28,26.44,29.64\ncoventry,2018,24.6,23.15,26.19\ncoventry,2019,24.67,23.16,26.25\n";

fn rate(lines: &str) -> Trend {
    let mut definition = definition();
    definition.unit.kind = UnitKind::Rate;
    definition.polarity = Some(Polarity::LowerIsBetter);
    definition.confidence = Some(Decimal::from(95));
    good(definition, &rows(lines)).trend("coventry", &[])
}

#[test]
fn a_trend_of_rates_rests_on_their_limits() {
    assert_eq!(rate(RATE), Trend::Decreasing(Judgement::Better));
    assert_eq!(
        rate(&RATE.replace("24.67,23.16,26.25", "[c],,")),
        Trend::CannotBeCalculated(Why::Gap)
    );
    assert_eq!(
        rate(&RATE.replace("23.16", "")),
        Trend::CannotBeCalculated(Why::NoLimits)
    );
    assert_eq!(
        rate(&RATE.replace("2015,", "2014,")),
        Trend::CannotBeCalculated(Why::Gap)
    );
    assert_eq!(
        rate(RATE.split_once('\n').expect("lines").1),
        Trend::CannotBeCalculated(Why::TooFewPoints)
    );
    let wide = "coventry,2015,30,20,40\ncoventry,2016,29,20,40\ncoventry,2017,28,20,40\ncoventry,2018,27,20,40\ncoventry,2019,26,20,40\n";
    assert_eq!(rate(wide), Trend::NoSignificantChange);
    let no_width = "coventry,2015,3,3,3\ncoventry,2016,3,3,3\ncoventry,2017,3,3,3\ncoventry,2018,3,3,3\ncoventry,2019,3,3,3\n";
    assert_eq!(rate(no_width), Trend::CannotBeCalculated(Why::Degenerate));
    // Significant only because of one far point: without it the others fall.
    let outlier = "coventry,2015,10,9.9,10.1\ncoventry,2016,9.9,9.8,10\ncoventry,2017,9.8,9.7,9.9\ncoventry,2018,9.7,9.6,9.8\ncoventry,2019,20,19.9,20.1\n";
    assert_eq!(rate(outlier), Trend::NoSignificantChange);
}

#[test]
fn a_trend_needs_years_that_stand_alone_without_a_break() {
    let years = |first: i32, form: &dyn Fn(i32) -> String| -> String {
        (0..5)
            .map(|n| {
                format!(
                    "coventry,{},{},{},{}\n",
                    form(first + n),
                    30 - 2 * n,
                    29 - 2 * n,
                    31 - 2 * n
                )
            })
            .collect()
    };
    assert_eq!(
        rate(&years(2015, &|y| format!("{y}-{}", (y + 2) % 100))),
        Trend::CannotBeCalculated(Why::Rolling)
    );
    assert_eq!(
        rate(&years(2015, &|y| format!("{y}/{}", (y + 1) % 100))),
        Trend::Decreasing(Judgement::Better)
    );
    assert_eq!(
        rate(&years(1, &|m| format!("2024-0{m}"))),
        Trend::CannotBeCalculated(Why::NotYears)
    );
    let mut definition = definition();
    definition.unit.kind = UnitKind::Rate;
    definition.breaks = vec![broken("2017", Compare::WithNote)];
    let broken = good(definition, &rows(RATE));
    assert_eq!(
        broken.trend("coventry", &[]),
        Trend::CannotBeCalculated(Why::Break)
    );
}

#[test]
fn a_trend_of_proportions_rests_on_their_counts() {
    let head = "area,period,value,numerator,denominator\n";
    let trend = |lines: &str| good(definition(), &format!("{head}{lines}")).trend("coventry", &[]);
    let falling = "coventry,2015,3.06,1367,44701\ncoventry,2016,3.02,1332,44064\ncoventry,2017,2.80,1199,42811\ncoventry,2018,2.46,1023,41527\ncoventry,2019,2.47,994,40299\n";
    assert_eq!(trend(falling), Trend::Decreasing(Judgement::None));
    assert_eq!(
        trend(&falling.replace("44701", "")),
        Trend::Decreasing(Judgement::None)
    );
    assert_eq!(
        trend(&falling.replace("1367,44701", ",")),
        Trend::CannotBeCalculated(Why::NoCounts)
    );
    let flat = "coventry,2015,3.04,136,4470\ncoventry,2016,3.02,133,4406\ncoventry,2017,2.80,120,4281\ncoventry,2018,3.13,130,4152\ncoventry,2019,3.18,128,4029\n";
    assert_eq!(trend(flat), Trend::NoSignificantChange);
    let everybody = "coventry,2015,100,5,5\ncoventry,2016,100,5,5\ncoventry,2017,100,5,5\ncoventry,2018,100,5,5\ncoventry,2019,100,5,5\n";
    assert_eq!(trend(everybody), Trend::CannotBeCalculated(Why::Degenerate));
}

#[test]
fn what_a_definition_says_is_checked_against_the_data() {
    let mut definition = definition();
    definition.benchmark = Some(text("Englnd"));
    definition.breaks = vec![broken("soon", Compare::Never)];
    let csv = rows("coventry,2015,1,,\n");
    let (_, diagnostics) = super::example::load(definition.clone(), &csv);
    assert_eq!(
        super::example::told(&csv, &diagnostics),
        [
            "yaml no area is called Englnd [unknown-area] | did you mean England?",
            "yaml \"soon\" is no period [bad-period] | write the first period of the new series as the data have it: 2022, 2021/22, 2020-22",
        ]
    );
    definition.breaks.clear();
    definition.benchmark = Some(text("England"));
    let (_, diagnostics) = super::example::load(definition, &csv);
    assert_eq!(
        super::example::told(&csv, &diagnostics),
        [
            "yaml imd.csv has no row for England, so nothing can be compared with it [unknown-area] | name an area that the data have, or leave benchmark out"
        ]
    );
}

#[test]
fn the_data_file_is_found_from_the_definitions_folder() {
    let path = |file: Option<&str>| {
        let mut definition = definition();
        definition.data = file.map(|file| super::DataFile {
            file: Some(text(file)),
            ..super::example::data_file()
        });
        super::data_path(&"content/indicators/imd.yaml".into(), &definition).to_string()
    };
    assert_eq!(path(None), "content/indicators/imd.csv");
    assert_eq!(path(Some("other.csv")), "content/indicators/other.csv");
    assert_eq!(path(Some("../data/./imd.csv")), "content/data/imd.csv");
    assert_eq!(path(Some("../../../etc/passwd")), "../etc/passwd");
}

#[test]
fn missing_data_and_other_formats_are_told_with_a_way_out() {
    let path = "content/indicators/imd.yaml".into();
    let told = |definition: &super::Definition, beside: &[&str]| {
        let files: Vec<crate::source::SitePath> =
            beside.iter().map(|file| (*file).into()).collect();
        let problem = super::no_data(&path, definition, &files);
        super::example::told("", &[problem]).remove(0)
    };
    let mut definition = definition();
    assert_eq!(
        told(&definition, &["content/indicators/imd.yaml"]),
        "yaml the indicator imd has no data: there is no file content/indicators/imd.csv [no-data] | put imd.csv beside the definition, or name the file: data: {file: …}"
    );
    assert_eq!(
        told(&definition, &["content/indicators/imd.xlsx"]),
        "yaml imd.xlsx cannot be read yet: this version reads CSV [not-yet] | save the table as CSV; in Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\""
    );
    assert_eq!(
        told(&definition, &["content/indicators/imd2.csv"]),
        "yaml the indicator imd has no data: there is no file content/indicators/imd.csv [no-data] | did you mean imd2.csv? Then write data: {file: imd2.csv}"
    );
    let format = |definition: &super::Definition, file: &str| {
        super::unread_format(definition, &file.into()).map(|problem| problem.message)
    };
    assert_eq!(format(&definition, "content/indicators/imd.CSV"), None);
    assert_eq!(
        format(&definition, "content/indicators/imd.ods").as_deref(),
        Some("imd.ods cannot be read yet: this version reads CSV")
    );
    definition.data = Some(super::DataFile {
        format: Some(spanned("cvs".to_owned())),
        ..super::example::data_file()
    });
    assert_eq!(
        format(&definition, "x.csv").as_deref(),
        Some("cvs is no format of data that is known")
    );
}

#[test]
fn names_of_indicators_are_told_apart() {
    let mut other = definition();
    other.id = text("deprivation");
    other.short = Some(text("imd"));
    let mut same = definition();
    same.short = Some(text("imd"));
    let mut diagnostics = Vec::new();
    super::check_names([&definition(), &other], &mut diagnostics);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].message, "two indicators answer to imd");
    diagnostics.clear();
    super::check_names([&same], &mut diagnostics);
    assert_eq!(diagnostics, []);
}

#[test]
fn the_hash_changes_with_the_data_and_nothing_else() {
    let one = indicator("coventry,2015,1,,\n");
    assert_eq!(one.hash, indicator("coventry,2015,1,,\n").hash);
    assert_ne!(one.hash, indicator("coventry,2015,2,,\n").hash);
    let slice: Vec<Arc<str>> = Vec::new();
    assert_eq!(one.slice([]), Ok(slice));
}
