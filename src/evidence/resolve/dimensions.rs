//! The value of each dimension, by the destination or by the data.

use crate::data::{Indicator, Slice};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::evidence::destination::FigureDestination;
use crate::source::Spanned;

/// The value of each of the indicator's dimensions: the one chosen, else the total, else the only one.
pub(super) fn resolve_dimensions(
    figure: &FigureDestination,
    indicator: &Indicator,
    replaced: Option<(&str, &Spanned<String>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Slice> {
    let table = &indicator.table;
    let asked = |id: &str| {
        let own = figure.dimensions.iter().find(|(key, _)| *key.value == *id);
        let replaced = replaced.filter(|(key, _)| *key == id);
        replaced
            .map(|(_, value)| value)
            .or(own.map(|(_, value)| value))
    };
    let before = diagnostics.len();
    let slice = indicator.slice(|id| asked(id).map(|typed| typed.value.as_str()));
    for (dimension, _) in slice.as_ref().err().into_iter().flatten() {
        let id = dimension.id;
        let mut values: Vec<&str> = dimension.values.iter().map(|value| &***value).collect();
        values.sort_unstable();
        diagnostics.push(match asked(id) {
            Some(typed) => unknown_value(id, typed, &values),
            None => Diagnostic::error(
                Code::DimensionNeeded,
                figure.span.clone(),
                format!("the indicator has several values of {id}, and none is chosen"),
            )
            .help(format!(
                "add &{id}={} to the destination (or one of: {})",
                values.first().unwrap_or(&""),
                values.join(", ")
            )),
        });
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
                    "write & in place of the second ?: {}",
                    key.value.replace('?', "&")
                )),
                Some(near) => error.help(format!("did you mean {near}=?")),
                None => error.help(format!("the keys are {}", known.join(", "))),
            });
        }
    }
    slice.ok().filter(|_| diagnostics.len() == before)
}

/// The key that is probably meant by a word.
fn key_meant_by(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "year" | "date" | "time" | "when" => Some("period"),
        "place" | "where" | "la" | "authority" => Some("area"),
        "benchmark" | "compare" | "versus" => Some("vs"),
        _ => None,
    }
}

/// The error for a value that a dimension does not have.
fn unknown_value(id: &str, typed: &Spanned<String>, values: &[&str]) -> Diagnostic {
    let error = Diagnostic::error(
        Code::UnknownDimension,
        typed.span.clone(),
        format!("\"{}\" is no value of {id}", typed.value),
    );
    match did_you_mean(&typed.value, values.iter().copied()) {
        Some(near) => error.help(format!("did you mean {id}={near}?")),
        None => error.help(format!("write one of: {}", values.join(", "))),
    }
}
