use proptest::prelude::*;

use super::*;
use crate::data::Part;
use crate::data::example::{
    data_file, definition, dimension, good, load, load_source, spanned, text, told,
};

fn wrong(definition: Definition, csv: &str) -> Vec<String> {
    let (_, diagnostics) = load(definition, csv);
    told(csv, &diagnostics)
}

/// Area, period, value, statuses of each row.
fn shown(table: &Table) -> Vec<String> {
    let row = |row: &Row| {
        let value = row
            .value
            .map_or("none".to_owned(), |value| value.to_string());
        let statuses: String = row
            .statuses
            .iter()
            .map(|status| status.shorthand())
            .collect();
        let dimensions: String = row
            .dimensions
            .iter()
            .map(|value| format!(" {value}"))
            .collect();
        format!(
            "{}{dimensions} {} {value}{statuses} @{}",
            row.area, row.period, row.row
        )
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn a_tidy_file_becomes_a_table_that_knows_its_cells() {
    let csv = "\u{feff}indicator,area_code,area_name,period,value,lower_ci,upper_ci\r
imd,E08000026,Coventry,2019,14.360,13,15.5\r
\r
imd,E08000026,Coventry,2015, 18.4615 ,17,20\r
imd,E06000001,\"Hartlepool, Borough of\",2015,32.8,,\r
";
    let source = Source::from_bytes("content/indicators/imd.csv".into(), csv.as_bytes());
    let (indicator, diagnostics) = load_source(definition(), &source);
    assert_eq!(diagnostics, []);
    let table = indicator.expect("a table").table;
    assert_eq!(
        shown(&table),
        [
            "E06000001 2015 32.8 @5",
            "coventry 2015 18.4615 @4",
            "coventry 2019 14.360 @2"
        ]
    );
    let row = &table.of_area("coventry")[0];
    assert_eq!(table.cell(row).to_string(), "imd.csv, row 4, column value");
    assert_eq!(&source.text()[row.value_span.range()], "18.4615");
    let cell = table.part_cell(row, Part::UpperCi).expect("a cell");
    assert_eq!(cell.to_string(), "imd.csv, row 4, column upper_ci");
    assert_eq!(&source.text()[cell.span.range()], "20");
    assert_eq!(table.part_cell(row, Part::Numerator), None);
    let unlisted = &table.of_area("E06000001")[0];
    assert!(!unlisted.listed);
    assert_eq!(
        unlisted.area_name.as_deref(),
        Some("Hartlepool, Borough of")
    );
    assert_eq!(table.decimals, 4);
}

#[test]
fn semicolons_and_tabs_separate_and_areas_go_by_any_name() {
    for separator in [";", "\t"] {
        let csv = "area,period,value\nCoventry,2015,1.5\ncoventry,2016,2.5\nE08000026,2017,3.5\n"
            .replace(',', separator);
        let table = good(definition(), &csv).table;
        assert_eq!(
            shown(&table),
            [
                "coventry 2015 1.5 @2",
                "coventry 2016 2.5 @3",
                "coventry 2017 3.5 @4"
            ]
        );
    }
}

#[test]
fn a_row_after_a_line_break_inside_quotes_is_counted_as_a_spreadsheet_does() {
    let csv = "area,period,value,note\nCoventry,2015,1,\"two\nlines, \"\"quoted\"\"\"\nCoventry,2016,2,\n";
    let table = good(definition(), csv).table;
    assert_eq!(shown(&table), ["coventry 2015 1 @2", "coventry 2016 2 @3"]);
    assert_eq!(
        table.rows[0].note.as_deref(),
        Some("two\nlines, \"quoted\"")
    );
}

#[test]
fn markers_and_shorthand_are_statuses_and_never_zero() {
    let cells = [
        ("[c]", "none[c]"),
        ("c", "none[c]"),
        ("x", "none[x]"),
        ("z", "none[z]"),
        ("u", "none[u]"),
        ("k", "none[low]"),
        ("low", "none[low]"),
        ("0 [low]", "0[low]"),
        (".", "none[z]"),
        ("..", "none[x]"),
        (":", "none[x]"),
        ("*", "none[c]"),
        ("-", "none[x]"),
        ("NA", "none[x]"),
        ("N/A", "none[x]"),
        ("#N/A", "none[x]"),
        ("NaN", "none[x]"),
        ("inf", "none[x]"),
        ("", "none[x]"),
        ("[p]", "none[x][p]"),
        ("18.5 [r][p]", "18.5[p][r]"),
        ("[b] 18.50", "18.50[b]"),
        ("18.5[e]", "18.5[e]"),
        ("suppressed", "none[c]"),
        ("n.a.", "none[z]"),
    ];
    let mut definition = definition();
    let mut data = data_file();
    data.markers
        .insert("n.a.".to_owned(), text("not applicable"));
    definition.data = Some(data);
    for (cell, expected) in cells {
        let table = good(
            definition.clone(),
            &format!("area,period,value\ncoventry,2015,{cell}\n"),
        )
        .table;
        assert_eq!(
            shown(&table),
            [format!("coventry 2015 {expected} @2")],
            "{cell}"
        );
    }
}

#[test]
fn a_status_column_takes_several_with_or_without_brackets() {
    let cells = [
        ("p", "5[p]"),
        ("[p]", "5[p]"),
        ("[r] [p]", "5[p][r]"),
        ("p, r", "5[p][r]"),
        ("Provisional", "5[p]"),
        ("", "5"),
    ];
    for (cell, expected) in cells {
        let csv = format!("area,period,value,status\ncoventry,2015,5,\"{cell}\"\n");
        let table = good(definition(), &csv).table;
        assert_eq!(
            shown(&table),
            [format!("coventry 2015 {expected} @2")],
            "{cell}"
        );
    }
    let table = good(
        definition(),
        "area,period,value,status\ncoventry,2015,..,c\n",
    )
    .table;
    assert_eq!(shown(&table), ["coventry 2015 none[c] @2"]);
}

#[test]
fn what_is_wrong_with_cells_is_said_with_row_and_column() {
    let csv = "area,period,value,lower_ci,upper_ci,status
coventry,2015,about 5,,,
coventry,2016,12%,,,
coventry,2017,1e5,,,
coventry,2018,\"12,5\",,,
coventry,2019,12345678901234567890123456789,,,
coventry,2020,5,6,7,
coventry,2021,5,7,4,
coventry,2022,5,low,#REF!,
coventry,twenty,5,,,
coventry,2023,5,,,q
,2024,5,,,
coventry,,5,,,
coventry,2025,5,,,c
barnsley,2015,about 5,,,
";
    assert_eq!(
        wrong(definition(), csv),
        [
            "2:15 row 2, column value: \"about 5\" is not a number, here and in 1 more row [bad-number] | if it is the publisher's marker, say in the definition what it means: data: {markers: {about 5: not available}}",
            "3:15 row 3, column value: \"12%\" has its unit with it [bad-number] | write 12; the unit stands in the definition",
            "4:15 row 4, column value: \"1e5\" is in scientific notation, which spreadsheets write when they drop digits [bad-number] | write the number in full: 100000",
            "5:16 row 5, column value: \"12,5\" has a comma before its decimals [bad-number] | write 12.5",
            "6:15 row 6, column value: \"12345678901234567890123456789\" has 29 digits; at most 28 are held exactly [bad-number] | write fewer decimals",
            "7:15 row 7: the value 5 does not lie between its limits, 6 and 7 [limits-outside] | look the three numbers up in the publication",
            "8:15 row 8: the value 5 does not lie between its limits, 7 and 4 [limits-outside] | lower_ci is more than upper_ci: are they the wrong way round?",
            "9:21 row 9, column upper_ci: \"#REF!\" is an error of the spreadsheet that the file was saved from [bad-number] | mend the formula, or leave the cell empty",
            "10:10 row 10, column period: \"twenty\" is no period [bad-period] | write 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024",
            "11:19 row 11, column status: \"q\" is no status that is known [unknown-status] | the statuses are [c] [x] [z] [low] [p] [r] [e] [f] [u] [b] | if it is the publisher's marker, say in the definition what it means: data: {markers: {q: not available}}",
            "12:1 row 12, column area is empty [empty-cell]",
            "13:10 row 13, column period is empty [empty-cell]",
            "14:15 row 14: the status is [c] (confidential), but there is a value, 5 [status-contradicted] | empty the value if it must not be published; else take out the status",
        ]
    );
}

#[test]
fn thousands_are_read_only_where_they_cannot_be_decimals() {
    let table = good(
        definition(),
        "area,period,value\ncoventry,2015,\"1,250\"\ncoventry,2016,\"1,234,567.5\"\n",
    )
    .table;
    assert_eq!(
        shown(&table),
        ["coventry 2015 1250 @2", "coventry 2016 1234567.5 @3"]
    );
    assert_eq!(
        wrong(definition(), "area;period;value\ncoventry;2015;1,250\n"),
        [
            "2:15 row 2, column value: \"1,250\" may be thousands or decimals [bad-number] | write 1250 or 1.250"
        ]
    );
}

#[test]
fn ragged_rows_and_quotes_are_told_and_no_other_row_is_lost() {
    let csv = "area,period,value
coventry,2015
coventry,2016,2,3
coventry,2017,\"4
coventry,2018,5
coventry,2019,\"6\"7
coventry,2020,8
";
    let (indicator, diagnostics) = load(definition(), csv);
    assert_eq!(
        told(csv, &diagnostics),
        [
            "2:1 row 2 has 2 cells, the header has 3 [ragged-row] | nothing stands under value; add a comma at the end of the row, or what is missing where it is missing",
            "3:1 row 3 has 4 cells, the header has 3 [ragged-row] | a text that has a comma in it needs quotes: \"Bristol, City of\"",
            "4:15 row 4: a quote opens here and is not closed [unclosed-quote] | add a quote (\") where the text ends; a quote inside the text is written twice (\"\")",
            "6:17 row 6: a quote closes the text here, but the text goes on [stray-quote] | a quote inside a text is written twice (\"\"); else put a comma after the closing quote",
        ]
    );
    let table = indicator.expect("a table").table;
    assert_eq!(shown(&table), ["coventry 2018 5 @5", "coventry 2020 8 @7"]);
    assert_eq!(table.reported, 4);
}

#[test]
fn the_same_observation_twice_is_told_with_the_first() {
    let csv = "area_code,period,value
E08000038,2015-17,1
E08000016,2015 to 2017,1
E06000001,2015-17,3
";
    let (_, diagnostics) = load(definition(), csv);
    assert_eq!(
        told(csv, &diagnostics),
        [
            "3:24 row 3 gives barnsley, 2015-17 again, which row 2 has [duplicate-row] | take out one of the two; if a column tells them apart, declare it as a dimension in the definition"
        ]
    );
    assert_eq!(diagnostics[0].labels[0].text, "row 2");
}

#[test]
fn columns_that_are_missing_or_undeclared_are_told() {
    assert_eq!(
        wrong(definition(), "area_code,periode,val\nE08000026,2015,1\n"),
        [
            "1:1 imd.csv has no column period [missing-column] | did you mean periode? | or name the column in the definition: data: {columns: {period: \"…\"}}",
            "1:1 imd.csv has no column value [missing-column] | its columns are area_code, periode, val | or name the column in the definition: data: {columns: {value: \"…\"}}",
        ]
    );
    assert_eq!(
        wrong(
            definition(),
            "area,period,value,age,unit\ncoventry,2015,1,0-4,%\ncoventry,2015,2,5-9,%\n"
        ),
        [
            "1:19 the column age varies, but the definition does not say what it is [undeclared-column] | if it breaks the values down, declare it: dimensions: {age: {}} | or keep the rows that have one value: data: {filters: {age: [\"0-4\"]}}"
        ]
    );
    assert_eq!(
        wrong(
            definition(),
            "indicator,area,period,value\nimd,coventry,2015,1\nidaci,coventry,2015,1\n"
        ),
        [
            "1:1 the file holds several indicators [several-indicators] | keep the rows of one in the definition: data: {filters: {indicator: [imd]}}"
        ]
    );
    assert_eq!(
        wrong(
            definition(),
            "area,period,value,value,\ncoventry,2015,1,2,3\n"
        ),
        [
            "1:19 two columns are called value [duplicate-header] | give each column a name of its own",
            "2:19 column 5 holds something but has no name [unnamed-column] | name the column in the header, or empty it",
        ]
    );
    assert_eq!(
        wrong(definition(), "area,period,value\n"),
        ["2:1 imd.csv has no rows below its header [empty-table]"]
    );
    assert_eq!(
        wrong(definition(), " \n"),
        [
            "1:1 the file is empty [empty-table] | the first row names the columns: area_code,period,value"
        ]
    );
}

#[test]
fn mapping_filters_and_header_row_come_from_the_definition() {
    let csv = "\"Table 2: a title, with a comma\",,,\n,,,\nArea Codes,Year,Observed,Sex\nE08000026,2015 - 17,5,Persons\nE08000026,2015 - 17,6,Male\n";
    let mut data = data_file();
    data.header_row = Some(spanned(3));
    data.columns
        .insert("area_code".to_owned(), text("Area Codes"));
    data.columns.insert("period".to_owned(), text("Year"));
    data.columns.insert("value".to_owned(), text("Observed"));
    data.filters.insert("sex".to_owned(), vec![text("Persons")]);
    let mut definition = definition();
    definition.data = Some(data);
    let table = good(definition.clone(), csv).table;
    assert_eq!(shown(&table), ["coventry 2015-17 5 @4"]);
    assert_eq!(
        table.cell(&table.rows[0]).to_string(),
        "imd.csv, row 4, column Observed"
    );
    assert_eq!(table.filtered, 1);

    let data = definition.data.as_mut().expect("data");
    data.columns.insert("value".to_owned(), text("Obsrved"));
    data.columns.insert("vale".to_owned(), text("Observed"));
    data.header_row = Some(spanned(30));
    assert_eq!(
        wrong(definition.clone(), csv),
        ["yaml imd.csv has no row 30 [empty-table] | header_row counts the file's rows from 1"]
    );
    let data = definition.data.as_mut().expect("data");
    data.header_row = Some(spanned(3));
    assert_eq!(
        wrong(definition.clone(), csv),
        [
            "yaml vale is no column of tidy data and no dimension of this indicator [unknown-column] | did you mean value? | the columns are area_code, area, area_name, period, value, lower_ci, upper_ci, numerator, denominator, status, note, indicator",
            "yaml imd.csv has no column Obsrved [missing-column] | did you mean Observed?",
        ]
    );
    let data = definition.data.as_mut().expect("data");
    data.columns.remove("vale");
    data.columns.insert("value".to_owned(), text("Observed"));
    data.filters.insert("sex".to_owned(), vec![text("Person")]);
    data.markers.insert("q".to_owned(), text("confidental"));
    assert_eq!(
        wrong(definition, csv),
        [
            "yaml no status is called confidental [unknown-status] | did you mean confidential? | a marker means one of: confidential, not available, not applicable, low, provisional, revised, estimated, forecast, low reliability, break",
            "yaml no row of imd.csv has Person in the column Sex [unmet-filter] | did you mean Persons?",
        ]
    );
}

#[test]
fn dimensions_are_read_whatever_their_case_and_checked() {
    let csv =
        "area,period,Sex,value\ncoventry,2015,Female,1\ncoventry,2015,male,2\ncoventry,2015,,3\n";
    let mut definition = definition();
    definition
        .dimensions
        .push(dimension("sex", "female male all", Some("all")));
    let table = good(definition.clone(), csv).table;
    assert_eq!(
        shown(&table),
        [
            "coventry all 2015 3 @4",
            "coventry female 2015 1 @2",
            "coventry male 2015 2 @3"
        ]
    );
    assert_eq!(
        table.values[0].iter().map(|v| &**v).collect::<Vec<_>>(),
        ["female", "male", "all"]
    );

    definition.dimensions = vec![dimension("sex", "female male", None)];
    assert_eq!(
        wrong(definition.clone(), &csv.replace("Female", "Femal")),
        [
            "2:15 row 2, column Sex: the definition has no value \"Femal\" [unknown-dimension-value] | did you mean female?",
            "4:15 row 4, column Sex is empty [empty-cell] | if empty means all together, name that value in the definition: total: all",
            "yaml no row of imd.csv has female as its sex [unknown-dimension-value] | rows have male",
        ]
    );
    definition.dimensions = vec![dimension("gender", "", None)];
    assert_eq!(
        wrong(definition, csv),
        [
            "yaml imd.csv has no column gender [missing-column] | its columns are area, period, Sex, value"
        ]
    );
}

#[test]
fn one_column_of_hyphens_is_months_or_years() {
    let normal = |periods: &[&str]| {
        let rows: String = periods
            .iter()
            .map(|period| format!("coventry,{period},1\n"))
            .collect();
        let table = good(definition(), &format!("area,period,value\n{rows}")).table;
        table
            .periods
            .iter()
            .map(|period| period.words("en"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        normal(&["1999-01", "2000-02", "2001-03"]),
        ["1999 to 2001", "2000 to 2002", "2001 to 2003"]
    );
    assert_eq!(
        normal(&["2001-02", "2001-03"]),
        ["February 2001", "March 2001"]
    );
    assert_eq!(
        normal(&["2005-06", "2006-07"]),
        ["2005 to 2006", "2006 to 2007"]
    );
    assert_eq!(normal(&["2024-03"]), ["March 2024"]);
}

#[test]
fn a_file_that_is_not_utf_8_is_told_where() {
    let bytes = b"area,period,value,note\nCoventry,2015,1,caf\xe9\n";
    let source = Source::from_bytes("content/indicators/imd.csv".into(), bytes);
    let (indicator, diagnostics) = load_source(definition(), &source);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::NotUtf8);
    let place = source.position(diagnostics[0].span.start);
    assert_eq!((place.line, place.column), (2, 20));
    assert_eq!(indicator.expect("a table").table.rows.len(), 1);
    let utf_16: Vec<u8> = "area,period,value\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (indicator, diagnostics) = load_source(
        definition(),
        &Source::from_bytes("content/indicators/imd.csv".into(), &utf_16),
    );
    assert!(indicator.is_none());
    assert_eq!(diagnostics.len(), 1);
}

/// Spreadsheet rows below the header that are not blank, counted by something that knows nothing of quotes.
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
        prop_assert_eq!(table.rows.len() + table.reported + table.filtered, filled_lines(&csv));
    }

    #[test]
    fn numbers_of_28_digits_stay_exact(whole in "[1-9][0-9]{0,13}", decimals in "[0-9]{0,14}") {
        let number = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
        let table = good(definition(), &format!("area,period,value\ncoventry,2015,-{number}\n")).table;
        let value = table.rows[0].value.expect("a value");
        prop_assert_eq!(crate::data::number::plain(value, None), format!("-{number}"));
        prop_assert_eq!(crate::data::number::text(value, None).replace(',', ""), format!("\u{2212}{number}"));
    }
}
