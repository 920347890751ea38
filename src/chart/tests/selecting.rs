//! From blocks to data, on the demonstration's own indicators.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::site::Site;
use crate::chart::data::{ChartData, SeriesRole};
use crate::chart::{ChartSpec, draw, select};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};
use crate::source::Source;

/// What a block on a page about Coventry shows, and its diagnostics.
fn selected(site: &Site, kind: &str, yaml: &str) -> (Option<ChartData>, Vec<String>) {
    let page = format!(
        "---\ntitle: A\nsummary: B\nplace: coventry\n---\n\n```{kind}\n{yaml}\ntitle: A headline\n```\n"
    );
    let source = Arc::new(Source::new("content/a.md".into(), page));
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let document = Document::parse(&source, "en", &BTreeSet::new(), &mut diagnostics);
    let places = site.places(&document);
    let scope = site.scope(&places, "en");
    let data = document
        .blocks
        .first()
        .and_then(|placed| match &placed.block {
            Block::Chart(chart) => select(
                &ChartSpec::of_chart(chart, scope.language),
                &scope,
                &mut diagnostics,
            ),
            Block::Table(table) => select(
                &ChartSpec::of_table(table, scope.language),
                &scope,
                &mut diagnostics,
            ),
            _ => None,
        });
    let said = diagnostics
        .iter()
        .map(|d| {
            let words = &source.text()[d.span().range()];
            format!(
                "{} at {words}: {} ({})",
                d.code,
                d.message(),
                d.help_lines().join("; ")
            )
        })
        .collect();
    (data, said)
}

fn good(site: &Site, yaml: &str) -> ChartData {
    let (data, said) = selected(site, "chart", yaml);
    assert_eq!(said, Vec::<String>::new(), "{yaml}");
    data.expect(yaml)
}

fn bad(site: &Site, yaml: &str) -> Vec<String> {
    let (data, said) = selected(site, "chart", yaml);
    assert!(data.is_none(), "{yaml} shows something");
    said
}

fn series(data: &ChartData) -> Vec<(String, SeriesRole)> {
    data.series
        .iter()
        .map(|series| (series.label.clone(), series.role))
        .collect()
}

fn pairs(expected: &[(&str, SeriesRole)]) -> Vec<(String, SeriesRole)> {
    expected
        .iter()
        .map(|(label, role)| ((*label).to_owned(), *role))
        .collect()
}

use SeriesRole::{Benchmark, Nth, Peer, Place};

#[test]
fn a_block_shows_the_pages_place_and_its_benchmark() {
    let site = Site::read();
    let data = good(&site, "type: line\nindicator: employment");
    assert_eq!(
        series(&data),
        pairs(&[("Coventry", Place), ("England", Benchmark)])
    );
    assert!(data.confidence);
    assert_eq!(data.periods.len(), 20);
    let alone = good(
        &site,
        "type: line\nindicator: employment\nbenchmark: none\nfrom: 2010\nto: 2012",
    );
    assert_eq!(series(&alone), pairs(&[("Coventry", Place)]));
    assert_eq!(alone.periods.len(), 3);
}

#[test]
fn areas_of_equal_standing_have_a_colour_each_and_a_highlight_lets_others_stand_back() {
    let site = Site::read();
    let three = "type: line\nindicator: employment\nareas: [luton, E08000026, Leeds, england]";
    assert_eq!(
        series(&good(&site, three)),
        pairs(&[
            ("Luton", Nth(0)),
            ("Coventry", Nth(1)),
            ("Leeds", Nth(2)),
            ("England", Benchmark)
        ])
    );
    let one = format!("{three}\nhighlight: [leeds]");
    assert_eq!(
        series(&good(&site, &one)),
        pairs(&[
            ("Luton", Peer),
            ("Coventry", Peer),
            ("Leeds", Place),
            ("England", Benchmark)
        ])
    );
}

#[test]
fn a_dimension_makes_a_series_each_and_the_benchmark_pairs_with_them() {
    let site = Site::read();
    assert_eq!(
        series(&good(&site, "type: line\nindicator: sii\nby: sex")),
        pairs(&[
            ("Coventry, males", Nth(0)),
            ("Coventry, females", Nth(1)),
            ("England, males", Nth(0)),
            ("England, females", Nth(1)),
        ])
    );
    let females = good(&site, "type: line\nindicator: sii\nsex: females");
    let drawing = draw(&females, &site.strings);
    assert_eq!(
        drawing.subtitle,
        "Inequality in life expectancy at birth, females (years), Coventry and England, 2015–17 to 2022–24"
    );
    // A total is the default, and is not mentioned.
    let total = good(&site, "type: line\nindicator: gld\nareas: [coventry]");
    assert_eq!(
        draw(&total, &site.strings).subtitle,
        "Good level of development at the end of Reception (%), Coventry, 2016 to 2025"
    );
}

