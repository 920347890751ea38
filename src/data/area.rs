//! areas.csv: places, with the codes that publishers use for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::Span;

/// An area's id, as areas.csv has it: `coventry`. Cheap to clone.
pub type AreaId = Arc<str>;

/// A place.
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

/// All areas.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    /// By id.
    pub by_id: BTreeMap<AreaId, Area>,
    /// Every code, name (lower case) and id, to the area.
    pub lookup: BTreeMap<String, AreaId>,
}

impl Areas {
    /// The area by its id, name or code.
    pub fn find(&self, text: &str) -> Option<&Area> {
        let id = self
            .lookup
            .get(text)
            .or_else(|| self.lookup.get(&text.to_lowercase()))?;
        self.by_id.get(id)
    }

    /// The area and those above it: Coventry, West Midlands, England.
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
}
