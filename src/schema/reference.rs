//! The reference of every file, block and message, as Markdown for people.
//!
//! In: the shapes that the decoders use, the codes. Out: one text. Must not know: where it is printed.

use std::fmt::Write as _;

use super::FILES;
use crate::diagnostic::Code;
use crate::yaml::{Key, Kind, Shape};
use crate::{config, document};

const HEAD: &str = "\
# Reference

Every file, block, key and message of Casebook. This page is printed by `casebook schema --markdown`, from what the program itself
goes by; a test keeps it as it is printed. The guides explain how the parts are used: [editors](editors.md),
[analysts](analysts.md), [theme designers](theme-designers.md).

A key that is needed must be there; all others may be left out. Where a list is taken, one value alone is a list of one.
Where a text is taken, there may be one for each language: `{en: Homes, cy: Cartrefi}`.
";

/// Every file, block and message.
pub fn reference() -> String {
    let mut page = ReferencePage {
        text: HEAD.to_owned(),
        described: Vec::new(),
    };
    for (name, shape, doc) in FILES {
        page.file(name, doc, shape);
    }
    let sources =
        "content/sources.yaml: what figures that are not in the data are based on, by id.";
    page.heading("sources", sources);
    page.text
        .push_str("Its keys are ids of sources, each with keys of its own.\n");
    page.nested(config::SOURCES);
    page.text.push_str("\n## Blocks\n\nA block is between lines of three backticks, the first of them with its name.\n");
    for (name, shape) in document::BLOCKS {
        page.shape(&format!("the block {name}"), shape);
    }
    page.messages();
    page.text
}

struct ReferencePage {
    text: String,
    /// Shapes that have a section, or will have one.
    described: Vec<&'static Shape>,
}

impl ReferencePage {
    fn heading(&mut self, name: &str, doc: &str) {
        let _ = write!(self.text, "\n## {}\n\n{doc}\n\n", title(name));
    }

    fn file(&mut self, name: &str, doc: &str, shape: &'static Shape) {
        self.heading(name, doc);
        self.table(shape);
    }

    /// A section for a shape, and for those that its keys take.
    fn shape(&mut self, name: &str, shape: &'static Shape) {
        let _ = write!(self.text, "\n### {}\n\n", title(name));
        self.table(shape);
    }

    fn table(&mut self, shape: &'static Shape) {
        self.text
            .push_str("| key | takes | what it is for |\n|---|---|---|\n");
        for key in shape.keys {
            let _ = writeln!(
                self.text,
                "| {} | {} | {} |",
                names(key),
                taken(key.kind).replace('|', "\\|"),
                purpose(key).replace('|', "\\|")
            );
        }
        if !shape.one_of.is_empty() {
            let names: Vec<String> = shape
                .one_of
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let _ = write!(self.text, "\nIt has exactly one of {}.\n", names.join(", "));
        }
        if shape.open {
            self.text
                .push_str("\nIt may have other keys, with a word or a list of words.\n");
        }
        for key in shape.keys {
            self.nested(key.kind);
        }
    }

    /// Sections for the maps that a kind takes, each once.
    fn nested(&mut self, kind: Kind) {
        match kind {
            Kind::Map(shape)
                if !self
                    .described
                    .iter()
                    .any(|known| std::ptr::eq(*known, shape)) =>
            {
                self.described.push(shape);
                self.shape(shape.name, shape);
            }
            Kind::MapOf(kind) | Kind::List(kind) => self.nested(*kind),
            Kind::Either(kinds) => kinds.iter().for_each(|kind| self.nested(*kind)),
            _ => {}
        }
    }

    fn messages(&mut self) {
        self.text.push_str("\n## Messages\n\nEach message names its kind in brackets: `error[broken-link]`. What a build refuses is an error; advice never stops it.\n\n| kind | means |\n|---|---|\n");
        let mut codes = Code::ALL.to_vec();
        codes.sort_by_key(|code| code.name());
        for code in codes {
            let meaning = code
                .meaning()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let _ = writeln!(self.text, "| `{code}` | {} |", meaning.replace('|', "\\|"));
        }
    }
}

/// A name with a capital: `a link` has the heading "A link".
fn title(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `` `summary` (needed) or `description` ``
fn names(key: &Key) -> String {
    let mut text = format!("`{}`", key.name);
    if key.needed {
        text.push_str(" (needed)");
    }
    for alias in key.aliases {
        let _ = write!(text, " or `{alias}`");
    }
    text
}

/// What a kind takes, with links to the sections of maps.
fn taken(kind: Kind) -> String {
    match kind {
        Kind::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Kind::Word => "a word".to_owned(),
        Kind::Map(shape) => {
            let anchor = shape.name.to_lowercase().replace(' ', "-");
            let anchor: String = anchor
                .chars()
                .filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
                .collect();
            format!("[{}](#{anchor})", shape.name)
        }
        Kind::MapOf(kind) => format!("keys of your own, each with {}", taken(*kind)),
        Kind::List(kind) => format!("a list: {}", taken(*kind)),
        Kind::Either(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| taken(*kind)).collect();
            kinds.join("; or ")
        }
        other => other.words().to_owned(),
    }
}

fn purpose(key: &Key) -> String {
    let mut text = key.doc.to_owned();
    if key.not_yet {
        text.push_str(" No effect yet.");
    }
    if !key.example.is_empty() {
        let _ = write!(text, " `{}`", key.example);
    }
    text
}
