//! The theme's own fields of front matter.
//!
//! In: the YAML below `extra`, theme.yaml's fields. Out: values for `page.extra`. Must not know: what a theme does with them.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::Theme;
use super::context::ExtraValue;
use super::manifest::ExtraType;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::yaml::{Node, Value};

impl Theme {
    /// Checks the fields of a page's `extra`; wrong ones are reported and left out.
    pub fn check_extra(
        &self,
        extra: &Node,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<String, ExtraValue> {
        let entries = match &extra.value {
            Value::Map(entries) => entries.as_slice(),
            Value::Null => &[],
            Value::Scalar { .. } | Value::List(_) => {
                diagnostics.push(Diagnostic::error(
                    Code::WrongValue,
                    extra.span.clone(),
                    "\"extra\" takes the theme's fields, as keys with values",
                ));
                &[]
            }
        };
        let mut values = BTreeMap::new();
        for (key, node) in entries {
            let Value::Scalar { text: name, .. } = &key.value else {
                continue;
            };
            let Some(field) = self.extra.get(name) else {
                diagnostics.push(self.unknown_field(name, key));
                continue;
            };
            match value(node, field.kind) {
                Some(value) => {
                    values.insert(name.clone(), value);
                }
                None => diagnostics.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        node.span.clone(),
                        format!("\"{name}\" takes {}", wanted(field.kind)),
                    )
                    .help(format!("write \"{name}: {}\"", example(field.kind))),
                ),
            }
        }
        values
    }

    /// Adds the fields that a page leaves out, empty: a template may name any of them.
    pub fn fill_extra(&self, extra: &mut BTreeMap<String, ExtraValue>) {
        for (name, field) in &self.extra {
            extra
                .entry(name.clone())
                .or_insert_with(|| match field.kind {
                    ExtraType::Text | ExtraType::Number => ExtraValue::Text(String::new()),
                    ExtraType::Bool => ExtraValue::Bool(false),
                    ExtraType::List => ExtraValue::List(Vec::new()),
                });
        }
    }

    fn unknown_field(&self, name: &str, key: &Node) -> Diagnostic {
        let diagnostic = Diagnostic::error(
            Code::UnknownKey,
            key.span.clone(),
            format!("the theme \"{}\" has no field \"{name}\"", self.name),
        );
        let known: Vec<&str> = self.extra.keys().map(String::as_str).collect();
        match did_you_mean(name, known.iter().copied()) {
            Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
            None if known.is_empty() => diagnostic.help(format!(
                "the theme has no fields of its own; declare it under \"extra\" in themes/{}/theme.yaml",
                self.name
            )),
            None => diagnostic.help(format!("its fields are: {}", known.join(", "))),
        }
    }
}

fn value(node: &Node, kind: ExtraType) -> Option<ExtraValue> {
    match (kind, &node.value) {
        (ExtraType::Text, Value::Scalar { text, .. }) => Some(ExtraValue::Text(text.clone())),
        (ExtraType::Number, Value::Scalar { text, .. }) => Decimal::from_str(text)
            .ok()
            .map(|_| ExtraValue::Text(text.clone())),
        (
            ExtraType::Bool,
            Value::Scalar {
                text,
                quoted: false,
            },
        ) => match text.as_str() {
            "true" => Some(ExtraValue::Bool(true)),
            "false" => Some(ExtraValue::Bool(false)),
            _ => None,
        },
        (ExtraType::List, Value::List(items)) => items
            .iter()
            .map(|item| match &item.value {
                Value::Scalar { text, .. } => Some(text.clone()),
                _ => None,
            })
            .collect::<Option<_>>()
            .map(ExtraValue::List),
        _ => None,
    }
}

fn wanted(kind: ExtraType) -> &'static str {
    match kind {
        ExtraType::Text => "a text",
        ExtraType::Number => "a number",
        ExtraType::Bool => "true or false",
        ExtraType::List => "a list of texts",
    }
}

fn example(kind: ExtraType) -> &'static str {
    match kind {
        ExtraType::Text => "some words",
        ExtraType::Number => "12",
        ExtraType::Bool => "true",
        ExtraType::List => "[one, two]",
    }
}
