//! Builds that are killed, and disks that fail: the last website stays or the next build puts everything right.
//!
//! Second tier (`cargo test -- --ignored`): a build is run under strace some hundred times, which kills it at, or lets fail, each
//! of its system calls in turn.

use std::path::Path;
use std::process::Command;

use crate::folder::{DATE, Files, folder, read, run, text, write};

/// The calls that change the file system, each with the most that a small build makes of it.
const CALLS: [&str; 7] = [
    "rename", "unlink", "mkdir", "rmdir", "openat", "write", "unlinkat",
];

fn site(version: u8) -> Files {
    let page = |title: &str| {
        format!("---\ntitle: {title}\nsummary: A page.\n---\n\nHello.\n").into_bytes()
    };
    let mut files = Files::from([
        (
            "content/site.yaml".to_owned(),
            b"title: Test\nbase_url: https://example.org/\n".to_vec(),
        ),
        ("content/same.md".to_owned(), page("Same")),
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
    files.insert(other.to_owned(), page("Other"));
    files
}

/// A place where version 1 has been built and version 2 is about to be.
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

fn built(version: u8) -> Files {
    let place = folder(&site(version));
    let said = run(place.path(), &["build", "--date", DATE]);
    assert!(said.status.success(), "{}", text(&said.stderr));
    let mut files = read(&place.path().join("output"));
    files.insert("CNAME".to_owned(), b"example.org".to_vec());
    files
}

/// Runs a build in which the call numbered `when` is injected. `None` if there was no such call.
fn inject(place: &Path, call: &str, fault: &str, when: usize) -> Option<std::process::Output> {
    let log = place.join("strace.log");
    let said = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(&log)
        .args([
            "-e",
            &format!("trace={call}"),
            "-e",
            &format!("inject={call}:{fault}:when={when}"),
        ])
        .arg(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--date", DATE])
        .current_dir(place)
        .env("RAYON_NUM_THREADS", "1")
        .env("HOME", "/nonexistent")
        .output()
        .expect("strace is installed");
    let log = std::fs::read_to_string(&log).unwrap_or_default();
    (log.contains("(INJECTED)") || log.contains("SIGKILL")).then_some(said)
}

#[test]
#[ignore = "second tier: needs strace"]
fn a_build_that_is_killed_at_any_call_is_put_right_by_the_next() {
    let expected = built(2);
    let mut kills = 0;
    for call in CALLS {
        for when in 1.. {
            let place = between();
            let Some(said) = inject(place.path(), call, "signal=KILL", when) else {
                break;
            };
            assert!(!said.status.success(), "{call} {when}");
            kills += 1;
            let again = run(place.path(), &["build", "--date", DATE]);
            assert!(
                again.status.success(),
                "{call} {when}: {}",
                text(&again.stderr)
            );
            assert!(
                read(&place.path().join("output")) == expected,
                "{call} {when}: another website"
            );
            assert!(
                !place.path().join(".output.casebook-staging").exists(),
                "{call} {when}"
            );
        }
    }
    assert!(kills > 50, "{kills} kills");
}

#[test]
#[ignore = "second tier: needs strace"]
fn a_disk_that_is_full_at_any_write_is_told_and_costs_nothing() {
    let expected = built(2);
    let old = built(1);
    let mut faults = 0;
    for (call, fault) in [("write", "error=ENOSPC")] {
        for when in 1.. {
            let place = between();
            let Some(said) = inject(place.path(), call, fault, when) else {
                break;
            };
            faults += 1;
            let output = read(&place.path().join("output"));
            if said.status.success() {
                // A fault in a call that the build can do without: the runtime's own, or one that is tried in another way.
                assert!(
                    output == expected,
                    "{call} {when}: success, and another website"
                );
                continue;
            }
            if said.status.code() == Some(127) {
                // The system could not load the program: it never ran.
                assert!(output == old, "{call} {when}");
                continue;
            }
            let error = text(&said.stderr);
            if call == "write" && error.is_empty() {
                // The message itself could not be written: no success, and nothing lost.
                assert!(output == old || output == expected, "{call} {when}");
                continue;
            }
            assert_eq!(said.status.code(), Some(2), "{call} {when}: {error}");
            assert!(error.contains("error: "), "{call} {when}: {error}");
            if call != "rename" && call != "unlink" {
                assert!(
                    output == old || output == expected,
                    "{call} {when}: a mixture\n{error}"
                );
            }
            let again = run(place.path(), &["build", "--date", DATE]);
            assert!(
                again.status.success(),
                "{call} {when}: {}",
                text(&again.stderr)
            );
            assert!(
                read(&place.path().join("output")) == expected,
                "{call} {when}: another website"
            );
        }
    }
    assert!(faults > 50, "{faults} faults");
}
