//! Builds that are killed, and disks that fail: the previous website remains, or the next build restores it.
//!
//! Second tier (`cargo test -- --ignored`): a build runs under strace some hundred times, which kills it at each of its system
//! calls in turn, or makes the call fail.

use std::path::Path;
use std::process::Command;

use crate::folder::{DATE, Files, folder, read, run, text, write};

/// The system calls of a build that change files, each with its possible errors.
const FAULTS: [(&str, &[&str]); 14] = [
    ("openat", &["EACCES", "EIO", "EMFILE"]),
    ("read", &["EIO"]),
    // Blobs are read a piece at a time.
    ("lseek", &["EIO"]),
    ("getdents64", &["EIO"]),
    ("statx", &["EACCES", "EIO"]),
    ("readlink", &["EACCES", "EIO"]),
    ("mkdir", &["ENOSPC", "EACCES"]),
    ("write", &["ENOSPC", "EIO"]),
    ("rename", &["ENOSPC", "EIO", "EACCES"]),
    // An exchange of folders, and what it needs, which a file system may not have.
    ("renameat2", &["EINVAL", "EBUSY", "EIO"]),
    ("linkat", &["EPERM", "ENOSPC", "EIO"]),
    ("unlink", &["EIO", "EACCES"]),
    ("unlinkat", &["EIO"]),
    ("rmdir", &["EIO"]),
];

/// Further system calls on files, whose failure has no consequence that a program could see or correct.
const HARMLESS: [&str; 5] = ["close", "fcntl", "flock", "newfstatat", "fstat"];

fn site(version: u8) -> Files {
    let page = |title: &str| {
        let text = "Hello. ![A photograph](photo.png)";
        format!("---\ntitle: {title}\nsummary: A page.\n---\n\n{text}\n").into_bytes()
    };
    let photo = if version == 1 { "photo" } else { "picture" };
    let mut files = Files::from([
        (
            "content/site.yaml".to_owned(),
            b"title: Test\nbase_url: https://example.org/\n".to_vec(),
        ),
        ("content/same.md".to_owned(), page("Same")),
        ("content/photo.png".to_owned(), photo.into()),
        (
            "content/index.md".to_owned(),
            page(if version == 1 { "One" } else { "Two" }),
        ),
    ]);
    let other = if version == 1 {
        "content/old.md"
    } else {
        "content/new/page.md"
    };
    let other_page = String::from_utf8(page("Other")).expect("UTF-8");
    let other_page = other_page.replace(" ![A photograph](photo.png)", "");
    files.insert(other.to_owned(), other_page.into_bytes());
    files
}

/// A folder in which version 1 has been built and version 2 is about to be.
fn between() -> tempfile::TempDir {
    let place = folder(&site(1));
    let said = run(place.path(), &["build", "--date", DATE]);
    assert!(said.status.success(), "{}", text(&said.stderr));
    std::fs::remove_file(place.path().join("content/old.md")).expect("it is there");
    write(place.path(), &site(2));
    write(
        place.path(),
        &Files::from([("output/CNAME".to_owned(), b"example.org".to_vec())]),
    );
    place
}

/// The website of a version, with a file that is not Casebook's.
fn built(version: u8) -> Files {
    let place = folder(&site(version));
    let said = run(place.path(), &["build", "--date", DATE]);
    assert!(said.status.success(), "{}", text(&said.stderr));
    let mut files = read(&place.path().join("output"));
    files.insert("CNAME".to_owned(), b"example.org".to_vec());
    files
}

/// A build under strace.
struct Traced {
    status: Option<i32>,
    said: String,
    /// The lines of the log.
    calls: Vec<String>,
}

