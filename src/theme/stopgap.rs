//! Until `yaml::parse` stands: YAML without places.

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::yaml::{Node, Value};

pub(super) fn parse(
    source: &Source,
    range: std::ops::Range<usize>,
    _: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let value: serde_json::Value = serde_yaml::from_str(&source.text()[range]).ok()?;
    Some(node(value, &source.span(0..0)))
}

fn node(value: serde_json::Value, span: &Span) -> Node {
    let scalar = |text| Value::Scalar {
        text,
        quoted: false,
    };
    let value = match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::String(text) => scalar(text),
        serde_json::Value::Array(items) => {
            Value::List(items.into_iter().map(|item| node(item, span)).collect())
        }
        serde_json::Value::Object(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (node(key.into(), span), node(value, span)))
                .collect(),
        ),
        other => scalar(other.to_string()),
    };
    Node {
        value,
        span: span.clone(),
    }
}
