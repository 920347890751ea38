//! Rows of cells under a header, whatever the format they came in. CSV is the first.
//!
//! In: a source. Out: rows that have exactly the header's cells, each cell with its place; everything else is reported.
//! Must not know: what a column means.

mod csv;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use self::csv::Csv;
use crate::diagnostic::{Code, Diagnostic, not_utf8, unseen};
use crate::source::{Source, Span, Spanned};

/// A cell as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawCell<'a> {
    /// Its text without spaces about it.
    pub(super) text: Cow<'a, str>,
    /// The first byte in the source, inside any quotes.
    pub(super) start: u32,
    /// The byte after the last.
    pub(super) end: u32,
}

/// A row as a spreadsheet counts it, from 1, the header and blank rows included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) row: u32,
    pub(super) cells: Vec<RawCell<'a>>,
}

impl Record<'_> {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// A header and the rows below it, read one at a time.
pub(super) struct Rows<'a> {
    source: &'a Source,
    csv: Csv<'a>,
    /// The header's cells: the columns' names.
    pub(super) header: Vec<RawCell<'a>>,
    /// Rows that were reported and so do not come out of `next`.
    pub(super) reported: usize,
    /// By column without a name: whether its first filled cell was reported.
    unnamed: BTreeMap<usize, bool>,
}

impl<'a> Rows<'a> {
    /// Reads the header, in the row that is named or the first that is not blank.
    pub(super) fn open(
        source: &'a Source,
        header_row: Option<&Spanned<u32>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if !is_text(source, diagnostics) {
            return None;
        }
        let mut csv = Csv::new(
            source.text(),
            csv::delimiter(source.text(), header_row.map(|r| r.value)),
        );
        let header = loop {
            match csv.next() {
                None => {
                    diagnostics.push(no_header(source, header_row));
                    return None;
                }
                Some(Ok(record)) => match header_row {
                    Some(wanted) if record.row < wanted.value => {}
                    None if record.is_blank() => {}
                    _ => break record.cells,
                },
                Some(Err(unreadable)) => {
                    let above = header_row.is_some_and(|wanted| unreadable.row < wanted.value);
                    if !above {
                        diagnostics.push(unreadable.diagnostic(source));
                        return None;
                    }
                }
            }
        };
        report_duplicates(source, &header, diagnostics);
        let unnamed = (0..header.len()).filter(|&index| header[index].text.is_empty());
        Some(Self {
            source,
            csv,
            unnamed: unnamed.map(|index| (index, false)).collect(),
            header,
            reported: 0,
        })
    }

    /// The next row that is whole. Blank rows are passed over; rows that cannot be read are reported.
    pub(super) fn next(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Option<Record<'a>> {
        loop {
            let problem = match self.csv.next()? {
                Ok(record) if record.cells.len() == self.header.len() => {
                    if record.is_blank() {
                        continue;
                    }
                    self.report_unnamed(&record, diagnostics);
                    return Some(record);
                }
                Ok(record) if record.is_blank() => continue,
                Ok(record) => self.ragged(&record),
                Err(unreadable) => unreadable.diagnostic(self.source),
            };
            self.reported += 1;
            diagnostics.push(problem);
        }
    }

    /// The place of a cell.
    pub(super) fn span(&self, cell: &RawCell<'_>) -> Span {
        self.source.span(cell.start as usize..cell.end as usize)
    }

