//! Every chart of the demonstration site on one page, to be looked at:
//! `cargo test --lib chart::tests::gallery -- --ignored` writes target/charts.html (light) and target/charts-dark.html.
#![expect(
    clippy::disallowed_methods,
    reason = "a page to look at is written into target/"
)]

use std::fmt::Write as _;

use super::site::Site;
use crate::chart::{draw, select, sparkline};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};

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
    for (name, tokens) in [("charts.html", LIGHT), ("charts-dark.html", DARK)] {
        let html = format!(
            "<!doctype html><meta charset=utf-8><style>:root{{{tokens}}}body{{background:var(--paper,#fff);\
             color:var(--ink,#0b0c0c);font:16px Arial;margin:16px}}.pair{{display:flex;gap:32px;align-items:flex-start}}\
             .wide{{width:640px}}.narrow{{width:340px}}svg{{display:block;outline:1px dotted #8884}}h2{{margin:8px 0}}\
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
