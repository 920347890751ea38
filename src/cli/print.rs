//! Where text goes: results to stdout, everything else to stderr. Styles are taken out where the stream is no terminal or
//! `NO_COLOR` is set.

use std::io::Write as _;

use crate::disk::DiskError;

/// Prints a result. A reader that has closed its end (`| head`) has what it wants.
pub(super) fn result(text: &str) {
    let mut out = anstream::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints what is not the result. A closed stderr is nobody's loss.
pub(super) fn aside(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints why a command could not run.
pub(super) fn failure(error: &DiskError) {
    aside(&format!("error: {}\n", plain(&error.message)));
    if let Some(help) = &error.help {
        aside(&format!("  = help: {}\n", plain(help)));
    }
}

/// Without control characters, which a file's name may hold.
fn plain(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
