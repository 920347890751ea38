//! Drawings as chart/ makes them, their tables, and the figures around them.

use super::super::super::context::{
    ChartFigure, Column, DataCell, DataRow, DataTable, Download, Html, Prepared, Publication,
    Shorthand, TableFigure,
};
use super::{html, page_link, publication, some, text};

/// A drawing as chart/ makes it: attributes and classes only, colours by role.
pub(super) fn drawing(width: u32, height: u32, labels: &str) -> Html {
    let right = width - 110;
    let bottom = height - 30;
    let at = |index: u32| 34 + index * (right - 34) / 10;
    let line = |values: [u32; 11]| {
        values
            .iter()
            .zip(0..)
            .map(|(value, index)| format!("{},{}", at(index), bottom - value * (bottom - 10) / 16))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut grid = String::new();
    for value in [0, 4, 8, 12, 16] {
        let y = bottom - value * (bottom - 10) / 16;
        grid.push_str(&format!(
            "<line x1=\"34\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\" stroke=\"var(--rule, #D8D4CC)\"/><text x=\"26\" y=\"{}\" text-anchor=\"end\" font-size=\"14\" fill=\"var(--muted, #505A5F)\">{value}</text>",
            y + 5
        ));
    }
    for (index, year) in [(0, "2012"), (5, "2017"), (10, "2022")] {
        grid.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"14\" fill=\"var(--muted, #505A5F)\">{year}</text>",
            at(index),
            height - 6
        ));
    }
    let place = line([9, 10, 11, 12, 11, 11, 12, 12, 11, 12, 12]);
    let bench = line([9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10]);
    Html(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{labels}-title\" aria-describedby=\"{labels}-description\" font-family=\"Arial, Helvetica, sans-serif\">{grid}<polyline points=\"{bench}\" fill=\"none\" stroke=\"var(--bench, #383F43)\" stroke-width=\"2.5\" stroke-dasharray=\"6,4\"/><polyline points=\"{place}\" fill=\"none\" stroke=\"var(--focus, #1D70B8)\" stroke-width=\"2.5\"/><circle cx=\"{right}\" cy=\"{}\" r=\"3.5\" fill=\"var(--focus, #1D70B8)\"/><text x=\"{}\" y=\"{}\" font-size=\"14\" font-weight=\"bold\" fill=\"var(--focus, #1D70B8)\">Coventry 11.7</text><text x=\"{}\" y=\"{}\" font-size=\"14\" fill=\"var(--bench, #383F43)\">England 10.4</text></svg>",
        bottom - 12 * (bottom - 10) / 16,
        right + 8,
        bottom - 12 * (bottom - 10) / 16 + 2,
        right + 8,
        bottom - 10 * (bottom - 10) / 16 + 12,
    ))
}

pub(super) fn sparkline(up: bool) -> Html {
    let points = if up {
        "2,20 14,17 26,18 38,12 50,10 62,7 74,5"
    } else {
        "2,6 14,8 26,7 38,12 50,15 62,14 74,19"
    };
    let last = if up { 5 } else { 19 };
    Html(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 24\" class=\"sparkline\" aria-hidden=\"true\" focusable=\"false\"><polyline points=\"{points}\" fill=\"none\" stroke=\"var(--muted, #505A5F)\" stroke-width=\"1.5\"/><circle cx=\"74\" cy=\"{last}\" r=\"2.5\" fill=\"var(--focus, #1D70B8)\"/></svg>"
    ))
}

pub(super) fn table(
    rows: &[(&str, &[&str])],
    columns: &[&str],
    caption: &str,
    anchors: bool,
) -> DataTable {
    DataTable {
        caption: caption.to_owned(),
        columns: columns
            .iter()
            .enumerate()
            .map(|(index, title)| Column {
                title: (*title).to_owned(),
                numeric: index > 0,
            })
            .collect(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(index, (title, cells))| DataRow {
                title: (*title).to_owned(),
                path: anchors.then(|| format!("places/{}/", title.to_lowercase())),
                role: (index == 0).then(|| text("focus")),
                cells: cells
                    .iter()
                    .zip(columns.iter().skip(1))
                    .map(|(cell, column)| DataCell {
                        text: (*cell).to_owned(),
                        numeric: true,
                        id: anchors.then(|| format!("{}-{column}", title.to_lowercase())),
                    })
                    .collect(),
            })
            .collect(),
        marks: vec![Shorthand {
            mark: text("[x]"),
            meaning: text("not available"),
        }],
    }
}

