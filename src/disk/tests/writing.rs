//! What is written, left alone and deleted.

use super::*;

#[test]
fn an_empty_folder_one_with_a_keeper_and_one_that_is_not_there_are_taken() {
    for before in [
        &[("output/.gitignore", "*\n")][..],
        &[("output/.gitkeep", "")],
        &[("output/", "")],
        &[],
    ] {
        let site = folder(before);
        build(
            site.path(),
            &[("index.html", "hello"), ("a/b/index.html", "b")],
        )
        .expect("it builds");
        let mut expected = map(&[("index.html", "hello"), ("a/b/index.html", "b")]);
        for (path, text) in before.iter().filter(|(path, _)| !path.ends_with('/')) {
            expected.insert(path.replace("output/", ""), (*text).to_owned());
        }
        assert_eq!(output(site.path()), expected);
        let names: Vec<_> = fs::read_dir(site.path()).expect("the site").collect();
        assert_eq!(names.len(), 1, "no staging folder is left: {names:?}");
    }
}

#[test]
fn a_second_build_touches_only_what_is_other_and_deletes_only_what_it_wrote() {
    let site = folder(&[]);
    let root = site.path();
    let first = build(
        root,
        &[
            ("same.html", "same"),
            ("other.html", "one"),
            ("old/a.html", "a"),
            ("old/b.html", "b"),
        ],
    )
    .expect("it builds");
    assert_eq!((first.changed, first.unchanged, first.deleted), (4, 0, 0));
    fill(
        root,
        &[
            ("output/CNAME", "example.org"),
            ("output/old/b.html", "altered by hand"),
        ],
    );
    let touched = |name: &str| {
        let metadata = fs::metadata(root.join("output").join(name)).expect("it is there");
        metadata.modified().expect("a time")
    };
    let before = touched("same.html");
    let second = build(
        root,
        &[
            ("same.html", "same"),
            ("other.html", "two"),
            ("new/n.html", "n"),
        ],
    )
    .expect("it builds");
    assert_eq!(
        (second.changed, second.unchanged, second.deleted),
        (2, 1, 1)
    );
    assert_eq!(second.kept, ["old/b.html"]);
    assert_eq!(touched("same.html"), before);
    assert_eq!(
        output(root),
        map(&[
            ("CNAME", "example.org"),
            ("new/n.html", "n"),
            ("old/b.html", "altered by hand"),
            ("other.html", "two"),
            ("same.html", "same"),
        ])
    );
    let manifest = touched("manifest.json");
    let third = build(
        root,
        &[
            ("same.html", "same"),
            ("other.html", "two"),
            ("new/n.html", "n"),
        ],
    )
    .expect("it builds");
    assert_eq!((third.changed, third.unchanged, third.deleted), (0, 3, 0));
    assert_eq!(touched("manifest.json"), manifest);
    build(root, &[("same.html", "same")]).expect("it builds");
    assert!(!root.join("output/new").exists(), "an empty folder goes");
}

#[test]
fn what_was_deleted_or_altered_by_hand_is_written_again() {
    let site = folder(&[]);
    let root = site.path();
    let made = [
        ("a.html", "aaaa"),
        ("b.html", "bbbb"),
        ("c/index.html", "cccc"),
    ];
    build(root, &made).expect("it builds");
    fs::remove_file(root.join("output/a.html")).expect("it is there");
    fs::remove_file(root.join("output/c/index.html")).expect("it is there");
    fs::remove_dir(root.join("output/c")).expect("it is empty");
    fill(root, &[("output/b.html", "bBbb")]);
    let again = build(root, &made).expect("it builds");
    assert_eq!((again.changed, again.unchanged), (3, 0));
    assert_eq!(output(root), map(&made));
}

#[test]
fn a_build_that_is_dropped_or_has_faults_changes_nothing() {
    let site = folder(&[]);
    let root = site.path();
    build(root, &[("a.html", "one")]).expect("it builds");
    let before = files(root);
    drop(staging(
        root,
        &BTreeMap::new(),
        &[("a.html", "two"), ("b.html", "b")],
    ));
    assert_eq!(files(root), before);
    for bad in [
        "../x",
        "/etc/x",
        "a//b",
        "",
        "a\\b",
        "manifest.json",
        "a/./b",
        "a.html",
    ] {
        let faults = staging(root, &BTreeMap::new(), &[("a.html", "two"), (bad, "bad")]).commit();
        assert!(faults.is_err(), "{bad}");
        assert_eq!(files(root), before, "{bad}");
    }
}

