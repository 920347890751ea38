//! A drawing (.svg) that pages show or link to is a plain one: opened by its address, a browser would run anything else in it.

use super::SiteFiles;
use crate::diagnostic::{Code, Diagnostic, not_utf8};
use crate::inputs::Inputs;
use crate::markup::svg_problems;
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
    if let Some(found) = not_utf8(source) {
        let message = "this drawing is not UTF-8 text, so browsers may read other things in it";
        let span = found.location.span().cloned();
        let span = span.unwrap_or_else(|| source.span(0..0));
        diagnostics.push(
            Diagnostic::error(Code::BadPicture, span, message)
                .help("save the drawing again as \"Plain SVG\", in UTF-8"),
        );
        return;
    }
    for problem in svg_problems(source.text()) {
        let span = source.span(problem.range);
        let error = Diagnostic::error(Code::BadPicture, span, problem.message);
        let help = problem.help.into_iter();
        diagnostics.push(help.fold(error, Diagnostic::help));
    }
}
