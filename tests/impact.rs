//! `casebook impact`: what a new release changes is listed, nothing else, and nothing that the check then finds is missing.
//!
//! Data of the Indices of Deprivation: Ministry of Housing, Communities and Local Government, Open Government Licence v3.0, from the
//! demonstration site's own copy.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use casebook::{
    BuildCache, BuildOptions, Diagnostic, Effect, File, Impact, ImpactItem, Inputs, Progress,
    Severity, SitePath, Source, TextEdit, check_site, impact, read_site,
};
use serde_json::Value;

use crate::folder::{DATE, Files, bless, folder, read, run, text, write};

const DECILE: &str = "content/indicators/imd-most-deprived-decile.csv";

/// How many releases are tried on generated sites in the first tier.
const SITES: u64 = 20;

fn inputs(files: BTreeMap<SitePath, File>) -> Inputs {
    Inputs {
        files,
        now: "2026-11-23T00:00:00Z".parse().expect("a moment"),
        options: BuildOptions::default(),
    }
}

fn demonstration() -> Inputs {
    inputs(read_site(Path::new(".")).expect("the repository's own site"))
}

/// The inputs with other text in a file.
fn with_text(inputs: &Inputs, path: &str, text: String) -> Inputs {
    let mut changed = inputs.clone();
    let path = SitePath::new(path);
    let source = Source::new(path.clone(), text);
    changed.files.insert(path, File::Text(Arc::new(source)));
    changed
}

fn text_of<'a>(inputs: &'a Inputs, path: &str) -> &'a str {
    inputs.text(path).expect("a text").text()
}

fn messages(inputs: &Inputs) -> Vec<Diagnostic> {
    let mut cache = BuildCache::for_one_build();
    check_site(inputs, &mut cache, &Progress::default(), &mut |_| ()).diagnostics
}

/// A text with the edits of all items in its file.
fn mended(inputs: &Inputs, items: &[ImpactItem]) -> Inputs {
    let mut by_file: BTreeMap<String, Vec<TextEdit>> = BTreeMap::new();
    for edit in items.iter().flat_map(|item| &item.edits) {
        let own = by_file.entry(edit.span.file.to_string()).or_default();
        if !own.contains(edit) {
            own.push(edit.clone());
        }
    }
    let mut changed = inputs.clone();
    for (file, mut edits) in by_file {
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let mut text = text_of(inputs, &file).to_owned();
        for edit in edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        changed = with_text(&changed, &file, text);
    }
    changed
}

/// The lines of a text that do not contain some words.
fn lines_without(text: &str, words: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains(words)).collect();
    lines.join("\n") + "\n"
}

/// Where a message is and what it is: the same in two checks of the same text.
fn identity(found: &Diagnostic) -> String {
    format!("{found:?}")
}

