//! An indicator's whole data as JSON for programs: what it is, where it is from, then a row a line.
//!
//! Numbers are JSON numbers with every digit of their cells. A missing one is `null`; why is in `status`.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::download::exact;
use super::{Areas, Definition, Designation, Indicator, Part, Polarity, Row, Status};
use crate::config::LocalText;

impl Indicator {
    /// Definition, publication, input with its hash, and every row, with the texts of a language.
    pub fn json(&self, areas: &Areas, language: &str) -> String {
        let mut text = String::from("{\n");
        for (key, value) in self.head(language) {
            let _ = writeln!(text, "{}: {value},", Value::from(key));
        }
        text.push_str("\"rows\": [");
        for (index, row) in self.table.rows().iter().enumerate() {
            text.push_str(if index == 0 { "\n" } else { ",\n" });
            self.push_row(&mut text, row, areas);
        }
        text.push_str("\n]\n}\n");
        text
    }

    fn head(&self, language: &str) -> Map<String, Value> {
        let definition = &*self.definition;
        let text = |text: &LocalText| Value::from(text.get(language).value.as_str());
        let mut head = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                head.insert(key.to_owned(), value);
            }
        };
        put("id", Some(definition.id.value.as_str().into()));
        put("title", Some(text(&definition.title)));
        put("definition", definition.meaning.as_ref().map(text));
        put("unit", Some(definition.unit.text.as_str().into()));
        put("decimals", Some(self.decimals().into()));
        put("polarity", definition.polarity.map(polarity));
        let level = definition
            .confidence
            .map(|level| level.normalize().to_string());
        put("confidence_level", level.map(Value::from));
        let notes: Vec<Value> = definition.notes.iter().map(text).collect();
        put("notes", (!notes.is_empty()).then(|| notes.into()));
        put("dimensions", Some(dimensions(definition, language)));
        put("source", Some(source(definition, language)));
        put("input", Some(self.input()));
        head
    }

    /// The file that the data were read from, and the hash of its bytes.
    pub fn input(&self) -> Value {
        let mut input = Map::new();
        input.insert("path".to_owned(), self.table.file.as_str().into());
        let hash = format!("blake3:{}", self.data_hash);
        input.insert("hash".to_owned(), hash.into());
        Value::Object(input)
    }

    fn push_row(&self, text: &mut String, row: Row<'_>, areas: &Areas) {
        let table = &self.table;
        let area = areas.by_id.get(row.area());
        let code = area.and_then(|area| area.codes.first());
        let code = code.map_or(&**row.area(), String::as_str);
        let name = area.map_or(row.area_name().map_or("", |name| name), |area| &area.name);
        let texts = [
            ("area_code", code),
            ("area_name", name),
            ("period", &row.period().text),
        ];
        let dimensions = table.dimensions.iter().zip(row.dimensions());
        let dimensions = dimensions.map(|(id, value)| (&**id, &**value));
        let mut before = "{";
        for (key, value) in texts.into_iter().chain(dimensions) {
            let (key, value) = (Value::from(key), Value::from(value));
            let _ = write!(text, "{before}{key}: {value}");
            before = ", ";
        }
        for part in Part::ALL {
            if part == Part::Value || table.number_columns.contains_key(&part) {
                let number = exact(row.part(part));
                let number = if number.is_empty() { "null" } else { &number };
                let _ = write!(text, ", \"{}\": {number}", part.name());
            }
        }
        let status: Vec<Value> = row
            .statuses()
            .iter()
            .map(|status| Status::letters(status).into())
            .collect();
        let _ = write!(text, ", \"status\": {}", Value::from(status));
        if let Some(note) = row.note() {
            let _ = write!(text, ", \"note\": {}", Value::from(&**note));
        }
        text.push('}');
    }
}

fn polarity(polarity: Polarity) -> Value {
    match polarity {
        Polarity::LowerIsBetter => "lower-is-better",
        Polarity::HigherIsBetter => "higher-is-better",
        Polarity::None => "none",
    }
    .into()
}

fn dimensions(definition: &Definition, language: &str) -> Value {
    let dimensions = definition.dimensions.iter().map(|(id, dimension)| {
        let mut map = Map::new();
        map.insert("id".to_owned(), id.value.as_str().into());
        if let Some(title) = &dimension.title {
            let title = title.get(language).value.as_str();
            map.insert("title".to_owned(), title.into());
        }
        let names = dimension.values.iter().map(|(value, name)| {
            let name = name.get(language).value.as_str();
            (value.value.clone(), Value::from(name))
        });
        map.insert("values".to_owned(), Value::Object(names.collect()));
        if let Some(total) = &dimension.total {
            map.insert("total".to_owned(), total.value.as_str().into());
        }
        map.insert("ordered".to_owned(), dimension.ordered.into());
        Value::Object(map)
    });
    Value::Array(dimensions.collect())
}

fn source(definition: &Definition, language: &str) -> Value {
    let source = &definition.source;
    let text = |text: &LocalText| Some(text.get(language).value.clone());
    let designation = source.designation.map(|designation| match designation {
        Designation::Accredited => "accredited",
        Designation::Official => "official",
        Designation::InDevelopment => "in-development",
        Designation::ManagementInformation => "management-information",
    });
    let written = |word: &Option<crate::source::Spanned<String>>| {
        word.as_ref().map(|word| word.value.clone())
    };
    let facts = [
        ("title", text(&source.title)),
        ("publisher", text(&source.publisher)),
        ("url", written(&source.url)),
        ("licence", text(&source.licence)),
        ("published", written(&source.published)),
        ("retrieved", written(&source.retrieved)),
        ("next_update", written(&source.next_update)),
        ("designation", designation.map(str::to_owned)),
        ("attribution", source.attribution.as_ref().and_then(text)),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    Value::Object(
        facts
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect(),
    )
}
