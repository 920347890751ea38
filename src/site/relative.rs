//! Addresses in links: relative, so that the output works below any path.
//!
//! In: two addresses from the site's root, decoded. Out: an `href`, percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that a path may contain unencoded.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// The link from the page at `from` to `to`: `/a/b/` to `/a/c/` is `../c/`. With `portable`, a folder's `index.html` is
/// written out. An anchor is added by the caller.
pub fn relative(from: &str, to: &str, portable: bool) -> String {
    let from = from.trim_start_matches('/');
    let to = to.trim_start_matches('/');
    let here = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let shared = shared_folders(here, to);
    let below = if here.len() > shared {
        here[shared..]
            .split('/')
            .filter(|part| !part.is_empty())
            .count()
    } else {
        0
    };
    let rest = to[shared.min(to.len())..].trim_start_matches('/');
    let mut link = "../".repeat(below);
    encode(rest, &mut link);
    if link.is_empty() || link.ends_with('/') {
        if portable {
            link.push_str("index.html");
        } else if link.is_empty() {
            link.push_str("./");
        }
    }
    // A first part with a colon would be read as a scheme; the path set encodes it.
    link
}

/// An address as it follows the path to the site's root: without a slash at its start, and empty for the home page.
/// With `portable`, a folder's `index.html` is written out.
pub fn from_root(to: &str, portable: bool) -> String {
    let to = to.trim_start_matches('/');
    let mut link = String::with_capacity(to.len() + 10);
    encode(to, &mut link);
    if portable && (link.is_empty() || link.ends_with('/')) {
        link.push_str("index.html");
    }
    link
}

/// The link from the page at `from` to the site's root, with a slash at its end, to be followed by a path. `./` for a
/// page at the root.
pub fn root(from: &str) -> String {
    let depth = from.trim_start_matches('/').matches('/').count();
    if depth == 0 {
        "./".to_owned()
    } else {
        "../".repeat(depth)
    }
}

/// The link to `to` from anywhere on the host: `/report/a/` where `base_url` is `https://example.org/report/`. Needed only
/// by 404.html, which does not know its own address.
pub fn from_host(base_url: &str, to: &str) -> String {
    let path = base_url
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path)
        .trim_matches('/');
    let to = to.trim_start_matches('/');
    let mut link = if path.is_empty() {
        "/".to_owned()
    } else {
        format!("/{path}/")
    };
    encode(to, &mut link);
    link
}

/// The absolute address: for feeds, the sitemap, cards.
pub fn absolute(base_url: &str, to: &str) -> String {
    let to = to.trim_start_matches('/');
    let mut whole = format!("{}/", base_url.trim_end_matches('/'));
    encode(to, &mut whole);
    whole
}

/// Appends a path, percent-encoded. Most paths have nothing to encode and are copied whole.
fn encode(path: &str, out: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.');
    if path.bytes().all(is_plain) {
        out.push_str(path);
    } else {
        out.extend(utf8_percent_encode(path, PATH));
    }
}

/// How many bytes the folders take that `here` (a folder without a slash at its end) and the address `to` share.
fn shared_folders(here: &str, to: &str) -> usize {
    let mut shared = 0;
    let mut rest = to;
    for part in here.split('/').filter(|part| !part.is_empty()) {
        match rest
            .strip_prefix(part)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            Some(next) => {
                shared += part.len() + 1;
                rest = next;
            }
            None => break,
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        let cases = [
            ("/", "/", "./", "index.html"),
            ("/", "/a/", "a/", "a/index.html"),
            ("/a/", "/", "../", "../index.html"),
            ("/a/b/", "/a/c/", "../c/", "../c/index.html"),
            ("/a/b/", "/a/b/", "./", "index.html"),
            ("/a/b/", "/a/b/c.png", "c.png", "c.png"),
            ("/a/", "/ab/", "../ab/", "../ab/index.html"),
            ("/a/b/", "/a/", "../", "../index.html"),
            ("/404.html", "/a/", "a/", "a/index.html"),
            (
                "/a/",
                "/ynys-môn/x y.png",
                "../ynys-m%C3%B4n/x%20y.png",
                "../ynys-m%C3%B4n/x%20y.png",
            ),
            ("/", "/a:b/", "a%3Ab/", "a%3Ab/index.html"),
        ];
        for (from, to, plain, portable) in cases {
            assert_eq!(relative(from, to, false), plain, "{from} {to}");
            assert_eq!(relative(from, to, true), portable, "{from} {to}");
        }
    }

    #[test]
    fn a_page_that_knows_no_place_counts_from_the_host() {
        assert_eq!(
            from_host("https://example.org/report/", "/a/"),
            "/report/a/"
        );
        assert_eq!(from_host("https://example.org/", "/a/"), "/a/");
        assert_eq!(from_host("https://example.org", "/"), "/");
        assert_eq!(
            absolute("https://example.org/report/", "/é/"),
            "https://example.org/report/%C3%A9/"
        );
        assert_eq!(
            (root("/"), root("/a/b/"), root("/404.html")),
            ("./".into(), "../../".into(), "./".into())
        );
    }
}
