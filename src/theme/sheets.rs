//! Stylesheets as they are written: with the names that their imports, pictures and fonts have in the output.
//!
//! In: a theme's stylesheets, which assets there are. Out: texts, in an order in which each comes behind what it names.
//! Must not know: how assets are named. Addresses of other hosts stay as they are; the pages' policy keeps browsers from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::stylesheet;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Source, Span};

/// What ends or changes an address in a stylesheet, in quotes or without.
const CSS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'\\');
/// What means something in the path of an address besides.
const PATH: &AsciiSet = &CSS.add(b'%').add(b'?').add(b'#').add(b'<').add(b'>');

/// A stylesheet of the theme.
pub(super) struct Sheet<'t> {
    /// Its path within assets/.
    pub(super) name: &'t str,
    source: &'t Source,
    /// The assets that it names.
    named: Vec<Named>,
    imports_end: usize,
}

/// An asset that a stylesheet names.
struct Named {
    /// Where.
    range: Range<usize>,
    /// The asset's path within assets/.
    asset: String,
    /// What stands behind the path: `#part`, `?query`.
    rest: String,
}

/// The stylesheets, each behind those that it imports. What they name in vain is pushed.
pub(super) fn in_order<'t>(
    sheets: impl Iterator<Item = (&'t str, &'t Source)>,
    known: &BTreeSet<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Sheet<'t>> {
    let mut waiting: Vec<Sheet<'_>> = sheets
        .map(|(name, source)| read(name, source, known, diagnostics))
        .collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let names: BTreeSet<&str> = waiting.iter().map(|sheet| sheet.name).collect();
        let waits = |sheet: &Sheet<'_>| sheet.first_among(&names).is_some();
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
) -> Sheet<'t> {
    let read = stylesheet::read(source.text());
    let mut named = Vec::new();
    for address in read.addresses {
        let (asset, rest) = match target(name, &address.text) {
            Target::Asset(asset, rest) if known.contains(asset.as_str()) => (asset, rest),
            Target::Asset(asset, _) => {
                diagnostics.push(missing(name, source.span(address.range), &asset, known));
                continue;
            }
            // No stylesheet stands elsewhere on a site; a picture may.
            Target::Outside if address.is_import => {
                let message = format!("\"{}\" is no file of the theme's assets/", address.text);
                diagnostics.push(
                    Diagnostic::error(Code::BrokenLink, source.span(address.range), message).help(
                        "put the file into assets/ and import it by its address from this one",
                    ),
                );
                continue;
            }
            Target::Outside | Target::Elsewhere => continue,
        };
        named.push(Named {
            range: address.range,
            rest: rest.to_owned(),
            asset,
        });
    }
    Sheet {
        name,
        source,
        named,
        imports_end: read.imports_end,
    }
}

impl Sheet<'_> {
    /// The text with the names that assets have in the output, `head` in front of its rules.
    pub(super) fn written(&self, head: &str, paths: &BTreeMap<String, String>) -> String {
        let end = self.source.text().len();
        let imports = self.renamed(0..self.imports_end, paths);
        // An import that ends with the file may lack its end.
        let needs_end = !imports.is_empty() && !head.is_empty() && !imports.ends_with(';');
        let rules = self.renamed(self.imports_end..end, paths);
        let end = if needs_end { ";" } else { "" };
        [imports.as_str(), end, head, rules.as_str()].concat()
    }

    /// A part of the text with the names that assets have in the output.
    fn renamed(&self, part: Range<usize>, paths: &BTreeMap<String, String>) -> String {
        let css = self.source.text();
        let mut result = String::new();
        let mut from = part.start;
        for Named { range, asset, rest } in &self.named {
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

    /// The first of these that it names.
    fn first_among(&self, sheets: &BTreeSet<&str>) -> Option<&Named> {
        let mut all = self.named.iter();
        all.find(|named| sheets.contains(named.asset.as_str()))
    }
}

fn missing(sheet: &str, span: Span, asset: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let message = format!("the theme has no file assets/{asset}");
    let broken = Diagnostic::error(Code::BrokenLink, span, message);
    let file = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let elsewhere = || known.iter().copied().find(|path| file(path) == file(asset));
    match did_you_mean(asset, known.iter().copied()).or_else(elsewhere) {
        Some(near) => broken.help(format!("did you mean \"{}\"?", relative(sheet, near))),
        None => broken.help("put the file into the theme's assets/, or leave the address out"),
    }
}

/// Where an address of a stylesheet leads.
enum Target<'a> {
    /// To a path within assets/, with what stands behind it.
    Asset(String, &'a str),
    /// To this host, out of assets/.
    Outside,
    /// To another host, into the address itself (`data:`), or nowhere.
    Elsewhere,
}

fn target<'a>(sheet: &str, address: &'a str) -> Target<'a> {
    let address = address.trim();
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let first = path.split('/').next().unwrap_or_default();
    if path.is_empty() || path.starts_with("//") || first.contains(':') {
        return Target::Elsewhere;
    }
    if path.starts_with('/') {
        return Target::Outside;
    }
    let path = percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = sheet.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Outside;
                }
            }
            part => parts.push(part),
        }
    }
    Target::Asset(parts.join("/"), rest)
}

/// The address of an asset, from a stylesheet.
fn relative(sheet: &str, asset: &str) -> String {
    "../".repeat(sheet.matches('/').count()) + asset
}

/// Follows what cannot be put in order, each naming another of them, until a stylesheet comes again.
fn cycle(sheets: &[Sheet<'_>], among: &BTreeSet<&str>) -> Option<Diagnostic> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut sheet = sheets.first()?;
    loop {
        seen.insert(sheet.name);
        let named = sheet.first_among(among)?;
        let next = sheets.iter().find(|other| other.name == named.asset)?;
        if seen.contains(next.name) {
            let message = if next.name == sheet.name {
                "a stylesheet cannot import itself".to_owned()
            } else {
                format!("assets/{} imports this stylesheet already", next.name)
            };
            let span = sheet.source.span(named.range.clone());
            let cycle = Diagnostic::error(Code::ThemeCycle, span, message);
            return Some(cycle.help("leave out one of the imports"));
        }
        sheet = next;
    }
}
