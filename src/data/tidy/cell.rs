//! Parses one cell into a number and statuses.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::data::number::{NumberError, read};
use crate::data::{Status, StatusSet};

/// What the publisher's own markers mean.
pub(super) type Markers = BTreeMap<String, Status>;

/// What a value's cell holds: a number, statuses, both or neither.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct ParsedValue {
    pub(super) number: Option<Decimal>,
    pub(super) statuses: StatusSet,
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellError {
    /// It is neither a number nor a marker.
    Number(NumberError),
    /// A bracket or a status that means nothing here.
    UnknownStatus,
}

/// How cells of one file are read.
pub(super) struct CellParser {
    /// The publisher's own markers, by their text.
    pub(super) markers: Markers,
    /// Whether `1,250` may be one and a quarter.
    pub(super) comma_may_be_decimal: bool,
}

impl CellParser {
    /// `18.5`, `18.5 [p][r]`, `[c]`, `..`, nothing.
    pub(super) fn value(&self, text: &str) -> Result<ParsedValue, CellError> {
        if text.is_empty() {
            return Ok(ParsedValue::default());
        }
        if let Some(&status) = self.markers.get(text) {
            return Ok(ParsedValue {
                number: None,
                statuses: [status].into_iter().collect(),
            });
        }
        if is_plain_number(text) {
            return Ok(ParsedValue {
                number: Some(self.decimal(text)?),
                statuses: StatusSet::default(),
            });
        }
        let (rest, mut statuses) = self.brackets(text)?;
        if rest.is_empty() {
            return Ok(ParsedValue {
                number: None,
                statuses,
            });
        }
        if let Some(status) = self.marker(rest) {
            statuses.insert(status);
            return Ok(ParsedValue {
                number: None,
                statuses,
            });
        }
        let (number, letter) = self.letter(rest);
        statuses.extend(letter);
        Ok(ParsedValue {
            number: Some(self.decimal(number)?),
            statuses,
        })
    }

    fn decimal(&self, text: &str) -> Result<Decimal, CellError> {
        read(text, self.comma_may_be_decimal).map_err(CellError::Number)
    }

    /// A limit, numerator or denominator: a number or nothing.
    pub(super) fn number(&self, text: &str) -> Result<Option<Decimal>, CellError> {
        self.value(text).map(|value| value.number)
    }

    /// `p`, `[p] [r]`, `p, r`, `provisional`, nothing.
    pub(super) fn statuses(&self, text: &str) -> Result<StatusSet, CellError> {
        if text.is_empty() {
            return Ok(StatusSet::default());
        }
        if let Some(status) = self.status(text) {
            return Ok([status].into_iter().collect());
        }
        text.split([',', ';', ' ', ']', '['])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| self.status(part).ok_or(CellError::UnknownStatus))
            .collect()
    }

    /// A status by the publisher's own markers or by its usual names.
    fn status(&self, text: &str) -> Option<Status> {
        let own = self.markers.get(text).copied();
        own.or_else(|| Status::parse(text))
    }

    /// Removes `[p]`s from both ends.
    fn brackets<'t>(&self, text: &'t str) -> Result<(&'t str, StatusSet), CellError> {
        let mut statuses = StatusSet::default();
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
            statuses.insert(self.status(group).ok_or(CellError::UnknownStatus)?);
            rest = left.trim();
        }
    }

    /// Removes the letter from a number that has one after a space, as some publishers write flags: `18.5 p`.
    fn letter<'t>(&self, text: &'t str) -> (&'t str, Option<Status>) {
        let Some((number, letter)) = text.rsplit_once(' ') else {
            return (text, None);
        };
        match self.status(letter) {
            Some(status) => (number.trim_end(), Some(status)),
            None => (text, None),
        }
    }

    /// A bare marker in place of a value. Letters that only qualify a value (p, r, e, f, b) are no markers.
    fn marker(&self, text: &str) -> Option<Status> {
        let own = self.markers.get(text).copied();
        own.or_else(|| Status::of_marker(text))
            .or_else(|| Status::parse(text).filter(|status| gives_reason(*status)))
    }
}

/// Digits with at most a point and a minus among them: no marker, bracket or letter to search for.
fn is_plain_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    bytes.iter().all(of_number) && bytes.iter().any(u8::is_ascii_digit)
}

/// Whether a status explains a missing value.
fn gives_reason(status: Status) -> bool {
    status.is_missing() || matches!(status, Status::Low | Status::LowReliability)
}

/// The statuses of a row; where there is no value, one of them explains why.
pub(super) fn with_reason(mut statuses: StatusSet, has_value: bool) -> StatusSet {
    if has_value {
        return statuses;
    }
    let has_other_reason = statuses
        .iter()
        .any(|status| status != Status::NotAvailable && gives_reason(status));
    if has_other_reason {
        // An empty or `..` cell whose status is more specific.
        statuses.remove(Status::NotAvailable);
    } else {
        statuses.insert(Status::NotAvailable);
    }
    statuses
}