#[test]
fn a_new_edition_of_the_index_of_deprivation_concerns_the_sentences_that_cite_it() {
    let after = demonstration();
    let all = text_of(&after, DECILE);
    let older = lines_without(all, ",2025,");
    let before = with_text(&after, DECILE, older);
    let found = impact(&before, &after, &Progress::default());
    // Every line that cites the edition of 2025, in a link or through a definition at the page's end.
    let mut expected: BTreeSet<(String, u32)> = BTreeSet::new();
    for (path, file) in &after.files {
        let File::Text(source) = file else { continue };
        if path.extension() != "md" {
            continue;
        }
        let is_of_2025 = |text: &str| {
            let cites = text.split("imd?").skip(1);
            let mut cites =
                cites.map(|rest| rest.split([')', '"', ' ', '\n']).next().unwrap_or(""));
            cites.any(|rest| rest.contains("2025"))
        };
        let ids: Vec<String> = source
            .text()
            .lines()
            .filter(|line| line.starts_with('[') && line.contains("]: figure:") && is_of_2025(line))
            .filter_map(|line| line.split(']').next().map(|id| format!("{id}]")))
            .collect();
        for (number, line) in source.text().lines().enumerate() {
            let is_definition = line.starts_with('[') && line.contains("]: figure:");
            let uses = ids.iter().any(|id| line.contains(&format!("]{id}")));
            if !is_definition && (is_of_2025(line) || uses) {
                expected.insert((path.to_string(), number as u32 + 1));
            }
        }
    }
    let cited: BTreeSet<(String, u32)> = found
        .items
        .iter()
        // A chart with its title and a card follow what they show.
        .filter(|item| item.effect == Effect::Mends)
        .filter(|item| !item.kind.is_drawn() && !item.kind.name().starts_with("chart"))
        .map(|item| {
            let source = after.text(&item.span.file).expect("a page");
            let end = source.position(item.passage.end).line;
            let start = source.position(item.passage.start).line;
            let lines = start..=end;
            let named = expected
                .iter()
                .find(|(file, line)| *file == *item.span.file && lines.contains(line));
            named
                .cloned()
                .unwrap_or((item.span.file.to_string(), start))
        })
        .collect();
    let unexpected: Vec<_> = cited.difference(&expected).collect();
    assert!(
        unexpected.is_empty(),
        "cite no edition of 2025: {unexpected:?}"
    );
    let lines_listed = |file: &str, line: u32| {
        found.items.iter().any(|item| {
            let source = after.text(&item.span.file).expect("a page");
            *item.span.file == *file
                && source.position(item.passage.start).line <= line
                && line <= source.position(item.passage.end).line
        })
    };
    let missing: Vec<_> = expected
        .iter()
        .filter(|(file, line)| !lines_listed(file, *line))
        .collect();
    assert!(missing.is_empty(), "are not in the list: {missing:?}");
}

