//! Messages as plain lines, for lists in which they are beside what they are about.
//!
//! In: a message. Out: its lines, without location and excerpt. Must not know: where they are shown.

use super::{Diagnostic, Severity};

/// `error[figure-mismatch]: the text says …`, then one line for each suggestion.
pub fn lines(diagnostic: &Diagnostic) -> Vec<String> {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Advice => "advice",
    };
    let code = diagnostic.code.name();
    let mut lines = vec![format!("{severity}[{code}]: {}", diagnostic.message)];
    for help in &diagnostic.help {
        lines.extend(help.lines().enumerate().map(|(index, line)| match index {
            0 => format!("help: {line}"),
            _ => format!("      {line}"),
        }));
    }
    lines
}
