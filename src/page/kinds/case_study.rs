//! A case study: the indicators that it lists, for its place.

use std::sync::Arc;

use crate::data::Indicator;
use crate::page::builder::PageBuilder;
use crate::page::parts::panel::panel;
use crate::site::Page;
use crate::theme::context::{CaseStudy, KeyFigure, Panel};

/// What a case study has besides its text.
pub(in crate::page) fn case_study(
    builder: &PageBuilder<'_, '_>,
    page: &Page,
    key_figures: Vec<KeyFigure>,
) -> CaseStudy {
    CaseStudy {
        key_figures,
        panel: panel_of(builder, page),
    }
}

fn panel_of(builder: &PageBuilder<'_, '_>, page: &Page) -> Option<Panel> {
    let area = page.places.first()?;
    let names = page.summary.front.indicators.iter();
    let catalogue = builder.inputs().catalogue;
    let indicators: Vec<&Arc<Indicator>> = names.filter_map(|name| catalogue.find(name)).collect();
    let panel = panel(builder, area, &indicators);
    (!panel.groups.is_empty()).then_some(panel)
}
