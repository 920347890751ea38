//! What becomes of a page over the years: its reviews, its corrections, its withdrawal, and the list of claims of a copy to be
//! reviewed.
//!
//! In: front matter, claims. Out: parts of contexts. Must not know: bodies.

use super::corrected::{id, newest_first};
use super::figures::named_source;
use super::text::text;
use crate::document::plain_text;
use crate::evidence::{Basis, Claim};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::words;
use crate::theme::context::{Correction, ListedClaim, Review, Withdrawal};

/// A page's corrections, the newest first.
pub(in crate::page) fn corrections(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Vec<Correction> {
    let order = newest_first(page);
    let corrections = &page.page.summary.front.corrections;
    let numbered = order.into_iter().enumerate();
    numbered
        .map(|(index, number)| {
            let correction = &corrections[number];
            Correction {
                id: id(index),
                on: words::day(correction.on.value, builder.locale.strings),
                text: text(builder, page, &correction.text),
                was: correction.was.as_ref().map(|was| plain_text(was)),
                claim: correction
                    .claim
                    .as_ref()
                    .map(|claim| format!("#{}", claim.value)),
            }
        })
        .collect()
}

/// A page's reviews, the newest first.
pub(in crate::page) fn reviews(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Vec<Review> {
    let mut reviews: Vec<_> = page.page.summary.front.reviewed.iter().collect();
    reviews.sort_by_key(|review| std::cmp::Reverse(review.on.value));
    reviews
        .into_iter()
        .map(|review| Review {
            by: plain_text(&review.by),
            role: review.role.as_ref().map(|role| plain_text(role)),
            on: words::day(review.on.value, builder.locale.strings),
        })
        .collect()
}

/// That a page is withdrawn. The reason is its summary.
pub(in crate::page) fn withdrawal(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Option<Withdrawal> {
    let summary = &page.page.summary;
    let withdrawn = summary.front.withdrawn.as_ref()?;
    let site = builder.inputs().site;
    let see = withdrawn.see.as_ref().and_then(|see| {
        let file = site.page_file(&summary.path, &see.value)?;
        Some(builder.page_link(site.number_of(&file)?))
    });
    Some(Withdrawal {
        on: words::day(withdrawn.on.value, builder.locale.strings),
        see,
    })
}

/// Every claim of a page with what it is based on, for a copy to be reviewed; empty on others.
pub(in crate::page) fn listed_claims(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
) -> Vec<ListedClaim> {
    if !builder.inputs().review {
        return Vec::new();
    }
    let evidence = page.written.evidence;
    let claims = evidence.key_figures.iter().chain(&evidence.claims);
    claims
        .map(|claim| ListedClaim {
            sentence: claim.sentence.clone(),
            words: claim.words.clone(),
            href: (!claim.anchor.is_empty()).then(|| format!("#{}", claim.anchor)),
            rests_on: rests_on(builder, page, claim),
        })
        .collect()
}

/// What a claim is based on, an entry a line: the values of an indicator, a source; empty where it is nothing.
fn rests_on(builder: &PageBuilder<'_, '_>, page: &EmbeddedPage<'_>, claim: &Claim) -> Vec<String> {
    match &claim.basis {
        Basis::Nothing => Vec::new(),
        Basis::Source { id, .. } => {
            let source = named_source(builder, page, id);
            source.map(|source| source.title).into_iter().collect()
        }
        Basis::Figure { indicator, cited } => {
            let mut lines = vec![builder.indicator_link(indicator).title];
            for cell in cited {
                let value = cell.value.map_or_else(
                    || builder.string("page-no-value"),
                    |value| value.to_string(),
                );
                let period = cell.period.name(builder.locale.strings);
                lines.push(format!("{}, {period}: {value}", cell.area_name));
            }
            lines
        }
    }
}
