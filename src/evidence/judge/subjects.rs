//! Whom the words speak of: the binding's area or group, what it is compared with, or somebody that it has nothing of.

use std::ops::Range;

use super::super::names::{area_at, is_sex, part_of_longer, sex};
use super::super::reading::Reading;
use super::super::resolve::Series;
use super::{Finding, Judge, Judgement, window};
use crate::diagnostic::Code;

/// Who is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// The binding's own area or group.
    Own,
    /// What `vs=` names.
    Other,
}

impl Judge<'_> {
    /// Every area and sex that the words name must be the binding's.
    pub(super) fn subjects(&self, reading: &Reading, judgement: &mut Judgement) {
        let window = window(self.tokens, &self.words);
        let mut at = window.start;
        while at < window.end {
            match area_at(self.text, self.tokens, at, self.areas, self.lexicon) {
                Some((area, len)) => {
                    let longer = part_of_longer(self.text, self.tokens, at..at + len);
                    let other = !self.covers(&area.id) && !self.in_a_name(&area.name);
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
        judgement.findings.extend(self.wrong_sex(window));
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
            || binding
                .vs
                .as_ref()
                .is_some_and(|vs| *vs.series.area.id == *id || above(&vs.series.area.id))
    }

    /// Whether an area is none of the binding's, though one of those lies in it.
    fn is_above(&self, id: &str) -> bool {
        let vs = self.binding.vs.as_ref().map(|vs| &vs.series.area.id);
        *self.binding.series.area.id != *id && vs.is_none_or(|vs| **vs != *id)
    }

    /// Whether the name at a token says where a value is: `20.3 per cent in England`.
    fn stands_in(&self, at: usize, reading: &Reading) -> bool {
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
        self.binding.vs.as_ref().is_some_and(|vs| {
            *vs.series.area.id == *id || vs.series.area.id == self.binding.series.area.id
        }) || (self.binding.vs.is_some() && *self.binding.series.area.id == *id)
    }

    fn wrong_sex(&self, window: Range<usize>) -> Option<Finding> {
        let binding = self.binding;
        let mut chosen = Vec::new();
        let mut add = |series: &Series| {
            let ids = &series.indicator.table.dimensions;
            let values = ids.iter().zip(&series.dimensions);
            chosen.extend(
                values
                    .filter(|(id, _)| is_sex(id))
                    .map(|(_, value)| value.to_lowercase()),
            );
        };
        add(&binding.series);
        if let Some(vs) = &binding.vs {
            add(&vs.series);
        }
        let own = chosen.first()?;
        let named: Vec<usize> = window
            .filter(|&at| {
                self.tokens[at]
                    .word()
                    .is_some_and(|word| sex(word).is_some())
            })
            .collect();
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
        let said = &self.text[self.tokens[wrong].range.clone()];
        let value = values(wrong).first().unwrap_or(&"");
        Some(
            Finding::error(
                Code::FigureMismatch,
                format!("the text says {said}, the figure is of \"{own}\""),
            )
            .note(self.label())
            .help(format!(
                "choose them in the figure's destination: &sex={value}"
            )),
        )
    }

    /// Whom a token names, where the binding compares two areas or the two sexes.
    pub(super) fn who(&self, at: usize) -> Option<Who> {
        let vs = self.binding.vs.as_ref()?;
        let own = &self.binding.series;
        if vs.series.area.id != own.area.id {
            let (area, _) = area_at(self.text, self.tokens, at, self.areas, self.lexicon)?;
            return if area.id == own.area.id {
                Some(Who::Own)
            } else {
                (area.id == vs.series.area.id).then_some(Who::Other)
            };
        }
        let values = sex(self.tokens[at].word()?)?;
        let has = |series: &Series| {
            series
                .dimensions
                .iter()
                .any(|value| values.contains(&value.to_lowercase().as_str()))
        };
        match (has(own), has(&vs.series)) {
            (true, false) => Some(Who::Own),
            (false, true) => Some(Who::Other),
            _ => None,
        }
    }

    /// Whose a value is: who is named directly behind it (`13.2 per cent in England`), else last before it and behind
    /// the value before.
    pub(super) fn whose(&self, range: &Range<usize>, after: usize) -> Option<Who> {
        let end = self
            .tokens
            .partition_point(|token| token.range.start < range.end);
        let inside = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.range.end <= self.words.end)
        };
        let mut on = end;
        while inside(on)
            && matches!(
                self.tokens[on].word(),
                Some("in" | "for" | "among" | "of" | "the" | "across")
            )
        {
            on += 1;
        }
        if on > end
            && inside(on)
            && let Some(who) = self.who(on)
        {
            return Some(who);
        }
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let first = self
            .tokens
            .partition_point(|token| token.range.start < after.max(self.words.start));
        let mut behind_preposition = first;
        // What stands directly behind the value before belongs to that one.
        if after > self.words.start
            && self.tokens.get(first).is_some_and(|token| {
                matches!(token.word(), Some("in" | "for" | "among" | "of" | "across"))
            })
        {
            behind_preposition += 1;
            while behind_preposition < start
                && (self.tokens[behind_preposition].is("the")
                    || self.who(behind_preposition).is_some())
            {
                behind_preposition += 1;
            }
        }
        (behind_preposition..start)
            .rev()
            .find_map(|at| self.who(at))
    }

    /// Whom a name in the possessive directly before a value makes its owner.
    pub(super) fn owner(&self, range: &Range<usize>) -> Option<Who> {
        let start = self
            .tokens
            .partition_point(|token| token.range.start < range.start);
        let before = start.checked_sub(1)?;
        let word = self.tokens[before].word()?;
        let owns = word.ends_with("'s") || word.ends_with("s'");
        // A name of several words begins before the one that owns.
        (0..4)
            .filter_map(|back| before.checked_sub(back))
            .find_map(|at| self.who(at))
            .filter(|_| owns)
    }

    /// Whether a comparison is said the other way round: `England is lower than Coventry` of Coventry against England.
    pub(super) fn turned_round(&self, claim: &Range<usize>) -> bool {
        let next = self
            .tokens
            .partition_point(|token| token.range.start < claim.end);
        (next..(next + 4).min(self.tokens.len()))
            .take_while(|&at| {
                self.tokens[at].range.end <= self.words.end && self.tokens[at].word().is_some()
            })
            .find_map(|at| self.who(at))
            == Some(Who::Own)
    }
}
