//! What pages show of an indicator: which areas and groups of people, under which names and anchors.
//!
//! In: an indicator. Out: areas, slices, names, anchors. Must not know: charts, tables.

use std::sync::Arc;

use crate::data::{Area, AreaId, Indicator, Period, Slice};
use crate::page::builder::PageBuilder;
use crate::page::lookup::SiteLookup;
use crate::page::words::capital;

/// The most rows of a data file whose page tables every area; the page of a larger one tables only the places of the site.
const TABLED: usize = 1_000;

/// Whether an indicator's page has the values of an area.
pub(in crate::page) fn is_tabled(
    lookup: &SiteLookup<'_>,
    indicator: &Indicator,
    area: &AreaId,
) -> bool {
    let table = &indicator.table;
    let known = lookup.inputs.areas.by_id.contains_key(area) && table.has_area(area);
    known
        && (table.rows().len() <= TABLED
            || lookup.place(area).is_some()
            || lookup.citations().areas.contains(area))
}

/// The main area of an indicator: the benchmark, otherwise the area that all others of the data are part of, or the only one. Where
/// there is none, no place stands for the others.
pub(in crate::page) fn main_area<'b>(
    builder: &PageBuilder<'b, '_>,
    indicator: &Indicator,
) -> Option<&'b Area> {
    let inputs = builder.inputs();
    let benchmark = inputs.benchmark.map(|area| &**area);
    let has = |area: &&Area| indicator.table.has_area(&area.id);
    indicator
        .benchmark(inputs.areas, None, benchmark)
        .or_else(|| {
            let held = || indicator.table.areas();
            let line = inputs.areas.line(held().next()?);
            let holds_all = |area: &&'b Area| {
                held().all(|id| {
                    inputs
                        .areas
                        .line(id)
                        .iter()
                        .any(|above| above.id == area.id)
                })
            };
            line.into_iter().filter(has).find(holds_all)
        })
}

/// The dimension that distinguishes the lines: the only one without a total.
pub(in crate::page) fn varying_dimension<'i>(
    indicator: &'i Indicator,
    slices: &[Slice],
) -> Option<&'i str> {
    if !(2..=4).contains(&slices.len()) {
        return None;
    }
    let dimensions = indicator.table.dimensions.iter().enumerate();
    let mut varying = dimensions.filter(|(index, _)| {
        let first = slices.first().and_then(|slice| slice.get(*index));
        slices.iter().any(|slice| slice.get(*index) != first)
    });
    match (varying.next(), varying.next()) {
        (Some((_, id)), None) => Some(id),
        _ => None,
    }
}

/// The group that values describe: the names of its values of dimensions that are not totals; empty for everybody.
pub(in crate::page) fn group(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    slice: &[Arc<str>],
) -> Option<String> {
    let dimensions = indicator.definition.dimensions.iter().zip(slice);
    let names: Vec<String> = dimensions
        .filter(|((_, dimension), value)| {
            dimension
                .total
                .as_ref()
                .is_none_or(|total| *total.value != ***value)
        })
        .map(|((_, dimension), value)| {
            let named = dimension
                .values
                .iter()
                .find(|(known, _)| *known.value == **value);
            named.map_or_else(
                || capital(value),
                |(_, name)| name.get(builder.language()).value.clone(),
            )
        })
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The path to a value on its indicator's page, where that page has it.
pub(super) fn value_path(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    period: &Period,
    slice: &[Arc<str>],
) -> Option<String> {
    let is_tabled = is_tabled(builder.lookup, indicator, area);
    is_tabled.then(|| cited_path(builder, indicator, area, period, slice))?
}

/// The path to a value that the page cites, which its indicator's page therefore has.
pub(super) fn cited_path(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    area: &AreaId,
    period: &Period,
    slice: &[Arc<str>],
) -> Option<String> {
    let id = indicator.definition.id.value.as_str();
    let route = builder.lookup.indicator(id)?;
    let site = builder.inputs().site;
    let address = site.in_language(&route.address, builder.language());
    let anchor = value_anchor(indicator, area, period, slice);
    Some(builder.lookup.path_to(&address, &anchor))
}

/// The anchor of a value on its indicator's page: `coventry-2021-22`, `coventry-2021-22-female`.
pub fn value_anchor(
    indicator: &Indicator,
    area: &str,
    period: &Period,
    slice: &[Arc<str>],
) -> String {
    let mut anchor = String::new();
    push_plain(&mut anchor, area);
    anchor.push('-');
    push_plain(&mut anchor, &period.slug());
    push_group(&mut anchor, indicator, slice);
    anchor
}

/// The anchor of an area in a ranked list of its indicator's page: `rank-coventry`, `rank-coventry-female`.
pub(in crate::page) fn rank_anchor(
    indicator: &Indicator,
    area: &str,
    slice: &[Arc<str>],
) -> String {
    let mut anchor = String::from("rank-");
    push_plain(&mut anchor, area);
    push_group(&mut anchor, indicator, slice);
    anchor
}

/// Appends the values of dimensions that are not totals.
fn push_group(anchor: &mut String, indicator: &Indicator, slice: &[Arc<str>]) {
    for ((_, dimension), value) in indicator.definition.dimensions.iter().zip(slice) {
        if dimension
            .total
            .as_ref()
            .is_none_or(|total| *total.value != **value)
        {
            anchor.push('-');
            push_plain(anchor, value);
        }
    }
}

/// Appends a text in lower case with hyphens for other characters.
fn push_plain(anchor: &mut String, text: &str) {
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-';
    if text.bytes().all(is_plain) {
        anchor.push_str(text);
        return;
    }
    let lower = text.chars().flat_map(char::to_lowercase);
    anchor.extend(lower.map(|character| {
        if character.is_alphanumeric() {
            character
        } else {
            '-'
        }
    }));
}
