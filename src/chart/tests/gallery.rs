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

use super::site::Site;
use crate::chart::{draw, select, sparkline};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};
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
    for (number, placed) in document.blocks.iter().enumerate() {
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        if let Block::Chart(chart) = &placed.block {
            let data = select(chart, &scope, &mut diagnostics);
            if let Some(data) = data {
                let drawing = draw(&data, &site.strings, &format!("chart-{number}"));
                let table: String = drawing
                    .table
                    .rows
                    .iter()
                    .take(6)
                    .map(|row| format!("<tr><th>{}<td>{}", row.title, row.cells.join("<td>")))
                    .collect();
                let head: String = drawing
                    .table
                    .columns
                    .iter()
                    .map(|column| format!("<th>{}", column.title))
                    .collect();
                let _ = write!(
                    body,
                    "<h2>{}</h2><p>{}</p><div class=pair><div class=wide>{}</div><div class=narrow>{}</div>\
                     </div><p>{}</p><p>{} {:?}</p><table><tr>{head}{table}</table>{}",
                    data.title,
                    drawing.subtitle,
                    drawing.wide,
                    drawing.narrow,
                    drawing.description.join("<p>"),
                    drawing.breaks.join("<br>"),
                    drawing.table.marks,
                    sparkline(&data),
                );
            }
        }
        for diagnostic in diagnostics {
            let _ = write!(
                body,
                "<pre>{} {} {:?}</pre>",
                diagnostic.code, diagnostic.message, diagnostic.help
            );
        }
    }
}
