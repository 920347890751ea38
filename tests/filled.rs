//! `casebook fill` writes words that `casebook check` accepts: a property over the demonstration site, every figure link of which
//! is emptied and filled again.

use std::path::Path;

use serde_json::Value;

use crate::folder::{Files, read, run, text, write};

#[test]
fn every_sentence_that_fill_completes_passes_check() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    for part in ["content", "themes"] {
        let below = read(&root.join(part)).into_iter();
        files.extend(below.map(|(path, bytes)| (format!("{part}/{path}"), bytes)));
    }
    let mut emptied = 0;
    let mut pages = Vec::new();
    for (path, bytes) in &mut files {
        if Path::new(path)
            .extension()
            .is_none_or(|ending| ending != "md")
        {
            continue;
        }
        let written = std::str::from_utf8(bytes).expect("pages are text");
        let (page, count) = without_words(written);
        if count > 0 {
            emptied += count;
            pages.push(path.clone());
            *bytes = page.into_bytes();
        }
    }
    assert!(emptied > 150, "{emptied} links were emptied");
    write(site.path(), &files);
    for page in &pages {
        run(site.path(), &["fill", page]);
    }
    let said: Value = serde_json::from_str(&text(
        &run(site.path(), &["check", "--format", "json"]).stdout,
    ))
    .expect("check prints JSON");
    let errors: Vec<&Value> = said["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|found| found["severity"] == "error")
        .collect();
    let (open, wrong): (Vec<&Value>, Vec<&Value>) = errors
        .into_iter()
        .partition(|error| error["code"] == "empty-link");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        open.len() * 5 < emptied,
        "{} of {emptied} links were left open: {open:#?}",
        open.len()
    );
}

/// A page's body without the words of its reference links to figures, and how many were emptied.
fn without_words(page: &str) -> (String, usize) {
    let is_figure = |id: &str| {
        let definition = format!("[{id}]: figure:");
        page.lines().any(|line| {
            line.starts_with(&definition) && !line.starts_with(&format!("[{id}]: figure:none"))
        })
    };
    let mut out = String::new();
    let mut count = 0;
    let mut rest = page;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..=open]);
        rest = &rest[open + 1..];
        let Some(close) = rest.find("][") else { break };
        let words = &rest[..close];
        let behind = &rest[close + 2..];
        let id = behind.split(']').next().unwrap_or_default();
        if !words.contains(['[', ']', '\n']) && is_figure(id) {
            count += 1;
            rest = &rest[close..];
        }
    }
    out.push_str(rest);
    (out, count)
}
