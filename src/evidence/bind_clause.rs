//! Whole clauses that a link can hold: `rose from 62.9 per cent in 2011 to 71.9 per cent in 2023`.
//!
//! In: a statistic in its sentence, an indicator. Out: a link around the clause, where it is true of the data.
//! Must not know: other indicators.

use std::ops::Range;
use std::sync::Arc;

use crate::data::{Indicator, Row, period};
use crate::evidence::judge::Judge;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::{Numeral, tokens_overlapping};
use crate::evidence::prose::vocabulary::{Meaning, meaning};
use crate::evidence::resolve::{AmongClause, Binding, BoundPoints, BoundSeries};
use crate::evidence::scope::EvidenceScope;

/// How many words of the statistic's sentence are the indicator's own, at most 9.
pub(super) fn shared_words(
    run: &TokenizedProse,
    range: &Range<usize>,
    indicator: &Indicator,
    scope: &EvidenceScope,
) -> u32 {
    let Some(own) = scope.lexicon.subjects.of(&indicator.definition.id.value) else {
        return 0;
    };
    let sentence = run.sentence(range);
    let tokens = tokens_overlapping(&run.tokens, &sentence);
    let words = run.tokens[tokens].iter().filter_map(|token| token.word());
    words.filter(|word| own.has(word)).take(9).count() as u32
}

/// The whole clause around a statistic, where it states a change of an indicator that it names: `rose from 62.9 per cent in 2011
/// to 71.9 per cent in 2023`.
pub(super) fn matching_clause(
    run: &TokenizedProse,
    range: &Range<usize>,
    indicator: &Arc<Indicator>,
    scope: &EvidenceScope,
) -> Option<(u32, String, String)> {
    let [place] = scope.places else { return None };
    if shared_words(run, range, indicator, scope) == 0 {
        return None;
    }
    let area = scope.areas.by_id.get(place)?;
    let sentence = run.sentence(range);
    let all = tokens_overlapping(&run.tokens, &sentence);
    let verb = all.clone().find(|&at| {
        let word = run.tokens[at].word();
        matches!(
            word.and_then(meaning),
            Some(Meaning::Moved(_) | Meaning::Judged { .. })
        )
    })?;
    let years = all.clone().filter(|&at| {
        let number = run.tokens[at].number();
        number.is_some_and(Numeral::is_year)
    });
    let [first, last] = years.collect::<Vec<_>>()[..] else {
        return None;
    };
    let slice: Vec<_> = indicator.table.slices_of(place).next()?.to_vec();
    let series = BoundSeries {
        indicator,
        area,
        dimensions: slice,
    };
    let rows = series.rows();
    let point = |at: usize| {
        let text = &run.prose.text[run.tokens[at].range.clone()];
        let period = period::find(rows.iter().map(Row::period), text)?;
        Some(series.point_at(period))
    };
    let (from, to) = (point(first)?, point(last)?);
    let end = run.tokens[last].range.end.max(range.end);
    let words = run.tokens[verb].range.start..end;
    if from.period.start >= to.period.start || words.start > range.start {
        return None;
    }
    let destination = format!(
        "figure:{}?{}..{}",
        indicator
            .definition
            .short
            .as_ref()
            .unwrap_or(&indicator.definition.id)
            .value,
        from.period,
        to.period
    )
    .replace(' ', "%20");
    let binding = Binding {
        series,
        points: BoundPoints::Change(from, to),
        comparator: None,
        among: AmongClause::empty(area),
        show: None,
        latest: None,
    };
    let judge = Judge::of_run(run, words.clone(), &binding, scope);
    let fails = judge.judge().has_errors();
    let title = &indicator.definition.title.get(scope.language).value;
    (!fails).then(|| {
        let clause = &run.prose.text[words];
        (
            0,
            format!("[{clause}]({destination})"),
            format!("{title}, the whole clause: {}", judge.cells_label()),
        )
    })
}
