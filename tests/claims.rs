//! Claims by the kind of wording: each table holds true ones that must pass and false ones that must be refused.
//!
//! `claims/*.txt` are checked on the site in `claims/site.txt`, `claims/small-site/*.txt` on that in
//! `claims/small-site/site.txt`, where every indicator has the same title and no phrases. Those in `claims/sentence/` and `claims/around/` are about what
//! stands around a link, and evidence is required there.
//!
//! `@ DESTINATION` applies to the lines after it; `+ WORDS` is true, `- WORDS | CODE` false, with the code of its error where
//! that matters. A `figure-mismatch` that is the only error has help. Words without a
//! link become one link, or the part of them in brackets does. `place ID` and `lang CODE` set the place and the language of the
//! pages of the lines after them. `//` is a comment.
//!
//! Text without links is in `claims/free-text/`, one page a line: the statistics of `always.txt` are in braces;
//! `paragraphs.txt` has none, and `never.txt` has no other counts either.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::diagnostics::parts;
use crate::folder::{DATE, Files, folder, run, text};

/// The diagnostics of `casebook check`, by file.
type Messages = BTreeMap<String, Vec<Value>>;

/// The folders of tables, each with the site that its claims are checked on.
const FOLDERS: [&str; 5] = [
    "tests/claims",
    "tests/claims/around",
    "tests/claims/sentence",
    "tests/claims/series",
    "tests/claims/small-site",
];

/// One line of a table.
#[derive(Clone)]
struct Row {
    /// Its line in the table, for a failure's message.
    line: usize,
    is_true: bool,
    body: String,
    code: Option<String>,
    place: String,
    language: String,
}

