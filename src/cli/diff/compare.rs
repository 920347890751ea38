//! Two states of a website's claims and pages, side by side.
//!
//! In: claims by their address, pages with their hashes. Out: what differs. Must not know: where they came from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::evidence::ClaimRecord;

/// The version of the object's shape: a new key keeps it, a change of a key's meaning raises it.
const VERSION: u32 = 1;

/// What differs.
#[derive(Debug, Serialize)]
pub(super) struct WebsiteDiff<'a> {
    version: u32,
    /// By address.
    pub(super) figures: Vec<FigureChange<'a>>,
    /// `null` where the site has errors, so that it has no pages.
    pub(super) pages: Option<PageChanges<'a>>,
}

/// A claim that differs.
#[derive(Debug, Serialize)]
pub(super) struct FigureChange<'a> {
    pub(super) address: &'a str,
    /// `new`, `gone`, `other value`, `other words`.
    pub(super) effect: &'static str,
    pub(super) published: Option<&'a ClaimRecord>,
    pub(super) now: Option<&'a ClaimRecord>,
}

/// Paths of pages.
#[derive(Debug, Serialize)]
pub(super) struct PageChanges<'a> {
    changed: Vec<&'a str>,
    new: Vec<&'a str>,
    gone: Vec<&'a str>,
}

impl PageChanges<'_> {
    /// What they are, with their paths.
    pub(super) fn groups(&self) -> [(&'static str, &[&str]); 3] {
        [
            ("different", &self.changed),
            ("new", &self.new),
            ("gone", &self.gone),
        ]
    }
}

/// Compares what was published with what would be.
pub(super) fn compare<'a>(
    published: &'a [ClaimRecord],
    now: &'a [ClaimRecord],
    old_pages: &'a BTreeMap<String, String>,
    new_pages: Option<&'a BTreeMap<String, String>>,
) -> WebsiteDiff<'a> {
    let (old, new) = (by_key(published), by_key(now));
    let mut figures = Vec::new();
    for (key, claim) in &old {
        let now = new.get(key).copied();
        let effect = match now {
            None => "gone",
            Some(now) if values(now) != values(claim) => "other value",
            Some(now) if now.sentence != claim.sentence || now.words != claim.words => {
                "other words"
            }
            Some(_) => continue,
        };
        figures.push(FigureChange {
            address: &claim.address,
            effect,
            published: Some(claim),
            now,
        });
    }
    let added = new.iter().filter(|(key, _)| !old.contains_key(*key));
    figures.extend(added.map(|(_, claim)| FigureChange {
        address: &claim.address,
        effect: "new",
        published: None,
        now: Some(claim),
    }));
    figures.sort_by_key(|change| change.address);
    WebsiteDiff {
        version: VERSION,
        figures,
        pages: new_pages.map(|new_pages| pages(old_pages, new_pages)),
    }
}

/// A claim's address; where it has none of its own, its words as well, and how many equal ones precede it.
type Key<'a> = (&'a str, &'a str, usize);

fn by_key(claims: &[ClaimRecord]) -> BTreeMap<Key<'_>, &ClaimRecord> {
    let mut found: BTreeMap<Key<'_>, &ClaimRecord> = BTreeMap::new();
    for claim in claims {
        let words = if claim.address.contains('#') {
            ""
        } else {
            claim.words.as_str()
        };
        let mut number = 0;
        while found.contains_key(&(claim.address.as_str(), words, number)) {
            number += 1;
        }
        found.insert((&claim.address, words, number), claim);
    }
    found
}

/// The values of a claim, without their cells, which move with every row.
fn values(claim: &ClaimRecord) -> Vec<(&str, Option<&str>)> {
    let values = claim.values.iter();
    values
        .map(|value| (value.of.as_str(), value.value.as_deref()))
        .collect()
}

fn pages<'a>(
    old: &'a BTreeMap<String, String>,
    new: &'a BTreeMap<String, String>,
) -> PageChanges<'a> {
    let is_changed =
        |(path, hash): &(&String, &String)| old.get(*path).is_some_and(|own| own != *hash);
    let path = |(path, _): (&'a String, &'a String)| path.as_str();
    PageChanges {
        changed: new.iter().filter(is_changed).map(path).collect(),
        new: new
            .iter()
            .filter(|(path, _)| !old.contains_key(*path))
            .map(path)
            .collect(),
        gone: old
            .iter()
            .filter(|(path, _)| !new.contains_key(*path))
            .map(path)
            .collect(),
    }
}
