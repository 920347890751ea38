mod messages;
pub(crate) mod properties;
mod prose;

use super::*;

/// The page of a text, and its diagnostics.
fn page(text: &str) -> (Document, Vec<Diagnostic>) {
    let source = Arc::new(Source::new("content/a.md".into(), text));
    let mut diagnostics = Vec::new();
    let document = Document::parse(&source, "en", &BTreeSet::new(), &mut diagnostics);
    (document, diagnostics)
}

/// The page of a body.
fn body(text: &str) -> Document {
    page(&format!("---\ntitle: A\nsummary: S\n---\n{text}")).0
}

/// One line a run: its surface, `"` for speech, its text.
fn runs(document: &Document) -> Vec<String> {
    let body = document.prose.iter();
    body.filter(|run| !matches!(run.surface, Surface::Title | Surface::Summary))
        .map(|run| {
            let speech = if run.speech { "\" " } else { "" };
            format!("{:?}: {speech}{}", run.surface, run.text)
        })
        .collect()
}

/// One line a message of a body: code, severity, the text underlined, the help.
fn messages(text: &str) -> Vec<String> {
    let (document, diagnostics) = page(&format!("---\ntitle: A\nsummary: S\n---\n{text}"));
    say(&document, &diagnostics)
}

fn say(document: &Document, diagnostics: &[Diagnostic]) -> Vec<String> {
    let said = diagnostics.iter().map(|diagnostic| {
        let words = &document.source.text()[diagnostic.span().range()];
        let help = diagnostic.help_lines().join("; ");
        format!("{} `{words}` {help}", diagnostic.code.name())
    });
    said.collect()
}
