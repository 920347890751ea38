//! Every picture is a file of the site and has an alternative text.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Element};
use crate::site::{LinkTarget, LinkTargets, is_picture};
use crate::source::{Source, Spanned};

/// Checks the pictures of a page's front matter, body and blocks.
pub(super) fn check(document: &Document, targets: &LinkTargets, diagnostics: &mut Vec<Diagnostic>) {
    let front = document.front.image.iter().map(|image| &image.src);
    let body = document.images.iter().map(|image| &image.src);
    let blocks = document.elements().flat_map(Element::picture_files);
    for src in front.chain(body).chain(blocks) {
        diagnostics.extend(
            targets
                .get(&src.value)
                .and_then(|target| wrong(src, target, &document.source)),
        );
    }
    for image in &document.images {
        if image.alt.trim().is_empty() && !image.src.value.is_empty() {
            diagnostics.push(
                Diagnostic::advice(
                    Code::MissingAlt,
                    image.span.clone(),
                    "this picture has no words for those who do not see it",
                )
                .help(format!(
                    "write what it shows: ![What it shows]({})",
                    image.src.value
                )),
            );
        }
        if let Some(caption) = image.caption.as_ref().filter(|_| !image.alone) {
            diagnostics.push(
                Diagnostic::advice(
                    Code::CaptionNotShown,
                    caption.span.clone(),
                    "this caption is not shown: only a picture in a paragraph of its own has one",
                )
                .help("put an empty line before and after the picture, outside of lists, tables and links"),
            );
        }
    }
}

fn wrong(src: &Spanned<String>, target: &LinkTarget, source: &Source) -> Option<Diagnostic> {
    let bad = |message: &str, help: &str| {
        let error = Diagnostic::error(Code::BadPicture, src.span.clone(), message);
        Some(error.help(help))
    };
    match target {
        LinkTarget::File { path, .. } if is_picture(path) => None,
        LinkTarget::Broken(problem) => Some(problem.diagnostic(&src.span, Some(source))),
        // Reported by the document: `![](figure:…)`.
        LinkTarget::Binding => None,
        LinkTarget::External(_) => bad(
            "a picture from another site is refused: readers' browsers would tell that site about them",
            "put a copy of it beside this page and write its file's name",
        ),
        LinkTarget::File { .. } | LinkTarget::Page { .. } => bad(
            "this is not a picture",
            "write the name of a .png, .jpg, .webp, .avif, .gif or .svg file",
        ),
    }
}
