//! About the data: every publication with its indicators, other sources, shorthand, and how figures are checked.

use std::collections::BTreeMap;

use super::builder::{GeneratedPage, PageBuilder};
use crate::data::Status;
use crate::theme::context::{AboutData, Content, Html, PublicationEntry};

/// The paragraphs on how figures are checked, compared and rounded.
const METHOD: [&str; 4] = [
    "page-method-checked",
    "page-method-rounded",
    "page-method-compared",
    "page-method-trends",
];

/// Where all data of the site come from.
pub(super) fn make(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let parts = &builder.renderer.parts;
    let mut entries: BTreeMap<(String, String), PublicationEntry> = BTreeMap::new();
    for indicator in parts.catalogue.by_id.values() {
        let publication = builder.publication(&indicator.definition.source);
        let key = (
            publication.title.to_lowercase(),
            publication.publisher.clone(),
        );
        let entry = entries.entry(key).or_insert_with(|| PublicationEntry {
            publication,
            indicators: Vec::new(),
        });
        entry
            .indicators
            .push(builder.indicator_link(&indicator.definition.id.value));
    }
    let sources = parts.sources.values();
    let about = AboutData {
        publications: entries.into_values().collect(),
        sources: sources.map(|source| builder.source(source)).collect(),
        marks: builder.marks_of(Status::ALL),
        method: METHOD
            .iter()
            .map(|key| Html::text(&builder.say(key)))
            .collect(),
    };
    GeneratedPage {
        title: builder.say("about-data"),
        description: Some(builder.say("page-about-data-description")),
        crumbs: Vec::new(),
        content: Content::AboutData(about),
        json_ld: None,
    }
}
