//! Contexts as a real site would have them: what the templates are tested and looked at with.
#![expect(
    clippy::unnecessary_wraps,
    clippy::too_many_lines,
    clippy::format_push_string,
    reason = "samples are long and plain"
)]

use super::super::context::{
    AboutData, AccessibilityPage, Article, Block, Card, CaseStudy, ChartFigure, Citation,
    Collections, Column, Comparison, Content, ContentsEntry, Correction, Crumb, DataCell, DataRow,
    DataTable, Day, Download, FigureSource, FigureValue, Headline, Home, Html, IndicatorCard,
    IndicatorGroup, IndicatorPage, IndicatorsPage, KeyFigure, LicenceLink, Link, Mark, MenuLink,
    NamedSource, Neighbour, NotFound, NotFoundReport, Outcome, OutlineEntry, Page, PageContext,
    PageLink, Panel, PanelGroup, PanelRow, PlaceGroup, PlaceLink, PlacePage, PlacesPage,
    Publication, PublicationEntry, Quote, Reading, Redirect, Report, SetIn, Site, TableFigure,
    TaxonomyPage, TermCard, TermGroup, TermPage, Translation, Trend, TrendDirection, ValueTable,
};
use super::super::{Shared, Theme};

fn text(text: &str) -> String {
    text.to_owned()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn html(markup: &str) -> Html {
    Html(markup.to_owned())
}

fn day(iso: &str, text: &str) -> Day {
    Day {
        iso: iso.to_owned(),
        text: text.to_owned(),
    }
}

fn page_link(title: &str, path: &str) -> PageLink {
    PageLink {
        title: title.to_owned(),
        path: path.to_owned(),
    }
}

fn place(name: &str) -> PlaceLink {
    PlaceLink {
        name: name.to_owned(),
        path: Some(format!("places/{}/", name.to_lowercase().replace(' ', "-"))),
    }
}

pub(super) fn site() -> Site {
    Site {
        title: text("Marmot places"),
        organisation: some("Institute for Fair Places"),
        description: some(
            "A demonstration made from open data: what councils that work on health inequalities do, and what the figures say.",
        ),
        language: text("en"),
        home: String::new(),
        menu: vec![
            MenuLink {
                title: text("The report"),
                path: some("marmot-places/"),
                href: None,
            },
            MenuLink {
                title: text("Places"),
                path: some("places/"),
                href: None,
            },
            MenuLink {
                title: text("Indicators"),
                path: some("indicators/"),
                href: None,
            },
        ],
        licence: Some(LicenceLink {
            title: text("Open Government Licence v3.0"),
            href: some(
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            ),
        }),
        about_data: some("data/"),
        places: some("places/"),
        indicators: some("indicators/"),
        accessibility: some("accessibility/"),
        built: day("2026-11-23", "23 November 2026"),
        generator: text("Casebook 0.1.0"),
    }
}

fn page(title: &str, path: &str) -> Page {
    Page {
        path: path.to_owned(),
        canonical: format!("https://example.org/{path}"),
        language: text("en"),
        title: Html::text(title),
        plain_title: title.to_owned(),
        breadcrumbs: vec![Crumb {
            title: text("Home"),
            path: String::new(),
        }],
        ..Page::default()
    }
}

fn context(page: Page, content: Content) -> PageContext {
    let depth = page.path.matches('/').count();
    PageContext {
        root: if depth == 0 {
            text("./")
        } else {
            "../".repeat(depth)
        },
        page,
        content,
        collections: Collections::default(),
    }
}

fn contents() -> Vec<ContentsEntry> {
    let entry =
        |number: u32, kind: &str, title: &str, path: &str, place: &str, summary: &str, minutes| {
            ContentsEntry {
                number: Some(number),
                kind: kind.to_owned(),
                title: title.to_owned(),
                path: format!("marmot-places/{path}/"),
                places: if place.is_empty() {
                    Vec::new()
                } else {
                    vec![place.to_owned()]
                },
                summary: some(summary),
                minutes,
                draft: false,
            }
        };
    vec![
        entry(
            1,
            "article",
            "Localising employment support",
            "localising-employment-support",
            "",
            "A hub on the high street brings advice and training to where people shop.",
            4,
        ),
        entry(
            2,
            "case-study",
            "Coventry: the first Marmot City",
            "coventry",
            "Coventry",
            "Since 2013 the council and its partners have put health equity into every policy. The figures moved, and moved back.",
            7,
        ),
        entry(
            3,
            "article",
            "A more equal partnership",
            "a-more-equal-partnership",
            "",
            "What a region adds, and what it takes from councils that have less.",
            5,
        ),
        entry(
            4,
            "case-study",
            "Luton: children first",
            "luton",
            "Luton",
            "Early years results since the framework was reformed.",
            4,
        ),
        entry(
            5,
            "case-study",
            "Waltham Forest: work that pays the rent",
            "waltham-forest",
            "Waltham Forest",
            "Employment has held up; rents have not.",
            4,
        ),
    ]
}

fn card(title: &str, path: &str, place_name: &str, summary: &str) -> Card {
    Card {
        kind: text("case-study"),
        title: title.to_owned(),
        path: path.to_owned(),
        summary: some(summary),
        places: vec![place(place_name)],
        report: Some(page_link("Marmot places", "marmot-places/")),
        published: Some(day("2026-11-02", "2 November 2026")),
        minutes: 7,
        ..Card::default()
    }
}

pub(super) fn key_figures() -> Vec<KeyFigure> {
    vec![
        KeyFigure {
            value: text("17.7%"),
            label: html("of neighbourhoods are among England’s most deprived tenth"),
            detail: some("Coventry, 2025"),
            source: Some(Link {
                title: text("Source 1"),
                href: some("#source-1"),
            }),
            ..KeyFigure::default()
        },
        KeyFigure {
            value: text("11.7"),
            unit: some("years"),
            label: html(
                "between the life expectancy of men in the least and the most deprived areas",
            ),
            detail: some("Coventry, 2022–24"),
            source: Some(Link {
                title: text("Source 2"),
                href: some("#source-2"),
            }),
            ..KeyFigure::default()
        },
        KeyFigure {
            value: text("170"),
            unit: some("people"),
            label: html("people helped each day at the Job Shop"),
            detail: None,
            source: Some(Link {
                title: text("Source 3"),
                href: some("#source-3"),
            }),
            ..KeyFigure::default()
        },
    ]
}

fn quote() -> Quote {
    Quote {
        text: html(
            "Health inequalities are not inevitable. What a council does about housing, work and childhood is what its health service sees twenty years later.",
        ),
        attribution: some("Director of public health"),
        source: Some(Link {
            title: text("Local Government Association, 2024"),
            href: some("https://www.local.gov.uk/"),
        }),
    }
}

/// A drawing as chart/ makes it: attributes and classes only, colours by role.
fn drawing(width: u32, height: u32, labels: &str) -> Html {
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

fn sparkline(up: bool) -> Html {
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

pub(super) fn publication() -> Publication {
    Publication {
        title: text("English Indices of Deprivation 2025"),
        publisher: text("Ministry of Housing, Communities and Local Government"),
        href: some("https://www.gov.uk/government/collections/english-indices-of-deprivation"),
        licence: text("Open Government Licence v3.0"),
        published: some("30 October 2025"),
        next_update: some("Not announced"),
        retrieved: some("12 May 2026"),
        designation: some("Accredited official statistics"),
        attribution: some(
            "Contains public sector information licensed under the Open Government Licence v3.0.",
        ),
    }
}

fn table(rows: &[(&str, &[&str])], columns: &[&str], caption: &str, anchors: bool) -> DataTable {
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
                        id: anchors.then(|| format!("{}-{column}", title.to_lowercase())),
                    })
                    .collect(),
            })
            .collect(),
        marks: vec![Mark {
            mark: text("[x]"),
            meaning: text("not available"),
        }],
    }
}

