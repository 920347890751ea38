//! theme.yaml, typed.
//!
//! In: a theme's files. Out: its name, tokens, fields, needs and words. Must not know: templates.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{Layer, ThemeFile};
use super::stopgap as yaml;
use super::tokens::Tokens;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{SitePath, Span, Spanned};
use crate::yaml::{Node, Value};

/// What a theme says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    /// The theme whose files it uses where it has none of its own.
    pub(super) extends: Option<Spanned<String>>,
    pub(super) tokens: Tokens,
    /// Fields of front matter's `extra`.
    pub(super) extra: BTreeMap<String, ExtraField>,
    /// Collections by template.
    pub(super) needs: BTreeMap<String, BTreeSet<Need>>,
    /// Words by language and key.
    pub(super) strings: BTreeMap<String, BTreeMap<String, String>>,
}

/// A collection that a template asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Pages that share a place or a term.
    Related,
    /// All pages of the page's report.
    Neighbours,
    /// All pages of the site.
    Pages,
}

impl Need {
    const ALL: &[(&str, Self)] = &[
        ("related", Self::Related),
        ("neighbours", Self::Neighbours),
        ("pages", Self::Pages),
    ];
}

/// A field of front matter's `extra`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraField {
    /// What it takes.
    pub kind: ExtraType,
    /// What it is for, for the schema.
    pub title: Option<String>,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraType {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list of texts.
    List,
}

impl ExtraType {
    const ALL: &[(&str, Self)] = &[
        ("text", Self::Text),
        ("number", Self::Number),
        ("bool", Self::Bool),
        ("list", Self::List),
    ];

    /// As theme.yaml writes it.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|&&(_, kind)| kind == self)
            .map_or("text", |&(name, _)| name)
    }
}

const KEYS: &[&str] = &[
    "name",
    "version",
    "extends",
    "tokens",
    "extra",
    "templates",
    "strings",
];

