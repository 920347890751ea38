//! A site whose only indicator has a million rows, to measure loading.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// As large a table as official statistics publish in one file.
const AREAS: usize = 200;
const GROUPS: usize = 250;
const YEARS: std::ops::RangeInclusive<usize> = 2005..=2024;

/// Generates a site of one page that cites one value, with the table of a million rows or with one of its rows only, and returns
/// the size of the table's file in bytes.
pub(crate) fn generate(site: &Path, has_all_rows: bool) -> u64 {
    let content = site.join("content");
    fs::create_dir_all(content.join("indicators")).expect("a folder can be made");
    let write = |path: &str, text: &str| {
        fs::write(content.join(path), text).expect("a file can be written");
    };
    write(
        "site.yaml",
        "title: Table\nbase_url: https://example.org/\nevidence: require\n",
    );
    let mut areas = "id,name,codes,type,parent\n".to_owned();
    for area in 0..AREAS {
        let _ = writeln!(areas, "{},Area {area},{},district,", id(area), code(area));
    }
    write("areas.csv", &areas);
    write(
        "indicators/rate.yaml",
        "title: Rate\ndefinition: What it measures.\nunit: per 1,000\nsource: {title: Statistics, publisher: A ministry, licence: OGL}\ndimensions: {group: {}}\n",
    );
    write(
        "index.md",
        &format!(
            "---\ntitle: Table\nsummary: A large table.\n---\n\nThe rate was [{} per 1,000](figure:rate?2005&area={}&group=group-000) in Area 0 in 2005.\n",
            value(0, 0, 2005),
            id(0)
        ),
    );
    let mut rows = "area_code,period,group,value,lower_ci,upper_ci\n".to_owned();
    let (areas, groups) = if has_all_rows {
        (AREAS, GROUPS)
    } else {
        (1, 1)
    };
    for year in YEARS {
        for area in 0..areas {
            for group in 0..groups {
                let value = value(area, group, year);
                let _ = writeln!(
                    rows,
                    "{},{year},group-{group:03},{value},{},{value}",
                    code(area),
                    &value[..value.len() - 1]
                );
            }
        }
    }
    write("indicators/rate.csv", &rows);
    rows.len() as u64
}

fn id(area: usize) -> String {
    format!("area-{area:03}")
}

fn code(area: usize) -> String {
    format!("E07{area:06}")
}

/// A number of four digits and two decimals that differs from row to row.
fn value(area: usize, group: usize, year: usize) -> String {
    let number = (area * 7_919 + group * 104_729 + year * 1_299_709) % 9_000 + 1_000;
    format!("{}.{:02}", number / 100, number % 100)
}
