//! The checks see everything: each bound figure of the demonstration site is falsified in turn, in the text and in the data,
//! and an error must stand at its line.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casebook::build::{self, Memo};
use casebook::diagnostic::{Diagnostic, Severity};
use casebook::disk::read_site;
use casebook::evidence::{Basis, Claim, State};
use casebook::inputs::{File, Inputs, Settings};
use casebook::source::{SitePath, Source, Span};

/// The demonstration site with a memo, so that one edit costs one page.
struct Demonstration {
    inputs: Inputs,
    memo: Memo,
}

impl Demonstration {
    fn open() -> Self {
        let files = read_site(Path::new(".")).expect("the repository's own site");
        let now = "2026-11-23T00:00:00Z".parse().expect("a moment");
        Self {
            inputs: Inputs {
                files,
                now,
                settings: Settings::default(),
            },
            memo: Memo::default(),
        }
    }

    fn check(&mut self) -> build::Checked {
        build::check(&self.inputs, &mut self.memo, &mut |_| ())
    }

    fn text(&self, path: &SitePath) -> String {
        let source = self.inputs.text(path).expect("a text of the site");
        source.text().to_owned()
    }

    /// The errors while a range of a file reads otherwise.
    fn errors_with(&mut self, span: &Span, other: &str) -> Vec<Diagnostic> {
        let mut text = self.text(&span.file);
        text.replace_range(span.range(), other);
        let source = Arc::new(Source::new(span.file.clone(), text));
        let before = self
            .inputs
            .files
            .insert(span.file.clone(), File::Text(source));
        let checked = self.check();
        self.inputs
            .files
            .insert(span.file.clone(), before.expect("it was there"));
        let errors = checked.diagnostics.into_iter();
        errors
            .filter(|found| found.severity == Severity::Error)
            .collect()
    }

    /// Whether an error stands in the link, or at the definition of its reference, of a page.
    fn seen(errors: &[Diagnostic], claim: &Claim, shift: i64) -> bool {
        let end = i64::from(claim.span.end) + shift;
        errors.iter().any(|error| {
            error.span.file == claim.span.file
                && i64::from(error.span.start) < end
                && claim.span.start <= error.span.end
        })
    }
}

/// The claims of all pages that are bound and stand in links whose words are in the file as they are.
fn bound(site: &mut Demonstration) -> Vec<(Claim, Span)> {
    let checked = site.check();
    let errors: Vec<_> = checked
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "the site as it is is clean: {errors:#?}");
    let mut found = Vec::new();
    for (_, claim) in checked.claims() {
        if claim.state != State::Bound || !matches!(claim.basis, Basis::Figure { .. }) {
            continue;
        }
        let text = site.text(&claim.span.file);
        let link = &text[claim.span.range()];
        // A key figure has no words of its own: its number comes from the data.
        let Some(end) = link.starts_with('[').then(|| link.find(']')).flatten() else {
            continue;
        };
        found.push((claim.clone(), claim.span.part(1..end)));
    }
    found
}

/// The numbers in words: the place and length of each run of digits, with what stands directly before.
fn digits(words: &str) -> Vec<usize> {
    words
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| at)
        .collect()
}

const HEDGES: [&str; 12] = [
    "about", "around", "nearly", "almost", "over", "under", "more than", "less than", "at least",
    "between", "just", "bron",
];

#[test]
fn a_digit_changed_in_a_bound_figure_is_an_error_at_its_line() {
    let mut site = Demonstration::open();
    let mut tried = 0;
    let mut unseen = Vec::new();
    for (claim, words_span) in bound(&mut site) {
        let words = site.text(&words_span.file)[words_span.range()].to_owned();
        if HEDGES.iter().any(|hedge| words.contains(hedge)) {
            continue;
        }
        for at in digits(&words) {
            // Two more, so that a value on the edge of rounding is not reached.
            let digit = words.as_bytes()[at] - b'0';
            let mut other = words.clone();
            other.replace_range(at..=at, &((digit + 2) % 10).to_string());
            tried += 1;
            let errors = site.errors_with(&words_span, &other);
            if !Demonstration::seen(&errors, &claim, 0) {
                unseen.push(format!("{}: {words} → {other}", words_span.file));
            }
        }
    }
    assert!(tried > 500, "{tried} digits changed");
    assert!(unseen.is_empty(), "{} of {tried}:\n{}", unseen.len(), unseen.join("\n"));
}

const OPPOSITES: [(&str, &str); 16] = [
    ("rose", "fell"),
    ("rise", "fall"),
    ("increased", "decreased"),
    ("grew", "fell"),
    ("widened", "narrowed"),
    ("higher", "lower"),
    ("above", "below"),
    ("longer", "shorter"),
    ("wider", "narrower"),
    ("highest", "lowest"),
    ("improved", "worsened"),
    ("better", "worse"),
    ("more", "fewer"),
    ("up", "down"),
    ("doubled", "halved"),
    ("more", "less"),
];

