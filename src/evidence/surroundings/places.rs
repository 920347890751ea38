//! The place that a sentence names for a figure must be the figure's.
//!
//! In: the mentions of a run. Out: an error or advice for each figure of another place. Must not know: values.

use std::ops::Range;

use super::mentions::{Behind, Governing, Mention, Mentions, NamedPlace, governing, starting_at};
use super::{LinkedFigure, Surroundings};
use crate::data::Area;
use crate::diagnostic::Code;
use crate::document::Prose;
use crate::evidence::destination::Quantity;
use crate::evidence::judge::AverageLevel;
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::{Meaning, meaning, surroundings};

impl Surroundings<'_, '_> {
    /// Compares a figure's area with the one that its sentence names, else with that of the texts above it.
    pub(super) fn check_place(
        &mut self,
        index: usize,
        sentence: &Range<usize>,
        mentions: &Mentions,
        behind: &Behind,
    ) {
        self.check_compared_place(index, sentence, mentions);
        let figure = &self.figures[index];
        let places = &mentions.places;
        // What the link's own words name is judged with them.
        let first = places.partition_point(|place| place.range.end <= figure.covered.start);
        if places
            .get(first)
            .is_some_and(|place| place.range.start < figure.covered.end)
        {
            return;
        }
        let run = self.run;
        let own_first = run
            .tokens
            .partition_point(|token| token.range.end <= figure.words.start);
        // `than England's [61.3 years]`
        let may_govern = |mention: &Mention<NamedPlace>| {
            let directly = mention.tokens.end == own_first
                || (mention.tokens.end + 1 == own_first
                    && run.tokens[own_first - 1].is_symbol('('));
            directly || !is_compared_with(&run.tokens, mention.tokens.start)
        };
        let found = governing(
            places,
            run,
            self.links,
            index,
            sentence,
            behind.place,
            behind.later_place,
            &may_govern,
        );
        // A name that areas.csv does not list may be nearer.
        let clause = self.own_clause(index, sentence);
        let nearest = found.as_ref().map(|found| match found {
            Governing::One(one) => places[*one].range.start,
            Governing::AnyOf(all) => places[all.start].range.start,
        });
        if nearest.is_some_and(|start| start < clause.start)
            && self.check_unknown_place(index, sentence)
        {
            return;
        }
        // `In England it was [76.0], and here [71.9 per cent]`: the page's own place, said in another way.
        let mut before = self.tokens_between(clause.start..figure.covered.start);
        let own_place = before.any(|at| {
            let word = self.word(at);
            word.is_some_and(|word| surroundings().own_place.contains(word))
        });
        let is_of_the_page = self.scope.places.contains(&figure.binding.series.area.id);
        if own_place && is_of_the_page && nearest.is_some_and(|start| start < clause.start) {
            return;
        }
        let Some(found) = found else {
            if self.check_unknown_place(index, sentence) {
                return;
            }
            // An earlier sentence of the paragraph may have named it.
            let named = places[..first]
                .iter()
                .any(|place| self.is_of(figure, &place.what));
            if !named {
                self.check_place_above(index);
            }
            return;
        };
        let (range, agrees, named) = match &found {
            Governing::One(one) => {
                let mention = &places[*one];
                let agrees = self.is_of(figure, &mention.what)
                    && !self.is_value_of_parent(index, *one, mentions, behind, sentence);
                (
                    mention.range.clone(),
                    agrees,
                    place_name(&mention.what, &self.run.prose.text[mention.range.clone()]),
                )
            }
            Governing::AnyOf(all) => {
                let some = &places[all.clone()];
                let last = &some[some.len() - 1];
                let agrees = some.iter().any(|mention| self.is_of(figure, &mention.what));
                (
                    last.range.clone(),
                    agrees,
                    place_name(&last.what, &self.run.prose.text[last.range.clone()]),
                )
            }
        };
        if !agrees {
            let own = &figure.binding.series.area.name;
            self.report(
                range,
                self.severity(),
                Code::UnlinkedArea,
                format!("the sentence says {named}, and the figure is of {own}"),
                "bind the figure to that area: &area=…, compare with it: &vs=…, or name the figure's own area",
            );
        }
    }

