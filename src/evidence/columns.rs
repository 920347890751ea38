//! The numbers below a `figure:` link in the head of a column: the head of each row names the area, the period or the value of a
//! dimension that the link leaves open.
//!
//! In: a number of a cell, the link, the head of the row. Out: its claim with its diagnostics. Must not know: other columns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::data::{Indicator, Row, period};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Prose, ProseLink};
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::destination::{
    Destination, FigureDestination, PeriodChoice, parse_destination,
};
use crate::evidence::judge::Judge;
use crate::evidence::link::basis_of;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::resolve::resolve;
use crate::evidence::scope::EvidenceScope;
use crate::source::Spanned;

/// A number of a cell.
pub(super) struct CellNumber<'r> {
    pub(super) run: &'r TokenizedProse<'r>,
    /// Its bytes in the run.
    pub(super) range: Range<usize>,
    /// The head of its row.
    pub(super) row: Option<&'r Prose>,
}

/// The columns of a page that are bound by their heads.
#[derive(Default)]
pub(super) struct ColumnFigures {
    /// The first bytes of the links whose own mistakes have been reported.
    reported: BTreeSet<u32>,
    /// The number of the claim of each link in a head, by the link's first byte.
    heads: BTreeMap<u32, usize>,
    /// The numbers of the claims in cells, each with that of its head.
    pub(super) cells: Vec<(usize, usize)>,
}

impl ColumnFigures {
    /// Records the number of the claim that a link in a head has among those of the page.
    pub(super) fn add_head(&mut self, link: &ProseLink, claim: usize) {
        self.heads.insert(link.span.start, claim);
    }

    /// The number of the claim of a link in a head.
    pub(super) fn head(&self, link: &ProseLink) -> Option<usize> {
        self.heads.get(&link.span.start).copied()
    }

    /// Checks a number of a cell against the data.
    pub(super) fn check_cell(
        &mut self,
        cell: &CellNumber,
        link: &ProseLink,
        claim: &mut Claim,
        scope: &EvidenceScope,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let CellNumber { run, range, row } = cell;
        let row = *row;
        claim.status = EvidenceStatus::Bound;
        claim.verdict = Verdict::Disagrees;
        let mut problems = Vec::new();
        let Some(Destination::Figure(figure)) = parse_destination(&link.destination, &mut problems)
        else {
            return;
        };
        let binding = scope
            .catalogue
            .find(&figure.indicator.value)
            .map_or_else(
                || Some(figure.clone()),
                |indicator| of_row(&figure, row, indicator, scope),
            )
            .map(|figure| resolve(&figure, scope, &mut problems));
        let Some(binding) = binding else {
            let name = row.map_or("", |row| row.text.trim());
            diagnostics.push(
                Diagnostic::error(
                    Code::FigureDestination,
                    claim.span.clone(),
                    format!("the head of the row, \"{name}\", names no area, period or group of the figure in the column's head"),
                )
                .help("name one in the first cell of the row, as areas.csv and the data write it, or bind the number by itself: [71.9](figure:…)"),
            );
            return;
        };
        let Some(binding) = binding else {
            // The link's own mistake is the same for each row.
            if self.reported.insert(link.span.start) {
                diagnostics.append(&mut problems);
            }
            return;
        };
        claim.basis = basis_of(&binding);
        let judge = Judge::of_run(run, range.clone(), &binding, scope);
        let findings = judge.judge().findings;
        let mut errors = findings
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error);
        let Some(wrong) = errors.next() else {
            claim.verdict = Verdict::Agrees;
            return;
        };
        let mut error = Diagnostic::error(wrong.code, claim.span.clone(), wrong.message)
            .label(link.span.clone(), "bound by this link");
        if let Some(note) = wrong.note.filter(|note| !note.is_empty()) {
            error = error.here(note);
        }
        let help = match wrong.edit {
            Some((_, right)) => format!("write \"{right}\""),
            None => wrong
                .help
                .unwrap_or_else(|| "write what the data say".to_owned()),
        };
        diagnostics.push(error.help(help));
    }
}

/// A column's destination with what the head of a row names; `None` where that is nothing it leaves open.
fn of_row(
    figure: &FigureDestination,
    row: Option<&Prose>,
    indicator: &Indicator,
    scope: &EvidenceScope,
) -> Option<FigureDestination> {
    let head = row?;
    let text = head.text.trim();
    let named = |value: &str| Spanned::new(value.to_owned(), head.span.clone());
    let mut of_row = figure.clone();
    let area = scope.areas.find(text).or_else(|| {
        let id = scope.lexicon.area_named(text)?;
        scope.areas.by_id.get(id)
    });
    if let Some(area) = area.filter(|_| figure.area.is_none()) {
        of_row.area = Some(named(&area.id));
        return Some(of_row);
    }
    let mut periods = indicator.table.rows().iter().map(Row::period);
    let period =
        period::find(&mut periods, text).filter(|_| matches!(figure.when, PeriodChoice::Unstated));
    if let Some(period) = period {
        of_row.when = PeriodChoice::One(named(&period.text));
        return Some(of_row);
    }
    for (id, dimension) in &indicator.definition.dimensions {
        let open = figure
            .dimensions
            .iter()
            .all(|(key, _)| key.value != id.value);
        let value = dimension.values.iter().find(|(value, label)| {
            let mut labels = label.all().into_iter();
            value.value.eq_ignore_ascii_case(text)
                || labels.any(|label| label.value.eq_ignore_ascii_case(text))
        });
        if let Some((value, _)) = value.filter(|_| open) {
            of_row
                .dimensions
                .push((named(&id.value), named(&value.value)));
            return Some(of_row);
        }
    }
    None
}

/// Adds the cells of a number to the basis of its column's head.
pub(super) fn add_to_column(head: &mut Basis, number: &Basis) {
    match (head, number) {
        (Basis::Figure { cited, .. }, Basis::Figure { cited: more, .. }) => {
            cited.extend(more.iter().cloned());
        }
        (head, Basis::Figure { .. }) => *head = number.clone(),
        _ => {}
    }
}

/// Ties a number to the source that a link in the head of its column, or below its table, names.
pub(super) fn column_source(link: &ProseLink, claim: &mut Claim) {
    if let Some(Destination::Source { id, fact }) =
        parse_destination(&link.destination, &mut Vec::new())
    {
        claim.status = EvidenceStatus::Sourced;
        claim.basis = Basis::Source {
            id: id.value,
            fact: fact.map(|fact| fact.value),
            value: None,
        };
    }
}
