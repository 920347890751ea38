//! A site that is open for preview: what an edit rebuilds, what is shown while there are errors, and that any edits give the same
//! result as opening the site afresh.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use casebook::{
    Blob, BuildCache, BuildOptions, Content, Counts, File, Inputs, OutputFile, Progress, Session,
    Sink, SitePath, Source, check_site, read_site,
};
use proptest::prelude::*;

use crate::rebuild::{Edit, edits};

const COVENTRY: &str = "content/homes/01-coventry.md";
const PAGE: &str = "homes/coventry/index.html";

fn report() -> Inputs {
    Inputs {
        files: read_site(Path::new("tests/golden/report/input")).expect("the golden report"),
        now: "2026-11-23T00:00:00Z".parse().expect("a moment"),
        options: BuildOptions::default(),
    }
}

fn open() -> Session {
    let session = Session::open(report());
    settle(&session);
    session
}

/// Does all idle work.
fn settle(session: &Session) {
    while session.idle() {}
}

fn put(session: &mut Session, path: &str, text: Option<&str>) {
    let path = SitePath::new(path);
    let file = text.map(|text| File::Text(Arc::new(Source::new(path.clone(), text))));
    let now = session.inputs().now;
    session.apply(vec![(path, file)], now);
}

fn edit(session: &mut Session, path: &str, from: &str, to: &str) {
    let source = session.inputs().text(path).expect("the file is there");
    assert!(source.text().contains(from), "{path} has {from}");
    let text = source.text().replacen(from, to, 1);
    put(session, path, Some(&text));
}

fn html(session: &Session, path: &str) -> String {
    match session.get(path).expect("the page is there").content {
        Content::Bytes(bytes) => String::from_utf8(bytes).expect("UTF-8"),
        Content::Copy(path) => panic!("{path} is no page"),
    }
}

/// What one edit rebuilds, after all idle work.
fn after(path: &str, from: &str, to: &str) -> Counts {
    let mut session = open();
    edit(&mut session, path, from, to);
    session.get(PAGE).expect("the page is there");
    settle(&session);
    session.counts()
}

#[test]
fn an_edit_makes_anew_what_it_concerns_and_nothing_else() {
    let body = after(COVENTRY, "What comes next", "What came next");
    assert_eq!((body.parsed, body.loaded, body.checked), (1, 0, 1));
    assert_eq!((body.drawn, body.rendered), (0, 1), "one page");

    let title = after("content/method.md", "How we count", "How we counted");
    assert_eq!((title.parsed, title.loaded, title.checked), (1, 0, 1));
    // The page, its former address, and the indicator's page in both languages, which lists the pages that cite it.
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
    assert_eq!(image, Counts::default(), "no page holds it");
}

#[test]
fn the_page_that_is_open_comes_first_and_the_rest_when_idle() {
    let mut session = open();
    edit(
        &mut session,
        "content/indicators/cold.csv",
        "14.4,13.9,14.9",
        "14.4,13.8,14.9",
    );
    assert_eq!(session.counts().checked, 0, "nobody has asked");
    session.get(PAGE).expect("the page is there");
    assert_eq!(session.counts().checked, 1);
    settle(&session);
    assert_eq!(session.counts().checked, 3);
}

