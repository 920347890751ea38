//! Pages of prose: the home page, a report, a case study, an article with every block.

use super::super::super::context::{
    Block, Correction, Crumb, EmbeddedCaseStudy, Html, Link, Neighbour, OutlineEntry, Page, Review,
    TermGroup, Translation,
};
use super::drawings::{chart, table_block};
use super::sources::{coventry_body, evidence};
use super::{card, day, html, key_figures, page, page_link, place, quote, some, text};

fn report_crumbs() -> Vec<Crumb> {
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
}

fn welsh(path: &str) -> Translation {
    Translation {
        language: text("cy"),
        name: text("Cymraeg"),
        path: format!("cy/{path}"),
        canonical: format!("https://example.org/cy/{path}"),
    }
}

pub(super) fn home() -> Page {
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
    home
}

pub(super) fn report() -> Page {
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
    report
}

pub(super) fn coventry(block: &mut impl FnMut(Block) -> Html) -> Page {
    let coventry_chart = block(Block::Chart(Box::new(chart("life-expectancy", 1))));
    let pull_quote = block(Block::PullQuote(quote()));

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
    coventry.evidence = evidence();
    coventry.sources = evidence()
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
        id: text("correction.1"),
        text: html("The share for 2025 was given as 17.3 per cent. It is 17.7 per cent."),
        was: some("17.3 per cent"),
        claim: some("#imd-coventry-2025"),
    }];
    coventry.reviewed = vec![Review {
        by: text("A. Jones"),
        role: some("Director of Public Health"),
        on: day("2026-11-21", "21 November 2026"),
    }];
    coventry.previous = Some(Neighbour {
        title: text("Localising employment support"),
        path: text("marmot-places/localising-employment-support/"),
        number: Some(1),
        place: None,
    });
    coventry.next = Some(after_coventry());
    coventry.json_ld = Some(html(
        "{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"Coventry: the first Marmot City\"}",
    ));
    coventry
}

fn after_coventry() -> Neighbour {
    Neighbour {
        title: text("A more equal partnership"),
        path: text("marmot-places/a-more-equal-partnership/"),
        number: Some(3),
        place: None,
    }
}

pub(super) fn article(block: &mut impl FnMut(Block) -> Html) -> Page {
    let mut keyed = chart("employment", 2);
    keyed.kind = text("bar");
    let article_chart = block(Block::Chart(Box::new(keyed)));
    let article_table = block(Block::Table(Box::new(table_block())));
    let article_figures = block(Block::KeyFigures(key_figures()));
    let article_quote = block(Block::Quote(quote()));
    let mut shown = card(
        "Coventry: the first Marmot City",
        "marmot-places/coventry/",
        "Coventry",
        "Since 2013 the council and its partners have put health equity into every policy.",
    );
    shown.level = 3;
    shown.key_figures = key_figures();
    let article_card = block(Block::Card(Box::new(shown)));
    let set_in = block(Block::EmbeddedCaseStudy(Box::new(EmbeddedCaseStudy {
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
    })));

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
    article.next = Some(after_coventry());
    article
}
