//! Mistakes of editors: their locations, their messages, and that the rest is parsed all the same.

use super::*;

/// A text, its diagnostics, and the tree that it is parsed to.
type Case = (&'static str, &'static [&'static str], &'static str);

const CASES: &[Case] = &[
    (
        "title: Coventry: the first Marmot City\nkind: page",
        &[
            "1:8 a text with a colon in it needs quotes | write: title: \"Coventry: the first Marmot City\"",
        ],
        "{title: \"Coventry: the first Marmot City\", kind: page}",
    ),
    (
        "title: Say \"no\": a: b # draft",
        &["1:8 a text with a colon in it needs quotes | write: title: 'Say \"no\": a: b' # draft"],
        "{title: \"Say \\\"no\\\": a: b\"}",
    ),
    (
        "title: “Coventry: the city”\nsummary: What next:",
        &[
            "1:8 a text with a colon in it needs quotes | write: title: \"Coventry: the city\"",
            "2:10 a text with a colon in it needs quotes | write: summary: \"What next:\"",
        ],
        "{title: \"“Coventry: the city”\", summary: \"What next:\"}",
    ),
    (
        "links:\n  - title: A: b\n    url: x\n  - c: d: e",
        &[
            "2:12 a text with a colon in it needs quotes | write: - title: \"A: b\"",
            "4:8 a text with a colon in it needs quotes | write: - c: \"d: e\"",
        ],
        "{links: [{title: \"A: b\", url: x}, {c: \"d: e\"}]}",
    ),
    (
        "a: @one\nb: `two`\nc: %three\nd: *four\ne: &five\nf: !six seven\ng: , eight\nh: ] nine\ni: > ten\nj: | eleven\nk: - twelve",
        &[
            "1:4 a text that starts with @ needs quotes | write: a: \"@one\"",
            "2:4 a text that starts with ` needs quotes | write: b: \"`two`\"",
            "3:4 a text that starts with % needs quotes | write: c: \"%three\"",
            "4:4 a text that starts with * needs quotes | write: d: \"*four\"",
            "5:4 a text that starts with & needs quotes | write: e: \"&five\"",
            "6:4 a text that starts with ! needs quotes | write: f: \"!six seven\"",
            "7:4 a text that starts with , needs quotes | write: g: \", eight\"",
            "8:4 a text that starts with ] needs quotes | write: h: \"] nine\"",
            "9:4 a text that starts with > needs quotes | write: i: \"> ten\"",
            "10:4 a text that starts with | needs quotes | write: j: \"| eleven\"",
            "11:4 a text that starts with - needs quotes | write: k: \"- twelve\"",
        ],
        "{a: \"@one\", b: \"`two`\", c: \"%three\", d: \"*four\", e: \"&five\", f: \"!six seven\", g: \", eight\", \
         h: \"] nine\", i: \"> ten\", j: \"| eleven\", k: \"- twelve\"}",
    ),
    // Alone, YAML would read these as a tag, an anchor and an alias, and lose the text.
    (
        "a: !Important news\nb: &Co",
        &[
            "1:4 a text that starts with ! needs quotes | write: a: \"!Important news\"",
            "2:4 a text that starts with & needs quotes | write: b: \"&Co\"",
        ],
        "{a: !Important news, b: &Co}",
    ),
    (
        "title: [Draft] Housing\nsummary: {x} y",
        &[
            "1:8 a text that starts with [ needs quotes | write: title: \"[Draft] Housing\"",
            "2:10 a text that starts with { needs quotes | write: summary: \"{x} y\"",
        ],
        "{title: \"[Draft] Housing\", summary: \"{x} y\"}",
    ),
    (
        "place: [a, b\nkind: {c: [d\norder: 1",
        &[
            "1:8 the bracket [ is never closed | write: place: [a, b] | if it is a text, write: place: \"[a, b\"",
            "2:7 the bracket { is never closed | write: kind: {c: [d]} | if it is a text, write: kind: \"{c: [d\"",
        ],
        "{place: [a, b], kind: {c: [d]}, order: 1}",
    ),
    (
        "title: \"Coventry\nsummary: \"two\"\nkind: 'x",
        &[
            "1:8 this quote is never closed | write: title: \"Coventry\"",
            "3:7 this quote is never closed | write: kind: 'x' | if it is an apostrophe, write: kind: \"'x\"",
        ],
        "{title: \"Coventry\", summary: \"two\", kind: \"x\"}",
    ),
    (
        "title: \"Marmot\" places\nsummary: 'tis 'so",
        &[
            "1:8 there is text behind the closing quote | write: title: '\"Marmot\" places'",
            "2:10 there is text behind the closing quote | write: summary: \"'tis 'so\"",
        ],
        "{title: \"\\\"Marmot\\\" places\", summary: \"'tis 'so\"}",
    ),
    (
        "path: \"C:\\data\"\nb: 1",
        &[
            "1:7 a backslash in double quotes means something else to YAML | write: path: 'C:\\data'",
        ],
        "{path: \"\\\"C:\\\\data\\\"\", b: 1}",
    ),
    (
        "image:\n\tsrc: a\n\talt: b\norder: 1",
        &[
            "2:1 this line begins with a tab: only spaces are allowed here | write:   src: a",
            "3:1 this line begins with a tab: only spaces are allowed here | write:   alt: b",
        ],
        "{image: {src: a, alt: b}, order: 1}",
    ),
    (
        "title:Coventry\norder:2",
        &[
            "1:1 a space is missing after the colon | write: title: Coventry",
            "2:1 a space is missing after the colon | write: order: 2",
        ],
        "{title: Coventry, order: 2}",
    ),
    (
        "title: a\n kind: b\norder: 1: 2",
        &[
            "2:2 this line is indented as if it belonged to the line above, which has its value already | write: kind: b",
            "3:8 a text with a colon in it needs quotes | write: order: \"1: 2\"",
        ],
        "{title: a, kind: b, order: \"1: 2\"}",
    ),
    (
        "image:\n  src: a\n alt: b\norder: 1",
        &["3:2 this line is not indented as the lines above are | write:   alt: b"],
        "{image: {src: a, alt: b}, order: 1}",
    ),
    (
        "title: a\nCoventry and more\norder: 1",
        &[
            "2:1 this line has no key | a line is made of a key, a colon, a space and a value, such as: title: Coventry \
           | if it goes on with the text above, indent it by two spaces more than that text's key",
        ],
        "{title: a, order: 1}",
    ),
    (
        "title: a\n---\norder: 1",
        &[
            "2:1 a line of three dashes is not allowed here: it would begin a second document | remove the line",
        ],
        "{title: a, order: 1}",
    ),
    (
        "a: b\u{7}c\norder: 1",
        &[
            "1:5 there is an invisible character here | delete it: put the cursor behind it and press backspace",
        ],
        "{a: b\u{7}c, order: 1}",
    ),
    (
        "a: 1\nb: 2\na: 3\nb: 4",
        &[
            "3:1 the key \"a\" appears here for the second time | keep one of the two lines, or give the other its right name",
            "4:1 the key \"b\" appears here for the second time | keep one of the two lines, or give the other its right name",
        ],
        "{a: 1, b: 2}",
    ),
    (
        "[a]: b\n? {c: d}\n: e\nf: g",
        &["1:1 a key must be a word", "2:3 a key must be a word"],
        "{f: g}",
    ),
    (
        "a: [x: y: z]\nb: 1",
        &["1:4 the brackets on this line do not match | if it is a text, write: a: \"[x: y: z]\""],
        "{a: \"[x: y: z]\", b: 1}",
    ),
    (
        "a: b\n- c\nd: e",
        &[
            "2:3 list items and keys cannot be at the same level | give the list a key of its own, and indent the items below it by two spaces",
        ],
        "{a: b, d: e}",
    ),
];

#[test]
fn each_mistake_is_said_where_it_is_with_the_mended_line() {
    for &(text, expected, tree) in CASES {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let (node, mut said, source) = read(&text);
            said.sort_by_key(|said| said.span().start);
            let said: Vec<String> = said.iter().map(|said| line(said, &source)).collect();
            assert_eq!(said, expected, "{text}");
            assert_eq!(node.as_ref().map_or(String::new(), shown), tree, "{text}");
        }
    }
}

#[test]
fn a_mended_line_is_read_without_a_word() {
    for (text, ..) in CASES {
        let (_, said, source) = read(text);
        for said in said {
            let line = source.position(said.span().start).line;
            let Some(help) = said
                .help_lines()
                .iter()
                .find_map(|help| help.strip_prefix("write: "))
            else {
                continue;
            };
            let margin = source.line(line).len() - source.line(line).trim_start().len();
            let mended = if help.starts_with(' ') || !help.contains(['"', '\'']) && margin == 1 {
                help.to_owned()
            } else {
                " ".repeat(margin) + help
            };
            let lines: Vec<&str> = (1..=text.lines().count() as u32)
                .map(|number| {
                    if number == line {
                        mended.as_str()
                    } else {
                        source.line(number)
                    }
                })
                .collect();
            let (_, left, again) = read(&lines.join("\n"));
            assert!(
                left.iter()
                    .all(|left| again.position(left.span().start).line != line),
                "{text}: {mended}"
            );
        }
    }
}
