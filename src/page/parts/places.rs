//! Places in lists.
//!
//! In: the site's places. Out: groups of links. Must not know: data.

use std::collections::BTreeMap;

use crate::document::slug;
use crate::language::sort_key;
use crate::page::builder::PageBuilder;
use crate::page::words::capital;
use crate::theme::context::{PlaceEntry, PlaceGroup, PlaceLink};

/// All places that have a page, by type: types that contain others first, then by name.
pub(in crate::page) fn place_groups(builder: &PageBuilder<'_, '_>) -> Vec<PlaceGroup> {
    let inputs = builder.inputs();
    let areas = inputs.areas;
    let mut kinds: BTreeMap<&str, (usize, Vec<PlaceLink>)> = BTreeMap::new();
    for route in &inputs.site.places {
        if let Some(area) = areas.by_id.get(&route.area) {
            let depth = areas.line(&route.area).len();
            let (highest, places) = kinds.entry(&area.kind).or_insert((depth, Vec::new()));
            *highest = depth.min(*highest);
            places.push(builder.place_link(&route.area));
        }
    }
    let mut groups: Vec<(usize, String, Vec<PlaceLink>)> = kinds
        .into_iter()
        .map(|(kind, (depth, places))| (depth, area_types(builder, kind), places))
        .collect();
    groups.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    groups
        .into_iter()
        .map(|(_, title, mut places)| {
            places.sort_by_cached_key(|place| sort_key(&place.name, builder.language()));
            PlaceGroup { title, places }
        })
        .collect()
}

/// All places that have a page, by name, each with the region or other area that it is directly part of.
pub(in crate::page) fn place_entries(builder: &PageBuilder<'_, '_>) -> Vec<PlaceEntry> {
    let inputs = builder.inputs();
    let places = inputs.site.places.iter();
    let mut entries: Vec<PlaceEntry> = places
        .map(|route| {
            let line = inputs.areas.line(&route.area);
            let parent = line.get(1).map(|parent| builder.place_name(&parent.id));
            PlaceEntry {
                place: builder.place_link(&route.area),
                within: parent.map(str::to_owned),
            }
        })
        .collect();
    entries.sort_by_cached_key(|entry| sort_key(&entry.place.name, builder.language()));
    entries
}

/// A type of area, singular: `Metropolitan district`.
pub(in crate::page) fn area_type(builder: &PageBuilder<'_, '_>, kind: &str) -> String {
    let key = format!("page-area-{}", slug(kind));
    let text = builder.locale.strings.find(&key);
    capital(text.unwrap_or(kind))
}

/// A type of area, plural: `Metropolitan districts`.
pub(in crate::page) fn area_types(builder: &PageBuilder<'_, '_>, kind: &str) -> String {
    let key = format!("page-areas-{}", slug(kind));
    let text = builder.locale.strings.find(&key);
    text.map_or_else(|| capital(kind), str::to_owned)
}

/// A type of area, plural, within a sentence: `metropolitan districts`, `London boroughs`.
pub(in crate::page) fn area_types_within(builder: &PageBuilder<'_, '_>, kind: &str) -> String {
    let name = area_types(builder, kind);
    let singular = builder
        .locale
        .strings
        .find(&format!("page-area-{}", slug(kind)));
    let is_name = singular.unwrap_or(kind).starts_with(char::is_uppercase);
    let mut characters = name.chars();
    match characters.next().filter(|_| !is_name) {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => name,
    }
}
