//! A case study: the indicators that it lists, for each of its places.

use std::sync::Arc;

use crate::data::Indicator;
use crate::page::builder::PageBuilder;
use crate::page::parts::panel::panel;
use crate::site::Page;
use crate::theme::context::{CaseStudy, KeyFigure, Panel};

/// The most places whose indicators are shown: those of any more are on the pages of the places.
const PANELS: usize = 6;

/// What a case study has besides its text.
pub(in crate::page) fn case_study(
    builder: &PageBuilder<'_, '_>,
    page: &Page,
    key_figures: Vec<KeyFigure>,
) -> CaseStudy {
    CaseStudy {
        key_figures,
        panels: panels_of(builder, page),
    }
}

fn panels_of(builder: &PageBuilder<'_, '_>, page: &Page) -> Vec<Panel> {
    let names = page.summary.front.indicators.iter();
    let catalogue = builder.inputs().catalogue;
    let indicators: Vec<&Arc<Indicator>> = names.filter_map(|name| catalogue.find(name)).collect();
    let panels = page.places.iter().take(PANELS);
    panels
        .map(|area| panel(builder, area, &indicators))
        .filter(|panel| !panel.groups.is_empty())
        .collect()
}
