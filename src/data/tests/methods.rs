//! Change, rank and slope against tables worked by hand.

use super::*;
use crate::data::AreaId;
use crate::data::difference::{DifferenceVerdict, Unjudged, difference_verdict};
use crate::data::methods::slope::{GroupValue, NoSlope, slope_index};
use crate::data::methods::{RankPosition, Ranking};
use crate::data::number::round;
use crate::data::{Period, ShownDifference};

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn a_change_is_since_the_first_comparable_period() {
    let since_first = |lines: &str, breaks: &[&str]| {
        let mut definition = definition();
        let broken = breaks.iter().map(|from| broken(from, Compare::WithNote));
        definition.breaks = broken.collect();
        let indicator = good(definition, &rows(lines));
        let change = indicator.change_since_first("coventry", &[])?;
        let from = change.from.period().text.to_string();
        Some((from, change.difference, change.verdict))
    };
    let by = |text: &str| ShownDifference::By(number(text));
    let without_limits = DifferenceVerdict::CannotJudge(Unjudged::NoLimits);
    let years = "coventry,2015,53,51,55\ncoventry,2016,51,,\ncoventry,2017,50,48,52\n";
    let cases = [
        (
            years,
            &[][..],
            Some(("2015", by("-3"), DifferenceVerdict::Shown)),
        ),
        (years, &["2016"], Some(("2016", by("-1"), without_limits))),
        (years, &["2017"], None),
        // The first that shares no time with the newest; a value that is missing is passed over.
        (
            "coventry,2014-16,[x],,\ncoventry,2015-17,9,,\ncoventry,2016-18,8,,\ncoventry,2018-20,7,,\n",
            &[],
            Some(("2015-17", by("-2"), without_limits)),
        ),
        ("coventry,2015-17,9,,\ncoventry,2016-18,8,,\n", &[], None),
        // A newest value that is suppressed has not changed to anything.
        ("coventry,2015,9,,\ncoventry,2016,[c],,\n", &[], None),
        ("coventry,2015,9,,\n", &[], None),
        (
            "coventry,2015,9,8,10\ncoventry,2016,9,8,10\n",
            &[],
            Some(("2015", ShownDifference::Same, DifferenceVerdict::NotShown)),
        ),
    ];
    for (lines, breaks, expected) in cases {
        let expected =
            expected.map(|(from, difference, verdict)| (from.to_owned(), difference, verdict));
        assert_eq!(since_first(lines, breaks), expected, "{lines} {breaks:?}");
    }
}

fn row<'i>(indicator: &'i Indicator, area: &str, period: &str) -> Row<'i> {
    let period = find(&indicator.table.periods, period).expect("a period");
    let row = indicator.table.row(area, &[], period);
    row.expect("a row")
}

#[test]
fn whether_a_change_is_shown_depends_on_limits_periods_and_breaks() {
    let mut definition = definition();
    definition.breaks = vec![broken("2020", Compare::WithNote)];
    let years = good(
        definition,
        &rows(
            "coventry,2016,9,8,10\ncoventry,2019,5,4,6\ncoventry,2020,1,0,2\ncoventry,2021,1,,\nbarnsley,2020,4,3,5\n",
        ),
    );
    let rolling = indicator("coventry,2011-13,9,8,10\ncoventry,2012-14,5,4,6\n");
    let change = |indicator: &Indicator, from, to| {
        let from = row(indicator, "coventry", from);
        indicator.change_verdict(from, row(indicator, "coventry", to))
    };
    let cannot = DifferenceVerdict::CannotJudge;
    let cases = [
        (&rolling, "2011-13", "2012-14", cannot(Unjudged::Overlap)),
        (&years, "2016", "2019", DifferenceVerdict::Shown),
        (&years, "2019", "2020", cannot(Unjudged::Break)),
        (&years, "2020", "2021", cannot(Unjudged::NoLimits)),
    ];
    for (indicator, from, to, expected) in cases {
        assert_eq!(change(indicator, from, to), expected, "{from} to {to}");
    }
    let gap = difference_verdict(
        row(&years, "coventry", "2020"),
        row(&years, "barnsley", "2020"),
    );
    assert_eq!(gap, DifferenceVerdict::Shown);
}

