//! The diagnostics of a whole site, as they are reported.
//!
//! In: diagnostics in any order. Out: sorted, without consequences of others. Must not know: who found them.

use crate::diagnostic::{Diagnostic, sort, without_consequences};
use crate::inputs::Inputs;

/// Sorts diagnostics and removes those that only follow from others.
pub(super) fn reported(inputs: &Inputs, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut diagnostics);
    without_consequences(&mut diagnostics, |path| {
        inputs.text(path).map(|source| source.text())
    });
    diagnostics
}
