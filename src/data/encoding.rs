//! The encoding that a definition says its file has, against the one that was found.

use super::DataFile;
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::{Encoding, Source};

const NAMES: [(&str, Encoding); 7] = [
    ("utf-8", Encoding::Utf8),
    ("utf8", Encoding::Utf8),
    ("utf-16", Encoding::Utf16),
    ("windows-1252", Encoding::Windows1252),
    ("cp1252", Encoding::Windows1252),
    ("latin-1", Encoding::Windows1252),
    ("iso-8859-1", Encoding::Windows1252),
];

/// Reports an encoding that is not the file's. A text of plain letters has all of those that are known.
pub(super) fn check(data: &DataFile, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let Some(named) = &data.encoding else { return };
    let lower = named.trim().to_ascii_lowercase();
    let Some((_, wanted)) = NAMES.iter().find(|(name, _)| *name == lower) else {
        let error = Diagnostic::error(
            Code::WrongValue,
            named.span.clone(),
            format!("{} is no encoding that is read", named.value),
        );
        diagnostics.push(match did_you_mean(&lower, NAMES.map(|(name, _)| name)) {
            Some(near) => error.help(format!("did you mean {near}?")),
            None => error
                .help("leave it out: UTF-8, UTF-16 and Windows-1252 are recognised automatically"),
        });
        return;
    };
    let found = source.encoding();
    let name = |encoding| NAMES.iter().find(|(_, other)| *other == encoding);
    if let Some((found_name, _)) = name(found)
        && found != *wanted
        && !(source.text().is_ascii() && found == Encoding::Utf8)
    {
        diagnostics.push(
            Diagnostic::error(
                Code::NotUtf8,
                named.span.clone(),
                format!(
                    "{} is written in {found_name}, not in {lower}",
                    source.path().file_name()
                ),
            )
            .help(format!(
                "write encoding: {found_name}, or leave it out: it is found"
            )),
        );
    }
}
