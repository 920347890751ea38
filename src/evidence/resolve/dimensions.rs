//! The value of each dimension that a destination chooses, by itself or by the data.

use std::sync::Arc;

use crate::data::Indicator;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::evidence::destination::FigureDestination;
use crate::source::Spanned;

/// The value of each of the indicator's dimensions: as chosen, else its total, else its only one.
pub(super) fn resolve_dimensions(
    figure: &FigureDestination,
    indicator: &Indicator,
    replaced: Option<(&str, &Spanned<String>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Arc<str>>> {
    let before = diagnostics.len();
    let table = &indicator.table;
    let mut chosen = Vec::with_capacity(table.dimensions.len());
    for (index, id) in table.dimensions.iter().enumerate() {
        let declared = indicator
            .definition
            .dimensions
            .iter()
            .find(|(known, _)| *known.value == **id);
        let mut values = table.values[index].clone();
        values.sort();
        let typed = replaced
            .filter(|(key, _)| *key == &**id)
            .map(|(_, value)| value)
            .or_else(|| {
                figure
                    .dimensions
                    .iter()
                    .find(|(key, _)| *key.value == **id)
                    .map(|(_, value)| value)
            });
        let wanted = if let Some(typed) = typed {
            {
                let by_label = declared.and_then(|(_, dimension)| {
                    dimension.values.iter().find(|(_, label)| {
                        label
                            .all()
                            .iter()
                            .any(|label| label.value.eq_ignore_ascii_case(&typed.value))
                    })
                });
                let wanted =
                    by_label.map_or(typed.value.as_str(), |(value, _)| value.value.as_str());
                let found = values
                    .iter()
                    .find(|value| value.eq_ignore_ascii_case(wanted));
                if found.is_none() {
                    diagnostics.push(unknown_value(id, typed, &values));
                }
                found.cloned()
            }
        } else {
            {
                let total = declared.and_then(|(_, dimension)| dimension.total.as_ref());
                let total =
                    total.and_then(|total| values.iter().find(|value| ***value == *total.value));
                let only = if values.len() == 1 {
                    values.first()
                } else {
                    None
                };
                let found = total.or(only);
                if found.is_none() {
                    let names: Vec<&str> = values.iter().map(|value| &**value).collect();
                    diagnostics.push(
                        Diagnostic::error(
                            Code::DimensionNeeded,
                            figure.span.clone(),
                            format!("the indicator has several values of {id}, and none is chosen"),
                        )
                        .help(format!(
                            "add &{id}={} to the destination (or one of: {})",
                            names.first().unwrap_or(&""),
                            names.join(", ")
                        )),
                    );
                }
                found.cloned()
            }
        };
        chosen.extend(wanted);
    }
    for (key, _) in &figure.dimensions {
        if !table.dimensions.iter().any(|id| **id == *key.value) {
            let known: Vec<&str> = ["period", "from", "to", "area", "vs", "among", "show"]
                .into_iter()
                .chain(table.dimensions.iter().map(|id| &**id))
                .collect();
            let error = Diagnostic::error(
                Code::UnknownDimension,
                key.span.clone(),
                format!(
                    "\"{}\" is neither a key nor a dimension of this indicator",
                    key.value
                ),
            );
            let meant = key_meant_by(&key.value)
                .or_else(|| did_you_mean(&key.value, known.iter().copied()));
            diagnostics.push(match meant {
                _ if key.value.contains('?') => error.help(format!(
                    "write & where a second ? stands: {}",
                    key.value.replace('?', "&")
                )),
                Some(near) => error.help(format!("did you mean {near}=?")),
                None => error.help(format!("the keys are {}", known.join(", "))),
            });
        }
    }
    (diagnostics.len() == before).then_some(chosen)
}

/// The key that people mean by a word.
fn key_meant_by(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "year" | "date" | "time" | "when" => Some("period"),
        "place" | "where" | "la" | "authority" => Some("area"),
        "benchmark" | "compare" | "versus" => Some("vs"),
        _ => None,
    }
}

/// A value that a dimension does not have.
fn unknown_value(id: &str, typed: &Spanned<String>, values: &[Arc<str>]) -> Diagnostic {
    let error = Diagnostic::error(
        Code::UnknownDimension,
        typed.span.clone(),
        format!("\"{}\" is no value of {id}", typed.value),
    );
    let names: Vec<&str> = values.iter().map(|value| &**value).collect();
    match did_you_mean(&typed.value, names.iter().copied()) {
        Some(near) => error.help(format!("did you mean {id}={near}?")),
        None => error.help(format!("write one of: {}", names.join(", "))),
    }
}
