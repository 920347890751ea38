//! Themes as sites use them: loaded, overridden, broken, rendered.

mod samples;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::{AssetContent, AssetNames, Theme};
use crate::config::ThemeChoice;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{File, Inputs, Settings};
use crate::source::{SitePath, Source, Span, Spanned};

fn inputs(files: &[(&str, &str)]) -> Inputs {
    Inputs {
        files: files
            .iter()
            .map(|&(path, text)| {
                let path = SitePath::from(path);
                let source = Source::new(path.clone(), text);
                (path, File::Text(Arc::new(source)))
            })
            .collect(),
        now: Timestamp::UNIX_EPOCH,
        settings: Settings::default(),
    }
}

fn spanned(text: &str) -> Spanned<String> {
    let span = Span::new(&SitePath::from("content/site.yaml"), 0..0);
    Spanned::new(text.to_owned(), span)
}

fn choice(name: &str, options: &[(&str, &str)]) -> ThemeChoice {
    ThemeChoice {
        name: spanned(name),
        options: options
            .iter()
            .map(|&(key, value)| (key.to_owned(), spanned(value)))
            .collect(),
    }
}

fn load(name: &str, files: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let theme = Theme::load(
        &inputs(files),
        &choice(name, &[]),
        AssetNames::Plain,
        &mut diagnostics,
    );
    (theme, diagnostics)
}

fn default() -> Theme {
    let (theme, diagnostics) = load("default", &[]);
    theme.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn render_all(theme: &Theme) -> Vec<(String, String)> {
    let shared = theme.share(&samples::site());
    let mut diagnostics = Vec::new();
    samples::pages(theme, &shared)
        .iter()
        .map(|page| {
            let html = theme.render(&shared, page, &mut diagnostics);
            let html = html.unwrap_or_else(|| panic!("{diagnostics:#?}"));
            (page.page.path.clone(), html)
        })
        .collect()
}

#[test]
fn every_kind_of_page_renders_with_one_main_heading() {
    for (path, html) in render_all(&default()) {
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        assert!(!html.contains(" style="), "{path}");
        assert!(html.len() < 100_000, "{path}: {} bytes", html.len());
    }
}

/// `cargo test --lib theme::tests::write_samples -- --ignored` writes every kind of page to target/theme-samples, to be
/// looked at in a browser.
#[test]
#[ignore = "writes files to be looked at"]
#[expect(
    clippy::disallowed_methods,
    reason = "a test that writes what a person looks at"
)]
fn write_samples() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/theme-samples");
    let theme = default();
    for (path, html) in render_all(&theme) {
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path
        };
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().unwrap_or(&folder)).unwrap();
        std::fs::write(file, html).unwrap();
    }
    for (path, content) in &theme.assets().files {
        if let AssetContent::Bytes(bytes) = content {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap_or(&folder)).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }
}
