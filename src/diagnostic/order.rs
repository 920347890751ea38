//! The order in which messages are shown, and how many there are.

use super::{Diagnostic, Severity};

/// The messages by file and location, errors first where two have the same one; a message that was found twice is shown once.
pub fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| {
        (&a.location, a.severity, a.code.name(), &a.message).cmp(&(
            &b.location,
            b.severity,
            b.code.name(),
            &b.message,
        ))
    });
    sorted.dedup();
    sorted
}

/// `3 errors, 2 advice`; `no errors` where there is nothing to say.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let sorted = in_order(diagnostics);
    let advice = sorted
        .iter()
        .filter(|d| d.severity == Severity::Advice)
        .count();
    let errors = match sorted.len() - advice {
        0 => "no errors".to_owned(),
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    };
    if advice == 0 {
        errors
    } else {
        format!("{errors}, {advice} advice")
    }
}
