//! An indicator: what it measures, its latest value for the benchmark, its charts, every value, where it comes from, who
//! cites it; and its data as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::builder::{GeneratedPage, PageBuilder};
use super::own_charts::Wanted;
use super::panel::slices;
use super::renderer::SiteRenderer;
use super::{values, words};
use crate::config::LocalText;
use crate::data::{Area, AreaId, Indicator, Slice, number};
use crate::document::ChartType;
use crate::theme::context::{Citation, Content, Crumb, Download, Headline, Html, IndicatorPage};

/// The most rows of a data file whose page tables every area; of a larger one it tables the places of this site.
const TABLED: usize = 1_000;
/// The most areas in a ranked chart.
const RANKED: usize = 40;
/// The most pages that are listed as citing an indicator.
const CITATIONS: usize = 50;

impl SiteRenderer<'_> {
    /// Whether an indicator's page has the values of an area.
    pub(super) fn is_tabled(&self, indicator: &Indicator, area: &AreaId) -> bool {
        let table = &indicator.table;
        let known = self.parts.areas.by_id.contains_key(area) && table.has_area(area);
        known
            && (table.rows().len() <= TABLED
                || self.place(area).is_some()
                || self.citations().areas.contains(area))
    }
}

/// An indicator's page.
pub(super) fn make(builder: &mut PageBuilder<'_, '_>, number: usize) -> GeneratedPage {
    let renderer = builder.renderer;
    let route = &renderer.parts.site.indicators[number];
    let definition = &route.definition;
    let language = builder.language();
    let text = |text: &LocalText| text.get(language).value.clone();
    let title = text(&definition.title);
    let crumbs = vec![Crumb {
        title: builder.say("indicators"),
        path: builder.local_path(super::INDICATORS),
    }];
    let description = definition.definition.as_ref().map(text);
    let mut page = IndicatorPage {
        definition: description.as_deref().map(Html::text),
        unit: definition.unit.text.clone(),
        publication: builder.publication(&definition.source),
        notes: definition
            .notes
            .iter()
            .map(|note| Html::text(&text(note)))
            .collect(),
        breaks: definition
            .breaks
            .iter()
            .map(|broken| {
                let from = crate::data::Period::parse(&broken.from);
                let from = from.map_or_else(
                    || broken.from.value.clone(),
                    |from| from.name(builder.locale.strings),
                );
                let reason = text(&broken.reason);
                builder.fill("page-break-from", &[("period", &from), ("reason", &reason)])
            })
            .collect(),
        ..IndicatorPage::default()
    };
    if let Some(indicator) = renderer.parts.catalogue.by_id.get(&route.id) {
        let groups = slices(indicator);
        page.headline = headline(builder, indicator, &groups);
        page.charts = charts(builder, indicator, &groups, &title);
        page.tables = values::tables(builder, indicator, &title);
        page.downloads = vec![download(builder, indicator, &title)];
    }
    let citing = renderer
        .citations()
        .pages
        .get(route.id.as_str())
        .map_or(&[][..], Vec::as_slice);
    let own: Vec<&(usize, u32)> = citing
        .iter()
        .filter(|(page, _)| renderer.page(*page).summary.language == language)
        .collect();
    let citing: Vec<&(usize, u32)> = if own.is_empty() {
        citing.iter().collect()
    } else {
        own
    };
    page.further_citations = citing.len().saturating_sub(CITATIONS) as u32;
    page.citations = citing
        .into_iter()
        .take(CITATIONS)
        .map(|&(page, claims)| Citation {
            card: builder.card(page),
            claims,
        })
        .collect();
    let json_ld = json_ld(builder, &page, &title, description.as_deref());
    GeneratedPage {
        title,
        description,
        crumbs,
        content: Content::Indicator(Box::new(page)),
        json_ld: Some(json_ld),
    }
}

/// The area that stands for all: the benchmark, else the first place of the site that the data have.
pub(super) fn main_area<'b>(
    builder: &PageBuilder<'b, '_>,
    indicator: &Indicator,
) -> Option<&'b Area> {
    let parts = &builder.renderer.parts;
    let site = parts.benchmark.map(|area| &**area);
    let has = |area: &&Area| indicator.table.has_area(&area.id);
    indicator.benchmark(parts.areas, None, site).or_else(|| {
        let places = parts.site.places.iter();
        places
            .filter_map(|route| parts.areas.by_id.get(&route.area))
            .find(has)
    })
}

