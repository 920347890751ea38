//! Compares what the words state with what the data say.
//!
//! In: a reading and a binding. Out: findings, each with an edit that would mend the words where one would.
//! Must not know: where the words stand in a file.

mod claims;
mod fact;
mod limits;
mod ranks;
mod roles;
mod subjects;
mod values;

use std::ops::Range;

pub(super) use fact::fact;
use rust_decimal::{Decimal, RoundingStrategy};

use super::reading::{Expected, Reading, read};
use super::resolve::{Binding, Point, Shape};
use super::token::Token;
use super::vocabulary::{KNOWN, Meaning, meaning};
use super::wording;
use crate::config::{LocalText, PercentStyle};
use crate::data::{Areas, Compare, Period, Row};
use crate::diagnostic::{Code, Severity};

/// Something that the words get wrong, or say better otherwise.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// One sentence.
    pub(super) message: String,
    /// What the data say, with the cell: stands beside the underline.
    pub(super) note: Option<String>,
    /// What to do, where no wording would mend it.
    pub(super) help: Option<String>,
    /// A replacement of some bytes of the text that would mend it.
    pub(super) edit: Option<(Range<usize>, String)>,
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

    fn edit(mut self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.edit = Some((range, text.into()));
        self
    }
}

/// What came of judging one link.
#[derive(Clone, Debug, Default)]
pub(super) struct Judgement {
    /// Problems in the order of the words.
    pub(super) findings: Vec<Finding>,
    /// How a number that stands in no cell was made: `unrounded difference`.
    pub(super) methods: Vec<&'static str>,
    /// Reasons of breaks that the claim crosses and that must stand beside it.
    pub(super) breaks: Vec<LocalText>,
}

/// Reads and judges the words `range` of a text.
pub(super) struct Judge<'a> {
    /// The run of text.
    pub(super) text: &'a str,
    /// All its tokens.
    pub(super) tokens: &'a [Token],
    /// The link's words.
    pub(super) words: Range<usize>,
    /// What they rest on.
    pub(super) binding: &'a Binding<'a>,
    /// All areas, whose names the words may say.
    pub(super) areas: &'a Areas,
    /// How percentages are written in proposed wordings.
    pub(super) percent: PercentStyle,
    /// Whether the sentence has a source beside its figures.
    pub(super) sourced: bool,
}

