//! What a stylesheet names, and where its imports end: read as browsers read it.
//!
//! In: CSS. Out: the addresses of `url(…)` and `@import` with their places. Must not know: which files there are.

use std::ops::Range;

/// What was found in a stylesheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stylesheet {
    /// In the order of the text.
    pub(super) addresses: Vec<Address>,
    /// Behind the last `@import` or `@charset` that browsers heed: rules may stand from here on.
    pub(super) imports_end: usize,
}

/// An address that a stylesheet names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands, without quotes.
    pub(super) range: Range<usize>,
    /// What it says, escapes resolved.
    pub(super) text: String,
    /// Whether `@import` names it.
    pub(super) is_import: bool,
}

pub(super) fn read(css: &str) -> Stylesheet {
    let mut found = Stylesheet::default();
    // The rule that a statement is, where it is an at-rule; how many brackets are open.
    let mut rule = "";
    let mut depth = 0_usize;
    let (mut begins, mut may_import) = (true, true);
    let mut import = false;
    let mut tokens = Tokens { css, at: 0 };
    let mut end = 0;
    while let Some(Token { kind, range }) = tokens.next() {
        end = tokens.at;
        if begins {
            rule = match kind {
                Kind::At => &css[range.clone()],
                _ => "",
            };
            may_import &= is_one_of(rule, &["@import", "@charset", "@layer"]);
            begins = false;
        }
        let after_import = std::mem::replace(&mut import, false);
        match kind {
            Kind::At => import = is_one_of(&css[range], &["@import"]),
            Kind::Text | Kind::Url if kind == Kind::Url || after_import => {
                found.addresses.push(Address {
                    text: unescaped(&css[range.clone()]),
                    is_import: after_import,
                    range,
                });
            }
            Kind::Open => {
                may_import &= depth > 0 || !css[range].starts_with('{');
                depth += 1;
            }
            Kind::Close => {
                depth = depth.saturating_sub(1);
                begins = depth == 0 && css[range].starts_with('}');
            }
            Kind::End if depth == 0 => {
                if may_import && rule.len() != "@layer".len() {
                    found.imports_end = end;
                }
                begins = true;
            }
            Kind::Text | Kind::Url | Kind::End | Kind::Other => {}
        }
    }
    // The last import may end with the file.
    if may_import && !begins && rule.len() != "@layer".len() {
        found.imports_end = end;
    }
    found
}

fn is_one_of(word: &str, names: &[&str]) -> bool {
    names.iter().any(|name| word.eq_ignore_ascii_case(name))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `@word`.
    At,
    /// A text in quotes; its place is without them.
    Text,
    /// `url(…)`; its place is that of the address, without quotes.
    Url,
    Open,
    Close,
    /// A semicolon.
    End,
    Other,
}

struct Token {
    kind: Kind,
    range: Range<usize>,
}

/// The tokens of a stylesheet, as far as addresses need them told apart; white space and comments are left out.
struct Tokens<'c> {
    css: &'c str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space_and_comments();
        let start = self.at;
        let first = self.byte()?;
        self.at += 1;
        let kind = match first {
            b'"' | b'\'' => return Some(self.text(first)),
            b'@' => {
                self.word();
                Kind::At
            }
            b'(' | b'[' | b'{' => Kind::Open,
            b')' | b']' | b'}' => Kind::Close,
            b';' => Kind::End,
            _ if is_of_word(first) => {
                self.at = start;
                self.word();
                let is_url = self.css[start..self.at].eq_ignore_ascii_case("url");
                if is_url && self.byte() == Some(b'(') {
                    self.at += 1;
                    return Some(self.url());
                }
                Kind::Other
            }
            _ => Kind::Other,
        };
        Some(Token {
            kind,
            range: start..self.at,
        })
    }
}

/// Letters, digits, escapes and all that is no ASCII.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\') || !byte.is_ascii()
}

