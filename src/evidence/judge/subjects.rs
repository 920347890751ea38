//! Whom the words speak of: the binding's area or group, what it is compared with, or somebody that it has nothing of.

use crate::evidence::prose::token::window;
use std::ops::Range;

use super::{Finding, Judge, LinkJudgement};
use crate::diagnostic::Code;
use crate::evidence::prose::area_names::part_of_longer;
use crate::evidence::prose::sexes::{is_sex, sex};
use crate::evidence::reading::LinkReading;
use crate::evidence::resolve::BoundSeries;

impl Judge<'_> {
    /// Every area and sex that the words name must be the binding's.
    pub(super) fn subjects(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        let window = window(self.tokens, &self.words);
        let mut at = window.start;
        while at < window.end {
            match self.lexicon.area_at(self.text, self.tokens, at, self.areas) {
                Some((area, len)) => {
                    let longer = part_of_longer(self.text, self.tokens, at..at + len);
                    let other = !self.covers(&area.id)
                        && !self.in_a_name(&area.name)
                        && !self.ahead(at, &area.id);
                    let above = self.is_above(&area.id) && self.stands_in(at, reading);
                    if !longer && (other || above) {
                        let range =
                            self.tokens[at].range.start..self.tokens[at + len - 1].range.end;
                        judgement.findings.push(self.somebody_else(range, area));
                    } else if !longer && self.compared_with(at) && !self.is_other(&area.id) {
                        judgement.findings.push(Self::not_compared(&area.name));
                    }
                    at += len;
                }
                None => at += 1,
            }
        }
        judgement.findings.extend(self.wrong_sex(window.clone()));
        judgement.findings.extend(self.wrong_average(window));
    }

    /// Whether the name at a token is that of a rank before the binding's: `second only to Sandwell`.
    fn ahead(&self, at: usize, id: &str) -> bool {
        let word = |back: usize| at.checked_sub(back).and_then(|at| self.tokens[at].word());
        let ranked = |universe: crate::evidence::resolve::RankUniverse| {
            universe.areas.iter().any(|area| *area.id == *id)
        };
        word(1) == Some("to") && word(2) == Some("only") && self.universe().is_some_and(ranked)
    }

    fn somebody_else(&self, range: Range<usize>, area: &crate::data::Area) -> Finding {
        let own = &self.binding.series.area.name;
        let owns = self.text[range.clone()].ends_with(['s']) && !area.name.ends_with('s');
        let suffix = if owns { "'s" } else { "" };
        Finding::error(
            Code::FigureMismatch,
            format!("the text says {}, the figure is of {own}", area.name),
        )
        .note(self.label())
        .help(format!(
            "bind the figure to that area: &area={0}, or compare with it: &vs={0}",
            area.id
        ))
        .edit(range, format!("{own}{suffix}"))
    }

    fn not_compared(name: &str) -> Finding {
        Finding::error(
            Code::BindingNeeded,
            format!("the text compares with {name}, and the link does not"),
        )
        .help(format!(
            "add &vs={name} to the destination, or name what it compares with"
        ))
    }

    /// Whether the binding speaks of an area, or of one that lies in it.
    fn covers(&self, id: &str) -> bool {
        let above = |own: &str| self.areas.line(own).iter().any(|area| *area.id == *id);
        let binding = self.binding;
        *binding.series.area.id == *id
            || above(&binding.series.area.id)
            || binding.comparator.as_ref().is_some_and(|comparator| {
                *comparator.series.area.id == *id || above(&comparator.series.area.id)
            })
    }

    /// Whether an area is none of the binding's, though one of those lies in it.
    fn is_above(&self, id: &str) -> bool {
        let comparator = self
            .binding
            .comparator
            .as_ref()
            .map(|comparator| &comparator.series.area.id);
        *self.binding.series.area.id != *id
            && comparator.is_none_or(|comparator| **comparator != *id)
    }

    /// Whether the name at a token says where a value is: `20.3 per cent in England`.
    fn stands_in(&self, at: usize, reading: &LinkReading) -> bool {
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

    /// Whether an area's name is part of the indicator's.
    fn in_a_name(&self, name: &str) -> bool {
        self.names().any(|known| known.text.contains(name))
    }

    /// Whether the name at a token directly follows a word that compares.
    fn compared_with(&self, at: usize) -> bool {
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

    fn is_other(&self, id: &str) -> bool {
        // Where groups or indicators are compared, both are of one area.
        self.binding.comparator.as_ref().is_some_and(|comparator| {
            *comparator.series.area.id == *id
                || comparator.series.area.id == self.binding.series.area.id
        }) || (self.binding.comparator.is_some() && *self.binding.series.area.id == *id)
    }

    /// `the national average` of a comparison with a region, `the regional average` of one with the nation.
    fn wrong_average(&self, window: Range<usize>) -> Option<Finding> {
        let comparator = self.binding.comparator.as_ref()?;
        let own = &self.binding.series.area;
        if comparator.series.area.id == own.id {
            return None;
        }
        let at = window.clone().find(|&at| {
            self.averages(at)
                .is_some_and(|level| !level.fits(comparator.series.area) && !level.fits(own))
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

    /// The only sex that the indicator's own texts speak of: `Life expectancy (women)`, `per 1,000 women`.
    fn named_sex(&self) -> Option<&'static str> {
        let mut found: Option<&'static [&'static str]> = None;
        for name in self.names() {
            for token in &name.tokens {
                let Some(values) = token.word().and_then(sex) else {
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

    fn wrong_sex(&self, window: Range<usize>) -> Option<Finding> {
        let binding = self.binding;
        let mut chosen = Vec::new();
        let mut add = |series: &BoundSeries| {
            let ids = &series.indicator.table.dimensions;
            let values = ids.iter().zip(&series.dimensions);
            chosen.extend(
                values
                    .filter(|(id, _)| is_sex(id))
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
                    .is_some_and(|word| sex(word).is_some())
            })
            .collect();
        if chosen.is_empty() && !named.is_empty() {
            chosen.extend(self.named_sex().map(str::to_owned));
        }
        let own = chosen.first()?;
        let values = |at: usize| self.tokens[at].word().and_then(sex).unwrap_or_default();
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
            .note(self.label())
            .help(format!(
                "choose them in the figure's destination: &sex={value}"
            )),
        )
    }
}
