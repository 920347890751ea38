//! What `data:` of a definition can say of a table.

use super::*;
use crate::data::Definition;
use crate::source::{SitePath, Source};

/// Loads a table by a definition with these lines: `shown` rows, or what is wrong.
fn read_as(lines: &str, csv: &str) -> Vec<String> {
    let yaml =
        format!("title: T\nunit: \"%\"\nsource: {{title: A, publisher: B, licence: C}}\n{lines}\n");
    let path: SitePath = "content/indicators/imd.yaml".into();
    let source = Source::new(path, yaml);
    let mut diagnostics = Vec::new();
    let definition = Definition::decode(&source, &BTreeSet::default(), &mut diagnostics);
    assert_eq!(told(csv, &diagnostics), [""; 0], "{lines}");
    let (indicator, diagnostics) = load(definition.expect("a definition"), csv);
    if diagnostics.is_empty() {
        return shown(&indicator.expect("an indicator").table);
    }
    told(csv, &diagnostics)
}

#[test]
fn every_table_can_be_mapped() {
    for (lines, csv, expected) in [
        // The first filled of several columns.
        (
            "data: {columns: {area_code: [la, region, country], period: year, value: rate}}",
            "country,region,la,year,rate\nE92000001,E12000005,E08000026,2019,1\nE92000001,E12000005,,2019,2\nE92000001,,,2019,3\n",
            &[
                "coventry 2019 1 @2",
                "england 2019 3 @4",
                "west-midlands 2019 2 @3",
            ][..],
        ),
        // Columns that follow from the area or the period need no saying, nor do other measures beside the value.
        (
            "data: {columns: {value: rate}}",
            "area,type,parent,period,release,rate,count,rank\ncoventry,district,west-midlands,2019,May,1,10,3\nengland,country,,2019,May,2,20,x\ncoventry,district,west-midlands,2020,June,3,30,2\n",
            &[
                "coventry 2019 1 @2",
                "coventry 2020 3 @4",
                "england 2019 2 @3",
            ],
        ),
        (
            "data: {ignore: [Trend, Parent Code]}",
            "area,period,value,Trend,Parent Code\ncoventry,2019,1,up,a\ncoventry,2019,1,up,b\ncoventry,2020,2,down,a\n",
            &["coventry 2019 1 @2", "coventry 2020 2 @4"],
        ),
        // Empty cells as a filter, however they are written.
        (
            "data: {filters: {category: empty, sex: \"\", age: [\"\"]}}",
            "area,period,value,category,sex,age\ncoventry,2019,1,,,\ncoventry,2019,2,IMD,,\ncoventry,2019,3,,,16\n",
            &["coventry 2019 1 @2"],
        ),
        // One period, one area; an area's own cell wins.
        (
            "data: {period: 2021/22, area: england}",
            "area,value\n,1\ncoventry,2\n",
            &["coventry 2021/22 2 @3", "england 2021/22 1 @2"],
        ),
        (
            "data: {period: 2019, area: E92000001}",
            "value\n1.50\n",
            &["england 2019 1.50 @2"],
        ),
        // A column for each period, by pattern, by names and by name and period.
        (
            "data: {periods: \"{period}\"}",
            "area,2019,2020,Notes on it\ncoventry,1,n/a,a\nengland,3,4,b\n",
            &[
                "coventry 2019 1 @2",
                "coventry 2020 none[x] @2",
                "england 2019 3 @3",
                "england 2020 4 @3",
            ],
        ),
        (
            "data: {periods: [Rate 2018/19, \"2019/20 (%)\"]}",
            "area,Rate 2018/19,2019/20 (%)\ncoventry,1,2\n",
            &["coventry 2018/19 1 @2", "coventry 2019/20 2 @2"],
        ),
        (
            "data: {periods: {Rate 1: 2016-18, Rate 2: 2015-17}, columns: {area: Name}}",
            "Name,Rate 1,Rate 2\nCoventry,1,2\n",
            &["coventry 2015-17 2 @2", "coventry 2016-18 1 @2"],
        ),
        (
            "data: {periods: \"* rate\", columns: {lower_ci: \"* low\", upper_ci: \"* high\"}}",
            "area,2019 rate,2019 low,2019 high\ncoventry,2,1,3\n",
            &["coventry 2019 2 @2"],
        ),
        // A power of ten moves the point and adds no digits.
        (
            "data: {scale: 100}",
            "area,period,value,lower_ci,upper_ci\ncoventry,2019,0.1436,0.14,0.15\nengland,2019,0.1,,\n",
            &["coventry 2019 14.36 @2", "england 2019 10 @3"],
        ),
        (
            "data: {scale: 0.001}",
            "area,period,value\ncoventry,2019,14361\n",
            &["coventry 2019 14.361 @2"],
        ),
        // Titles above, notes below, with or without a range.
        (
            "",
            "\"Table 1: homes, by area\"\n\n[note 1],Excludes Wales\narea,period,value\ncoventry,2019,1\n\nSource: a survey\n[x],not available\n",
            &["coventry 2019 1 @5"],
        ),
        (
            "data: {range: B2:D3}",
            ",,,,\n,area,period,value,x\n,coventry,2019,1,y\n,total,2019,1,z\n",
            &["coventry 2019 1 @3"],
        ),
        // Equal rows are read once.
        (
            "",
            "area,period,value\ncoventry,2019,1\ncoventry,2019,1\n",
            &["coventry 2019 1 @2"],
        ),
    ] {
        assert_eq!(read_as(lines, csv), expected, "{lines}\n{csv}");
    }
}