#[test]
fn equal_values_share_a_rank_and_missing_ones_are_named() {
    let indicator = indicator(
        "england,2015,9,,\nwest-midlands,2015,7,,\ncoventry,2015,9,,\nbarnsley,2015,[c],,\n",
    );
    let ids: Vec<AreaId> = ["england", "west-midlands", "coventry", "barnsley"]
        .map(AreaId::from)
        .into();
    let period = Period::parse("2015").expect("a year");
    let ranking = Ranking::of(&indicator, &ids, &[], &period);
    assert_eq!(ranking.without, [ids[3].clone()]);
    let order: Vec<&str> = ranking.ranked.iter().map(|(area, _)| &**area).collect();
    assert_eq!(order, ["west-midlands", "coventry", "england"]);
    let at = |place, is_joint| RankPosition { place, is_joint };
    assert_eq!(ranking.highest_first(number("9")), at(1, true));
    assert_eq!(ranking.highest_first(number("7")), at(3, false));
    assert_eq!(ranking.lowest_first(number("9.0")), at(2, true));
    assert_eq!(ranking.lowest_first(number("7")), at(1, false));
}

/// Ten groups of 68,356 people in all: the example of the method's authors (`phe_sii` of `PHEindicatormethods`, "Area1").
const TENTHS: [(u32, &str, &str, &str); 10] = [
    (7291, "75.9", "72.7", "79.1"),
    (7997, "78.3", "75.3", "81.4"),
    (6105, "83.8", "80.9", "86.8"),
    (7666, "83.6", "80.2", "87.1"),
    (5790, "80.5", "77.1", "83.8"),
    (6934, "81.1", "78", "84.2"),
    (5918, "81.7", "79", "84.4"),
    (5974, "84.2", "81.4", "86.9"),
    (7147, "80.6", "75.8", "85.4"),
    (7534, "86.3", "83.2", "89.4"),
];

#[test]
fn the_slope_is_that_of_a_line_through_weighted_groups() {
    let tenths: Vec<GroupValue> = TENTHS
        .iter()
        .map(|(people, value, lower, upper)| GroupValue {
            value: number(value),
            limits: Some((number(lower), number(upper))),
            people: Some(Decimal::from(*people)),
        })
        .collect();
    let slope = slope_index(&tenths).expect("a slope");
    let shown = |value: Decimal| round(value, 6).normalize().to_string();
    assert_eq!(shown(slope.index), "7.000235");
    let (lower, upper) = slope.limits.expect("limits");
    assert_eq!([shown(lower), shown(upper)], ["3.136516", "10.833819"]);
    assert!(slope.is_weighted);
    assert_eq!(slope.is_shown(), Some(true));

    let fifths = |people: &[u32], values: [i64; 5]| -> Vec<GroupValue> {
        let people = people.iter().map(|people| Some(Decimal::from(*people)));
        let people = people.chain(std::iter::repeat(None));
        let groups = values.into_iter().zip(people);
        groups
            .map(|(value, people)| GroupValue {
                value: Decimal::from(value),
                limits: None,
                people,
            })
            .collect()
    };
    let index = |groups: &[GroupValue]| slope_index(groups).map(|slope| shown(slope.index));
    // By hand: positions 0.1 to 0.9, Σ(x−½)y = −4.2, Σ(x−½)² = 0.4.
    assert_eq!(
        index(&fifths(&[], [10, 8, 7, 5, 1])),
        Ok("-10.5".to_owned())
    );
    assert_eq!(
        index(&fifths(&[10, 20, 30, 25, 15], [10, 8, 7, 5, 1])),
        Ok("-8.761905".to_owned())
    );
    // A size that is missing or none weights nobody.
    let sized = slope_index(&fifths(&[10, 20, 30, 25], [10, 8, 7, 5, 1])).expect("a slope");
    assert!(!sized.is_weighted && sized.limits.is_none() && sized.is_shown().is_none());
    assert_eq!(index(&fifths(&[], [4, 4, 4, 4, 4])), Ok("0".to_owned()));
    assert_eq!(
        slope_index(&fifths(&[], [1, 2, 3, 4, 5])[..4]),
        Err(NoSlope::FewGroups)
    );
    let huge = vec![
        GroupValue {
            value: Decimal::MAX,
            limits: None,
            people: None,
        };
        5
    ];
    assert_eq!(slope_index(&huge), Err(NoSlope::Degenerate));
}
