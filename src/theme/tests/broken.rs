//! Themes with errors: each is reported at its location, with its correction.

use super::{load, samples};
use crate::diagnostic::{Code, Diagnostic};

const OURS: (&str, &str) = ("themes/ours/theme.yaml", "name: ours\nextends: default\n");

/// The diagnostics of a theme `ours` with one more file, as `code file:start..end message (help)`.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let mut all = vec![OURS];
    all.extend(files);
    let (theme, diagnostics) = load("theme: ours\n", &all);
    assert!(theme.is_none(), "{diagnostics:#?}");
    diagnostics
        .iter()
        .map(|diagnostic| line(diagnostic, &all))
        .collect()
}

fn line(diagnostic: &Diagnostic, files: &[(&str, &str)]) -> String {
    let span = diagnostic.span();
    let words = files
        .iter()
        .find(|(path, _)| *path == span.file.as_str())
        .map_or("", |(_, text)| &text[span.range()]);
    format!(
        "{} {} [{words}] {} ({})",
        diagnostic.code,
        span.file,
        diagnostic.message(),
        diagnostic.help_lines().join("; ")
    )
}

#[test]
fn all_templates_that_cannot_be_read_are_named() {
    let told = told(&[
        ("themes/ours/templates/page.html", "<p>{{ page.title </p>"),
        ("themes/ours/templates/home.html", "{% if %}"),
    ]);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].starts_with("template-error themes/ours/templates/home.html ["),
        "{told:#?}"
    );
    assert!(
        told[1].starts_with("template-error themes/ours/templates/page.html ["),
        "{told:#?}"
    );
}

#[test]
fn what_a_template_names_in_vain_is_said_with_what_it_may_have_meant() {
    let one = |text: &str| {
        let told = told(&[("themes/ours/templates/home.html", text)]);
        assert_eq!(told.len(), 1, "{told:#?}");
        told[0].replace("template-error themes/ours/templates/home.html ", "")
    };
    assert_eq!(
        one("{% extends \"bsae.html\" %}"),
        "[bsae.html] there is no template \"bsae.html\" to extend (did you mean \"base.html\"?)"
    );
    assert_eq!(
        one("{% include \"parts/outlin.html\" %}"),
        "[parts/outlin.html] there is no template \"parts/outlin.html\" to include (did you mean \"parts/outline.html\"?)"
    );
    assert_eq!(
        one("\n{{ root | uper }}"),
        "[uper] unknown filter \"uper\" ()"
    );
    assert_eq!(
        one("{{ <crad card={home} /> }}"),
        "[crad] unknown component \"crad\" ()"
    );
    assert!(one("{% extends \"home.html\" %}").contains("this template extends itself"));
}

#[test]
fn a_field_that_is_not_there_is_said_once_a_page_is_rendered() {
    let home =
        "{% extends \"default/home.html\" %}{% block label %}{{ page.titel }}{% endblock label %}";
    let (theme, diagnostics) = load(
        "theme: ours\n",
        &[OURS, ("themes/ours/templates/home.html", home)],
    );
    let theme = theme.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let shared = theme.share(&samples::site());
    let mut diagnostics = Vec::new();
    let pages = samples::pages(&theme, &shared);
    assert!(theme.render(&shared, &pages[0], &mut diagnostics).is_none());
    let told: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| line(diagnostic, &[("themes/ours/templates/home.html", home)]))
        .collect();
    assert_eq!(
        told,
        [
            "template-error themes/ours/templates/home.html [titel] there is no field \"titel\" here (did you mean \"title\"?)"
        ]
    );
    assert!(theme.render(&shared, &pages[1], &mut diagnostics).is_some());
}

#[test]
fn themes_that_are_not_there_or_extend_each_other_are_refused() {
    let messages = |theme: &str, files: &[(&str, &str)]| {
        let (loaded, diagnostics) = load(theme, files);
        assert!(loaded.is_none());
        diagnostics
            .into_iter()
            .map(|diagnostic| {
                (
                    diagnostic.code,
                    diagnostic.message().to_owned(),
                    diagnostic.help_lines().join("; "),
                )
            })
            .collect::<Vec<_>>()
    };
    let [(code, message, help)] = &messages("theme: defualt\n", &[])[..] else {
        panic!()
    };
    assert_eq!(*code, Code::UnknownTheme);
    assert_eq!(message, "there is no theme \"defualt\"");
    assert_eq!(help, "did you mean \"default\"?");

    let cycle = [
        ("themes/a/theme.yaml", "name: a\nextends: b\n"),
        ("themes/b/theme.yaml", "name: b\nextends: a\n"),
    ];
    assert_eq!(messages("theme: a\n", &cycle)[0].0, Code::ThemeCycle);

    let alone = messages(
        "theme: a\n",
        &[
            ("themes/a/theme.yaml", "name: a\n"),
            ("themes/a/assets/site.css", ""),
        ],
    );
    assert_eq!(alone[0].0, Code::MissingTemplate);
    assert!(
        alone[0].1.contains("page.html, blocks/chart.html"),
        "{alone:?}"
    );

    let nameless = messages("theme: a\n", &[("themes/a/templates/page.html", "")]);
    assert_eq!(nameless[0].1, "the theme \"a\" has no theme.yaml");
}

#[test]
fn every_mistake_of_a_theme_yaml_is_said_at_its_place() {
    let text = "\
name: ours
extends: default
token: {}
tokens:
  light: {acent: \"#000000\", ink: black, muted: \"#BBBBBB\"}
  type: {prose: \"x;} body{display:none\"}
extra:
  strapline: txet
templates:
  case-studdy: {needs: [related]}
  home: {needs: [relatd]}
";
    let (theme, diagnostics) = load("theme: ours\n", &[("themes/ours/theme.yaml", text)]);
    assert!(theme.is_none());
    let told: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.code, &text[diagnostic.span().range()]))
        .collect();
    for expected in [
        "unknown-key: token",
        "unknown-key: acent",
        "wrong-value: black",
        "low-contrast: \"#BBBBBB\"",
        "wrong-value: \"x;} body{display:none\"",
        "wrong-value: txet",
        "wrong-value: case-studdy",
        "wrong-value: relatd",
    ] {
        assert!(
            told.iter().any(|told| told == expected),
            "{expected} in {told:#?}"
        );
    }
}
