//! Messages of a whole site, as they are reported.
//!
//! In: messages in any order. Out: the same by place, without those that only follow from others. Must not know: who found them.

use crate::diagnostic::{Diagnostic, sort, without_consequences};
use crate::inputs::Inputs;

/// Sorted, without those that only follow from others.
pub(super) fn reported(inputs: &Inputs, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut diagnostics);
    without_consequences(&mut diagnostics, |path| {
        inputs.text(path).map(|source| source.text())
    });
    diagnostics
}
