//! Finds the claim words of a sentence that are in no link, and how near to a figure each must stand to be one of it.
//!
//! In: the tokens around links. Out: claims with their meaning. Must not know: data.

use std::ops::Range;

use super::Surroundings;
use super::mentions::{Mentions, starting_at};
use crate::evidence::prose::number_words::ordinal_value;
use crate::evidence::prose::pattern::PatternSlot;
use crate::evidence::prose::vocabulary::{
    Direction, Meaning, meaning, meaning_of_change, meaning_of_comparison, phrase_at, surroundings,
};

/// A claim that is in no link.
pub(super) struct FreeClaim {
    pub(super) tokens: Range<usize>,
    pub(super) meaning: Meaning,
    /// Whether it is advised on wherever it is in the sentence; otherwise only beside a figure.
    pub(super) anywhere: bool,
    /// How many tokens may be between it and its figure: `steady at [71.9 per cent]`, not `held in Leeds`.
    pub(super) reach: usize,
}

/// How many tokens may be between a claim and a figure that it is directly beside.
pub(super) const CLOSE: usize = 3;

/// Any number of tokens that may stand there at all.
const FAR: usize = usize::MAX;

impl<'a> Surroundings<'_, 'a> {
    /// The claim that starts at a token outside links.
    pub(super) fn claim_at(
        &self,
        at: usize,
        end: usize,
        mentions: &Mentions<'a>,
    ) -> Option<FreeClaim> {
        let slots = |slot, at| {
            let found = starting_at(&mentions.times, at).filter(|_| slot == PatternSlot::Period)?;
            Some(mentions.times[found].tokens.len())
        };
        let tokens = &self.run.tokens;
        let word = self.word(at).filter(|_| self.is_free(at))?;
        let phrase = phrase_at(tokens, at, &slots).filter(|found| {
            at + found.len <= end && (at..at + found.len).all(|at| self.is_free(at))
        });
        let (len, meaning, is_phrase) = match phrase {
            Some(found) => (found.len, found.meaning, found.len > 1),
            None => (1, self.meaning_at(at, word, mentions)?, false),
        };
        let known = surroundings();
        let beside_only = known.elsewhere.contains(word) || is_phrase;
        // `less common than`
        let than = (at + len..at + len + 2).any(|at| self.word(at) == Some("than"));
        let (anywhere, reach) = match meaning {
            Meaning::Moved(_)
            | Meaning::Ranked(_)
            | Meaning::RankedByPolarity { .. }
            | Meaning::Judged { .. } => (!beside_only, FAR),
            Meaning::Compared(_) if than => (true, FAR),
            Meaning::Compared(_) if self.place_behind(at + len, mentions).is_some() => (false, FAR),
            // Passed over as a whole.
            Meaning::Compared(_) | Meaning::Plain => (false, 0),
            Meaning::Overtook { .. }
            | Meaning::OverTime(_)
            | Meaning::OnlyOne
            | Meaning::NoneBeyond
            | Meaning::NoClearChange
            | Meaning::Significantly
            | Meaning::NotSignificant
            | Meaning::Unplaced
            | Meaning::Differs
            | Meaning::Multiplied(_)
            | Meaning::Halved => (false, FAR),
            // `the same as in Leeds`
            Meaning::Unchanged | Meaning::Similar
                if self.place_behind(at + len, mentions).is_some() =>
            {
                (false, FAR)
            }
            Meaning::Everywhere | Meaning::Stable | Meaning::Unchanged | Meaning::Similar => {
                (false, CLOSE)
            }
            Meaning::Uncheckable if !self.is_word_of_figures(word) => (false, CLOSE),
            Meaning::Uncheckable
            | Meaning::Negation
            | Meaning::Half { .. }
            | Meaning::Missing
            | Meaning::Size { .. }
            | Meaning::Net { .. }
            | Meaning::Apart(_) => return None,
        };
        Some(FreeClaim {
            tokens: at..at + len,
            meaning,
            anywhere,
            reach,
        })
    }

    /// The meaning of a single word; some have one only beside a number or a place.
    fn meaning_at(&self, at: usize, word: &str, mentions: &Mentions<'a>) -> Option<Meaning> {
        if let Some(meaning) = meaning(word) {
            return Some(meaning);
        }
        // `third in the region`
        let ordinal = ordinal_value(&self.run.tokens[at]).is_some_and(|place| place > 1);
        if ordinal
            && matches!(
                self.word(at + 1),
                Some(
                    "in" | "among"
                        | "nationally"
                        | "regionally"
                        | "overall"
                        | "place"
                        | "placed"
                        | "spot"
                )
            )
        {
            return Some(Meaning::Unplaced);
        }
        // `Had employment reached [71.9 per cent], …`
        let supposes = matches!(
            word,
            "had" | "if" | "suppose" | "imagine" | "assuming" | "were"
        );
        if supposes {
            let token = &self.run.tokens[at].range;
            let opens = token.start == self.run.sentence(token).start;
            return opens.then_some(Meaning::Unplaced);
        }
        let joins = matches!(
            self.word(at + 1),
            Some("from" | "to" | "by" | "on" | "at" | "of")
        );
        let linked = |at: usize| !self.is_free(at);
        match word {
            "up" | "down"
                if at.checked_sub(1).is_some_and(linked)
                    || linked(at + 1)
                    || (joins && linked(at + 2)) =>
            {
                let up = word == "up";
                let direction = if up { Direction::Up } else { Direction::Down };
                Some(Meaning::Moved(direction))
            }
            _ if linked(at + 1) || (joins && linked(at + 2)) => meaning_of_change(word),
            _ => None,
        }
        .or_else(|| {
            let compared = self.place_behind(at + 1, mentions).is_some() || linked(at + 1);
            meaning_of_comparison(word).filter(|_| compared)
        })
    }

    /// Whether a word is one of the names of the run's figures: `at the expected level`.
    fn is_word_of_figures(&self, word: &str) -> bool {
        let mut figures = self.figures.iter();
        figures.any(|figure| {
            let series = &figure.binding.series;
            let id = &series.indicator.definition.id.value;
            let mut names = self.scope.lexicon.names(id, &series.dimensions);
            names.any(|name| name.tokens.iter().any(|token| token.is(word)))
        })
    }
}
