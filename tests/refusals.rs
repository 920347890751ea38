//! Commands that cannot run report it, exit with 2 and change no file; builds with many diagnostics.

use std::fs;

use crate::folder::{DATE, Files, casebook, folder, read, run, text};

fn files(files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn site() -> Files {
    files(&[
        (
            "content/site.yaml",
            "title: Test\nbase_url: https://council.example/\n",
        ),
        (
            "content/index.md",
            "---\ntitle: Home\nsummary: A page\n---\n\nHello.\n",
        ),
    ])
}

#[test]
fn output_folders_that_hold_anything_else_are_refused_and_no_file_changes() {
    let mut all = site();
    all.extend(files(&[
        ("themes/own/theme.yaml", "name: own\n"),
        ("letters/dear.txt", "dear"),
        ("app/manifest.json", "{\"name\": \"app\"}"),
    ]));
    let place = folder(&all);
    let root = place.path();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("letters"), root.join("link")).expect("a link");
    let absolute = root.to_str().expect("UTF-8").to_owned();
    for output in [
        ".",
        "./",
        "..",
        "/",
        "content",
        "content/new",
        "themes",
        "themes/own/out",
        "letters",
        "app",
        "link",
        "output/..",
        "output/../content",
        &absolute,
        "/nonexistent",
    ] {
        let arguments = ["build", "--output", output];
        // The home folder of the command is /nonexistent.
        let said = run(root, &arguments);
        assert_eq!(
            said.status.code(),
            Some(2),
            "{output}: {}",
            text(&said.stderr)
        );
        assert!(
            text(&said.stderr).contains("is refused: it"),
            "{output}: {}",
            text(&said.stderr)
        );
        assert_eq!(read(root), all, "{output}");
    }
    let said = run(root, &["build", "--output", "letters"]);
    assert!(
        text(&said.stderr).contains("dear.txt"),
        "{}",
        text(&said.stderr)
    );
}

