use super::csv::CsvReader;
use super::*;

/// Each row as `number: cell|cell`, or what is wrong with it.
fn rows(text: &str) -> Vec<String> {
    let source = Source::new("a.csv".into(), text);
    let mut csv = CsvReader::new(&source, csv::delimiter(&source, None));
    let mut rows = Vec::new();
    let mut record = Record::default();
    while let Some(read) = csv.read(&mut record) {
        rows.push(match read {
            Ok(()) => {
                for cell in &record.cells {
                    let raw = &source.text()[cell.start as usize..cell.end as usize];
                    assert_eq!(raw.replace("\"\"", "\""), cell.text);
                }
                let cells: Vec<&str> = record.cells.iter().map(|cell| &*cell.text).collect();
                format!("{}: {}", record.row, cells.join("|"))
            }
            Err(problem) => {
                let position = source.position(problem.span().start);
                format!("{}:{} {}", position.line, position.column, problem.code)
            }
        });
    }
    rows
}

#[test]
fn rows_end_with_any_line_break_and_the_last_needs_none() {
    for text in ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2", "a,b\n1,2"] {
        assert_eq!(rows(text), ["1: a|b", "2: 1|2"], "{text:?}");
    }
    assert_eq!(
        rows("a,b\n\n\r\n,\n1,2\n\n"),
        ["1: a|b", "2: ", "3: ", "4: |", "5: 1|2", "6: "]
    );
    assert_eq!(rows(""), [""; 0]);
}

#[test]
fn quotes_hold_commas_line_breaks_and_quotes() {
    assert_eq!(
        rows("a,b\n\"x, y\",\"two\nlines\"\n \"q \"\"u\"\"\" , 5\" pipe \n\"\",\"\"\"\"\n"),
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
        rows("a,b\n\"x,1\ny,2\n\"z\",3\n"),
        ["1: a|b", "2:1 unclosed-quote", "3: y|2", "4: z|3"]
    );
    assert_eq!(
        rows("a,b\n1,\"x\n2,y"),
        ["1: a|b", "2:3 unclosed-quote", "3: 2|y"]
    );
    assert_eq!(
        rows("a,b\n1,\"x\" y\n2,z\n"),
        ["1: a|b", "2:5 stray-quote", "3: 2|z"]
    );
}

#[test]
fn many_unclosed_quotes_take_linear_time() {
    let text = "\"\"\"x\n".repeat(20_000);
    assert_eq!(rows(&text).len(), 20_000);
}

#[test]
fn the_separator_is_the_one_that_cuts_the_header_most() {
    assert_eq!(rows("a;b;c,d\n1;2;3\n"), ["1: a|b|c,d", "2: 1|2|3"]);
    assert_eq!(rows("a\tb\n1\t2\n"), ["1: a|b", "2: 1|2"]);
    assert_eq!(rows("\"a;b;c\",d\n1,2\n"), ["1: a;b;c|d", "2: 1|2"]);
}
