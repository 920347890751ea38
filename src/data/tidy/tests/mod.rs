mod mapping;
mod properties;
mod workbook;
mod wrong;

use super::*;
use crate::data::example::{
    data_file, definition, dimension, good, load, load_source, spanned, text, told,
};
use crate::data::{Part, Row};
use crate::source::Source;

fn wrong(definition: Definition, csv: &str) -> Vec<String> {
    let (_, diagnostics) = load(definition, csv);
    told(csv, &diagnostics)
}

/// Area, period, value, statuses of each row.
fn shown(table: &Table) -> Vec<String> {
    let row = |row: Row<'_>| {
        let value = row
            .value()
            .map_or("none".to_owned(), |value| value.to_string());
        let statuses: String = row.statuses().iter().map(Status::shorthand).collect();
        let series = [row.area()]
            .into_iter()
            .chain(row.dimensions())
            .map(|part| &**part);
        let series = series.collect::<Vec<_>>().join(" ");
        format!(
            "{series} {} {value}{statuses} @{}",
            row.period(),
            row.file_row()
        )
    };
    table.rows().iter().map(row).collect()
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
    let row = table.of_area("coventry").get(0).expect("a row");
    assert_eq!(row.cell().to_string(), "imd.csv, row 4, column value");
    let text = |part: Part| {
        let location = row.location(part)?;
        Some(source.text()[location.span()?.range()].to_owned())
    };
    assert_eq!(text(Part::Value).as_deref(), Some("18.4615"));
    let cell = row.part_cell(Part::UpperCi).expect("a cell");
    assert_eq!(cell.to_string(), "imd.csv, row 4, column upper_ci");
    assert_eq!(text(Part::UpperCi).as_deref(), Some("20"));
    assert_eq!(row.part_cell(Part::Numerator), None);
    let unlisted = table.of_area("E06000001").get(0).expect("a row");
    assert!(!unlisted.is_listed());
    assert_eq!(
        unlisted.area_name().map(|name| &**name),
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
        table.rows().get(0).and_then(Row::note).map(|note| &**note),
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
        ("*", "none[c]"),
        ("NA", "none[x]"),
        ("N/A", "none[x]"),
        ("NaN", "none[x]"),
        ("inf", "none[x]"),
        ("", "none[x]"),
        ("[p]", "none[x][p]"),
        ("18.5 [r][p]", "18.5[p][r]"),
        ("[b] 18.50", "18.50[b]"),
        ("18.5[e]", "18.5[e]"),
        ("18.5 p", "18.5[p]"),
        ("73.60000000000001", "73.6"),
        ("0.36209999999999998", "0.3621"),
        ("30.230023454287895", "30.230023454287895"),
        ("18.5 [note 1]", "18.5"),
        ("[c] [Notes 1 and 2]", "none[c]"),
        ("1 250 r", "1250[r]"),
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
    let table = good(definition(), "area,period,value,status\ncoventry,2015,,c\n").table;
    assert_eq!(shown(&table), ["coventry 2015 none[c] @2"]);
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
            "2:15 row 2, column value: \"1,250\" may be thousands or decimals [bad-number] | write: coventry;2015;1250 | write: coventry;2015;1.250"
        ]
    );
}

#[test]
fn mapping_filters_and_header_row_come_from_the_definition() {
    let csv = "\"Table 2: a title, with a comma\",,,\n,,,\nArea Codes,Year,Observed,Sex\nE08000026,2015 - 17,5,Persons\nE08000026,2015 - 17,6,Male\n";
    let mut data = data_file();
    data.header_row = Some(spanned(3));
    data.columns
        .insert("area_code".to_owned(), vec![text("Area Codes")]);
    data.columns.insert("period".to_owned(), vec![text("Year")]);
    data.columns
        .insert("value".to_owned(), vec![text("Observed")]);
    data.filters.insert("sex".to_owned(), vec![text("Persons")]);
    let mut definition = definition();
    definition.data = Some(data);
    let table = good(definition.clone(), csv).table;
    assert_eq!(shown(&table), ["coventry 2015-17 5 @4"]);
    assert_eq!(
        table.rows().get(0).expect("a row").cell().to_string(),
        "imd.csv, row 4, column Observed"
    );
    assert_eq!(table.filtered, 1);

    let data = definition.data.as_mut().expect("data");
    data.columns
        .insert("value".to_owned(), vec![text("Obsrved")]);
    data.columns
        .insert("vale".to_owned(), vec![text("Observed")]);
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
    data.columns
        .insert("value".to_owned(), vec![text("Observed")]);
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
            "2:15 row 2, column Sex: the definition has no value \"Femal\" [unknown-dimension-value] | write: coventry,2015,female,1 | if it is right, list it under the dimension's `values`: {Femal: its name for readers}",
            "4:15 row 4, column Sex is empty [empty-cell] | if empty means all together, name that value in the definition: total: all",
        ]
    );
    definition.dimensions = vec![dimension("sex", "femal male", Some("everyone"))];
    assert_eq!(
        wrong(
            definition.clone(),
            "area,period,sex,value\ncoventry,2015,male,1\n"
        ),
        [
            "yaml no row of imd.csv has femal as its sex [unknown-dimension-value] | rows have male",
            "yaml no row of imd.csv has everyone as its sex [unknown-dimension-value] | rows have male",
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
        let rows: Vec<String> = periods
            .iter()
            .map(|period| {
                format!(
                    "coventry,{period},1
"
                )
            })
            .collect();
        let rows = rows.concat();
        let table = good(definition(), &format!("area,period,value\n{rows}")).table;
        table
            .periods
            .iter()
            .map(|period| period.name(crate::language::english()))
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
