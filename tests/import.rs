//! `casebook import`: tables as publishers shape them are read without a change by hand, and the next release too.

use std::fs;

use crate::folder::{DATE, Files, folder, run, text};

const SITE: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: T\nbase_url: https://example.gov.uk/\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Home\nsummary: What we do.\n---\n\nWelcome.\n",
    ),
    (
        "content/areas.csv",
        "id,name,codes,type,parent\nengland,England,E92000001,country,\ncoventry,Coventry,E08000026,metropolitan district,england\n",
    ),
];

fn site(name: &str, data: &str) -> Files {
    let own = [(name, data)];
    let files = SITE.iter().chain(&own);
    let owned = files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    owned.collect()
}

/// Imports a table into a small site; what was printed, after `check` passed.
fn imported(name: &str, data: &str, arguments: &[&str]) -> String {
    let place = folder(&site(name, data));
    let all: Vec<&str> = ["import", name].iter().chain(arguments).copied().collect();
    let output = run(place.path(), &all);
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{name}: {said}");
    let check = run(place.path(), &["check", "--date", DATE]);
    let checked = format!("{}{}", text(&check.stdout), text(&check.stderr));
    assert_eq!(check.status.code(), Some(0), "{name}: {said}{checked}");
    said
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of files")]
fn publishers_tables_are_read_as_they_come() {
    for (name, data, arguments, expected) in [
        (
            "fingertips.csv",
            "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Time period Sortable,New data\n\
             1,Admissions of children,,,E92000001,England,England,Persons,<15 yrs,,,2021/22,81.5,80.0,83.0,815,10000,,Increasing,Not compared,20210000\n\
             1,Admissions of children,,,E92000001,England,England,Persons,<15 yrs,Deciles,Most deprived,2021/22,99.1,90.0,110,,,,,Worse,20210000\n\
             1,Admissions of children,E92000001,England,E08000026,Coventry,UA,Persons,<15 yrs,,,2021/22,90.5,85.0,95.5,905,10000,,,Worse,20210000\n\
             1,Admissions of children,E12000005,West Midlands,E08000026,Coventry,UA,Persons,<15 yrs,,,2021/22,90.5,85.0,95.5,905,10000,,,Worse,20210000\n\
             1,Admissions of children,E92000001,England,E08000026,Coventry,UA,Male,<15 yrs,,,2021/22,95.5,85.0,99.5,505,5000,,,Worse,20210000\n",
            &[][..],
            &[
                "fingertips.csv: the format fingertips",
                "3 values are read, 1 rows are filtered out, 1 rows repeat another",
                "by sex: Male, Persons",
                "coventry, 2021/22, Male: 95.5",
            ][..],
        ),
        (
            "els.csv",
            "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n\
             E92000001,England,Nation,Employment rate,2023-01-01/P1Y,73.60000000000001,Percentage,%,73.4,73.8,,\n\
             E08000026,Coventry,LAD,Employment rate,2023-01-01/P1Y,,Percentage,%,,,x,\n\
             E92000001,England,Nation,Healthy life,2022-01-01/P3Y,61.5,Years,yrs,61.3,61.7,,\n",
            &[],
            &[
                "the format explore-local-statistics",
                "employment-rate: 2 values are read, 1 rows are filtered out",
                "england, 2023: 73.6",
                "coventry, 2023: no value [x]",
                "healthy-life: 1 values",
                "unit: years",
            ],
        ),
        (
            "table2.csv",
            "\"Table 2: fuel poverty, by area\",,,,,\n,,,,,\nArea Codes,Area names,,2019,2020,2021\nE92000001,ENGLAND,,13.2,13.1,-\nE08000026,,Coventry,20.8,21.0,7.8700000000000006E-2\n,,,,,England\nSource: a survey,,,,,\n",
            &["--id", "fuel-poverty", "--marker", "-=not available"],
            &[
                "row 3",
                "6 values are read, 2 rows below the table are notes",
                "2019 to 2021 (3)",
            ],
        ),
        (
            "shares.csv",
            "lad19cd,lad19nm,domain,rank,proportion_bottom_decile,year\nE08000026,Coventry,All,1,0.1436,2019\nE92000001,England,All,2,0.10000000000000001,2019\nE08000026,Coventry,Income,1,0.2,2019\nE92000001,England,Income,2,0.1,2019\n",
            &["--value", "proportion_bottom_decile"],
            &[
                "unit: %",
                "by domain: All, Income",
                "coventry, 2019, All: 14.36",
            ],
        ),
        (
            "one-year.csv",
            "\"Table 2: fuel poor households by area, 2020 [Notes 3 and 4]\",,,\nArea Codes,Area names,Households,Proportion (%)\nE92000001,ENGLAND,23868877,13.231481313511315\nE08000026,Coventry,100,20.5\n",
            &[],
            &[
                "one-year-households: 2 values are read",
                "one-year-proportion: 2 values are read",
                "2020 to 2020 (1)",
                "coventry, 2020: 20.5",
            ],
        ),
        (
            // Names in columns without a head, the smaller areas to the right; a sign that a note below explains.
            "births.csv",
            "Health > Live births by area and birth weight,,,,\nFilters:,,,,\nYear: 2023,,,,\n,,,,\n,,Under 2000g ,Not stated ,Total \nEngland ,,684,71,27457\nEngland ,Coventry ,24,.,820\n,,,,\nFootnotes:,,,,\n1,Includes missing data,,,\n.,The data item is not applicable.,,,\nMetadata:,,,,\nNext update,2025,,,\n",
            &[],
            &[
                "the columns are named in row 5",
                "births-under-2000g: 2 values are read, 5 rows below the table are notes",
                "2023 to 2023 (1)",
                "coventry, 2023: no value [z]",
            ],
        ),
        (
            // The period in a row above the head, and codes and names without one.
            "jobs.csv",
            "Jobs by area,,,,,\n,,,,,\n,,2022,,2023,\n,,Rate (%),Jobs,Rate (%),Jobs\nE92000001,England,70.1,100,70.5,110\nE08000026,Coventry,68.2,90,68.9,95\n",
            &[],
            &[
                "the columns are named in row 4",
                "jobs-rate: 4 values are read",
                "jobs-jobs: 4 values are read",
                "coventry, 2022: 90",
                "2022 to 2023 (2)",
            ],
        ),
        (
            // A measure and a period in each head, with limits beside it.
            "tenure.csv",
            "LA Code,LA name,2019 Owned,2019 Owned LCI,2019 Owned UCI,2020 Owned,2020 Owned LCI,2020 Owned UCI\nE92000001,England,60,59,61,61,60,62\nE08000026,Coventry,50,48,52,51,49,53\n",
            &[],
            &[
                "tenure: 4 values are read",
                "2019 to 2020 (2)",
                "coventry, 2020: 51",
            ],
        ),
        (
            "statswales.json",
            "{\"value\": [{\"Data\": 12.5, \"Area_Code\": \"E08000026\", \"Area_ItemName_ENG\": \"Coventry\", \"Area_SortOrder\": 1, \"Variable_Code\": \"A\", \"Variable_ItemName_ENG\": \"Births\", \"Year_Code\": \"2019\", \"Year_ItemName_ENG\": \"Mid-year 2019\", \"RowKey\": \"0\", \"PartitionKey\": \"\"}, {\"Data\": 13, \"Area_Code\": \"E08000026\", \"Area_ItemName_ENG\": \"Coventry\", \"Area_SortOrder\": 1, \"Variable_Code\": \"B\", \"Variable_ItemName_ENG\": \"Deaths\", \"Year_Code\": \"2019\", \"Year_ItemName_ENG\": \"Mid-year 2019\", \"RowKey\": \"1\", \"PartitionKey\": \"\"}]}",
            &[],
            &[
                "the format statswales",
                "by variable_itemname_eng: Births, Deaths",
                "coventry, 2019, Births: 12.5",
            ],
        ),
        (
            "records.json",
            "[{\"area_code\": \"E92000001\", \"period\": \"2019\", \"value\": 18.50}, {\"area_code\": \"E08000026\", \"period\": \"2019\", \"value\": null}]",
            &[],
            &["england, 2019: 18.50"],
        ),
        (
            "pair.csv",
            "Year,Sex,Observation status,Units,Unit multiplier,GeoCode,Value\n2019,,Normal value,Percentage (%),Units,,18.5\n2019,Female,Normal value,Percentage (%),Units,,19.5\n2019,,Normal value,Percentage (%),Units,E08000026,20.5\n",
            &[],
            &[
                "the format open-sdg",
                "unit: %",
                "england, 2019, Female: 19.5",
                "by sex: Female, all",
            ],
        ),
    ] {
        let said = imported(name, data, arguments);
        for expected in expected {
            assert!(
                said.contains(expected),
                "{name}: no {expected:?} in\n{said}"
            );
        }
    }
}

#[test]
fn what_a_file_does_not_say_is_asked_for_and_nothing_is_written() {
    for (name, data, expected) in [
        (
            "signs.csv",
            "area_code,period,value\nE92000001,2019,1\nE08000026,2019,-\n",
            "casebook import signs.csv --marker \"-=…\"",
        ),
        (
            "no-period.csv",
            "area_code,value\nE92000001,1\nE08000026,2\n",
            "--period 2019",
        ),
        (
            "years.csv",
            "\"Homes by area, 2015 onwards\",,\nCode,Name,Homes\nE92000001,England,100\nE08000026,Coventry,20\n",
            "--period 2019",
        ),
        (
            "two.csv",
            "area_code,period,value\nE92000001,2019,1\nE92000001,2019,2\n",
            "row 3 gives england, 2019 again, which row 2 has",
        ),
    ] {
        let place = folder(&site(name, data));
        let output = run(place.path(), &["import", name]);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(
            said.contains(expected),
            "{name}: no {expected:?} in\n{said}"
        );
        assert!(said.contains("nothing was written"), "{name}: {said}");
        assert!(!place.path().join("content/indicators").exists(), "{name}");
    }
}

#[test]
fn the_next_release_changes_only_the_data_and_missing_areas_are_added() {
    let first =
        "area_code,area_name,period,value\nE92000001,England,2019,1\nE08000027,Dudley,2019,2\n";
    let place = folder(&site("homes.csv", first));
    let import = |expected: i32| {
        let output = run(place.path(), &["import", "homes.csv", "--write-areas"]);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(expected), "{said}");
        said
    };
    let read = |path: &str| fs::read_to_string(place.path().join(path)).unwrap_or_default();
    import(0);
    let areas = read("content/areas.csv");
    assert!(
        areas.ends_with("dudley,Dudley,E08000027,metropolitan district,england\n"),
        "{areas}"
    );
    let yaml = read("content/indicators/homes.yaml").replace("title: Homes", "title: Warm homes");
    fs::write(place.path().join("content/indicators/homes.yaml"), &yaml).expect("written");
    let second = format!(
        "{}E92000001,England,2020,3\n",
        first.replace("2019,1", "2019,1.5")
    );
    fs::write(place.path().join("homes.csv"), &second).expect("written");
    let said = import(0);
    assert!(
        said.contains("1 rows are new, 1 have another value, 0 are gone"),
        "{said}"
    );
    assert!(said.contains("new periods: 2020"), "{said}");
    assert_eq!(read("content/indicators/homes.yaml"), yaml);
    assert_eq!(read("content/indicators/homes.csv"), second);
    // A file that the definition does not read replaces nothing.
    fs::write(place.path().join("homes.csv"), "a,b\n1,2\n").expect("written");
    import(1);
    assert_eq!(read("content/indicators/homes.csv"), second);
}
