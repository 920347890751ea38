//! Same inputs, same bytes: whatever the number of threads, folder, time zone, locale or order of directory entries.

use std::path::Path;

use crate::folder::{DATE, Files, casebook, folder, folders, read, text};

/// The repository's own site and every golden one.
fn sites() -> Vec<Files> {
    let mut sites: Vec<Files> = folders(Path::new("tests/golden"))
        .iter()
        .map(|site| read(&site.join("input")))
        .collect();
    let own = read(Path::new("content"))
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), bytes));
    sites.push(own.collect());
    sites
}

fn build(site: &Files, reversed: bool, environment: &[(&str, &str)], date: bool) -> Files {
    let place = if reversed {
        // In another root with a longer path, with the files created in reverse order.
        let place = tempfile::tempdir().expect("a temporary folder");
        let root = place.path().join("a longer/path");
        for (path, bytes) in site.iter().rev() {
            crate::folder::write(&root, &Files::from([(path.clone(), bytes.clone())]));
        }
        place
    } else {
        folder(site)
    };
    let root = if reversed {
        place.path().join("a longer/path")
    } else {
        place.path().to_owned()
    };
    let mut command = casebook(&root);
    // With drafts, which one of the sites needs.
    command
        .args(["build", "--drafts"])
        .envs(environment.iter().copied());
    if date {
        command.args(["--date", DATE]);
    }
    let output = command.output().expect("the command can be run");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let built = read(&root.join("output"));
    let root = root.to_str().expect("UTF-8");
    for (path, bytes) in &built {
        assert!(
            !text(bytes).contains(root),
            "{path} names the machine's {root}"
        );
    }
    built
}

#[test]
fn two_builds_have_the_same_bytes() {
    for site in sites() {
        let first = build(
            &site,
            false,
            &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC")],
            true,
        );
        assert!(first.len() > 1, "there is a website");
        let others = [
            build(
                &site,
                true,
                &[("RAYON_NUM_THREADS", "7"), ("TZ", "Pacific/Auckland")],
                true,
            ),
            // 23 November 2026, midnight in London.
            build(
                &site,
                false,
                &[("LANG", "cy_GB.UTF-8"), ("SOURCE_DATE_EPOCH", "1795392000")],
                false,
            ),
        ];
        for other in others {
            let different: Vec<&String> = first
                .keys()
                .chain(other.keys())
                .filter(|path| first.get(*path) != other.get(*path))
                .collect();
            assert!(different.is_empty(), "{different:?} differ");
        }
    }
}
