//! Stands in for `build/` until it is there.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::output::Sink;
use crate::source::SitePath;

#[derive(Default)]
pub(super) struct Memo(());

pub(super) struct Checked {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) coverage: BTreeMap<&'static str, usize>,
    pub(super) pages: usize,
    pub(super) held_back: Vec<(SitePath, String)>,
    pub(super) next_rebuild: Option<Timestamp>,
}

pub(super) fn check(_: &Inputs, _: &mut Memo) -> Checked {
    Checked {
        diagnostics: Vec::new(),
        coverage: BTreeMap::new(),
        pages: 0,
        held_back: Vec::new(),
        next_rebuild: None,
    }
}

impl Checked {
    #[expect(clippy::unused_self, reason = "a stub")]
    pub(super) fn render(&self, _: &mut Memo, _: &dyn Sink) -> Vec<Diagnostic> {
        Vec::new()
    }
}
