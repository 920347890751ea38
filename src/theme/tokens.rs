//! Tokens: colours by role, fonts and measure, which become custom properties of the stylesheet.
//!
//! In: theme.yaml's `tokens`, site.yaml's theme options. Out: CSS. Must not know: how stylesheets use them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::colour::Colour;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Spanned;

/// Every colour role with the contrast that it needs (WCAG 2.2): 4.5 for text, with paper and tint; 3 for shapes, which
/// charts draw on paper; 0 for backgrounds and rules, which carry no information.
pub(super) const ROLES: &[(&str, f64)] = &[
    ("paper", 0.0),
    ("tint", 0.0),
    ("rule", 0.0),
    ("ink", 7.0),
    ("muted", 4.5),
    ("accent", 4.5),
    ("ring", 3.0),
    ("focus", 4.5),
    ("bench", 4.5),
    ("peer", 3.0),
    ("better", 4.5),
    ("worse", 4.5),
    ("series-1", 3.0),
    ("series-2", 3.0),
    ("series-3", 3.0),
    ("series-4", 3.0),
    ("series-5", 3.0),
    ("series-6", 3.0),
];

/// Tokens that are not colours.
const OTHERS: &[&str] = &["prose", "interface", "measure"];

/// The tokens that a theme or a site sets. Colours are by role.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    pub(super) light: BTreeMap<String, Spanned<Colour>>,
    pub(super) dark: BTreeMap<String, Spanned<Colour>>,
    /// `prose` and `interface` (font families), `measure` (a length).
    pub(super) others: BTreeMap<String, Spanned<String>>,
}

impl Tokens {
    /// Sets one token, if it is one.
    pub(super) fn set(
        &mut self,
        dark: bool,
        name: &Spanned<String>,
        value: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !ROLES.iter().any(|&(role, _)| role == name.value) {
            let roles = ROLES.iter().map(|&(role, _)| role);
            diagnostics.push(unknown(name, roles));
            return;
        }
        let Some(colour) = Colour::parse(value) else {
            diagnostics.push(
                Diagnostic::error(
                    Code::WrongValue,
                    value.span.clone(),
                    format!("\"{}\" is not a colour", value.value),
                )
                .help("write it as six digits in quotes: \"#1D70B8\""),
            );
            return;
        };
        let map = if dark {
            &mut self.dark
        } else {
            &mut self.light
        };
        map.insert(name.value.clone(), Spanned::new(colour, value.span.clone()));
    }

    /// Adds other tokens, which replace those of their names.
    fn add(&mut self, other: &Self) {
        self.light.extend(other.light.clone());
        self.dark.extend(other.dark.clone());
        self.others.extend(other.others.clone());
    }

    /// Sets one token that is not a colour, if it is one.
    pub(super) fn set_other(
        &mut self,
        name: &Spanned<String>,
        value: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !OTHERS.contains(&name.value.as_str()) {
            diagnostics.push(unknown(name, OTHERS.iter().copied()));
        } else if value.is_empty() || !value.chars().all(is_plain) {
            diagnostics.push(
                Diagnostic::error(
                    Code::WrongValue,
                    value.span.clone(),
                    "a font list or a length has letters, digits, spaces, commas, quotes and hyphens only",
                )
                .help("write fonts as \"Charter, Georgia, serif\", the measure as \"66ch\""),
            );
        } else {
            self.others.insert(name.value.clone(), value.clone());
        }
    }
}

/// Characters that cannot end a CSS declaration.
fn is_plain(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, ' ' | ',' | '.' | '\'' | '"' | '-')
}

fn unknown<'a>(name: &Spanned<String>, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::UnknownKey,
        name.span.clone(),
        format!("there is no token \"{}\"", name.value),
    );
    match did_you_mean(name, known.clone()) {
        Some(near) => diagnostic.help(format!("did you mean \"{near}\"?")),
        None => diagnostic.help(format!(
            "the tokens are: {}",
            known.collect::<Vec<_>>().join(", ")
        )),
    }
}

