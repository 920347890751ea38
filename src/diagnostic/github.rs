//! Messages as workflow commands of GitHub Actions, which shows them next to the changed lines.
//!
//! In: messages, their sources, the site's folder in the repository. Out: one line a message.
//! The syntax and its escapes are those of GitHub's "Workflow commands" (`::error file=…,line=…,title=…::message`).

use std::fmt::Write as _;

use super::json::positions;
use super::{Diagnostic, Severity, SourceOf, in_order};
use crate::source::Location;

/// One command a message: errors as `error`, advice as `notice`; help follows the message on lines of its own.
///
/// `folder` is the site's folder as seen from the repository's root, with a slash at its end; empty if it is the root.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceOf<'_>, folder: &str) -> String {
    let mut text = String::new();
    for diagnostic in in_order(diagnostics) {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Advice => "notice",
        };
        let mut message = match diagnostic.location.cell() {
            Some(cell) => format!("{}: {}", cell.within_file(), diagnostic.message),
            None => diagnostic.message.clone(),
        };
        for label in &diagnostic.labels {
            let _ = write!(message, "\n{}", label.text);
        }
        for help in &diagnostic.help {
            let _ = write!(message, "\nhelp: {help}");
        }
        let _ = writeln!(
            text,
            "::{command} file={}{},title={}::{}",
            property(&format!("{folder}{}", diagnostic.location.file())),
            lines(&diagnostic.location, sources),
            property(diagnostic.code.name()),
            data(&message),
        );
    }
    text
}

/// The lines as properties. A cell has none: its message begins with where it is.
fn lines(location: &Location, sources: &SourceOf<'_>) -> String {
    if location.cell().is_some() {
        return String::new();
    }
    let (start, end) = positions(location, sources);
    format!(
        ",line={},endLine={},col={}",
        start.line, end.line, start.column
    )
}

/// A command's text: it ends at the line's end.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A command's property: it also ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
