//! A case study: the indicators that it lists, for its place; several places are compared in columns.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::data::{AreaId, Indicator};
use crate::page::builder::PageBuilder;
use crate::page::parts::comparison_tables::{Lies, comparison_tables};
use crate::page::parts::panel::panel;
use crate::page::parts::publication::marks;
use crate::site::Page;
use crate::theme::context::{CaseStudy, ComparePage};

/// The most places that are compared: any more have their indicators on their own pages.
const PLACES: usize = 6;

/// What a case study has besides its text.
pub(in crate::page) fn case_study(builder: &PageBuilder<'_, '_>, page: &Page) -> CaseStudy {
    let names = page.summary.front.indicators.iter();
    let catalogue = builder.inputs().catalogue;
    let indicators: Vec<&Arc<Indicator>> = names.filter_map(|name| catalogue.find(name)).collect();
    match page.places.as_slice() {
        [] => CaseStudy::default(),
        [area] => CaseStudy {
            panels: Some(panel(builder, area, &indicators))
                .into_iter()
                .filter(|panel| !panel.groups.is_empty())
                .collect(),
            comparison: None,
        },
        areas => CaseStudy {
            panels: Vec::new(),
            comparison: compared(builder, areas, &indicators),
        },
    }
}

/// The indicators of several places, each place in a column, behind the benchmark.
fn compared(
    builder: &PageBuilder<'_, '_>,
    areas: &[AreaId],
    indicators: &[&Arc<Indicator>],
) -> Option<ComparePage> {
    let benchmark = builder.inputs().benchmark;
    let benchmark = benchmark.filter(|area| !areas.contains(area));
    let areas = areas.iter().take(PLACES).chain(benchmark);
    let areas: Vec<&AreaId> = areas.collect();
    let mut statuses = BTreeSet::new();
    let tables = comparison_tables(
        builder,
        &areas,
        indicators,
        Lies::PlacesInColumns,
        &mut statuses,
    );
    (!tables.is_empty()).then(|| ComparePage {
        tables,
        parts: Vec::new(),
        method: vec![
            builder.string("page-compared"),
            builder.string("page-untested"),
        ],
        marks: marks(builder, statuses),
    })
}
