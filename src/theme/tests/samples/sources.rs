//! A long article: its text with figures, and their sources.

use super::super::super::context::{
    ClaimWords, EvidenceGroup, EvidenceRow, FigureValue, Html, NamedSource,
};
use super::{page_link, some, text};

pub(super) fn evidence() -> Vec<EvidenceGroup> {
    let claim = |words: &str, back: &str| ClaimWords {
        words: text(words),
        back: text(back),
    };
    let value =
        |value: &str, area: &str, period: &str, group: Option<String>, path: &str| FigureValue {
            value: text(value),
            area: text(area),
            period: text(period),
            group,
            cell: None,
            path: some(path),
        };
    vec![
        EvidenceGroup {
            number: 1,
            id: text("source-1"),
            indicator: Some(page_link(
                "Neighbourhoods in the most deprived 10 per cent",
                "indicators/imd/",
            )),
            publication: some("English Indices of Deprivation"),
            publisher: some("Ministry of Housing, Communities and Local Government"),
            licence: some("Open Government Licence v3.0"),
            date: some("30 October 2025"),
            rows: vec![EvidenceRow {
                words: vec![claim(
                    "fell from 18.5 per cent in 2015 to 14.4 per cent in 2019",
                    "#claim-1",
                )],
                values: vec![
                    value(
                        "18.4615%",
                        "Coventry",
                        "2015",
                        None,
                        "indicators/imd/#coventry-2015",
                    ),
                    value(
                        "14.36%",
                        "Coventry",
                        "2019",
                        None,
                        "indicators/imd/#coventry-2019",
                    ),
                ],
                method: None,
                notes: vec![text(
                    "The 2019 edition ranks neighbourhoods anew: a fall is relative to other places",
                )],
            }],
            source: None,
        },
        EvidenceGroup {
            number: 2,
            id: text("source-2"),
            indicator: Some(page_link(
                "Slope index of inequality in life expectancy",
                "indicators/sii/",
            )),
            publication: some("Public health profiles (Fingertips)"),
            publisher: some("Office for Health Improvement and Disparities"),
            licence: some("Open Government Licence v3.0"),
            rows: vec![EvidenceRow {
                words: vec![claim("widened from 9.6 to 10.4 years", "#claim-2")],
                values: vec![
                    value(
                        "9.6 years",
                        "England",
                        "2015–17",
                        some("Male"),
                        "indicators/sii/#england-2015-17-male",
                    ),
                    value(
                        "10.4 years",
                        "England",
                        "2022–24",
                        some("Male"),
                        "indicators/sii/#england-2022-24-male",
                    ),
                ],
                method: some("The direction is that of the unrounded difference"),
                notes: Vec::new(),
            }],
            ..EvidenceGroup::default()
        },
        EvidenceGroup {
            number: 3,
            id: text("source-3"),
            source: Some(NamedSource {
                id: text("lga"),
                title: text("Building fairer towns, cities and regions"),
                publisher: some("Local Government Association"),
                date: some("2024"),
                href: some("https://www.local.gov.uk/"),
                kind: text("published"),
            }),
            rows: vec![EvidenceRow {
                words: vec![claim("around 170 people a day", "#claim-3")],
                ..EvidenceRow::default()
            }],
            ..EvidenceGroup::default()
        },
    ]
}

pub(super) fn coventry_body(pull_quote: &Html, chart: &Html) -> String {
    format!(
        "<p>Coventry has called itself a Marmot City since 2013. Working with the UCL Institute of Health Equity, the council and its partners set out to judge every policy by what it does to the gap between the healthiest and the least healthy parts of the city.</p>\
{}<h2 id=\"the-gap\">The gap did not close</h2>\
<p>The share of <span class=\"figure-none\">neighbourhoods among the most deprived 10 per cent</span> <data class=\"figure\" id=\"claim-1\" value=\"14.36\">fell from 18.5 per cent in 2015 to 14.4 per cent in 2019</data>, then stood at <data class=\"figure\" value=\"17.73\">17.7 per cent in 2025</data>. The index is relative: a place can move because others do.</p><p class=\"source-note\"><span class=\"note-label\">Source</span> <a href=\"#source-1\"><span class=\"source-number\">1</span> Neighbourhoods in the most deprived 10 per cent</a></p>\
<p>In England the gap in life expectancy between men in the richest and the poorest tenth of areas <data class=\"figure\" id=\"claim-2\" value=\"10.4\">widened from 9.6 to 10.4 years</data>. In Coventry it <em>held</em> within a year or so throughout, which is not the same as progress but is better than the country managed.</p><p class=\"source-note\"><span class=\"note-label\">Source</span> <a href=\"#source-2\"><span class=\"source-number\">2</span> Slope index of inequality in life expectancy</a></p>\
{}\
<h2 id=\"the-job-shop\">A hub on the high street</h2>\
<p>The Job Shop stands between a bakery and a bank. It sees <data class=\"figure\" id=\"claim-3\" value=\"170\">around 170 people a day</data>, from those who want an hour with a computer to those who have come out of prison that week.<sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p><p class=\"source-note\"><span class=\"note-label\">Source</span> <a href=\"#source-3\"><span class=\"source-number\">3</span> Building fairer towns, cities and regions</a></p>\
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
