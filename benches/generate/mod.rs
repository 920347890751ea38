//! The benchmarks' site, similar to a real one: case studies of about 900 words with markup, tables, notes, links and terms, each
//! with a chart that no other page has and five figures bound to 500 indicators.

pub(crate) mod data;
pub(crate) mod prose;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use self::data::{ENGLAND, INDICATORS};

/// Case studies a report.
pub(crate) const A_REPORT: usize = 100;
/// The terms of the first taxonomy; a page has three of them.
pub(crate) const PRINCIPLES: [&str; 8] = [
    "start-well",
    "skills",
    "good-work",
    "income",
    "places",
    "prevention",
    "equity",
    "climate",
];
/// How many terms the second taxonomy has; a page has six of them.
const TOPICS: usize = 60;
/// The year of the newest data.
const LATEST: usize = *data::YEARS.end();

/// Writes a file, with the folders above it.
pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

/// Generates a site with this many case studies in a folder.
pub(crate) fn generate(site: &Path, pages: usize) {
    let content = site.join("content");
    write(
        &content.join("site.yaml"),
        &format!(
            "title: Benchmark\nbase_url: https://example.org/\nbenchmark: england\nevidence: require\n{}",
            taxonomies()
        ),
    );
    write(
        &content.join("index.md"),
        "---\ntitle: Benchmark\nsummary: A large site.\n---\n\nHello.\n",
    );
    write(&content.join("areas.csv"), &data::areas());
    for indicator in 0..INDICATORS {
        let path = content.join(format!("indicators/indicator-{indicator:03}"));
        write(&path.with_extension("yaml"), &data::definition(indicator));
        write(&path.with_extension("csv"), &data::table(indicator));
    }
    for page in 0..pages {
        if page % A_REPORT == 0 {
            let report = page / A_REPORT;
            let title = prose::headline(report + pages, 4);
            write(
                &content.join(format!("report-{report:03}/index.md")),
                &format!(
                    "---\nkind: report\ntitle: {title}\nsummary: {}\n---\n\nRead on.\n",
                    prose::summary(report + pages)
                ),
            );
        }
        write(&content.join(file(page)), &case_study(page, pages));
    }
}

/// The settings of both taxonomies, for site.yaml.
pub(crate) fn taxonomies() -> String {
    let mut text = "taxonomies:\n  principles:\n    title: Principles\n    terms:\n".to_owned();
    for id in PRINCIPLES {
        let _ = writeln!(
            text,
            "      - {{id: {id}, title: {}}}",
            id.replace('-', " ")
        );
    }
    text.push_str("  topics:\n    title: Topics\n    terms:\n");
    for number in 0..TOPICS {
        let id = topic(number);
        let _ = writeln!(
            text,
            "      - {{id: {id}, title: {}}}",
            id.replace('-', " ")
        );
    }
    text
}

/// A topic's id, without a digit.
fn topic(number: usize) -> String {
    const FIRST: [&str; 10] = [
        "warm", "local", "young", "open", "healthy", "green", "fair", "safe", "skilled", "active",
    ];
    const LAST: [&str; 6] = ["homes", "schools", "streets", "work", "families", "parks"];
    format!("{}-{}", FIRST[number % 10], LAST[number / 10])
}

/// A page's terms of each taxonomy.
pub(crate) fn terms(page: usize) -> (Vec<&'static str>, Vec<String>) {
    let principles =
        (0..3).map(|nth| PRINCIPLES[(page + nth * (1 + page / 8 % 2)) % PRINCIPLES.len()]);
    let topics = (0..6).map(|nth| topic((page * 7 + nth * 11) % TOPICS));
    (principles.collect(), topics.collect())
}

/// A case study's file below `content/`.
pub(crate) fn file(page: usize) -> String {
    format!(
        "report-{:03}/{:02}-case-{page:05}.md",
        page / A_REPORT,
        page % A_REPORT
    )
}

/// The number of the district that a page is about, and that of the indicator of its chart: no two pages of 10,000 have both.
fn subject(page: usize) -> (usize, usize) {
    (page % data::AREAS, page / data::AREAS % INDICATORS)
}

