//! The claim words: directions, comparisons, judgements, stability, significance, ratios in words.

use rust_decimal::Decimal;

use super::super::reading::{Claimed, RankEnd, Reading, SaidRank, What};
use super::super::resolve::Shape;
use super::super::vocabulary::{Direction, Hedge, opposite};
use super::limits::Shown;
use super::values::near;
use super::{Finding, Judge, Judgement, digits, rounded, value};
use crate::data::{Polarity, UnitKind};
use crate::diagnostic::Code;

impl Judge<'_> {
    /// Judges every claim word of a reading.
    pub(super) fn claims(&self, reading: &Reading, judgement: &mut Judgement) {
        let change = matches!(self.binding.shape, Shape::Change(..));
        for claim in &reading.claims {
            let finding = match claim.what {
                What::Moved(direction) => self.moved(claim, direction),
                What::Compared(direction) => self.compared(claim, direction),
                What::Judged { better } => self.judged(claim, better),
                What::Rank(rank) => {
                    judgement.methods.push("rank of the unrounded values");
                    self.rank(claim, rank)
                }
                What::Stable => self.stable(claim),
                What::Unchanged => self.unchanged(claim),
                What::NoClearChange if change => self.not_shown(claim),
                What::NoClearChange => Some(self.needs_change(claim)),
                What::Similar => self.not_shown(claim),
                What::Significantly => self.significantly(claim),
                What::Multiplied { by, hedge } => self.multiplied(claim, Decimal::from(by), hedge),
                What::Halved { hedge } => self.halved(claim, hedge),
                What::Half { more } => self.half(claim, more),
                What::Span { months } => self.span(claim, months),
                What::Missing => None,
            };
            judgement.findings.extend(finding);
        }
    }

    fn said(&self, claim: &Claimed) -> &str {
        &self.text[claim.range.clone()]
    }

    fn needs_change(&self, claim: &Claimed) -> Finding {
        let newest = self
            .binding
            .periods()
            .last()
            .map_or(String::new(), ToString::to_string);
        Finding::error(
            Code::BindingNeeded,
            format!(
                "\"{}\" says a change, and the link is bound to one period",
                self.said(claim)
            ),
        )
        .help(format!("bind it to both periods: ?FROM..{newest}"))
    }

    fn needs_other(&self, claim: &Claimed) -> Finding {
        Finding::error(
            Code::BindingNeeded,
            format!("\"{}\" compares, and the link does not say with what", self.said(claim)),
        )
        .help("add &vs= and an area (vs=england), a group (vs=sex:female) or an indicator (vs=indicator:ID)")
    }

    /// First and last: values of a change, or sizes of a gap at both ends.
    fn ends(&self) -> Option<(Decimal, Decimal)> {
        match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => Some((value(from), value(to))),
            (Shape::Change(from, to), Some(Shape::Change(vs_from, vs_to))) => Some((
                value(from).checked_sub(value(vs_from))?.abs(),
                value(to).checked_sub(value(vs_to))?.abs(),
            )),
            _ => None,
        }
    }

    fn moved(&self, claim: &Claimed, said: Direction) -> Option<Finding> {
        let Some((first, last)) = self.ends() else {
            return Some(self.needs_change(claim));
        };
        let Some(real) = direction(first, last) else {
            return Some(
                self.wrong(claim, "the values are equal")
                    .edit(claim.range.clone(), "was unchanged"),
            );
        };
        if real != said {
            return Some(self.turned(
                claim,
                real,
                if real == Direction::Up {
                    "it rose"
                } else {
                    "it fell"
                },
            ));
        }
        self.barely(claim, first, last)
    }

    /// Advice where a change is too small to be called one.
    fn barely(&self, claim: &Claimed, first: Decimal, last: Decimal) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let within = definition
            .stable_within
            .as_ref()
            .is_some_and(|stable| (last - first).abs() <= stable.value);
        let (why, instead) = if within {
            let limit = definition
                .stable_within
                .as_ref()
                .map(|stable| stable.value)?;
            (
                format!("the change is within {limit}, which counts as stable"),
                "was little changed",
            )
        } else if self.shown() == Shown::No {
            (
                "the confidence limits overlap, so they do not show a change".to_owned(),
                "there was no clear change",
            )
        } else {
            return None;
        };
        Some(
            Finding::advice(
                Code::ChangeNotShown,
                format!("\"{}\": {why}", self.said(claim)),
            )
            .note(self.label())
            .help(format!(
                "write \"{instead}\", or give both values without saying that it moved"
            )),
        )
    }

    fn compared(&self, claim: &Claimed, said: Direction) -> Option<Finding> {
        let pair = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::At(own), Some(Shape::At(other))) => (value(other), value(own)),
            // "lower than in 2015" compares the last with the first.
            (Shape::Change(from, to), None) => (value(from), value(to)),
            // "the gap was wider than in 2015"
            (Shape::Change(..), Some(_)) => self.ends()?,
            _ => return Some(self.needs_other(claim)),
        };
        let Some(real) = direction(pair.0, pair.1) else {
            return Some(self.wrong(claim, "the values are equal"));
        };
        let real = match real {
            Direction::Up if self.turned_round(&claim.range) => Direction::Down,
            Direction::Down if self.turned_round(&claim.range) => Direction::Up,
            real => real,
        };
        if real == said {
            return None;
        }
        Some(self.turned(
            claim,
            real,
            if real == Direction::Up {
                "it is higher"
            } else {
                "it is lower"
            },
        ))
    }

    fn judged(&self, claim: &Claimed, better: bool) -> Option<Finding> {
        if let Some(finding) = self.no_judgement(claim) {
            return Some(finding);
        }
        let pair = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(from, to), None) => (value(from), value(to)),
            (Shape::At(own), Some(Shape::At(other))) => (value(other), value(own)),
            (Shape::Change(..), Some(_)) => {
                return Some(
                    Finding::error(
                        Code::CannotJudge,
                        format!(
                            "\"{}\" cannot be said of a change in a gap",
                            self.said(claim)
                        ),
                    )
                    .help("say that the gap widened or narrowed"),
                );
            }
            _ => return Some(self.needs_change(claim)),
        };
        let polarity = self.binding.series.indicator.definition.polarity;
        let Some(real) = direction(pair.0, pair.1) else {
            return Some(self.wrong(claim, "the values are equal"));
        };
        let up_is_better = polarity == Some(Polarity::HigherIsBetter);
        let got_better = (real == Direction::Up) == up_is_better;
        if got_better == better {
            return if matches!(self.binding.shape, Shape::Change(..)) {
                self.barely(claim, pair.0, pair.1)
            } else {
                None
            };
        }
        let says = if got_better {
            "it is better"
        } else {
            "it is worse"
        };
        let word = if got_better { "improved" } else { "worsened" };
        let text = opposite(&self.said(claim).to_lowercase()).unwrap_or(word);
        Some(self.wrong(claim, says).edit(claim.range.clone(), text))
    }

    /// Why nothing may be called better, worse or significant, if so.
    pub(super) fn no_judgement(&self, claim: &Claimed) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let said = self.said(claim);
        if definition.relative {
            return Some(
                Finding::error(
                    Code::RelativeJudged,
                    format!("\"{said}\" cannot be said of a relative measure: it shows a place among others"),
                )
                .help("say that it rose or fell, or that it is higher or lower"),
            );
        }
        let judged = matches!(
            definition.polarity,
            Some(Polarity::LowerIsBetter | Polarity::HigherIsBetter)
        );
        (!judged && claim.what != What::Significantly).then(|| {
            Finding::error(
                Code::NoPolarity,
                format!("\"{said}\" cannot be checked: the indicator does not say which direction is better"),
            )
            .help("add polarity: lower-is-better or higher-is-better to its definition, or say that it rose or fell")
        })
    }

    fn stable(&self, claim: &Claimed) -> Option<Finding> {
        let Shape::Change(from, to) = &self.binding.shape else {
            return Some(self.needs_change(claim));
        };
        let definition = &self.binding.series.indicator.definition;
        let Some(stable) = &definition.stable_within else {
            return Some(
                Finding::error(
                    Code::CannotJudge,
                    format!(
                        "\"{}\" cannot be judged: the indicator does not say which change counts as stable",
                        self.said(claim)
                    ),
                )
                .help("add stable_within: {value: …, reason: …} to its definition, or give the values"),
            );
        };
        let others: Vec<&crate::data::Row> = self
            .binding
            .vs
            .iter()
            .flat_map(|vs| vs.series.rows())
            .collect();
        let mut first = None;
        for row in self.binding.series.rows() {
            if row.period.start < from.period.start || row.period.start > to.period.start {
                continue;
            }
            let other = match &self.binding.vs {
                None => Some(Decimal::ZERO),
                Some(_) => others
                    .iter()
                    .find(|other| other.period.start == row.period.start)
                    .and_then(|row| row.value),
            };
            let (Some(own), Some(other)) = (row.value, other) else {
                return Some(
                    Finding::error(
                        Code::CannotJudge,
                        format!(
                            "\"{}\" cannot be judged: {} has no value",
                            self.said(claim),
                            row.period
                        ),
                    )
                    .help("speak of a span in which every period has a value"),
                );
            };
            let gap = own.checked_sub(other)?;
            let gap = if self.binding.vs.is_some() {
                gap.abs()
            } else {
                gap
            };
            let start = *first.get_or_insert(gap);
            if (gap - start).abs() > stable.value {
                let finding = self.wrong(
                    claim,
                    &format!(
                        "{} is {}, which differs from the first by more than {}",
                        row.period, gap, stable.value
                    ),
                );
                let (first, last) = self.ends()?;
                let word = direction(first, last).filter(|_| (last - first).abs() > stable.value);
                return Some(match word {
                    Some(Direction::Up) => finding.edit(claim.range.clone(), "rose"),
                    Some(Direction::Down) => finding.edit(claim.range.clone(), "fell"),
                    None => finding.help("say what happened in between, with its own link"),
                });
            }
        }
        None
    }

    fn unchanged(&self, claim: &Claimed) -> Option<Finding> {
        let definition = &self.binding.series.indicator.definition;
        let (one, other) = match (
            &self.binding.shape,
            self.binding.vs.as_ref().map(|vs| &vs.shape),
        ) {
            (Shape::Change(one, other), None) => (one, other),
            (Shape::At(own), Some(Shape::At(other))) => (other, own),
            _ => return Some(self.needs_change(claim)),
        };
        let decimals = definition
            .decimals
            .unwrap_or_else(|| digits(one.row, definition).min(digits(other.row, definition)));
        let (one, other) = (value(one), value(other));
        if rounded(one, decimals) == rounded(other, decimals) {
            return None;
        }
        let change = matches!(self.binding.shape, Shape::Change(..));
        let (says, word) = match (direction(one, other)?, change) {
            (Direction::Up, true) => ("it rose", "rose"),
            (Direction::Down, true) => ("it fell", "fell"),
            (Direction::Up, false) => ("it is higher", "higher"),
            (Direction::Down, false) => ("it is lower", "lower"),
        };
        Some(self.wrong(claim, says).edit(claim.range.clone(), word))
    }

    /// `no clear change`, `similar to`: the limits do not show a difference.
    fn not_shown(&self, claim: &Claimed) -> Option<Finding> {
        if matches!(self.binding.shape, Shape::At(_)) && self.binding.vs.is_none() {
            return Some(self.needs_other(claim));
        }
        match self.shown() {
            Shown::No => None,
            Shown::NoLimits => Some(
                Finding::error(
                    Code::CannotJudge,
                    format!(
                        "\"{}\" cannot be judged: the data have no confidence limits for it",
                        self.said(claim)
                    ),
                )
                .help("give the values, or say that it rose, fell, or is higher or lower"),
            ),
            Shown::Yes => {
                let change = matches!(self.binding.shape, Shape::Change(..));
                let up = match self.ends() {
                    Some((first, last)) => direction(first, last),
                    None => match (
                        &self.binding.shape,
                        self.binding.vs.as_ref().map(|vs| &vs.shape),
                    ) {
                        (Shape::At(own), Some(Shape::At(other))) => {
                            direction(value(other), value(own))
                        }
                        _ => None,
                    },
                }?;
                let word = match (up, change) {
                    (Direction::Up, true) => "rose",
                    (Direction::Down, true) => "fell",
                    (Direction::Up, false) => "higher than",
                    (Direction::Down, false) => "lower than",
                };
                let mut range = claim.range.clone();
                if !change && self.text[range.end..].starts_with(" to") {
                    range.end += 3;
                }
                Some(
                    self.wrong(claim, "the confidence limits show a difference")
                        .edit(range, word),
                )
            }
        }
    }

    fn significantly(&self, claim: &Claimed) -> Option<Finding> {
        if let Some(finding) = self.no_judgement(claim) {
            return Some(finding);
        }
        if matches!(self.binding.shape, Shape::At(_)) && self.binding.vs.is_none() {
            return Some(self.needs_other(claim));
        }
        if self.shown() == Shown::Yes || self.sourced {
            return None;
        }
        let why = match self.shown() {
            Shown::No => "the confidence limits do not show it",
            _ => "the data have no confidence limits to show it",
        };
        let mut range = claim.range.clone();
        if self.text[range.end..].starts_with(' ') {
            range.end += 1;
        }
        Some(
            Finding::error(
                Code::NotSignificant,
                format!("\"{}\" is not shown: {why}", self.said(claim)),
            )
            .note(self.label())
            .help("take the word out, or add a source: link for it to the sentence")
            .edit(range, ""),
        )
    }

    fn multiplied(&self, claim: &Claimed, by: Decimal, hedge: Option<Hedge>) -> Option<Finding> {
        let Some(ratio) = self.ratio() else {
            return Some(self.needs_change(claim));
        };
        (!near(ratio, by, hedge)).then(|| self.ratio_wrong(claim, ratio))
    }

    fn halved(&self, claim: &Claimed, hedge: Option<Hedge>) -> Option<Finding> {
        let Some(ratio) = self.ratio() else {
            return Some(self.needs_change(claim));
        };
        let half = Decimal::new(5, 1);
        let five = Decimal::new(25, 3);
        let fits = match hedge {
            None | Some(Hedge::About) => (ratio - half).abs() <= five,
            // Fell by more than half.
            Some(Hedge::MoreThan | Hedge::AtLeast) => ratio < half,
            Some(Hedge::Nearly | Hedge::LessThan | Hedge::AtMost) => {
                half < ratio && ratio <= half + five
            }
        };
        (!fits).then(|| self.ratio_wrong(claim, ratio))
    }

    fn ratio_wrong(&self, claim: &Claimed, ratio: Decimal) -> Finding {
        let finding = self.wrong(claim, &format!("the ratio is {}", rounded(ratio, 2)));
        let change = matches!(self.binding.shape, Shape::Change(..));
        match (ratio > Decimal::ONE, change) {
            (true, true) => finding.edit(claim.range.clone(), "rose"),
            (false, true) => finding.edit(claim.range.clone(), "fell"),
            (true, false) => finding.edit(claim.range.clone(), "higher than"),
            (false, false) => finding.edit(claim.range.clone(), "lower than"),
        }
    }

    /// `the majority of pupils`: of the value, the last of a change.
    fn half(&self, claim: &Claimed, more: bool) -> Option<Finding> {
        let (Shape::At(point) | Shape::Change(_, point)) = &self.binding.shape;
        let unit = &self.binding.series.indicator.definition.unit;
        let half = Decimal::from(50);
        if unit.kind != UnitKind::Percentage {
            return Some(
                Finding::error(
                    Code::FigureUnread,
                    format!("\"{}\" can be said of a percentage alone", self.said(claim)),
                )
                .help("give the value"),
            );
        }
        let holds = if more {
            value(point) > half
        } else {
            value(point) < half
        };
        (!holds).then(|| self.wrong(claim, &format!("{} per cent", value(point))))
    }

    /// `over two years`: from the first period to the last, counted between their starts or over all that they cover.
    fn span(&self, claim: &Claimed, months: u32) -> Option<Finding> {
        let Shape::Change(from, to) = &self.binding.shape else {
            return Some(self.needs_change(claim));
        };
        let between = to.period.start.abs_diff(from.period.start);
        let over = to.period.end().abs_diff(from.period.start);
        (months != between && months != over).then(|| {
            self.wrong(claim, &format!("from {} to {}", from.period, to.period))
                .help("say the two periods, or leave the span out")
        })
    }

    fn rank(&self, claim: &Claimed, said: SaidRank) -> Option<Finding> {
        let judged = matches!(said.end, RankEnd::Best | RankEnd::Worst);
        if let Some(finding) = judged.then(|| self.no_judgement(claim)).flatten() {
            return Some(finding);
        }
        let national = said.place == 1 && self.universe().is_some_and(|universe| universe.national);
        let partial =
            self.binding.series.indicator.definition.coverage == crate::data::Coverage::Partial;
        if partial && national {
            return Some(
                Finding::error(
                    Code::RankUniverse,
                    format!(
                        "\"{}\" cannot be said: the data hold only some areas",
                        self.said(claim)
                    ),
                )
                .help("name the areas that the data hold with among=, and say so in the text"),
            );
        }
        match self.place(said.end) {
            Err(finding) => Some(finding),
            Ok((place, tied)) => {
                let size = self.universe().map_or(0, |universe| universe.areas.len());
                let counted = said.of.is_none_or(|of| of as usize == size);
                if place == said.place && tied == said.joint && counted {
                    return None;
                }
                let text = rank_words(said, place, tied, size);
                let says = format!("{} is the {text}", self.binding.series.area.name);
                Some(self.wrong(claim, &says).edit(claim.range.clone(), text))
            }
        }
    }

    /// A claim that the data contradict.
    fn wrong(&self, claim: &Claimed, says: &str) -> Finding {
        Finding::error(
            Code::FigureMismatch,
            format!(
                "the text says \"{}\", the data say {says}",
                self.said(claim)
            ),
        )
        .note(self.label())
    }

    /// A word of direction that points the wrong way.
    fn turned(&self, claim: &Claimed, real: Direction, says: &str) -> Finding {
        let plain = match (real, claim.what) {
            (Direction::Up, What::Moved(_)) => "rose",
            (Direction::Down, What::Moved(_)) => "fell",
            (Direction::Up, _) => "higher",
            (Direction::Down, _) => "lower",
        };
        let text = opposite(&self.said(claim).to_lowercase()).unwrap_or(plain);
        self.wrong(claim, says).edit(claim.range.clone(), text)
    }
}

/// Which way it goes from one value to another; `None` where they are equal.
fn direction(first: Decimal, last: Decimal) -> Option<Direction> {
    match last.cmp(&first) {
        std::cmp::Ordering::Greater => Some(Direction::Up),
        std::cmp::Ordering::Less => Some(Direction::Down),
        std::cmp::Ordering::Equal => None,
    }
}

/// `joint second highest of 7`
fn rank_words(said: SaidRank, place: u32, tied: bool, size: usize) -> String {
    const PLACES: [&str; 9] = [
        "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ",
        "tenth ",
    ];
    let end = match said.end {
        RankEnd::Top => "highest",
        RankEnd::Bottom => "lowest",
        RankEnd::Best => "best",
        RankEnd::Worst => "worst",
    };
    let nth = match place {
        1 => String::new(),
        2..=10 => PLACES[place as usize - 2].to_owned(),
        _ => format!("{place}{} ", suffix(place)),
    };
    let joint = if tied { "joint " } else { "" };
    let of = said.of.map_or(String::new(), |_| format!(" of {size}"));
    format!("{joint}{nth}{end}{of}")
}

fn suffix(place: u32) -> &'static str {
    match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
