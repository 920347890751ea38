//! The areas that a rank is taken among.

use super::super::destination::FigureDestination;
use super::super::scope::Scope;
use super::{Series, Universe};
use crate::data::Area;
use crate::diagnostic::{Code, Diagnostic};

/// The areas that a rank is taken among: as `among=` says, else all of the area's type.
pub(super) fn universe<'a>(
    figure: &FigureDestination,
    series: &Series<'a>,
    scope: &Scope<'a>,
) -> Result<Universe<'a>, Diagnostic> {
    let own = series.area;
    let of_type = |kind: &str| -> Vec<&'a Area> {
        scope
            .areas
            .by_id
            .values()
            .filter(|area| area.kind.eq_ignore_ascii_case(kind))
            .collect()
    };
    let Some(typed) = &figure.among else {
        return Ok(Universe {
            areas: of_type(&own.kind),
            name: format!("areas of the type {}", own.kind),
            national: true,
        });
    };
    let wrong = |message: String, help: String| {
        Diagnostic::error(Code::RankUniverse, typed.span.clone(), message).help(help)
    };
    let names: Vec<&str> = typed
        .value
        .split([',', ';'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let (areas, name, national) = if names.len() > 1 {
        let mut areas = Vec::new();
        for name in names {
            match scope.areas.find(name) {
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
    } else if let Some(parent) = scope
        .areas
        .find(&typed.value)
        .filter(|parent| parent.id != own.id)
    {
        let inside = |area: &&Area| {
            area.kind == own.kind
                && scope
                    .areas
                    .line(&area.id)
                    .iter()
                    .any(|above| above.id == parent.id)
        };
        let areas: Vec<&Area> = scope.areas.by_id.values().filter(inside).collect();
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
    Ok(Universe {
        areas,
        name,
        national,
    })
}
