//! What a number counts: the noun after it must name what the indicator counts.

use super::{Finding, Judge};
use crate::data::UnitKind;
use crate::diagnostic::Code;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::StatedUnit;
use crate::evidence::prose::vocabulary::{is_plain, meaning};
use crate::evidence::reading::{StatedAmount, StatedValue};

/// Nouns for the same thing. Events (deaths, visits) are in no group, since texts use them and people for each other.
const GROUPS: &[&[&str]] = &[
    &[
        "people",
        "persons",
        "residents",
        "children",
        "adults",
        "pupils",
        "students",
        "patients",
        "women",
        "men",
    ],
    &["homes", "houses", "dwellings", "properties", "flats"],
    &["households", "families"],
    &["beds"],
    &["schools"],
    &["businesses", "firms", "companies"],
    &["neighbourhoods"],
];

impl Judge<'_> {
    /// The first token after a number with its unit.
    fn token_after(&self, stated: &StatedValue) -> usize {
        let is_before = |token: &Token| token.range.start < stated.range.end;
        self.tokens.partition_point(is_before)
    }

    /// `13.2 adults` of a percentage.
    fn share_written_as_count(&self, stated: &StatedValue) -> Option<Finding> {
        let number = match &stated.amount {
            StatedAmount::Exactly(_) if stated.unit == StatedUnit::None => &stated.number,
            _ => return None,
        };
        let end = self.token_after(stated);
        let noun = self.tokens.get(end)?;
        noun_group(noun.word()?)?;
        let words = &self.text[stated.range.start..noun.range.end];
        let message =
            format!("\"{words}\" counts, and the indicator is a share: its unit is per cent");
        let finding = Finding::error(Code::FigureUnit, message).note(self.cells_label());
        let written = &self.text[number.clone()];
        Some(finding.edit(number.clone(), format!("{written} per cent of")))
    }

    /// `14.1 kilograms` of tonnes: a unit of measurement, or the word behind a number whose indicator has a unit of its own, must
    /// be that of the indicator.
    fn check_measured_noun(&self, stated: &StatedValue) -> Option<Finding> {
        let StatedAmount::Exactly(_) = &stated.amount else {
            return None;
        };
        if stated.unit != StatedUnit::None {
            return None;
        }
        let unit = &self.binding.series.indicator.definition.unit;
        let noun = self.tokens.get(self.token_after(stated))?;
        let word = noun.word()?;
        let lower = unit.text.to_lowercase();
        let mut own = lower.split(|c: char| !c.is_alphanumeric());
        let measure = |word: &str| MEASURES.iter().position(|words| words.contains(&word));
        let is_own = own
            .clone()
            .any(|own| own == word || measure(own).is_some_and(|own| Some(own) == measure(word)));
        let named = unit.kind == UnitKind::Index && own.any(|own| measure(own).is_some());
        let plural =
            word.ends_with('s') && word.len() > 3 && !is_plain(word) && meaning(word).is_none();
        if is_own || !(measure(word).is_some() || (named && plural)) {
            return None;
        }
        let words = &self.text[stated.range.start..noun.range.end];
        let message = format!(
            "the text says \"{words}\", the indicator's unit is {}",
            unit.text
        );
        Some(
            Finding::error(Code::FigureUnit, message)
                .note(self.cells_label())
                .help(format!(
                    "write the value in {}, or bind the words to another indicator",
                    unit.text
                )),
        )
    }

    /// `345,300 homes` of people: the noun after a count must name what the indicator counts.
    pub(super) fn check_counted_noun(&self, stated: &StatedValue) -> Option<Finding> {
        let unit = &self.binding.series.indicator.definition.unit;
        if let Some(finding) = self.check_measured_noun(stated) {
            return Some(finding);
        }
        if unit.kind == UnitKind::Percentage {
            return self.share_written_as_count(stated);
        }
        if unit.kind != UnitKind::Count || stated.unit != StatedUnit::None {
            return None;
        }
        let own = unit
            .suffix
            .split_whitespace()
            .find_map(|word| noun_group(&word.to_lowercase()))?;
        let end = self.token_after(stated);
        let noun = (end..end + 2)
            .map_while(|at| self.tokens.get(at))
            .map_while(Token::word)
            .find_map(noun_group)?;
        (own != noun).then(|| {
            let words = &self.text[stated.range.clone()];
            Finding::error(
                Code::FigureUnit,
                format!(
                    "\"{words}\" counts something else: the indicator's unit is {}",
                    unit.text
                ),
            )
            .note(self.cells_label())
            .help(format!(
                "say {}, or bind the words to another indicator",
                unit.text.trim()
            ))
        })
    }
}

/// Words for units of measurement, each with the singular and the plural.
const MEASURES: &[&[&str]] = &[
    &["gram", "grams", "g"],
    &["kilogram", "kilograms", "kg", "kilo", "kilos"],
    &["tonne", "tonnes", "ton", "tons"],
    &["kilotonne", "kilotonnes", "kt"],
    &["megatonne", "megatonnes"],
    &["metre", "metres"],
    &["kilometre", "kilometres", "km"],
    &["mile", "miles"],
    &["litre", "litres"],
    &["hectare", "hectares", "ha"],
    &["acre", "acres"],
    &["kilowatt", "kilowatts", "kw"],
    &["megawatt", "megawatts", "mw"],
    &["kwh"],
    &["mwh"],
    &["gwh"],
    &["degree", "degrees"],
    &["decibel", "decibels"],
    &["microgram", "micrograms"],
    &["mph"],
];

/// The index of a noun's group.
fn noun_group(noun: &str) -> Option<usize> {
    GROUPS.iter().position(|group| group.contains(&noun))
}
