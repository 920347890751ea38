//! The list of indicators.

use std::sync::Arc;

use super::generated::GeneratedPage;
use crate::data::Indicator;
use crate::page::builder::PageBuilder;
use crate::page::parts::indicator_cards::indicator_card;
use crate::page::parts::terms::by_term;
use crate::theme::context::{Content, IndicatorGroup, IndicatorsPage};

/// All indicators, by the terms of the site's first taxonomy.
pub(in crate::page) fn indicators(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let indicators: Vec<&Arc<Indicator>> = builder.inputs().catalogue.by_id.values().collect();
    let groups = by_term(builder, &indicators)
        .into_iter()
        .map(|(heading, members)| {
            let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
            let members = members.into_iter();
            IndicatorGroup {
                title,
                path,
                indicators: members
                    .map(|indicator| indicator_card(builder, indicator))
                    .collect(),
            }
        });
    let groups = groups.collect();
    GeneratedPage {
        title: builder.string("indicators"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Indicators(IndicatorsPage { groups }),
        json_ld: None,
    }
}
