//! The benchmarks' site: case studies of about 900 words, each with a chart of two series and five bound figures.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Case studies a report.
pub(crate) const A_REPORT: usize = 100;
const AREAS: usize = 100;
const INDICATORS: usize = 5;
const YEARS: std::ops::RangeInclusive<usize> = 2005..=2024;
pub(crate) const WORDS: usize = 900;

/// Writes a file, with the folders above it.
pub(crate) fn write(place: &Path, text: &str) {
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
    fs::write(place, text).expect("a file can be written");
}

/// Makes a site of so many case studies in a folder.
pub(crate) fn generate(site: &Path, pages: usize) {
    let content = site.join("content");
    write(
        &content.join("site.yaml"),
        "title: Benchmark\nbase_url: https://example.org/\nbenchmark: england\nevidence: require\n",
    );
    write(
        &content.join("index.md"),
        "---\ntitle: Benchmark\nsummary: A large site.\n---\n\nHello.\n",
    );
    write(&content.join("areas.csv"), &areas());
    for indicator in 0..INDICATORS {
        let place = content.join(format!("indicators/indicator-{indicator}"));
        write(&place.with_extension("yaml"), &definition(indicator));
        write(&place.with_extension("csv"), &data(indicator));
    }
    for page in 0..pages {
        let report = content.join(format!("report-{:03}", page / A_REPORT));
        if page % A_REPORT == 0 {
            let title = format!("Report {}", page / A_REPORT);
            write(
                &report.join("index.md"),
                &format!(
                    "---\nkind: report\ntitle: {title}\nsummary: A report.\n---\n\nRead on.\n"
                ),
            );
        }
        write(
            &report.join(format!("{:02}-case-{page:05}.md", page % A_REPORT)),
            &case_study(page),
        );
    }
}

fn areas() -> String {
    let mut text = "id,name,codes,type,parent\nengland,England,E92000001,country,\n".to_owned();
    for area in 0..AREAS {
        let _ = writeln!(
            text,
            "area-{area:03},Area {},E07{area:06},district,england",
            name(area)
        );
    }
    text
}

/// A name without a digit.
fn name(number: usize) -> String {
    [
        "North", "South", "East", "West", "Upper", "Lower", "Old", "New", "Great", "Little",
    ][number / 10 % 10]
        .to_owned()
        + [
            "ford", "ham", "ton", "bury", "wick", "ley", "by", "mouth", "field", "minster",
        ][number % 10]
}

fn definition(indicator: usize) -> String {
    format!(
        "title: Measure {}\nshort: measure-{indicator}\ndefinition: What it measures.\nunit: \"%\"\ndecimals: 1\npolarity: higher-is-better\n\
         coverage: complete\nsource:\n  title: Statistics\n  publisher: Office\n  licence: Open Government Licence v3.0\n",
        name(indicator)
    )
}

/// A value in tenths; England has area `AREAS`.
fn tenths(indicator: usize, area: usize, year: usize) -> usize {
    300 + (area * 37 + year * 13 + indicator * 101 + area * year % 29) % 400
}

fn data(indicator: usize) -> String {
    let mut text = "area_code,period,value,lower_ci,upper_ci\n".to_owned();
    for area in 0..=AREAS {
        let code = if area == AREAS {
            "E92000001".to_owned()
        } else {
            format!("E07{area:06}")
        };
        for year in YEARS {
            let value = tenths(indicator, area, year);
            let _ = writeln!(
                text,
                "{code},{year},{},{},{}",
                decimal(value),
                decimal(value - 1),
                decimal(value + 1)
            );
        }
    }
    text
}

fn decimal(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn case_study(page: usize) -> String {
    let area = page * 7 % AREAS;
    let value = |indicator, year| decimal(tenths(indicator, area, year));
    let mut text = format!(
        "---\ntitle: \"Case study {page}\"\nsummary: What was done in area {}, and what came of it.\nplace: area-{area:03}\npublished: 2026-01-31\n---\n",
        name(area)
    );
    let mut words = Words(page);
    text.push_str("\n## What was done\n");
    for _ in 0..5 {
        let _ = write!(text, "\n{}\n", words.paragraph(WORDS / 10));
    }
    text.push_str("\n## What the figures say\n");
    let (early, late) = (tenths(0, area, 2010), tenths(0, area, 2020));
    let direction = if late > early { "rose" } else { "fell" };
    if early == late {
        let _ = write!(
            text,
            "\nThe share was [{} per cent](figure:measure-0?2010). ",
            decimal(early)
        );
    } else {
        let _ = write!(
            text,
            "\nThe share [{direction} from {} per cent in 2010 to {} per cent in 2020](figure:measure-0?2010..2020). ",
            decimal(early),
            decimal(late)
        );
    }
    for indicator in 1..INDICATORS {
        let year = 2024 - indicator;
        let _ = write!(
            text,
            "Another stood at [{} per cent](figure:measure-{indicator}?{year}). {} ",
            value(indicator, year),
            words.paragraph(WORDS / 10)
        );
    }
    let _ = write!(
        text,
        "\n\n```chart\ntype: line\nindicator: measure-0\ntitle: {}\n```\n\n{}\n",
        words.paragraph(8),
        words.paragraph(WORDS / 10)
    );
    text
}

/// Words in an order that is the same every time and not the same on any two pages.
pub(crate) struct Words(pub(crate) usize);

impl Words {
    pub(crate) fn paragraph(&mut self, count: usize) -> String {
        const WORDS: [&str; 40] = [
            "council",
            "people",
            "work",
            "the",
            "and",
            "health",
            "with",
            "partners",
            "school",
            "homes",
            "street",
            "of",
            "a",
            "city",
            "young",
            "families",
            "support",
            "advice",
            "training",
            "in",
            "to",
            "hub",
            "local",
            "services",
            "together",
            "community",
            "centre",
            "walk",
            "garden",
            "library",
            "team",
            "nurse",
            "plan",
            "park",
            "bus",
            "food",
            "warm",
            "learn",
            "meet",
            "open",
        ];
        let mut text = String::new();
        for word in 0..count {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let next = WORDS[(self.0 >> 33) % WORDS.len()];
            if word % 15 == 0 {
                if word > 0 {
                    text.push_str(". ");
                }
                text.extend(next.chars().next().map(|c| c.to_ascii_uppercase()));
                text.push_str(&next[1..]);
            } else {
                text.push(' ');
                text.push_str(next);
            }
        }
        text.push('.');
        text
    }
}