#[test]
fn a_direction_turned_round_in_a_bound_figure_is_an_error_at_its_line() {
    let mut site = Demonstration::open();
    let mut tried = 0;
    let mut unseen = Vec::new();
    for (claim, words_span) in bound(&mut site) {
        let words = site.text(&words_span.file)[words_span.range()].to_owned();
        for (one, other) in OPPOSITES.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
            let Some(at) = words.find(one) else { continue };
            let whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
            if !whole(words[..at].chars().next_back())
                || !whole(words[at + one.len()..].chars().next())
            {
                continue;
            }
            let mut turned = words.clone();
            turned.replace_range(at..at + one.len(), other);
            tried += 1;
            let shift = other.len() as i64 - one.len() as i64;
            let errors = site.errors_with(&words_span, &turned);
            if !Demonstration::seen(&errors, &claim, shift) {
                unseen.push(format!("{}: {words} → {turned}", words_span.file));
            }
        }
    }
    assert!(tried > 20, "{tried} directions turned");
    assert!(unseen.is_empty(), "{} of {tried}:\n{}", unseen.len(), unseen.join("\n"));
}

#[test]
fn a_cell_changed_until_the_rounded_value_does_is_an_error_wherever_it_is_cited() {
    let mut site = Demonstration::open();
    let mut by_cell: BTreeMap<Span, Vec<(Claim, String)>> = BTreeMap::new();
    for (claim, words_span) in bound(&mut site) {
        let words = site.text(&words_span.file)[words_span.range()].to_owned();
        let Basis::Figure { cited, .. } = &claim.basis else {
            continue;
        };
        for cited in cited {
            let Some(cell) = &cited.cell else { continue };
            // Only where the value itself stands in the words: a plain number with its digits.
            let Some(value) = cited.value else { continue };
            let stands = (0..=4).any(|decimals| {
                let rounded = value.round_dp_with_strategy(
                    decimals,
                    rust_decimal::RoundingStrategy::MidpointAwayFromZero,
                );
                let text = format!("{rounded:.*}", decimals as usize);
                words.split(|c: char| !(c.is_ascii_digit() || c == '.')).any(|part| {
                    part.trim_end_matches('.') == text
                })
            });
            if stands {
                let claims = by_cell.entry(cell.span.clone()).or_default();
                claims.push((claim.clone(), words.clone()));
            }
        }
    }
    let mut tried = 0;
    let mut unseen = Vec::new();
    for (cell, claims) in by_cell {
        let value = site.text(&cell.file)[cell.range()].to_owned();
        let number: rust_decimal::Decimal = value.trim().parse().expect("a number");
        // A third more, and one: every rounding of it is another number.
        let other = (rust_decimal::Decimal::ONE + number * rust_decimal::Decimal::new(4, 0) / rust_decimal::Decimal::new(3, 0))
        .round_dp(number.scale().max(2));
        let errors = site.errors_with(&cell, &other.to_string());
        // Limits that no longer hold the value are an error of the data, and still the claims are judged.
        for (claim, words) in claims {
            tried += 1;
            if !Demonstration::seen(&errors, &claim, 0) {
                unseen.push(format!("{value} → {other} under {words}"));
            }
        }
    }
    assert!(tried > 200, "{tried} claims with a changed cell");
    assert!(unseen.is_empty(), "{} of {tried}:\n{}", unseen.len(), unseen.join("\n"));
}

#[test]
fn a_period_changed_in_a_destination_is_an_error_where_the_values_differ() {
    let mut site = Demonstration::open();
    let mut tried = 0;
    let mut unseen = Vec::new();
    for (claim, words_span) in bound(&mut site) {
        let text = site.text(&words_span.file);
        let link = &text[claim.span.range()];
        let Some(at) = link.find("](figure:") else {
            continue;
        };
        let words = text[words_span.range()].to_owned();
        if !words.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(query) = link[at..].find('?') else {
            continue;
        };
        let start = at + query + 1;
        let end = start
            + link[start..]
                .find(['&', ')', ' '])
                .expect("the destination ends");
        let period = &link[start..end];
        if period.contains('=') {
            continue;
        }
        // A period that no data have.
        let other = period.replace("20", "19");
        tried += 1;
        let span = claim.span.part(start..end);
        let errors = site.errors_with(&span, &other);
        if !Demonstration::seen(&errors, &claim, 0) {
            unseen.push(format!("{link}: {period} → {other}"));
        }
    }
    assert!(tried > 50, "{tried} periods changed");
    assert!(unseen.is_empty(), "{} of {tried}:\n{}", unseen.len(), unseen.join("\n"));
}
