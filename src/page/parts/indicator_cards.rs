//! Indicators in lists.
//!
//! In: indicators. Out: cards. Must not know: their values.

use crate::config::LocalText;
use crate::data::Indicator;
use crate::document::plain_text;
use crate::page::builder::PageBuilder;
use crate::page::words::unbroken;
use crate::theme::context::IndicatorCard;

/// Indicators as cards, by their ids.
pub(in crate::page) fn indicator_cards(
    builder: &PageBuilder<'_, '_>,
    ids: &[String],
) -> Vec<IndicatorCard> {
    let catalogue = builder.inputs().catalogue;
    let known = ids.iter().filter_map(|id| catalogue.by_id.get(id));
    known
        .map(|indicator| indicator_card(builder, indicator))
        .collect()
}

/// An indicator as a card.
pub(in crate::page) fn indicator_card(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
) -> IndicatorCard {
    let definition = &indicator.definition;
    let language = builder.language();
    let link = builder.indicator_link(&definition.id.value);
    let text = |text: &LocalText| text.get(language).value.clone();
    IndicatorCard {
        title: link.title,
        path: link.path,
        definition: definition
            .meaning
            .as_ref()
            .map(|meaning| unbroken(&plain_text(&text(meaning)))),
        publisher: text(&definition.source.publisher),
        periods: period_range(builder, indicator),
    }
}

/// `2015 to 2025`
pub(in crate::page) fn period_range(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
) -> String {
    match indicator.table.periods.as_slice() {
        [] => String::new(),
        [only] => only.dashed(),
        [first, .., last] => builder.fill(
            "page-period-range",
            &[("from", &first.dashed()), ("to", &last.dashed())],
        ),
    }
}
