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
    /// The publisher's reference to a note: `note 1`.
    pub(super) note: Option<String>,
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
                note: None,
            });
        }
        if is_plain_number(text) {
            return Ok(ParsedValue {
                number: Some(self.decimal(text)?),
                statuses: StatusSet::default(),
                note: None,
            });
        }
        let (text, note) = without_note(text);
        let note = note.map(str::to_owned);
        let (rest, mut statuses) = self.brackets(text)?;
        if rest.is_empty() {
            return Ok(ParsedValue {
                number: None,
                statuses,
                note,
            });
        }
        if let Some(status) = self.marker(rest) {
            statuses.insert(status);
            return Ok(ParsedValue {
                number: None,
                statuses,
                note,
            });
        }
        let (number, letter) = self.letter(rest);
        statuses.extend(letter);
        Ok(ParsedValue {
            number: Some(self.decimal(number)?),
            statuses,
            note,
        })
    }

    fn decimal(&self, text: &str) -> Result<Decimal, CellError> {
        let number = read(text, self.comma_may_be_decimal).map_err(CellError::Number)?;
        Ok(if text.len() > DIGITS {
            without_noise(number)
        } else {
            number
        })
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

/// How many digits binary numbers hold exactly.
const DIGITS: usize = 15;

/// A number without the noise of binary arithmetic: 73.6 of 73.60000000000001, 0.3621 of 0.36209999999999998. One that is not
/// much shorter when rounded to 15 digits has no noise, and keeps its digits.
fn without_noise(number: Decimal) -> Decimal {
    let digits = |number: Decimal| number.mantissa().unsigned_abs().to_string().len();
    let all = digits(number);
    let excess = all.saturating_sub(DIGITS) as u32;
    if excess == 0 || number.scale() <= excess {
        return number;
    }
    let rounded = number.round_dp(number.scale() - excess).normalize();
    if digits(rounded) + 3 <= DIGITS {
        rounded
    } else {
        number
    }
}

/// A text without a reference to a note behind it, and the reference: `12.3 [note 1]`, `Wales [Notes 3 and 4]`.
pub(super) fn without_note(text: &str) -> (&str, Option<&str>) {
    let Some(start) = text.rfind('[') else {
        return (text, None);
    };
    let inside = text[start + 1..].trim().strip_suffix(']').unwrap_or("");
    let is_note = inside
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case("note"))
        && inside.ends_with(|c: char| c.is_ascii_alphanumeric());
    if is_note {
        (text[..start].trim_end(), Some(inside))
    } else {
        (text, None)
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
