//! Every chart of the demonstration site on one page, to be looked at:
//! `cargo test --lib chart::tests::gallery -- --ignored` writes target/charts.html (light) and target/charts-dark.html.
//! `charts-more.html` has what the demonstration has no example of.
#![expect(
    clippy::disallowed_methods,
    reason = "a page to look at is written into target/"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::sample::{chart, series};
use super::site::Site;
use crate::chart::{ChartData, ChartSpec, Series, SeriesRole, draw, select, sparkline};
use crate::data::Unit;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, ChartType, Document};
use crate::language::{Strings, english};
use crate::source::Source;

/// What the demonstration has no example of.
const MORE: &str = "---
title: More
summary: More
place: coventry
---

```chart
type: change
indicator: imd
periods: [2015, 2025]
areas: [coventry, luton, salford, leeds, barnsley, manchester, sandwell, bournemouth-christchurch-and-poole]
title: Change of several places
```

```chart
type: change
indicator: hle
sex: male
from: 2011-13
to: 2022-24
areas: [coventry, luton, leeds]
highlight: [coventry]
title: Healthy life of men
```

```chart
type: line
indicator: sii
by: sex
title: By sex beside England
```

```chart
type: line
indicator: gld
by: pupils
title: Six lines
```

```chart
type: line
indicator: employment
areas: [coventry, luton, leeds, salford, manchester]
title: Five equal lines
```

```chart
type: line
indicator: employment
areas: [coventry, luton, leeds, salford, manchester, waltham-forest, southwark, torfaen]
highlight: [coventry]
benchmark: england
target: 80
title: One among many, with a target
```

```chart
type: bar
indicator: employment
from: 2015
target: 80
title: Bars with limits and target
```

```chart
type: bar
indicator: gld
by: pupils
from: 2022
title: Grouped bars with a benchmark each
```

```chart
type: bar
indicator: child-poverty
areas: [waltham-forest]
by: housing_costs
title: Groups with values
```

```chart
type: ranked
indicator: le
sex: female
areas: [blaenau-gwent, coventry, luton, england, leeds]
title: Ranked years
```

```chart
type: sparkline
indicator: employment
title: A sparkline alone
```

```chart
type: line
indicator: infant-mortality
title: With gaps
```

```chart
type: ranked
indicator: imd
areas: [region]
title: Regions that the data may not have
```

```table
indicator: employment
areas: [coventry, luton, leeds]
periods: [2022, 2023]
title: A table of areas
```

```table
indicator: gld
columns: [period, pupils, value, status]
by: pupils
from: 2019
title: A table of columns
```

```chart
type: lyne
indicator: imdd
areas: [coventri]
title: Wrong
```

```chart
type: line
indicator: hle
areas: [coventri, luton]
from: 1066
limits: [60, 62]
title: Wrong
```

```chart
type: ranked
indicator: hle
sex: man
areas: [coventry]
title: Wrong
```

```chart
type: change
indicator: gld
periods: [2019, 2022]
title: Across a break
```

```chart
type: bar
indicator: employment
limits: [70, 72]
sort: value
colour: red
title: A headline that goes on and on and says everything that could be said of it and more
```
";

const LIGHT: &str = "";
const DARK: &str = "--paper:#14181B;--rule:#3A4349;--ink:#F1F1EE;--muted:#B1B9BE;--focus:#6DB3EC;--bench:#DDE2E4;\
     --peer:#88929A;--series-1:#8DB8E2;--series-2:#3FB8AD;--series-3:#E08CBD;--series-4:#F4874B;\
     --series-5:#C9CDCF;--series-6:#B9A2DF";

#[test]
#[ignore = "writes a page for people to look at"]
fn every_chart_of_the_demonstration_can_be_looked_at() {
    let site = Site::read();
    let mut body = String::new();
    for document in &site.documents {
        page(&site, document, &mut body);
    }
    let more = Document::parse(
        &Arc::new(Source::new("content/more.md".into(), MORE)),
        "en",
        &BTreeSet::new(),
        &mut Vec::new(),
    );
    let mut others = String::new();
    page(&site, &more, &mut others);
    let pages = [
        ("charts.html", LIGHT, &body),
        ("charts-dark.html", DARK, &body),
        ("charts-more.html", LIGHT, &others),
        ("charts-odd.html", LIGHT, &odd()),
    ];
    for (name, tokens, body) in pages {
        let html = format!(
            "<!doctype html><meta charset=utf-8><style>:root{{{tokens}}}body{{background:var(--paper,#fff);\
             color:var(--ink,#0b0c0c);font:16px Arial;margin:16px}}.pair{{display:flex;gap:32px;align-items:flex-start}}\
             .wide{{width:640px}}.narrow{{width:340px}}svg{{display:block;outline:1px dotted #8884}}.sparkline{{width:120px}}pre{{white-space:pre-wrap}}h2{{margin:8px 0}}\
             p{{max-width:640px;margin:6px 0}}td,th{{padding:2px 10px;text-align:right}}</style>{body}"
        );
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target")
            .join(name);
        std::fs::write(path, html).expect("target/ can be written");
    }
}

