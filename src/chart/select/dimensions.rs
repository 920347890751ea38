//! Which values of the data's dimensions a block shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::areas::SelectedArea;
use super::{ChartScope, unknown};
use crate::chart::data::DimensionValue;
use crate::chart::spec::ChartSpec;
use crate::data::{Dimension, Indicator, Row};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Spanned;

/// One value for each dimension of an indicator's table, in the table's order.
pub(super) struct Combination {
    /// Which of the block's indicators it is of.
    pub measure: usize,
    pub values: Vec<DimensionValue>,
    /// What tells it from the other choices: the value of the dimension in `by`.
    pub label: Option<String>,
}

/// Every combination that the block asks for. `None` where one is unknown or a dimension is left open.
pub(super) fn choices(
    spec: &ChartSpec,
    indicators: &[&Indicator],
    areas: Option<&[SelectedArea]>,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Combination>> {
    let mut known = keys(spec, indicators, diagnostics);
    let mut choices = Vec::new();
    for (measure, indicator) in indicators.iter().enumerate() {
        let rows: Vec<Row<'_>> = match areas {
            Some(areas) => areas
                .iter()
                .flat_map(|wanted| indicator.table.of_area(&wanted.area.id))
                .collect(),
            None => indicator.table.rows().iter().collect(),
        };
        let mut combined = vec![Combination {
            measure,
            values: Vec::new(),
            label: None,
        }];
        for (index, dimension) in indicator.table.dimensions.iter().enumerate() {
            let open = AvailableValues::new(indicator, dimension, index, &rows, scope.language);
            let Some(values) = open.chosen(spec, diagnostics) else {
                known = false;
                continue;
            };
            let split =
                spec.by.as_ref().is_some_and(|by| *by.value == **dimension) || values.len() > 1;
            combined = combined
                .iter()
                .flat_map(|choice| {
                    values.iter().map(|value| Combination {
                        measure,
                        values: choice.values.iter().chain([value]).cloned().collect(),
                        label: if split {
                            Some(value.name.clone())
                        } else {
                            choice.label.clone()
                        },
                    })
                })
                .collect();
        }
        choices.extend(combined);
    }
    known.then_some(choices)
}

/// Whether every key that stands for a dimension is one of some indicator.
fn keys(spec: &ChartSpec, indicators: &[&Indicator], diagnostics: &mut Vec<Diagnostic>) -> bool {
    let dimensions: BTreeSet<&str> = indicators
        .iter()
        .flat_map(|indicator| indicator.table.dimensions.iter().map(|id| &**id))
        .collect();
    let list = dimensions.iter().copied().collect::<Vec<_>>().join("`, `");
    let mut known = true;
    if let Some(by) = &spec.by
        && !dimensions.contains(by.value)
    {
        known = false;
        let message = "the indicator has no dimension called";
        let diagnostic = unknown(
            Code::UnknownDimension,
            by,
            message,
            dimensions.iter().copied(),
        );
        diagnostics.push(match (diagnostic.is_without_help(), list.is_empty()) {
            (true, true) => diagnostic.help("its data are not broken down: leave out `by`"),
            (true, false) => diagnostic.help(format!("its dimensions are `{list}`")),
            _ => diagnostic,
        });
    }
    for (key, choice) in &spec.dimensions {
        if dimensions.contains(key) {
            continue;
        }
        known = false;
        let diagnostic = Diagnostic::error(
            Code::UnknownKey,
            choice.key.clone(),
            format!("`{key}` is neither a key of this block nor a dimension of the indicator"),
        );
        if KEYS.contains(key) {
            // A key of charts in a table.
            diagnostics.push(diagnostic.help(format!("leave out `{key}`: a table has none")));
            continue;
        }
        let near = did_you_mean(key, KEYS.iter().copied().chain(dimensions.iter().copied()));
        diagnostics.push(match near {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None if list.is_empty() => diagnostic.help(format!(
                "leave out `{key}`: the indicator's data are not broken down"
            )),
            None => diagnostic.help(format!("the indicator's dimensions are `{list}`")),
        });
    }
    known
}

/// The keys of charts and tables that a misspelt one may have meant.
const KEYS: [&str; 20] = [
    "type",
    "indicator",
    "indicators",
    "title",
    "subtitle",
    "areas",
    "by",
    "from",
    "to",
    "periods",
    "benchmark",
    "confidence",
    "sort",
    "highlight",
    "limits",
    "target",
    "id",
    "alt",
    "notes",
    "columns",
];

/// A dimension with what may be chosen of it.
struct AvailableValues<'a> {
    id: &'a Arc<str>,
    title: String,
    definition: Option<&'a Dimension>,
    /// The values that the rows have, with their names, in the definition's order, then by text.
    values: Vec<(Arc<str>, String)>,
}

