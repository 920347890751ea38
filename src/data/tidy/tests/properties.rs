//! Whatever the bytes.

use proptest::prelude::*;

use super::*;

/// Spreadsheet rows below the header that are not blank, counted by code that ignores quotes.
fn filled_lines(csv: &str) -> usize {
    let filled = |line: &&str| line.split(',').any(|cell| !cell.trim().is_empty());
    csv.lines().skip(1).filter(filled).count()
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let source = Source::from_bytes("content/indicators/imd.csv".into(), &bytes);
        let _ = load_source(definition(), &source);
    }

    #[test]
    fn no_tidy_looking_text_panics(body in "([a-z0-9\"\n\r,;. %£-]{0,12}[,\n\"]){0,40}") {
        let _ = load(definition(), &format!("area,period,value,lower_ci,status\n{body}"));
    }

    #[test]
    fn every_row_is_in_the_table_or_reported_or_filtered(
        body in "((coventry|E1|barnsley|)?,?(2015|2016-18|x|)?,([0-9.]{0,4}|\\[c\\]|q),?(,|a|b)?\n){0,30}"
    ) {
        let csv = format!("area,period,value,sex\n{body}");
        let mut definition = definition();
        let mut data = data_file();
        data.filters.insert("sex".to_owned(), vec![text("a")]);
        definition.data = Some(data);
        let (indicator, _) = load(definition, &csv);
        let table = indicator.expect("a table").table;
        let left_out = table.reported + table.filtered + table.repeated + table.notes;
        prop_assert_eq!(table.rows().len() + left_out, filled_lines(&csv));
    }

    #[test]
    fn numbers_of_28_digits_stay_exact(whole in "[1-9][0-9]{0,13}", decimals in "[0-9]{0,14}") {
        let number = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
        let table = good(definition(), &format!("area,period,value\ncoventry,2015,-{number}\n")).table;
        let value = table.rows().get(0).and_then(Row::value).expect("a value");
        prop_assert_eq!(crate::data::number::plain(value, None), format!("-{number}"));
        prop_assert_eq!(crate::data::number::text(value, None, crate::language::english()).replace(',', ""), format!("\u{2212}{number}"));
    }
}
