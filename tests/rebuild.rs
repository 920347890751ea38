//! What is recomputed after an edit, and that the result equals a full build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use casebook::{
    BuildCache, BuildOptions, CheckedSite, Content, Counts, File, Inputs, OutputFile, Progress,
    Sink, SitePath, Source, read_site,
};
use proptest::prelude::*;

use crate::folder::{DATE, folder, read, run, text};

/// The golden report: two case studies cite the indicator, so does a page on method; five pages do not.
fn report() -> Inputs {
    Inputs {
        files: read_site(Path::new("tests/golden/report/input")).expect("the golden report"),
        now: "2026-11-23T00:00:00Z".parse().expect("a moment"),
        options: BuildOptions::default(),
    }
}

fn edit(inputs: &mut Inputs, path: &str, from: &str, to: &str) {
    let text = inputs.text(path).expect("the file is there").text();
    assert!(text.contains(from), "{path} has {from}");
    let text = text.replacen(from, to, 1);
    put(inputs, path, &text);
}

fn put(inputs: &mut Inputs, path: &str, text: &str) {
    let path = SitePath::new(path);
    let source = Arc::new(Source::new(path.clone(), text));
    inputs.files.insert(path, File::Text(source));
}

fn check(inputs: &Inputs, cache: &mut BuildCache) -> CheckedSite {
    casebook::check_site(inputs, cache, &Progress::default(), &mut |_| {})
}

/// Keeps a website in memory.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, Content>>);

impl Sink for Kept {
    fn put(&self, file: OutputFile) {
        let before = self
            .0
            .lock()
            .expect("no panic")
            .insert(file.path.clone(), file.content);
        assert!(before.is_none(), "{} is written once", file.path);
    }
}

/// Checks and renders as the preview does: errors do not keep the rest from being rendered.
fn build(inputs: &Inputs, cache: &mut BuildCache) -> (CheckedSite, BTreeMap<String, Content>) {
    let mut checked = check(inputs, cache);
    let kept = Kept::default();
    let diagnostics = checked.render(cache, &Progress::default(), &kept);
    checked.diagnostics.extend(diagnostics);
    (checked, kept.0.into_inner().expect("no panic"))
}

/// What one edit of a site that was built before recomputes.
fn after(path: &str, from: &str, to: &str) -> Counts {
    let mut inputs = report();
    let mut cache = BuildCache::default();
    build(&inputs, &mut cache);
    build(&inputs, &mut cache);
    let nothing = Counts {
        parsed: 0,
        loaded: 0,
        checked: 0,
        drawn: 0,
        rendered: 0,
    };
    assert_eq!(cache.counts(), nothing, "nothing was edited");
    edit(&mut inputs, path, from, to);
    build(&inputs, &mut cache);
    cache.counts()
}

#[test]
fn an_edit_of_one_body_reads_checks_and_renders_one_page_and_loads_no_data() {
    let made = after(
        "content/homes/01-coventry.md",
        "What comes next",
        "What came next",
    );
    assert_eq!((made.parsed, made.loaded, made.checked), (1, 0, 1));
    assert_eq!((made.drawn, made.rendered), (0, 1));
}

#[test]
fn an_edit_of_a_title_renders_the_page_and_those_that_name_it() {
    let made = after("content/method.md", "How we count", "How we counted");
    assert_eq!((made.parsed, made.loaded, made.checked), (1, 0, 1));
    // The page, its former address, and the indicator's page in both languages, which lists the pages that cite it.
    assert_eq!((made.drawn, made.rendered), (0, 4));
}

#[test]
fn an_edit_of_one_table_loads_it_and_checks_only_pages_that_cite_it() {
    let made = after(
        "content/indicators/cold.csv",
        "14.4,13.9,14.9",
        "14.4,13.8,14.9",
    );
    assert_eq!((made.parsed, made.loaded, made.checked), (0, 1, 3));
    assert!(made.drawn > 0 && made.rendered > 3, "{made:?}");
}

#[test]
fn a_file_that_no_page_cites_costs_nothing() {
    let made = after("content/homes/street.svg", "505a5f", "505a60");
    assert_eq!((made.parsed, made.loaded, made.checked), (0, 0, 0));
    assert_eq!((made.drawn, made.rendered), (0, 0));
}

