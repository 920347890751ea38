//! Links and pictures that Markdown reads as text: an address with spaces, or brackets with something between them or the wrong way
//! round.
//!
//! In: a run of prose. Out: messages, with the whole corrected line.

use super::link_mistakes::{LONGEST_ADDRESS, is_binding};
use super::outline::slug;
use super::prose::Prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// Endings of files that pages link to.
const ENDINGS: [&str; 16] = [
    "md", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "pdf", "csv", "xlsx", "ods", "docx",
    "odt", "pptx", "zip",
];

/// Searches a run for them.
pub(super) fn check(source: &Source, run: &Prose, diagnostics: &mut Vec<Diagnostic>) {
    let text = &run.text;
    for (bracket, _) in text.match_indices(']') {
        let rest = &text[bracket + 1..];
        let found = if rest.starts_with('(') {
            spaces(source, run, bracket + 2)
        } else if rest.starts_with(" (") {
            apart(source, run, bracket)
        } else {
            None
        };
        diagnostics.extend(found);
    }
    for (round, _) in text.match_indices(")[") {
        diagnostics.extend(reversed(source, run, round));
    }
}

/// Where an address that begins at a byte of the run's text ends: before a bracket nearby.
fn address_end(text: &str, at: usize, close: char) -> Option<usize> {
    let near = text.floor_char_boundary(at + LONGEST_ADDRESS);
    text[at..near].find(close).map(|end| at + end)
}

/// `[words](my file.md)`: Markdown ends an address at a space.
fn spaces(source: &Source, run: &Prose, at: usize) -> Option<Diagnostic> {
    let end = address_end(&run.text, at, ')')?;
    let address = run.text[at..end].trim();
    if !address.contains(' ') || is_binding(address) || address.starts_with(['"', '\'']) {
        return None;
    }
    let span = run.span_of(at..end);
    let written = |instead: &str| format!("write: {}", source.mended(span.range(), instead));
    let help = match mended(address) {
        Mended::Address(instead) => vec![written(&instead)],
        Mended::File(instead) => vec![format!(
            "rename the file with hyphens, and write: {}",
            source.mended(span.range(), &instead)
        )],
        Mended::Mail(instead) => vec![
            written(&instead),
            "or with what the address has in the space's place".to_owned(),
        ],
        Mended::Unknown => vec![
            "write the page's file, such as our-work.md, or an address with https://".to_owned(),
            "or put a space between the brackets, if this is no link".to_owned(),
        ],
    };
    let error = Diagnostic::error(
        Code::BrokenLink,
        span.clone(),
        "this is read as text, not as a link: an address has no spaces",
    );
    Some(help.into_iter().fold(error, Diagnostic::help))
}

/// An address without its spaces.
enum Mended {
    Address(String),
    /// A file whose name has spaces.
    File(String),
    /// An e-mail address.
    Mail(String),
    Unknown,
}

fn mended(address: &str) -> Mended {
    let joined = |text: &str| text.split(' ').collect::<String>();
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("tel:") {
        return Mended::Address(joined(address));
    }
    if lower.starts_with("mailto:") {
        return Mended::Mail(joined(address));
    }
    if address.contains("://") {
        return Mended::Address(address.replace(' ', "%20"));
    }
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path.trim(), Some(slug(anchor))),
        None => (address, None),
    };
    let with_anchor = |path: &str| match &anchor {
        Some(anchor) => format!("{path}#{anchor}"),
        None => path.to_owned(),
    };
    if !path.contains(' ') {
        return Mended::Address(with_anchor(path));
    }
    // `p.png =100x20`, `b.md 5`: a file with something after it that belongs to no address.
    let (first, rest) = path.split_once(' ').unwrap_or((path, ""));
    if is_file(first) && !is_file(rest) {
        return Mended::Address(with_anchor(first));
    }
    if path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "md")
    {
        return Mended::Address(with_anchor(&path.replace(' ', "%20")));
    }
    if is_file(path) || path.starts_with(['/', '.']) {
        return Mended::File(with_anchor(&path.replace(' ', "-")));
    }
    Mended::Unknown
}

/// Whether a path ends like a file that pages link to, whatever its case.
fn is_file(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a text in brackets is an address and not an aside.
fn is_address(text: &str) -> bool {
    let path = text.split(['#', '?']).next().unwrap_or(text);
    !text.is_empty()
        && !text.contains(char::is_whitespace)
        && (is_file(path)
            || text.contains("://")
            || text.starts_with(['#', '/'])
            || text.starts_with("./")
            || text.starts_with("../")
            || text.starts_with("mailto:")
            || text.starts_with("tel:"))
}

/// `[words] (page.md)`.
fn apart(source: &Source, run: &Prose, bracket: usize) -> Option<Diagnostic> {
    let text = &run.text;
    let at = bracket + 3;
    let end = address_end(text, at, ')')?;
    text[..bracket].contains('[').then_some(())?;
    is_address(&text[at..end]).then(|| {
        let gap = run.span_of(bracket + 1..bracket + 2);
        let line = source.mended(gap.range(), "");
        Diagnostic::error(
            Code::BrokenLink,
            run.span_of(bracket + 1..end + 1),
            "this is read as text, not as a link: there is a space between the brackets",
        )
        .help(format!("write: {line}"))
    })
}

/// `(words)[page.md]`.
fn reversed(source: &Source, run: &Prose, round: usize) -> Option<Diagnostic> {
    let text = &run.text;
    let at = round + 2;
    let end = address_end(text, at, ']')?;
    let open = text[..round].rfind('(')?;
    is_address(&text[at..end]).then(|| {
        let whole = run.span_of(open..end + 1);
        let instead = format!("[{}]({})", &text[open + 1..round], &text[at..end]);
        let line = source.mended(whole.range(), &instead);
        Diagnostic::error(
            Code::BrokenLink,
            whole,
            "this is read as text, not as a link: the brackets are the wrong way round",
        )
        .help(format!("write: {line}"))
    })
}