impl Judge<'_> {
    /// The judgement.
    pub(super) fn judge(&self) -> Judgement {
        let mut judgement = Judgement::default();
        let binding = self.binding;
        let window = window(self.tokens, &self.words);
        let names = names(binding);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let periods = binding.periods();
        let expected = Expected {
            periods: &periods,
            names: &names,
            unit: &binding.series.indicator.definition.unit,
            compares: binding.vs.is_some(),
            rank: binding.show == Some(super::destination::Show::Rank),
        };
        if let Some(word) = turning(self.tokens, window.start) {
            let word = &self.text[word];
            judgement.findings.push(
                Finding::error(
                    Code::FigureNegation,
                    format!("\"{word}\" stands before the link and turns its words round"),
                )
                .help(format!(
                    "put \"{word}\" into the link, or say what the data show"
                )),
            );
        }
        let reading = read(self.text, self.tokens, window, &expected);
        self.unread(&reading, &mut judgement);
        self.periods(&reading, &mut judgement);
        self.subjects(&reading, &mut judgement);
        self.breaks(&mut judgement);
        if self.published(&reading, &mut judgement) {
            self.values(&reading, &mut judgement);
            self.claims(&reading, &mut judgement);
        }
        judgement
    }

    fn unread(&self, reading: &Reading, judgement: &mut Judgement) {
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
                    "take it out of the link, or add the phrase to the indicator's `phrases`; what can be read: {KNOWN}"
                )),
            );
        } else if reading.is_empty() {
            judgement.findings.push(
                Finding::error(Code::FigureUnread, "nothing in the link can be checked").help(
                    format!("what can be read: {KNOWN}; for a name, link to figure:none"),
                ),
            );
        }
    }

    /// Every period that the words name must be the binding's, and stand in its place.
    fn periods(&self, reading: &Reading, judgement: &mut Judgement) {
        let bound = self.binding.periods();
        let said = |range: &Range<usize>| self.text[range.clone()].to_owned();
        let mut unplaced: Vec<&super::reading::SaidPeriod> = Vec::new();
        for period in &reading.periods {
            let wanted = match period.before.as_deref() {
                _ if bound.len() < 2 || period.attached => period.index,
                Some("from" | "since" | "between" | "than" | "with" | "against") => Some(0),
                Some("to" | "until" | "and" | "by") => Some(1),
                _ => {
                    unplaced.push(period);
                    period.index
                }
            };
            if period.index.is_none() || (wanted.is_some() && wanted != period.index) {
                let should = wanted.unwrap_or(usize::from(bound.len() >= 2));
                judgement.findings.push(
                    Finding::error(
                        Code::FigureMismatch,
                        format!(
                            "the text says {}, the figure is bound to {}",
                            said(&period.range),
                            spoken(&bound)
                        ),
                    )
                    .note(self.label())
                    .edit(period.range.clone(), wording::period(bound[should])),
                );
            }
        }
        if let [first, second, ..] = unplaced.as_slice()
            && first.index == Some(1)
            && second.index == Some(0)
        {
            judgement.findings.push(
                Finding::error(
                    Code::FigureMismatch,
                    format!(
                        "the text goes from {} to {}, the figure from {} to {}",
                        said(&first.range),
                        said(&second.range),
                        bound[0],
                        bound[1]
                    ),
                )
                .note(self.label()),
            );
        }
    }

    /// A change across a break is refused or explained, as the definition says; overlapping periods are advice.
    fn breaks(&self, judgement: &mut Judgement) {
        let Shape::Change(from, to) = &self.binding.shape else {
            return;
        };
        let indicator = &self.binding.series.indicator;
        for broken in indicator.breaks_between(from.period, to.period) {
            match broken.compare {
                Compare::Never => judgement.findings.push(
                    Finding::error(
                        Code::BreakCrossed,
                        format!(
                            "{} and {} are not comparable: the series breaks at {}",
                            from.period, to.period, broken.from.value
                        ),
                    )
                    .note(broken.reason.get("en").value.clone())
                    .help("speak of each side of the break on its own, each with its own link"),
                ),
                Compare::WithNote => judgement.breaks.push(broken.reason.clone()),
            }
        }
        if to.period.start < from.period.end() {
            judgement.findings.push(
                Finding::advice(
                    Code::OverlappingPeriods,
                    format!(
                        "{} and {} overlap, so they share some of their data",
                        from.period, to.period
                    ),
                )
                .help("compare periods that do not overlap"),
            );
        }
    }

    /// Whether all values are there to be judged. A claim about a missing one is an error, unless it says so.
    fn published(&self, reading: &Reading, judgement: &mut Judgement) -> bool {
        let says_missing = reading
            .claims
            .iter()
            .find(|claim| claim.what == super::reading::What::Missing);
        let missing = self.missing();
        match (says_missing, missing) {
            (Some(claim), None) => {
                let value = self.value_text();
                judgement.findings.push(
                    Finding::error(
                        Code::FigureMismatch,
                        format!("the text says that no value is published, the data say {value}"),
                    )
                    .note(self.label())
                    .edit(claim.range.clone(), value),
                );
                false
            }
            (Some(_), Some(_)) => {
                if !reading.values.is_empty() || reading.claims.len() > 1 {
                    judgement.findings.push(self.nothing_to_judge());
                }
                false
            }
            (None, Some(_)) => {
                if !reading.is_empty() {
                    judgement.findings.push(self.nothing_to_judge());
                }
                false
            }
            (None, None) => true,
        }
    }

    fn nothing_to_judge(&self) -> Finding {
        let (name, point) = self.missing().expect("called where a value is missing");
        let why = match point.row {
            None => "the data have no row for it".to_owned(),
            Some(row) => match row.statuses.first() {
                Some(status) => format!("the data say {}", status.shorthand()),
                None => "its cell is empty".to_owned(),
            },
        };
        let cell = point
            .row
            .map(|row| self.binding.series.indicator.table.cell(row).to_string());
        let at = cell.map_or(String::new(), |cell| format!(" ({cell})"));
        Finding::error(
            Code::ValueMissing,
            format!("{name} has no value for {}: {why}", point.period),
        )
        .note(format!("{name}, {}: no value{at}", point.period))
        .help("say that it is not published, or bind the words to another period")
        .edit(self.words.clone(), "not published")
    }

    /// The first of the binding's values that is missing, with whose it is.
    fn missing(&self) -> Option<(String, Point<'_>)> {
        let own = self.binding.series.area.name.clone();
        let mut points: Vec<(String, Point)> = points(&self.binding.shape, &own);
        if let Some(vs) = &self.binding.vs {
            points.extend(self::points(&vs.shape, &vs.name));
        }
        points
            .into_iter()
            .find(|(_, point)| point.row.is_none_or(|row| row.value.is_none()))
    }

    /// `Coventry, 2015: 18.4615 (imd.csv, row 797, column value)`, for each value of the binding.
    pub(super) fn label(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, series: &super::resolve::Series, shape: &Shape| {
            for (_, point) in points(shape, name) {
                let Some(row) = point.row else { continue };
                let value = row
                    .value
                    .map_or("no value".to_owned(), |value| value.to_string());
                let cell = series.indicator.table.cell(row);
                parts.push(format!("{name}, {}: {value} ({cell})", point.period));
            }
        };
        add(
            &self.binding.series.area.name,
            &self.binding.series,
            &self.binding.shape,
        );
        if let Some(vs) = &self.binding.vs {
            let name = if vs.series.area.id == self.binding.series.area.id {
                format!("{} ({})", vs.series.area.name, vs.name)
            } else {
                vs.name.clone()
            };
            add(&name, &vs.series, &vs.shape);
        }
        parts.join("; ")
    }

    fn value_text(&self) -> String {
        match &self.binding.shape {
            Shape::At(point) | Shape::Change(_, point) => {
                let value = point.row.and_then(|row| row.value).unwrap_or_default();
                wording::value(
                    value,
                    &self.binding.series.indicator.definition,
                    self.percent,
                )
            }
        }
    }
}