    /// `[4.2 years longer] than in England` of women compared with men: the area behind `than` is the one compared with.
    fn check_compared_place(&mut self, index: usize, sentence: &Range<usize>, mentions: &Mentions) {
        let figure = &self.figures[index];
        let Some(comparator) = &figure.binding.comparator else {
            return;
        };
        let limit = self.clause(index, sentence).end;
        let words = self.tokens_between(figure.covered.end..limit.max(figure.covered.end));
        let passes = |word: Option<&str>| {
            word.is_some_and(|word| {
                surroundings().passing.contains(word) || meaning(word).is_some()
            })
        };
        let mut than = false;
        let found = words.clone().find_map(|at| {
            than |= self.word(at) == Some("than");
            match starting_at(&mentions.places, at) {
                Some(found) => Some(Some(found).filter(|_| than)),
                None => (!passes(self.word(at))).then_some(None),
            }
        });
        let Some(place) = found.flatten().map(|found| &mentions.places[found]) else {
            return;
        };
        let NamedPlace::Area(area) = place.what else {
            return;
        };
        let known = [figure.binding.series.area, comparator.series.area];
        let differ = known[0].id != known[1].id;
        // Of two areas, either may be named; two groups or indicators of one area are compared with no other.
        if known.iter().any(|known| known.id == area.id) && (differ || self.is_named_group(place)) {
            return;
        }
        let message = format!(
            "the sentence compares with {}, and the figure is compared with {}",
            area.name, comparator.name
        );
        let range = place.range.clone();
        self.report(
            range,
            self.severity(),
            Code::UnlinkedArea,
            message,
            "compare the figure with that area: &vs=…, or name what it is compared with",
        );
    }