pub(in super::super) fn chart(id: &str, number: u32) -> ChartFigure {
    ChartFigure {
        id: id.to_owned(),
        number: Some(number),
        kind: text("line"),
        title: html(
            "The gap between men in the richest and poorest areas of Coventry has barely moved",
        ),
        plain_title: text(
            "The gap between men in the richest and poorest areas of Coventry has barely moved",
        ),
        subtitle: Some(html(
            "Slope index of inequality in life expectancy at birth, men, years, Coventry and England, 2012–14 to 2022–24",
        )),
        wide: drawing(640, 320, id),
        narrow: Some(drawing(340, 260, id)),
        description: Prepared::new(vec![text(
            "From 2015–17 to 2022–24 the gap in Coventry went from 11.3 to 11.7 years, between a lowest of 10.6 and a highest of 12.1. In England it went from 9.6 to 10.4 years.",
        )]),
        table: Prepared::new(table(
            &[
                ("2015–17", &["11.3", "9.6"]),
                ("2016–18", &["11.0", "9.5"]),
                ("2017–19", &["10.6", "9.4"]),
                ("2018–20", &["11.5", "9.7"]),
                ("2020–22", &["12.1", "[x]"]),
                ("2022–24", &["11.7", "10.4"]),
            ],
            &["Period", "Coventry", "England"],
            "Slope index of inequality in life expectancy at birth, men, years",
            false,
        )),
        table_html: Prepared::default(),
        downloads: vec![
            Download {
                title: format!("Figure {number} data"),
                format: text("CSV"),
                size: text("1 kB"),
                path: format!("marmot-places/coventry/{id}.csv"),
            },
            Download {
                title: format!("Figure {number} drawing"),
                format: text("SVG"),
                size: text("5 kB"),
                path: format!("marmot-places/coventry/{id}.svg"),
            },
        ],
        publications: Prepared::new(vec![Publication {
            title: text("Public health profiles"),
            publisher: text("Office for Health Improvement and Disparities"),
            href: some("https://fingertips.phe.org.uk/"),
            licence: text("Open Government Licence v3.0"),
            retrieved: some("13 May 2026"),
            ..Publication::default()
        }]),
        notes: vec![html(
            "Three-year averages. No confidence limits are published in this copy of the data.",
        )],
        indicators: Prepared::new(vec![page_link(
            "Slope index of inequality in life expectancy",
            "indicators/sii/",
        )]),
    }
}

pub(super) fn table_block() -> TableFigure {
    TableFigure {
        id: text("employment-table"),
        number: Some(1),
        title: html("Employment in the five places of this report"),
        subtitle: Some(html(
            "People aged 16 to 64 in employment, per cent, 2019 to 2023",
        )),
        table: Prepared::new(table(
            &[
                ("Coventry", &["71.2", "70.9", "71.8", "72.4", "71.9"]),
                ("Luton", &["70.1", "69.0", "69.9", "71.2", "71.5"]),
                ("Leeds", &["75.9", "74.2", "75.0", "75.8", "76.3"]),
                ("Torfaen", &["73.0", "[x]", "72.1", "71.8", "73.4"]),
                ("England", &["75.9", "75.1", "75.2", "75.7", "75.8"]),
            ],
            &["Area", "2019", "2020", "2021", "2022", "2023"],
            "Employment rate by area, per cent, 2019 to 2023",
            false,
        )),
        table_html: Prepared::default(),
        downloads: vec![Download {
            title: text("Table 1 data"),
            format: text("CSV"),
            size: text("1 kB"),
            path: text("marmot-places/employment.csv"),
        }],
        publications: Prepared::new(vec![publication()]),
        notes: vec![html("Survey estimates: small differences may be chance.")],
    }
}
