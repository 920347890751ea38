//! What is done again after an edit, and that it comes to the same as doing everything.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casebook::build::{self, Checked, Made, Memo};
use casebook::disk::read_site;
use casebook::inputs::{File, Inputs, Settings};
use casebook::source::{SitePath, Source};
use proptest::prelude::*;

/// The golden report: two case studies cite the indicator, a page on method too, five pages do not.
fn report() -> Inputs {
    Inputs {
        files: read_site(Path::new("tests/golden/report/input")).expect("the golden report"),
        now: "2026-11-23T00:00:00Z".parse().expect("a moment"),
        settings: Settings::default(),
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

fn check(inputs: &Inputs, memo: &mut Memo) -> Checked {
    build::check(inputs, memo, &mut |_| {})
}

/// What is made anew after one edit of a site that was built before.
fn after(path: &str, from: &str, to: &str) -> Made {
    let mut inputs = report();
    let mut memo = Memo::default();
    check(&inputs, &mut memo);
    check(&inputs, &mut memo);
    let nothing = memo.made();
    assert_eq!(
        (nothing.parsed, nothing.loaded, nothing.checked),
        (0, 0, 0),
        "nothing was edited"
    );
    edit(&mut inputs, path, from, to);
    check(&inputs, &mut memo);
    memo.made()
}

#[test]
fn an_edit_of_one_body_reads_and_checks_one_page_and_loads_no_data() {
    let made = after(
        "content/homes/01-coventry.md",
        "What comes next",
        "What came next",
    );
    assert_eq!((made.parsed, made.loaded, made.checked), (1, 0, 1));
}

#[test]
fn an_edit_of_one_table_loads_it_and_checks_only_pages_that_cite_it() {
    let made = after(
        "content/indicators/cold.csv",
        "14.4,13.9,14.9",
        "14.4,13.8,14.9",
    );
    assert_eq!((made.parsed, made.loaded, made.checked), (0, 1, 3));
}

#[test]
fn a_file_that_no_page_cites_costs_nothing() {
    let made = after("content/homes/street.svg", "505a5f", "505a60");
    assert_eq!((made.parsed, made.loaded, made.checked), (0, 0, 0));
}

/// An edit of the golden report, some of them mistakes.
#[derive(Clone, Debug)]
enum Edit {
    Replace(&'static str, &'static str, &'static str),
    Remove(&'static str),
    Restore,
}

fn edits() -> impl Strategy<Value = Edit> {
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
        let mut memo = Memo::default();
        check(&inputs, &mut memo);
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
            let again = check(&inputs, &mut memo);
            let clean = check(&inputs, &mut Memo::default());
            prop_assert_eq!(&again.diagnostics, &clean.diagnostics);
            prop_assert_eq!(again.coverage, clean.coverage);
            prop_assert_eq!(claims(&again), claims(&clean));
        }
    }
}

/// Every claim's words and verdict, by place.
fn claims(checked: &Checked) -> BTreeMap<(String, u32), String> {
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
