//! A case study: the indicators that it lists, for each of its places.

use std::sync::Arc;

use crate::data::Indicator;
use crate::page::builder::PageBuilder;
use crate::page::parts::panel::panel;
use crate::site::Page;
use crate::theme::context::{CaseStudy, KeyFigure, Panel};

/// The most places whose indicators are shown: those of any more are on the pages of the places.
const PANELS: usize = 6;
/// The most places whose series are drawn.
const DRAWN: usize = 2;

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
    let mut panels: Vec<Panel> = panels
        .map(|area| panel(builder, area, &indicators))
        .filter(|panel| !panel.groups.is_empty())
        .collect();
    // How values are compared is said once, below the last.
    let mut method: Vec<String> = Vec::new();
    for text in panels
        .iter_mut()
        .flat_map(|panel| std::mem::take(&mut panel.method))
    {
        if !method.contains(&text) {
            method.push(text);
        }
    }
    if let Some(last) = panels.last_mut() {
        last.method = method;
    }
    // On a page about many places their words stand for the drawings: those would weigh as much as all else on it.
    if panels.len() > DRAWN {
        let groups = panels.iter_mut().flat_map(|panel| &mut panel.groups);
        for row in groups.flat_map(|group| &mut group.rows) {
            row.sparkline = None;
        }
    }
    panels
}
