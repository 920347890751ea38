//! Every kind of page.

use super::super::super::context::{
    AboutData, AccessibilityPage, Block, Card, CaseStudy, CitingPage, Content, Crumb, DataFiles,
    Download, Headline, Home, IndicatorGroup, IndicatorPage, IndicatorsPage, NotFound,
    NotFoundReport, Outcome, Page, PageContext, PanelTrend, PlaceEntry, PlacePage, PlacesPage,
    Prepared, PublicationEntry, Redirect, Report, Shorthand, TermPage, TrendDirection, ValueTable,
};
use super::super::super::{SharedContext, Theme};
use super::comparing::{compare, comparison, groups, orders, rankings};
use super::drawings::{chart, table};
use super::lists::{contents, indicator_cards, place_groups, taxonomy};
use super::panel::panel;
use super::prose::{article, coventry, home, report};
use super::sources::evidence;
use super::{card, context, html, key_figures, page, page_link, place, publication, some, text};

/// Every kind of page, with the name of its file.
pub(in super::super) fn pages(theme: &Theme, shared: &SharedContext) -> Vec<PageContext> {
    let mut problems = Vec::new();
    let mut block = |block: Block| {
        theme
            .block(shared, "../../", &block, &mut problems)
            .unwrap_or_else(|| panic!("{problems:?}"))
    };
    let place_chart = block(Block::Chart(Box::new(chart("sii", 1))));
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
            Page {
                key_figures: key_figures(),
                ..home()
            },
            Content::Home(Home {
                reports: vec![Prepared::new(report_card)],
                latest: cards(),
                places: vec![PlaceEntry {
                    place: place("Coventry"),
                    within: some("West Midlands"),
                }],
                taxonomies: vec![taxonomy()],
            }),
        ),
        context(
            report(),
            Content::Report(Report {
                contents: contents(),
            }),
        ),
        context(
            Page {
                key_figures: key_figures(),
                ..coventry(&mut block)
            },
            Content::CaseStudy(CaseStudy {
                panels: vec![panel()],
                comparison: Some(compare()),
            }),
        ),
        context(article(&mut block), Content::Article),
        context(
            Page {
                body: Some(html("<p>A plain page.</p>")),
                key_figures: key_figures(),
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
                orders: orders(),
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
                    comparison: Some(comparison("Similar", Outcome::Similar)),
                    change: some("0.8 years higher than in 2015 to 2017"),
                    trend: PanelTrend {
                        words: text("No clear change"),
                        direction: TrendDirection::Flat,
                        outcome: Outcome::Similar,
                    },
                }),
                rankings: rankings(),
                groups: Some(groups()),
                orders: orders(),
                compared: vec![text("A trend is given where the newest years show one.")],
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
                citations: vec![CitingPage {
                    card: Prepared::new(card(
                        "Coventry: the first Marmot City",
                        "marmot-places/coventry/",
                        "Coventry",
                        "Since 2013.",
                    )),
                    claims: 4,
                }],
            })),
        ),
        context(
            page("Compare places", "compare/"),
            Content::Compare(compare()),
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
                files: vec![DataFiles {
                    indicator: page_link("Inequality in life expectancy", "indicators/sii/"),
                    periods: text("2015–17 to 2022–24"),
                    published: some("8 April 2026"),
                    next_update: some("April 2027"),
                    csv: text("data/sii.csv"),
                    json: text("data/sii.json"),
                }],
                package: some("data/datapackage.json"),
                sources: evidence()
                    .into_iter()
                    .filter_map(|figure| figure.source)
                    .collect(),
                marks: vec![
                    Shorthand {
                        mark: text("[c]"),
                        meaning: text("suppressed to protect confidentiality"),
                    },
                    Shorthand {
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
                missing: vec!["How the site was tested.".to_owned()],
                status: Some("partial".to_owned()),
                prepared: None,
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

fn cards() -> Vec<Prepared<Card>> {
    let cards = [
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
    ];
    cards.into_iter().map(Prepared::new).collect()
}
