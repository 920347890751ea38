//! Key figures: large numbers with labels, at a page's head and in its body.
//!
//! In: items of front matter or of a block, with their claims. Out: numbers as text, each with its source.

use super::figures::{cite, group_name};
use super::text::text;
use crate::data::{Compare, Row, number};
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
    let group = builder.figures.group(mark.row.group);
    let (title, publisher) = group_name(group);
    let source = Link {
        title: publisher.unwrap_or(title).to_owned(),
        href: Some(format!("#{}", group.id)),
    };
    // A large number is written in its short form.
    let short = words::unbroken(&claim.words.replace(" per cent", "%"));
    let (value, unit) = number_and_unit(&short);
    let mut notes = mark.breaks;
    let comparison = comparison(builder, claim, &mut notes);
    Some(KeyFigure {
        id: mark.id,
        value: value.to_owned(),
        unit: unit.map(str::to_owned),
        label: text(builder, page, label),
        detail,
        comparison,
        notes,
        source: Some(source),
    })
}

/// The benchmark's value of the same period; where there is none, the latest earlier value of the place, with the breaks
/// between. A number that was calculated is not compared.
fn comparison(
    builder: &PageBuilder<'_, '_>,
    claim: &Claim,
    notes: &mut Vec<String>,
) -> Option<String> {
    let Basis::Figure { cited, .. } = &claim.basis else {
        return None;
    };
    let ([cell], true) = (cited.as_slice(), claim.methods.is_empty()) else {
        return None;
    };
    let inputs = builder.inputs();
    let indicator = inputs.catalogue.by_id.get(&cell.indicator)?;
    let values = cell.dimensions.iter();
    let slice: Vec<_> = values.map(|(_, value)| value.clone()).collect();
    let strings = builder.locale.strings;
    let text = |row: Row<'_>| {
        let decimals = Some(indicator.decimals());
        let unit = &indicator.definition.unit;
        let text = number::with_unit(row.value()?, decimals, unit, strings);
        Some(words::unbroken(&text))
    };
    let site = inputs.benchmark.map(|area| &**area);
    let bench = indicator.benchmark(inputs.areas, Some(&cell.area), site);
    let bench_row = bench
        .filter(|bench| bench.id != cell.area)
        .and_then(|bench| indicator.table.row(&bench.id, &slice, &cell.period));
    if let Some(value) = bench_row.and_then(text) {
        let area = bench?.name_in(builder.language());
        return Some(builder.fill("page-key-benchmark", &[("area", area), ("value", &value)]));
    }
    let series = indicator.table.series(&cell.area, &slice);
    let earlier = series
        .iter()
        .filter(|row| {
            row.value().is_some()
                && !row.period().overlaps(&cell.period)
                && row.period().end() < cell.period.end()
        })
        .max_by_key(|row| row.period().end())?;
    let value = text(earlier)?;
    let breaks = || indicator.breaks_between(earlier.period(), &cell.period);
    if breaks().any(|of| of.compare == Compare::Never) {
        return None;
    }
    for of in breaks() {
        let reason = of.reason.get(builder.language()).value.clone();
        if !notes.contains(&reason) {
            notes.push(reason);
        }
    }
    let period = earlier.period().name(strings);
    Some(builder.fill(
        "page-key-earlier",
        &[("value", &value), ("period", &period)],
    ))
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
