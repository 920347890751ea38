//! Results in one sentence, counted from the rows of a table: of a place's measures, of an indicator's areas.
//!
//! In: the rows' outcomes. Out: a sentence. Must not know: how rows are compared.

use std::collections::BTreeSet;

use crate::data::AreaId;
use crate::page::builder::PageBuilder;
use crate::theme::context::{Outcome, PanelGroup, PanelRow};

/// The texts of a count: for the first that a sentence names, and for others.
type Counted = (Outcome, &'static str, &'static str);

/// Of measures, in the sentence's order.
const MEASURES: [Counted; 5] = [
    (Outcome::Worse, "outcome-worse-than", "outcome-worse"),
    (Outcome::Similar, "outcome-similar-to", "outcome-similar"),
    (Outcome::Better, "outcome-better-than", "outcome-better"),
    (Outcome::Higher, "outcome-higher-than", "outcome-higher"),
    (Outcome::Lower, "outcome-lower-than", "outcome-lower"),
];

/// Of areas, likewise.
const AREAS: [Counted; 5] = [
    (Outcome::Worse, "areas-worse-than", "areas-worse"),
    (Outcome::Similar, "areas-similar-to", "areas-similar"),
    (Outcome::Better, "areas-better-than", "areas-better"),
    (Outcome::Higher, "areas-higher-than", "areas-higher"),
    (Outcome::Lower, "areas-lower-than", "areas-lower"),
];

/// `Of 25 measures Coventry is worse than England on 4, similar on 9 and better on 6. 6 are not compared.`
pub(super) fn outcome_sentence(
    builder: &PageBuilder<'_, '_>,
    area: &AreaId,
    groups: &[PanelGroup],
) -> Option<String> {
    let rows: Vec<&PanelRow> = groups.iter().flat_map(|group| &group.rows).collect();
    let of = |rows: &mut dyn Iterator<Item = &&PanelRow>| -> BTreeSet<String> {
        rows.filter_map(|row| row.benchmark_name.clone()).collect()
    };
    let is_compared = |row: &&&PanelRow| row.comparison.outcome != Outcome::NotCompared;
    let mut benchmarks = of(&mut rows.iter().filter(is_compared));
    if benchmarks.is_empty() {
        benchmarks = of(&mut rows.iter());
    }
    let several = builder.string("outcome-several-benchmarks");
    let benchmark = match (benchmarks.first(), benchmarks.len()) {
        (None, _) => return None,
        (Some(only), 1) => only.as_str(),
        _ => several.as_str(),
    };
    let outcomes: Vec<Outcome> = rows.iter().map(|row| row.comparison.outcome).collect();
    if outcomes.len() < 2 {
        return None;
    }
    let all = outcomes.len().to_string();
    let values = [
        ("n", &*all),
        ("place", builder.place_name(area)),
        ("benchmark", benchmark),
    ];
    Some(match counted(builder, &outcomes, benchmark, MEASURES) {
        Some(counts) => {
            let values = [&values[..], &[("outcomes", &*counts)]].concat();
            let sentence = builder.fill("outcome-sentence", &values);
            with_others(builder, sentence, &outcomes)
        }
        None => builder.fill("outcome-none", &values),
    })
}

/// `Of 36 metropolitan districts 20 are worse than England, 11 are similar and 5 are better.` Nothing where none is compared.
pub(super) fn areas_sentence(
    builder: &PageBuilder<'_, '_>,
    areas: &str,
    benchmark: &str,
    outcomes: &[Outcome],
) -> Option<String> {
    let counts = counted(builder, outcomes, benchmark, AREAS)?;
    let all = outcomes.len().to_string();
    let values = [("n", &*all), ("areas", areas), ("outcomes", &*counts)];
    let sentence = builder.fill("areas-sentence", &values);
    Some(with_others(builder, sentence, outcomes))
}

/// The counts as a list; nothing where nothing is compared.
fn counted(
    builder: &PageBuilder<'_, '_>,
    outcomes: &[Outcome],
    benchmark: &str,
    texts: [Counted; 5],
) -> Option<String> {
    let mut counts: Vec<String> = Vec::new();
    for (outcome, first, other) in texts {
        let n = outcomes.iter().filter(|found| **found == outcome).count();
        if n > 0 {
            let key = if counts.is_empty() { first } else { other };
            let values = [("n", &*n.to_string()), ("benchmark", benchmark)];
            counts.push(builder.fill(key, &values));
        }
    }
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    (!counts.is_empty()).then(|| builder.locale.strings.list(&counts))
}

/// A sentence with how many were not compared.
fn with_others(
    builder: &PageBuilder<'_, '_>,
    mut sentence: String,
    outcomes: &[Outcome],
) -> String {
    let others = outcomes.iter();
    let others = others
        .filter(|outcome| **outcome == Outcome::NotCompared)
        .count();
    if others > 0 {
        let key = if others == 1 {
            "outcome-not-compared-one"
        } else {
            "outcome-not-compared"
        };
        sentence.push(' ');
        sentence.push_str(&builder.fill(key, &[("n", &others.to_string())]));
    }
    sentence
}
