//! areas.csv: areas, with the codes that publishers use for them.
//!
//! In: the file. Out: areas by id, found by id, code or name. Must not know: which indicators have data for them.

mod add;
mod loose;
mod read;
mod successors;
mod tiles;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use self::loose::loose_name;
pub(super) use self::successors::successor;
use crate::diagnostic::did_you_mean;
use crate::source::{Hash, Span};

pub use tiles::{AreaTile, TILES};

/// An area's id, as areas.csv has it: `coventry`. Cheap to clone.
pub type AreaId = Arc<str>;

/// The type of areas that a place's benchmark is looked for among: its nation.
pub const COUNTRY: &str = "country";

/// An area.
#[derive(Clone, Debug)]
pub struct Area {
    /// `coventry`
    pub id: AreaId,
    /// `Coventry`
    pub name: String,
    /// Its Welsh name, where it has one.
    pub name_cy: Option<String>,
    /// Codes of the Office for National Statistics, the present one first.
    pub codes: Vec<String>,
    /// `metropolitan district`, `region`, `country`.
    pub kind: String,
    /// The area that it is part of.
    pub parent: Option<AreaId>,
    /// Its row.
    pub span: Span,
}

impl Area {
    /// Its name in a language.
    pub fn name_in(&self, language: &str) -> &str {
        match &self.name_cy {
            Some(name) if language == "cy" => name,
            _ => &self.name,
        }
    }
}

/// Whether a text is a code as the Office for National Statistics makes them: `E08000026`.
pub(super) fn is_area_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 9 && b"EWSNKJ".contains(&bytes[0]) && bytes[1..].iter().all(u8::is_ascii_digit)
}

/// All areas.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    /// By id.
    pub by_id: BTreeMap<AreaId, Area>,
    /// Every code, in capitals.
    codes: BTreeMap<String, AreaId>,
    /// Every name in either language, in lower case and composed. Two areas may share one.
    names: BTreeMap<String, BTreeSet<AreaId>>,
    /// Where tile maps have them: empty where the site has no layout.
    pub tiles: Vec<AreaTile>,
    /// Every name without what publishers differ in.
    loose_names: BTreeMap<String, BTreeSet<AreaId>>,
    /// Of the file; `None` where there is none.
    hash: Option<Hash>,
}

/// What a text refers to among the areas.
#[derive(Clone, Debug)]
pub enum AreaMatch<'a> {
    /// This one.
    One(&'a Area),
    /// A name that several areas share: only their ids distinguish them.
    Several(Vec<&'a Area>),
    /// None of them.
    None,
}

impl Areas {
    /// Resolves an id, code or name. An id wins over a code, a code over a name.
    pub fn resolve(&self, text: &str) -> AreaMatch<'_> {
        let text = text.trim();
        if let Some(area) = self.by_id.get(text) {
            return AreaMatch::One(area);
        }
        if let Some(area) = self.of_code(text) {
            return AreaMatch::One(area);
        }
        let lower: String = text.to_lowercase().nfc().collect();
        let ids = self.names.get(&lower).into_iter().flatten();
        let areas: Vec<&Area> = ids.filter_map(|id| self.by_id.get(id)).collect();
        match areas[..] {
            [] => match self.by_id.get(&*lower) {
                Some(area) => AreaMatch::One(area),
                None => self.resolve_loosely(text),
            },
            [area] => AreaMatch::One(area),
            _ => AreaMatch::Several(areas),
        }
    }

    /// Resolves a name that is written differently than here, and several codes or names of one area: `E06000061 / E06000062`,
    /// `Isle of Anglesey / Ynys Môn`.
    fn resolve_loosely(&self, text: &str) -> AreaMatch<'_> {
        if text.contains(" / ") {
            let mut parts = text.split(" / ").map(|part| self.find(part));
            let first = parts.next().flatten();
            let is_one =
                |part: Option<&Area>| part.map(|area| &area.id) == first.map(|area| &area.id);
            return match first {
                Some(area) if parts.all(is_one) => AreaMatch::One(area),
                _ => AreaMatch::None,
            };
        }
        let ids = self
            .loose_names
            .get(&loose_name(text))
            .into_iter()
            .flatten();
        let areas: Vec<&Area> = ids.filter_map(|id| self.by_id.get(id)).collect();
        match areas[..] {
            [] => AreaMatch::None,
            [area] => AreaMatch::One(area),
            _ => AreaMatch::Several(areas),
        }
    }

    /// The area by its id, name or code; `None` where there is none, or where several share the name.
    pub fn find(&self, text: &str) -> Option<&Area> {
        match self.resolve(text) {
            AreaMatch::One(area) => Some(area),
            _ => None,
        }
    }

    /// The area that has or had this code.
    pub fn of_code(&self, code: &str) -> Option<&Area> {
        let id = self
            .codes
            .get(code)
            .or_else(|| self.codes.get(&code.to_ascii_uppercase()))?;
        self.by_id.get(id)
    }

    /// The id or name nearest to what was typed, if any is near.
    pub fn did_you_mean(&self, typed: &str) -> Option<&str> {
        let names = self.by_id.values().map(|area| area.name.as_str());
        did_you_mean(typed, names.chain(self.by_id.keys().map(|id| &**id)))
    }

    /// Every area of a type, by id.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Area> {
        self.by_id
            .values()
            .filter(move |area| area.kind.eq_ignore_ascii_case(kind))
    }

    /// The area and its ancestors: Coventry, West Midlands, England.
    pub fn line<'a>(&'a self, id: &str) -> Vec<&'a Area> {
        let mut line: Vec<&Area> = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(area) = next {
            if line.iter().any(|seen| seen.id == area.id) {
                break;
            }
            line.push(area);
            next = area
                .parent
                .as_ref()
                .and_then(|parent| self.by_id.get(parent));
        }
        line
    }

    /// The hash of the file that they were read from.
    pub fn hash(&self) -> Option<Hash> {
        self.hash
    }
}
