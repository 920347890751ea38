//! Claims by the row of the table of wordings: `claims/ROW.txt` holds true ones that must pass and false ones that must be
//! refused, on the site in `claims/site.txt`.
//!
//! `@ DESTINATION` stands for the lines behind it; `+ WORDS` is true, `- WORDS | CODE` false, with the code of its error
//! where that matters. Words that have no link of their own are one whole link, or the part of them in brackets is.
//! `place ID` and `lang CODE` say what page the lines behind them stand on. `//` is a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diagnostics::parts;
use crate::folder::{DATE, Files, folder, run, text};

/// Every error message, by the file that it stands in.
type Errors = BTreeMap<String, Vec<Value>>;

/// One line of a table.
#[derive(Clone)]
struct Row {
    /// Where it stands, for a failure.
    line: usize,
    is_true: bool,
    body: String,
    code: Option<String>,
    place: String,
    language: String,
}

impl Row {
    /// Its page among the pages of a table.
    fn file(&self, index: usize) -> String {
        let language = if self.language == "en" { "" } else { ".cy" };
        format!("content/claims/claim-{index}{language}.md")
    }

    fn page(&self) -> String {
        let place = if self.place.is_empty() {
            String::new()
        } else {
            format!("place: {}\n", self.place)
        };
        format!(
            "---\ntitle: A claim\nsummary: About it.\nkind: case-study\n{place}---\n\n{}\n",
            self.body
        )
    }
}

#[test]
fn true_wordings_pass_false_ones_are_refused_and_proposals_pass() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for path in tables() {
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let rows = rows(&fs::read_to_string(&path).expect("a table is text"));
        let (truths, falsehoods): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_true);
        assert!(
            truths.len() >= 10 && falsehoods.len() >= 10,
            "{name}: {} true ones and {} false ones are too few",
            truths.len(),
            falsehoods.len()
        );
        let errors = check(&rows);
        let mut proposed = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let found = errors.get(&row.file(index)).map_or(&[][..], Vec::as_slice);
            if let Some(problem) = judged(row, found) {
                failures.push(format!(
                    "{name}.txt:{}: {}\n    {problem}",
                    row.line, row.body
                ));
            }
            proposed.extend(proposals(row, found));
        }
        tried += proposed.len();
        let errors = check(&proposed);
        for (index, row) in proposed.iter().enumerate() {
            if let Some(found) = errors.get(&row.file(index)) {
                let said = messages(found);
                failures.push(format!(
                    "{name}.txt:{}: the proposal {} does not pass\n    {said}",
                    row.line, row.body
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(tried > 300, "{tried} proposals were put in");
}

/// What is wrong with the errors of a row, if anything.
fn judged(row: &Row, found: &[Value]) -> Option<String> {
    if row.is_true {
        return (!found.is_empty()).then(|| format!("is true, but: {}", messages(found)));
    }
    if found.is_empty() {
        return Some("is false, and nothing was said".to_owned());
    }
    let codes: BTreeSet<&str> = found
        .iter()
        .filter_map(|error| error["code"].as_str())
        .collect();
    if let Some(code) = &row.code
        && !codes.contains(code.as_str())
    {
        return Some(format!("should be {code}, but: {}", messages(found)));
    }
    // The body stands on one line, and the error in its links.
    let body_line = row.page().lines().count() as u64;
    let (open, close) = (
        row.body.find('[')?,
        row.body.rfind(')').unwrap_or(row.body.len()),
    );
    let column = |at: usize| row.body[..at].chars().count() as u64 + 1;
    let stands_there = found.iter().any(|error| {
        error["line"] == body_line
            && error["column"].as_u64() < Some(column(close) + 1)
            && error["end_column"].as_u64() > Some(column(open))
    });
    (!stands_there).then(|| format!("no error stands at it: {}", messages(found)))
}

/// The row with each wording that its errors propose put into the link that it is proposed for.
fn proposals(row: &Row, found: &[Value]) -> Vec<Row> {
    let mut rows = Vec::new();
    for error in found {
        let column = error["column"].as_u64().unwrap_or(1) as usize - 1;
        let Some((at, '[')) = row.body.char_indices().nth(column) else {
            continue;
        };
        for help in error["help"].as_str().unwrap_or_default().lines() {
            let wording = help
                .strip_prefix("write \"")
                .and_then(|rest| rest.split('"').next());
            let end = row.body[at..].find(']').map(|end| at + end);
            if let (Some(wording), Some(end)) = (wording, end) {
                let mut mended = row.clone();
                mended.body.replace_range(at + 1..end, wording);
                rows.push(mended);
            }
        }
    }
    rows
}

/// The errors of pages that hold a row each.
fn check(rows: &[Row]) -> Errors {
    let site = fs::read_to_string("tests/claims/site.txt").expect("the site is text");
    let (mut files, _): (Files, String) = parts(&site);
    for (index, row) in rows.iter().enumerate() {
        files.insert(row.file(index), row.page().into_bytes());
    }
    let place = folder(&files);
    let output = run(place.path(), &["check", "--date", DATE, "--format", "json"]);
    let said: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
    let mut errors = Errors::new();
    for message in said["diagnostics"].as_array().into_iter().flatten() {
        if message["severity"] == "error" {
            let file = message["file"].as_str().unwrap_or_default().to_owned();
            errors.entry(file).or_default().push(message.clone());
        }
    }
    errors
}

fn messages(found: &[Value]) -> String {
    let said: Vec<String> = found
        .iter()
        .map(|error| {
            format!(
                "[{}] {}",
                error["code"].as_str().unwrap_or_default(),
                error["message"]
            )
        })
        .collect();
    said.join("; ")
}

fn tables() -> Vec<PathBuf> {
    let mut tables: Vec<PathBuf> = fs::read_dir(Path::new("tests/claims"))
        .expect("there are tables")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "site.txt"))
        .collect();
    tables.sort();
    tables
}

fn rows(table: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut destination = "";
    let mut place = "coventry";
    let mut language = "en";
    for (index, line) in table.lines().enumerate() {
        if let Some(rest) = line.strip_prefix("@ ") {
            destination = rest.trim();
        } else if let Some(rest) = line.strip_prefix("place") {
            place = rest.trim();
        } else if let Some(rest) = line.strip_prefix("lang ") {
            language = rest.trim();
        } else if let Some(words) = line.strip_prefix("+ ").or(line.strip_prefix("- ")) {
            let (words, code) = match words.rsplit_once(" | ") {
                Some((words, code)) => (words, Some(code.trim().to_owned())),
                None => (words, None),
            };
            let body = if words.contains("](") {
                words.to_owned()
            } else if words.contains('[') {
                words.replace(']', &format!("]({destination})"))
            } else {
                format!("[{words}]({destination})")
            };
            rows.push(Row {
                line: index + 1,
                is_true: line.starts_with('+'),
                body,
                code,
                place: place.to_owned(),
                language: language.to_owned(),
            });
        } else {
            assert!(
                line.trim().is_empty() || line.starts_with("//"),
                "line {}: {line}",
                index + 1
            );
        }
    }
    rows
}
