//! A place's indicators against their benchmarks: each with its latest value, a comparison, its trend, a sparkline.
//!
//! In: an area, indicators. Out: a panel. Must not know: which page it stands on.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::builder::PageBuilder;
use super::cards::capital;
use super::words;
use crate::data::trend::{Judgement, Trend as Direction};
use crate::data::{
    self, AreaId, Comparison as Verdict, Indicator, Period, Row, Slice, Status, UnitKind, number,
};
use crate::language::Strings;
use crate::site::Page;
use crate::theme::context::{
    Comparison, Outcome, PageLink, Panel, PanelGroup, PanelRow, Reading, Trend, TrendDirection,
};

/// The longest unit that stands with each value; a longer one stands with the indicator's name.
const SHORT_UNIT: usize = 8;
/// The most rows of one indicator: one for each group of people that has no total.
const GROUPS: usize = 6;

/// The most combinations of groups that are looked at.
const MOST_SLICES: usize = 60;

/// What the rows of a panel used, to be explained below it.
#[derive(Default)]
struct Used {
    statuses: BTreeSet<Status>,
    levels: BTreeSet<Decimal>,
    compared: bool,
    untested: bool,
    trends: bool,
}

impl PageBuilder<'_, '_> {
    /// The panel of a case study: the indicators that it lists, for its place.
    pub(super) fn case_study_panel(&self, page: &Page) -> Option<Panel> {
        let area = page.places.first()?;
        let names = page.summary.front.indicators.iter();
        let catalogue = self.renderer.parts.catalogue;
        let indicators: Vec<&Arc<Indicator>> =
            names.filter_map(|name| catalogue.find(name)).collect();
        let panel = self.panel(area, &indicators);
        (!panel.groups.is_empty()).then_some(panel)
    }

    /// The panel of a place.
    pub(super) fn panel(&self, area: &AreaId, indicators: &[&Arc<Indicator>]) -> Panel {
        let mut used = Used::default();
        let mut groups = Vec::new();
        for (heading, members) in self.by_term(indicators) {
            let rows: Vec<PanelRow> = members
                .into_iter()
                .flat_map(|indicator| self.rows(area, indicator, &mut used))
                .collect();
            if !rows.is_empty() {
                let (title, path) = heading.map(|link| (link.title, link.path)).unzip();
                groups.push(PanelGroup { title, path, rows });
            }
        }
        Panel {
            place: self.place(area),
            groups,
            method: self.panel_method(&used),
            marks: self.marks_of(used.statuses),
        }
    }

    /// Indicators by the first term that they have of the site's first taxonomy, in the order of its terms; those without
    /// one last.
    pub(super) fn by_term<'i>(
        &self,
        indicators: &[&'i Arc<Indicator>],
    ) -> Vec<(Option<PageLink>, Vec<&'i Arc<Indicator>>)> {
        let mut left: Vec<&Arc<Indicator>> = indicators.to_vec();
        let mut groups = Vec::new();
        if let Some(taxonomy) = self.renderer.parts.site.taxonomies.first() {
            for term in &taxonomy.terms {
                let carries = |indicator: &Arc<Indicator>| {
                    term.indicators.contains(&indicator.definition.id.value)
                };
                let (members, others): (Vec<_>, Vec<_>) =
                    left.into_iter().partition(|indicator| carries(indicator));
                left = others;
                if !members.is_empty() {
                    let title = term.title.get(self.language()).value.clone();
                    let path = self.local_path(&term.address);
                    groups.push((Some(PageLink { title, path }), members));
                }
            }
        }
        if !left.is_empty() {
            groups.push((None, left));
        }
        groups
    }

    fn rows(&self, area: &AreaId, indicator: &Indicator, used: &mut Used) -> Vec<PanelRow> {
        let slices = slices(indicator);
        slices
            .iter()
            .take(GROUPS)
            .filter_map(|slice| self.row(area, indicator, slice, used))
            .collect()
    }

