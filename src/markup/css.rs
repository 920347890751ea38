//! The addresses in a stylesheet, and where its imports end, parsed as browsers parse it.
//!
//! In: CSS. Out: the addresses of `url(…)` and `@import` with their ranges. Must not know: which files there are.

use std::ops::Range;

use cssparser::{ParseError, Parser, Token};

/// A stylesheet, as far as its addresses matter.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ParsedCss {
    /// In the order of the text.
    pub addresses: Vec<CssUrl>,
    /// After the last `@import` or `@charset` that browsers honour: rules may follow from here on.
    pub imports_end: usize,
}

/// An address in a stylesheet.
#[derive(Debug, PartialEq, Eq)]
pub struct CssUrl {
    /// Its bytes, without quotes.
    pub range: Range<usize>,
    /// Its text, escapes decoded.
    pub text: String,
    /// Whether it belongs to an `@import`.
    pub is_import: bool,
}

/// The deepest brackets that are parsed: a limit for hostile files.
const MAX_DEPTH: usize = 50;

/// Parses a stylesheet. Never fails.
pub fn parse(css: &str) -> ParsedCss {
    let mut addresses = Vec::new();
    add_addresses(&mut Parser::new(css), css, MAX_DEPTH, &mut addresses);
    ParsedCss {
        addresses,
        imports_end: imports_end(&mut Parser::new(css)),
    }
}

/// Adds the addresses of the rest of a stylesheet or of a pair of brackets.
fn add_addresses(parser: &mut Parser<'_>, css: &str, deepest: usize, to: &mut Vec<CssUrl>) {
    let mut is_import = false;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
            return;
        };
        let range = start..parser.position().byte_index();
        match &token {
            Token::WhiteSpace(_) | Token::Comment(_) => continue,
            Token::AtKeyword(name) => {
                is_import = name.eq_ignore_ascii_case("import");
                continue;
            }
            Token::UnquotedUrl(text) => to.push(CssUrl {
                range: in_url(css, range),
                text: text.to_string(),
                is_import,
            }),
            Token::QuotedString(text) if is_import => to.push(CssUrl {
                range: in_quotes(css, range),
                text: text.to_string(),
                is_import,
            }),
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                in_brackets(parser, |parser| {
                    parser.skip_whitespace();
                    let start = parser.position().byte_index();
                    if let Ok(Token::QuotedString(text)) = parser.next() {
                        let text = text.to_string();
                        to.push(CssUrl {
                            range: in_quotes(css, start..parser.position().byte_index()),
                            text,
                            is_import,
                        });
                    }
                });
            }
            Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock => in_brackets(parser, |parser| {
                if let Some(deepest) = deepest.checked_sub(1) {
                    add_addresses(parser, css, deepest, to);
                }
            }),
            _ => {}
        }
        is_import = false;
    }
}

/// Where imports end: after the last that browsers honour. Only `@charset` and `@layer` may precede one.
fn imports_end(parser: &mut Parser<'_>) -> usize {
    let mut end = 0;
    loop {
        // A statement, up to its semicolon.
        let Ok(Token::AtKeyword(name)) = parser.next() else {
            return end;
        };
        let is_one_of = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
        let (may_stand, is_layer) = (
            is_one_of(&["import", "charset", "layer"]),
            is_one_of(&["layer"]),
        );
        if !may_stand {
            return end;
        }
        let mut last = parser.position().byte_index();
        loop {
            match parser.next() {
                Ok(Token::Semicolon) => break,
                Ok(Token::CurlyBracketBlock) => return end,
                Ok(Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock) => {
                    in_brackets(parser, |_| {});
                }
                Ok(_) => {}
                // It ends with the file.
                Err(_) => return if is_layer { end } else { last },
            }
            last = parser.position().byte_index();
        }
        if !is_layer {
            end = parser.position().byte_index();
        }
    }
}

/// Calls `read` inside the brackets that have just been opened, and continues after them.
fn in_brackets(parser: &mut Parser<'_>, read: impl FnOnce(&mut Parser<'_>)) {
    let _: Result<(), ParseError<()>> = parser.parse_nested_block(|parser| {
        read(parser);
        Ok(())
    });
}

/// The range between a text's quotes.
fn in_quotes(css: &str, text: Range<usize>) -> Range<usize> {
    let start = text.start + 1;
    let rest = &css[start..text.end];
    start..start + without(rest, &css[text.start..start]).len()
}

/// The range of the address in `url(…)` without quotes.
fn in_url(css: &str, url: Range<usize>) -> Range<usize> {
    let opening = css[url.clone()].find('(').map_or(0, |at| at + 1);
    let whole = without(&css[url.start + opening..url.end], ")");
    let address = whole.trim();
    let start = url
        .end
        .min(url.start + opening + (whole.len() - whole.trim_start().len()));
    start..start + address.len()
}

