//! Paths as links write them: from a page's folder, or from `content` with a slash first.
//!
//! In: a page's path and a path as written. Out: paths from the site's root, and back.

use std::borrow::Cow;

use super::CONTENT;
use crate::source::SitePath;

/// A path from a page, as a path from the site's root; `None` where it leads out of `content`.
pub(super) fn joined(from: &SitePath, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    if !path.starts_with('/') {
        let folder = from.folder().strip_prefix(CONTENT)?;
        parts.extend(folder.split('/').filter(|part| !part.is_empty()));
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut file = CONTENT.to_owned();
    for part in parts {
        file.push('/');
        file.push_str(part);
    }
    Some(file)
}

/// A file as a page links to it: by its name where it is in the same folder, otherwise from `content`.
pub(super) fn from_page(from: &SitePath, file: &str) -> String {
    let folder = format!("{}/", from.folder());
    match file.strip_prefix(&folder) {
        Some(beside) => beside.to_owned(),
        None => file.strip_prefix(CONTENT).unwrap_or(file).to_owned(),
    }
}

/// The address that a path leads to from an address, as browsers resolve it.
pub(super) fn address_from(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        base.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut address = "/".to_owned();
    for part in parts {
        address.push_str(part);
        address.push('/');
    }
    address
}

/// Percent-decoded, where that is valid text.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(text))
}