#[test]
fn what_a_mapping_cannot_mean_is_told_with_what_to_write() {
    for (lines, csv, expected) in [
        (
            "data: {periods: \"{period} rate\"}",
            "area,2019,2020\ncoventry,1,2\n",
            "yaml no column of imd.csv has a period where {period} rate says [missing-column] | its columns are area, 2019, 2020",
        ),
        (
            "data: {periods: [Rate]}",
            "area,Rate\ncoventry,1\n",
            "yaml the column's name, Rate, has no period in it [bad-period] | say the period of each column: periods: {Rate: 2019}",
        ),
        (
            "data: {period: Year}",
            "area,value\ncoventry,1\n",
            "yaml \"Year\" is no period [bad-period] | write it as 2019, 2015-17, 2021/22, 2024 Q1, 2024-03 or March 2024; a column that has the period of each row is named with columns: {period: …}",
        ),
        (
            "data: {area: Leicester}",
            "period,value\n2019,1\n",
            "yaml no area is called Leicester [unknown-area] | areas are listed in areas.csv, with their ids, names and codes",
        ),
        (
            "",
            "area,2019,2020\ncoventry,1,2\n",
            "1:1 imd.csv has no column period [missing-column] | its columns are area, 2019, 2020 | if the table has a column for each period, say so in the definition: data: {periods: \"{period}\"}",
        ),
        (
            "data: {filters: {category: empty}}",
            "area,period,value,category\ncoventry,2019,1,IMD\n",
            "yaml no row of imd.csv has an empty cell in the column category [unmet-filter] | rows have IMD",
        ),
        // A note between rows may be the heading of those below it.
        (
            "",
            "area,period,value\ncoventry,2019,1\nRates of men,,\nengland,2019,2\n",
            "3:1 row 3 has a text and no values [empty-cell] | if it is a note and no row of the table, remove it; the definition has `notes` for readers",
        ),
        // Rows that differ in a value are never dropped.
        (
            "",
            "area,period,value\ncoventry,2019,1\ncoventry,2019,2\n",
            "3:15 row 3 gives coventry, 2019 again, which row 2 has [duplicate-row] | remove one of the two; if a column distinguishes them, declare it as a dimension in the definition",
        ),
        (
            "",
            "area,period,value,compared\ncoventry,2019,1,worse\ncoventry,2020,2,similar\nengland,2019,3,similar\nengland,2020,3,worse\n",
            "1:19 the column compared varies, but the definition does not say what it is [undeclared-column] | if it only says more of each row, leave it unread: data: {ignore: [compared]} | if it breaks the values down, declare it: dimensions: {compared: {}}",
        ),
        (
            "",
            "area,period,value,sex\ncoventry,2019,1,Male\ncoventry,2019,2,Persons\n",
            "1:19 the column sex varies, but the definition does not say what it is [undeclared-column] | if it breaks the values down, declare it: dimensions: {sex: {}} | or keep the rows that have one value: data: {filters: {sex: [Persons]}}",
        ),
        (
            "data: {encoding: windows-1252}",
            "area,area_name,period,value\ncoventry,Cofentri\u{f4},2019,1\n",
            "yaml imd.csv is written in utf-8, not in windows-1252 [not-utf8] | write encoding: utf-8, or leave it out: it is found",
        ),
    ] {
        assert_eq!(read_as(lines, csv), [expected], "{lines}\n{csv}");
    }
}
