//! A drawing (.svg) that pages show contains no script: opened directly, a browser would run it.

use std::ops::Range;

use super::SiteFiles;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::source::Source;

/// Checks every drawing that pages show or link to.
pub(super) fn check_all(inputs: &Inputs, files: &SiteFiles<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let drawings = files.0.iter();
    let drawings = drawings.filter(|path| path.extension().eq_ignore_ascii_case("svg"));
    for source in drawings.filter_map(|path| inputs.text(path)) {
        check(source, diagnostics);
    }
}

fn check(source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let text = source.text();
    for tag in tags(text) {
        let inside = &text[tag.clone()];
        let name = inside
            .trim_start_matches('<')
            .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>'))
            .next()
            .unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or(name);
        let what = if local.eq_ignore_ascii_case("script") {
            Some("a script".to_owned())
        } else if name.starts_with("!ENTITY") && inside[1..].contains('<') {
            Some("an entity with elements in it".to_owned())
        } else {
            attributes(inside).find_map(|(name, value)| harm(name, value))
        };
        if let Some(what) = what {
            diagnostics.push(
                Diagnostic::error(
                    Code::BadPicture,
                    source.span(tag),
                    format!("this drawing has {what}, which a browser would run"),
                )
                .help("take it out, or save the drawing anew as \"plain SVG\""),
            );
        }
    }
}

/// The harm that an attribute may do.
fn harm(name: &str, value: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    if lower.len() > 2 && lower.starts_with("on") {
        return Some(format!("the attribute {name}"));
    }
    // Browsers ignore white space in a scheme, and decode character references.
    let plain: String = value
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect::<String>()
        .to_ascii_lowercase();
    let local = lower.rsplit(':').next().unwrap_or(&lower);
    let leads = matches!(local, "href" | "src" | "to" | "from" | "values");
    let runs = plain.contains("javascript:") || plain.starts_with("data:text");
    (leads && (runs || plain.contains("&#"))).then(|| format!("the address {name}"))
}

/// The tags of a text and its declarations, comments and CDATA left out.
fn tags(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find('<')?;
            let rest = &text[start..];
            let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>")]
                .into_iter()
                .find(|(open, _)| rest.starts_with(open));
            if let Some((_, close)) = skipped {
                at = start + rest.find(close)? + close.len();
                continue;
            }
            let mut quote = None;
            let end = rest.bytes().position(|byte| match (quote, byte) {
                (None, b'"' | b'\'') => {
                    quote = Some(byte);
                    false
                }
                (Some(open), _) => {
                    if byte == open {
                        quote = None;
                    }
                    false
                }
                (None, b'>') => true,
                // A declaration contains others.
                (None, b'[') if rest.starts_with("<!DOCTYPE") => true,
                _ => false,
            });
            let end = start + end.map_or(rest.len(), |end| end + 1);
            at = end;
            return Some(start..end);
        }
    })
}

/// Names and values of a tag's attributes.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let equals = rest.find('=')?;
        let name = rest[..equals].trim_end();
        let name = name
            .rsplit(|letter: char| {
                letter.is_whitespace() || matches!(letter, '"' | '\'' | '/' | '<')
            })
            .next()
            .unwrap_or(name);
        let value = rest[equals + 1..].trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((value, "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::source::Source;

    fn said(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        let source = Source::new("content/a.svg".into(), text);
        check(&source, &mut diagnostics);
        diagnostics
            .iter()
            .map(|found| found.message().to_owned())
            .collect()
    }

    #[test]
    fn what_a_browser_would_run_is_found() {
        for svg in [
            "<svg><script>alert(1)</script></svg>",
            "<svg xmlns:s='http://www.w3.org/2000/svg'><s:script href='x.js'/></svg>",
            "<svg onload=\"alert(1)\"/>",
            "<svg><circle r='1' OnClick = 'x()'/></svg>",
            "<svg><a href='java\nscript:x()'/></svg>",
            "<svg><a xlink:href=\"&#106;avascript:x()\"/></svg>",
            "<svg><animate attributeName='href' values='#a;javascript:x()'/></svg>",
            "<!DOCTYPE svg [<!ENTITY x '<script/>'>]><svg>&x;</svg>",
        ] {
            assert_eq!(said(svg).len(), 1, "{svg}");
        }
    }

    #[test]
    fn drawings_as_programs_save_them_are_sound() {
        for svg in [
            "<?xml version=\"1.0\"?><!-- <script> --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><style><![CDATA[<script>]]></style><use xlink:href=\"#on\"/><text>a > b, javascript: and on = x</text></svg>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns_svg;\"/>",
            "<svg><image href=\"data:image/png;base64,xx\"/></svg>",
            "<svg",
            "",
        ] {
            assert_eq!(said(svg), [""; 0], "{svg}");
        }
    }
}