impl Tokens<'_> {
    fn byte(&self) -> Option<u8> {
        self.css.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, of_these: impl Fn(u8) -> bool) {
        while self.byte().is_some_and(&of_these) {
            self.at += 1;
        }
    }

    fn skip_space_and_comments(&mut self) {
        loop {
            self.skip(|byte| byte.is_ascii_whitespace());
            let rest = &self.css.as_bytes()[self.at..];
            if !rest.starts_with(b"/*") {
                return;
            }
            let end = rest[2..].windows(2).position(|two| two == b"*/");
            self.at = end.map_or(self.css.len(), |end| self.at + 2 + end + 2);
        }
    }

    /// A backslash takes the byte behind it along: what follows of a longer character is neither quote nor bracket.
    fn step(&mut self) {
        let step = if self.byte() == Some(b'\\') { 2 } else { 1 };
        self.at = (self.at + step).min(self.css.len());
    }

    fn word(&mut self) {
        while self.byte().is_some_and(is_of_word) {
            self.step();
        }
        self.find_edge();
    }

    /// Behind an escape may be the rest of a longer character.
    fn find_edge(&mut self) {
        while !self.css.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    /// The rest of a text whose quote is open. One that is never closed ends with its line.
    fn text(&mut self, quote: u8) -> Token {
        let start = self.at;
        while self
            .byte()
            .is_some_and(|byte| byte != quote && byte != b'\n')
        {
            self.step();
        }
        self.find_edge();
        let range = start..self.at;
        if self.byte() == Some(quote) {
            self.at += 1;
        }
        Token {
            kind: Kind::Text,
            range,
        }
    }

    /// The rest of a `url(`.
    fn url(&mut self) -> Token {
        self.skip(|byte| byte.is_ascii_whitespace());
        let range = if let Some(quote @ (b'"' | b'\'')) = self.byte() {
            self.at += 1;
            self.text(quote).range
        } else {
            let start = self.at;
            while self.byte().is_some_and(|byte| byte != b')') {
                self.step();
            }
            self.find_edge();
            let written = self.css[start..self.at].trim_ascii_end();
            start..start + written.len()
        };
        self.skip(|byte| byte != b')');
        self.at = (self.at + 1).min(self.css.len());
        Token {
            kind: Kind::Url,
            range,
        }
    }
}

/// What a text says whose escapes are `\22 ` or `\"`.
fn unescaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit);
        let digits = digits.count();
        if digits > 0 {
            let code = u32::from_str_radix(&rest[..digits], 16).ok();
            result.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
            rest = &rest[digits..];
            rest = rest
                .strip_prefix("\r\n")
                .or_else(|| rest.strip_prefix([' ', '\t', '\n', '\r', '\u{c}']))
                .unwrap_or(rest);
        } else if let Some(next) = rest.chars().next() {
            // A line that goes on says nothing of its end.
            if next != '\n' {
                result.push(next);
            }
            rest = &rest[next.len_utf8()..];
        }
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses of a stylesheet, imports with `@` in front, then what stands from where rules may.
    fn told(css: &str) -> (Vec<String>, &str) {
        let found = read(css);
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
            assert_eq!(told(css).0, expected, "{css}");
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
            assert_eq!(told(css).1, expected, "{css}");
        }
    }

    #[test]
    fn whatever_is_written_it_is_read_to_its_end() {
        const PARTS: [&str; 14] = [
            "@import ", "@charset", "url(", "\"", "'", "\\", "/*", "*/", ";", "{", ")", "é", "\n",
            "a",
        ];
        let mut seed = 7_u32;
        for _ in 0..20_000 {
            let mut css = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                css.push_str(PARTS[(seed >> 16) as usize % PARTS.len()]);
            }
            let found = read(&css);
            assert!(css.is_char_boundary(found.imports_end), "{css}");
            for address in found.addresses {
                assert!(css.get(address.range).is_some(), "{css}");
            }
        }
    }
}
