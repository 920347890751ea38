//! Which small counts are refused.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::config::Disclosure;
use crate::data::example::{definition, dimension, load, told};
use crate::data::{Definition, Unit};

fn counts(dimensions: &[&str]) -> Definition {
    let mut definition = definition();
    definition.unit = Unit::from_text("people");
    definition.disclosure = Some(Disclosure {
        below: 5.into(),
        zeros: false,
    });
    let dimensions = dimensions.iter().map(|id| dimension(id, "", Some("all")));
    definition.dimensions = dimensions.collect();
    definition
}

/// The messages about the rows of a file.
fn refused(definition: Definition, csv: &str) -> Vec<String> {
    let (_, diagnostics) = load(definition, csv);
    let told = told(csv, &diagnostics).into_iter();
    let message = |text: String| {
        let (_, text) = text.split_once(' ').unwrap_or_default();
        text.split(" | ").next().unwrap_or_default().to_owned()
    };
    told.map(message).collect()
}

#[test]
fn a_count_that_is_too_small_or_can_be_worked_out_is_refused() {
    let worked_out = "is left out, but can be worked out from its total and the other parts";
    for (what, dimensions, rows, expected) in [
        ("a small count", &[][..], "coventry,2019,3\ncoventry,2020,5\n", vec!["row 2: the count 3 is below 5 [disclosure]".to_owned()]),
        ("zero", &[], "coventry,2019,0\n", vec!["row 2: the count 0 is below 5 [disclosure]".to_owned()]),
        ("left out", &[], "coventry,2019,[c]\n", vec![]),
        (
            "the only part that is left out",
            &["sex"],
            "coventry,2019,all,20\ncoventry,2019,f,17\ncoventry,2019,m,[c]\n",
            vec![format!("row 4: the count of coventry, 2019, m {worked_out} [disclosure]")],
        ),
        ("two parts", &["sex"], "coventry,2019,all,30\ncoventry,2019,f,17\ncoventry,2019,m,[c]\ncoventry,2019,x,[c]\n", vec![]),
        (
            "two parts that can only be zero",
            &["sex"],
            "coventry,2019,all,17\ncoventry,2019,f,17\ncoventry,2019,m,[c]\ncoventry,2019,x,[c]\n",
            vec![
                format!("row 4: the count of coventry, 2019, m {worked_out} [disclosure]"),
                format!("row 5: the count of coventry, 2019, x {worked_out} [disclosure]"),
            ],
        ),
        (
            "the total",
            &["sex"],
            "coventry,2019,all,[c]\ncoventry,2019,f,17\ncoventry,2019,m,20\n",
            vec![format!("row 2: the count of coventry, 2019, all {worked_out} [disclosure]")],
        ),
        (
            "a row that is left out",
            &["sex"],
            "coventry,2019,all,20\ncoventry,2019,f,17\ncoventry,2020,all,20\ncoventry,2020,f,10\ncoventry,2020,m,10\n",
            vec!["row 2: coventry, 2019, m has no row, but its count can be worked out from this total and the other parts, and is below 5 [disclosure]".to_owned()],
        ),
        ("a row that stands for nothing", &["sex"], "coventry,2019,all,20\ncoventry,2019,f,20\ncoventry,2020,all,20\ncoventry,2020,f,10\ncoventry,2020,m,10\n", vec![]),
        (
            "two left out of each line, but not of each column",
            &["sex", "age"],
            "coventry,2019,all,all,60\ncoventry,2019,f,all,30\ncoventry,2019,m,all,30\ncoventry,2019,all,old,20\ncoventry,2019,all,young,40\ncoventry,2019,f,old,[c]\ncoventry,2019,f,young,[c]\ncoventry,2019,m,old,17\ncoventry,2019,m,young,13\n",
            vec![
                format!("row 7: the count of coventry, 2019, f, old {worked_out} [disclosure]"),
                format!("row 8: the count of coventry, 2019, f, young {worked_out} [disclosure]"),
            ],
        ),
        (
            "areas in an area",
            &[],
            "england,2019,30\nwest-midlands,2019,27\nbarnsley,2019,[c]\n",
            vec![format!("row 4: the count of barnsley, 2019 {worked_out} [disclosure]")],
        ),
        ("areas that are not all", &[], "england,2019,3000\nwest-midlands,2019,27\nbarnsley,2019,[c]\n", vec![]),
        (
            "quarters of a year",
            &[],
            "coventry,2019,30\ncoventry,2019 Q1,10\ncoventry,2019 Q2,8\ncoventry,2019 Q3,9\ncoventry,2019 Q4,[c]\n",
            vec![format!("row 6: the count of coventry, 2019 Q4 {worked_out} [disclosure]")],
        ),
        ("parts that overlap", &["age"], "coventry,2019,all,40\ncoventry,2019,old,30\ncoventry,2019,older,[c]\ncoventry,2019,young,30\n", vec![]),
    ] {
        let head: String = dimensions.iter().flat_map(|id| [",", *id]).collect();
        let csv = format!("area,period{head},value\n{rows}");
        let mut said = refused(counts(dimensions), &csv);
        said.retain(|text| !text.contains("[mixed-periods]"));
        assert_eq!(said, expected, "{what}");
    }
}