/// Runs a build under strace with `options` of it.
fn trace(place: &Path, options: &[&str]) -> Traced {
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let said = Command::new("strace")
        .args(["-f", "-qq", "-y", "-o"])
        .arg(log.path())
        .args(options)
        .arg(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--date", DATE])
        .current_dir(place)
        .env("RAYON_NUM_THREADS", "1")
        .env("HOME", "/nonexistent")
        .output()
        .expect("strace is installed");
    let log = std::fs::read_to_string(log.path()).expect("strace writes its log");
    Traced {
        status: said.status.code(),
        said: text(&said.stderr),
        calls: log.lines().map(str::to_owned).collect(),
    }
}

/// Runs a build with a fault at the `when`th such call of each thread. `None` if there was no such call.
fn inject(place: &Path, call: &str, fault: &str, when: usize) -> Option<Traced> {
    let inject = format!("inject={call}:{fault}:when={when}");
    let mut traced = trace(place, &["-e", &format!("trace={call}"), "-e", &inject]);
    let is_injected = |line: &String| line.contains("(INJECTED)") || line.contains("killed by SIG");
    traced.calls.retain(is_injected);
    (!traced.calls.is_empty()).then_some(traced)
}

/// Builds after a failed build: it succeeds, the website is complete and no other files are left.
fn assert_put_right(place: &Path, expected: &Files, what: &str) {
    let again = run(place, &["build", "--date", DATE]);
    assert!(again.status.success(), "{what}: {}", text(&again.stderr));
    assert!(
        read(&place.join("output")) == *expected,
        "{what}: another website"
    );
    assert!(
        !place.join(".output.casebook-staging").exists(),
        "{what}: the staging folder is left"
    );
}

#[test]
#[ignore = "second tier: needs strace"]
fn every_call_of_a_build_on_its_files_is_tried() {
    let place = between();
    let root = place.path().canonicalize().expect("it exists");
    let root = root.to_str().expect("UTF-8");
    let traced = trace(place.path(), &["-e", "trace=%file,%desc"]);
    assert_eq!(traced.status, Some(0), "{}", traced.said);
    let tried = FAULTS.map(|(call, _)| call);
    for line in traced.calls.iter().filter(|line| line.contains(root)) {
        let call = line
            .split_whitespace()
            .nth(1)
            .and_then(|call| call.split_once('('));
        let Some((call, _)) = call else {
            continue;
        };
        // The program itself must be there, before anything else is tested.
        assert!(
            tried.contains(&call)
                || HARMLESS.contains(&call)
                || ["execve", "getcwd"].contains(&call),
            "{line}"
        );
    }
}

#[test]
#[ignore = "second tier: needs strace"]
fn a_build_that_is_killed_at_any_call_is_put_right_by_the_next() {
    let expected = built(2);
    let old = built(1);
    let mut kills = 0;
    for (call, _) in FAULTS {
        for when in 1.. {
            let place = between();
            let Some(traced) = inject(place.path(), call, "signal=KILL", when) else {
                break;
            };
            assert_ne!(traced.status, Some(0), "{call} {when}");
            let output = read(&place.path().join("output"));
            assert!(
                output == old || output == expected,
                "a mixture: {call} {when} {}",
                traced.calls.join("\n")
            );
            kills += 1;
            assert_put_right(place.path(), &expected, &format!("{call} {when}"));
        }
    }
    assert!(kills > 100, "{kills} kills");
}

#[test]
#[ignore = "second tier: needs strace"]
fn a_disk_that_fails_at_any_call_is_told_and_costs_nothing() {
    let expected = built(2);
    let old = built(1);
    // Faults in the build's own calls, and in those of the system that loads it.
    let (mut own, mut foreign) = (0, 0);
    for (call, errors) in FAULTS {
        for error in errors {
            for when in 1.. {
                let place = between();
                let root = place.path().canonicalize().expect("it exists");
                let root = root.to_str().expect("UTF-8");
                let fault = format!("error={error}");
                let Some(traced) = inject(place.path(), call, &fault, when) else {
                    break;
                };
                let what = format!(
                    "{call} {error} {when}\n{}\n{}",
                    traced.calls.join("\n"),
                    traced.said
                );
                let is_own = traced.calls.iter().any(|line| line.contains(root));
                let output = read(&place.path().join("output"));
                match traced.status {
                    // A fault without consequence, or with a fallback.
                    Some(0) => assert!(output == expected, "success, and another website: {what}"),
                    Some(2) => {
                        // The message itself may be what cannot be written.
                        let mute = traced.said.is_empty()
                            && call == "write"
                            && traced.calls.iter().any(|line| !line.contains(root));
                        let path = [
                            "/",
                            "content",
                            "themes",
                            "cannot look at .",
                            "cannot read .",
                        ];
                        assert!(
                            mute || traced.said.starts_with("error: ")
                                && path.iter().any(|path| traced.said.contains(path)),
                            "no path: {what}"
                        );
                        assert!(output == old || output == expected, "a mixture: {what}");
                    }
                    // The system could not load the program, or its runtime could not start: none of our code ran.
                    _ => assert!(!is_own && output == old, "{what}"),
                }
                if is_own {
                    own += 1;
                } else {
                    foreign += 1;
                }
                assert_put_right(place.path(), &expected, &what);
            }
        }
    }
    assert!(
        own > 200,
        "{own} faults of our own, {foreign} of the system"
    );
}

#[test]
#[ignore = "second tier: builds five hundred times"]
fn readers_find_the_old_website_or_the_new_one_while_it_is_built_five_hundred_times() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let page = |edition: usize| {
        format!("---\ntitle: A page\nsummary: A page.\n---\n\nEdition {edition}.\n").into_bytes()
    };
    let site = |edition: usize| {
        let mut files = site(1);
        files.extend((0..30).map(|number| (format!("content/p{number}.md"), page(edition))));
        files
    };
    let place = folder(&site(0));
    let build = |edition: usize| {
        write(place.path(), &site(edition));
        let said = run(place.path(), &["build", "--date", DATE]);
        assert!(said.status.success(), "{}", text(&said.stderr));
    };
    build(0);
    let over = AtomicBool::new(false);
    let output = place.path().join("output");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut latest, mut reads) = (0, 0);
            while !over.load(Ordering::Relaxed) {
                for number in 0..30 {
                    let page = output.join(format!("p{number}/index.html"));
                    let html = std::fs::read_to_string(&page).expect("it is always there");
                    assert!(html.trim_end().ends_with("</html>"), "it is always whole");
                    let (_, edition) = html.split_once("Edition ").expect("an edition");
                    let (edition, _) = edition.split_once('.').expect("its number");
                    let edition: usize = edition.parse().expect("a number");
                    assert!(edition >= latest, "{edition} beside {latest}");
                    latest = edition;
                    reads += 1;
                }
            }
            reads
        });
        // A failing build must not leave the reader running for ever.
        let builds = std::panic::AssertUnwindSafe(|| (1..=500).for_each(build));
        let outcome = std::panic::catch_unwind(builds);
        over.store(true, Ordering::Relaxed);
        outcome.expect("every build ends well");
        let reads = reader.join().expect("no reader found anything amiss");
        assert!(reads > 1_000, "{reads} reads");
    });
}
