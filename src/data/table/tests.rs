use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::columns::{Numbers, Spans};
use crate::data::example::{definition, dimension, good};

#[test]
fn numbers_keep_their_digits_however_wide() {
    let texts = [
        "18.40",
        "-0.5",
        "0",
        "0.000",
        "144115188075855871",
        "144115188075855872",
        "-144115188075855872",
        "7922816251426433759354395033.5",
        "0.0000000000000000000000000001",
    ];
    let mut numbers = Numbers::default();
    for text in texts {
        numbers.push(Some(text.parse::<Decimal>().expect("a number")));
        numbers.push(None);
    }
    for (row, text) in texts.iter().enumerate() {
        let number = numbers.get(row * 2).expect("a number");
        assert_eq!(number.to_string(), *text);
        assert_eq!(numbers.get(row * 2 + 1), None);
    }
    assert_eq!(numbers.decimals(), 28);
    numbers.reorder(&[16, 0]);
    assert_eq!(
        numbers.get(1).map(|n| n.to_string()).as_deref(),
        Some("18.40")
    );
    assert_eq!(numbers.get(2), None);
}

#[test]
fn spans_are_exact_however_long() {
    let mut spans = Spans::default();
    let cells = [5..9, 10..10, 20..65_554, 20..65_555, 70_000..900_000];
    for cell in &cells {
        spans.push(cell);
    }
    spans.reorder(&[4, 3, 2, 1, 0]);
    let read: Vec<_> = (0..5).rev().filter_map(|row| spans.get(row)).collect();
    assert_eq!(read, cells);
}

#[test]
fn a_row_takes_at_most_100_bytes() {
    let mut definition = definition();
    definition.dimensions = vec![dimension("sex", "", None), dimension("age", "", None)];
    let mut csv = "area,period,sex,age,value,lower_ci,upper_ci,numerator,denominator,status,note\n"
        .to_owned();
    for (row, area) in ["coventry", "england", "E06000001", "E06000002"]
        .iter()
        .enumerate()
    {
        for age in 0..100 {
            for year in 2000..2020 {
                let note = if year == 2007 { "Revised" } else { "" };
                let _ = writeln!(
                    csv,
                    "{area},{year},{},age {age},12.3456,11.2,13.9,{},12345678,p,{note}",
                    ["f", "m"][row % 2],
                    year * 100
                );
            }
        }
    }
    let table = good(definition, &csv).table;
    let bytes = table.columns.bytes() + size_of_val(&*table.series);
    let rows = table.rows().len();
    assert_eq!(rows, 8_000);
    assert!(bytes <= 100 * rows, "{} bytes a row", bytes / rows);
}
