//! What a number counts: the noun after it must name what the indicator counts.

use super::{Finding, Judge};
use crate::data::UnitKind;
use crate::diagnostic::Code;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::units::StatedUnit;
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

    /// `345,300 homes` of people: the noun after a count must name what the indicator counts.
    pub(super) fn check_counted_noun(&self, stated: &StatedValue) -> Option<Finding> {
        let unit = &self.binding.series.indicator.definition.unit;
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

/// The index of a noun's group.
fn noun_group(noun: &str) -> Option<usize> {
    GROUPS.iter().position(|group| group.contains(&noun))
}