#[test]
fn a_page_is_shown_with_its_errors_and_as_it_was_only_while_it_cannot_be_read() {
    let mut session = open();
    let sound = html(&session, PAGE);
    edit(&mut session, COVENTRY, "16.1 per cent", "16.2 per cent");
    let served = session.get(PAGE).expect("the page is there");
    assert!(!served.is_earlier);
    assert!(html(&session, PAGE).contains("16.2"));
    let codes: Vec<_> = session
        .problems()
        .iter()
        .map(|found| found.code.name())
        .collect();
    assert_eq!(codes, ["figure-mismatch"]);
    edit(&mut session, COVENTRY, "16.2 per cent", "16.1 per cent");
    assert_eq!(html(&session, PAGE), sound);
    assert_eq!(session.problems(), []);
    // New text without a binding, a link that leads nowhere, a block that cannot be read: what is written after them is shown.
    for wrong in [
        "In all, 95% of people.",
        "See [it](nowhere.md).",
        "```chart\ntype: [\n```",
    ] {
        let text = session
            .inputs()
            .text(COVENTRY)
            .expect("the file")
            .text()
            .to_owned();
        let more = format!("{text}\n{wrong}\n\nA last paragraph.\n");
        put(&mut session, COVENTRY, Some(&more));
        assert!(
            html(&session, PAGE).contains("A last paragraph."),
            "{wrong}"
        );
        assert!(!session.problems().is_empty(), "{wrong}");
        put(&mut session, COVENTRY, Some(&text));
        assert!(html(&session, PAGE) == sound, "{wrong}");
        assert_eq!(session.problems(), []);
    }
    // Without front matter there is little to show.
    edit(&mut session, COVENTRY, "title:", "titel");
    let served = session.get(PAGE).expect("the page is there");
    assert!(served.is_earlier);
    assert_eq!(html(&session, PAGE), sound);
    edit(&mut session, COVENTRY, "titel", "title:");
    assert!(!session.get(PAGE).expect("the page is there").is_earlier);
    // Settings that are gone leave the shown site unchanged, and are read again once they are back.
    let settings = session
        .inputs()
        .text("content/site.yaml")
        .expect("the file")
        .text()
        .to_owned();
    put(&mut session, "content/site.yaml", None);
    assert!(session.get(PAGE).expect("the page is there").is_earlier);
    put(&mut session, "content/site.yaml", Some(&settings));
    assert!(!session.get(PAGE).expect("the page is there").is_earlier);
    assert_eq!(session.problems(), []);
    // Settings and templates that cannot be read leave the shown site unchanged.
    for (path, from, to) in [
        ("content/site.yaml", "title:", "titel:"),
        ("content/site.yaml", "base_url: ", "base_url "),
    ] {
        edit(&mut session, path, from, to);
        assert!(!session.problems().is_empty(), "{path} {to}");
        assert_eq!(html(&session, PAGE), sound);
        edit(&mut session, path, to, from);
        assert_eq!(session.problems(), []);
    }
    let template = "themes/default/templates/page.html";
    put(&mut session, template, Some("{% if %}"));
    assert!(!session.problems().is_empty());
    assert_eq!(html(&session, PAGE), sound);
    put(&mut session, template, None);
    assert_eq!(session.problems(), []);
    assert_eq!(html(&session, PAGE), sound);
}

#[test]
fn a_former_address_that_is_a_file_leads_to_its_page() {
    let mut session = open();
    edit(
        &mut session,
        "content/method.md",
        "[/about/method/]",
        "[/about/method.html, /old/index.html]",
    );
    for path in ["about/method.html", "old/index.html"] {
        assert!(html(&session, path).contains("has moved"), "{path}");
    }
    assert!(session.get("about/nothing.html").is_none());
}

#[test]
fn what_a_build_holds_back_is_shown_and_says_why() {
    let mut session = open();
    edit(
        &mut session,
        COVENTRY,
        "published: 2026-01-31",
        "draft: true",
    );
    let view = session.page(PAGE).expect("an editor wrote it");
    assert_eq!(view.unpublished.as_deref(), Some("a draft"));
    edit(&mut session, COVENTRY, "draft: true", "embargo: 2027-01-31");
    let view = session.page(PAGE).expect("an editor wrote it");
    let held = view.unpublished.expect("it is unpublished");
    assert!(held.starts_with("under embargo until 2027-01-31"), "{held}");
    assert!(session.get(PAGE).is_some());
    edit(
        &mut session,
        COVENTRY,
        "embargo: 2027-01-31",
        "published: 2026-01-31",
    );
    assert_eq!(
        session.page(PAGE).expect("an editor wrote it").unpublished,
        None
    );
}

