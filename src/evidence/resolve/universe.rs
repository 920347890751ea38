//! The areas that a rank is taken among.

use crate::data::{Area, Areas};
use crate::evidence::destination::FigureDestination;
use crate::source::Spanned;

/// The areas that a rank is taken among.
#[derive(Clone, Debug)]
pub(crate) struct RankUniverse<'a> {
    /// The areas, all of one type, in the order of their ids.
    pub(crate) areas: Vec<&'a Area>,
    /// Their name in messages: `metropolitan districts`, `the areas named`.
    pub(crate) name: String,
    /// Whether they are all areas of a type, of the site or of a country.
    pub(crate) national: bool,
}

/// The reason why there are no areas to rank among.
#[derive(Clone, Debug)]
pub(crate) struct NoUniverse {
    /// One sentence.
    pub(crate) message: String,
    /// What to write instead.
    pub(crate) help: String,
}

/// The areas to rank among, by the destination. They are resolved only for a claim that is a rank, since few are.
#[derive(Clone, Debug)]
pub(crate) struct AmongClause<'a> {
    typed: Option<Spanned<String>>,
    own: &'a Area,
    /// `None` where nothing is ranked.
    areas: Option<&'a Areas>,
}

impl<'a> AmongClause<'a> {
    /// By a destination.
    pub(super) fn new(figure: &FigureDestination, own: &'a Area, areas: &'a Areas) -> Self {
        Self {
            typed: figure.among.clone(),
            own,
            areas: Some(areas),
        }
    }

    /// The areas of the same type.
    pub(crate) fn of_type(own: &'a Area, areas: &'a Areas) -> Self {
        Self {
            typed: None,
            own,
            areas: Some(areas),
        }
    }

    /// The same, among the areas that `typed` names: a type, a parent, a list.
    pub(crate) fn within(&self, typed: &str) -> Self {
        Self {
            typed: Some(Spanned::new(typed.to_owned(), self.own.span.clone())),
            ..self.clone()
        }
    }

    /// No areas: nothing is ranked.
    pub(crate) fn empty(own: &'a Area) -> Self {
        Self {
            typed: None,
            own,
            areas: None,
        }
    }

    /// The areas, or why there are none.
    pub(crate) fn universe(&self) -> Result<RankUniverse<'a>, NoUniverse> {
        match self.areas {
            Some(areas) => find_universe(self.typed.as_ref(), self.own, areas),
            None => Ok(RankUniverse {
                areas: Vec::new(),
                name: String::new(),
                national: false,
            }),
        }
    }
}

/// The areas that a rank is among: those of `among=`, else all of the area's type.
fn find_universe<'a>(
    typed: Option<&Spanned<String>>,
    own: &'a Area,
    all: &'a Areas,
) -> Result<RankUniverse<'a>, NoUniverse> {
    let of_type = |kind: &str| -> Vec<&'a Area> {
        let areas = all.by_id.values();
        areas
            .filter(|area| area.kind.eq_ignore_ascii_case(kind))
            .collect()
    };
    let Some(typed) = typed else {
        return Ok(RankUniverse {
            areas: of_type(&own.kind),
            name: format!("areas of the type {}", own.kind),
            national: true,
        });
    };
    let wrong = |message: String, help: String| NoUniverse { message, help };
    let names: Vec<&str> = typed
        .value
        .split([',', ';'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let (areas, name, national) = if names.len() > 1 {
        let mut areas = Vec::new();
        for name in names {
            match all.find(name) {
                Some(area) => areas.push(area),
                None => {
                    return Err(wrong(
                        format!("there is no area \"{name}\" in areas.csv"),
                        "write areas' ids, names or codes, with commas between them".to_owned(),
                    ));
                }
            }
        }
        (areas, "the areas named".to_owned(), false)
    } else if let Some(parent) = all.find(&typed.value).filter(|parent| parent.id != own.id) {
        let inside = |area: &&Area| {
            area.kind == own.kind && all.line(&area.id).iter().any(|above| above.id == parent.id)
        };
        let areas: Vec<&Area> = all.by_id.values().filter(inside).collect();
        (
            areas,
            format!("areas of the type {} in {}", own.kind, parent.name),
            parent.kind == "country",
        )
    } else {
        (
            of_type(&typed.value),
            format!("areas of the type {}", typed.value),
            true,
        )
    };
    if !areas.iter().any(|area| area.id == own.id) {
        return Err(wrong(
            format!("{} is not among \"{}\"", own.name, typed.value),
            format!(
                "write a type (among={}), an area that it is part of, or a list that has it",
                own.kind
            ),
        ));
    }
    if let Some(other) = areas.iter().find(|area| area.kind != own.kind) {
        return Err(wrong(
            format!(
                "the areas are not all of one type: {} is a {}, {} a {}",
                own.name, own.kind, other.name, other.kind
            ),
            "rank areas of one type".to_owned(),
        ));
    }
    Ok(RankUniverse {
        areas,
        name,
        national,
    })
}