/// Reads theme.yaml; without one, or with a broken one, nothing is set and the reason is pushed.
pub(super) fn read(
    name: &Spanned<String>,
    files: &BTreeMap<String, ThemeFile>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Manifest {
    let mut manifest = Manifest::default();
    let Some(ThemeFile::Text(source)) = files.get("theme.yaml") else {
        diagnostics.push(
            Diagnostic::error(
                Code::MissingKey,
                name.span.clone(),
                format!("the theme \"{}\" has no theme.yaml", name.value),
            )
            .help(format!(
                "make themes/{0}/theme.yaml with two lines: \"name: {0}\" and \"extends: default\"",
                name.value
            )),
        );
        return manifest;
    };
    let Some(node) = yaml::parse(source, 0..source.text().len(), diagnostics) else {
        return manifest;
    };
    let mut reader = Reader { diagnostics };
    let map = reader.map(&node);
    if !map.iter().any(|(key, _)| key.value == "name") {
        let start = Span::new(&SitePath::new(source.path().as_str()), 0..0);
        reader.diagnostics.push(
            Diagnostic::error(Code::MissingKey, start, "the key \"name\" is missing")
                .help(format!("write \"name: {}\"", name.value)),
        );
    }
    for (key, node) in map {
        match key.value.as_str() {
            "name" | "version" => {
                reader.text(node);
            }
            "extends" => manifest.extends = reader.text(node),
            "tokens" => reader.tokens(node, &mut manifest.tokens),
            "extra" => manifest.extra = reader.extra(node),
            "templates" => manifest.needs = reader.templates(node),
            "strings" => manifest.strings = reader.strings(node),
            _ => reader.unknown_key(&key, KEYS),
        }
    }
    manifest
}

/// Keys with values by language, of a strings file.
pub(super) fn read_strings(
    source: &crate::source::Source,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let Some(node) = yaml::parse(source, 0..source.text().len(), diagnostics) else {
        return BTreeMap::new();
    };
    Reader { diagnostics }.texts(&node)
}

/// The needs of all layers, a theme's over those that it extends.
pub(super) fn needs(layers: &[Layer]) -> BTreeMap<String, BTreeSet<Need>> {
    let mut needs = BTreeMap::new();
    for layer in layers.iter().rev() {
        needs.extend(layer.manifest.needs.clone());
    }
    needs
}

/// The fields of all layers.
pub(super) fn extra(layers: &[Layer]) -> BTreeMap<String, ExtraField> {
    let mut extra = BTreeMap::new();
    for layer in layers.iter().rev() {
        extra.extend(layer.manifest.extra.clone());
    }
    extra
}

struct Reader<'a> {
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn map<'n>(&mut self, node: &'n Node) -> Vec<(Spanned<String>, &'n Node)> {
        let Value::Map(entries) = &node.value else {
            if node.value != Value::Null {
                self.wrong(node, "keys with values are wanted here");
            }
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|(key, value)| Some((self.text(key)?, value)))
            .collect()
    }

    fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        if let Value::Scalar { text, .. } = &node.value {
            Some(Spanned::new(text.clone(), node.span.clone()))
        } else {
            self.wrong(node, "a text is wanted here");
            None
        }
    }

    fn list<'n>(&mut self, node: &'n Node) -> Vec<&'n Node> {
        if let Value::List(items) = &node.value {
            items.iter().collect()
        } else {
            self.wrong(node, "a list is wanted here, like [related, neighbours]");
            Vec::new()
        }
    }

    fn one_of<T: Copy>(&mut self, text: &Spanned<String>, known: &[(&str, T)]) -> Option<T> {
        if let Some(&(_, value)) = known.iter().find(|&&(name, _)| name == text.value) {
            return Some(value);
        }
        let names: Vec<&str> = known.iter().map(|&(name, _)| name).collect();
        let diagnostic = Diagnostic::error(
            Code::WrongValue,
            text.span.clone(),
            format!("\"{}\" is none of: {}", text.value, names.join(", ")),
        );
        self.diagnostics
            .push(match did_you_mean(text, names.iter().copied()) {
                Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
                None => diagnostic,
            });
        None
    }

    fn tokens(&mut self, node: &Node, tokens: &mut Tokens) {
        for (key, node) in self.map(node) {
            match key.value.as_str() {
                scheme @ ("light" | "dark") => {
                    for (role, value) in self.map(node) {
                        if let Some(value) = self.text(value) {
                            tokens.set(scheme == "dark", &role, &value, self.diagnostics);
                        }
                    }
                }
                "type" => {
                    for (name, value) in self.map(node) {
                        if let Some(value) = self.text(value) {
                            tokens.set_other(&name, &value, self.diagnostics);
                        }
                    }
                }
                "measure" => {
                    if let Some(value) = self.text(node) {
                        tokens.set_other(&key, &value, self.diagnostics);
                    }
                }
                _ => self.unknown_key(&key, &["light", "dark", "type", "measure"]),
            }
        }
    }

    fn extra(&mut self, node: &Node) -> BTreeMap<String, ExtraField> {
        let mut fields = BTreeMap::new();
        for (name, node) in self.map(node) {
            let mut kind = None;
            let mut title = None;
            if let Value::Scalar { .. } = node.value {
                kind = self.text(node);
            } else {
                for (key, node) in self.map(node) {
                    match key.value.as_str() {
                        "type" => kind = self.text(node),
                        "title" => title = self.text(node).map(|text| text.value),
                        _ => self.unknown_key(&key, &["type", "title"]),
                    }
                }
            }
            let Some(kind) = kind else {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::MissingKey,
                        name.span.clone(),
                        format!("the field \"{}\" has no type", name.value),
                    )
                    .help(format!("write \"{}: text\"", name.value)),
                );
                continue;
            };
            if let Some(kind) = self.one_of(&kind, ExtraType::ALL) {
                fields.insert(name.value, ExtraField { kind, title });
            }
        }
        fields
    }

    fn templates(&mut self, node: &Node) -> BTreeMap<String, BTreeSet<Need>> {
        let mut templates = BTreeMap::new();
        for (name, node) in self.map(node) {
            let kinds = super::context::Content::NAMES;
            if !kinds.contains(&name.value.as_str()) {
                self.unknown_key(&name, kinds);
                continue;
            }
            let mut needs = BTreeSet::new();
            for (key, node) in self.map(node) {
                if key.value != "needs" {
                    self.unknown_key(&key, &["needs"]);
                    continue;
                }
                for item in self.list(node) {
                    if let Some(text) = self.text(item) {
                        needs.extend(self.one_of(&text, Need::ALL));
                    }
                }
            }
            templates.insert(name.value, needs);
        }
        templates
    }

    fn strings(&mut self, node: &Node) -> BTreeMap<String, BTreeMap<String, String>> {
        let languages = self.map(node);
        languages
            .into_iter()
            .map(|(language, node)| (language.value, self.texts(node)))
            .collect()
    }

    fn texts(&mut self, node: &Node) -> BTreeMap<String, String> {
        let entries = self.map(node);
        entries
            .into_iter()
            .filter_map(|(key, node)| Some((key.value, self.text(node)?.value)))
            .collect()
    }

    fn unknown_key(&mut self, key: &Spanned<String>, known: &[&str]) {
        let diagnostic = Diagnostic::error(
            Code::UnknownKey,
            key.span.clone(),
            format!("there is no key \"{}\" here", key.value),
        );
        self.diagnostics
            .push(match did_you_mean(key, known.iter().copied()) {
                Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
                None => diagnostic.help(format!("the keys are: {}", known.join(", "))),
            });
    }

    fn wrong(&mut self, node: &Node, message: &str) {
        self.diagnostics.push(Diagnostic::error(
            Code::WrongValue,
            node.span.clone(),
            message,
        ));
    }
}