#[test]
fn what_time_alone_makes_other_is_known() {
    let mut session = open();
    edit(
        &mut session,
        COVENTRY,
        "published: 2026-01-31",
        "embargo: 2026-11-23 09:30",
    );
    let at = |moment: &str| moment.parse().expect("a moment");
    assert!(!session.is_outdated(at("2026-11-23T09:29:59Z")));
    let ended = at("2026-11-23T09:30:00Z");
    assert!(session.is_outdated(ended));
    session.apply(Vec::new(), ended);
    assert_eq!(
        session.page(PAGE).expect("an editor wrote it").unpublished,
        None
    );
    assert!(!session.is_outdated(at("2026-11-23T23:59:59Z")));
    assert!(
        session.is_outdated(at("2026-11-24T00:00:00Z")),
        "another day"
    );
}

#[test]
fn a_stylesheet_shows_what_it_names() {
    let mut session = open();
    let sheet = "assets/site.css";
    let hash = |session: &Session| session.shown_hash(sheet).expect("it is there");
    let before = hash(&session);
    put(
        &mut session,
        "themes/default/assets/colours.css",
        Some("a { color: red }"),
    );
    let with_colours = hash(&session);
    assert_ne!(with_colours, before);
    let font = SitePath::new("themes/default/assets/font.woff2");
    for version in [b"one", b"two"] {
        let earlier = hash(&session);
        let blob = Blob::open(Arc::new(version.to_vec())).expect("bytes in memory");
        let file = File::Blob(blob);
        let now = session.inputs().now;
        session.apply(vec![(font.clone(), Some(file))], now);
        assert_ne!(hash(&session), earlier);
    }
    let settled = hash(&session);
    edit(
        &mut session,
        COVENTRY,
        "## What comes next",
        "## What came next",
    );
    assert_eq!(hash(&session), settled, "a page is no asset");
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
    inputs.options.preview = true;
    inputs.options.drafts = true;
    let mut cache = BuildCache::for_one_build();
    let checked = check_site(&inputs, &mut cache, &Progress::default(), &mut |_| {});
    let kept = Kept::default();
    checked.render(&cache, &Progress::default(), &kept);
    let session = open();
    for (path, content) in kept.0.into_inner().expect("no panic") {
        let served = session
            .get(&path)
            .unwrap_or_else(|| panic!("{path} is there"));
        assert!(served.content == content, "{path}");
    }
    for path in [
        "nowhere/index.html",
        "",
        "homes/coventry",
        "../content/site.yaml",
        "content/site.yaml",
    ] {
        assert!(session.get(path).is_none(), "{path}");
    }
}

/// Edits in any order: pages and diagnostics equal those of a site that is opened afresh.
fn compare(edits: Vec<Edit>) -> Result<(), TestCaseError> {
    let mut session = Session::open(report());
    for edit in edits {
        match edit {
            Edit::Replace(path, from, to) => {
                if let Some(source) = session.inputs().text(path) {
                    let text = source.text().replacen(from, to, 1);
                    put(&mut session, path, Some(&text));
                }
            }
            Edit::Remove(path) => put(&mut session, path, None),
            Edit::Restore => {
                let (now, files) = (session.inputs().now, report().files);
                let paths: BTreeSet<_> = session
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
                session.apply(changes.collect(), now);
            }
        }
        // Sometimes the next edit comes before the idle work is done.
        session.idle();
    }
    settle(&session);
    let clean = Session::open(session.inputs().clone());
    settle(&clean);
    prop_assert_eq!(session.problems(), clean.problems());
    for path in clean.paths() {
        let (one, other) = (session.get(&path), clean.get(&path));
        prop_assert_eq!(one.is_some(), other.is_some(), "{}", &path);
        if let (Some(one), Some(other)) = (one, other)
            && !one.is_earlier
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
