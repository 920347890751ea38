//! Snippets for Visual Studio Code, made from a site's indicators, areas, periods and sources: type `figure` and pick.
//!
//! In: the site's files. Out: the JSON of a `.code-snippets` file. The syntax (`${1|one,two|}`, `$0`) is the editor's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use include_dir::Dir;
use serde_json::{Map, Value, json};

use crate::config::decode_sources;
use crate::data::{Areas, Definition, Indicator, Period};
use crate::source::{SitePath, Source};

/// The most periods that are offered, the newest first.
const PERIODS: usize = 30;

pub(super) fn text(site: &Dir<'_>) -> String {
    let source = |path: &str| {
        let text = site.get_file(path)?.contents_utf8()?;
        Some(Source::new(SitePath::new(path), text))
    };
    // The site is embedded and tested, so it has no diagnostics.
    let mut silent = Vec::new();
    let areas = source("content/areas.csv").map(|source| Areas::read(&source, &mut silent));
    let areas = areas.unwrap_or_default();
    let sources = source("content/sources.yaml").map(|source| decode_sources(&source, &mut silent));
    let mut indicators = BTreeMap::new();
    let folder = site.get_dir("content/indicators");
    for file in folder.into_iter().flat_map(Dir::files) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if Path::new(&path).extension().is_some_and(|e| e == "yaml")
            && let Some(yaml) = source(&path)
            && let Some(data) = source(&path.replace(".yaml", ".csv"))
            && let Some(definition) = Definition::decode(&yaml, &BTreeSet::new(), &mut silent)
            && let Some(indicator) =
                Indicator::load(Arc::new(definition), &yaml, &data, &areas, &mut silent)
        {
            let definition = &indicator.definition;
            let id = definition.short.as_ref().unwrap_or(&definition.id);
            indicators.insert(id.value.clone(), indicator);
        }
    }
    let areas: Vec<&str> = areas.by_id.keys().map(AsRef::as_ref).collect();
    let sources: Vec<String> = sources.into_iter().flatten().map(|(id, _)| id).collect();
    let mut snippets = Map::new();
    for (id, indicator) in &indicators {
        of_indicator(&mut snippets, id, indicator, &areas);
    }
    of_blocks(
        &mut snippets,
        &indicators.keys().map(String::as_str).collect::<Vec<_>>(),
    );
    if !sources.is_empty() {
        let body = format!("[${{1:words}}](source:{})$0", choice(2, &sources));
        add(
            &mut snippets,
            "A named source",
            "source",
            &[&body],
            "Words bound to a source",
        );
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(snippets)).unwrap_or_default();
    text.push('\n');
    text
}

fn of_indicator(
    snippets: &mut Map<String, Value>,
    id: &str,
    indicator: &Indicator,
    areas: &[&str],
) {
    let title = indicator.definition.title.get("en").value.as_str();
    let periods: BTreeSet<&Period> = indicator.table.periods.iter().collect();
    let newest: Vec<&str> = periods
        .iter()
        .rev()
        .take(PERIODS)
        .map(|period| period.text.as_ref())
        .collect();
    let name = |what: &str| format!("{title}: {what}");
    let period = |stop| choice(stop, &newest);
    let of_place = format!("[${{1:words}}](figure:{id}?{})$0", period(2));
    add(
        snippets,
        &name("a value"),
        "figure",
        &[&of_place],
        "A figure of the page's place",
    );
    let of_area = format!(
        "[${{1:words}}](figure:{id}?{}&area={})$0",
        period(2),
        choice(3, areas)
    );
    add(
        snippets,
        &name("a value of an area"),
        "figure-area",
        &[&of_area],
        "A figure of any area",
    );
    let change = format!(
        "[${{1|rose,fell|}} from ${{2:value}} in {} to ${{4:value}} in {}](figure:{id}?$3..$5)$0",
        period(3),
        period(5)
    );
    add(
        snippets,
        &name("a change"),
        "figure-change",
        &[&change],
        "A change between two periods",
    );
    let gap = format!(
        "[${{1|higher,lower|}} than in ${{2:area}}](figure:{id}?{}&vs={})$0",
        period(3),
        choice(4, areas)
    );
    add(
        snippets,
        &name("a comparison"),
        "figure-vs",
        &[&gap],
        "A comparison with another area",
    );
}

fn of_blocks(snippets: &mut Map<String, Value>, indicators: &[&str]) {
    let indicator = choice(2, indicators);
    let chart = [
        "```chart",
        "type: ${1|line,bar,grouped,stacked,ranked,strip,range,change,small-multiples,spine,pyramid,tile-map|}",
        &format!("indicator: {indicator}"),
        "title: ${3:What the chart shows, in at most 15 words}",
        "```",
        "$0",
    ];
    add(
        snippets,
        "A chart",
        "chart",
        &chart,
        "A chart of an indicator",
    );
    let table = [
        "```table",
        &format!("indicator: {indicator}"),
        "title: ${3:What the table holds}",
        "```",
        "$0",
    ];
    add(
        snippets,
        "A table",
        "table",
        &table,
        "A table of an indicator",
    );
    let quote = [
        "```quote",
        "text: ${1:What was said}",
        "attribution: ${2:Who said it}",
        "```",
        "$0",
    ];
    add(snippets, "A quotation", "quote", &quote, "Somebody's words");
}

fn add(snippets: &mut Map<String, Value>, name: &str, prefix: &str, body: &[&str], says: &str) {
    let snippet = json!({"scope": "markdown", "prefix": prefix, "body": body, "description": says});
    snippets.insert(name.to_owned(), snippet);
}

/// `${2|2023,2022|}`: a choice from a list.
fn choice(stop: usize, values: &[impl AsRef<str>]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| {
            let value = value.as_ref().replace('\\', "\\\\");
            value.replace(',', "\\,").replace('|', "\\|")
        })
        .collect();
    format!("${{{stop}|{}|}}", values.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_offer_the_sites_own_indicators_periods_areas_and_sources() {
        let text = text(&super::super::SITE);
        let snippets: Value = serde_json::from_str(&text).expect("JSON");
        let body = |name: &str| {
            snippets[name]["body"][0]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        assert!(
            body("Employment rate: a value")
                .starts_with("[${1:words}](figure:employment?${2|2023,2022,"),
            "{text}"
        );
        assert!(
            body("Employment rate: a comparison")
                .contains("vs=${4|coventry,england,west-midlands|}")
        );
        assert_eq!(body("A named source"), "[${1:words}](source:${2|lga|})$0");
    }
}
