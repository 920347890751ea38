//! A site that is open for preview: what an edit makes anew, what is shown while something is wrong, and that any edits come to
//! the same as opening the site anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use casebook::build::{Live, Made, Memo, Progress, check};
use casebook::disk::read_site;
use casebook::inputs::{File, Inputs, Settings};
use casebook::output::{Content, OutputFile, Sink};
use casebook::source::{Hash, SitePath, Source};
use proptest::prelude::*;

use crate::rebuild::{Edit, edits};

const COVENTRY: &str = "content/homes/01-coventry.md";
const PAGE: &str = "homes/coventry/index.html";

fn report() -> Inputs {
    Inputs {
        files: read_site(Path::new("tests/golden/report/input")).expect("the golden report"),
        now: "2026-11-23T00:00:00Z".parse().expect("a moment"),
        settings: Settings::default(),
    }
}

fn open() -> Live {
    let live = Live::open(report());
    settle(&live);
    live
}

/// Does all that nobody waits for.
fn settle(live: &Live) {
    while live.idle() {}
}

fn put(live: &mut Live, path: &str, text: Option<&str>) {
    let path = SitePath::new(path);
    let file = text.map(|text| File::Text(Arc::new(Source::new(path.clone(), text))));
    let now = live.inputs().now;
    live.apply(vec![(path, file)], now);
}

fn edit(live: &mut Live, path: &str, from: &str, to: &str) {
    let source = live.inputs().text(path).expect("the file is there");
    assert!(source.text().contains(from), "{path} has {from}");
    let text = source.text().replacen(from, to, 1);
    put(live, path, Some(&text));
}

fn html(live: &Live, path: &str) -> String {
    match live.get(path).expect("the page is there").content {
        Content::Bytes(bytes) => String::from_utf8(bytes).expect("UTF-8"),
        Content::Copy(path) => panic!("{path} is no page"),
    }
}

/// What one edit makes anew, when all has been looked at.
fn after(path: &str, from: &str, to: &str) -> Made {
    let mut live = open();
    edit(&mut live, path, from, to);
    live.get(PAGE).expect("the page is there");
    settle(&live);
    live.made()
}

#[test]
fn an_edit_makes_anew_what_it_concerns_and_nothing_else() {
    let body = after(COVENTRY, "What comes next", "What came next");
    assert_eq!((body.parsed, body.loaded, body.checked), (1, 0, 1));
    assert_eq!((body.drawn, body.rendered), (0, 1), "one page");

    let title = after("content/method.md", "How we count", "How we counted");
    assert_eq!((title.parsed, title.loaded, title.checked), (1, 0, 1));
    // Itself, its former address, and the indicator's page in both languages, which lists who cites it.
    assert_eq!((title.drawn, title.rendered), (0, 4));

    let data = after(
        "content/indicators/cold.csv",
        "14.4,13.9,14.9",
        "14.4,13.8,14.9",
    );
    assert_eq!(
        (data.parsed, data.loaded, data.checked),
        (0, 1, 3),
        "who cites it"
    );

    let image = after("content/homes/street.svg", "505a5f", "505a60");
    assert_eq!(image, Made::default(), "no page holds it");
}

#[test]
fn the_page_that_is_open_comes_first_and_the_rest_when_idle() {
    let mut live = open();
    edit(
        &mut live,
        "content/indicators/cold.csv",
        "14.4,13.9,14.9",
        "14.4,13.8,14.9",
    );
    assert_eq!(live.made().checked, 0, "nobody has asked");
    live.get(PAGE).expect("the page is there");
    assert_eq!(live.made().checked, 1);
    settle(&live);
    assert_eq!(live.made().checked, 3);
}

#[test]
fn a_page_with_errors_is_shown_as_it_last_was_until_it_is_mended() {
    let mut live = open();
    let sound = html(&live, PAGE);
    edit(&mut live, COVENTRY, "16.1 per cent", "16.2 per cent");
    let served = live.get(PAGE).expect("the page is there");
    assert!(served.is_last_sound);
    assert_eq!(html(&live, PAGE), sound);
    let codes: Vec<_> = live
        .problems()
        .iter()
        .map(|found| found.code.name())
        .collect();
    assert_eq!(codes, ["figure-mismatch"]);
    edit(&mut live, COVENTRY, "16.2 per cent", "16.1 per cent");
    assert!(!live.get(PAGE).expect("the page is there").is_last_sound);
    assert_eq!(live.problems(), []);
    // Settings and templates that cannot be read leave the site as it was.
    for (path, from, to) in [
        ("content/site.yaml", "title:", "titel:"),
        ("content/site.yaml", "base_url: ", "base_url "),
    ] {
        edit(&mut live, path, from, to);
        assert!(!live.problems().is_empty(), "{path} {to}");
        assert_eq!(html(&live, PAGE), sound);
        edit(&mut live, path, to, from);
        assert_eq!(live.problems(), []);
    }
    let template = "themes/default/templates/page.html";
    put(&mut live, template, Some("{% if %}"));
    assert!(!live.problems().is_empty());
    assert_eq!(html(&live, PAGE), sound);
    put(&mut live, template, None);
    assert_eq!(live.problems(), []);
    assert_eq!(html(&live, PAGE), sound);
}