#[test]
fn a_ranked_chart_shows_the_newest_period_and_a_change_its_ends() {
    let site = Site::read();
    let ranked = good(
        &site,
        "type: ranked\nindicator: imd\nareas: [coventry, luton, leeds]",
    );
    assert_eq!(ranked.periods[0].to_string(), "2025");
    assert_eq!(
        series(&ranked),
        pairs(&[("Coventry", Place), ("Luton", Peer), ("Leeds", Peer)])
    );
    let change = good(
        &site,
        "type: change\nindicator: imd\nareas: [coventry, luton]\nfrom: 2015\nto: 2025",
    );
    let periods: Vec<String> = change.periods.iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["2015", "2025"]);
    assert!(!change.breaks.is_empty() && change.breaks.iter().all(|mark| !mark.never));
}

#[test]
fn a_line_is_broken_where_the_definition_says_so() {
    let site = Site::read();
    let data = good(&site, "type: line\nindicator: gld");
    assert_eq!(data.breaks.len(), 1);
    assert_eq!(data.periods[data.breaks[0].from].to_string(), "2022");
    assert!(data.breaks[0].never);
}

#[test]
fn every_mistake_of_a_block_is_said_at_its_words() {
    let site = Site::read();
    assert_eq!(
        bad(
            &site,
            "type: line\nindicator: hle\nareas: [coventri]\nperiods: [soon]\nsex: mail"
        ),
        [
            "unknown-area at coventri: areas.csv has no area called \"coventri\" (did you mean \"Coventry\"?)",
            "unknown-dimension at mail: sex has no value called \"mail\" (did you mean \"male\"?; the data have `male`, \
             `female`)",
            "unknown-period at soon: the data have no period \"soon\" (the data have 2011-13 to 2022-24)",
        ]
    );
    assert_eq!(
        bad(&site, "type: line\nindicator: le"),
        [
            "dimension-needed at line: the data are broken down by sex: say which (add `sex: male`, or `by: sex` for one \
          series each; the data have `male`, `female`)"
        ]
    );
    assert_eq!(
        bad(&site, "type: line\nindicator: employmnt"),
        [
            "unknown-indicator at employmnt: no indicator is called \"employmnt\" (did you mean \"employment\"?)"
        ]
    );
    assert_eq!(
        bad(&site, "type: change\nindicator: gld\nperiods: [2019, 2022]")[0]
            .split(" (")
            .next(),
        Some(
            "break-crossed at change: these two periods cannot be compared: The early years framework was reformed in \
             2021. Results from 2022 on cannot be compared with earlier years."
        )
    );
    assert_eq!(
        bad(&site, "type: line\nindicator: employment\nlimits: [65, 70]").len(),
        2,
        "both ends leave out values"
    );
    assert_eq!(
        bad(&site, "type: bar\nindicators: [employment, le]\nsex: male")[0]
            .split(':')
            .next(),
        Some("chart-units at le")
    );
}

#[test]
fn a_table_takes_columns_and_dimensions() {
    let site = Site::read();
    let yaml =
        "indicator: gld\nby: pupils\nareas: [coventry]\nperiods: [2025]\ncolumns: [pupils, value]";
    let (data, said) = selected(&site, "table", yaml);
    assert_eq!(said, Vec::<String>::new());
    let table = draw(&data.expect("a table"), &site.strings).table;
    let heads: Vec<&str> = table.columns.iter().map(|column| &*column.title).collect();
    assert_eq!(heads, ["Pupils", "Value"]);
    assert_eq!(table.rows.len(), 3);
    let (_, said) = selected(&site, "table", "indicator: gld\ncolumns: [vlaue]");
    assert!(said[0].starts_with(
        "chart-key at vlaue: a table has no column called \"vlaue\" (did you mean \"value\"?"
    ));
}

#[test]
fn equal_data_have_one_hash_and_any_difference_another() {
    let site = Site::read();
    let one = good(&site, "type: line\nindicator: employment");
    let same = good(
        &site,
        "type: line\nindicator: employment\nareas: [coventry, england]",
    );
    let other = good(&site, "type: line\nindicator: employment\nto: 2022");
    assert_eq!(one.hash(), same.hash());
    assert_ne!(one.hash(), other.hash());
}
