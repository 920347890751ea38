//! Lists: contents of a report, cards of indicators, terms, places.

use super::super::super::context::{
    ContentsEntry, IndicatorCard, PlaceGroup, TaxonomyPage, TermCard,
};
use super::{place, some, text};

pub(super) fn contents() -> Vec<ContentsEntry> {
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

pub(super) fn indicator_cards() -> Vec<IndicatorCard> {
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

pub(super) fn taxonomy() -> TaxonomyPage {
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

pub(super) fn place_groups() -> Vec<PlaceGroup> {
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