    fn row(
        &self,
        area: &AreaId,
        indicator: &Indicator,
        slice: &Slice,
        used: &mut Used,
    ) -> Option<PanelRow> {
        let definition = &indicator.definition;
        let row = indicator.table.latest(area, slice)?;
        let parts = &self.renderer.parts;
        let site = parts.benchmark.map(|area| &**area);
        let bench = indicator.benchmark(parts.areas, Some(area), site);
        let bench_row = bench.and_then(|bench| indicator.table.row(&bench.id, slice, row.period()));
        used.statuses.extend(row.statuses().iter());
        used.statuses
            .extend(bench_row.into_iter().flat_map(|row| row.statuses().iter()));
        let unit = definition.unit.suffix.trim();
        let unit = (unit.chars().count() > SHORT_UNIT).then(|| unit.to_owned());
        let group: Vec<String> = self
            .group(indicator, slice)
            .into_iter()
            .chain(unit)
            .collect();
        Some(PanelRow {
            indicator: self.indicator_link(&definition.id.value),
            group: (!group.is_empty()).then(|| group.join(", ")),
            value: self.reading(indicator, row, slice),
            period: row.period().dashed(),
            benchmark_name: bench_row
                .and(bench)
                .map(|bench| bench.name_in(self.language()).to_owned()),
            benchmark: bench_row.map(|row| self.reading(indicator, row, slice)),
            comparison: self.comparison(indicator, row, bench_row, used),
            trend: self.trend(indicator, area, slice, used),
            sparkline: self.sparkline(indicator, area, slice),
        })
    }

    fn reading(&self, indicator: &Indicator, row: Row<'_>, slice: &Slice) -> Reading {
        let limits = row.limits().map(|(lower, upper)| {
            let text = |limit| number::text(limit, Some(indicator.decimals()), self.locale.strings);
            let ends = [("lower", &*text(lower)), ("upper", &*text(upper))];
            self.fill("page-limits", &ends)
        });
        Reading {
            text: cell_text(indicator, row, true, self.locale.strings),
            limits,
            path: self.value_path(indicator, row.area(), row.period(), slice),
        }
    }

    fn comparison(
        &self,
        indicator: &Indicator,
        row: Row<'_>,
        bench: Option<Row<'_>>,
        used: &mut Used,
    ) -> Comparison {
        let verdict = bench.map_or(Verdict::NotCompared, |bench| {
            data::comparison::compare(&indicator.definition, row, bench)
        });
        let outcome = match verdict {
            Verdict::Better => Outcome::Better,
            Verdict::Similar => Outcome::Similar,
            Verdict::Worse => Outcome::Worse,
            Verdict::Lower => Outcome::Lower,
            Verdict::Higher => Outcome::Higher,
            Verdict::NotCompared => Outcome::NotCompared,
        };
        if outcome != Outcome::NotCompared {
            used.compared = true;
            used.levels.extend(indicator.definition.confidence);
            return Comparison {
                word: self.say(verdict.key()),
                outcome,
            };
        }
        // Without limits the difference is said in words, and nothing is made of it.
        let difference = row.value().zip(bench.and_then(|bench| bench.value()));
        let word = difference.map(|(value, bench)| {
            used.untested = true;
            let difference = number::round(value - bench, indicator.decimals());
            let points = indicator.definition.unit.kind == UnitKind::Percentage;
            let lower = difference.is_sign_negative();
            let key = match (lower, points) {
                _ if difference.is_zero() => "page-difference-none",
                (true, true) => "page-difference-points-lower",
                (true, false) => "page-difference-lower",
                (false, true) => "page-difference-points-higher",
                (false, false) => "page-difference-higher",
            };
            let text = number::text(difference.abs(), None, self.locale.strings);
            self.fill(key, &[("n", &text)])
        });
        Comparison {
            word: word.unwrap_or_else(|| self.say(verdict.key())),
            outcome,
        }
    }

    fn trend(
        &self,
        indicator: &Indicator,
        area: &AreaId,
        slice: &Slice,
        used: &mut Used,
    ) -> Option<Trend> {
        let trend = indicator.trend(area, slice);
        used.trends = true;
        let (direction, judgement) = match trend {
            Direction::Increasing(judgement) => (TrendDirection::Up, judgement),
            Direction::Decreasing(judgement) => (TrendDirection::Down, judgement),
            Direction::NoSignificantChange => (TrendDirection::Flat, Judgement::None),
            Direction::CannotBeCalculated(_) => return None,
        };
        Some(Trend {
            words: self.say(trend.key()),
            direction,
            outcome: match judgement {
                Judgement::Better => Outcome::Better,
                Judgement::Worse => Outcome::Worse,
                Judgement::None => Outcome::Similar,
            },
        })
    }

