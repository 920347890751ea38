//! Lists and tables that compare areas and groups.

use super::super::super::context::{
    ComparePage, ComparisonCell, ComparisonHead, ComparisonRow, ComparisonTable, DataTable,
    GroupOrder, Outcome, PanelComparison, RankedAreas, RankedRow,
};
use super::drawings::table;
use super::{place, some, text};

pub(super) fn comparison(word: &str, outcome: Outcome) -> PanelComparison {
    PanelComparison {
        word: text(word),
        outcome,
    }
}

pub(super) fn rankings() -> Vec<RankedAreas> {
    let row = |place: &str, name: &str, value: &str, word: &str, outcome| RankedRow {
        id: format!("rank-{}", name.to_lowercase()),
        place: some(place),
        name: text(name),
        path: some("places/coventry/"),
        value: text(value),
        comparison: comparison(word, outcome),
    };
    vec![RankedAreas {
        title: text("Male, Metropolitan districts, 2022 to 2024"),
        unit: text("years"),
        is_ranked: true,
        rows: vec![
            row("1", "Manchester", "12.9", "Worse", Outcome::Worse),
            row(
                "2=",
                "Coventry",
                "11.7",
                "1.3 years higher",
                Outcome::NotCompared,
            ),
            row("2=", "Leeds", "11.7", "Similar", Outcome::Similar),
        ],
        notes: vec![text("England: 10.4 years")],
    }]
}

pub(super) fn groups() -> DataTable {
    table(
        &[("Coventry", &["11.7", "10.6", "1.1 years lower"])],
        &["Area", "Male", "Female", "Female against Male"],
        "Slope index of inequality, 2022 to 2024, years",
        false,
    )
}

pub(super) fn orders() -> Vec<GroupOrder> {
    let fifths = table(
        &[("Most deprived", &["74.1"]), ("Least deprived", &["83.0"])],
        &["Fifth", "years"],
        "Life expectancy, by fifth, England, 2023",
        false,
    );
    vec![GroupOrder {
        title: text("England, Life expectancy, by fifth, 2023"),
        table: fifths,
        sentences: vec![text(
            "From Most deprived to Least deprived: 8.9 years higher.",
        )],
        method: text("Method: slope index of inequality."),
    }]
}

pub(super) fn compare() -> ComparePage {
    let head = |name: &str| ComparisonHead {
        link: place(name),
        note: None,
    };
    let cell = |text: &str, compared: Option<(&str, Outcome)>| ComparisonCell {
        text: text.to_owned(),
        period: "2024/25".to_owned(),
        comparison: compared.map(|(word, outcome)| comparison(word, outcome)),
    };
    ComparePage {
        tables: vec![ComparisonTable {
            title: some("Give every child the best start in life"),
            path: some("principles/best-start/"),
            caption: text("Places by indicators"),
            corner: text("Area"),
            columns: vec![head("Infant mortality"), head("Low birth weight")],
            rows: vec![
                ComparisonRow {
                    head: head("England"),
                    cells: vec![cell("3.9", None), cell("3.0%", None)],
                },
                ComparisonRow {
                    head: head("Coventry"),
                    cells: vec![
                        cell("5.5", Some(("Worse", Outcome::Worse))),
                        cell("3.5%", Some(("0.5 points higher", Outcome::NotCompared))),
                    ],
                },
            ],
        }],
        parts: Vec::new(),
        method: vec![text("By the confidence limits.")],
        marks: Vec::new(),
    }
}
