//! The notice beside a claim that was corrected, and the order and anchors of the list of corrections that it leads to.
//!
//! In: front matter, a claim. Out: markup. Must not know: texts, bodies.

use std::fmt::Write as _;

use crate::evidence::Claim;
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::words;
use crate::theme::context::Html;

/// The numbers of a page's corrections in the order of the list.
pub(super) fn newest_first(page: &EmbeddedPage<'_>) -> Vec<usize> {
    let corrections = &page.page.summary.front.corrections;
    let mut order: Vec<usize> = (0..corrections.len()).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(corrections[number].on.value));
    order
}

/// The anchor of a correction in the list. No heading and no claim has an anchor with a dot.
pub(super) fn id(index: usize) -> String {
    format!("correction.{}", index + 1)
}

/// The notice beside a claim that was corrected, which leads to the newest of its corrections. None where the page is shown in
/// another one, which does not have the list.
pub(super) fn correction_notice(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    claim: &Claim,
) -> Option<Html> {
    let corrections = &page.page.summary.front.corrections;
    if corrections.is_empty() || !page.prefix.is_empty() || claim.anchor.is_empty() {
        return None;
    }
    let mut order = newest_first(page).into_iter().enumerate();
    let (index, number) = order.find(|(_, number)| {
        let own = corrections[*number].claim.as_ref();
        own.is_some_and(|own| own.value == claim.anchor)
    })?;
    let day = words::day(corrections[number].on.value, builder.locale.strings);
    let text = builder.fill("corrected", &[("date", &day.text)]);
    let mut notice = String::new();
    let _ = write!(
        notice,
        "(<a class=\"corrected\" href=\"#{}\">{}</a>)",
        id(index),
        Html::text(&text).0
    );
    Some(Html(notice))
}
