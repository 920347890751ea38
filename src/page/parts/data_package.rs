//! The description of all data files for programs: a tabular data package (Data Package standard, version 1).
//!
//! In: the site's indicators. Out: JSON. Must not know: the files' content.

use serde_json::{Map, Value, json};

use crate::config::LocalText;
use crate::data::{Indicator, Part};
use crate::page::builder::PageBuilder;

/// `datapackage.json`, beside the files that it describes.
pub(in crate::page) fn data_package(builder: &PageBuilder<'_, '_>) -> String {
    let inputs = builder.inputs();
    let site = builder.locale.site;
    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put("profile", "tabular-data-package".into());
    put("name", plain(&site.title).into());
    put("title", site.title.as_str().into());
    if let Some(description) = &site.description {
        put("description", description.as_str().into());
    }
    put("homepage", inputs.config.base_url.as_str().into());
    let resources = inputs.catalogue.by_id.values();
    let resources = resources.map(|indicator| resource(builder, indicator));
    put("resources", Value::Array(resources.collect()));
    let mut text = serde_json::to_string_pretty(&Value::Object(package)).unwrap_or_default();
    text.push('\n');
    text
}

fn resource(builder: &PageBuilder<'_, '_>, indicator: &Indicator) -> Value {
    let definition = &*indicator.definition;
    let text = |text: &LocalText| text.get(builder.language()).value.clone();
    let source = &definition.source;
    let licence = text(&source.licence);
    let mut from = Map::new();
    from.insert("title".to_owned(), text(&source.title).into());
    if let Some(url) = &source.url {
        from.insert("path".to_owned(), url.value.as_str().into());
    }
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": plain(&definition.id.value),
        "path": format!("{}.csv", definition.id.value),
        "title": text(&definition.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields(indicator), "missingValues": [""]},
        "sources": [from],
        "licenses": [{"name": licence_id(&licence), "title": licence}],
        "input": indicator.input(),
    });
    if let (Some(meaning), Value::Object(map)) = (&definition.meaning, &mut resource) {
        map.insert("description".to_owned(), text(meaning).into());
    }
    resource
}

/// The columns of the CSV, in order.
fn fields(indicator: &Indicator) -> Vec<Value> {
    let columns = indicator.csv_columns();
    let is_number = |name: &str| Part::ALL.iter().any(|part| part.name() == name);
    let dimensions = indicator.table.dimensions.len();
    let fields = columns.into_iter().enumerate().map(|(at, name)| {
        // A dimension of the name of a number is a text all the same: dimensions are behind the first three.
        let is_dimension = (3..3 + dimensions).contains(&at);
        let kind = if is_number(&name) && !is_dimension {
            "number"
        } else {
            "string"
        };
        json!({"name": name, "type": kind})
    });
    fields.collect()
}

/// The id of a licence: that of the Open Definition for the one that most publishers use, otherwise its name.
fn licence_id(name: &str) -> String {
    if name.contains("Open Government Licence v3") {
        "OGL-UK-3.0".to_owned()
    } else {
        plain(name)
    }
}

/// A name of small letters, digits, points and hyphens.
fn plain(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_') {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "data" } else { name }.to_owned()
}
