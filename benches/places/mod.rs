//! A site of many indicators with every area of the country, to measure place pages and their comparison.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const INDICATORS: usize = 150;
pub(crate) const AREAS: usize = 330;
const YEARS: std::ops::RangeInclusive<usize> = 2005..=2024;
const PRINCIPLES: usize = 8;

/// Generates a site whose `profiles` are all areas, or two of them only.
pub(crate) fn generate(site: &Path, has_all_places: bool) {
    let content = site.join("content");
    fs::create_dir_all(content.join("indicators")).expect("a folder can be made");
    let write = |path: &str, text: &str| {
        fs::write(content.join(path), text).expect("a file can be written");
    };
    let places = if has_all_places { AREAS } else { 2 };
    let mut settings = "title: Places\nbase_url: https://example.org/\nbenchmark: england\ntaxonomies:\n  principles:\n    title: Principles\n    terms:\n".to_owned();
    for principle in 0..PRINCIPLES {
        let name = char::from(b'A' + principle as u8);
        let _ = writeln!(
            settings,
            "      - {{id: p{principle}, title: Principle {name}}}"
        );
    }
    settings.push_str("profiles:\n");
    for area in 0..places {
        let _ = writeln!(settings, "  - {}", id(area));
    }
    write("site.yaml", &settings);
    write(
        "index.md",
        "---\ntitle: Places\nsummary: Many places.\n---\n\nA site.\n",
    );
    let mut areas = "id,name,codes,type,parent\nengland,England,E92000001,country,\n".to_owned();
    for area in 0..AREAS {
        let _ = writeln!(
            areas,
            "{},{},{},district,england",
            id(area),
            name(area),
            code(area)
        );
    }
    write("areas.csv", &areas);
    for indicator in 0..INDICATORS {
        let definition = format!(
            "title: Measure {}\ndefinition: What it measures.\nunit: per 1,000\ndecimals: 1\npolarity: lower-is-better\nconfidence: {{level: 95}}\nsource: {{title: Statistics, publisher: A ministry, licence: OGL}}\nprinciples: [p{}]\n",
            name(indicator),
            indicator % PRINCIPLES
        );
        write(
            &format!("indicators/measure-{indicator:03}.yaml"),
            &definition,
        );
        let mut rows = "area_code,period,value,lower_ci,upper_ci\n".to_owned();
        for area in 0..=AREAS {
            for year in YEARS {
                let value = (area * 7_919 + indicator * 104_729 + year * 131) % 900 + 100;
                let code = if area == AREAS {
                    "E92000001".to_owned()
                } else {
                    code(area)
                };
                let tenths = |number: usize| format!("{}.{}", number / 10, number % 10);
                let (low, high) = (tenths(value - 20), tenths(value + 20));
                let _ = writeln!(rows, "{code},{year},{},{low},{high}", tenths(value));
            }
        }
        write(&format!("indicators/measure-{indicator:03}.csv"), &rows);
    }
}

fn id(area: usize) -> String {
    format!("area-{area:03}")
}

fn code(area: usize) -> String {
    format!("E07{area:06}")
}

/// A name without a digit.
fn name(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + (number / place % 26) as u8);
    format!("Ash{}{}", letter(26), letter(1))
}
