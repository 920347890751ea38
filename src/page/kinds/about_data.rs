//! About the data: every publication with its indicators, other sources, shorthand, and how figures are checked.

use std::collections::BTreeMap;

use super::generated::GeneratedPage;
use crate::data::{Indicator, Status};
use crate::page::builder::PageBuilder;
use crate::page::page_id::DATA;
use crate::page::parts::data_package::data_package;
use crate::page::parts::figures::source;
use crate::page::parts::indicator_cards::period_range;
use crate::page::parts::publication::{marks, publication};
use crate::site::PACKAGE;
use crate::theme::context::{AboutData, Content, DataFiles, Html, PublicationEntry};

/// The paragraphs on how figures are checked, compared and rounded.
const METHOD: [&str; 4] = [
    "page-method-checked",
    "page-method-rounded",
    "page-method-compared",
    "page-method-trends",
];

/// Where all data of the site come from.
pub(in crate::page) fn about_data(builder: &mut PageBuilder<'_, '_>) -> GeneratedPage {
    let package = package(builder);
    let builder = &*builder;
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
        files: inputs
            .catalogue
            .by_id
            .values()
            .map(|indicator| files(builder, indicator))
            .collect(),
        package,
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

/// The path of the description of all files, which is written once for all languages.
fn package(builder: &mut PageBuilder<'_, '_>) -> Option<String> {
    if builder.inputs().site.indicators.is_empty() {
        return None;
    }
    if builder.is_main() {
        let text = data_package(builder);
        builder.add_file(PACKAGE, text.into_bytes());
    }
    Some(builder.lookup.path(PACKAGE))
}

/// The files of an indicator, which its own page writes.
fn files(builder: &PageBuilder<'_, '_>, indicator: &Indicator) -> DataFiles {
    let definition = &indicator.definition;
    let publication = publication(builder, &definition.source);
    let path = |ending: &str| {
        let address = format!("{DATA}{}.{ending}", definition.id.value);
        builder.lookup.path(&address)
    };
    DataFiles {
        indicator: builder.indicator_link(&definition.id.value),
        periods: period_range(builder, indicator),
        published: publication.published.or(publication.retrieved),
        next_update: publication.next_update,
        csv: path("csv"),
        json: path("json"),
    }
}
