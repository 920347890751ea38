//! The list of indicators, and indicators as they stand in lists.

use std::sync::Arc;

use super::desk::{Desk, Sheet};
use crate::data::Indicator;
use crate::theme::context::{Content, IndicatorCard, IndicatorGroup, IndicatorsPage};

/// All indicators, by the terms of the site's first taxonomy.
pub(super) fn make(desk: &Desk<'_, '_>) -> Sheet {
    let indicators: Vec<&Arc<Indicator>> = desk.book.parts.catalogue.by_id.values().collect();
    let groups = desk
        .by_term(&indicators)
        .into_iter()
        .map(|(heading, members)| {
            let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
            let members = members.into_iter();
            IndicatorGroup {
                title,
                path,
                indicators: members.map(|indicator| card(desk, indicator)).collect(),
            }
        });
    let groups = groups.collect();
    Sheet {
        title: desk.say("indicators"),
        description: None,
        crumbs: Vec::new(),
        content: Content::Indicators(IndicatorsPage { groups }),
        json_ld: None,
    }
}

/// Indicators as cards, by their ids.
pub(super) fn cards(desk: &Desk<'_, '_>, ids: &[String]) -> Vec<IndicatorCard> {
    let catalogue = desk.book.parts.catalogue;
    let known = ids.iter().filter_map(|id| catalogue.by_id.get(id));
    known.map(|indicator| card(desk, indicator)).collect()
}

fn card(desk: &Desk<'_, '_>, indicator: &Indicator) -> IndicatorCard {
    let definition = &indicator.definition;
    let language = desk.language();
    let link = desk.indicator_link(&definition.id.value);
    let text = |text: &crate::config::LocalText| text.get(language).value.clone();
    IndicatorCard {
        title: link.title,
        path: link.path,
        definition: definition.definition.as_ref().map(text),
        publisher: text(&definition.source.publisher),
        periods: periods(desk, indicator),
    }
}

/// `2015 to 2025`
pub(super) fn periods(desk: &Desk<'_, '_>, indicator: &Indicator) -> String {
    let language = desk.language();
    match indicator.table.periods.as_slice() {
        [] => String::new(),
        [only] => only.words(language),
        [first, .., last] => desk.fill(
            "page-period-range",
            &[
                ("from", &first.words(language)),
                ("to", &last.words(language)),
            ],
        ),
    }
}