/// The site as it was when the edition of 2019 was the newest, and what the edition of 2025 does to it, as `impact` prints it.
#[test]
fn the_edition_of_2025_on_the_site_of_2019_is_as_expected_and_its_wordings_pass() {
    let own = demonstration();
    let all = text_of(&own, DECILE).to_owned();
    let older = lines_without(&all, ",2025,");
    let mut files: Files = read(Path::new("tests/impact/site-of-2019"));
    for path in [
        "content/areas.csv",
        "content/indicators/imd-most-deprived-decile.yaml",
    ] {
        // Terms of principles belong to a taxonomy that this small site has not.
        let kept = lines_without(text_of(&own, path), "principles:");
        files.insert(path.to_owned(), kept.into_bytes());
    }
    files.insert(DECILE.to_owned(), older.into_bytes());
    let place = folder(&files);
    let edition = Files::from([("imd-2025.csv".to_owned(), all.into_bytes())]);
    write(place.path(), &edition);
    let checked = run(place.path(), &["check", "--date", DATE]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    let before = read(place.path());
    let listed = run(place.path(), &["impact", "imd-2025.csv", "--date", DATE]);
    let said = format!("{}{}", text(&listed.stdout), text(&listed.stderr));
    let expected_path = "tests/impact/edition-of-2025.txt";
    let expected = std::fs::read_to_string(expected_path).unwrap_or_default();
    if said != expected && bless() {
        std::fs::write(expected_path, &said).expect("it can be written");
    } else {
        assert_eq!(said, expected);
    }
    assert!(read(place.path()) == before, "nothing on disk changes");

    // What the list says to write is written, and the new data take their place: the check has nothing to say of these lines.
    let json = run(
        place.path(),
        &["impact", "imd-2025.csv", "--date", DATE, "--format", "json"],
    );
    let report: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let mut lines = BTreeSet::new();
    for item in report["items"].as_array().expect("a list") {
        let file = item["file"].as_str().expect("a file").to_owned();
        for line in item["wording"].as_array().expect("a list") {
            let number = line["line"].as_u64().expect("a number");
            let own = text(&files[&file]);
            let mut own: Vec<&str> = own.split('\n').collect();
            own[number as usize - 1] = line["text"].as_str().expect("a text");
            files.insert(file.clone(), own.join("\n").into_bytes());
            lines.insert((file.clone(), number));
        }
    }
    assert!(lines.len() >= 4, "too few wordings: {lines:?}");
    files.insert(DECILE.to_owned(), edition["imd-2025.csv"].clone());
    write(place.path(), &files);
    let after = run(place.path(), &["check", "--date", DATE, "--format", "json"]);
    let after: Value = serde_json::from_slice(&after.stdout).expect("JSON");
    for found in after["diagnostics"].as_array().expect("a list") {
        let at = (
            found["file"].as_str().unwrap_or_default().to_owned(),
            found["line"].as_u64().unwrap_or_default(),
        );
        let is_later = found["code"] == "later-period";
        assert!(is_later || !lines.contains(&at), "{found}");
    }
}

#[test]
fn nothing_that_the_check_finds_in_a_new_release_is_missing_from_the_list() {
    for seed in 0..SITES {
        try_release(seed);
    }
}

#[test]
#[ignore = "the second tier: a hundred sites"]
fn nothing_is_missing_on_a_hundred_sites() {
    for seed in SITES..SITES + 100 {
        try_release(seed);
    }
}

/// A generated site with a random release of one of its indicators.
fn try_release(seed: u64) {
    let mut random = Random(seed);
    let data = random.data();
    let before = random.site(&data);
    let release = random.release(&data);
    let after = with_text(&before, "content/indicators/rate.csv", release);
    let (old, new) = (messages(&before), messages(&after));
    let found = impact(&before, &after, &Progress::default());
    let listed: BTreeSet<String> = all_messages(&found).map(identity).collect();
    let known: BTreeSet<String> = old.iter().map(identity).collect();
    for message in &new {
        let text = identity(message);
        assert!(
            known.contains(&text) || listed.contains(&text),
            "release {seed}: {text} is missing"
        );
    }
    for item in &found.items {
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        let breaks = item.diagnostics.iter().any(is_error);
        assert_eq!(
            breaks,
            item.effect == Effect::Breaks && !item.diagnostics.is_empty(),
            "release {seed}: {item:?}"
        );
    }
    // With the wordings, no error is left in their passages, and none is new.
    let errors = |messages: &[Diagnostic]| {
        let errors = messages
            .iter()
            .filter(|one| one.severity == Severity::Error);
        errors.count()
    };
    let mended = mended(&after, &found.items);
    let left = messages(&mended);
    let with_wording = found.items.iter().filter(|item| {
        item.effect == Effect::Breaks && !item.edits.is_empty() && !item.diagnostics.is_empty()
    });
    let solved: usize = with_wording
        .map(|item| {
            let errors = item.diagnostics.iter();
            errors
                .filter(|found| found.severity == Severity::Error)
                .count()
        })
        .sum();
    assert!(
        errors(&left) + solved <= errors(&new),
        "release {seed}: {} errors are left of {}, {solved} should be mended: {left:#?}",
        errors(&left),
        errors(&new)
    );
}

fn all_messages(found: &Impact) -> impl Iterator<Item = &Diagnostic> {
    let of_items = found.items.iter().flat_map(|item| &item.diagnostics);
    of_items.chain(&found.others)
}

/// A simple generator of numbers (Knuth's constants), so that every run tries the same sites.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn value(&mut self) -> String {
        format!("{}.{}", 10 + self.below(80), self.below(10))
    }

    /// The values of three areas at five periods, some of them missing.
    fn data(&mut self) -> Vec<(usize, usize, Option<String>)> {
        let mut rows = Vec::new();
        for area in 0..AREAS.len() {
            for period in 2019..2024 {
                let is_missing = self.below(12) == 0;
                rows.push((area, period, (!is_missing).then(|| self.value())));
            }
        }
        rows
    }

    fn site(&mut self, data: &[(usize, usize, Option<String>)]) -> Inputs {
        let mut files = Files::new();
        let mut put = |path: &str, text: String| {
            files.insert(path.to_owned(), text.into_bytes());
        };
        put(
            "content/site.yaml",
            "title: T\nbase_url: https://example.org/\nbenchmark: england\n".to_owned(),
        );
        put(
            "content/areas.csv",
            "id,name,codes,type,parent\nengland,England,E92000001,country,\ncoventry,Coventry,E08000026,metropolitan district,england\ndudley,Dudley,E08000027,metropolitan district,england\n".to_owned(),
        );
        put(
            "content/indicators/rate.yaml",
            "title: Employment rate\nunit: \"%\"\ndecimals: 1\nsource: {title: S, publisher: P, licence: OGL}\n".to_owned(),
        );
        put("content/indicators/rate.csv", table(data));
        put(
            "content/index.md",
            "---\ntitle: Home\nsummary: The home page.\n---\n\nHello.\n".to_owned(),
        );
        for page in 0..3 {
            let place = AREAS[1 + page % 2].0;
            let mut body = format!(
                "---\ntitle: Page {page}\nsummary: About it.\nplace: {place}\nkey_figures:\n  - {{figure: rate?2023, label: of people are in work}}\n---\n\n"
            );
            for _ in 0..5 {
                body.push_str(&self.sentence(1 + page % 2, data));
                body.push_str("\n\n");
            }
            if page == 0 {
                body.push_str("```chart\ntype: line\ntitle: Employment\nindicator: rate\n```\n\n```case-study\npage: page-1.md\n```\n");
            }
            put(&format!("content/page-{page}.md"), body);
        }
        let files = files.into_iter().map(|(path, bytes)| {
            let path = SitePath::new(path);
            let text = String::from_utf8(bytes).expect("text");
            let source = Source::new(path.clone(), text);
            (path, File::Text(Arc::new(source)))
        });
        inputs(files.collect())
    }

    /// A sentence about a place; as a rule it is true.
    fn sentence(&mut self, area: usize, data: &[(usize, usize, Option<String>)]) -> String {
        let period = 2019 + self.below(5);
        let value = |period: usize| {
            let own = data.iter().find(|row| row.0 == area && row.1 == period);
            own.and_then(|row| row.2.clone())
                .unwrap_or("50.0".to_owned())
        };
        let (first, last) = (value(2019), value(period.max(2020)));
        let rises = last.parse::<f64>().unwrap_or(0.0) > first.parse::<f64>().unwrap_or(0.0);
        match self.below(6) {
            0 => format!(
                "In {period}, [{} per cent](figure:rate?{period}) of people were in work.",
                value(period)
            ),
            1 => format!(
                "The rate was [{}%](figure:rate?{period}) there.",
                value(period)
            ),
            2 => format!(
                "It [{} from {first} per cent in 2019 to {last} per cent in {}](figure:rate?2019..{}).",
                if rises { "rose" } else { "fell" },
                period.max(2020),
                period.max(2020)
            ),
            3 => format!(
                "It stood at [about {} per cent](figure:rate?{period}).",
                value(period)
            ),
            4 => format!(
                "The rate of [{} per cent](figure:rate?latest) is the newest.",
                value(2023)
            ),
            _ => format!(
                "It was [higher than in England](figure:rate?{period}&vs=england) in {period}."
            ),
        }
    }

    /// The next release: revised, missing and new values, now and then a mistake.
    fn release(&mut self, data: &[(usize, usize, Option<String>)]) -> String {
        let mut rows = data.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(rows.len());
            rows[at].2 = match self.below(4) {
                0 => None,
                _ => Some(self.value()),
            };
        }
        if self.below(2) == 0 {
            for area in 0..AREAS.len() {
                rows.push((area, 2024, Some(self.value())));
            }
        }
        let at = self.below(rows.len());
        match self.below(8) {
            0 => rows[at].2 = Some("about 40".to_owned()),
            1 => {
                rows.remove(at);
            }
            2 => return table(&rows).replace("period", "year of"),
            _ => {}
        }
        table(&rows)
    }
}

const AREAS: [(&str, &str); 3] = [
    ("england", "E92000001"),
    ("coventry", "E08000026"),
    ("dudley", "E08000027"),
];

fn table(rows: &[(usize, usize, Option<String>)]) -> String {
    let mut text = "area_code,period,value\n".to_owned();
    for (area, period, value) in rows {
        let value = value.clone().unwrap_or_default();
        let _ = writeln!(text, "{},{period},{value}", AREAS[*area].1);
    }
    text
}
