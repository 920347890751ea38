//! What an indicator and its groups are called: numbers in a name claim nothing.

use super::super::resolve::{Binding, Series};
use crate::config::LocalText;

/// What names the indicator and its groups: numbers in these claim nothing.
pub(super) fn names(binding: &Binding) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |series: &Series| {
        let definition = &series.indicator.definition;
        names.extend(definition.phrases.iter().map(|phrase| phrase.value.clone()));
        names.extend(
            definition
                .title
                .all()
                .iter()
                .map(|title| title.value.clone()),
        );
        for (index, chosen) in series.dimensions.iter().enumerate() {
            let id = &series.indicator.table.dimensions[index];
            let declared = definition
                .dimensions
                .iter()
                .find(|(known, _)| *known.value == **id);
            let labels = declared
                .into_iter()
                .flat_map(|(_, dimension)| &dimension.values);
            for (_, label) in labels.filter(|(value, _)| *value.value == **chosen) {
                names.extend(label.all().iter().map(|label| label.value.clone()));
            }
        }
        names.push(definition.unit.text.clone());
        names.extend(
            definition
                .definition
                .iter()
                .flat_map(LocalText::all)
                .map(|text| text.value.clone()),
        );
    };
    add(&binding.series);
    if let Some(vs) = &binding.vs {
        add(&vs.series);
    }
    names
}
