//! The interface texts: complete in both languages, and each that is used exists.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests read the program's own source"
)]

use std::path::{Path, PathBuf};

use super::{default, load};

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}

/// The characters that follow `before` in a text, as far as a key may contain them.
fn keys_after(text: &str, before: &str) -> Vec<String> {
    text.split(before)
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|&char| char.is_ascii_alphanumeric() || char == '_' || char == '-')
                .collect()
        })
        .collect()
}

#[test]
fn every_key_that_a_template_of_the_default_theme_asks_for_is_there() {
    let theme = default();
    let english = theme.strings("en").texts();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in files(&root.join("themes/default/templates"), "html") {
        let text = std::fs::read_to_string(&file).unwrap();
        for before in ["{{ t.", " t.", "(t."] {
            for key in keys_after(&text, before) {
                assert!(
                    english.contains_key(&key.replace('_', "-")),
                    "{key} in {}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn a_language_without_texts_is_served_in_english() {
    let french = ("themes/ours/strings/fr.yaml", "menu: Menu principal\n");
    let ours = ("themes/ours/theme.yaml", "name: ours\nextends: default\n");
    let (theme, _) = load("theme: ours\n", &[ours, french]);
    let theme = theme.expect("a theme");
    assert_eq!(theme.strings("xx").language(), "en");
    assert_eq!(theme.strings("fr").get("menu"), "Menu principal");
    assert_eq!(theme.strings("fr").get("next"), "Next");
}

#[test]
fn a_key_that_nobody_asks_for_is_told_at_its_place() {
    let words = "\
skip-link: Skip
skip-lnik: Skip
skip_link: Skip
strapline: What we found
own-words: Ours
own-wrods: Ours
quoted-words: Ours
\"nobodys\": No
nobody's: No
page-area-barony: barony
";
    let ours = "name: ours\nextends: default\nstrings:\n  cy: {draft: Drafft, own-words: Ni, drfat: Drafft}\n";
    let template = "{% extends \"default/home.html\" %}{% block label %}{{ t.strapline }}{{ t.own_words }}{{ t[\"quoted_words\"] }}{{ site.nobodys }}{% endblock label %}";
    let files = [
        ("themes/ours/theme.yaml", ours),
        ("themes/ours/strings/en.yaml", words),
        ("themes/ours/templates/home.html", template),
    ];
    let (theme, diagnostics) = load("theme: ours\n", &files);
    assert!(theme.is_some(), "advice stops nothing");
    let told = diagnostics.iter().map(|diagnostic| {
        let span = diagnostic.span();
        let of_file = files.iter().find(|(path, _)| *path == span.file.as_str());
        let words = of_file.map_or("", |(_, text)| &text[span.range()]);
        let message = diagnostic
            .message()
            .strip_prefix("neither Casebook nor a template asks for ");
        let code = diagnostic.code;
        let help = diagnostic.help_lines().join("; ");
        format!("{code} [{words}] {} ({help})", message.unwrap_or("?"))
    });
    let expected = [
        "unknown-key [skip-lnik] \"skip-lnik\"; did you mean \"skip-link\"? (write: skip-link: Skip)",
        "unknown-key [skip_link] \"skip_link\"; did you mean \"skip-link\"? (write: skip-link: Skip)",
        "unknown-key [own-wrods] \"own-wrods\"; did you mean \"own-words\"? (write: own-words: Ours)",
        "unknown-key [\"nobodys\"] \"nobodys\" (leave it out, or say it in a template: {{ t.nobodys }})",
        "unknown-key [nobody's] \"nobody's\" (leave it out)",
        "unknown-key [drfat] \"drfat\"; did you mean \"draft\"? (write: cy: {draft: Drafft, own-words: Ni, draft: Drafft})",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn own_words_of_a_theme_that_asks_for_them_are_nobodys_mistake() {
    let parent = (
        "themes/parent/theme.yaml",
        "name: parent\nextends: default\n",
    );
    let part = (
        "themes/parent/templates/parts/own.html",
        "{% component own(@t) %}{{ t.ours }}{% endcomponent own %}",
    );
    let child = (
        "themes/child/theme.yaml",
        "name: child\nextends: parent\nstrings: {en: {ours: Ours, month-1: Jan}}\n",
    );
    let (_, diagnostics) = load("theme: child\n", &[parent, part, child]);
    assert_eq!(diagnostics, []);
    // Overriding a file of the default theme does not make its keys known.
    let over = ("themes/default/strings/en.yaml", "mneu: Menu\n");
    let (_, diagnostics) = load("", &[over]);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
}
