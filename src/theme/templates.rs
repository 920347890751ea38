//! A theme's templates, compiled once.
//!
//! In: layers. Out: Tera with every template of every layer. Must not know: contexts.
//!
//! A template is named by its theme and its path, `default/page.html`; without a theme's name it is searched for in the chosen
//! theme, then in those that it extends. So a theme's `page.html` may begin with `{% extends "default/page.html" %}`.

use tera::Tera;

use super::files::Layer;
use super::{filters, template_error};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// Required templates: every kind of page may fall back to `page.html`, a block to nothing.
const REQUIRED: &[&str] = &[
    "page.html",
    "blocks/chart.html",
    "blocks/table.html",
    "blocks/key-figures.html",
    "blocks/quote.html",
    "blocks/element.html",
    "blocks/pull-quote.html",
    "blocks/case-study.html",
    "blocks/set-in.html",
];

/// Compiles all templates; every error of every template is pushed.
pub(super) fn compile(layers: &[Layer], diagnostics: &mut Vec<Diagnostic>) -> Option<Tera> {
    let templates = texts(layers);
    let mut tera = empty(layers)?;
    if let Err(error) =
        tera.add_raw_templates(templates.iter().map(|(name, source)| (name, source.text())))
    {
        let before = diagnostics.len();
        // Tera stops at the first template that it cannot parse; editors need to see all errors.
        for (name, source) in &templates {
            let mut alone = empty(layers)?;
            if let Err(error) = alone.add_raw_template(name, source.text())
                && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
            {
                diagnostics.extend(template_error::diagnostics(&error, layers));
            }
        }
        if diagnostics.len() == before {
            diagnostics.extend(template_error::diagnostics(&error, layers));
        }
        return None;
    }
    let mut missing = REQUIRED
        .iter()
        .filter(|name| !tera.contains_template(name))
        .peekable();
    if missing.peek().is_some() {
        let names: Vec<&str> = missing.copied().collect();
        diagnostics.push(missing_templates(layers, &names));
        return None;
    }
    Some(tera)
}

/// Tera with our filters and the order in which themes are searched, without templates.
fn empty(layers: &[Layer]) -> Option<Tera> {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    let prefixes: Vec<String> = layers
        .iter()
        .map(|layer| format!("{}/", layer.name))
        .collect();
    // Fails only where there are templates already.
    tera.set_fallback_prefixes(prefixes).ok()?;
    Some(tera)
}

fn texts(layers: &[Layer]) -> Vec<(String, &Source)> {
    layers
        .iter()
        .flat_map(|layer| {
            layer.files.keys().filter_map(move |path| {
                let name = path.strip_prefix("templates/")?;
                Some((format!("{}/{name}", layer.name), &**layer.text(path)?))
            })
        })
        .collect()
}

fn missing_templates(layers: &[Layer], names: &[&str]) -> Diagnostic {
    let theme = layers.first().map_or("", |layer| layer.name.as_str());
    let file = crate::source::SitePath::new(format!("themes/{theme}/theme.yaml"));
    Diagnostic::error(
        Code::MissingTemplate,
        Span::new(&file, 0..0),
        format!("the theme \"{theme}\" has no {}", names.join(", ")),
    )
    .help("add a line such as: extends: default")
    .help("then the default theme's are used where yours has none")
}
