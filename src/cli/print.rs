//! Prints text: results to stdout, everything else to stderr. Styles are removed where the stream is no terminal or
//! `NO_COLOR` is set.

use std::io::{self, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use crate::disk::DiskError;

/// Prints a result. A reader that has closed its end (`| head`) is no error.
pub(super) fn output(text: &str) {
    let choice = AutoStream::choice(&io::stdout());
    let _ = print(choice, text, io::stdout().lock(), anstream::stdout().lock());
}

/// Prints what is not the result. A closed stderr is ignored.
pub(super) fn status(text: &str) {
    let choice = AutoStream::choice(&io::stderr());
    let _ = print(choice, text, io::stderr().lock(), anstream::stderr().lock());
}

/// Rewrites the terminal's current line in one write.
pub(super) fn rewrite_line(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Styles are removed from the whole text before it is written: otherwise each message would take a dozen writes.
fn print(
    choice: ColorChoice,
    text: &str,
    mut plain: impl Write,
    mut styled: impl Write,
) -> io::Result<()> {
    if choice == ColorChoice::Never {
        plain.write_all(strip_str(text).to_string().as_bytes())?;
        plain.flush()
    } else {
        styled.write_all(text.as_bytes())?;
        styled.flush()
    }
}

pub(super) fn error(error: &DiskError) {
    status(&format!("error: {}\n", without_controls(&error.message)));
    if let Some(help) = &error.help {
        status(&format!("  = help: {}\n", without_controls(help)));
    }
}

/// A text inside an element of HTML.
pub(super) fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Removes control characters, which a file's name may contain.
fn without_controls(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