pub(super) fn chart(id: &str, number: u32) -> ChartFigure {
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
        description: vec![text(
            "From 2015–17 to 2022–24 the gap in Coventry went from 11.3 to 11.7 years, between a lowest of 10.6 and a highest of 12.1. In England it went from 9.6 to 10.4 years.",
        )],
        table: table(
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
        ),
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
        publications: vec![Publication {
            title: text("Public health profiles"),
            publisher: text("Office for Health Improvement and Disparities"),
            href: some("https://fingertips.phe.org.uk/"),
            licence: text("Open Government Licence v3.0"),
            retrieved: some("13 May 2026"),
            ..Publication::default()
        }],
        notes: vec![html(
            "Three-year averages. No confidence limits are published in this copy of the data.",
        )],
        indicators: vec![page_link(
            "Slope index of inequality in life expectancy",
            "indicators/sii/",
        )],
    }
}

fn table_block() -> TableFigure {
    TableFigure {
        id: text("employment-table"),
        number: Some(1),
        title: html("Employment in the five places of this report"),
        subtitle: Some(html(
            "People aged 16 to 64 in employment, per cent, 2019 to 2023",
        )),
        table: table(
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
        ),
        downloads: vec![Download {
            title: text("Table 1 data"),
            format: text("CSV"),
            size: text("1 kB"),
            path: text("marmot-places/employment.csv"),
        }],
        publications: vec![publication()],
        notes: vec![html("Survey estimates: small differences may be chance.")],
    }
}