impl Row {
    /// The file of its page among the pages of a table.
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
    for (site, path) in FOLDERS
        .into_iter()
        .flat_map(|site| tables(site).into_iter().map(move |path| (site, path)))
    {
        let name = path.display();
        let rows = rows(&fs::read_to_string(&path).expect("a table is text"));
        let (truths, falsehoods): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_true);
        assert!(
            truths.len() >= 10 && falsehoods.len() >= 10,
            "{name}: {} true ones and {} false ones are too few",
            truths.len(),
            falsehoods.len()
        );
        let errors = errors(site, &rows);
        let mut proposed = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let found = errors.get(&row.file(index)).map_or(&[][..], Vec::as_slice);
            if let Some(problem) = problem(row, found) {
                failures.push(format!("{name}:{}: {}\n    {problem}", row.line, row.body));
            }
            proposed.extend(proposals(row, found));
        }
        tried += proposed.len();
        let errors = self::errors(site, &proposed);
        for (index, row) in proposed.iter().enumerate() {
            if let Some(found) = errors.get(&row.file(index)) {
                failures.push(format!(
                    "{name}:{}: the proposal {} does not pass\n    {}",
                    row.line,
                    row.body,
                    summary(found)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(tried > 300, "{tried} proposals were tried");
}

#[test]
fn statistics_in_free_text_are_found_and_nothing_else_is() {
    const HOMES_AND_BEDS: &[(&str, &str)] = &[("homes", "homes"), ("beds", "beds")];
    let mut failures = Vec::new();
    for (name, least, units) in [
        ("always", 90, HOMES_AND_BEDS),
        ("never", 220, &[]),
        ("paragraphs", 40, &[]),
    ] {
        let path = format!("tests/claims/free-text/{name}.txt");
        let table = fs::read_to_string(path).expect("a table is text");
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines.len() >= least, "{name}: {} lines", lines.len());
        let found = statistics(&lines, units);
        for (index, line) in lines.iter().enumerate() {
            let marked = line.split('{').skip(1);
            let marked: Vec<&str> = marked.filter_map(|part| part.split('}').next()).collect();
            let (words, other_counts) = &found[index];
            if *words != marked || (name == "never" && *other_counts) {
                failures.push(format!(
                    "{name}.txt:{}: {line}\n    found {words:?}, other counts: {other_counts}",
                    index + 1
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The unbound statistics of each line, on a page of its own, and whether `check` reports other counts there.
fn statistics(lines: &[&str], units: &[(&str, &str)]) -> Vec<(Vec<String>, bool)> {
    let mut files = site_files("tests/claims/free-text");
    for (id, unit) in units {
        let definition = format!(
            "title: Share of something\nunit: {unit}\nsource: {{title: S, publisher: P, licence: OGL}}\n"
        );
        files.insert(format!("content/indicators/{id}.yaml"), definition.into());
        let data = "area,period,value\ncoventry,2020,500\n";
        files.insert(format!("content/indicators/{id}.csv"), data.into());
    }
    let file = |index: usize| format!("content/claims/claim-{index}.md");
    for (index, line) in lines.iter().enumerate() {
        let body = line.replace(['{', '}'], "");
        let page = format!("---\ntitle: A page\nsummary: About it.\n---\n\n{body}\n");
        files.insert(file(index), page.into_bytes());
    }
    let mut messages = check(&files);
    let words = |message: &Value| {
        let text = message["message"].as_str()?.strip_prefix('"')?;
        Some(text.rsplit_once('"')?.0.to_owned())
    };
    (0..lines.len())
        .map(|index| {
            let mut own = messages.remove(&file(index)).unwrap_or_default();
            own.sort_by_key(|message| (message["line"].as_u64(), message["column"].as_u64()));
            let unbound = own
                .iter()
                .filter(|message| message["code"] == "unbound-statistic");
            let other_counts = own.iter().any(|message| message["code"] == "other-counts");
            (unbound.filter_map(words).collect(), other_counts)
        })
        .collect()
}

/// What is wrong with the errors of a row, if anything.
fn problem(row: &Row, found: &[Value]) -> Option<String> {
    if row.is_true {
        return (!found.is_empty()).then(|| format!("is true, but: {}", summary(found)));
    }
    if found.is_empty() {
        return Some("is false, but passes".to_owned());
    }
    let codes: BTreeSet<&str> = found
        .iter()
        .filter_map(|error| error["code"].as_str())
        .collect();
    if let Some(code) = &row.code
        && !codes.contains(code.as_str())
    {
        return Some(format!("should be {code}, but: {}", summary(found)));
    }
    if let [error] = found
        && error["code"] == "figure-mismatch"
        && error["help"].as_str().unwrap_or_default().is_empty()
    {
        return Some(format!("has no help: {}", summary(found)));
    }
    // The body is one line, and the error is in one of its links, or on a word around them.
    let body_line = row.page().lines().count() as u64;
    let (open, close) = (
        row.body.find('[')?,
        row.body.rfind(')').unwrap_or(row.body.len()),
    );
    let column = |at: usize| row.body[..at].chars().count() as u64 + 1;
    let is_located = found.iter().any(|error| {
        let is_around = error["code"]
            .as_str()
            .is_some_and(|code| code.starts_with("unlinked-"));
        let is_inside = error["column"].as_u64() < Some(column(close) + 1)
            && error["end_column"].as_u64() > Some(column(open));
        error["line"] == body_line && (is_around || is_inside)
    });
    (!is_located).then(|| format!("no error is located in it: {}", summary(found)))
}

/// The row with each wording that its errors propose, in place of the text of the link that the error is about.
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
                let mut corrected = row.clone();
                corrected.body.replace_range(at + 1..end, wording);
                rows.push(corrected);
            }
        }
    }
    rows
}

/// The errors of the rows, each on a page of its own.
fn errors(site: &str, rows: &[Row]) -> Messages {
    let mut files = site_files(site);
    for (index, row) in rows.iter().enumerate() {
        files.insert(row.file(index), row.page().into_bytes());
    }
    let mut messages = check(&files);
    for found in messages.values_mut() {
        found.retain(|message| message["severity"] == "error");
    }
    messages.retain(|_, found| !found.is_empty());
    messages
}

/// The files of `site.txt` of a folder.
fn site_files(folder: &str) -> Files {
    let site = fs::read_to_string(format!("{folder}/site.txt")).expect("the site is text");
    parts(&site).files
}

/// What `casebook check` reports on a site.
fn check(files: &Files) -> Messages {
    let site = folder(files);
    let output = run(site.path(), &["check", "--date", DATE, "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
    let mut messages = Messages::new();
    for message in report["diagnostics"].as_array().into_iter().flatten() {
        let file = message["file"].as_str().unwrap_or_default().to_owned();
        messages.entry(file).or_default().push(message.clone());
    }
    messages
}

/// The codes and texts of errors, on one line.
fn summary(errors: &[Value]) -> String {
    let texts: Vec<String> = errors
        .iter()
        .map(|error| {
            format!(
                "[{}] {}",
                error["code"].as_str().unwrap_or_default(),
                error["message"]
            )
        })
        .collect();
    texts.join("; ")
}

/// The tables of a folder, by name.
fn tables(folder: &str) -> Vec<PathBuf> {
    let mut tables: Vec<PathBuf> = fs::read_dir(folder)
        .expect("there are tables")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file() && path.file_name().is_some_and(|name| name != "site.txt"))
        .collect();
    tables.sort();
    tables
}

/// The rows of a table.
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
                Some((words, code)) => (words, Some(code.trim())),
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
                code: code.map(str::to_owned),
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