    /// Whether a place is named after `in`, as that of both sides: `than men in Coventry`.
    fn is_named_group(&self, place: &Mention<NamedPlace>) -> bool {
        let before = place.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.word(at) != Some("than"))
    }

    /// Whether a place is one that a figure may be said of: its area, one that contains it, the one compared with, or one that
    /// it is ranked among.
    fn is_of(&self, figure: &LinkedFigure, place: &NamedPlace) -> bool {
        let binding = &figure.binding;
        let compared = binding
            .comparator
            .as_ref()
            .map(|comparator| comparator.series.area);
        let own = binding.series.area;
        let area = match place {
            NamedPlace::Level(level) => {
                return self.is_at(*level, own)
                    || compared.is_some_and(|area| self.is_at(*level, area))
                    || self.is_ranked(figure);
            }
            NamedPlace::Area(area) => area,
        };
        let contains = |own: &Area| {
            self.scope
                .areas
                .line(&own.id)
                .iter()
                .any(|above| above.id == area.id)
        };
        area.id == own.id
            || contains(own)
            || compared.is_some_and(|other| other.id == area.id || contains(other))
            || (self.is_ranked(figure)
                && binding
                    .among
                    .universe()
                    .is_ok_and(|among| among.areas.iter().any(|other| other.id == area.id)))
    }

    /// Whether an area is a nation or a region. Where areas.csv tells neither types nor parents, the benchmark is the nation.
    fn is_at(&self, level: AverageLevel, area: &Area) -> bool {
        let told =
            area.parent.is_some() || matches!(area.kind.as_str(), "country" | "nation" | "state");
        level.matches(area)
            && (level == AverageLevel::Region
                || told
                || self
                    .scope
                    .benchmark
                    .is_none_or(|benchmark| *benchmark == area.id))
    }

    /// Whether a figure's words or its destination rank it.
    fn is_ranked(&self, figure: &LinkedFigure) -> bool {
        let ranks = |token: &Token| {
            token.word().and_then(meaning).is_some_and(|meaning| {
                matches!(
                    meaning,
                    Meaning::Ranked(_) | Meaning::RankedByPolarity { .. }
                )
            })
        };
        figure.binding.show == Some(Quantity::Rank)
            || self.run.tokens[self.tokens_between(figure.covered.clone())]
                .iter()
                .any(ranks)
    }

    /// Whether a larger area is named as that of a smaller one's value: `[71.9 per cent] in England`, `In England,
    /// [71.9 per cent]` of Coventry, where the sentence names Coventry in no way.
    fn is_value_of_parent(
        &self,
        index: usize,
        found: usize,
        mentions: &Mentions,
        behind: &Behind,
        sentence: &Range<usize>,
    ) -> bool {
        let figure = &self.figures[index];
        let mention = &mentions.places[found];
        let NamedPlace::Area(area) = mention.what else {
            return false;
        };
        let binding = &figure.binding;
        let own = binding.series.area;
        let is_side = |other: &Area| other.id == area.id;
        if is_side(own)
            || binding
                .comparator
                .as_ref()
                .is_some_and(|other| is_side(other.series.area))
            || self.is_ranked(figure)
        {
            return false;
        }
        if behind.place == Some(found) {
            return true;
        }
        let opens = mention.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(
                self.word(before),
                Some("in" | "across" | "throughout" | "for")
            )
        });
        let words = self.tokens_between(sentence.clone());
        let named = words.clone().any(|at| {
            self.word(at)
                .is_some_and(|word| surroundings().own_place.contains(word))
        }) || mentions.places.iter().any(|place| {
            sentence.start <= place.range.start
                && place.range.end <= sentence.end
                && matches!(place.what, NamedPlace::Area(other) if other.id == own.id)
        });
        let first = mention.tokens.start <= words.start + 1;
        opens && first && !named
    }

    /// Compares a figure's area with the places that the heads of its row and column, or the heading and the title, name.
    fn check_place_above(&mut self, index: usize) {
        let figure = &self.figures[index];
        let texts = self
            .headings
            .heads
            .into_iter()
            .chain([self.headings.heading, self.headings.title]);
        for above in texts.flatten() {
            let run = TokenizedProse::new(above, self.scope.language);
            let places = Mentions::of(&run, self.scope).places;
            let areas: Vec<&Mention<NamedPlace>> = places
                .iter()
                .filter(|place| matches!(place.what, NamedPlace::Area(_)))
                .collect();
            let Some(first) = areas.first() else { continue };
            // The head of a row or column is the figure's own area, no larger one.
            let is_own = |place: &NamedPlace| match place {
                NamedPlace::Area(area) if above.cell.is_some() && !self.is_ranked(figure) => {
                    let compared = figure.binding.comparator.as_ref();
                    area.id == figure.binding.series.area.id
                        || compared.is_some_and(|other| other.series.area.id == area.id)
                }
                place => self.is_of(figure, place),
            };
            if !areas.iter().any(|place| is_own(&place.what)) {
                let named = place_name(&first.what, &above.text[first.range.clone()]);
                let own = &figure.binding.series.area.name;
                let message = format!(
                    "{} names {named}, and the figure is of {own}",
                    name_of(above, self.run.prose)
                );
                self.report(
                    figure.words.clone(),
                    self.severity(),
                    Code::UnlinkedArea,
                    message,
                    "bind the figure to that area: &area=…, or name the figure's own area in its sentence",
                );
            }
            return;
        }
    }
}

/// What a text above a run is called in messages.
pub(super) fn name_of(above: &Prose, run: &Prose) -> &'static str {
    match (above.cell, run.cell) {
        (Some(head), Some(_)) if head.row == 0 => "the head of the column",
        (Some(_), Some(_)) => "the head of the row",
        _ if above.surface == crate::document::Surface::Title => "the title",
        _ => "the heading",
    }
}

fn place_name<'t>(place: &NamedPlace<'t>, written: &'t str) -> String {
    match place {
        NamedPlace::Area(area) => area.name.clone(),
        NamedPlace::Level(_) => format!("\"{written}\""),
    }
}

/// Whether a place is only compared with, or another's: `unlike Leeds`, `than in England`, `visitors from Luton`.
fn is_compared_with(tokens: &[Token], place: usize) -> bool {
    let words = surroundings();
    let mut at = place;
    while let Some(before) = at.checked_sub(1) {
        let Some(word) = tokens[before].word() else {
            return false;
        };
        if words.comparing.contains(word) {
            return true;
        }
        if !words.between.contains(word) {
            return false;
        }
        at = before;
    }
    false
}
