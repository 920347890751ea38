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
use crate::page::parts::compared::{change, compared_by, comparison, trend};
use crate::page::parts::generated_chart::{GeneratedChart, generated_chart};
use crate::page::parts::group_tables::{groups_beside, groups_in_order};
use crate::page::parts::indicator_view::{group, main_area, varying_dimension};
use crate::page::parts::json_ld;
use crate::page::parts::places::area_types;
use crate::page::parts::publication::publication;
use crate::page::parts::ranked_areas::ranked_areas;
use crate::page::parts::short_text::short_text;
use crate::page::parts::value_tables::value_tables;
use crate::page::words;
use crate::site::INDICATORS;
use crate::theme::context::{
    CitingPage, Content, Crumb, Download, Headline, Html, IndicatorPage, Outcome, RankedAreas,
    RankedRow,
};

/// The most groups of people that have a ranked chart.
const GROUPS: usize = 4;
/// The most areas in a ranked chart; more are dots on a strip.
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
        let groups = indicator.shown_slices();
        page.headline = headline(builder, indicator, &groups);
        page.charts = charts(builder, indicator, &groups, &title);
        page.rankings = ranked_areas(builder, indicator);
        page.groups = groups_beside(builder, indicator, &title);
        if let Some(main) = main_area(builder, indicator) {
            page.orders = groups_in_order(builder, indicator, &main.id, &title);
        }
        page.tables = value_tables(builder, indicator, &title);
        page.compared = compared(builder, &page.rankings, indicator);
        page.downloads = downloads(builder, indicator, &title);
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
    let inputs = builder.inputs();
    let site = inputs.benchmark.map(|area| &**area);
    let benchmark = indicator.benchmark(inputs.areas, Some(&area.id), site);
    let other = benchmark.and_then(|other| indicator.table.row(&other.id, slice, row.period()));
    Some(Headline {
        value: words::unbroken(&value),
        area: area.name_in(builder.language()).to_owned(),
        period: row.period().name(builder.locale.strings),
        group: group(builder, indicator, slice),
        comparison: other.map(|other| comparison(builder, indicator, row, Some(other))),
        change: change(builder, indicator, &area.id, slice),
        trend: trend(builder, indicator, &area.id, slice),
    })
}

/// How the areas of the rankings are compared.
fn compared(
    builder: &PageBuilder<'_, '_>,
    rankings: &[RankedAreas],
    indicator: &Indicator,
) -> Vec<String> {
    let mut rows = rankings.iter().flat_map(|list| &list.rows);
    let is_compared = |row: &RankedRow| row.comparison.outcome != Outcome::NotCompared;
    let mut compared = Vec::new();
    if rows.any(is_compared) {
        compared.push(compared_by(builder, indicator.definition.confidence));
    }
    compared.push(builder.string("page-trends"));
    compared
}

/// The charts: over time for the main area, then the areas of one type, ranked, one chart for each group of people.
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
        let by = varying_dimension(indicator, groups);
        // A chart of one group of many says which.
        let group = group(builder, indicator, slice).filter(|_| by.is_none());
        let chart = GeneratedChart {
            kind: ChartType::Line,
            indicator,
            areas: vec![area.clone()],
            benchmark: None,
            by,
            slice,
            title: match &group {
                Some(group) => builder.fill(
                    "page-chart-over-time-group",
                    &[("title", title), ("area", name), ("group", group)],
                ),
                None => builder.fill("page-chart-over-time", &[("title", title), ("area", name)]),
            },
            without_notes: true,
        };
        charts.extend(generated_chart(builder, &chart));
    }
    let main = main.map(|(area, _)| area);
    for slice in groups.iter().take(GROUPS) {
        charts.extend(ranked_chart(
            builder,
            indicator,
            slice,
            main.as_ref(),
            title,
        ));
    }
    charts
}

/// The ranked chart of a group of people, against the main area; `None` where there is nothing to compare.
fn ranked_chart(
    builder: &mut PageBuilder<'_, '_>,
    indicator: &Arc<Indicator>,
    slice: &Slice,
    main: Option<&AreaId>,
    title: &str,
) -> Option<Html> {
    let (areas, kind) = ranked(builder, indicator, slice)?;
    let names = area_types(builder, kind);
    let group = group(builder, indicator, slice);
    let title = match &group {
        Some(group) => builder.fill(
            "page-chart-ranked-group",
            &[("title", title), ("areas", &names), ("group", group)],
        ),
        None => builder.fill("page-chart-ranked", &[("title", title), ("areas", &names)]),
    };
    let chart = GeneratedChart {
        kind: if areas.len() > RANKED {
            ChartType::Strip
        } else {
            ChartType::Ranked
        },
        indicator,
        benchmark: main.filter(|area| !areas.contains(area)).cloned(),
        areas,
        by: None,
        slice,
        title,
        without_notes: true,
    };
    generated_chart(builder, &chart)
}

/// The areas that are ranked with their type: every one with a value of the type that most places of the site have.
fn ranked<'b>(
    builder: &PageBuilder<'b, '_>,
    indicator: &Indicator,
    slice: &Slice,
) -> Option<(Vec<AreaId>, &'b str)> {
    let inputs = builder.inputs();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let has = |area: &AreaId| indicator.table.latest(area, slice).is_some();
    for route in &inputs.site.places {
        if let Some(area) = inputs.areas.by_id.get(&route.area)
            && has(&area.id)
        {
            *kinds.entry(&area.kind).or_default() += 1;
        }
    }
    let (kind, _) = kinds.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let of_kind = |id: &&AreaId| {
        let area = inputs.areas.by_id.get(*id);
        area.is_some_and(|area| area.kind == kind)
    };
    let areas = indicator.table.areas().filter(of_kind);
    let areas: Vec<AreaId> = areas.filter(|id| has(id)).cloned().collect();
    (areas.len() > 1).then_some((areas, kind))
}

/// The data as files, written once for all languages.
fn downloads(
    builder: &mut PageBuilder<'_, '_>,
    indicator: &Indicator,
    title: &str,
) -> Vec<Download> {
    let inputs = &builder.lookup.inputs;
    let id = &indicator.definition.id.value;
    let csv = indicator.csv(inputs.areas);
    let json = indicator.json(inputs.areas, &inputs.config.language);
    let files = [("CSV", "csv", csv), ("JSON", "json", json)];
    files
        .into_iter()
        .map(|(format, ending, text)| {
            let address = format!("{DATA}{id}.{ending}");
            let download = Download {
                title: builder.fill("page-all-data", &[("title", title)]),
                format: format.to_owned(),
                size: builder.locale.strings.file_size(text.len()),
                path: builder.lookup.path(&address),
            };
            if builder.is_main() {
                builder.add_file(&address, text.into_bytes());
            }
            download
        })
        .collect()
}
