//! Themes as sites use them: loaded, overridden, broken, rendered.

mod samples;

use std::sync::Arc;

use jiff::Timestamp;

use super::{AssetContent, AssetNames, Theme};
use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::inputs::{File, Inputs, Settings};
use crate::source::{SitePath, Source};

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

/// The settings of a site, with the lines of its `theme`.
fn site(theme: &str) -> SiteConfig {
    let text = format!("title: Marmot places\nbase_url: https://example.org/\n{theme}");
    let source = Source::new(SitePath::from("content/site.yaml"), text);
    let mut diagnostics = Vec::new();
    let site = SiteConfig::decode(&source, &mut diagnostics);
    site.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn load(theme: &str, files: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let theme = Theme::load(
        &inputs(files),
        &site(theme),
        AssetNames::Plain,
        &mut diagnostics,
    );
    (theme, diagnostics)
}

fn default() -> Theme {
    let (theme, diagnostics) = load("", &[]);
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
