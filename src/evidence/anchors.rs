//! The anchors of claims on their page: made of what a claim is based on, so that another sentence moves none.
//!
//! In: the claims of a page. Out: an anchor each: `imd-coventry-2015-2019-change`, `lga-daily`; a number follows where several claims
//! are based on the same. Must not know: which other anchors the page has.

use std::collections::BTreeMap;

use crate::data::Catalogue;
use crate::document::slug;
use crate::evidence::claim::{Basis, CitedValue, Claim, EvidenceStatus};

/// Gives each claim of a page its anchor, key figures first.
pub(super) fn name_claims(key_figures: &mut [Claim], claims: &mut [Claim], catalogue: &Catalogue) {
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    for claim in key_figures.iter_mut().chain(claims) {
        let Some(name) = name(claim, catalogue) else {
            continue;
        };
        let count = uses.entry(name.clone()).or_default();
        *count += 1;
        claim.anchor = match *count {
            1 => name,
            count => format!("{name}-{count}"),
        };
    }
}

/// What a claim is based on and shows; `None` where it is not bound to data or a source.
fn name(claim: &Claim, catalogue: &Catalogue) -> Option<String> {
    let parts = match &claim.basis {
        Basis::Nothing => return None,
        Basis::Source { id, fact, .. } => {
            let fact = fact.iter().map(|fact| slug(fact));
            std::iter::once(slug(id)).chain(fact).collect()
        }
        Basis::Figure { cited, .. } if claim.status == EvidenceStatus::Column => {
            vec![
                indicator(&cited.first()?.indicator, catalogue),
                "column".to_owned(),
            ]
        }
        Basis::Figure { cited, .. } => figure(claim, cited, catalogue)?,
    };
    Some(parts.join("-"))
}

fn figure(claim: &Claim, cited: &[CitedValue], catalogue: &Catalogue) -> Option<Vec<String>> {
    let first = cited.first()?;
    let mut parts = vec![indicator(&first.indicator, catalogue), slug(&first.area)];
    let is_own = |value: &&CitedValue| {
        value.indicator == first.indicator
            && value.area == first.area
            && value.dimensions == first.dimensions
    };
    let mut periods: Vec<_> = cited.iter().filter(is_own).map(|own| &own.period).collect();
    periods.sort();
    parts.extend(periods.iter().map(|period| period.slug()));
    parts.extend(groups(first, catalogue));
    if let Some(other) = cited.iter().find(|value| !is_own(value)) {
        parts.push("vs".to_owned());
        if other.indicator != first.indicator {
            parts.push(indicator(&other.indicator, catalogue));
        }
        if other.area != first.area {
            parts.push(slug(&other.area));
        }
        if other.dimensions != first.dimensions {
            parts.extend(groups(other, catalogue));
        }
    }
    let shows = claim.shows.or_else(|| {
        let ranks = claim
            .methods
            .iter()
            .any(|method| method.starts_with("rank"));
        let changes = periods.len() > 1;
        ranks.then_some("rank").or(changes.then_some("change"))
    });
    parts.extend(shows.map(str::to_owned));
    Some(parts)
}

/// An indicator's short id, where it has one.
fn indicator(id: &str, catalogue: &Catalogue) -> String {
    let known = catalogue.by_id.get(id);
    let short = known.and_then(|known| known.definition.short.as_ref());
    slug(short.map_or(id, |short| short.value.as_str()))
}

/// The values of dimensions that do not stand for all of them together.
fn groups(value: &CitedValue, catalogue: &Catalogue) -> Vec<String> {
    let known = catalogue.by_id.get(&value.indicator);
    let is_total = |id: &str, chosen: &str| {
        let dimensions = known.iter().flat_map(|known| &known.definition.dimensions);
        let mut own = dimensions.filter(|(name, _)| name.value == id);
        own.any(|(_, dimension)| {
            let total = dimension.total.as_ref();
            total.is_some_and(|total| total.value == chosen)
        })
    };
    let chosen = value.dimensions.iter();
    chosen
        .filter(|(id, chosen)| !is_total(id, chosen))
        .map(|(_, chosen)| slug(chosen))
        .collect()
}
