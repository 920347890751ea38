//! Selects the values of dimensions of a chart or table.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::areas::SelectedArea;
use super::{ChartScope, unknown};
use crate::chart::captions::uncapitalised;
use crate::chart::data::DimensionValue;
use crate::chart::kinds::{self, Compares, Kind};
use crate::chart::spec::ChartSpec;
use crate::data::{DimensionValues, Indicator};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Spanned;

/// One value for each dimension of an indicator's table, in the table's order.
pub(super) struct Combination {
    /// Which of the block's indicators it is of.
    pub measure: usize,
    pub values: Vec<DimensionValue>,
    /// What distinguishes it from the other choices: the values of the dimensions that have several.
    pub label: Option<String>,
    /// Of a pyramid, its side: the value of the dimension that is not in `by`.
    pub side: Option<String>,
}

/// Every combination that the block asks for. `None` where a value is unknown or a dimension is not settled.
pub(super) fn choices(
    spec: &ChartSpec,
    indicators: &[&Indicator],
    areas: Option<&[SelectedArea]>,
    scope: &ChartScope,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Combination>> {
    let mut known = keys(spec, indicators, diagnostics);
    let kind = spec.kind.map(kinds::of);
    let mut choices = Vec::new();
    for (measure, indicator) in indicators.iter().enumerate() {
        let table = &indicator.table;
        let dimensions = match areas {
            Some(areas) => indicator.dimension_values(
                areas
                    .iter()
                    .flat_map(|selected| table.slices_of(&selected.area.id)),
            ),
            None => indicator.dimension_values(table.slices().iter().map(Vec::as_slice)),
        };
        let mut combined = vec![Combination {
            measure,
            values: Vec::new(),
            label: None,
            side: None,
        }];
        for dimension in dimensions {
            let id = dimension.id;
            let open = AvailableValues::new(dimension, scope.language);
            let Some(values) = open.chosen(spec, diagnostics) else {
                known = false;
                continue;
            };
            let is_by = spec.by.as_ref().is_some_and(|by| *by.value == **id);
            let values = without_total(values, is_by, kind);
            let split = is_by || values.len() > 1;
            let sides = kind.is_some_and(|kind| kind.compares == Compares::Sides);
            combined = combined
                .iter()
                .flat_map(|choice| {
                    values.iter().map(|value| {
                        let mut choice = Combination {
                            values: choice.values.iter().chain([value]).cloned().collect(),
                            label: choice.label.clone(),
                            side: choice.side.clone(),
                            measure,
                        };
                        if sides && !is_by && values.len() == 2 {
                            choice.side = Some(value.name.clone());
                        } else if split {
                            choice.label = Some(match choice.label {
                                Some(label) => format!("{label}, {}", uncapitalised(&value.name)),
                                None => value.name.clone(),
                            });
                        }
                        choice
                    })
                })
                .collect();
        }
        choices.extend(combined);
    }
    known.then_some(choices)
}

/// The values of the dimension in `by` that a chart of a whole draws: the total is none of its parts.
fn without_total(
    values: Vec<DimensionValue>,
    is_by: bool,
    kind: Option<&Kind>,
) -> Vec<DimensionValue> {
    if !is_by || !kind.is_some_and(|kind| kind.adds_up) || values.iter().all(|value| value.total) {
        return values;
    }
    values.into_iter().filter(|value| !value.total).collect()
}

/// Whether every key that may be a dimension is one of an indicator.
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

/// The keys of charts and tables, for suggestions.
const KEYS: [&str; 22] = [
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
    "events",
    "join",
    "id",
    "alt",
    "notes",
    "columns",
];

/// A dimension whose values have names in the page's language.
struct AvailableValues<'a> {
    dimension: DimensionValues<'a>,
    title: String,
    language: &'a str,
}

impl<'a> AvailableValues<'a> {
    fn new(dimension: DimensionValues<'a>, language: &'a str) -> Self {
        let title = dimension.definition.title.as_ref();
        Self {
            title: title.map_or_else(
                || dimension.id.to_string(),
                |title| title.get(language).value.clone(),
            ),
            dimension,
            language,
        }
    }

    fn name(&self, value: &str) -> String {
        let mut known = self.dimension.definition.values.iter();
        let known = known.find(|(known, _)| known.value == value);
        known.map_or_else(
            || value.to_owned(),
            |(_, name)| name.get(self.language).value.clone(),
        )
    }

    fn value(&self, value: &Arc<str>) -> DimensionValue {
        let total = self.dimension.definition.total.as_ref();
        DimensionValue {
            dimension: self.dimension.id.clone(),
            value: value.clone(),
            title: self.title.clone(),
            name: self.name(value),
            total: total.is_some_and(|total| *total.value == **value),
        }
    }

    /// The values' texts, for a diagnostic.
    fn texts(&self) -> Vec<&'a str> {
        let values = self.dimension.values.iter();
        values.map(|value| &***value).collect()
    }

    /// The values that the block asks for; otherwise the total; otherwise the only one.
    fn chosen(
        &self,
        spec: &ChartSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<DimensionValue>> {
        let typed = spec.dimensions.get(&**self.dimension.id);
        let by = spec
            .by
            .as_ref()
            .filter(|by| *by.value == **self.dimension.id);
        let typed = typed.map(|choice| choice.values.as_slice());
        if let (Some(by), Some([_])) = (by, typed) {
            let id = self.dimension.id;
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
        // There are no rows at all, which is reported for the areas.
        if by.is_some() || self.dimension.values.is_empty() {
            let values = self.dimension.values.iter();
            return Some(values.map(|value| self.value(value)).collect());
        }
        let Ok(value) = self.dimension.settle(None) else {
            diagnostics.push(self.not_chosen(spec));
            return None;
        };
        Some(vec![self.value(value)])
    }

    fn not_chosen(&self, spec: &ChartSpec) -> Diagnostic {
        let id = self.dimension.id;
        let values = self.texts();
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
            values.first().unwrap_or(&"")
        ))
        .help(format!("the data have `{}`", values.join("`, `")))
    }

    fn find(
        &self,
        typed: &Spanned<&str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<DimensionValue> {
        if let Ok(value) = self.dimension.settle(Some(typed.value)) {
            return Some(self.value(value));
        }
        let texts = self.texts();
        let names: Vec<String> = texts.iter().map(|value| self.name(value)).collect();
        let known = texts.iter().zip(&names);
        let known = known.flat_map(|(value, name)| [*value, name.as_str()]);
        let says = format!("{} has no value called", self.title.to_lowercase());
        let diagnostic = unknown(Code::UnknownDimension, typed, &says, known);
        diagnostics.push(diagnostic.help(format!("the data have `{}`", texts.join("`, `"))));
        None
    }
}
