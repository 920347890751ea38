//! Advice where the data have later periods than those that a page cites.
//!
//! In: the bindings of a page. Out: diagnostics. Must not know: the page's words.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::evidence::resolve::Binding;
use crate::source::Span;

/// Advises where a series has a value for a later period than any that the page cites.
pub(super) fn advise_on_later_periods(
    bindings: &[(Span, Binding)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut newest = BTreeMap::new();
    for (span, binding) in bindings {
        let series = &binding.series;
        let id = &series.indicator.definition.id.value;
        let key = (id, &series.area.id, &series.dimensions);
        let Some(last) = binding.periods().last().map(|period| period.start) else {
            continue;
        };
        let entry = newest.entry(key).or_insert((last, span, binding));
        if last > entry.0 {
            *entry = (last, span, binding);
        }
    }
    for (last, span, binding) in newest.values() {
        let mut rows = binding.series.rows().iter();
        let later = rows.rfind(|row| row.value().is_some());
        let Some(later) = later.filter(|row| row.period().start > *last) else {
            continue;
        };
        let indicator = &binding.series.indicator.definition;
        diagnostics.push(
            Diagnostic::advice(
                Code::LaterPeriod,
                (*span).clone(),
                format!(
                    "the data have a later period, {}, which nothing on the page cites",
                    later.period()
                ),
            )
            .help(format!(
                "{} in {}: {} (figure:{}?{})",
                binding.series.area.name,
                later.period(),
                later.value().unwrap_or_default(),
                indicator
                    .short
                    .as_ref()
                    .map_or(&indicator.id.value, |short| &short.value),
                later.period()
            )),
        );
    }
}