/// The word directly before a link that turns round, or multiplies, what the link says: `not`, `has not yet`, `failed to`,
/// `far from`, `twice`.
pub(super) fn turning(tokens: &[Token], start: usize) -> Option<Range<usize>> {
    let word = |at: usize| tokens[at].word();
    let meaning = |at: usize| word(at).and_then(meaning);
    let before = start.checked_sub(1)?;
    let number = tokens
        .get(start)
        .is_some_and(|token| token.number().is_some());
    let times = word(before) == Some("times") && before > 0;
    let multiplies = matches!(meaning(before), Some(Meaning::Multiplied(_)))
        || matches!(word(before), Some("half" | "twice"))
        || times;
    if number && multiplies {
        let first = before - usize::from(times);
        return Some(tokens[first].range.start..tokens[before].range.end);
    }
    if word(before) == Some("from") && before > 0 && word(before - 1) == Some("far") {
        return Some(tokens[before - 1].range.start..tokens[before].range.end);
    }
    if matches!(word(before), Some("stopped" | "ceased")) {
        return Some(tokens[before].range.clone());
    }
    // Past words that belong to the verb.
    let mut at = before;
    for _ in 0..3 {
        if meaning(at) == Some(Meaning::Negation) {
            return Some(tokens[at].range.clone());
        }
        let passes = matches!(
            word(at),
            Some(
                "yet"
                    | "to"
                    | "longer"
                    | "have"
                    | "has"
                    | "been"
                    | "be"
                    | "always"
                    | "really"
                    | "actually"
                    | "even"
                    | "as"
                    | "so"
                    | "necessarily"
                    | "the"
                    | "a"
                    | "an"
            )
        );
        at = at.checked_sub(1).filter(|_| passes)?;
    }
    None
}

/// The tokens that overlap some bytes.
pub(super) fn window(tokens: &[Token], words: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| token.range.end <= words.start);
    let end = tokens.partition_point(|token| token.range.start < words.end);
    start..end.max(start)
}

/// What names the indicator and its groups: numbers in these claim nothing.
fn names(binding: &Binding) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |series: &super::resolve::Series| {
        let definition = &series.indicator.definition;
        names.extend(definition.phrases.iter().map(|phrase| phrase.value.clone()));
        names.extend(
            definition
                .title
                .all()
                .iter()
                .map(|title| title.value.clone()),
        );
        for (index, chosen) in series.dimensions.iter().enumerate() {
            let id = &series.indicator.table.dimensions[index];
            let declared = definition
                .dimensions
                .iter()
                .find(|(known, _)| *known.value == **id);
            let labels = declared
                .into_iter()
                .flat_map(|(_, dimension)| &dimension.values);
            for (_, label) in labels.filter(|(value, _)| *value.value == **chosen) {
                names.extend(label.all().iter().map(|label| label.value.clone()));
            }
        }
        names.push(definition.unit.text.clone());
        names.extend(
            definition
                .definition
                .iter()
                .flat_map(LocalText::all)
                .map(|text| text.value.clone()),
        );
    };
    add(&binding.series);
    if let Some(vs) = &binding.vs {
        add(&vs.series);
    }
    names
}

fn points<'a>(shape: &Shape<'a>, name: &str) -> Vec<(String, Point<'a>)> {
    match shape {
        Shape::At(point) => vec![(name.to_owned(), point.clone())],
        Shape::Change(from, to) => {
            vec![
                (name.to_owned(), from.clone()),
                (name.to_owned(), to.clone()),
            ]
        }
    }
}

fn spoken(periods: &[&Period]) -> String {
    periods
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" to ")
}

/// A value rounded half away from zero.
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A point's value; `published` has seen that it is there.
fn value(point: &Point) -> Decimal {
    point.row.and_then(|row| row.value).unwrap_or_default()
}

/// The digits that may be shown of a row's value: those of its cell, or those that the definition promises.
fn digits(row: Option<&Row>, definition: &crate::data::Definition) -> u32 {
    let cell = row
        .and_then(|row| row.value)
        .map_or(0, |value| value.scale());
    cell.max(definition.decimals.unwrap_or(0))
}
