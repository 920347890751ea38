//! The publisher's next release is due: the data may be out of date.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::data::{Definition, Period};
use crate::diagnostic::{Code, Diagnostic};

/// Advises on each definition whose `next_update` has passed.
pub(super) fn check(definition: &Definition, now: Timestamp, diagnostics: &mut Vec<Diagnostic>) {
    let Some(due) = &definition.source.next_update else {
        return;
    };
    let Some(period) = Period::parse(due) else {
        return;
    };
    let today = TimeZone::UTC.to_datetime(now);
    let month = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let (start, day, months) = period.key();
    let is_past = if months == 0 {
        (start, i32::from(day)) < (month, i32::from(today.day()))
    } else {
        period.end() <= month
    };
    if is_past {
        diagnostics.push(
            Diagnostic::advice(
                Code::ReleaseDue,
                due.span.clone(),
                format!("the next release of these data was due: {}", due.value),
            )
            .help("get it from the publisher (casebook import FILE --id ID), then say when the one after it is due"),
        );
    }
}