#[test]
fn numerators_and_shares_give_counts_away() {
    let mut rate = definition();
    rate.disclosure = counts(&[]).disclosure;
    assert_eq!(
        refused(
            rate.clone(),
            "area,period,value,numerator,denominator\ncoventry,2019,10.0,2,20\n"
        ),
        ["row 2: the count 2 is below 5 [disclosure]"]
    );
    assert_eq!(
        refused(
            rate.clone(),
            "area,period,value,denominator\ncoventry,2019,10.0,20\ncoventry,2020,50,20\n"
        ),
        ["row 2: the percentage and its denominator give away a count below 5 [disclosure]"]
    );
    rate.disclosure = None;
    assert_eq!(
        refused(rate, "area,period,value,numerator\ncoventry,2019,10.0,2\n"),
        [""; 0]
    );
    let mut with_zeros = counts(&[]);
    with_zeros.disclosure = Some(Disclosure {
        below: 5.into(),
        zeros: true,
    });
    assert_eq!(
        refused(
            with_zeros,
            "area,period,value\ncoventry,2019,0\ncoventry,2020,1\n"
        ),
        ["row 3: the count 1 is below 5 [disclosure]"]
    );
}

const SEXES: [&str; 3] = ["f", "m", "x"];
const AGES: [&str; 3] = ["old", "mid", "young"];

/// A table of two dimensions with its totals; `hidden` cells of the inside are left out.
fn table(inside: [[u32; 3]; 3], hidden: impl Fn(usize, usize) -> bool) -> String {
    let mut csv = "area,period,sex,age,value\n".to_owned();
    let mut row = |sex: &str, age: &str, value: String| {
        let _ = writeln!(csv, "coventry,2019,{sex},{age},{value}");
    };
    for (sex, line) in inside.iter().enumerate() {
        for (age, value) in line.iter().enumerate() {
            let value = if hidden(sex, age) {
                "[c]".to_owned()
            } else {
                value.to_string()
            };
            row(SEXES[sex], AGES[age], value);
        }
        row(SEXES[sex], "all", line.iter().sum::<u32>().to_string());
    }
    for (age, name) in AGES.iter().enumerate() {
        let sum: u32 = inside.iter().map(|line| line[age]).sum();
        row("all", name, sum.to_string());
    }
    let all: u32 = inside.iter().flatten().sum();
    row("all", "all", all.to_string());
    csv
}

proptest! {
    #[test]
    fn a_table_with_a_recoverable_cell_is_refused(
        inside in proptest::array::uniform3(proptest::array::uniform3(5_u32..200)),
        small in 0_u32..5,
        (sex, age) in (0_usize..3, 0_usize..3),
        by_sex in any::<bool>(),
        others in proptest::collection::vec((0_usize..3, 0_usize..3), 0..5),
    ) {
        let mut inside = inside;
        inside[sex][age] = small;
        // Anything else may be left out too, as long as it is not in the line that gives the cell away.
        let is_beside = |at: (usize, usize)| if by_sex { at.0 == sex } else { at.1 == age };
        let hidden = |at_sex, at_age| {
            let at = (at_sex, at_age);
            at == (sex, age) || others.contains(&at) && !is_beside(at)
        };
        let said = refused(counts(&["sex", "age"]), &table(inside, hidden));
        let cell = format!("coventry, 2019, {}, {} is left out", SEXES[sex], AGES[age]);
        prop_assert!(said.iter().any(|text| text.contains(&cell)), "{said:?}");
    }

    #[test]
    fn four_corners_left_out_protect_each_other(
        inside in proptest::array::uniform3(proptest::array::uniform3(5_u32..200)),
        small in 1_u32..5,
    ) {
        let mut inside = inside;
        inside[0][0] = small;
        let said = refused(counts(&["sex", "age"]), &table(inside, |sex, age| sex < 2 && age < 2));
        prop_assert_eq!(said, [""; 0]);
    }
}
