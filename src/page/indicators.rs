//! The list of indicators, and indicators as they stand in lists.

use std::sync::Arc;

use super::builder::{GeneratedPage, PageBuilder};
use crate::data::Indicator;
use crate::theme::context::{Content, IndicatorCard, IndicatorGroup, IndicatorsPage};

/// All indicators, by the terms of the site's first taxonomy.
pub(super) fn make(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let indicators: Vec<&Arc<Indicator>> =
        builder.renderer.parts.catalogue.by_id.values().collect();
    let groups = builder
        .by_term(&indicators)
        .into_iter()
        .map(|(heading, members)| {
            let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
            let members = members.into_iter();
            IndicatorGroup {
                title,
                path,
                indicators: members.map(|indicator| card(builder, indicator)).collect(),
            }
        });
    let groups = groups.collect();
    GeneratedPage {
        title: builder.say("indicators"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Indicators(IndicatorsPage { groups }),
        json_ld: None,
    }
}

/// Indicators as cards, by their ids.
pub(super) fn cards(builder: &PageBuilder<'_, '_>, ids: &[String]) -> Vec<IndicatorCard> {
    let catalogue = builder.renderer.parts.catalogue;
    let known = ids.iter().filter_map(|id| catalogue.by_id.get(id));
    known.map(|indicator| card(builder, indicator)).collect()
}

fn card(builder: &PageBuilder<'_, '_>, indicator: &Indicator) -> IndicatorCard {
    let definition = &indicator.definition;
    let language = builder.language();
    let link = builder.indicator_link(&definition.id.value);
    let text = |text: &crate::config::LocalText| text.get(language).value.clone();
    IndicatorCard {
        title: link.title,
        path: link.path,
        definition: definition.definition.as_ref().map(text),
        publisher: text(&definition.source.publisher),
        periods: periods(builder, indicator),
    }
}

/// `2015 to 2025`
pub(super) fn periods(builder: &PageBuilder<'_, '_>, indicator: &Indicator) -> String {
    match indicator.table.periods.as_slice() {
        [] => String::new(),
        [only] => only.name(builder.locale.strings),
        [first, .., last] => builder.fill(
            "page-period-range",
            &[
                ("from", &first.name(builder.locale.strings)),
                ("to", &last.name(builder.locale.strings)),
            ],
        ),
    }
}
