//! The order in which messages are shown, and how many there are.

use std::cmp::Ordering;

use super::{Diagnostic, Severity};

/// The messages by file and location, errors first where two have the same one; a message that was found twice is there once.
pub fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|one, other| compare(one, other));
    sorted.dedup();
    sorted
}

/// Puts messages in the order of [`in_order`], and leaves out the second of two that are the same.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(compare);
    diagnostics.dedup();
}

fn compare(one: &Diagnostic, other: &Diagnostic) -> Ordering {
    let key = |found: &Diagnostic| (found.severity, found.code.name());
    one.location
        .cmp(&other.location)
        .then_with(|| key(one).cmp(&key(other)))
        .then_with(|| one.message.cmp(&other.message))
}

/// `3 errors, 2 advice`; `no errors` where there are none.
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
