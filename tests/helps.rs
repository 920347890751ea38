//! Every help of `diagnostics/`, followed to the letter, leads to a site without that message and without a new error.
//!
//! What a help says to write, and where, is done to the fixture's files, one message after the other, as an editor would. A fixture whose
//! helps leave a choice has the mended files as parts `--- fixed PATH`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostics::{Parts, fixtures, site_of};
use crate::folder::{DATE, Files, folder, run, text};

/// How often the site is checked again at most: one line may need several corrections.
const ROUNDS: usize = 25;

/// A message of `check --format json`.
#[derive(Clone, Debug)]
struct Message {
    severity: String,
    code: String,
    text: String,
    file: String,
    line: usize,
    column: usize,
    end: (usize, usize),
    help: Vec<String>,
}

#[test]
fn every_help_followed_to_the_letter_mends_its_site() {
    let mut problems = Vec::new();
    for path in fixtures() {
        let fixture = std::fs::read_to_string(&path).expect("a fixture is text");
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("");
        if let Err(problem) = follow(&fixture) {
            problems.push(format!("{name}: {problem}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Follows the helps of a fixture; `Err` is what went wrong.
fn follow(fixture: &str) -> Result<(), String> {
    let (site, _) = fixture
        .split_once("--- messages\n")
        .unwrap_or((fixture, ""));
    let (mut files, parts) = site_of(site);
    let first = messages(&files, &parts);
    let errors: BTreeSet<(String, String)> = first.iter().map(Message::identity).collect();
    let is_new =
        |message: &Message| message.severity == "error" && !errors.contains(&message.identity());
    let mut left = first;
    if parts.is_fixed() {
        parts.fix(&mut files);
        left = messages(&files, &parts);
        return match left.first() {
            None => Ok(()),
            Some(found) => Err(format!("the fixed site still says {}", found.shown())),
        };
    }
    for _ in 0..ROUNDS {
        let Some(next) = left.iter().find_map(|message| {
            let mended = message.followed(files.get(&message.file)?)?;
            Some((message.file.clone(), mended))
        }) else {
            break;
        };
        files.insert(next.0, next.1);
        left = messages(&files, &parts);
        if let Some(new) = left.iter().find(|message| is_new(message)) {
            return Err(format!("a help led to {}", new.shown()));
        }
    }
    // What is left offers a choice; a fixture that shows what to choose has fixed files.
    let unmended = left.iter().find(|message| {
        let file = files.get(&message.file);
        file.is_some_and(|file| message.followed(file).is_some())
    });
    match unmended {
        None => Ok(()),
        Some(found) => Err(format!("followed in vain: {}", found.shown())),
    }
}

fn messages(files: &Files, parts: &Parts) -> Vec<Message> {
    let place = folder(files);
    let mut arguments = vec!["check", "--format", "json", "--date", DATE];
    arguments.extend(parts.arguments.split_whitespace());
    let output = run(place.path(), &arguments);
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)));
    let found = report["diagnostics"].as_array().cloned();
    found.unwrap_or_default().iter().map(Message::of).collect()
}

impl Message {
    fn of(value: &Value) -> Self {
        let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| value[key].as_u64().unwrap_or_default() as usize;
        Self {
            severity: word("severity"),
            code: word("code"),
            text: word("message"),
            file: word("file"),
            line: number("line"),
            column: number("column"),
            end: (number("end_line"), number("end_column")),
            help: word("help").lines().map(str::to_owned).collect(),
        }
    }

    fn identity(&self) -> (String, String) {
        (self.code.clone(), self.text.clone())
    }

    fn shown(&self) -> String {
        let (code, text, help) = (&self.code, &self.text, self.help.join(" // "));
        format!("{}:{} {code}: {text} | {help}", self.file, self.line)
    }

    /// The file with its first help followed; `None` where the help leaves a choice.
    fn followed(&self, file: &[u8]) -> Option<Vec<u8>> {
        let file = std::str::from_utf8(file).ok()?;
        let mut lines: Vec<String> = file.split('\n').map(str::to_owned).collect();
        let at = self.line.checked_sub(1)?;
        let line = lines.get(at)?.clone();
        let indent = &line[..line.len() - line.trim_start_matches([' ', '-']).len()];
        let help = self.help.first()?;
        if let Some(written) = help.strip_prefix("write: ") {
            let has_indent = written.starts_with(indent);
            lines[at] = if has_indent {
                written.to_owned()
            } else {
                format!("{indent}{written}")
            };
        } else if let Some(written) = help.strip_prefix("write a value, such as: ") {
            lines[at] = format!("{indent}{written}");
        } else if let Some(written) = help.strip_prefix("add a line such as: ") {
            // Keys are below a line of dashes, and below a fence.
            let below = usize::from(line == "---" || line.starts_with("```"));
            let indent = if below == 1 {
                String::new()
            } else {
                indent.replace('-', " ")
            };
            lines.insert(at + below, format!("{indent}{written}"));
            if below == 0 && line.trim_start().starts_with("- ") {
                lines.swap(at, at + 1);
            }
        } else if let Some(written) = quoted(help, "write \"") {
            lines[at] = self.with(&line, written)?;
        } else if let Some(written) = quoted(help, "did you mean \"") {
            lines[at] = self.with(&line, written)?;
        } else if ["remove the line", "take this line out"].contains(&help.as_str()) {
            lines.remove(at);
        } else {
            return None;
        }
        Some(lines.join("\n").into_bytes())
    }

    /// The line with the underlined part replaced; brackets of a link stay.
    fn with(&self, line: &str, written: &str) -> Option<String> {
        if self.end.0 != self.line {
            return None;
        }
        let letters: Vec<char> = line.chars().collect();
        let (start, end) = (self.column.checked_sub(1)?, self.end.1.checked_sub(1)?);
        let part: String = letters.get(start..end)?.iter().collect();
        let written = if let Some(destination) = part.strip_prefix("[]") {
            format!("[{written}]{destination}")
        } else if part.starts_with('[') && part.ends_with(']') {
            format!("[{written}]")
        } else {
            written.to_owned()
        };
        let before: String = letters[..start].iter().collect();
        let after: String = letters[end..].iter().collect();
        Some(format!("{before}{written}{after}"))
    }
}

/// The text between quotes behind a beginning.
fn quoted<'t>(help: &'t str, start: &str) -> Option<&'t str> {
    help.strip_prefix(start)?.split('"').next()
}
