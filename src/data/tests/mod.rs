//! Look-ups in small tables.

mod loading;
mod methods;
mod published;
mod verdicts;

use rust_decimal::Decimal;

use crate::config::LocalText;
use crate::data::comparison::{Comparison, compare};
use crate::data::dimensions::Unsettled;
use crate::data::example::{areas, definition, dimension, good, spanned, text};
use crate::data::period::find;
use crate::data::trend::{Judgement, Trend, Why};
use crate::data::{Break, Compare, DimensionValues, Indicator, Polarity, Row, UnitKind};

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
fn rows_are_found_by_area_and_period_and_the_newest_even_without_a_value() {
    let imd = indicator(
        "coventry,2015-17,1,,\ncoventry,2016-18,2,,\ncoventry,2018-20,[c],,\nE06000001,2017-19,9,,\n",
    );
    let table = &imd.table;
    let value = |area: &str, period: &str| {
        let period = find(&table.periods, period)?;
        let row = table.row(area, &[], period)?;
        Some((row.file_row(), row.value()))
    };
    assert_eq!(
        value("coventry", "2016 to 2018"),
        Some((3, Some(Decimal::from(2))))
    );
    assert_eq!(value("leeds", "2016-18"), None);
    assert_eq!(value("coventry", "2018-20"), Some((4, None)));
    assert_eq!(value("coventry", "2017-19"), None);
    assert_eq!(table.latest("coventry", &[]).map(Row::value), Some(None));
    assert_eq!(table.periods_of("coventry", &[]).count(), 3);
    assert_eq!(table.of_area("E06000001").len(), 1);
    assert_eq!(
        table.areas().map(|id| &**id).collect::<Vec<_>>(),
        ["E06000001", "coventry"]
    );
    assert!(table.has_area("coventry") && !table.has_area("leeds"));
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
    let slice = |imd: &Indicator, asked: &[(&str, &'static str)]| {
        let asked = |id: &str| {
            asked
                .iter()
                .find(|(known, _)| *known == id)
                .map(|(_, v)| *v)
        };
        let slice = imd.slice(asked);
        let unsettled = |(dimension, reason): (DimensionValues<'_>, Unsettled)| {
            (dimension.id.to_string(), dimension.values.len(), reason)
        };
        slice
            .map(|slice| slice.iter().map(ToString::to_string).collect::<Vec<_>>())
            .map_err(|problems| problems.into_iter().map(unsettled).collect::<Vec<_>>())
    };
    let found = |sex: &str| Ok(vec![sex.to_owned(), "all".to_owned()]);
    assert_eq!(slice(&imd, &[]), found("persons"));
    assert_eq!(slice(&imd, &[("sex", "Female")]), found("female"));
    let chosen = imd
        .slice(|id| (id == "sex").then_some("male"))
        .expect("a slice");
    let series = imd.table.series("coventry", &chosen);
    assert_eq!(series.get(0).map(Row::file_row), Some(3));
    assert_eq!(
        slice(&imd, &[("sex", "females")]),
        Err(vec![("sex".to_owned(), 3, Unsettled::UnknownValue)])
    );
    with_total.dimensions[0].1.total = None;
    assert_eq!(
        slice(&good(with_total, csv), &[]),
        Err(vec![("sex".to_owned(), 3, Unsettled::NotChosen)])
    );
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
    // A break in 2022 affects every three-year period that contains 2022.
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
}