/// A text without its closing delimiter, which may be missing at the end of a file.
fn without<'t>(text: &'t str, closing: &str) -> &'t str {
    match text.strip_suffix(closing) {
        Some(rest) if (rest.len() - rest.trim_end_matches('\\').len()).is_multiple_of(2) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses of a stylesheet, imports prefixed with `@`, then the text from where rules may follow.
    fn parsed(css: &str) -> (Vec<String>, &str) {
        let found = parse(css);
        let addresses = found.addresses.iter().map(|address| {
            let import = if address.is_import { "@" } else { "" };
            format!("{import}{}", address.text)
        });
        (addresses.collect(), &css[found.imports_end..])
    }

    #[test]
    fn addresses_are_found_where_browsers_find_them() {
        for (css, expected) in [
            ("@import \"a.css\";", &["@a.css"][..]),
            ("@IMPORT 'a.css' screen;", &["@a.css"]),
            ("@import/* it */\"a.css\"", &["@a.css"]),
            (
                "@import url(a.css) layer(x) supports(display: grid);",
                &["@a.css"],
            ),
            ("@import URL( 'a.css' );", &["@a.css"]),
            (
                "@import \"a.css\" supports(background: url(b.png));",
                &["@a.css", "b.png"],
            ),
            ("@import", &[]),
            ("@import ;", &[]),
            ("@import x \"a.css\";", &[]),
            ("@importer \"a.css\";", &[]),
            (
                "/* @import \"a.css\"; url(b.png) */ c{d:url(e.png)}",
                &["e.png"],
            ),
            ("/* never closed url(a.png)", &[]),
            ("a{content:\"@import 'b.css'; url(c.png)\"}", &[]),
            ("a{content:\"\\\" url(b.png)\"}", &[]),
            ("a{content:'never closed\nb:url(c.png)}", &["c.png"]),
            (
                "a{b:url(c.png),url( \"d.png\" ) , url('e)f.png')}",
                &["c.png", "d.png", "e)f.png"],
            ),
            ("a{b:url(c\\)d.png)}", &["c)d.png"]),
            ("a{b:url(\\e9 t\\e9.png)}", &["été.png"]),
            ("a{b:url(\"\\22 \\g\\110000 \")}", &["\"g\u{fffd}"]),
            ("a{b:curl(c.png) url-x(d.png) url (e.png)}", &[]),
            ("a{b:url(c.png", &["c.png"]),
            ("a{b:url(", &[""]),
            ("é\\é{b:url(é.png)}", &["é.png"]),
            ("a\\", &[]),
            ("\"\\é", &[]),
        ] {
            assert_eq!(parsed(css).0, expected, "{css}");
        }
    }

    #[test]
    fn imports_end_where_rules_begin() {
        for (css, expected) in [
            ("a{}", "a{}"),
            ("@import \"a\"; b{}", " b{}"),
            (
                "@charset \"utf-8\"; /* it */ @import \"a\" x;\n@import url(b);c{}",
                "c{}",
            ),
            (
                "@import \"a\";/* it */ b{} @import \"c\"; d{}",
                "/* it */ b{} @import \"c\"; d{}",
            ),
            (
                "@layer a, b; @import \"c\" layer(b); @layer d; e{}",
                " @layer d; e{}",
            ),
            ("@layer a; b{}", "@layer a; b{}"),
            ("@layer a{} @import \"b\";", "@layer a{} @import \"b\";"),
            ("@import \"a\" supports(b:{;}) c; d{}", " d{}"),
            ("@import \"a\"", ""),
            ("@import \"a\" b /* never closed", " /* never closed"),
            ("@media x{} @import \"a\";", "@media x{} @import \"a\";"),
            ("/* @import \"a\"; */ b{}", "/* @import \"a\"; */ b{}"),
            ("/* only words", "/* only words"),
            ("", ""),
        ] {
            assert_eq!(parsed(css).1, expected, "{css}");
        }
    }

    #[test]
    fn whatever_is_written_it_is_read_to_its_end() {
        const PARTS: [&str; 14] = [
            "@import ", "@charset", "url(", "\"", "'", "\\", "/*", "*/", ";", "{", ")", "é", "\n",
            "a",
        ];
        assert_eq!(parsed(&"url((".repeat(50_000)).0.len(), 0);
        let mut seed = 7_u32;
        for _ in 0..20_000 {
            let mut css = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                css.push_str(PARTS[(seed >> 16) as usize % PARTS.len()]);
            }
            let found = parse(&css);
            assert!(css.is_char_boundary(found.imports_end), "{css}");
            for address in found.addresses {
                assert!(css.get(address.range).is_some(), "{css}");
            }
        }
    }
}
