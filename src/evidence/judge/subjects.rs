//! The areas and sexes that the words name: those of the binding, or others.

use crate::evidence::prose::token::tokens_overlapping;
use std::ops::Range;

use super::{Finding, Judge, LinkJudgement};
use crate::diagnostic::Code;
use crate::evidence::prose::area_names::is_part_of_longer_name;
use crate::evidence::prose::sexes::{is_sex_dimension, sex_values};
use crate::evidence::reading::{Assertion, LinkReading};
use crate::evidence::resolve::BoundSeries;

impl Judge<'_> {
    /// Every area and sex that the words name must be one of the binding's.
    pub(super) fn check_areas_and_sexes(
        &self,
        reading: &LinkReading,
        judgement: &mut LinkJudgement,
    ) {
        let window = tokens_overlapping(self.tokens, &self.words);
        let mut at = window.start;
        while at < window.end {
            match self.lexicon.area_at(self.text, self.tokens, at, self.areas) {
                Some((area, len)) => {
                    let longer = is_part_of_longer_name(self.text, self.tokens, at..at + len);
                    let other = !self.covers_area(&area.id)
                        && !self.is_in_a_name(&area.name)
                        && !self.is_ranked_ahead(at, &area.id);
                    let above = self.is_parent_area(&area.id) && self.is_area_of_value(at, reading);
                    if !longer && (other || above) {
                        let range =
                            self.tokens[at].range.start..self.tokens[at + len - 1].range.end;
                        judgement.findings.push(self.other_area(range, area));
                    } else if !longer
                        && self.is_compared_with(at)
                        && !is_beyond_nobody(reading)
                        && !self.is_comparator_area(&area.id)
                    {
                        judgement
                            .findings
                            .push(Self::not_the_comparator(&area.name));
                    }
                    at += len;
                }
                None => at += 1,
            }
        }
        judgement.findings.extend(self.check_sex(window.clone()));
        judgement.findings.extend(self.check_average(window));
    }

    /// Whether the name at a token is that of an area with a higher rank: `second only to Sandwell`.
    fn is_ranked_ahead(&self, at: usize, id: &str) -> bool {
        let word = |back: usize| at.checked_sub(back).and_then(|at| self.tokens[at].word());
        let ranked = |universe: crate::evidence::resolve::RankUniverse| {
            universe.areas.iter().any(|area| *area.id == *id)
        };
        word(1) == Some("to") && word(2) == Some("only") && self.universe().is_some_and(ranked)
    }

    fn other_area(&self, range: Range<usize>, area: &crate::data::Area) -> Finding {
        let own = &self.binding.series.area.name;
        let owns = self.text[range.clone()].ends_with(['s']) && !area.name.ends_with('s');
        let suffix = if owns { "'s" } else { "" };
        Finding::error(
            Code::FigureMismatch,
            format!("the text says {}, the figure is of {own}", area.name),
        )
        .note(self.cells_label())
        .help(format!(
            "bind the figure to that area: &area={0}, or compare with it: &vs={0}",
            area.id
        ))
        .edit(range, format!("{own}{suffix}"))
    }

    fn not_the_comparator(name: &str) -> Finding {
        Finding::error(
            Code::BindingNeeded,
            format!("the text compares with {name}, and the link does not"),
        )
        .help(format!(
            "add &vs={name} to the destination, or name what it compares with"
        ))
    }

    /// Whether an area is one of the binding's, or contains one of them.
    fn covers_area(&self, id: &str) -> bool {
        let above = |own: &str| self.areas.line(own).iter().any(|area| *area.id == *id);
        let binding = self.binding;
        *binding.series.area.id == *id
            || above(&binding.series.area.id)
            || binding.comparator.as_ref().is_some_and(|comparator| {
                *comparator.series.area.id == *id || above(&comparator.series.area.id)
            })
    }

    /// Whether an area is none of the binding's; asked of areas that contain one of them.
    fn is_parent_area(&self, id: &str) -> bool {
        let comparator = self
            .binding
            .comparator
            .as_ref()
            .map(|comparator| &comparator.series.area.id);
        *self.binding.series.area.id != *id
            && comparator.is_none_or(|comparator| **comparator != *id)
    }

    /// Whether the name at a token is the area of a value: `20.3 per cent in England`.
    fn is_area_of_value(&self, at: usize, reading: &LinkReading) -> bool {
        let mut before = at;
        while let Some(next) = before.checked_sub(1)
            && matches!(
                self.tokens[next].word(),
                Some("the" | "in" | "for" | "across")
            )
        {
            before = next;
        }
        before < at
            && before > 0
            && reading
                .values
                .iter()
                .any(|value| value.range.end == self.tokens[before - 1].range.end)
    }

    /// Whether an area's name is part of one of the indicator's names.
    fn is_in_a_name(&self, name: &str) -> bool {
        self.indicator_names()
            .any(|known| known.text.contains(name))
    }

    /// Whether the name at a token directly follows a word that compares.
    fn is_compared_with(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens[at].word();
        let Some(mut before) = at.checked_sub(1) else {
            return false;
        };
        if word(before) == Some("the") {
            let Some(next) = before.checked_sub(1) else {
                return false;
            };
            before = next;
        }
        let directly = matches!(word(before), Some("than" | "against" | "above" | "below"));
        let with = matches!(word(before), Some("with" | "to"))
            && before > 0
            && matches!(word(before - 1), Some("compared" | "relative" | "similar"));
        directly || with
    }

    fn is_comparator_area(&self, id: &str) -> bool {
        // Where groups or indicators are compared, both are of one area.
        self.binding.comparator.as_ref().is_some_and(|comparator| {
            *comparator.series.area.id == *id
                || comparator.series.area.id == self.binding.series.area.id
        }) || (self.binding.comparator.is_some() && *self.binding.series.area.id == *id)
    }

    /// `the national average` of a comparison with a region, `the regional average` of one with the nation.
    fn check_average(&self, window: Range<usize>) -> Option<Finding> {
        let comparator = self.binding.comparator.as_ref()?;
        let own = &self.binding.series.area;
        if comparator.series.area.id == own.id {
            return None;
        }
        let at = window.clone().find(|&at| {
            self.average_level_at(at)
                .is_some_and(|level| !level.matches(comparator.series.area) && !level.matches(own))
        })?;
        let range = self.tokens[at].range.clone();
        let stated = &self.text[range];
        Some(
            Finding::error(
                Code::BindingNeeded,
                format!(
                    "the text says \"{stated}\", and the link compares with {}",
                    comparator.name
                ),
            )
            .help("name what it is compared with, or compare with that: &vs=…"),
        )
    }

    /// The only sex that the indicator's own texts name: `Life expectancy (women)`, `per 1,000 women`.
    fn sex_in_names(&self) -> Option<&'static str> {
        let mut found: Option<&'static [&'static str]> = None;
        for name in self.indicator_names() {
            for token in &name.tokens {
                let Some(values) = token.word().and_then(sex_values) else {
                    continue;
                };
                if found.is_some_and(|found| found != values) {
                    return None;
                }
                found = Some(values);
            }
        }
        found?.first().copied()
    }

    fn check_sex(&self, window: Range<usize>) -> Option<Finding> {
        let binding = self.binding;
        let mut chosen = Vec::new();
        let mut add = |series: &BoundSeries| {
            let ids = &series.indicator.table.dimensions;
            let values = ids.iter().zip(&series.dimensions);
            chosen.extend(
                values
                    .filter(|(id, _)| is_sex_dimension(id))
                    .map(|(_, value)| value.to_lowercase()),
            );
        };
        add(&binding.series);
        if let Some(comparator) = &binding.comparator {
            add(&comparator.series);
        }
        let named: Vec<usize> = window
            .filter(|&at| {
                self.tokens[at]
                    .word()
                    .is_some_and(|word| sex_values(word).is_some())
            })
            .collect();
        if chosen.is_empty() && !named.is_empty() {
            chosen.extend(self.sex_in_names().map(str::to_owned));
        }
        let own = chosen.first()?;
        let values = |at: usize| {
            self.tokens[at]
                .word()
                .and_then(sex_values)
                .unwrap_or_default()
        };
        let both = named
            .iter()
            .any(|&at| named.iter().any(|&other| values(other) != values(at)));
        if both {
            return None;
        }
        let wrong = named.into_iter().find(|&at| {
            !chosen
                .iter()
                .any(|chosen| values(at).contains(&chosen.as_str()))
        })?;
        let stated = &self.text[self.tokens[wrong].range.clone()];
        let value = values(wrong).first().unwrap_or(&"");
        Some(
            Finding::error(
                Code::FigureMismatch,
                format!("the text says {stated}, the figure is of \"{own}\""),
            )
            .note(self.cells_label())
            .help(format!(
                "choose them in the figure's destination: &sex={value}"
            )),
        )
    }
}

/// Whether words are compared with nobody beyond the area that is named: `none had a higher rate than Coventry`.
fn is_beyond_nobody(reading: &LinkReading) -> bool {
    reading
        .claims
        .iter()
        .any(|claim| matches!(claim.assertion, Assertion::Rank(rank) if rank.none_beyond))
}
