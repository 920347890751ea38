//! A panel of indicators and their benchmarks.

use super::super::super::context::{
    Outcome, Panel, PanelComparison, PanelGroup, PanelRow, PanelTrend, PanelValue, TrendDirection,
};
use super::drawings::sparkline;
use super::{page_link, place, some, text};

pub(super) fn panel() -> Panel {
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
        value: PanelValue {
            text: value.to_owned(),
            limits: None,
            path: some("indicators/sii/#coventry-2022-24"),
        },
        period: period.to_owned(),
        benchmark_name: (!benchmark.is_empty()).then(|| text("England")),
        benchmark: (!benchmark.is_empty()).then(|| PanelValue {
            text: benchmark.to_owned(),
            ..PanelValue::default()
        }),
        comparison: PanelComparison {
            word: word.to_owned(),
            outcome,
        },
        rank: Some(page_link(
            "24th of 36 metropolitan districts, highest first",
            "indicators/sii/#rank-coventry",
        )),
        trend: trend.map_or_else(
            || PanelTrend {
                words: text("Cannot be calculated: fewer than five years"),
                ..PanelTrend::default()
            },
            |(words, direction, outcome)| PanelTrend {
                words: words.to_owned(),
                direction,
                outcome,
            },
        ),
        change: some("3.1 points lower than in 2015/16, no clear change"),
        ended: (period == "2020").then(|| text("Series ended 2020")),
        ends: some("78.0 years in 2015–17, 78.2 years in 2022–24"),
        sparkline: Some(sparkline(up)),
    };
    Panel {
        place: place("Coventry"),
        sentence: some(
            "Of 7 measures Coventry is worse than England on 2, similar on 1, better on 1 and higher on 1. 2 are not compared.",
        ),
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
