//! Inserts the preview's script into a page as it is served; otherwise the bytes are those that a build writes.

/// Path prefix of the preview's own files.
pub(super) const PREFIX: &str = "/_casebook/";

/// Adds the preview's script to a page. `hash` identifies the version of the page, `styles` the version
/// of its stylesheets.
pub(super) fn script(html: &[u8], hash: &str, styles: &str) -> Vec<u8> {
    let tag = format!(
        "<script src=\"{PREFIX}client.js\" data-hash=\"{hash}\" data-styles=\"{styles}\" defer></script>\n"
    );
    let at = end_of_head(html).unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    [before, tag.as_bytes(), after].concat()
}

/// Where the head ends. Text cannot contain the tag, since it is escaped.
fn end_of_head(html: &[u8]) -> Option<usize> {
    let end = b"</head";
    html.windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end))
}

/// A placeholder for a site that cannot be rendered yet.
pub(super) fn waiting(title: &str, words: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{PREFIX}client.css\">\n</head>\n\
         <body class=\"waiting\">\n<main>\n<h1>{title}</h1>\n<p>{words}</p>\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_heads_end_or_else_at_the_pages() {
        let put =
            |html: &str| String::from_utf8(script(html.as_bytes(), "ab", "cd")).expect("text");
        let tag = "<script src=\"/_casebook/client.js\" data-hash=\"ab\" data-styles=\"cd\" defer></script>\n";
        assert_eq!(
            put("<head></HEAD><body>"),
            format!("<head>{tag}</HEAD><body>")
        );
        assert_eq!(put("<p>no head"), format!("<p>no head{tag}"));
        assert_eq!(put(""), tag);
    }
}