fn figure_sources() -> Vec<FigureSource> {
    vec![
        FigureSource {
            number: 1,
            id: text("source-1"),
            words: text("fell from 18.5 per cent in 2015 to 14.4 per cent in 2019"),
            back: text("#claim-1"),
            also: Vec::new(),
            indicator: Some(page_link(
                "Neighbourhoods in the most deprived 10 per cent",
                "indicators/imd/",
            )),
            values: vec![
                FigureValue {
                    value: text("18.4615%"),
                    area: text("Coventry"),
                    period: text("2015"),
                    group: None,
                    path: some("indicators/imd/#coventry-2015"),
                },
                FigureValue {
                    value: text("14.36%"),
                    area: text("Coventry"),
                    period: text("2019"),
                    group: None,
                    path: some("indicators/imd/#coventry-2019"),
                },
            ],
            publisher: some("Ministry of Housing, Communities and Local Government"),
            licence: some("Open Government Licence v3.0"),
            method: None,
            notes: vec![text(
                "The 2019 edition ranks neighbourhoods anew: a fall is relative to other places",
            )],
            source: None,
        },
        FigureSource {
            number: 2,
            id: text("source-2"),
            words: text("widened from 9.6 to 10.4 years"),
            back: text("#claim-2"),
            also: Vec::new(),
            indicator: Some(page_link(
                "Slope index of inequality in life expectancy",
                "indicators/sii/",
            )),
            values: vec![
                FigureValue {
                    value: text("9.6 years"),
                    area: text("England"),
                    period: text("2015–17"),
                    group: some("Male"),
                    path: some("indicators/sii/#england-2015-17-male"),
                },
                FigureValue {
                    value: text("10.4 years"),
                    area: text("England"),
                    period: text("2022–24"),
                    group: some("Male"),
                    path: some("indicators/sii/#england-2022-24-male"),
                },
            ],
            publisher: some("Office for Health Improvement and Disparities"),
            licence: some("Open Government Licence v3.0"),
            method: some("The direction is that of the unrounded difference"),
            notes: Vec::new(),
            source: None,
        },
        FigureSource {
            number: 3,
            id: text("source-3"),
            words: text("around 170 people a day"),
            back: text("#claim-3"),
            also: Vec::new(),
            source: Some(NamedSource {
                id: text("lga"),
                title: text("Building fairer towns, cities and regions"),
                publisher: some("Local Government Association"),
                date: some("2024"),
                href: some("https://www.local.gov.uk/"),
                kind: text("published"),
            }),
            ..FigureSource::default()
        },
    ]
}