impl<'a> AvailableValues<'a> {
    fn new(
        indicator: &'a Indicator,
        id: &'a Arc<str>,
        index: usize,
        rows: &[Row<'_>],
        language: &str,
    ) -> Self {
        let definition = indicator
            .definition
            .dimensions
            .iter()
            .find(|(known, _)| known.value == **id)
            .map(|(_, dimension)| dimension);
        let used: BTreeSet<&Arc<str>> = rows
            .iter()
            .filter_map(|row| row.dimensions().get(index))
            .collect();
        let name = |value: &Arc<str>| {
            let named = definition.map_or(&[][..], |dimension| &dimension.values);
            named
                .iter()
                .find(|(known, _)| known.value == **value)
                .map_or_else(
                    || value.to_string(),
                    |(_, name)| name.get(language).value.clone(),
                )
        };
        let known = indicator.table.values.get(index).into_iter().flatten();
        let values = known
            .filter(|value| used.contains(value))
            .map(|value| (value.clone(), name(value)))
            .collect();
        let title = definition
            .and_then(|dimension| dimension.title.as_ref())
            .map_or_else(|| id.to_string(), |title| title.get(language).value.clone());
        Self {
            id,
            title,
            definition,
            values,
        }
    }

    fn total(&self) -> Option<&'a Spanned<String>> {
        self.definition
            .and_then(|dimension| dimension.total.as_ref())
    }

    fn value(&self, (value, name): &(Arc<str>, String)) -> DimensionValue {
        DimensionValue {
            dimension: self.id.clone(),
            value: value.clone(),
            title: self.title.clone(),
            name: name.clone(),
            total: self.total().is_some_and(|total| *total.value == **value),
        }
    }

    /// The values that the block asks for; else the one that stands for all; else the only one.
    fn chosen(
        &self,
        spec: &ChartSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<DimensionValue>> {
        let typed = spec.dimensions.get(&**self.id);
        let by = spec.by.as_ref().filter(|by| *by.value == **self.id);
        let typed = typed.map(|choice| choice.values.as_slice());
        if let (Some(by), Some([_])) = (by, typed) {
            let id = self.id;
            diagnostics.push(
                Diagnostic::error(
                    Code::WrongValue,
                    by.span.clone(),
                    format!("`by: {id}` shows every value and `{id}:` asks for one"),
                )
                .help("leave out one of the two lines"),
            );
            return None;
        }
        if let Some(typed) = typed {
            let found: Vec<Option<DimensionValue>> = typed
                .iter()
                .map(|typed| self.find(typed, diagnostics))
                .collect();
            return found.into_iter().collect();
        }
        if by.is_some() {
            return Some(self.values.iter().map(|value| self.value(value)).collect());
        }
        let total = self
            .definition
            .and_then(|dimension| dimension.total.as_ref())
            .and_then(|total| {
                self.values
                    .iter()
                    .find(|(value, _)| **value == *total.value)
            });
        if let Some(total) = total {
            return Some(vec![self.value(total)]);
        }
        match self.values.as_slice() {
            // No rows at all: that is said of the areas.
            [] => Some(Vec::new()),
            [only] => Some(vec![self.value(only)]),
            [first, ..] => {
                let id = self.id;
                let values: Vec<&str> = self.values.iter().map(|(value, _)| &**value).collect();
                diagnostics.push(
                    Diagnostic::error(
                        Code::DimensionNeeded,
                        spec.location.clone(),
                        format!(
                            "the data are broken down by {}: say which",
                            self.title.to_lowercase()
                        ),
                    )
                    .help(format!(
                        "add `{id}: {}`, or `by: {id}` for one series each",
                        first.0
                    ))
                    .help(format!("the data have `{}`", values.join("`, `"))),
                );
                None
            }
        }
    }

    fn find(
        &self,
        typed: &Spanned<&str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<DimensionValue> {
        let wanted = typed.value.to_lowercase();
        let found = self
            .values
            .iter()
            .find(|(value, name)| value.to_lowercase() == wanted || name.to_lowercase() == wanted);
        if let Some(found) = found {
            return Some(self.value(found));
        }
        let names = self
            .values
            .iter()
            .flat_map(|(value, name)| [&**value, name.as_str()]);
        let says = format!("{} has no value called", self.title.to_lowercase());
        let diagnostic = unknown(Code::UnknownDimension, typed, &says, names);
        let list: Vec<&str> = self.values.iter().map(|(value, _)| &**value).collect();
        diagnostics.push(diagnostic.help(format!("the data have `{}`", list.join("`, `"))));
        None
    }
}