    fn panel_method(&self, used: &Used) -> Vec<String> {
        let mut method = Vec::new();
        if used.compared {
            method.push(match (used.levels.first(), used.levels.len()) {
                (Some(level), 1) => {
                    let level = level.normalize().to_string();
                    self.fill("page-compared-level", &[("level", &level)])
                }
                _ => self.say("page-compared"),
            });
        }
        if used.untested {
            method.push(self.say("page-untested"));
        }
        if used.trends {
            method.push(self.say("page-trends"));
        }
        method
    }

    /// Of whom values are: the names of the values of dimensions that are not totals; nothing where it is all.
    pub(super) fn group(&self, indicator: &Indicator, slice: &[Arc<str>]) -> Option<String> {
        let dimensions = indicator.definition.dimensions.iter().zip(slice);
        let names: Vec<String> = dimensions
            .filter(|((_, dimension), value)| {
                dimension
                    .total
                    .as_ref()
                    .is_none_or(|total| *total.value != ***value)
            })
            .map(|((_, dimension), value)| {
                let named = dimension
                    .values
                    .iter()
                    .find(|(known, _)| *known.value == **value);
                named.map_or_else(
                    || capital(value),
                    |(_, name)| name.get(self.language()).value.clone(),
                )
            })
            .collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// A value as it stands in a cell, with what the publisher says of it.
pub(super) fn cell_text(
    indicator: &Indicator,
    row: Row<'_>,
    unit: bool,
    strings: &Strings,
) -> String {
    let shorthand: Vec<String> = row
        .statuses()
        .iter()
        .map(|status| status.shorthand())
        .collect();
    let Some(value) = row.value() else {
        return if shorthand.is_empty() {
            Status::NotAvailable.shorthand()
        } else {
            shorthand.join(" ")
        };
    };
    let decimals = Some(indicator.decimals());
    let of = &indicator.definition.unit;
    let short = of.suffix.trim().chars().count() <= SHORT_UNIT;
    let mut text = if unit && short {
        words::unbroken(&number::with_unit(value, decimals, of, strings))
    } else {
        number::text(value, decimals, strings)
    };
    for mark in shorthand {
        text.push('\u{a0}');
        text.push_str(&mark);
    }
    text
}

/// What an indicator shows of an area: its totals where it has them; else each group of people.
pub(super) fn slices(indicator: &Indicator) -> Vec<Slice> {
    let table = &indicator.table;
    let mut slices: Vec<Slice> = vec![Vec::new()];
    for (index, values) in table.values.iter().enumerate() {
        let total = indicator.definition.dimensions.get(index);
        let total = total.and_then(|(_, dimension)| dimension.total.as_ref());
        let total = total.and_then(|total| values.iter().find(|value| ***value == *total.value));
        let shown: Vec<&Arc<str>> = match total {
            Some(total) => vec![total],
            None => values.iter().collect(),
        };
        slices = slices
            .iter()
            .flat_map(|slice| {
                shown.iter().map(|value| {
                    let values = slice.iter().chain(std::iter::once(*value));
                    values.cloned().collect()
                })
            })
            .take(MOST_SLICES)
            .collect();
    }
    slices
}

/// The anchor of a value on its indicator's page: `coventry-2021-22`, `coventry-2021-22-female`.
pub fn anchor(indicator: &Indicator, area: &str, period: &Period, slice: &[Arc<str>]) -> String {
    let mut anchor = format!("{}-{}", plain(area), plain(&period.slug()));
    for ((_, dimension), value) in indicator.definition.dimensions.iter().zip(slice) {
        if dimension
            .total
            .as_ref()
            .is_none_or(|total| *total.value != **value)
        {
            anchor.push('-');
            anchor.push_str(&plain(value));
        }
    }
    anchor
}

/// Letters, digits and hyphens.
fn plain(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-';
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let kept = text.chars().flat_map(char::to_lowercase);
    kept.map(|character| {
        if character.is_alphanumeric() {
            character
        } else {
            '-'
        }
    })
    .collect()
}