fn case_study(page: usize, pages: usize) -> String {
    let (area, charted) = subject(page);
    let (principles, topics) = terms(page);
    let mut text = format!(
        "---\ntitle: {}\nsummary: {}\nplace: {}\npublished: 2026-01-31\norganisation: Council of {}\nprinciples: [{}]\ntopics: [{}]\n---\n\n",
        prose::headline(page, 6),
        prose::summary(page),
        data::area_id(area),
        data::area_name(area),
        principles.join(", "),
        topics.join(", "),
    );
    let link = |other: usize| format!("../{}", file(other));
    let body = prose::body(page, pages, &link);
    text.push_str(&body.before);
    let _ = write!(text, "## What the figures say\n\n");
    for (sentence, between) in sentences(page, area).iter().zip(&body.between) {
        let _ = write!(text, "{sentence} {between} ");
    }
    let _ = write!(
        text,
        "\n\n```chart\ntype: line\nindicator: {}\ntitle: {}\nfrom: {}\n```\n\n{}",
        data::short(charted),
        prose::headline(page + 7 * pages, 8),
        data::YEARS.start() + page / (data::AREAS * INDICATORS) % 10,
        body.after,
    );
    text
}

/// Sentences with five bound figures: two values, a change, a comparison and a rank.
fn sentences(page: usize, area: usize) -> [String; 4] {
    let cited = |nth: usize| (page * 3 + nth * 101) % INDICATORS;
    // A comparison or a change that the limits do not support would be advice on every page.
    let first_apart = |start: usize, other: &dyn Fn(usize) -> (usize, usize)| {
        let mut indicators = (0..INDICATORS).map(|step| (start + step) % INDICATORS);
        let found = indicators.find(|&indicator| {
            let (one, other) = other(indicator);
            data::apart(one, other)
        });
        found.expect("some indicator differs")
    };
    let early = LATEST - 10;
    let changed = first_apart(cited(2), &|indicator| {
        (
            data::tenths(indicator, area, early),
            data::tenths(indicator, area, LATEST),
        )
    });
    let verb = if data::tenths(changed, area, LATEST) > data::tenths(changed, area, early) {
        "rose"
    } else {
        "fell"
    };
    let compared = first_apart(cited(3), &|indicator| {
        (
            data::tenths(indicator, area, LATEST),
            data::tenths(indicator, ENGLAND, LATEST),
        )
    });
    let side = if data::tenths(compared, area, LATEST) > data::tenths(compared, ENGLAND, LATEST) {
        "higher"
    } else {
        "lower"
    };
    let (one, other, ranked) = (cited(0), cited(1), cited(4));
    [
        format!(
            "The first measure stood at [{} in {LATEST}](figure:{}?{LATEST}), the other at [{}](figure:{}?{LATEST}).",
            data::written(one, area, LATEST),
            data::short(one),
            data::written(other, area, LATEST),
            data::short(other),
        ),
        format!(
            "A third [{verb} from {} in {early} to {} in {LATEST}](figure:{}?{early}..{LATEST}).",
            data::written(changed, area, early),
            data::written(changed, area, LATEST),
            data::short(changed),
        ),
        format!(
            "It was [{side} than in England](figure:{}?{LATEST}&vs=england) by another measure.",
            data::short(compared),
        ),
        format!(
            "On the last, the district was [{}](figure:{}?{LATEST}).",
            rank(ranked, area),
            data::short(ranked),
        ),
    ]
}

/// A district's rank among all, in words.
fn rank(indicator: usize, area: usize) -> String {
    const ORDINALS: [&str; 10] = [
        "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ",
        "tenth ",
    ];
    let own = data::tenths(indicator, area, LATEST);
    let others = || (0..data::AREAS).map(|other| data::tenths(indicator, other, LATEST));
    let (above, below) = (
        others().filter(|&other| other > own).count(),
        others().filter(|&other| other < own).count(),
    );
    let joint = if others().filter(|&other| other == own).count() > 1 {
        "joint "
    } else {
        "the "
    };
    if above <= below {
        format!("{joint}{}highest", ORDINALS[above])
    } else {
        format!("{joint}{}lowest", ORDINALS[below])
    }
}
