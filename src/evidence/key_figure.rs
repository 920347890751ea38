//! A key figure: its number comes from the data, so only its binding can be wrong.
//!
//! In: the block's item and the scope. Out: a claim with its diagnostics. Must not know: the page's prose.

use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::document::{KeyFigure, KeyFigureTarget, Surface};
use crate::evidence::claim::{Basis, Claim, EvidenceStatus, Verdict};
use crate::evidence::destination::{Destination, Quantity, parse_key_fact, parse_key_figure};
use crate::evidence::link::{self, words_alone};
use crate::evidence::resolve::{Binding, BoundPoints, resolve};
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording;
use crate::source::Span;

/// Resolves a key figure to a claim.
pub(super) fn check_key_figure<'a>(
    item: &KeyFigure,
    scope: &EvidenceScope<'a>,
    bindings: &mut Vec<(Span, Binding<'a>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Claim {
    let label = item.label.get(scope.language).value.clone();
    let mut claim = Claim {
        span: item.span.clone(),
        surface: Surface::KeyFigureLabel,
        words: String::new(),
        sentence: label,
        status: EvidenceStatus::Unbound,
        anchor: String::new(),
        shows: None,
        basis: Basis::Nothing,
        verdict: Verdict::Disagrees,
        methods: Vec::new(),
        ranked_among: None,
        breaks: Vec::new(),
    };
    match &item.target {
        KeyFigureTarget::Figure(typed) => {
            claim.status = EvidenceStatus::Bound;
            let Some(figure) = parse_key_figure(typed, diagnostics) else {
                return claim;
            };
            let Some(binding) = resolve(&figure, scope, diagnostics) else {
                return claim;
            };
            claim.basis = link::basis_of(&binding);
            claim.shows = link::shown_quantity(&binding);
            if let Some(words) = key_figure_words(&binding, scope) {
                claim.words = words;
                claim.verdict = Verdict::Agrees;
            } else if !binding
                .series
                .indicator
                .table
                .lacks_area(binding.series.area)
            {
                let periods = binding.periods();
                let period = periods.last().map_or(String::new(), ToString::to_string);
                diagnostics.push(
                    Diagnostic::error(
                        Code::ValueMissing,
                        typed.span.clone(),
                        format!("{} has no value for {period}", binding.series.area.name),
                    )
                    .about(Subject::area(&binding.series.area.id))
                    .help("choose a period that has a value"),
                );
            }
            bindings.push((item.span.clone(), binding));
        }
        KeyFigureTarget::Fact(typed) => {
            let Some(Destination::Source { id, fact }) = parse_key_fact(typed, diagnostics) else {
                return claim;
            };
            link::fill_key_fact(&mut claim, &id, fact.as_ref(), scope, diagnostics);
        }
    }
    claim
}

/// The large number of a key figure.
fn key_figure_words(binding: &Binding, scope: &EvidenceScope) -> Option<String> {
    let definition = &binding.series.indicator.definition;
    match (binding.show, &binding.points) {
        (Some(Quantity::LowerCi), BoundPoints::One(point)) => Some(wording::value(
            point.row?.lower_ci()?,
            definition,
            scope.percent,
        )),
        (Some(Quantity::UpperCi), BoundPoints::One(point)) => Some(wording::value(
            point.row?.upper_ci()?,
            definition,
            scope.percent,
        )),
        (None | Some(Quantity::Value), BoundPoints::One(point)) if binding.comparator.is_none() => {
            Some(wording::value(
                point.row?.value()?,
                definition,
                scope.percent,
            ))
        }
        _ => {
            let words = words_alone(binding, scope)?;
            (words != "not published").then_some(words)
        }
    }
}
