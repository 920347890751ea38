//! Realistic contexts, with which the templates are tested and viewed.
#![expect(
    clippy::unnecessary_wraps,
    clippy::too_many_lines,
    clippy::format_push_string,
    reason = "samples are long and plain"
)]

mod comparing;
mod drawings;
mod lists;
mod pages;
mod panel;
mod prose;
mod sources;

pub(super) use self::pages::pages;
use super::super::context::{
    Card, Collections, Content, Crumb, Day, Html, KeyFigure, LicenceLink, Link, MenuLink, Page,
    PageContext, PageLink, PlaceLink, Publication, Quote, Site,
};

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
        generator: text("Casebook 0.1.0"),
        ..Site::default()
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
