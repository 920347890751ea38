//! Themes as sites use them: loaded, overridden, broken, rendered.

mod broken;
mod contract;
mod samples;
mod strings;
mod stylesheets;

use std::sync::Arc;

use jiff::Timestamp;

use super::context::ExtraValue;
use super::{AssetContent, AssetNames, Collection, Theme};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{BuildOptions, File, Inputs};
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
        options: BuildOptions::default(),
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

fn css(theme: &Theme) -> String {
    let path = &theme.assets().paths["site.css"];
    match &theme.assets().files[path] {
        AssetContent::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        AssetContent::Copy(path) => panic!("{path}"),
    }
}

#[test]
fn a_theme_overrides_single_files_and_builds_on_its_parents_namesakes() {
    let files = [
        (
            "themes/ours/theme.yaml",
            "name: ours\nextends: default\ntemplates: {case-study: {needs: [related, neighbours]}}\n\
             strings: {en: {case-study: Story}}\n",
        ),
        (
            "themes/ours/templates/home.html",
            "{% extends \"default/home.html\" %}{% block label %}<p>Ours</p>{% endblock label %}",
        ),
        (
            "themes/ours/templates/parts/own.html",
            "{% component minutes(n, @t) %}{{ n }} min{% endcomponent minutes %}",
        ),
    ];
    let (theme, diagnostics) = load("theme: ours\n", &files);
    assert_eq!(diagnostics, []);
    let theme = theme.unwrap();
    let pages = render_all(&theme);
    assert!(
        pages[0].1.contains("<p>Ours</p>\n<h1>Marmot places</h1>"),
        "{}",
        pages[0].1
    );
    assert!(pages[2].1.contains("<p class=\"label\">Story · "));
    assert!(pages[2].1.contains("<span>7 min</span>"));
    assert_eq!(
        theme
            .collections("case-study")
            .into_iter()
            .collect::<Vec<_>>(),
        [Collection::Related, Collection::Neighbours]
    );
    assert!(theme.collections("home").is_empty());
    assert_ne!(theme.hash, default().hash);
}

#[test]
fn files_on_disk_win_over_the_embedded_ones_of_the_same_theme() {
    let footer = "{{ page.plain_title }} alone";
    let (theme, diagnostics) = load("", &[("themes/default/templates/page.html", footer)]);
    let theme = theme.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let pages = render_all(&theme);
    assert!(
        pages
            .iter()
            .any(|(_, html)| html == "About this site alone")
    );
}

#[test]
fn texts_are_escaped_and_only_markup_is_not() {
    let theme = default();
    let mut site = samples::site();
    site.title = "<script>1</script>".to_owned();
    site.organisation = Some("\"><img src=x onerror=alert(1)>".to_owned());
    let shared = theme.share(&site);
    let mut diagnostics = Vec::new();
    for mut page in samples::pages(&theme, &shared) {
        page.page.plain_title = "</title><script>2</script>".to_owned();
        page.page.description = Some("\"><script>3</script>".to_owned());
        let html = theme.render(&shared, &page, &mut diagnostics).unwrap();
        assert!(!html.contains("<script>"), "{}", page.page.path);
        assert!(!html.contains("<img src=x"), "{}", page.page.path);
    }
}

#[test]
fn a_sites_colour_is_taken_and_made_readable_in_the_dark() {
    let (theme, diagnostics) = load(
        "theme: {name: default, options: {accent: \"#7A1F4F\", measure: 40rem}}\n",
        &[],
    );
    let css = css(&theme.unwrap_or_else(|| panic!("{diagnostics:#?}")));
    assert!(css.contains("--accent:#7A1F4F"), "{css}");
    assert!(css.contains("--measure:40rem"));
    let dark = css.split("prefers-color-scheme:dark").nth(1).unwrap();
    assert!(!dark.contains("--accent:#7A1F4F"), "{dark}");

    let (theme, diagnostics) = load(
        "theme: {name: default, options: {accent: \"#FFCC00\"}}\n",
        &[],
    );
    assert!(theme.is_none());
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::LowContrast);
    assert!(
        diagnostics[0].message().contains("contrast of 1.5"),
        "{}",
        diagnostics[0].message()
    );

    let (_, diagnostics) = load(
        "theme: {name: default, options: {acccent: \"#000000\"}}\n",
        &[],
    );
    assert_eq!(diagnostics[0].help_lines(), ["did you mean \"accent\"?"]);
}

#[test]
fn a_site_brings_its_own_colour_paper_and_rules() {
    let (theme, diagnostics) = load(
        "accent: \"#7A1F4F\"\ntheme: {name: default, options: {paper: \"#F7F1E3\", tint: \"#EFE6D2\"}}\n\
         css: \"h1 { letter-spacing: 0 }\"\n",
        &[],
    );
    assert_eq!(diagnostics, []);
    let css = css(&theme.expect("a theme"));
    assert!(css.contains("--accent:#7A1F4F"), "{css}");
    // The theme's grey was made for white: it is darkened until it can be told from this paper.
    assert!(
        css.contains("--paper:#F7F1E3") && !css.contains("--peer:#8A9297"),
        "{css}"
    );
    assert!(css.ends_with("h1 { letter-spacing: 0 }"), "{css}");

    let (_, diagnostics) = load("accent: \"#FFCC00\"\n", &[]);
    assert_eq!(diagnostics.len(), 1);
    assert!(diagnostics[0].message().contains("\"accent\" on \"paper\""));
    let place = diagnostics[0].location.file().as_str();
    assert_eq!(place, "content/site.yaml");
}

#[test]
fn the_themes_own_fields_are_checked() {
    let theme_yaml = "name: ours\nextends: default\nextra: {strapline: text, size: number, wide: {type: bool, title: Wide}, tags: list}\n";
    let (theme, _) = load("theme: ours\n", &[("themes/ours/theme.yaml", theme_yaml)]);
    let theme = theme.unwrap();
    let check = |yaml: &str| {
        let source = Source::new(SitePath::from("content/a.md"), yaml);
        let mut diagnostics = Vec::new();
        let node = crate::yaml::parse(&source, 0..yaml.len(), &mut diagnostics).unwrap();
        let values = theme.check_extra(&node, &mut diagnostics);
        (
            values,
            diagnostics
                .iter()
                .map(|diagnostic| diagnostic.message().to_owned())
                .collect::<Vec<_>>(),
        )
    };
    let (values, messages) = check("strapline: NO\nsize: 1.10\nwide: true\ntags: [a, b]\n");
    assert_eq!(messages, Vec::<String>::new());
    assert_eq!(values["strapline"], ExtraValue::Text("NO".to_owned()));
    assert_eq!(values["size"], ExtraValue::Text("1.10".to_owned()));
    assert_eq!(values["wide"], ExtraValue::Bool(true));
    let (values, messages) = check("straplin: x\nsize: big\nwide: \"true\"\ntags: a\n");
    assert!(values.is_empty());
    assert_eq!(
        messages,
        [
            "the theme \"ours\" has no field \"straplin\"",
            "\"size\" takes a number",
            "\"wide\" takes true or false",
            "\"tags\" takes a list of texts",
        ]
    );
}
