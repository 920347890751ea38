//! What becomes of a site over the years: editions of data, corrections, withdrawal, copies to be reviewed, the comparison with what is
//! published; and the commands of the guide about new data.

use std::fs;

use serde_json::Value;

use crate::folder::{DATE, Files, folder, read, run, text, write};

const SITE: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: T\nbase_url: https://example.org/\nbenchmark: england\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Home\nsummary: What we do.\n---\n\nSee [gone](gone.md).\n",
    ),
    (
        "content/areas.csv",
        "id,name,codes,type,parent\nengland,England,E92000001,country,\ncoventry,Coventry,E08000026,metropolitan district,england\n",
    ),
    (
        "content/indicators/rate.yaml",
        "title: Employment rate\nunit: \"%\"\ndecimals: 1\nsource: {title: S, publisher: P, licence: OGL}\ndata:\n  releases:\n    - {file: rate-1.csv, published: 2024-04-16}\n    - {file: rate-2.csv, published: 2025-04-15}\n    - {file: rate-3.csv, embargo: 2026-12-01 09:30}\n",
    ),
    (
        "content/indicators/rate-1.csv",
        "area_code,period,value\nE92000001,2023,75.5\nE08000026,2023,71.5\n",
    ),
    (
        "content/indicators/rate-2.csv",
        "area_code,period,value\nE92000001,2023,75.5\nE08000026,2023,71.9\n",
    ),
    (
        "content/indicators/rate-3.csv",
        "area_code,period,value\nE92000001,2023,75.5\nE08000026,2023,72.4\nE08000026,2024,73.1\n",
    ),
    (
        "content/a.md",
        "---\ntitle: Now\nsummary: What is so now.\nkind: case-study\nplace: coventry\nkey_figures: [{figure: rate?2023, label: of people are in work}]\nreviewed: [{by: A. Jones, role: Director, on: 2026-01-31}]\ncorrections:\n  - {on: 2026-01-15, text: It was given too low., claim: rate-coventry-2023-2, was: 71.4 per cent}\n---\n\nIt is [71.9 per cent](figure:rate?2023) there.\n",
    ),
    (
        "content/b.md",
        "---\ntitle: Then\nsummary: What was so then.\nplace: coventry\nas_at: 2024-12-31\n---\n\nIt was [71.5 per cent](figure:rate?2023).\n",
    ),
    (
        "content/gone.md",
        "---\ntitle: Gone\nsummary: It was here.\nplace: coventry\nwithdrawn: {on: 2026-01-31, reason: The survey was withdrawn., see: a.md}\n---\n\nIt was [12.5 per cent](figure:rate?2023).\n",
    ),
];

fn files() -> Files {
    let files = SITE.iter();
    files
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

#[test]
fn a_site_over_the_years() {
    let place = folder(&files());
    let at = |arguments: &[&str], date: &str| {
        let all = [arguments, &["--date", date]].concat();
        let output = run(place.path(), &all);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        (output.status.code(), said)
    };
    let page = |path: &str| {
        let bytes = fs::read(place.path().join("output").join(path)).expect("a page");
        text(&bytes)
    };
    let (status, said) = at(&["build"], DATE);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("build again at 2026-12-01 09:30 (Europe/London)"),
        "{said}"
    );
    // The edition under embargo is nowhere.
    for (path, bytes) in read(&place.path().join("output")) {
        let text = text(&bytes);
        assert!(!text.contains("72.4") && !text.contains("73.1"), "{path}");
    }
    let now = page("a/index.html");
    for expected in [
        "Reviewed by A. Jones, Director, 31 January 2026",
        "<a class=\"corrected\" href=\"#correction.1\">corrected 15 January 2026</a>",
        "<li id=\"correction.1\">",
        "Before: 71.4 per cent",
        "<a href=\"#rate-coventry-2023-2\">",
    ] {
        assert!(now.contains(expected), "{expected} is not in {now}");
    }
    assert!(page("b/index.html").contains("<time datetime=\"2024-12-31\">"));
    let gone = page("gone/index.html");
    for expected in [
        "This page was withdrawn on 31 January 2026.",
        "The survey was withdrawn.",
        "<a href=\"../a/\">Now</a>",
        "noindex",
    ] {
        assert!(gone.contains(expected), "{expected} is not in {gone}");
    }
    assert!(!gone.contains("12.5"), "{gone}");
    assert!(!page("sitemap.xml").contains("gone"));

    // What the edition under embargo will change, before it is out and after.
    let (status, said) = at(&["impact", "--release"], DATE);
    assert_eq!(status, Some(1), "{said}");
    for expected in [
        "content/a.md:12:7: sentence, no longer right",
        "Coventry, 2023: 71.9 → 72.4",
        "error[figure-revised]: the text says 71.9 per cent, the data say 72.4",
        "It is [72.4 per cent](figure:rate?2023) there.",
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
    assert!(!said.contains("b.md"), "{said}");
    let (status, said) = at(&["check"], "2026-12-01 09:30");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("error[figure-revised]"), "{said}");
    assert_eq!(at(&["check"], "2026-12-01 09:29").0, Some(0));

    // What differs from what is published.
    assert_eq!(
        at(&["diff", "output"], DATE).1,
        "nothing differs from what is published\nno errors\n"
    );
    let mended = String::from_utf8_lossy(&files()["content/a.md"]).replace("71.9", "72.4");
    write(
        place.path(),
        &Files::from([("content/a.md".to_owned(), mended.into_bytes())]),
    );
    let later = "2026-12-02";
    let (status, said) = at(&["diff", "output"], later);
    assert_eq!(status, Some(0), "{said}");
    for expected in [
        "/a/#rate-coventry-2023-2: other value",
        "published: It is 71.9 per cent there.",
        "71.9 per cent (Coventry, 2023: 71.9)",
        "now: It is 72.4 per cent there.",
        "pages that are different: ",
        "a/index.html",
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
    assert!(!said.contains("/b/"), "{said}");
    let json = run(
        place.path(),
        &["diff", "output", "--date", later, "--format", "json"],
    );
    let json: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["figures"][0]["effect"], "other value", "{json}");
    // A page is written again only when its content changes.
    let before = fs::metadata(place.path().join("output/b/index.html")).expect("a page");
    assert_eq!(at(&["build"], later).0, Some(0));
    let after = fs::metadata(place.path().join("output/b/index.html")).expect("a page");
    assert_eq!(before.modified().ok(), after.modified().ok());
}

