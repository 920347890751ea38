//! A shape as JSON Schema (draft 2020-12).
//!
//! In: a shape. Out: a schema of what the decoder accepts. Words that YAML reads as numbers or booleans are words in Casebook,
//! so where text is expected the schema accepts any scalar. What a schema cannot express (that a page exists) is left out.

use serde_json::{Map, Value, json};

use super::shape::{Key, Kind, Shape};

/// The schema of a shape. The descriptions of keys without effect state that.
pub fn schema(shape: &Shape) -> Value {
    let mut properties = Map::new();
    for key in shape.keys {
        properties.insert(key.name.to_owned(), property(key));
        for alias in key.aliases {
            let mut other = kind(key.kind);
            describe(
                &mut other,
                &format!("The same as {}. {}", key.name, key.doc),
            );
            properties.insert((*alias).to_owned(), other);
        }
    }
    let any = |names: &[&str]| -> Vec<Value> {
        names
            .iter()
            .map(|name| json!({"required": [name]}))
            .collect()
    };
    let mut required: Vec<&str> = Vec::new();
    let mut conditions: Vec<Value> = Vec::new();
    for key in shape.keys {
        if key.aliases.is_empty() {
            required.extend(key.needed.then_some(key.name));
            continue;
        }
        let mut names = vec![key.name];
        names.extend(key.aliases);
        if key.needed {
            conditions.push(json!({"oneOf": any(&names)}));
        } else {
            conditions.push(json!({"not": {"required": names}}));
        }
    }
    if !shape.one_of.is_empty() {
        conditions.push(json!({"oneOf": any(shape.one_of)}));
    }
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": if shape.open { kind(Kind::List(&Kind::Word)) } else { json!(false) },
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if !conditions.is_empty() {
        schema["allOf"] = json!(conditions);
    }
    schema
}

fn property(key: &Key) -> Value {
    let mut value = kind(key.kind);
    if key.not_yet {
        describe(&mut value, &format!("{} It has no effect yet.", key.doc));
    } else {
        describe(&mut value, key.doc);
    }
    value
}

fn describe(schema: &mut Value, text: &str) {
    schema["description"] = json!(text);
}

/// The schema of what a key takes.
pub fn kind(kind_of: Kind) -> Value {
    match kind_of {
        Kind::Text => json!({
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
                    "additionalProperties": {"type": ["string", "number", "boolean"]},
                    "minProperties": 1,
                },
            ]
        }),
        Kind::Word => json!({"type": ["string", "number", "boolean"]}),
        Kind::Url => {
            json!({"type": "string", "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\\S+$"})
        }
        Kind::Website => {
            json!({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s?#]+$"})
        }
        Kind::Number => json!({"type": ["number", "string"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}),
        Kind::Integer => json!({"type": ["integer", "string"], "pattern": "^[+-]?[0-9]+$"}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Date => json!({
            "type": "string",
            "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Za-z]+ [0-9]{4})$",
        }),
        Kind::Moment => json!({"type": "string"}),
        Kind::OneOf(words) => json!({"enum": words}),
        Kind::Map(shape) => schema(shape),
        Kind::MapOf(value) => json!({"type": "object", "additionalProperties": kind(*value)}),
        Kind::List(item) => {
            json!({"anyOf": [kind(*item), {"type": "array", "items": kind(*item)}]})
        }
        Kind::Either(kinds) => {
            json!({"anyOf": kinds.iter().map(|&one| kind(one)).collect::<Vec<Value>>()})
        }
        Kind::Any => json!({}),
    }
}
