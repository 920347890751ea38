use super::*;

/// Each row as `number: cell|cell`, or what is wrong with it.
fn shown(text: &str) -> Vec<String> {
    let source = Source::new("a.csv".into(), text);
    let mut csv = Csv::new(source.text(), csv::delimiter(source.text(), None));
    let mut shown = Vec::new();
    while let Some(record) = csv.next() {
        shown.push(match record {
            Ok(record) => {
                for cell in &record.cells {
                    let raw = &source.text()[cell.start as usize..cell.end as usize];
                    assert_eq!(raw.replace("\"\"", "\""), cell.text);
                }
                let cells: Vec<&str> = record.cells.iter().map(|cell| &*cell.text).collect();
                format!("{}: {}", record.row, cells.join("|"))
            }
            Err(unreadable) => {
                let problem = unreadable.diagnostic(&source);
                let at = source.position(problem.span().start);
                format!("{}:{} {}", at.line, at.column, problem.code)
            }
        });
    }
    shown
}

#[test]
fn rows_end_with_any_line_break_and_the_last_needs_none() {
    for text in ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2", "a,b\n1,2"] {
        assert_eq!(shown(text), ["1: a|b", "2: 1|2"], "{text:?}");
    }
    assert_eq!(
        shown("a,b\n\n\r\n,\n1,2\n\n"),
        ["1: a|b", "2: ", "3: ", "4: |", "5: 1|2", "6: "]
    );
    assert_eq!(shown(""), [""; 0]);
}

#[test]
fn quotes_hold_commas_line_breaks_and_quotes() {
    assert_eq!(
        shown("a,b\n\"x, y\",\"two\nlines\"\n \"q \"\"u\"\"\" , 5\" pipe \n\"\",\"\"\"\"\n"),
        [
            "1: a|b",
            "2: x, y|two\nlines",
            "3: q \"u\"|5\" pipe",
            "4: |\""
        ]
    );
}

#[test]
fn a_quote_that_never_closes_costs_one_row() {
    assert_eq!(
        shown("a,b\n\"x,1\ny,2\n\"z\",3\n"),
        ["1: a|b", "2:1 unclosed-quote", "3: y|2", "4: z|3"]
    );
    assert_eq!(
        shown("a,b\n1,\"x\n2,y"),
        ["1: a|b", "2:3 unclosed-quote", "3: 2|y"]
    );
    assert_eq!(
        shown("a,b\n1,\"x\" y\n2,z\n"),
        ["1: a|b", "2:5 stray-quote", "3: 2|z"]
    );
}

#[test]
fn many_unclosed_quotes_take_linear_time() {
    let text = "\"\"\"x\n".repeat(20_000);
    assert_eq!(shown(&text).len(), 20_000);
}

#[test]
fn the_separator_is_the_one_that_cuts_the_header_most() {
    assert_eq!(shown("a;b;c,d\n1;2;3\n"), ["1: a|b|c,d", "2: 1|2|3"]);
    assert_eq!(shown("a\tb\n1\t2\n"), ["1: a|b", "2: 1|2"]);
    assert_eq!(shown("\"a;b;c\",d\n1,2\n"), ["1: a;b;c|d", "2: 1|2"]);
}
