//! About the data: every publication with its indicators, other sources, shorthand, and how figures are checked.

use std::collections::BTreeMap;

use super::generated::GeneratedPage;
use crate::data::Status;
use crate::page::builder::PageBuilder;
use crate::page::parts::figures::source;
use crate::page::parts::publication::{marks, publication};
use crate::theme::context::{AboutData, Content, Html, PublicationEntry};

/// The paragraphs on how figures are checked, compared and rounded.
const METHOD: [&str; 4] = [
    "page-method-checked",
    "page-method-rounded",
    "page-method-compared",
    "page-method-trends",
];

/// Where all data of the site come from.
pub(in crate::page) fn about_data(builder: &PageBuilder<'_, '_>) -> GeneratedPage {
    let inputs = builder.inputs();
    let mut entries: BTreeMap<(String, String), PublicationEntry> = BTreeMap::new();
    for indicator in inputs.catalogue.by_id.values() {
        let publication = publication(builder, &indicator.definition.source);
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
    // What only an unpublished page names stays unpublished, and what nobody names supports no figure.
    let named = &builder.lookup.cache.citations(inputs).sources;
    let sources = inputs.sources.values();
    let sources = sources.filter(|entry| named.contains(&entry.id.value));
    let about = AboutData {
        publications: entries.into_values().collect(),
        sources: sources.map(|entry| source(builder, entry)).collect(),
        marks: marks(builder, Status::ALL),
        method: METHOD
            .iter()
            .map(|key| Html::text(&builder.string(key)))
            .collect(),
    };
    GeneratedPage {
        title: builder.string("about-data"),
        description: Some(builder.string("page-about-data-description")),
        crumbs: Vec::new(),
        content: Content::AboutData(about),
        json_ld: None,
    }
}