/// The tokens that site.yaml's theme options set: `accent`, `accent-dark`, `measure`.
pub(super) fn options(
    options: &[(Spanned<String>, Spanned<String>)],
    accent: Option<&Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tokens {
    let mut tokens = Tokens::default();
    for (name, value) in options {
        let (role, dark) = match name.value.strip_suffix("-dark") {
            Some(role) => (role, true),
            None => (name.value.as_str(), false),
        };
        let key = Spanned::new(role.to_owned(), name.span.clone());
        if OTHERS.contains(&role) && !dark {
            tokens.set_other(&key, value, diagnostics);
        } else if ROLES.iter().any(|&(known, _)| known == role) {
            tokens.set(dark, &key, value, diagnostics);
        } else {
            let known = ROLES
                .iter()
                .map(|&(role, _)| role)
                .chain(OTHERS.iter().copied());
            diagnostics.push(unknown(&key, known));
        }
    }
    if let Some(accent) = accent {
        let key = Spanned::new("accent".to_owned(), accent.span.clone());
        tokens.set(false, &key, accent, diagnostics);
    }
    tokens
}

/// Merges all tokens: the site's replace those of the themes, of which each replaces those before it. The first theme is the one
/// that all others build on: its colours give way to theirs. The contrast of every colour is checked against the paper and the tint.
pub(super) fn merge<'a>(
    mut themes: impl Iterator<Item = &'a Tokens>,
    options: &'a Tokens,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tokens {
    let mut merged = themes.next().cloned().unwrap_or_default();
    let mut own = Tokens::default();
    for tokens in themes.chain([options]) {
        own.add(tokens);
    }
    merged.add(&own);
    // A single accent colour is adapted so that it can be read in the dark scheme as well.
    if let (Some(paper), Some(accent), None) = (
        merged.dark.get("paper"),
        own.light.get("accent"),
        own.dark.get("accent"),
    ) {
        let colour = accent.value.lightened_for(paper.value, 7.0);
        merged.dark.insert(
            "accent".to_owned(),
            Spanned::new(colour, accent.span.clone()),
        );
    }
    adapt(&mut merged.light, &own.light, Colour::BLACK);
    adapt(&mut merged.dark, &own.dark, Colour::WHITE);
    for (scheme, colours, own) in [
        ("light", &merged.light, &own.light),
        ("dark", &merged.dark, &own.dark),
    ] {
        check_contrast(scheme, colours, own, diagnostics);
    }
    merged
}

/// Where a site or its theme sets a background of its own, moves the theme's colours towards `end` until they can be told from it.
fn adapt(
    colours: &mut BTreeMap<String, Spanned<Colour>>,
    own: &BTreeMap<String, Spanned<Colour>>,
    end: Colour,
) {
    for (ground, for_text_only) in [("paper", false), ("tint", true)] {
        let Some(ground) = own.get(ground) else {
            continue;
        };
        for &(role, minimum) in ROLES {
            if own.contains_key(role) || (for_text_only && minimum <= 3.0) {
                continue;
            }
            if let Some(colour) = colours.get_mut(role) {
                colour.value = colour.value.moved_to(end, ground.value, minimum);
            }
        }
    }
}

fn check_contrast(
    scheme: &str,
    colours: &BTreeMap<String, Spanned<Colour>>,
    own: &BTreeMap<String, Spanned<Colour>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &(role, minimum) in ROLES {
        let Some(colour) = colours.get(role) else {
            continue;
        };
        let grounds: &[&str] = if minimum > 3.0 {
            &["paper", "tint"]
        } else {
            &["paper"]
        };
        for ground in grounds {
            let Some(ground_colour) = colours.get(*ground) else {
                continue;
            };
            let contrast = colour.contrast(ground_colour.value);
            if contrast < minimum {
                diagnostics.push(
                    Diagnostic::error(
                        Code::LowContrast,
                        // The line that the site wrote is the one to change.
                        match own.get(*ground) {
                            Some(ground) if !own.contains_key(role) => ground.span.clone(),
                            _ => colour.span.clone(),
                        },
                        format!(
                            "{} is too near to {}: \"{role}\" on \"{ground}\" in the {scheme} scheme has a contrast of {contrast:.1}",
                            colour.value, ground_colour.value
                        ),
                    )
                    .help(format!(
                        "take a {} colour: WCAG 2.2 asks for {minimum} or more",
                        if scheme == "light" { "darker" } else { "lighter" }
                    )),
                );
                break;
            }
        }
    }
}

/// The tokens as custom properties: `--accent`. The dark scheme applies to screens only, so that paper stays white.
pub(super) fn css(tokens: &Tokens) -> String {
    let mut css = String::from(":root{color-scheme:light dark");
    for (role, colour) in &tokens.light {
        let _ = write!(css, ";--{role}:{}", colour.value);
    }
    for (name, value) in &tokens.others {
        let _ = write!(css, ";--{name}:{}", value.value);
    }
    css.push_str("}\n@media screen and (prefers-color-scheme:dark){:root{");
    for (role, colour) in &tokens.dark {
        let _ = write!(css, "--{role}:{};", colour.value);
    }
    css.push_str("}}\n");
    css
}

/// The running titles: the site's name at the foot of each printed page, in the language of the page.
pub(super) fn running_titles(site: &SiteConfig) -> String {
    let mut css = String::new();
    for (index, language) in site.languages.iter().enumerate() {
        let title = css_string(site.title.get(language));
        if index == 0 {
            let _ = writeln!(css, "@page{{@bottom-left{{content:{title}}}}}");
        } else if language
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || char == '-')
        {
            let _ = writeln!(
                css,
                "html:lang({0}){{page:{0}}}@page {0}{{@bottom-left{{content:{title}}}}}",
                language.value
            );
        }
    }
    css
}

/// A text as a CSS string: everything but letters, digits and spaces is escaped by code point.
fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for char in text.chars() {
        if char.is_alphanumeric() || char == ' ' {
            string.push(char);
        } else {
            let _ = write!(string, "\\{:X} ", u32::from(char));
        }
    }
    string.push('"');
    string
}
