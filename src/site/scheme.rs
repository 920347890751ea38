//! Addresses with a scheme: external links, links to evidence, and unsafe ones.
//!
//! In: an address as written. Out: a `LinkTarget`.

use super::link_target::{Fix, LinkProblem, LinkTarget};
use crate::diagnostic::{Code, did_you_mean};

/// The scheme of an address: `https` of `https://example.org`, lower case.
pub(super) fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let first = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let rest = scheme
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (first && rest).then(|| scheme.to_ascii_lowercase())
}

/// An address with a scheme: allowed ones only.
pub(super) fn with_scheme(scheme: &str, written: &str) -> LinkTarget {
    match scheme {
        "http" | "https" => {
            let host = written[scheme.len() + 1..].trim_start_matches('/');
            if host.is_empty()
                || host.starts_with(['?', '#'])
                || !written[scheme.len() + 1..].starts_with("//")
            {
                return LinkProblem::with_advice(
                    Code::BrokenLink,
                    "this address names no site",
                    format!("write the whole address, such as {scheme}://example.org/"),
                );
            }
            LinkTarget::External(written.to_owned())
        }
        "mailto" | "tel" => LinkTarget::External(written.to_owned()),
        "figure" | "source" if written.starts_with(scheme) => LinkTarget::Binding,
        "figure" | "source" => LinkProblem::with_fix(
            Code::BrokenLink,
            format!("\"{scheme}:\" is written in small letters"),
            Fix::Replacement(format!("{scheme}{}", &written[scheme.len()..])),
        ),
        "javascript" | "data" | "vbscript" | "file" | "blob" => LinkProblem::with_advice(
            Code::UnsafeLink,
            format!("an address with \"{scheme}:\" is refused, because it can do harm"),
            "link to a page, a file or an address with https://",
        ),
        _ => {
            let known = ["figure", "source", "https", "http", "mailto", "tel"];
            let meant = match scheme {
                "fig" | "indicator" | "data-point" => Some("figure"),
                _ => did_you_mean(scheme, known),
            };
            let fix = match meant {
                _ if scheme.len() == 1 => Fix::Advice(
                    "this is a place on one computer: put a copy of the file beside this page, and write its name".to_owned(),
                ),
                Some(known) => Fix::Replacement(format!("{known}{}", &written[scheme.len()..])),
                None => Fix::Advice(
                    "link to a page, a file, or an address with https://, mailto: or tel:"
                        .to_owned(),
                ),
            };
            LinkProblem::with_fix(
                Code::UnsafeLink,
                format!("an address with \"{scheme}:\" is not known"),
                fix,
            )
        }
    }
}
