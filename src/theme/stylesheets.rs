//! A theme's stylesheets, with references to other assets rewritten to their output paths.
//!
//! In: a theme's stylesheets, which assets there are. Out: texts, each after those that it imports.
//! Must not know: how assets are named. Addresses of other hosts are not changed; the pages' policy makes browsers ignore them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::markup::css;
use crate::source::{Source, Span};

/// Characters that end or change an address in a stylesheet, quoted or not.
const CSS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'\\');
/// Characters with a meaning in an address's path.
const PATH: &AsciiSet = &CSS.add(b'%').add(b'?').add(b'#').add(b'<').add(b'>');

/// A stylesheet of the theme.
pub(super) struct Stylesheet<'t> {
    /// Its path within assets/.
    pub(super) name: &'t str,
    source: &'t Source,
    /// The assets that it refers to, in the order of its text.
    references: Vec<AssetReference>,
    imports_end: usize,
}

/// A reference of a stylesheet to an asset.
struct AssetReference {
    range: Range<usize>,
    /// The asset's path within assets/.
    asset: String,
    /// What follows the path: `#part`, `?query`.
    rest: String,
}

/// The stylesheets, each after those that it imports. References to missing assets are pushed.
pub(super) fn in_order<'t>(
    stylesheets: impl Iterator<Item = (&'t str, &'t Source)>,
    known: &BTreeSet<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stylesheet<'t>> {
    let mut waiting: Vec<Stylesheet<'_>> = stylesheets
        .map(|(name, source)| read(name, source, known, diagnostics))
        .collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let names: BTreeSet<&str> = waiting.iter().map(|stylesheet| stylesheet.name).collect();
        let waits = |stylesheet: &Stylesheet<'_>| stylesheet.first_among(&names).is_some();
        let (rest, ready): (Vec<_>, Vec<_>) = waiting.into_iter().partition(waits);
        if ready.is_empty() {
            diagnostics.extend(cycle(&rest, &names));
            return ordered;
        }
        ordered.extend(ready);
        waiting = rest;
    }
    ordered
}

fn read<'t>(
    name: &'t str,
    source: &'t Source,
    known: &BTreeSet<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Stylesheet<'t> {
    let parsed = css::parse(source.text());
    let mut references = Vec::new();
    for address in parsed.addresses {
        let (asset, rest) = match resolve_url(name, &address.text) {
            UrlTarget::Asset(asset, rest) if known.contains(asset.as_str()) => (asset, rest),
            UrlTarget::Asset(asset, _) => {
                diagnostics.push(missing(name, source.span(address.range), &asset, known));
                continue;
            }
            // A stylesheet must be among the assets; a picture may be elsewhere on the site.
            UrlTarget::Outside if address.is_import => {
                let message = format!("\"{}\" is no file of the theme's assets/", address.text);
                diagnostics.push(
                    Diagnostic::error(Code::BrokenLink, source.span(address.range), message).help(
                        "put the file into assets/ and import it by its address from this one",
                    ),
                );
                continue;
            }
            UrlTarget::Outside if address.text.trim().starts_with('/') => {
                let message = format!(
                    "\"{}\" is no file of the theme's assets/, and may not be there",
                    address.text
                );
                diagnostics.push(
                    Diagnostic::advice(Code::BrokenLink, source.span(address.range), message)
                        .help("put the file into assets/ and write its address from this file, without / at its start"),
                );
                continue;
            }
            UrlTarget::Outside | UrlTarget::Elsewhere => continue,
        };
        references.push(AssetReference {
            range: address.range,
            rest: rest.to_owned(),
            asset,
        });
    }
    Stylesheet {
        name,
        source,
        references,
        imports_end: parsed.imports_end,
    }
}