fn headline(
    builder: &PageBuilder<'_, '_>,
    indicator: &Indicator,
    groups: &[Slice],
) -> Option<Headline> {
    let area = main_area(builder, indicator)?;
    let slice = groups.first()?;
    let row = indicator.table.latest(&area.id, slice)?;
    let value = number::with_unit(
        row.value()?,
        Some(indicator.decimals()),
        &indicator.definition.unit,
        builder.locale.strings,
    );
    Some(Headline {
        value: words::unbroken(&value),
        area: area.name_in(builder.language()).to_owned(),
        period: row.period().name(builder.locale.strings),
        group: builder.group(indicator, slice),
    })
}

/// The dimension by which lines are told apart: the only one that has no total.
pub(super) fn split<'i>(indicator: &'i Indicator, groups: &[Slice]) -> Option<&'i str> {
    if !(2..=4).contains(&groups.len()) {
        return None;
    }
    let dimensions = indicator.table.dimensions.iter().enumerate();
    let mut varying = dimensions.filter(|(index, _)| {
        let first = groups.first().and_then(|slice| slice.get(*index));
        groups.iter().any(|slice| slice.get(*index) != first)
    });
    match (varying.next(), varying.next()) {
        (Some((_, id)), None) => Some(id),
        _ => None,
    }
}

/// Over time for the area that stands for all; then the areas of one type, ranked.
fn charts(
    builder: &mut PageBuilder<'_, '_>,
    indicator: &Arc<Indicator>,
    groups: &[Slice],
    title: &str,
) -> Vec<Html> {
    let Some(slice) = groups.first() else {
        return Vec::new();
    };
    let mut charts = Vec::new();
    let main = main_area(builder, indicator)
        .map(|area| (area.id.clone(), area.name_in(builder.language()).to_owned()));
    if let Some((area, name)) = &main
        && indicator.table.series(area, slice).len() > 1
    {
        let wanted = Wanted {
            kind: ChartType::Line,
            indicator,
            areas: vec![area.clone()],
            benchmark: None,
            by: split(indicator, groups),
            slice,
            title: builder.fill("page-chart-over-time", &[("title", title), ("area", name)]),
            alone: true,
        };
        charts.extend(builder.own_chart(&wanted));
    }
    let ranked = ranked(builder, indicator, slice);
    if ranked.len() > 1 {
        let benchmark = main.map(|(area, _)| area);
        let group = builder.group(indicator, slice);
        let title = match &group {
            Some(group) => builder.fill(
                "page-chart-ranked-group",
                &[("title", title), ("group", group)],
            ),
            None => builder.fill("page-chart-ranked", &[("title", title)]),
        };
        let wanted = Wanted {
            kind: ChartType::Ranked,
            indicator,
            benchmark: benchmark.filter(|area| !ranked.contains(area)),
            areas: ranked,
            by: None,
            slice,
            title,
            alone: true,
        };
        charts.extend(builder.own_chart(&wanted));
    }
    charts
}

/// The places of this site that the data have, of the type that has most of them.
fn ranked(builder: &PageBuilder<'_, '_>, indicator: &Indicator, slice: &Slice) -> Vec<AreaId> {
    let parts = &builder.renderer.parts;
    let mut kinds: BTreeMap<&str, Vec<AreaId>> = BTreeMap::new();
    for route in &parts.site.places {
        if let Some(area) = parts.areas.by_id.get(&route.area)
            && indicator.table.latest(&area.id, slice).is_some()
        {
            kinds.entry(&area.kind).or_default().push(area.id.clone());
        }
    }
    let most = kinds.into_values().rev().max_by_key(Vec::len);
    most.filter(|areas| areas.len() <= RANKED)
        .unwrap_or_default()
}

/// The data as a file, written once for all languages.
fn download(builder: &mut PageBuilder<'_, '_>, indicator: &Indicator, title: &str) -> Download {
    let address = format!("{}{}.csv", super::DATA, indicator.definition.id.value);
    let text = indicator.csv(builder.renderer.parts.areas);
    let download = Download {
        title: builder.fill("page-all-data", &[("title", title)]),
        format: "CSV".to_owned(),
        size: builder.locale.strings.file_size(text.len()),
        path: builder.renderer.path(&address),
    };
    if builder.is_main() {
        builder.put(&address, text.into_bytes());
    }
    download
}

/// A data set, in schema.org's terms.
fn json_ld(
    builder: &PageBuilder<'_, '_>,
    page: &IndicatorPage,
    title: &str,
    description: Option<&str>,
) -> serde_json::Value {
    let renderer = builder.renderer;
    let files: Vec<serde_json::Value> = page
        .downloads
        .iter()
        .map(|file| {
            let url = renderer.canonical(&format!("/{}", file.path));
            json!({"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": url})
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description.unwrap_or(title),
        "url": renderer.canonical(&builder.address),
        "inLanguage": builder.language(),
        "creator": {"@type": "Organization", "name": page.publication.publisher},
        "license": page.publication.licence,
        "isBasedOn": page.publication.href,
        "distribution": files,
    })
}