    /// The help that shows a row's line with other texts in some of its cells, which stand in order.
    pub(super) fn write<'c>(
        &self,
        mended: impl Iterator<Item = (&'c RawCell<'c>, String)>,
    ) -> String {
        let text = self.source.text();
        let mut range: Option<std::ops::Range<usize>> = None;
        let mut new = String::new();
        for (cell, with) in mended {
            let (start, end) = (cell.start as usize, cell.end as usize);
            let from = range.as_ref().map_or(start, |range| range.end);
            new.push_str(&text[from..start]);
            new.push_str(&with);
            range = Some(range.map_or(start, |range| range.start)..end);
        }
        let line = range.map_or(String::new(), |range| self.source.mended(range, &new));
        format!("write: {line}")
    }

    /// Whether cells are separated by something else than a comma, so that a comma may stand before decimals.
    pub(super) fn comma_may_be_decimal(&self) -> bool {
        self.csv.delimiter() != b','
    }

    /// The place of a range of the source's text.
    pub(super) fn source_span(&self, range: std::ops::Range<usize>) -> Span {
        self.source.span(range)
    }

    /// The column of a name: the very name, else the same but for case, spaces, hyphens and underscores.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let plain = plain(name);
        let position =
            |is: &dyn Fn(&str) -> bool| self.header.iter().position(|cell| is(&cell.text));
        position(&|text| text == name).or_else(|| position(&|text| self::plain(text) == plain))
    }

    /// Where the header stands if what was read as one is a title: the first row near the top that has several filled cells.
    pub(super) fn likelier_header(&self) -> Option<u32> {
        let filled =
            |cells: &[RawCell<'_>]| cells.iter().filter(|cell| !cell.text.is_empty()).count();
        if filled(&self.header) > 1 {
            return None;
        }
        [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
            let mut csv = Csv::new(self.source.text(), delimiter);
            std::iter::from_fn(|| csv.next())
                .take(TITLE_ROWS)
                .filter_map(Result::ok)
                .find(|record| filled(&record.cells) > 2)
                .map(|record| record.row)
        })
    }

    fn ragged(&self, record: &Record<'_>) -> Diagnostic {
        let (have, want) = (record.cells.len(), self.header.len());
        let whole = match (record.cells.first(), record.cells.last()) {
            (Some(first), Some(last)) => self.source.span(first.start as usize..last.end as usize),
            _ => self.source.span(0..0),
        };
        let message = format!(
            "row {} has {}, the header has {want}",
            record.row,
            cells(have)
        );
        let error = Diagnostic::error(Code::RaggedRow, whole, message);
        let filled = record.cells.iter().filter(|cell| !cell.text.is_empty());
        if have < want && filled.count() == 1 {
            error.help(NO_ROW)
        } else if have < want {
            let missing: Vec<&str> = self.header[have..].iter().map(|cell| &*cell.text).collect();
            error.help(format!(
                "nothing stands under {}; add {} at the end of the row, or what is missing where it is missing",
                missing.join(", "),
                if want - have == 1 { "a comma".to_owned() } else { format!("{} commas", want - have) },
            ))
        } else {
            match self.quoted(record) {
                Some(line) => error.help(format!("write: {line}")),
                None => {
                    error.help("a text that has a comma in it needs quotes: \"Bristol, City of\"")
                }
            }
        }
    }

    /// The line of a row with one cell too many, mended where one comma alone has a space after it, as in a text.
    fn quoted(&self, record: &Record<'_>) -> Option<String> {
        let cells = &record.cells;
        let text = self.source.text();
        let spaced =
            |pair: &[RawCell<'_>]| text[pair[0].end as usize..pair[1].start as usize] == *", ";
        let mut joints = cells.windows(2).filter(|pair| spaced(pair));
        let joint = joints.next()?;
        if joints.next().is_some() || cells.len() != self.header.len() + 1 {
            return None;
        }
        let range = joint[0].start as usize..joint[1].end as usize;
        let quoted = format!("\"{}\"", &text[range.clone()]);
        Some(self.source.mended(range, &quoted))
    }

    fn report_unnamed(&mut self, record: &Record<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for (&index, told) in &mut self.unnamed {
            let cell = &record.cells[index];
            if !*told && !cell.text.is_empty() {
                *told = true;
                let head = &self.header[index];
                diagnostics.push(
                    Diagnostic::error(
                        Code::UnnamedColumn,
                        self.source.span(cell.start as usize..cell.end as usize),
                        format!("column {} holds something but has no name", index + 1),
                    )
                    .label(
                        self.source.span(head.start as usize..head.end as usize),
                        "its name belongs here",
                    )
                    .help("name the column in the header, or empty it"),
                );
            }
        }
    }
}

/// What to do with a row of one cell.
pub(super) const NO_ROW: &str =
    "if it is a note and no row of the table, take it out; the definition has `notes` for readers";

/// So many rows may stand above a header that is looked for.
const TITLE_ROWS: usize = 20;

/// A column's name as it is compared: `Area Code` and `area_code` are one.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            ' ' | '-' => '_',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

fn cells(count: usize) -> String {
    if count == 1 {
        "1 cell".to_owned()
    } else {
        format!("{count} cells")
    }
}

fn no_header(source: &Source, header_row: Option<&Spanned<u32>>) -> Diagnostic {
    match header_row {
        Some(row) => Diagnostic::error(
            Code::EmptyTable,
            row.span.clone(),
            format!("{} has no row {}", source.path().file_name(), row.value),
        )
        .help("header_row counts the file's rows from 1"),
        None => Diagnostic::error(Code::EmptyTable, source.span(0..0), "the file is empty")
            .help("the first row names the columns: area_code,period,value"),
    }
}

fn report_duplicates(source: &Source, header: &[RawCell<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let span = |cell: &RawCell<'_>| source.span(cell.start as usize..cell.end as usize);
    let mut first: BTreeMap<String, &RawCell<'_>> = BTreeMap::new();
    for cell in header.iter().filter(|cell| !cell.text.is_empty()) {
        if let Some(earlier) = first.get(&plain(&cell.text)) {
            diagnostics.push(
                Diagnostic::error(
                    Code::DuplicateHeader,
                    span(cell),
                    format!("two columns are called {}", cell.text),
                )
                .label(span(earlier), "the first of them")
                .help("give each column a name of its own"),
            );
        } else {
            first.insert(plain(&cell.text), cell);
        }
    }
}

/// A workbook or a web page under the name of a table.
fn something_else(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let name = source.path().file_name();
    let begins = |with: &str| {
        text.trim_start()
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let error = |code, what: &str| {
        Diagnostic::error(
            code,
            source.span(0..0),
            format!("{name} is {what}, whatever its name says"),
        )
    };
    if begins("PK\u{3}\u{4}") {
        Some(error(Code::NotYet, "a workbook").help(
            "open it in the spreadsheet and save it as CSV; in Excel: File, Save As, \"CSV UTF-8 (Comma delimited)\"",
        ))
    } else if begins("<!doctype") || begins("<html") {
        Some(error(Code::MissingColumn, "a web page").help(
            "the download failed or asked for a login: open the address in a browser and save the table again",
        ))
    } else {
        None
    }
}

/// Whether the source can be read as text; where it is not UTF-8 that is said, and reading goes on if the header is whole.
fn is_text(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if let Some(problem) = something_else(source) {
        diagnostics.push(problem);
        return false;
    }
    let Some(problem) = not_utf8(source) else {
        diagnostics.extend(unseen(source, 0..source.text().len()));
        return true;
    };
    let start = problem.location.span().map_or(0, |span| span.start);
    let line = source.position(start).line;
    diagnostics.push(problem);
    line > 1
}