#[test]
fn a_copy_to_be_reviewed_is_marked_and_lists_its_claims() {
    let place = folder(&files());
    let arguments = ["build", "--review", "--output", "review", "--date", DATE];
    let output = run(place.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let copy = read(&place.path().join("review"));
    assert!(!copy.contains_key("sitemap.xml"));
    assert_eq!(text(&copy["robots.txt"]), "User-agent: *\nDisallow: /\n");
    for (path, bytes) in copy
        .iter()
        .filter(|(path, _)| path.split('.').next_back() == Some("html"))
    {
        let page = text(bytes);
        assert!(page.contains("content=\"noindex\""), "{path}");
        assert!(page.contains("This is a copy to be reviewed"), "{path}");
    }
    let reviewed = text(&copy["a/index.html"]);
    assert!(
        reviewed.contains("Every claim of this page") && reviewed.contains("Coventry, 2023: 71.9"),
        "{reviewed}"
    );
}

#[test]
fn wrong_uses_are_refused_with_what_to_say() {
    let mut files = files();
    files.insert("other.csv".to_owned(), b"a,b\n".to_vec());
    files.insert("rate-4.xlsx".to_owned(), b"PK".to_vec());
    let place = folder(&files);
    for (arguments, expected) in [
        (
            &["impact", "other.csv"][..],
            "the name of other.csv does not say of which indicator it is a release\n  = help: say --id with one of: rate",
        ),
        (
            &["impact", "other.csv", "--id", "rat"],
            "did you mean rate?",
        ),
        (&["impact", "missing.csv", "--id", "rate"], "cannot read"),
        (
            &["impact", "rate-4.xlsx"],
            "is not of the kind of rate-2.csv",
        ),
        (&["impact", "--release", "rats"], "did you mean rate?"),
        (&["impact"], "required"),
        (&["diff", "content"], "cannot read"),
    ] {
        let output = run(place.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    // A file that cannot be read would break every sentence: its own errors come first, and are all.
    let output = run(
        place.path(),
        &["impact", "other.csv", "--id", "rate", "--date", DATE],
    );
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("rate: the new data cannot be read"), "{said}");
    assert!(said.contains("error["), "{said}");
}

#[test]
fn every_command_of_the_guide_about_new_data_runs() {
    let guide = fs::read_to_string("docs/guide/new-data.md").expect("a guide");
    let place = tempfile::tempdir().expect("a folder");
    assert_eq!(run(place.path(), &["init", "site"]).status.code(), Some(0));
    let site = place.path().join("site");
    let data = "content/indicators/employment-rate.csv";
    let old = fs::read_to_string(site.join(data)).expect("the data");
    let new = format!("{old}E08000026,Coventry,2024,73.3,70.0,76.6\n");
    fs::write(site.join("employment-rate-2024.csv"), new).expect("it can be written");
    assert_eq!(
        run(&site, &["build", "--date", DATE]).status.code(),
        Some(0)
    );
    let mut count = 0;
    let commands = guide
        .lines()
        .filter_map(|line| line.strip_prefix("casebook "));
    for command in commands {
        let command = command.split(" > ").next().unwrap_or(command);
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let output = run(&site, &arguments);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "casebook {command}: {said}");
        count += 1;
    }
    assert!(count >= 9, "only {count} commands are found");
}
