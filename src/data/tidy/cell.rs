//! One cell → a number, statuses.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::data::Status;
use crate::data::number::{NotRead, read};

/// What stands in a value's cell: a number, statuses, both or neither.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Value {
    pub(super) number: Option<Decimal>,
    pub(super) statuses: Vec<Status>,
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is neither a number nor a marker.
    Number(NotRead),
    /// A bracket or a status that means nothing here.
    Status(String),
}

/// How cells of one file are read.
pub(super) struct Cells {
    /// The publisher's own markers, by their text.
    pub(super) markers: BTreeMap<String, Status>,
    /// Whether `1,250` may be one and a quarter.
    pub(super) comma_may_be_decimal: bool,
}

impl Cells {
    /// `18.5`, `18.5 [p][r]`, `[c]`, `..`, nothing.
    pub(super) fn value(&self, text: &str) -> Result<Value, Problem> {
        if text.is_empty() {
            return Ok(Value::default());
        }
        if let Some(&status) = self.markers.get(text) {
            return Ok(Value {
                number: None,
                statuses: vec![status],
            });
        }
        let (rest, statuses) = self.brackets(text)?;
        match self.marker(rest) {
            Some(status) if !rest.is_empty() => Ok(Value {
                number: None,
                statuses: statuses.into_iter().chain([status]).collect(),
            }),
            _ if rest.is_empty() => Ok(Value {
                number: None,
                statuses,
            }),
            _ => {
                let (number, letter) = self.letter(rest);
                Ok(Value {
                    number: Some(read(number, self.comma_may_be_decimal).map_err(Problem::Number)?),
                    statuses: statuses.into_iter().chain(letter).collect(),
                })
            }
        }
    }

    /// A limit, numerator or denominator: a number or nothing.
    pub(super) fn number(&self, text: &str) -> Result<Option<Decimal>, Problem> {
        self.value(text).map(|value| value.number)
    }

    /// `p`, `[p] [r]`, `p, r`, `provisional`, nothing.
    pub(super) fn statuses(&self, text: &str) -> Result<Vec<Status>, Problem> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let one = |text: &str| {
            self.markers
                .get(text)
                .copied()
                .or_else(|| Status::parse(text))
        };
        if let Some(status) = one(text) {
            return Ok(vec![status]);
        }
        text.split([',', ';', ' ', ']', '['])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| one(part).ok_or_else(|| Problem::Status(part.to_owned())))
            .collect()
    }

    /// Takes `[p]`s off both ends.
    fn brackets<'t>(&self, text: &'t str) -> Result<(&'t str, Vec<Status>), Problem> {
        let mut statuses = Vec::new();
        let mut rest = text;
        loop {
            let group = if rest.starts_with('[') {
                rest.find(']').map(|end| rest.split_at(end + 1))
            } else if rest.ends_with(']') {
                rest.rfind('[')
                    .map(|start| rest.split_at(start))
                    .map(|(rest, group)| (group, rest))
            } else {
                None
            };
            let Some((group, left)) = group else {
                return Ok((rest, statuses));
            };
            let status = self
                .markers
                .get(group)
                .copied()
                .or_else(|| Status::parse(group));
            statuses.push(status.ok_or_else(|| Problem::Status(group.to_owned()))?);
            rest = left.trim();
        }
    }

    /// Takes the letter off a number that has one after a space, as some publishers write flags: `18.5 p`.
    fn letter<'t>(&self, text: &'t str) -> (&'t str, Option<Status>) {
        let Some((number, letter)) = text.rsplit_once(' ') else {
            return (text, None);
        };
        let status = self
            .markers
            .get(letter)
            .copied()
            .or_else(|| Status::parse(letter));
        match status {
            Some(_) => (number.trim_end(), status),
            None => (text, None),
        }
    }

    /// A bare marker in place of a value. Letters that only qualify a value (p, r, e, f, b) are no markers.
    fn marker(&self, text: &str) -> Option<Status> {
        let own = self.markers.get(text).copied();
        own.or_else(|| Status::of_marker(text)).or_else(|| {
            Status::parse(text).filter(|status| {
                status.is_missing() || matches!(status, Status::Low | Status::LowReliability)
            })
        })
    }
}

/// The statuses of a row, in order, each once; where there is no value, one of them says why.
pub(super) fn settle(has_value: bool, mut statuses: Vec<Status>) -> Vec<Status> {
    statuses.sort_unstable();
    statuses.dedup();
    let reason = |status: &Status| {
        status.is_missing() || matches!(status, Status::Low | Status::LowReliability)
    };
    if !has_value {
        let others = statuses
            .iter()
            .filter(|&status| *status != Status::NotAvailable);
        if others.filter(|status| reason(status)).count() > 0 {
            // An empty or `..` cell whose status says more.
            statuses.retain(|status| *status != Status::NotAvailable);
        } else if !statuses.iter().any(reason) {
            statuses.push(Status::NotAvailable);
            statuses.sort_unstable();
        }
    }
    statuses
}
