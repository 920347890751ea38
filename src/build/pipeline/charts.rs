//! The charts and tables of a page, selected from the data.
//!
//! In: a page's blocks, the scope of its look-ups. Out: chart data. Must not know: drawing, pages' other parts.

use crate::chart::{self, ChartData, ChartSpec};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};
use crate::evidence::EvidenceScope;
use crate::language::Strings;

/// A chart or table of a page with its data.
#[derive(Clone, Debug)]
pub(crate) struct SelectedChart {
    /// The position of the fence in the page's file, which identifies the block.
    pub(crate) start: u32,
    pub(crate) data: ChartData,
}

/// Selects the data of every chart and table of a page; those with errors are left out.
pub(super) fn select(
    document: &Document,
    scope: &EvidenceScope<'_>,
    strings: &Strings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<SelectedChart> {
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
        selected.extend(data.map(|data| SelectedChart {
            start: placed.span.start,
            data,
        }));
    }
    selected.shrink_to_fit();
    selected
}