fn coventry_body(pull_quote: &Html, chart: &Html) -> String {
    format!(
        "<p>Coventry has called itself a Marmot City since 2013. Working with the UCL Institute of Health Equity, the council and its partners set out to judge every policy by what it does to the gap between the healthiest and the least healthy parts of the city.</p>\
{}<h2 id=\"the-gap\">The gap did not close</h2>\
<p>The share of <span class=\"figure-none\">neighbourhoods among the most deprived 10 per cent</span> <data class=\"figure\" id=\"claim-1\" value=\"14.36\">fell from 18.5 per cent in 2015 to 14.4 per cent in 2019</data>, then stood at <data class=\"figure\" value=\"17.73\">17.7 per cent in 2025</data>. The index is relative: a place can move because others do. <a class=\"source-link\" href=\"#source-1\">Source 1</a></p>\
<p>In England the gap in life expectancy between men in the richest and the poorest tenth of areas <data class=\"figure\" id=\"claim-2\" value=\"10.4\">widened from 9.6 to 10.4 years</data>. In Coventry it <em>held</em> within a year or so throughout, which is not the same as progress but is better than the country managed. <a class=\"source-link\" href=\"#source-2\">Source 2</a></p>\
{}\
<h2 id=\"the-job-shop\">A hub on the high street</h2>\
<p>The Job Shop stands between a bakery and a bank. It sees <data class=\"figure\" id=\"claim-3\" value=\"170\">around 170 people a day</data>, from those who want an hour with a computer to those who have come out of prison that week.<sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> <a class=\"source-link\" href=\"#source-3\">Source 3</a></p>\
<blockquote><p>We stopped asking people to come to us. We went to where they do their shopping.</p><p>Manager of the Job Shop</p></blockquote>\
<p>Three things made it work:</p>\
<ul><li>one front door for every kind of advice, whoever pays for it;</li><li>staff who were themselves once out of work;</li><li>a lease on the high street, which cost more than an office in the civic centre and was worth it.</li></ul>\
<h3 id=\"who-comes\">Who comes</h3>\
<p>Most visitors live within a mile. <strong>Nearly half</strong> come back within the month, which staff take as a compliment.</p>\
<h2 id=\"monitoring\">A tool to see what changes</h2>\
<p>In 2023 the city launched its Marmot Monitoring Tool, so that everyone works from the same figures. After the pandemic it works with 30 partners.</p>\
<div class=\"alert alert-note\"><p class=\"alert-title\">Note</p><p>Results for school readiness after 2021 cannot be compared with earlier years: the framework was reformed.</p></div>\
<h2 id=\"what-next\">What comes next</h2>\
<p>The council has promised a new strategy for 2027. It has not promised that the gap will close, and it is right not to: no council can promise that alone.</p>\
<section class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"fn-1\"><p>Counted at the door over four weeks. <a href=\"#fnref-1\" aria-label=\"Back to footnote 1 in the text\">↩</a></p></li></ol></section>",
        pull_quote.0, chart.0
    )
}

fn panel() -> Panel {
    let row = |title: &str,
               group: Option<&str>,
               value: &str,
               period: &str,
               benchmark: &str,
               word: &str,
               outcome,
               trend: Option<(&str, TrendDirection, Outcome)>,
               up| PanelRow {
        indicator: page_link(title, "indicators/sii/"),
        group: group.map(text),
        value: Reading {
            text: value.to_owned(),
            limits: None,
            path: some("indicators/sii/#coventry-2022-24"),
        },
        period: period.to_owned(),
        benchmark_name: (!benchmark.is_empty()).then(|| text("England")),
        benchmark: (!benchmark.is_empty()).then(|| Reading {
            text: benchmark.to_owned(),
            ..Reading::default()
        }),
        comparison: Comparison {
            word: word.to_owned(),
            outcome,
        },
        trend: trend.map(|(words, direction, outcome)| Trend {
            words: words.to_owned(),
            direction,
            outcome,
        }),
        sparkline: Some(sparkline(up)),
    };
    Panel {
        place: place("Coventry"),
        groups: vec![
            PanelGroup {
                title: some("Give every child the best start in life"),
                path: some("principles/best-start/"),
                rows: vec![
                    row(
                        "Children at a good level of development",
                        None,
                        "65.3%",
                        "2024/25",
                        "68.3%",
                        "Not compared",
                        Outcome::NotCompared,
                        Some((
                            "Cannot be calculated",
                            TrendDirection::Unknown,
                            Outcome::NotCompared,
                        )),
                        true,
                    ),
                    row(
                        "Infant mortality",
                        None,
                        "6.4 per 1,000",
                        "2021–23",
                        "4.0 per 1,000",
                        "Worse",
                        Outcome::Worse,
                        Some(("No clear change", TrendDirection::Flat, Outcome::Similar)),
                        true,
                    ),
                ],
            },
            PanelGroup {
                title: some("Fair employment and good work"),
                path: some("principles/fair-work/"),
                rows: vec![
                    row(
                        "Employment rate, ages 16 to 64",
                        None,
                        "71.9%",
                        "2023",
                        "75.8%",
                        "Worse",
                        Outcome::Worse,
                        Some(("No clear change", TrendDirection::Flat, Outcome::Similar)),
                        true,
                    ),
                    row(
                        "Young people not in education, employment or training",
                        None,
                        "4.1%",
                        "2025",
                        "5.6%",
                        "Better",
                        Outcome::Better,
                        Some((
                            "Falling, getting better",
                            TrendDirection::Down,
                            Outcome::Better,
                        )),
                        false,
                    ),
                ],
            },
            PanelGroup {
                title: some("A healthy standard of living"),
                path: some("principles/standard-of-living/"),
                rows: vec![
                    row(
                        "Children in relative poverty, after housing costs",
                        None,
                        "36.0%",
                        "2024/25",
                        "30.9%",
                        "Higher",
                        Outcome::Higher,
                        Some(("Rising, getting worse", TrendDirection::Up, Outcome::Worse)),
                        true,
                    ),
                    row(
                        "Healthy life expectancy at birth",
                        Some("Male"),
                        "59.2 years",
                        "2022–24",
                        "60.7 years",
                        "Similar",
                        Outcome::Similar,
                        None,
                        false,
                    ),
                    row(
                        "Households in fuel poverty",
                        None,
                        "20.8%",
                        "2020",
                        "",
                        "Not compared",
                        Outcome::NotCompared,
                        None,
                        false,
                    ),
                ],
            },
        ],
        method: vec![text(
            "Better, similar and worse are by whether the value for England lies within the 95% confidence limits of the place. The trend is of the latest five comparable points.",
        )],
        marks: Vec::new(),
    }
}

