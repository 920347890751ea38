//! An indicator: what it measures, its latest value for the benchmark, its charts, every value, its source, the pages that
//! cite it; and its data as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::generated::GeneratedPage;
use crate::config::LocalText;
use crate::data::{AreaId, Indicator, Slice, number};
use crate::document::{ChartType, plain_text};
use crate::page::builder::PageBuilder;
use crate::page::page_id::DATA;
use crate::page::parts::cards::shared_card;
use crate::page::parts::generated_chart::{GeneratedChart, generated_chart};
use crate::page::parts::indicator_view::{group, main_area, slices, varying_dimension};
use crate::page::parts::json_ld;
use crate::page::parts::publication::publication;
use crate::page::parts::short_text::short_text;
use crate::page::parts::value_tables::value_tables;
use crate::page::words;
use crate::site::INDICATORS;
use crate::theme::context::{CitingPage, Content, Crumb, Download, Headline, Html, IndicatorPage};

/// The most areas in a ranked chart.
const RANKED: usize = 40;
/// The most pages that are listed as citing an indicator.
const CITATIONS: usize = 50;

/// An indicator's page.
pub(in crate::page) fn indicator(
    builder: &mut PageBuilder<'_, '_>,
    number: usize,
) -> GeneratedPage {
    let lookup = builder.lookup;
    let route = &lookup.inputs.site.indicators[number];
    let definition = &route.definition;
    let language = builder.language();
    let text = |text: &LocalText| text.get(language).value.clone();
    let title = text(&definition.title);
    let crumbs = vec![Crumb {
        title: builder.string("indicators"),
        path: builder.local_path(INDICATORS),
    }];
    let meaning = definition.meaning.as_ref().map(text);
    let description = meaning.as_deref().map(plain_text);
    let mut page = IndicatorPage {
        definition: meaning.as_deref().map(short_text),
        unit: definition.unit.text.clone(),
        publication: publication(builder, &definition.source),
        notes: definition
            .notes
            .iter()
            .map(|note| short_text(&text(note)))
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
                let reason = plain_text(&text(&broken.reason));
                builder.fill("page-break-from", &[("period", &from), ("reason", &reason)])
            })
            .collect(),
        ..IndicatorPage::default()
    };
    if let Some(indicator) = lookup.inputs.catalogue.by_id.get(&route.id) {
        let groups = slices(indicator);
        page.headline = headline(builder, indicator, &groups);
        page.charts = charts(builder, indicator, &groups, &title);
        page.tables = value_tables(builder, indicator, &title);
        page.downloads = vec![download(builder, indicator, &title)];
    }
    let citing = lookup
        .citations()
        .pages
        .get(route.id.as_str())
        .map_or(&[][..], Vec::as_slice);
    let own: Vec<&(usize, u32)> = citing
        .iter()
        .filter(|(page, _)| lookup.page(*page).summary.language == language)
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
        .map(|&(page, claims)| CitingPage {
            card: shared_card(builder, page),
            claims,
        })
        .collect();
    let files: Vec<String> = page
        .downloads
        .iter()
        .map(|file| format!("/{}", file.path))
        .collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let publication = &page.publication;
    let json_ld = json_ld::dataset(builder, &title, description.as_deref(), publication, &files);
    GeneratedPage {
        title,
        description,
        crumbs,
        content: Content::Indicator(Box::new(page)),
        json_ld: Some(json_ld),
    }
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
        group: group(builder, indicator, slice),
    })
}

/// The charts: over time for the main area, then the areas of one type, ranked.
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
        let chart = GeneratedChart {
            kind: ChartType::Line,
            indicator,
            areas: vec![area.clone()],
            benchmark: None,
            by: varying_dimension(indicator, groups),
            slice,
            title: builder.fill("page-chart-over-time", &[("title", title), ("area", name)]),
            without_notes: true,
        };
        charts.extend(generated_chart(builder, &chart));
    }
    let ranked = ranked(builder, indicator, slice);
    if ranked.len() > 1 {
        let benchmark = main.map(|(area, _)| area);
        let group = group(builder, indicator, slice);
        let title = match &group {
            Some(group) => builder.fill(
                "page-chart-ranked-group",
                &[("title", title), ("group", group)],
            ),
            None => builder.fill("page-chart-ranked", &[("title", title)]),
        };
        let chart = GeneratedChart {
            kind: ChartType::Ranked,
            indicator,
            benchmark: benchmark.filter(|area| !ranked.contains(area)),
            areas: ranked,
            by: None,
            slice,
            title,
            without_notes: true,
        };
        charts.extend(generated_chart(builder, &chart));
    }
    charts
}

/// The places of the site that the data have, of the type that has most of them.
fn ranked(builder: &PageBuilder<'_, '_>, indicator: &Indicator, slice: &Slice) -> Vec<AreaId> {
    let inputs = builder.inputs();
    let mut kinds: BTreeMap<&str, Vec<AreaId>> = BTreeMap::new();
    for route in &inputs.site.places {
        if let Some(area) = inputs.areas.by_id.get(&route.area)
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
    let address = format!("{}{}.csv", DATA, indicator.definition.id.value);
    let text = indicator.csv(builder.lookup.inputs.areas);
    let download = Download {
        title: builder.fill("page-all-data", &[("title", title)]),
        format: "CSV".to_owned(),
        size: builder.locale.strings.file_size(text.len()),
        path: builder.lookup.path(&address),
    };
    if builder.is_main() {
        builder.add_file(&address, text.into_bytes());
    }
    download
}
