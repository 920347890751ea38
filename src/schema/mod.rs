//! JSON Schema of every file and block of a site, for editors that validate and complete while typing; the same as a page for people.
//!
//! In: the site's taxonomies and the fields of its theme, as plain values. Out: one schema (draft 2020-12) with a definition for
//! each file and block. Must not know: where it is printed.

mod reference;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::theme::{self, ExtraField, ExtraType};
use crate::yaml::{self, Kind, Shape};
use crate::{config, data, document};

pub use self::reference::reference;

/// What a site adds to the schema.
#[derive(Clone, Debug, Default)]
pub struct SiteParts {
    /// Its taxonomies by id, each with its terms; none where it takes any.
    pub taxonomies: BTreeMap<String, Option<Vec<String>>>,
    /// The theme's own fields of front matter's `extra`; empty where it has none.
    pub extra: BTreeMap<String, ExtraField>,
}

/// Files by the name of their definition.
const FILES: [(&str, &Shape, &str); 4] = [
    (
        "site",
        &config::SITE,
        "content/site.yaml: the settings of the site.",
    ),
    (
        "front-matter",
        &document::FRONT_MATTER,
        "What a page says of itself, between lines of --- at its head.",
    ),
    (
        "indicator",
        &data::DEFINITION,
        "content/indicators/ID.yaml: what an indicator is.",
    ),
    (
        "theme",
        &theme::THEME,
        "themes/NAME/theme.yaml: what a theme is made of.",
    ),
];

/// The schema of everything: `$defs` has `site`, `front-matter`, `sources`, `glossary`, `indicator`, `theme` and a definition for each block by its
/// name; the schema itself takes any of them.
pub fn schema(site: &SiteParts) -> Value {
    let mut definitions = Map::new();
    for (name, shape, doc) in FILES {
        let mut schema = yaml::schema(shape);
        schema["description"] = json!(doc);
        definitions.insert(name.to_owned(), schema);
    }
    let mut sources = yaml::kind_schema(config::SOURCES);
    sources["description"] =
        json!("content/sources.yaml: what figures that are not in the data are based on, by id.");
    definitions.insert("sources".to_owned(), sources);
    let mut glossary = yaml::kind_schema(config::GLOSSARY);
    glossary["description"] =
        json!("content/glossary.yaml: terms that pages explain where they use them first, by id.");
    definitions.insert("glossary".to_owned(), glossary);
    for (name, shape) in document::BLOCKS {
        let mut schema = yaml::schema(shape);
        schema["description"] = json!(format!("The block ```{name}."));
        definitions.insert(name.to_owned(), schema);
    }
    for name in ["front-matter", "indicator"] {
        if let Some(schema) = definitions.get_mut(name) {
            add_taxonomies(schema, &site.taxonomies);
        }
    }
    let fields: Map<String, Value> = site
        .extra
        .iter()
        .map(|(name, field)| (name.clone(), extra(field)))
        .collect();
    if !fields.is_empty()
        && let Some(schema) = definitions.get_mut("front-matter")
    {
        let description = schema["properties"]["extra"]["description"].clone();
        schema["properties"]["extra"] = json!({
            "type": "object",
            "properties": fields,
            "additionalProperties": false,
            "description": description,
        });
    }
    let any: Vec<Value> = definitions
        .keys()
        .map(|name| json!({"$ref": format!("#/$defs/{name}")}))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casebook",
        "description": "Every file and block of a Casebook site that is written in YAML.",
        "anyOf": any,
        "$defs": definitions,
    })
}

/// A field of the theme's.
fn extra(field: &ExtraField) -> Value {
    let mut schema = match field.kind {
        ExtraType::Text => yaml::kind_schema(Kind::Word),
        ExtraType::Number => yaml::kind_schema(Kind::Number),
        ExtraType::Bool => yaml::kind_schema(Kind::Flag),
        ExtraType::List => yaml::kind_schema(Kind::List(&Kind::Word)),
    };
    if let Some(title) = &field.title {
        schema["description"] = json!(title);
    }
    schema
}

/// The site's taxonomies as keys.
fn add_taxonomies(schema: &mut Value, taxonomies: &BTreeMap<String, Option<Vec<String>>>) {
    for (id, terms) in taxonomies {
        let term = match terms {
            Some(terms) => json!({"enum": terms}),
            None => yaml::kind_schema(Kind::Word),
        };
        // A key of the file's own is not a taxonomy's.
        if schema["properties"].get(id).is_none() {
            schema["properties"][id] = json!({
                "anyOf": [term, {"type": "array", "items": term}],
                "description": format!("Terms of the site's taxonomy {id}."),
            });
        }
    }
}

#[cfg(test)]
mod tests;
