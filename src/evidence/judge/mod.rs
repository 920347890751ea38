//! Compares what the words state with what the data say.
//!
//! In: a reading and a binding. Out: findings, each with an edit that corrects the words where one can.
//! Must not know: where the words are in a file.

mod claim_words;
mod confidence_limits;
mod counted_nouns;
mod data_value;
mod directions;
mod facts;
mod fractions;
mod missing;
mod negation;
mod other_roles;
mod over_time;
mod periods;
mod ranks;
mod ratios;
mod roles;
mod scope;
mod sides;
mod stability;
mod subjects;
mod tolerance;
mod units;
mod values;
mod words_around;

use crate::evidence::prose::token::tokens_overlapping;
use std::ops::Range;

use rust_decimal::Decimal;

pub(super) use self::facts::{check_fact, stands_in};
use self::missing::named_points;
use self::negation::negation_before;
pub(super) use self::roles::NumberRole;
pub(super) use self::sides::AverageLevel;
pub(in crate::evidence) use self::words_around::WordVerdict;
use crate::config::{LocalText, PercentStyle};
use crate::data::{AreaId, Areas, Row};
use crate::diagnostic::{Code, Severity};
use crate::evidence::lexicon::{Lexicon, TokenizedName};
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::token::Token;
use crate::evidence::prose::vocabulary::READABLE_WORDS;
use crate::evidence::reading::{ClaimWord, LinkReading, ReadingContext, StatedAmount, read};
use crate::evidence::resolve::{Binding, BoundPoints, SeriesPoint};
use crate::evidence::scope::EvidenceScope;
use crate::evidence::wording;

/// An error in the words, or advice on them.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// One sentence.
    pub(super) message: String,
    /// What the data say, with the cell; printed beside the underlined words.
    pub(super) note: Option<String>,
    /// What to do, where no wording is correct.
    pub(super) help: Option<String>,
    /// A replacement of some bytes of the text that corrects it.
    pub(super) edit: Option<(Range<usize>, String)>,
    /// The area whose row is missing.
    pub(super) without_row: Option<AreaId>,
    /// The bytes of the claim word that it is about; `None` where it is about a number, a period or a name.
    pub(super) claim: Option<Range<usize>>,
}

impl Finding {
    fn error(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            note: None,
            help: None,
            edit: None,
            without_row: None,
            claim: None,
        }
    }

    fn advice(code: Code, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            ..Self::error(code, message)
        }
    }

    fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn about(mut self, claim: &ClaimWord) -> Self {
        self.claim = Some(claim.range.clone());
        self
    }

    fn edit(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.edit = Some((range, text.into()));
        self
    }
}

/// The result of judging one link.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkJudgement {
    /// Problems in the order of the words.
    pub(super) findings: Vec<Finding>,
    /// How a number that is in no cell was calculated: `unrounded difference`.
    pub(super) methods: Vec<&'static str>,
    /// The reasons for breaks that the claim crosses, to be printed beside it.
    pub(super) breaks: Vec<LocalText>,
}

impl LinkJudgement {
    /// Whether a finding is an error.
    pub(super) fn has_errors(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.severity == Severity::Error)
    }
}

/// The roles of what some words state, to compare two readings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StatedRoles {
    pub(super) numbers: Vec<NumberRole>,
    /// The numbers that are values of series, as written.
    pub(super) values: Vec<Decimal>,
    /// The index of each period among those of the binding.
    pub(super) periods: Vec<Option<usize>>,
    /// How many claim words there are.
    pub(super) claims: usize,
    /// Whether a number is true in another role than its own, so that the words may have been misread.
    pub(super) may_be_misread: bool,
    /// The bytes of the only value, where there is one and nothing else.
    only_value: Option<usize>,
}

impl StatedRoles {
    /// Whether some words are one value and nothing else.
    pub(super) fn is_only_value(&self, words: &str) -> bool {
        self.only_value == Some(words.len())
    }
}

/// Reads and judges the words `range` of a text.
pub(super) struct Judge<'a> {
    pub(super) text: &'a str,
    /// All tokens of the text.
    pub(super) tokens: &'a [Token<'a>],
    /// The link's words.
    pub(super) words: Range<usize>,
    pub(super) binding: &'a Binding<'a>,
    pub(super) areas: &'a Areas,
    pub(super) lexicon: &'a Lexicon,
    /// How percentages are written in proposed wordings.
    pub(super) percent: PercentStyle,
    /// Whether the sentence has a source besides its figures.
    pub(super) sourced: bool,
}

impl<'a> Judge<'a> {
    /// For words of a run against a binding, in a sentence without a source besides its figures.
    pub(super) fn of_run(
        run: &'a TokenizedProse<'a>,
        words: Range<usize>,
        binding: &'a Binding<'a>,
        scope: &'a EvidenceScope<'_>,
    ) -> Self {
        Self {
            text: &run.prose.text,
            tokens: &run.tokens,
            words,
            binding,
            areas: scope.areas,
            lexicon: scope.lexicon,
            percent: scope.percent,
            sourced: false,
        }
    }
}

