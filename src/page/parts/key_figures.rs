//! Key figures: large numbers with labels, at a page's head and in its body.
//!
//! In: items of front matter or of a block, with their claims. Out: numbers as text, each with its source.

use super::figures::{cite, group_name};
use super::text::text;
use crate::document::{self, plain_text};
use crate::evidence::{Basis, Claim};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::words;
use crate::theme::context::{KeyFigure, Link};

/// Key figures of a page, in order.
pub(in crate::page) fn key_figures(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    items: &[document::KeyFigure],
) -> Vec<KeyFigure> {
    items
        .iter()
        .filter_map(|item| key_figure(builder, page, item))
        .collect()
}

fn key_figure(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    item: &document::KeyFigure,
) -> Option<KeyFigure> {
    let claim = page.key_figure(&item.span)?;
    let mark = cite(builder, page, claim)?;
    let label = item.label.get(&page.page.summary.language);
    let detail = detail(builder, page, claim, &plain_text(label));
    let group = builder.figures.group(mark.group);
    let (title, publisher) = group_name(group);
    let source = Link {
        title: publisher.unwrap_or(title).to_owned(),
        href: Some(format!("#{}", group.id)),
    };
    // A large number is written in its short form.
    let short = words::unbroken(&claim.words.replace(" per cent", "%"));
    let (value, unit) = number_and_unit(&short);
    Some(KeyFigure {
        id: mark.id,
        value: value.to_owned(),
        unit: unit.map(str::to_owned),
        label: text(builder, page, label),
        detail,
        notes: mark.breaks,
        source: Some(source),
    })
}

/// Area and period, as far as the label leaves them out: `Coventry, 2025`.
fn detail(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    claim: &Claim,
    label: &str,
) -> Option<String> {
    let Basis::Figure { cited, .. } = &claim.basis else {
        return None;
    };
    let last = cited.last()?;
    let periods: Vec<String> = cited
        .iter()
        .filter(|cell| cell.area == last.area)
        .map(|cell| cell.period.name(builder.locale.strings))
        .collect();
    let mut parts = Vec::new();
    let area = builder.place_name(&last.area);
    // On a page about one place, the place need not be named.
    let is_only = page.page.places.as_slice() == std::slice::from_ref(&last.area);
    if !is_only && !label.contains(area) {
        parts.push(area.to_owned());
    }
    let in_label = |period: &String| label.contains(period.as_str());
    if !periods.iter().all(in_label) {
        parts.push(match periods.as_slice() {
            [first, .., last] if first != last => {
                builder.fill("page-period-range", &[("from", first), ("to", last)])
            }
            _ => periods.last().cloned().unwrap_or_default(),
        });
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `11.7 years` as its number and its unit; a sign stays with its number, and text without a unit stays whole.
fn number_and_unit(words: &str) -> (&str, Option<&str>) {
    let Some(digit) = words.rfind(|char: char| char.is_ascii_digit()) else {
        return (words, None);
    };
    match words[digit..].split_once(['\u{a0}', ' ']) {
        Some((end, unit)) if !unit.is_empty() => (&words[..digit + end.len()], Some(unit)),
        _ => (words, None),
    }
}
