//! Files of a theme that have no effect: in a folder that is not read, or templates that nothing asks for.
//!
//! In: layers. Out: advice.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::files::{Layer, ThemeFile, embedded_templates};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Span;

/// Checks every file of the themes on disk.
pub(super) fn check(layers: &[Layer], diagnostics: &mut Vec<Diagnostic>) {
    let known = known_templates(layers);
    for (path, file) in layers.iter().flat_map(|layer| &layer.files) {
        let place = match file {
            ThemeFile::Text(source) => source.path(),
            ThemeFile::Copy(place, _) => place,
            ThemeFile::Embedded(_) => continue,
        };
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        let unused = match folder {
            "" if name == "theme.yaml" || is_about_it(name) => None,
            "templates" if known.contains(name) || has_components(file) => None,
            "templates" => Some(template(name, &known)),
            "strings"
                if name
                    .strip_suffix(".yaml")
                    .is_some_and(|code| !code.contains('/')) =>
            {
                None
            }
            "strings" => Some((
                format!("{path} has no effect: a language's words are in strings/CODE.yaml"),
                "name it by the language's code, such as strings/cy.yaml".to_owned(),
            )),
            "assets" => None,
            _ => Some((
                format!(
                    "{path} has no effect: a theme has theme.yaml, templates/, assets/ and strings/"
                ),
                match name.rsplit_once('.').map(|(_, ending)| ending) {
                    Some("html") => format!("move it to templates/{name}"),
                    Some("yaml") => {
                        format!("move it to strings/{name}, if it has a language's words")
                    }
                    _ => format!("move it to assets/{name}"),
                },
            )),
        };
        if let Some((message, help)) = unused {
            diagnostics.push(
                Diagnostic::advice(Code::UnusedFile, Span::new(place, 0..0), message).help(help),
            );
        }
    }
}

/// Whether a template has components, which every template may use by their name.
fn has_components(file: &ThemeFile) -> bool {
    matches!(file, ThemeFile::Text(source) if source.text().contains("{% component "))
}

/// Whether a file at the top of a theme is about it: a licence, notes, a preview.
fn is_about_it(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    ["README", "LICENCE", "LICENSE", "CHANGELOG", "NOTICE"].contains(&stem.as_str())
}

fn template(name: &str, known: &BTreeSet<String>) -> (String, String) {
    let mut message = format!("nothing asks for the template {name}, so it has no effect");
    let plain = name.to_lowercase().replace('_', "-");
    let near = known.get(&plain).map(String::as_str);
    let near = near.or_else(|| did_you_mean(name, known.iter().map(String::as_str)));
    let help = if let Some(near) = near {
        let _ = write!(message, "; did you mean {near}?");
        format!("name it templates/{near}")
    } else {
        format!(
            "name it after a kind of page, such as templates/page.html, or use it in a template: {{% include \"{name}\" %}}"
        )
    };
    (message, help)
}

/// Templates that Casebook asks for, which the default theme has, and those that a template names.
fn known_templates(layers: &[Layer]) -> BTreeSet<String> {
    let mut known = embedded_templates();
    for (path, file) in layers.iter().flat_map(|layer| &layer.files) {
        if let ThemeFile::Text(source) = file
            && path.starts_with("templates/")
        {
            known.extend(named(source.text(), layers));
        }
    }
    known
}

/// The templates that a template names in quotes, without the name of a theme.
fn named(text: &str, layers: &[Layer]) -> Vec<String> {
    let quoted = text.split(['"', '\'']);
    let names = quoted.filter(|part| part.len() < 200 && part.strip_suffix(".html").is_some());
    names
        .map(|name| {
            let own = layers
                .iter()
                .find_map(|layer| name.strip_prefix(layer.name.as_str())?.strip_prefix('/'));
            own.unwrap_or(name).to_owned()
        })
        .collect()
}
