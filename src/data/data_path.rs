//! Where an indicator's data are: the file that its definition names, a release's, or the one next to it.
//!
//! In: a definition and its path, which files there are. Out: a path, or the message where nothing there can be read. Must not know:
//! what is in the file.

use super::{Definition, Release, formats};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::SitePath;

/// Formats that tables are read from.
const FORMATS: [&str; 3] = ["csv", "tsv", "txt"];

/// Formats of workbooks.
const WORKBOOKS: [&str; 2] = ["xlsx", "ods"];

/// Formats of lists of records.
pub(super) const LISTS: [&str; 3] = ["json", "yaml", "yml"];

/// The path of an indicator's data: the file that the definition names (of releases the last), relative to the
/// definition's folder, otherwise the file of the same stem next to it, a CSV before others. `exists` says which there are.
pub fn data_path(
    definition_path: &SitePath,
    definition: &Definition,
    exists: impl Fn(&SitePath) -> bool,
) -> SitePath {
    let data = definition.data.as_ref();
    let named = data.and_then(|data| {
        let newest = data.releases.last().map(|release| &release.file);
        data.file.as_ref().or(newest)
    });
    let folder = definition_path.folder();
    if let Some(file) = named {
        return SitePath::new(resolved(folder, file));
    }
    let beside = |ending: &str| {
        SitePath::new(resolved(
            folder,
            &format!("{}.{ending}", definition_path.stem()),
        ))
    };
    let endings = FORMATS.iter().chain(&WORKBOOKS).chain(&LISTS[..1]);
    let mut all = endings.map(|ending| beside(ending));
    all.find(exists).unwrap_or_else(|| beside("csv"))
}

/// The path of a release's data.
pub fn release_path(definition_path: &SitePath, release: &Release) -> SitePath {
    SitePath::new(resolved(definition_path.folder(), &release.file))
}

/// A path relative to a folder, with `.` and `..` resolved. One that would leave the site keeps its `..`, so it matches no file.
fn resolved(folder: &str, file: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(file.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The message where there is no file at [`data_path`]. `beside` are the files of the definition's folder.
///
/// `release` is the release whose file it is, where there are releases.
pub fn no_data<'a>(
    definition_path: &SitePath,
    definition: &Definition,
    release: Option<&Release>,
    beside: impl IntoIterator<Item = &'a SitePath>,
) -> Diagnostic {
    let path = release.map_or_else(
        || data_path(definition_path, definition, |_| false),
        |release| release_path(definition_path, release),
    );
    let beside: Vec<&SitePath> = beside.into_iter().collect();
    let file = definition.data.as_ref().and_then(|data| data.file.as_ref());
    let file = release.map(|release| &release.file).or(file);
    match file {
        Some(file) if path.starts_with("..") => Diagnostic::error(
            Code::NoData,
            file.span.clone(),
            format!("{} leads out of the site", file.value),
        )
        .help("put the file into content/indicators/ and write its name"),
        file => {
            let span = file.map_or(&definition.id.span, |file| &file.span);
            let error = Diagnostic::error(
                Code::NoData,
                span.clone(),
                format!(
                    "the indicator {} has no data: there is no file {path}",
                    definition.id.value
                ),
            );
            let names = beside.iter().map(|file| file.file_name());
            match did_you_mean(
                path.file_name(),
                names.filter(|name| *name != definition_path.file_name()),
            ) {
                Some(near) if release.is_some() => error.help(format!("did you mean {near}?")),
                Some(near) => error.help(format!(
                    "did you mean {near}? Then write data: {{file: {near}}}"
                )),
                None if release.is_some() => {
                    error.help("put the file beside the definition, or write its name as it is")
                }
                None => error.help(format!(
                    "put {}.csv beside the definition, or name the file: data: {{file: …}}",
                    definition_path.stem()
                )),
            }
        }
    }
}

/// The message for a data file in a format that is not read; `None` where it is.
pub fn unread_format(definition: &Definition, path: &SitePath) -> Option<Diagnostic> {
    let data = definition.data.as_ref();
    let format = data.and_then(|data| data.format.as_ref());
    let endings = || FORMATS.iter().chain(&WORKBOOKS).chain(&LISTS).copied();
    let known = || endings().chain(formats::names());
    let ending = path.extension().to_ascii_lowercase();
    let named = format.map(|format| format.to_ascii_lowercase());
    let is_known = |name: &str| known().any(|known| known == name);
    if endings().any(|known| known == ending) && named.as_deref().is_none_or(is_known) {
        return None;
    }
    let name = named.filter(|name| !is_known(name)).unwrap_or(ending);
    let file = data.and_then(|data| data.file.as_ref());
    let place = format.or(file).unwrap_or(&definition.id).span.clone();
    let error = Diagnostic::error(
        Code::WrongValue,
        place,
        format!(
            "{} is no format of data that is known",
            if name.is_empty() { "nothing" } else { &name }
        ),
    );
    Some(match did_you_mean(&name, known()) {
        _ if matches!(name.as_str(), "xls" | "xlsb") => {
            error.help("open it in the spreadsheet and save it as XLSX, and name that file")
        }
        Some(near) => error.help(format!("did you mean {near}?")),
        None => error.help("save the table as CSV, and name that file"),
    })
}