impl Stylesheet<'_> {
    /// The text with the assets' names in the output, and `head` before its rules.
    pub(super) fn with_output_paths(&self, head: &str, paths: &BTreeMap<String, String>) -> String {
        let end = self.source.text().len();
        let imports = self.renamed(0..self.imports_end, paths);
        // An import at the end of the file may lack its semicolon.
        let needs_end = !imports.is_empty() && !head.is_empty() && !imports.ends_with(';');
        let rules = self.renamed(self.imports_end..end, paths);
        let end = if needs_end { ";" } else { "" };
        [imports.as_str(), end, head, rules.as_str()].concat()
    }

    /// A part of the text with the assets' names in the output.
    fn renamed(&self, part: Range<usize>, paths: &BTreeMap<String, String>) -> String {
        let css = self.source.text();
        let mut result = String::new();
        let mut from = part.start;
        for AssetReference { range, asset, rest } in &self.references {
            let Some(path) = paths.get(asset).filter(|_| part.contains(&range.start)) else {
                continue;
            };
            let path = path.strip_prefix("assets/").unwrap_or(path);
            let path = relative(self.name, path);
            let _ = write!(
                result,
                "{}{}{}",
                &css[from..range.start],
                utf8_percent_encode(&path, PATH),
                utf8_percent_encode(rest, CSS)
            );
            from = range.end;
        }
        result.push_str(&css[from..part.end]);
        result
    }

    /// The first of these that it refers to.
    fn first_among(&self, stylesheets: &BTreeSet<&str>) -> Option<&AssetReference> {
        let mut all = self.references.iter();
        all.find(|named| stylesheets.contains(named.asset.as_str()))
    }
}

fn missing(stylesheet: &str, span: Span, asset: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let message = format!("the theme has no file assets/{asset}");
    let broken = Diagnostic::error(Code::BrokenLink, span, message);
    let file = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let elsewhere = || known.iter().copied().find(|path| file(path) == file(asset));
    match did_you_mean(asset, known.iter().copied()).or_else(elsewhere) {
        Some(near) => broken.help(format!("did you mean \"{}\"?", relative(stylesheet, near))),
        None => broken.help("put the file into the theme's assets/, or leave the address out"),
    }
}

/// Where an address of a stylesheet leads.
enum UrlTarget<'a> {
    /// To a path within assets/, with what follows it.
    Asset(String, &'a str),
    /// To this host, outside assets/.
    Outside,
    /// To another host, into the address itself (`data:`), or nowhere.
    Elsewhere,
}

fn resolve_url<'a>(stylesheet: &str, address: &'a str) -> UrlTarget<'a> {
    let address = address.trim();
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let first = path.split('/').next().unwrap_or_default();
    if path.is_empty() || path.starts_with("//") || first.contains(':') {
        return UrlTarget::Elsewhere;
    }
    if path.starts_with('/') {
        return UrlTarget::Outside;
    }
    let path = percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = stylesheet.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return UrlTarget::Outside;
                }
            }
            part => parts.push(part),
        }
    }
    UrlTarget::Asset(parts.join("/"), rest)
}

/// The address of an asset, from a stylesheet.
fn relative(stylesheet: &str, asset: &str) -> String {
    "../".repeat(stylesheet.matches('/').count()) + asset
}

/// Follows the stylesheets that import each other until one repeats.
fn cycle(stylesheets: &[Stylesheet<'_>], among: &BTreeSet<&str>) -> Option<Diagnostic> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut stylesheet = stylesheets.first()?;
    loop {
        seen.insert(stylesheet.name);
        let named = stylesheet.first_among(among)?;
        let next = stylesheets.iter().find(|other| other.name == named.asset)?;
        if seen.contains(next.name) {
            let message = if next.name == stylesheet.name {
                "a stylesheet cannot import itself".to_owned()
            } else {
                format!("assets/{} imports this stylesheet already", next.name)
            };
            let span = stylesheet.source.span(named.range.clone());
            let cycle = Diagnostic::error(Code::ThemeCycle, span, message);
            return Some(cycle.help("leave out one of the imports"));
        }
        stylesheet = next;
    }
}