fn page(site: &Site, document: &Document, body: &mut String) {
    let places = site.places(document);
    let scope = site.scope(&places, &document.language);
    for placed in &document.blocks {
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        let data = match &placed.block {
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
        };
        if let Some(data) = data {
            show(&data, &site.strings, body);
        }
        for found in diagnostics {
            let (code, message, help) = (found.code, found.message(), found.help_lines());
            let _ = write!(body, "<pre>{code} {message} {help:?}</pre>");
        }
    }
}

fn show(data: &ChartData, strings: &Strings, body: &mut String) {
    let drawing = draw(data, strings);
    let mut table = String::new();
    for column in &drawing.table.columns {
        let _ = write!(table, "<th>{}", column.title);
    }
    for row in drawing.table.rows.iter().take(6) {
        let _ = write!(table, "<tr><th>{}<td>{}", row.title, row.cells.join("<td>"));
    }
    let _ = write!(
        body,
        "<h2>{}</h2><p>{}</p><div class=pair><div class=wide>{}</div><div class=narrow>{}</div>\
         </div><p>{}</p><p>{} {:?}</p><table><tr>{table}</table>{}",
        data.title,
        drawing.subtitle,
        drawing.wide("chart"),
        drawing.narrow("chart").unwrap_or_default(),
        drawing.description.join("<p>"),
        drawing.breaks.join("<br>"),
        drawing.table.marks,
        sparkline(data),
    );
}

/// Data that strain a drawing.
fn odd() -> String {
    let mut body = String::new();
    let mut add = |mut data: ChartData, title: &str, all: Vec<Series>| {
        data.title = title.to_owned();
        data.series = all;
        show(&data, english(), &mut body);
        let file = draw(&data, english()).download("A headline");
        body.push_str(&file.unwrap_or_default());
    };
    let years = ["2018", "2019", "2020", "2021", "2022"];
    add(
        chart(ChartType::Line, &years),
        "Provisional values, gaps, a value alone, suppressed",
        vec![
            series(
                "Coventry",
                SeriesRole::Place,
                &["10.5", "[c]", "12", "[x]", "13.2 [p]"],
            ),
            series(
                "England",
                SeriesRole::Benchmark,
                &["11", "11.2", "11.1", "11.5 [e]", "11.4 [f]"],
            ),
        ],
    );
    add(
        chart(ChartType::Bar, &years),
        "Below zero and above",
        vec![series(
            "Net migration",
            SeriesRole::Place,
            &["-10.5", "4", "-2", "0", "13.2"],
        )],
    );
    let quarters = ["2023 Q1", "2023 Q2", "2023 Q3", "2023 Q4", "2024 Q1"];
    let mut counts = chart(ChartType::Line, &quarters);
    counts.unit = Unit::from_text("people");
    add(
        counts,
        "Quarters, millions, long names",
        vec![
            series(
                "Bournemouth, Christchurch and Poole",
                SeriesRole::Place,
                &["57112543", "57212543", "56112543", "", "58112543"],
            ),
            series(
                "Yorkshire and The Humber",
                SeriesRole::Benchmark,
                &["5112543", "15212543", "25112543", "26000000", "58000000"],
            ),
        ],
    );
    let months = [
        "January to March 2023",
        "April to June 2023",
        "July to September 2023",
    ];
    add(
        chart(ChartType::Bar, &months),
        "Long periods",
        vec![series(
            "Coventry",
            SeriesRole::Place,
            &["1.5", "2.5", "3.5"],
        )],
    );
    let mut huge = chart(ChartType::Ranked, &["2022"]);
    huge.unit = Unit::from_text("£");
    huge.target = Decimal::from_str_exact("7234567890123456789012345678").ok();
    add(
        huge,
        "28 digits, below zero",
        vec![
            series(
                "Coventry",
                SeriesRole::Place,
                &["9234567890123456789012345678"],
            ),
            series("Luton", SeriesRole::Peer, &["-3.50"]),
            series(
                "England",
                SeriesRole::Benchmark,
                &["5234567890123456789012345678"],
            ),
        ],
    );
    add(
        chart(ChartType::Change, &["2019", "2022"]),
        "Missing ends",
        vec![
            series("Coventry", SeriesRole::Place, &["[c]", "12.5"]),
            series("Luton", SeriesRole::Peer, &["14.1", "[x]"]),
            series("Leeds", SeriesRole::Peer, &["-14.1", "-14.1"]),
        ],
    );
    body
}