fn indicator_cards() -> Vec<IndicatorCard> {
    vec![
        IndicatorCard {
            title: text("Employment rate, ages 16 to 64"),
            path: text("indicators/employment/"),
            definition: some(
                "People aged 16 to 64 who did an hour or more of paid work in the week of the survey.",
            ),
            publisher: text("Office for National Statistics"),
            periods: text("2004 to 2023"),
        },
        IndicatorCard {
            title: text("Young people not in education, employment or training"),
            path: text("indicators/neet/"),
            definition: some(
                "People aged 16 and 17 who are not in education, employment or training, or whose activity is not known.",
            ),
            publisher: text("Department for Education"),
            periods: text("2022 to 2025"),
        },
    ]
}

fn taxonomy() -> TaxonomyPage {
    let term = |title: &str, id: &str, pages, indicators| TermCard {
        title: title.to_owned(),
        path: format!("principles/{id}/"),
        pages,
        indicators,
    };
    TaxonomyPage {
        title: text("Marmot principles"),
        path: text("principles/"),
        terms: vec![
            term(
                "Give every child the best start in life",
                "best-start",
                3,
                4,
            ),
            term(
                "Enable all to maximise their capabilities and have control over their lives",
                "capabilities",
                1,
                2,
            ),
            term("Fair employment and good work", "fair-work", 4, 2),
            term("A healthy standard of living", "standard-of-living", 2, 3),
            term(
                "Healthy and sustainable places and communities",
                "places",
                1,
                1,
            ),
        ],
    }
}

fn place_groups() -> Vec<PlaceGroup> {
    vec![
        PlaceGroup {
            title: text("Metropolitan districts"),
            places: ["Coventry", "Leeds", "Manchester", "Salford", "Wigan"]
                .map(place)
                .to_vec(),
        },
        PlaceGroup {
            title: text("London boroughs and unitary authorities"),
            places: ["Luton", "Newport", "Torfaen", "Waltham Forest"]
                .map(place)
                .to_vec(),
        },
    ]
}