#[test]
fn what_a_build_holds_back_is_shown_and_says_why() {
    let mut live = open();
    edit(&mut live, COVENTRY, "published: 2026-01-31", "draft: true");
    let view = live.page(PAGE).expect("an editor wrote it");
    assert_eq!(view.held.as_deref(), Some("a draft"));
    edit(&mut live, COVENTRY, "draft: true", "embargo: 2027-01-31");
    let view = live.page(PAGE).expect("an editor wrote it");
    let held = view.held.expect("it is held back");
    assert!(held.starts_with("under embargo until 2027-01-31"), "{held}");
    assert!(live.get(PAGE).is_some());
    edit(
        &mut live,
        COVENTRY,
        "embargo: 2027-01-31",
        "published: 2026-01-31",
    );
    assert_eq!(live.page(PAGE).expect("an editor wrote it").held, None);
}

#[test]
fn what_time_alone_makes_other_is_known() {
    let mut live = open();
    edit(
        &mut live,
        COVENTRY,
        "published: 2026-01-31",
        "embargo: 2026-11-23 09:30",
    );
    let at = |moment: &str| moment.parse().expect("a moment");
    assert!(!live.is_overtaken(at("2026-11-23T09:29:59Z")));
    let ended = at("2026-11-23T09:30:00Z");
    assert!(live.is_overtaken(ended));
    live.apply(Vec::new(), ended);
    assert_eq!(live.page(PAGE).expect("an editor wrote it").held, None);
    assert!(!live.is_overtaken(at("2026-11-23T23:59:59Z")));
    assert!(live.is_overtaken(at("2026-11-24T00:00:00Z")), "another day");
}

#[test]
fn a_stylesheet_shows_what_it_names() {
    let mut live = open();
    let sheet = "assets/site.css";
    let hash = |live: &Live| live.shown_hash(sheet).expect("it is there");
    let before = hash(&live);
    put(
        &mut live,
        "themes/default/assets/colours.css",
        Some("a { color: red }"),
    );
    let with_colours = hash(&live);
    assert_ne!(with_colours, before);
    let font = SitePath::new("themes/default/assets/font.woff2");
    for version in [b"one", b"two"] {
        let earlier = hash(&live);
        let file = File::Blob {
            hash: Hash::of(version),
            len: 3,
        };
        let now = live.inputs().now;
        live.apply(vec![(font.clone(), Some(file))], now);
        assert_ne!(hash(&live), earlier);
    }
    let settled = hash(&live);
    edit(
        &mut live,
        COVENTRY,
        "## What comes next",
        "## What came next",
    );
    assert_eq!(hash(&live), settled, "a page is no asset");
}

#[derive(Default)]
struct Kept(std::sync::Mutex<BTreeMap<String, Content>>);

impl Sink for Kept {
    fn put(&self, file: OutputFile) {
        let mut files = self.0.lock().expect("no panic");
        files.insert(file.path, file.content);
    }
}

#[test]
fn every_file_of_a_build_can_be_asked_for_and_is_the_same() {
    let mut inputs = report();
    inputs.settings.preview = true;
    inputs.settings.drafts = true;
    let mut memo = Memo::once();
    let checked = check(&inputs, &mut memo, &Progress::default(), &mut |_| {});
    let kept = Kept::default();
    checked.render(&memo, &Progress::default(), &kept);
    let live = open();
    for (path, content) in kept.0.into_inner().expect("no panic") {
        let served = live.get(&path).unwrap_or_else(|| panic!("{path} is there"));
        assert!(served.content == content, "{path}");
    }
    for path in [
        "nowhere/index.html",
        "",
        "homes/coventry",
        "../content/site.yaml",
        "content/site.yaml",
    ] {
        assert!(live.get(path).is_none(), "{path}");
    }
}

/// Edits in any order: pages and messages are those of a site that is opened anew.
fn compare(edits: Vec<Edit>) -> Result<(), TestCaseError> {
    let mut live = Live::open(report());
    for edit in edits {
        match edit {
            Edit::Replace(path, from, to) => {
                if let Some(source) = live.inputs().text(path) {
                    let text = source.text().replacen(from, to, 1);
                    put(&mut live, path, Some(&text));
                }
            }
            Edit::Remove(path) => put(&mut live, path, None),
            Edit::Restore => {
                let (now, files) = (live.inputs().now, report().files);
                let paths: BTreeSet<_> = live
                    .inputs()
                    .files
                    .keys()
                    .chain(files.keys())
                    .cloned()
                    .collect();
                let changes = paths.into_iter().map(|path| {
                    let file = files.get(&path).cloned();
                    (path, file)
                });
                live.apply(changes.collect(), now);
            }
        }
        // Sometimes the next edit comes before the rest was looked at.
        live.idle();
    }
    settle(&live);
    let clean = Live::open(live.inputs().clone());
    settle(&clean);
    prop_assert_eq!(live.problems(), clean.problems());
    for path in clean.paths() {
        let (one, other) = (live.get(&path), clean.get(&path));
        prop_assert_eq!(one.is_some(), other.is_some(), "{}", &path);
        if let (Some(one), Some(other)) = (one, other)
            && !one.is_last_sound
        {
            prop_assert!(one.hash == other.hash, "{} is another page", &path);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_come_to_the_same_as_a_site_opened_anew(edits in prop::collection::vec(edits(), 1..8)) {
        compare(edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "second tier: two thousand sequences of edits"]
    fn two_thousand_sequences_of_edits_come_to_the_same(edits in prop::collection::vec(edits(), 1..6)) {
        compare(edits)?;
    }
}
