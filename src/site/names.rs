//! Slugs, names and ids as parts of addresses, with the messages where no safe part can be derived.
//!
//! In: slugs, names of files and folders, ids. Out: parts of addresses.

use super::{CONTENT, address};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A slug as a part of the address.
pub(super) fn checked_slug(
    slug: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    match address::slug(&slug.value) {
        Ok(part) => Some(part),
        Err(wrong) => {
            let error = Diagnostic::error(
                Code::UnsafeAddress,
                slug.span.clone(),
                format!("the slug {wrong}"),
            );
            let mended = address::part_of_name(&slug.value);
            let safe = !mended.is_empty() && address::unsafe_part(&mended).is_none();
            diagnostics.push(if safe {
                error.help(format!("write: slug: {mended}"))
            } else {
                error.help("write a few letters and hyphens, such as coventry-city")
            });
            None
        }
    }
}

/// A file's or folder's name as a part of an address.
pub(super) fn checked_name(
    name: &str,
    at: &Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let part = address::part_of_name(name);
    let wrong = if part.is_empty() {
        Some("has no letters".to_owned())
    } else {
        address::unsafe_part(&part)
    };
    let Some(wrong) = wrong else {
        return Some(part);
    };
    diagnostics.push(
        Diagnostic::error(
            Code::UnsafeAddress,
            at.clone(),
            format!("no address can be made from the name \"{name}\": it {wrong}"),
        )
        .help("rename it with a few letters and hyphens, or give the page a `slug`"),
    );
    None
}

/// The address of a folder of `content`, whose front pages may have a `slug`; reports an error at `at` where there is no safe one.
pub(super) fn folder_address<'s>(
    folder: &str,
    slug: &dyn Fn(&str) -> Option<&'s Spanned<String>>,
    at: &Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut address = "/".to_owned();
    let mut end = 0;
    for name in folder.split('/').filter(|name| !name.is_empty()) {
        end += usize::from(end > 0) + name.len();
        // A slug that is not safe is reported for its own page.
        let slug = slug(&folder[..end]).and_then(|slug| address::slug(&slug.value).ok());
        let part = match slug {
            Some(slug) => slug,
            None => checked_name(name, at, diagnostics)?,
        };
        address.push_str(&part);
        address.push('/');
    }
    Some(address)
}

/// The address of a folder of `content`, where there is a safe one: for the files in it.
pub(super) fn address_of_folder(folder: &str) -> Option<String> {
    let at = Span::new(&CONTENT.into(), 0..0);
    folder_address(folder, &|_| None, &at, &mut Vec::new())
}
