//! Messages about files with errors.

use super::*;

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
            "2:15 row 2, column value: \"about 5\" is not a number, here and in 1 more row [bad-number] | write the number alone; anything else belongs in a column status or note",
            "3:15 row 3, column value: \"12%\" has its unit with it; the unit belongs in the definition [bad-number] | write: coventry,2016,12,,,",
            "4:15 row 4, column value: \"1e5\" is in scientific notation, which spreadsheets write when they drop digits [bad-number] | take the number from the source, with all its digits; this cell no longer has them",
            "5:16 row 5, column value: \"12,5\" has a comma before its decimals [bad-number] | write: coventry,2018,\"12.5\",,,",
            "6:15 row 6, column value: \"12345678901234567890123456789\" has 29 digits; at most 28 are held exactly [bad-number] | write fewer decimals",
            "7:15 row 7: the value 5 does not lie between its limits, 6 and 7 [limits-outside] | look the three numbers up in the publication",
            "8:15 row 8: the value 5 does not lie between its limits, 7 and 4 [limits-outside] | lower_ci is more than upper_ci: are they the wrong way round?",
            "9:21 row 9, column upper_ci: \"#REF!\" is an error of the spreadsheet that the file was saved from [bad-number] | mend the formula, or leave the cell empty",
            "10:10 row 10, column period: \"twenty\" is no period [bad-period] | write 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024",
            "11:19 row 11, column status: \"q\" is no status that is known [unknown-status] | the statuses are [c] [x] [z] [low] [p] [r] [e] [f] [u] [b] | if it is in place of a value, look up what the publisher means by it and say it in the definition: data: {markers: {q: …}}, with not available, not applicable, confidential or low",
            "12:1 row 12, column area is empty [empty-cell]",
            "13:10 row 13, column period is empty [empty-cell]",
            "14:15 row 14: the status is [c] (confidential), but there is a value, 5 [status-contradicted] | empty the value if it must not be published; otherwise remove the status",
        ]
    );
}

#[test]
fn ragged_rows_and_quotes_are_told_and_no_other_row_is_lost() {
    let csv = "area,period,value
coventry,2015
coventry,2016,2,3
Bristol, City of,2016,2
coventry,2017,\"4
coventry,2018,5
coventry,2019,\"6\"7
coventry,2020,8
";
    let (indicator, diagnostics) = load(definition(), csv);
    assert_eq!(
        told(csv, &diagnostics),
        [
            "2:1 row 2 has 2 cells, the header has 3 [ragged-row] | there is nothing under value; add a comma at the end of the row, or what is missing where it is missing",
            "3:1 row 3 has 4 cells, the header has 3 [ragged-row] | a text that has a comma in it needs quotes: \"Bristol, City of\"",
            "4:1 row 4 has 4 cells, the header has 3 [ragged-row] | write: \"Bristol, City of\",2016,2",
            "5:15 row 5: a quote opens here and is not closed [unclosed-quote] | add a quote (\") where the text ends; a quote inside the text is written twice (\"\")",
            "7:17 row 7: a quote closes the text here, but the text goes on [stray-quote] | a quote inside a text is written twice (\"\"); else put a comma after the closing quote",
        ]
    );
    let table = indicator.expect("a table").table;
    assert_eq!(shown(&table), ["coventry 2018 5 @6", "coventry 2020 8 @8"]);
    assert_eq!(table.reported, 5);
}

#[test]
fn the_same_observation_twice_is_told_with_the_first() {
    let csv = "area_code,period,value
E08000038,2015-17,1
E08000016,2015 to 2017,2
E06000001,2015-17,3
";
    let (_, diagnostics) = load(definition(), csv);
    assert_eq!(
        told(csv, &diagnostics),
        [
            "3:24 row 3 gives barnsley, 2015-17 again, which row 2 has [duplicate-row] | remove one of the two; if a column distinguishes them, declare it as a dimension in the definition"
        ]
    );
    assert_eq!(diagnostics[0].labels()[0].text(), "row 2");
}

#[test]
fn columns_that_are_missing_or_undeclared_are_told() {
    assert_eq!(
        wrong(definition(), "area_code,periode,val\nE08000026,2015,1\n"),
        [
            "1:1 imd.csv has no column period [missing-column] | did you mean periode? | or name the column in the definition: data: {columns: {period: periode}} | if all rows are of one period, say it: data: {period: 2019}",
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
            "2:19 column 5 holds something but has no name [unnamed-column] | name the column in the header, or empty it | or leave it unread in the definition: data: {ignore: [column E]}",
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
fn a_file_that_is_not_utf_8_is_told_where() {
    let bytes = b"area,period,value,note\nCoventry,2015,1,caf\xc3\xa9 caf\xe9\n";
    let source = Source::from_bytes("content/indicators/imd.csv".into(), bytes);
    let (indicator, diagnostics) = load_source(definition(), &source);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::NotUtf8);
    let place = source.position(diagnostics[0].span().start);
    assert_eq!((place.line, place.column), (2, 25));
    assert_eq!(indicator.expect("a table").table.rows().len(), 1);
}

#[test]
fn a_title_above_the_header_is_no_header() {
    let csv =
        "\"Table 2: Fuel poverty, 2020\",,,\n,,,\nCode,Name,Year,%\nE08000026,Coventry,2020,20.8\n";
    let told = wrong(definition(), csv);
    assert_eq!(
        told,
        [
            "3:1 this row of imd.csv does not name its columns [missing-column] | the header names the columns: area_code,period,value; if another row does, say so in the definition: data: {header_row: …}"
        ]
    );
}
