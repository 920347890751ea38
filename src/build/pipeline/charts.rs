//! The charts and tables of a page, selected from the data.
//!
//! In: a page's blocks, the scope of its look-ups. Out: chart data. Must not know: drawing, pages' other parts.

use crate::chart::{self, ChartData, ChartSpec};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};
use crate::evidence::EvidenceScope;
use crate::language::Strings;

/// Selects the data of every chart and table of a page, each with the position of its fence; those with errors are left out.
pub(super) fn select(
    document: &Document,
    scope: &EvidenceScope<'_>,
    strings: &Strings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(u32, ChartData)> {
    let scope = chart::ChartScope {
        catalogue: scope.catalogue,
        areas: scope.areas,
        places: scope.places,
        benchmark: scope.benchmark,
        language: scope.language,
        strings,
    };
    let mut selected = Vec::new();
    for placed in &document.blocks {
        let spec = match &placed.block {
            Block::Chart(block) => ChartSpec::of_chart(block, scope.language),
            Block::Table(block) => ChartSpec::of_table(block, scope.language),
            _ => continue,
        };
        let data = chart::select(&spec, &scope, diagnostics);
        selected.extend(data.map(|data| (placed.span.start, data)));
    }
    selected
}