#[test]
fn files_of_others_in_the_output_are_never_overwritten() {
    let site = folder(&[]);
    let root = site.path();
    build(root, &[("a.html", "a")]).expect("it builds");
    fill(
        root,
        &[
            ("output/robots.txt", "mine"),
            ("output/blog/post.html", "mine"),
            ("output/x", ""),
        ],
    );
    let before = files(root);
    for path in ["robots.txt", "blog", "x/index.html"] {
        let faults =
            build(root, &[("a.html", "other"), (path, "ours")]).expect_err("it is in the way");
        assert!(faults[0].message.contains("is in the way"), "{}", faults[0]);
        assert_eq!(files(root), before);
    }
    build(root, &[("a.html", "a"), ("blog/index.html", "ours")]).expect("both fit");
    assert_eq!(output(root)["blog/post.html"], "mine");
}

#[test]
fn a_folder_with_somebody_elses_file_does_not_become_a_file() {
    let site = folder(&[]);
    let root = site.path();
    build(root, &[("a.html", "a"), ("b/index.html", "b")]).expect("it builds");
    fill(root, &[("output/b/letter.txt", "dear")]);
    let before = files(root);
    let faults = build(root, &[("a.html", "other"), ("b", "b")]).expect_err("it is in the way");
    assert!(
        faults[0].message.contains("letter.txt is in the way"),
        "{}",
        faults[0]
    );
    assert_eq!(files(root), before, "refused before the first move");
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let site = folder(&[]);
    let root = site.path();
    let one = [("a", "a"), ("b/index.html", "b"), ("b/c/d.svg", "d")];
    let two = [("a/index.html", "a"), ("a/x/y.html", "y"), ("b", "b")];
    for made in [one, two, one] {
        build(root, &made).expect("it builds");
        assert_eq!(output(root), map(&made));
    }
}

#[test]
fn files_of_the_site_are_copied_byte_by_byte_and_not_copied_again() {
    let site = folder(&[
        ("content/photo.png", "\u{0}png"),
        ("content/data.csv", "\u{feff}a,b"),
    ]);
    let root = site.path();
    let inputs = read_site(root).expect("it can be read");
    let copies = || {
        let staging = staging(root, &inputs, &[("index.html", "x")]);
        for (path, from) in [("p/photo.png", "photo.png"), ("p/data.csv", "data.csv")] {
            staging.put(OutputFile {
                path: path.to_owned(),
                content: Content::Copy(SitePath::new(format!("content/{from}"))),
            });
        }
        staging.commit().expect("it builds")
    };
    assert_eq!((copies().changed, copies().unchanged), (3, 3));
    let expected = [
        ("index.html", "x"),
        ("p/photo.png", "\u{0}png"),
        ("p/data.csv", "\u{feff}a,b"),
    ];
    assert_eq!(output(root), map(&expected));
}

#[test]
fn a_second_build_at_the_same_time_is_told() {
    let site = folder(&[]);
    let inputs = BTreeMap::new();
    let _first = staging(site.path(), &inputs, &[("a.html", "a")]);
    let output = open(site.path(), "output").expect("an output folder");
    let error = Staging::begin(output, site.path(), &inputs)
        .err()
        .expect("it is told");
    assert!(
        error.message.starts_with("another build is writing to "),
        "{error}"
    );
}

#[test]
fn what_a_killed_build_left_is_put_right() {
    let site = folder(&[]);
    let root = site.path();
    let made = [
        ("a.html", "one"),
        ("gone.html", "gone"),
        ("n/index.html", "n"),
    ];
    // Killed before the moves: a staging folder without a journal.
    std::mem::forget(staging(root, &BTreeMap::new(), &[("a.html", "one")]));
    fs::remove_file(root.join(".output.casebook-staging/lock")).expect("the killed build's lock");
    // Killed in the first build's moves: files, a journal and no manifest.
    let entry = |text: &str| {
        let hash = crate::source::Hash::of(text.as_bytes());
        format!("[{{\"hash\": \"{hash}\", \"bytes\": {}}}]", text.len())
    };
    let journal = format!(
        "{{\"files\": {{\"a.html\": {}, \"z/z.html\": {}}}}}",
        entry("zero"),
        entry("z")
    );
    fill(
        root,
        &[
            ("output/a.html", "zero"),
            ("output/z/z.html", "z"),
            (".output.casebook-staging/journal.json", &journal),
        ],
    );
    drop(staging(root, &BTreeMap::new(), &made));
    build(root, &made).expect("the next build puts it right");
    assert_eq!(output(root), map(&made));
    // Killed after the manifest and before the deletions.
    let journal = format!("{{\"files\": {{\"lost.html\": {}}}}}", entry("lost"));
    fill(
        root,
        &[
            ("output/lost.html", "lost"),
            (".output.casebook-staging/journal.json", &journal),
        ],
    );
    build(root, &made).expect("the next build puts it right");
    assert_eq!(output(root), map(&made));
    assert!(!root.join(".output.casebook-staging").exists());
}