#[test]
fn a_second_build_writes_the_page_that_was_edited_what_shows_it_and_the_manifest() {
    let site = folder(&read(Path::new("tests/golden/report/input")));
    let output = site.path().join("output");
    let build = || {
        let said = run(site.path(), &["build", "--date", DATE]);
        assert!(said.status.success(), "{}", text(&said.stderr));
        let files = walkdir::WalkDir::new(&output).into_iter();
        let files = files.map(|file| file.expect("a file"));
        let files = files.filter(|file| file.file_type().is_file());
        let when =
            |file: &walkdir::DirEntry| file.metadata().expect("there").modified().expect("a time");
        let path = |file: &walkdir::DirEntry| {
            let path = file.path().strip_prefix(&output).expect("below it");
            path.to_str().expect("UTF-8").replace('\\', "/")
        };
        files
            .map(|file| (path(&file), when(&file)))
            .collect::<BTreeMap<_, _>>()
    };
    let mut before = build();
    let own = ["homes/coventry/index.html", "manifest.json"];
    let lists = [
        "404.html",
        "cy/indicators/cold/index.html",
        "cy/places/coventry/index.html",
        "cy/themes/damp/index.html",
        "cy/themes/warmth/index.html",
        "homes/dudley/index.html",
        "homes/index.html",
        "index.html",
        "indicators/cold/index.html",
        "places/coventry/index.html",
        "themes/damp/index.html",
        "themes/warmth/index.html",
    ];
    for (from, to, also) in [
        ("## What comes next", "## What came next", &[][..]),
        ("warm homes first", "warm homes last", &lists),
    ] {
        let place = site.path().join("content/homes/01-coventry.md");
        let words = fs::read_to_string(&place).expect("a page");
        assert!(words.contains(from), "{words}");
        fs::write(&place, words.replacen(from, to, 1)).expect("written");
        let after = build();
        assert!(after.keys().eq(before.keys()));
        let written = after.iter().filter(|(path, when)| before[*path] != **when);
        let written: Vec<&str> = written.map(|(path, _)| path.as_str()).collect();
        let mut expected: Vec<&str> = own.iter().chain(also).copied().collect();
        expected.sort_unstable();
        assert_eq!(written, expected, "{to}");
        before = after;
    }
}

/// An edit of the golden report, some of them mistakes.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    Replace(&'static str, &'static str, &'static str),
    Remove(&'static str),
    Restore,
}

pub(crate) fn edits() -> impl Strategy<Value = Edit> {
    let coventry = "content/homes/01-coventry.md";
    let data = "content/indicators/cold.csv";
    prop_oneof![
        Just(Edit::Replace(coventry, "16.1 per cent", "16.2 per cent")),
        Just(Edit::Replace(
            coventry,
            "place: coventry",
            "plaice: coventry"
        )),
        Just(Edit::Replace(
            coventry,
            "## What comes next",
            "## What comes next {#next}"
        )),
        Just(Edit::Replace(
            coventry,
            "published: 2026-01-31",
            "draft: true"
        )),
        Just(Edit::Replace(
            "content/index.md",
            "homes/index.md",
            "homes/nowhere.md"
        )),
        Just(Edit::Replace(
            "content/homes/02-dudley.md",
            "title: Dudley",
            "title: Dudley, too"
        )),
        Just(Edit::Replace(
            "content/homes/index.md",
            "title: Cold homes",
            "title: Warm homes"
        )),
        Just(Edit::Replace(
            "content/method.md",
            "How we count",
            "How we counted"
        )),
        Just(Edit::Replace(
            "content/method.md",
            "## Small numbers",
            "## Few"
        )),
        Just(Edit::Replace(
            "content/homes/02-dudley.md",
            "figure:cold?2023",
            "figure:cold?2021"
        )),
        Just(Edit::Replace(
            data,
            "E08000026,2023,14.4",
            "E08000026,2023,14.5"
        )),
        Just(Edit::Replace(
            data,
            "E08000027,2022,,,,c",
            "E08000027,2022,13.3,,,"
        )),
        Just(Edit::Replace(data, "area_code", "area_kode")),
        Just(Edit::Replace(
            "content/indicators/cold.yaml",
            "lower-is-better",
            "higher-is-better"
        )),
        Just(Edit::Replace(
            "content/areas.csv",
            "dudley,Dudley",
            "dudley,Dudley Town"
        )),
        Just(Edit::Replace("content/sources.yaml", "1250", "1350")),
        Just(Edit::Replace("content/site.yaml", "warmth", "heat")),
        Just(Edit::Remove("content/homes/02-dudley.md")),
        Just(Edit::Remove("content/method.md")),
        Just(Edit::Remove(data)),
        Just(Edit::Restore),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_come_to_the_same_as_a_clean_build(edits in prop::collection::vec(edits(), 1..8)) {
        let mut inputs = report();
        let mut cache = BuildCache::default();
        check(&inputs, &mut cache);
        for edit in edits {
            match edit {
                Edit::Replace(path, from, to) => {
                    if let Some(source) = inputs.text(path) {
                        let text = source.text().replacen(from, to, 1);
                        put(&mut inputs, path, &text);
                    }
                }
                Edit::Remove(path) => {
                    inputs.files.remove(path);
                }
                Edit::Restore => inputs = report(),
            }
            let (again, files) = build(&inputs, &mut cache);
            let (clean, clean_files) = build(&inputs, &mut BuildCache::for_one_build());
            prop_assert_eq!(&again.diagnostics, &clean.diagnostics);
            prop_assert_eq!(again.coverage, clean.coverage);
            prop_assert_eq!(claims(&again), claims(&clean));
            prop_assert!(files == clean_files);
        }
    }
}

/// Every claim's text and verdict, by location.
fn claims(checked: &CheckedSite) -> BTreeMap<(String, u32), String> {
    let claims = checked.claims().into_iter();
    claims
        .map(|(page, claim)| {
            let key = (page.to_owned(), claim.span.start);
            (
                key,
                format!("{} {:?} {:?}", claim.words, claim.basis, claim.verdict),
            )
        })
        .collect()
}
