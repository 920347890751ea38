//! Stylesheets in the output: imports first, then the tokens, and every asset by its name there.

use super::{default, inputs, load, site};
use crate::theme::{AssetContent, AssetNames, Theme};

const OURS: (&str, &str) = ("themes/ours/theme.yaml", "name: ours\nextends: default\n");
const MARK: (&str, &str) = (
    "themes/ours/assets/mark.svg",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
);

/// A theme as builds load it.
fn built(files: &[(&str, &str)]) -> Theme {
    let mut diagnostics = Vec::new();
    let mut all = vec![OURS, MARK];
    all.extend(files);
    let theme = Theme::load(
        &inputs(&all),
        &site("theme: ours\n"),
        AssetNames::Hashed,
        &mut diagnostics,
    );
    theme
        .filter(|_| diagnostics.is_empty())
        .unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn text(theme: &Theme, name: &str) -> String {
    match &theme.assets().files[&theme.assets().paths[name]] {
        AssetContent::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        AssetContent::Copy(path) => panic!("{path}"),
    }
}

/// The name of an asset in the output, relative to another of its folder.
fn name(theme: &Theme, asset: &str) -> String {
    let path = &theme.assets().paths[asset];
    path.strip_prefix("assets/").unwrap().to_owned()
}

/// A stylesheet of a theme without other errors, and the diagnostics: `code line:column message (help)`.
fn told(sheet: &str, css: &str, others: &[(&str, &str)]) -> Vec<String> {
    let path = format!("themes/ours/assets/{sheet}");
    let mut files = vec![OURS, MARK, (path.as_str(), css)];
    files.extend(others);
    let (theme, diagnostics) = load("theme: ours\n", &files);
    assert_eq!(theme.is_none(), !diagnostics.is_empty());
    let told = diagnostics.iter().map(|diagnostic| {
        let span = diagnostic.span();
        let (_, text) = files
            .iter()
            .find(|(path, _)| *path == span.file.as_str())
            .unwrap();
        let before = &text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        let (code, message) = (diagnostic.code, &diagnostic.message());
        let words = &text[span.range()];
        let help = diagnostic.help_lines().join("; ");
        format!("{code} {line}:{column} [{words}] {message} ({help})")
    });
    told.collect()
}

#[test]
fn assets_are_named_by_their_content_in_builds_and_stylesheets_follow() {
    let theme = built(&[
        (
            "themes/ours/assets/more/print.css",
            "a{background:url('../mark.svg')} b{background:url(./own%20mark.svg)}",
        ),
        ("themes/ours/assets/more/own mark.svg", "<svg/>"),
        (
            "themes/ours/assets/own.css",
            "a{background:url(mark.svg)} b{background:url(https://example.org/x.png)}",
        ),
    ]);
    let mark = name(&theme, "mark.svg");
    assert_eq!(mark.len(), "mark.0123456789.svg".len(), "{mark}");
    assert!(mark.starts_with("mark."), "{mark}");
    assert_eq!(
        text(&theme, "own.css"),
        format!("a{{background:url({mark})}} b{{background:url(https://example.org/x.png)}}")
    );
    let own = name(&theme, "more/own mark.svg").replace(' ', "%20");
    assert_eq!(
        text(&theme, "more/print.css"),
        format!("a{{background:url('../{mark}')}} b{{background:url(../{own})}}")
    );
    let plain = default();
    assert_eq!(plain.assets().paths["site.css"], "assets/site.css");
}

#[test]
fn imports_stay_first_and_follow_the_names_with_their_conditions() {
    let theme = built(&[
        (
            "themes/ours/assets/site.css",
            "@charset \"utf-8\"; /* ours */ @import \"a.css\" layer(base) supports(display: grid) print;\n\
             @import url('more/b.css');\nbody{background:url(mark.svg#part)}",
        ),
        ("themes/ours/assets/a.css", "a{color:red}"),
        ("themes/ours/assets/more/b.css", "@import '../z.css';b{}"),
        ("themes/ours/assets/z.css", "z{}"),
    ]);
    let site = text(&theme, "site.css");
    let (a, b) = (name(&theme, "a.css"), name(&theme, "more/b.css"));
    let (z, mark) = (name(&theme, "z.css"), name(&theme, "mark.svg"));
    let imports = format!(
        "@charset \"utf-8\"; /* ours */ @import \"{a}\" layer(base) supports(display: grid) print;\n\
         @import url('{b}');"
    );
    let rest = site.strip_prefix(&imports).expect(&site);
    assert!(rest.starts_with(":root{"), "the tokens follow: {rest}");
    assert!(rest.ends_with(&format!("\nbody{{background:url({mark}#part)}}")));
    assert_eq!(
        text(&theme, "more/b.css"),
        format!("@import '../{z}';b{{}}")
    );
}

#[test]
fn a_stylesheets_name_changes_with_whatever_it_imports() {
    let with = |last: &str| {
        let theme = built(&[
            ("themes/ours/assets/site.css", "@import 'z.css'"),
            ("themes/ours/assets/z.css", "@import 'a.css';"),
            ("themes/ours/assets/a.css", last),
        ]);
        assert!(
            text(&theme, "site.css").contains(".css';:root{"),
            "it is ended"
        );
        name(&theme, "site.css")
    };
    assert_ne!(with("a{}"), with("b{}"));
    assert_eq!(with("a{}"), with("a{}"));
}

#[test]
fn what_is_no_address_of_an_asset_stays_as_it_is() {
    for css in [
        "/* @import \"gone.css\"; url(gone.png) */",
        "a{content:\"@import 'gone.css'; url(gone.png)\"}",
        "@import \"https://example.org/a.css\";",
        "@import url(//example.org/a.css) screen;",
        "a{fill:url(#gradient)}",
        "a{background:url(data:image/png;base64,AAAA)}",
        "a{background:url(../pictures/of-a-page.png)}",
        "a{background:url()}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
    ] {
        assert_eq!(told("own.css", css, &[]), [""; 0], "{css}");
        let theme = built(&[("themes/ours/assets/own.css", css)]);
        assert_eq!(text(&theme, "own.css"), css);
    }
}

#[test]
fn what_a_stylesheet_names_in_vain_is_said_at_its_place() {
    for (sheet, css, expected) in [
        (
            "own.css",
            "a{}\nb{background:url(\"mrak.svg\")}",
            "broken-link 2:19 [mrak.svg] the theme has no file assets/mrak.svg (did you mean \"mark.svg\"?)",
        ),
        (
            "own.css",
            "@import \"onw.css\" print;",
            "broken-link 1:10 [onw.css] the theme has no file assets/onw.css (did you mean \"own.css\"?)",
        ),
        (
            "more/own.css",
            "@import url(mark.svg);",
            "broken-link 1:13 [mark.svg] the theme has no file assets/more/mark.svg (did you mean \"../mark.svg\"?)",
        ),
        (
            "own.css",
            "a{b:url(photographs/coast.jpg)}",
            "broken-link 1:9 [photographs/coast.jpg] the theme has no file assets/photographs/coast.jpg (put the file into \
             the theme's assets/, or leave the address out)",
        ),
        (
            "more/own.css",
            "a{b:url(../mrak.svg)}",
            "broken-link 1:9 [../mrak.svg] the theme has no file assets/mrak.svg (did you mean \"../mark.svg\"?)",
        ),
        (
            "own.css",
            "@import \"/assets/a.css\";",
            "broken-link 1:10 [/assets/a.css] \"/assets/a.css\" is no file of the theme's assets/ (put the file into \
             assets/ and import it by its address from this one)",
        ),
        (
            "own.css",
            "/* it */ @import 'own.css';",
            "theme-cycle 1:19 [own.css] a stylesheet cannot import itself (leave out one of the imports)",
        ),
    ] {
        assert_eq!(told(sheet, css, &[]), [expected]);
    }
    let two = told("own.css", "@import 'a.css';\n@import 'b.css';", &[]);
    assert_eq!(two.len(), 2, "{two:#?}");
}

#[test]
fn stylesheets_that_import_each_other_are_refused() {
    let others = [
        ("themes/ours/assets/b.css", "@import 'c.css';"),
        ("themes/ours/assets/c.css", "b{}\n@import 'a.css';"),
        (
            "themes/ours/assets/0.css",
            "@import 'a.css'; @import 'd.css';",
        ),
        ("themes/ours/assets/d.css", ""),
    ];
    assert_eq!(
        told("a.css", "@import 'b.css';", &others),
        [
            "theme-cycle 2:10 [a.css] assets/a.css imports this stylesheet already (leave out one of the imports)"
        ]
    );
}