#[test]
fn a_folder_without_a_site_is_told_how_to_get_one() {
    let place = folder(&files(&[("letters/dear.txt", "dear")]));
    for arguments in [
        &["build"][..],
        &["check"],
        &["check", "--site", "letters"],
        &["build", "--site", "none"],
    ] {
        let said = run(place.path(), arguments);
        assert_eq!(said.status.code(), Some(2));
        assert!(
            text(&said.stderr).contains("casebook init"),
            "{}",
            text(&said.stderr)
        );
        assert!(said.stdout.is_empty());
    }
    let misnamed = folder(&files(&[("content/site.yml", "title: Test\n")]));
    let said = run(misnamed.path(), &["build"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(
        text(&said.stderr).contains("rename content/site.yml: it must be site.yaml"),
        "{}",
        text(&said.stderr)
    );
    let inside = folder(&site());
    let said = run(&inside.path().join("content"), &["check"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(
        text(&said.stderr).contains("say --site "),
        "{}",
        text(&said.stderr)
    );
}

#[test]
fn a_date_that_is_none_is_refused() {
    let place = folder(&site());
    for arguments in [
        &["build", "--date", "yesterday"][..],
        &["check", "--date", "2026-02-30"],
    ] {
        let said = run(place.path(), arguments);
        assert_eq!(said.status.code(), Some(2));
        assert!(
            text(&said.stderr).contains("is not a date"),
            "{}",
            text(&said.stderr)
        );
    }
}

#[test]
fn an_error_leaves_the_last_website_as_it_was() {
    let first = folder(&files(&[
        (
            "content/site.yaml",
            "title: Test\nbase_url: https://council.example/\n",
        ),
        ("content/index.md", "---\ntitel: Home\n---\n"),
    ]));
    let said = run(first.path(), &["build"]);
    assert_eq!(said.status.code(), Some(1));
    assert!(text(&said.stderr).contains("Nothing was written.\n"));
    assert!(!first.path().join("output").exists());
    let place = folder(&site());
    let root = place.path();
    let said = run(root, &["build"]);
    assert_eq!(said.status.code(), Some(0), "{}", text(&said.stderr));
    let before = read(&root.join("output"));
    assert!(before.contains_key("index.html") && before.contains_key("manifest.json"));
    fs::write(root.join("content/index.md"), "---\ntitel: Home\n---\n").expect("it can be written");
    let said = run(root, &["build"]);
    assert_eq!(said.status.code(), Some(1), "{}", text(&said.stderr));
    assert!(
        text(&said.stderr).contains("Nothing was written: the last website stays as it was."),
        "{}",
        text(&said.stderr)
    );
    assert_eq!(read(&root.join("output")), before);
    assert_eq!(
        fs::read_dir(root).expect("the site").count(),
        2,
        "no staging folder is left"
    );
}

#[test]
fn a_build_says_that_the_address_is_still_the_example() {
    const ADVICE: &str = "advice[wrong-value]: base_url is still the example";
    let mut all = site();
    let settings = "title: Test\nbase_url: https://example.org/\n";
    all.extend(files(&[("content/site.yaml", settings)]));
    let place = folder(&all);
    for (arguments, is_said) in [
        (&["build"][..], true),
        (&["build", "--base-url", "https://council.example/"], false),
        (&["build", "--portable"], false),
        (&["check"], false),
    ] {
        let said = run(place.path(), arguments);
        assert!(said.status.success(), "{}", text(&said.stderr));
        let words = text(&said.stderr) + &text(&said.stdout);
        assert_eq!(words.contains(ADVICE), is_said, "{arguments:?}: {words}");
    }
}

#[test]
fn of_two_builds_at_once_one_writes_and_the_other_is_told_or_both_write_the_same() {
    let place = folder(&site());
    let root = place.path();
    for round in 0..4 {
        let page = format!("---\ntitle: Home\nsummary: A page\n---\n\nRound {round}.\n");
        fs::write(root.join("content/index.md"), page).expect("it can be written");
        let both = [(); 2].map(|()| {
            casebook(root)
                .args(["build", "--date", DATE])
                .stderr(std::process::Stdio::piped())
                .spawn()
                .expect("it can be run")
        });
        let said = both.map(|child| child.wait_with_output().expect("it ends"));
        let well = said.iter().filter(|said| said.status.success()).count();
        assert!(well > 0, "{}", text(&said[0].stderr));
        for said in said.iter().filter(|said| !said.status.success()) {
            let words = text(&said.stderr);
            assert!(words.contains("another build is writing to "), "{words}");
            assert_eq!(said.status.code(), Some(2));
        }
        let page = fs::read_to_string(root.join("output/index.html")).expect("a page");
        assert!(page.contains(&format!("Round {round}.")), "{page}");
        assert!(!root.join(".output.casebook-staging").exists());
    }
}

#[test]
fn a_build_counts_advice_that_there_is_much_of_and_shows_every_error() {
    let mut all = site();
    for number in 0..101 {
        let page = "---\ntitle: A page\nsummary: A page\n---\n\nThere were 345 visits.\n";
        let path = format!("content/page-{number}.md");
        all.insert(path, page.as_bytes().to_vec());
    }
    let place = folder(&all);
    let said = run(place.path(), &["build", "--date", DATE]);
    let error = text(&said.stderr);
    assert!(said.status.success(), "{error}");
    assert!(error.contains("101 pieces of advice"), "{error}");
    assert!(error.contains("other-counts: 101"), "{error}");
    assert!(!error.contains("advice[other-counts]"), "{error}");
    let said = run(place.path(), &["check", "--date", DATE]);
    let shown = text(&said.stdout).matches("advice[other-counts]").count();
    assert_eq!(shown, 101);
    fs::write(place.path().join("content/page-7.md"), "no front matter\n").expect("a file");
    let said = run(place.path(), &["build", "--date", DATE]);
    let error = text(&said.stderr);
    assert_eq!(said.status.code(), Some(1), "{error}");
    assert!(error.contains("--> content/page-7.md:1:1"), "{error}");
}