impl Judge<'_> {
    /// What the words state, without looking at the data.
    fn reading(&self) -> LinkReading {
        let binding = self.binding;
        let window = tokens_overlapping(self.tokens, &self.words);
        let names: Vec<&TokenizedName> = self.indicator_names().collect();
        let periods = binding.periods();
        let expected = ReadingContext {
            periods: &periods,
            names: &names,
            unit: &binding.series.indicator.definition.unit,
            confidence: binding.series.indicator.definition.confidence,
            compares: binding.comparator.is_some(),
            rank: binding.show == Some(super::destination::Quantity::Rank),
        };
        read(self.text, self.tokens, window, &expected)
    }

    /// The roles of what the words state.
    pub(super) fn stated_roles(&self) -> StatedRoles {
        let reading = self.reading();
        let numbers = self.number_roles(&reading);
        let is_value = |role: &NumberRole| matches!(role, NumberRole::Value(_) | NumberRole::Other);
        let values = reading
            .values
            .iter()
            .zip(&numbers)
            .filter_map(|(stated, role)| match &stated.amount {
                StatedAmount::Exactly(number) if is_value(role) => Some(number.value),
                _ => None,
            });
        let only_value = match reading.values.as_slice() {
            [only] if reading.claims.is_empty() && reading.periods.is_empty() => {
                Some(only.range.len())
            }
            _ => None,
        };
        StatedRoles {
            may_be_misread: self.has_number_of_other_role(&reading, &numbers),
            values: values.collect(),
            numbers,
            periods: reading.periods.iter().map(|period| period.index).collect(),
            claims: reading.claims.len(),
            only_value,
        }
    }

    /// Judges the words.
    pub(super) fn judge(&self) -> LinkJudgement {
        let mut judgement = LinkJudgement::default();
        let start = tokens_overlapping(self.tokens, &self.words).start;
        if let Some(word) = negation_before(self.tokens, start) {
            let word = &self.text[word];
            judgement.findings.push(
                Finding::error(
                    Code::FigureNegation,
                    format!("\"{word}\" comes before the link and reverses its meaning"),
                )
                .help(format!(
                    "put \"{word}\" into the link, or say what the data show"
                )),
            );
        }
        let reading = self.reading();
        self.check_unread(&reading, &mut judgement);
        self.check_periods(&reading, &mut judgement);
        self.check_areas_and_sexes(&reading, &mut judgement);
        self.check_breaks(&mut judgement);
        if self.check_published(&reading, &mut judgement) {
            self.check_values(&reading, &mut judgement);
            self.check_claim_words(&reading, &mut judgement);
            self.check_over_time(&reading, &mut judgement);
        }
        judgement
    }

    /// The names of the indicators and their groups: numbers in these are not claims.
    fn indicator_names(&self) -> impl Iterator<Item = &TokenizedName> {
        let series = [
            Some(&self.binding.series),
            self.binding
                .comparator
                .as_ref()
                .map(|comparator| &comparator.series),
        ];
        series.into_iter().flatten().flat_map(|series| {
            let indicator = &series.indicator.definition.id.value;
            self.lexicon.names(indicator, &series.dimensions)
        })
    }

    fn check_unread(&self, reading: &LinkReading, judgement: &mut LinkJudgement) {
        if !reading.leftovers.is_empty() {
            let left: Vec<String> = reading
                .leftovers
                .iter()
                .map(|range| format!("\"{}\"", &self.text[range.clone()]))
                .collect();
            judgement.findings.push(
                Finding::error(
                    Code::FigureUnread,
                    format!("{} in the link cannot be checked", left.join(", ")),
                )
                .help(format!(
                    "remove it from the link, or add the phrase to the indicator's `phrases`; what can be read: {READABLE_WORDS}"
                )),
            );
        } else if reading.is_empty() {
            judgement.findings.push(
                Finding::error(Code::FigureUnread, "nothing in the link can be checked").help(
                    format!("what can be read: {READABLE_WORDS}; for a name, link to figure:none"),
                ),
            );
        }
    }

    /// `Coventry, 2015: 18.4615 (imd.csv, row 797, column value)`, for each value of the binding.
    pub(super) fn cells_label(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, points: &BoundPoints| {
            for (_, point) in named_points(points, name) {
                let Some(row) = point.row else { continue };
                let value = row
                    .value()
                    .map_or("no value".to_owned(), |value| value.to_string());
                let cell = row.cell();
                parts.push(format!("{name}, {}: {value} ({cell})", point.period));
            }
        };
        add(&self.binding.series.area.name, &self.binding.points);
        if let Some(comparator) = &self.binding.comparator {
            let name = if comparator.series.area.id == self.binding.series.area.id {
                format!("{} ({})", comparator.series.area.name, comparator.name)
            } else {
                comparator.name.clone()
            };
            add(&name, &comparator.points);
        }
        parts.join("; ")
    }

    fn value_text(&self) -> String {
        match &self.binding.points {
            BoundPoints::One(point) | BoundPoints::Change(_, point) => {
                let value = point.row.and_then(Row::value).unwrap_or_default();
                wording::value(
                    value,
                    &self.binding.series.indicator.definition,
                    self.percent,
                )
            }
        }
    }
}

/// A point's value, which `check_published` has found not to be missing.
fn value(point: &SeriesPoint) -> Decimal {
    point.row.and_then(Row::value).unwrap_or_default()
}

/// How many decimals of a row's value may be written: those of its cell, or those of the definition.
fn digits(row: Option<Row<'_>>, definition: &crate::data::Definition) -> u32 {
    let cell = row.and_then(Row::value).map_or(0, |value| value.scale());
    cell.max(definition.decimals.unwrap_or(0))
}