/// Every kind of page, with the name of its file.
pub(super) fn pages(theme: &Theme, shared: &Shared) -> Vec<PageContext> {
    let mut problems = Vec::new();
    let mut block = |root: &str, block: Block| {
        theme
            .block(shared, root, &block, &mut problems)
            .unwrap_or_else(|| panic!("{problems:?}"))
    };
    let coventry_chart = block(
        "../../",
        Block::Chart(Box::new(chart("life-expectancy", 1))),
    );
    let pull_quote = block("../../", Block::PullQuote(quote()));
    let mut keyed = chart("employment", 2);
    keyed.kind = text("bar");
    let article_chart = block("../../", Block::Chart(Box::new(keyed)));
    let article_table = block("../../", Block::Table(Box::new(table_block())));
    let article_figures = block("../../", Block::KeyFigures(key_figures()));
    let article_quote = block("../../", Block::Quote(quote()));
    let mut shown = card(
        "Coventry: the first Marmot City",
        "marmot-places/coventry/",
        "Coventry",
        "Since 2013 the council and its partners have put health equity into every policy.",
    );
    shown.level = 3;
    shown.key_figures = key_figures();
    let article_card = block("../../", Block::Card(Box::new(shown)));
    let set_in = block(
        "../../",
        Block::SetIn(Box::new(SetIn {
            id: text("coventry"),
            title: html("Coventry: the first Marmot City"),
            path: text("marmot-places/coventry/"),
            places: vec![place("Coventry")],
            summary: Some(html(
                "Since 2013 the council and its partners have put health equity into every policy. The figures moved, and moved back.",
            )),
            level: 2,
            key_figures: key_figures(),
            body: html(
                "<p>Coventry has called itself a Marmot City since 2013. Working with the UCL Institute of Health Equity, the council and its partners set out to judge every policy by what it does to the gap.</p><h3 id=\"coventry-gap\">The gap did not close</h3><p>The share of neighbourhoods among the most deprived tenth <data class=\"figure\" value=\"14.36\">fell from 18.5 per cent in 2015 to 14.4 per cent in 2019</data>, then stood at 17.7 per cent in 2025.</p>",
            ),
        })),
    );
    let place_chart = block("../../", Block::Chart(Box::new(chart("sii", 1))));

    let report_crumbs = || {
        vec![
            Crumb {
                title: text("Home"),
                path: String::new(),
            },
            Crumb {
                title: text("Marmot places"),
                path: text("marmot-places/"),
            },
        ]
    };
    let welsh = |path: &str| Translation {
        language: text("cy"),
        name: text("Cymraeg"),
        path: format!("cy/{path}"),
        canonical: format!("https://example.org/cy/{path}"),
    };

    let mut home = page("Marmot places", "");
    home.breadcrumbs = Vec::new();
    home.summary = Some(html(
        "What councils that work on health inequalities do, and what the figures say. A demonstration made from open data.",
    ));
    home.description =
        some("What councils that work on health inequalities do, and what the figures say.");
    home.translations = vec![welsh("")];
    home.body = Some(html(
        "<p>Every figure on this site is bound to the data that it came from and checked, or tied to a named source. Where text and data disagree, nothing is published.</p>",
    ));

    let mut report = page("Marmot places", "marmot-places/");
    report.summary = Some(html(
        "Eleven years after Coventry became the first Marmot City, what has changed in the places that followed it, and what has not.",
    ));
    report.organisation = some("Institute for Fair Places");
    report.published = Some(day("2026-11-02", "2 November 2026"));
    report.pull_quote = Some(quote());
    report.minutes = 2;
    report.body = Some(html(
        "<p>The Marmot Review of 2010, and the one that followed it ten years later, showed what inequality in health costs, and to whom. They named the principles on which this report is ordered.</p><p>Which places call themselves Marmot places was not checked: this report speaks of the places in it, and says of each only what the data show.</p>",
    ));

    let mut coventry = page("Coventry: the first Marmot City", "marmot-places/coventry/");
    coventry.breadcrumbs = report_crumbs();
    coventry.report = Some(page_link("Marmot places", "marmot-places/"));
    coventry.summary = Some(html(
        "Since 2013 the council and its partners have put health equity into every policy. The figures moved, and moved back.",
    ));
    coventry.description =
        some("Since 2013 the council and its partners have put health equity into every policy.");
    coventry.places = vec![place("Coventry")];
    coventry.authors = vec![text("Ann Onymous"), text("Jo Bloggs")];
    coventry.published = Some(day("2026-11-02", "2 November 2026"));
    coventry.updated = Some(day("2026-11-20", "20 November 2026"));
    coventry.minutes = 7;
    coventry.organisation = some("Coventry City Council");
    coventry.partners = vec![
        text("UCL Institute of Health Equity"),
        text("30 local partners"),
    ];
    coventry.contact = some("public.health@example.org");
    coventry.translations = vec![welsh("marmot-places/coventry/")];
    coventry.outline = [
        (2, "the-gap", "The gap did not close"),
        (2, "the-job-shop", "A hub on the high street"),
        (3, "who-comes", "Who comes"),
        (2, "monitoring", "A tool to see what changes"),
        (2, "what-next", "What comes next"),
    ]
    .map(|(level, id, title)| OutlineEntry {
        level,
        id: text(id),
        title: text(title),
    })
    .to_vec();
    coventry.pull_quote = Some(quote());
    coventry.body = Some(Html(coventry_body(&pull_quote, &coventry_chart)));
    coventry.figures = figure_sources();
    coventry.sources = figure_sources()
        .into_iter()
        .filter_map(|figure| figure.source)
        .collect();
    coventry.links = vec![Link {
        title: text("Fair Society, Healthy Lives: the Marmot Review"),
        href: some("https://www.instituteofhealthequity.org/"),
    }];
    coventry.terms = vec![TermGroup {
        title: text("Marmot principles"),
        path: text("principles/"),
        terms: vec![
            page_link("Fair employment and good work", "principles/fair-work/"),
            page_link(
                "A healthy standard of living",
                "principles/standard-of-living/",
            ),
        ],
    }];
    coventry.corrections = vec![Correction {
        on: day("2026-11-20", "20 November 2026"),
        text: html("The share for 2025 was given as 17.3 per cent. It is 17.7 per cent."),
    }];
    coventry.previous = Some(Neighbour {
        title: text("Localising employment support"),
        path: text("marmot-places/localising-employment-support/"),
        number: Some(1),
        place: None,
    });
    coventry.next = Some(Neighbour {
        title: text("A more equal partnership"),
        path: text("marmot-places/a-more-equal-partnership/"),
        number: Some(3),
        place: None,
    });
    coventry.json_ld = Some(html(
        "{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"Coventry: the first Marmot City\"}",
    ));

    let mut article = page(
        "Localising employment support",
        "marmot-places/localising-employment-support/",
    );
    article.breadcrumbs = report_crumbs();
    article.report = Some(page_link("Marmot places", "marmot-places/"));
    article.summary = Some(html(
        "A hub on the high street brings advice and training to where people shop.",
    ));
    article.published = Some(day("2026-11-02", "2 November 2026"));
    article.minutes = 4;
    article.body = Some(Html(format!(
        "<p>Most employment advice is given where it suits the adviser. The places in this report have tried it the other way about.</p>{}<h2 id=\"the-figures\">What the figures show</h2><p>Employment moved little between 2019 and 2023 in most of them.</p>{}{}{}<p>And this is what it looks like from the inside.</p>{}<p>Elsewhere the same idea took another shape.</p>{}",
        article_figures.0,
        article_chart.0,
        article_table.0,
        article_quote.0,
        set_in.0,
        article_card.0
    )));
    article.next = coventry.next.clone();

    let mut term = page("Fair employment and good work", "principles/fair-work/");
    term.breadcrumbs.push(Crumb {
        title: text("Marmot principles"),
        path: text("principles/"),
    });

    let mut place_page = page("Coventry", "places/coventry/");
    place_page.breadcrumbs.push(Crumb {
        title: text("Places"),
        path: text("places/"),
    });

    let mut indicator = page(
        "Slope index of inequality in life expectancy at birth",
        "indicators/sii/",
    );
    indicator.breadcrumbs.push(Crumb {
        title: text("Indicators"),
        path: text("indicators/"),
    });

    let cards = || {
        vec![
            card(
                "Coventry: the first Marmot City",
                "marmot-places/coventry/",
                "Coventry",
                "Since 2013 the council and its partners have put health equity into every policy. The figures moved, and moved back.",
            ),
            card(
                "Luton: children first",
                "marmot-places/luton/",
                "Luton",
                "Early years results since the framework was reformed.",
            ),
        ]
    };
    let mut report_card = card(
        "Marmot places",
        "marmot-places/",
        "",
        "Eleven years after Coventry became the first Marmot City, what has changed in the places that followed it, and what has not.",
    );
    report_card.kind = text("report");
    report_card.report = None;
    report_card.places = Vec::new();

    vec![
        context(
            home,
            Content::Home(Home {
                reports: vec![report_card],
                latest: cards(),
                places: place_groups(),
                taxonomies: vec![taxonomy()],
            }),
        ),
        context(
            report,
            Content::Report(Report {
                contents: contents(),
            }),
        ),
        context(
            coventry,
            Content::CaseStudy(CaseStudy {
                key_figures: key_figures(),
                panel: Some(panel()),
            }),
        ),
        context(article, Content::Article(Article::default())),
        context(
            Page {
                body: Some(html("<p>A plain page.</p>")),
                ..page("About this site", "about/")
            },
            Content::Page,
        ),
        context(
            page("Marmot principles", "principles/"),
            Content::Taxonomy(taxonomy()),
        ),
        context(
            term,
            Content::Term(TermPage {
                taxonomy: page_link("Marmot principles", "principles/"),
                cards: cards(),
                indicators: indicator_cards(),
            }),
        ),
        context(
            page("Places", "places/"),
            Content::Places(PlacesPage {
                groups: place_groups(),
            }),
        ),
        context(
            place_page,
            Content::Place(Box::new(PlacePage {
                name: text("Coventry"),
                kind: text("Metropolitan district"),
                parents: vec![place("West Midlands"), place("England")],
                panel: panel(),
                charts: vec![place_chart.clone()],
                cards: cards(),
            })),
        ),
        context(
            page("Indicators", "indicators/"),
            Content::Indicators(IndicatorsPage {
                groups: vec![
                    IndicatorGroup {
                        title: some("Fair employment and good work"),
                        path: some("principles/fair-work/"),
                        indicators: indicator_cards(),
                    },
                    IndicatorGroup {
                        title: None,
                        path: None,
                        indicators: indicator_cards(),
                    },
                ],
            }),
        ),
        context(
            indicator,
            Content::Indicator(Box::new(IndicatorPage {
                definition: Some(html(
                    "How many years of life lie between the least and the most deprived tenth of an area, if life expectancy followed a straight line across deprivation.",
                )),
                unit: text("years"),
                headline: Some(Headline {
                    value: text("10.4 years"),
                    area: text("England"),
                    period: text("2022–24"),
                    group: some("Male"),
                }),
                charts: vec![place_chart],
                tables: vec![ValueTable {
                    title: some("Male"),
                    table: table(
                        &[
                            ("Coventry", &["11.3", "11.0", "10.6", "11.7"]),
                            ("Luton", &["9.9", "9.7", "[x]", "10.1"]),
                            ("England", &["9.6", "9.5", "9.4", "10.4"]),
                        ],
                        &["Area", "2015-17", "2016-18", "2017-19", "2022-24"],
                        "Slope index of inequality, male, years, by area and period",
                        true,
                    ),
                }],
                downloads: vec![Download {
                    title: text("All values of this indicator"),
                    format: text("CSV"),
                    size: text("14 kB"),
                    path: text("data/sii.csv"),
                }],
                publication: publication(),
                notes: vec![html("Higher is more unequal.")],
                breaks: vec![text(
                    "From 2021: the population estimates were rebased after the census.",
                )],
                further_citations: 0,
                citations: vec![Citation {
                    card: card(
                        "Coventry: the first Marmot City",
                        "marmot-places/coventry/",
                        "Coventry",
                        "Since 2013.",
                    ),
                    claims: 4,
                }],
            })),
        ),
        context(
            page("About the data", "data/"),
            Content::AboutData(AboutData {
                publications: vec![PublicationEntry {
                    publication: publication(),
                    indicators: vec![page_link(
                        "Neighbourhoods in the most deprived 10 per cent",
                        "indicators/imd/",
                    )],
                }],
                sources: figure_sources()
                    .into_iter()
                    .filter_map(|figure| figure.source)
                    .collect(),
                marks: vec![
                    Mark {
                        mark: text("[c]"),
                        meaning: text("suppressed to protect confidentiality"),
                    },
                    Mark {
                        mark: text("[x]"),
                        meaning: text("not available"),
                    },
                ],
                method: vec![html(
                    "Each figure in the text is compared with the data whenever the site is built.",
                )],
            }),
        ),
        context(
            page("Accessibility", "accessibility/"),
            Content::Accessibility(AccessibilityPage {
                contact: Some(html(
                    "<a href=\"mailto:web@example.org\">web@example.org</a>",
                )),
                tests: None,
                issues: vec![html(
                    "Some older documents that we link to are not accessible.",
                )],
            }),
        ),
        PageContext {
            root: text("/"),
            ..context(
                page("This page is not here", "404.html"),
                Content::NotFound(NotFound {
                    reports: vec![NotFoundReport {
                        report: page_link("Marmot places", "marmot-places/"),
                        contents: contents(),
                    }],
                }),
            )
        },
        context(
            page("Coventry: the first Marmot City", "coventry/"),
            Content::Redirect(Redirect {
                to: page_link("Coventry: the first Marmot City", "marmot-places/coventry/"),
                canonical: text("https://example.org/marmot-places/coventry/"),
            }),
        ),
    ]
}
