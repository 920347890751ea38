//! Drafts and embargoes: what is unpublished, and until when.
//!
//! In: front matter, the time of the build, the site's time zone. Out: `Unpublished`, and the next time at which something changes.

use jiff::civil::{DateTime, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ZonedDateTime};

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::inputs::Shown;
use crate::source::{SitePath, Spanned};
use crate::yaml::parse_date;

/// Why something is left out everywhere: from pages, lists, feeds, data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unpublished {
    Draft,
    /// It is under embargo until this time, in the site's zone.
    Embargo(ZonedDateTime),
    /// The report that it belongs to is unpublished: the report's file.
    WithReport(SitePath),
}

/// The time of the build, and what it decides.
#[derive(Clone, Debug)]
pub struct PublicationClock {
    now: Timestamp,
    zone: TimeZone,
    shown: Shown,
    next: Option<ZonedDateTime>,
}

impl PublicationClock {
    /// A clock at `now`; times without a zone are in `zone`, an IANA name.
    pub fn new(
        now: Timestamp,
        zone: &Spanned<String>,
        shown: Shown,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let zones = TimeZoneDatabase::bundled();
        let known = time_zone(&zone.value).unwrap_or_else(|| {
            let names: Vec<String> = zones.available().map(|name| name.to_string()).collect();
            let unknown = Diagnostic::error(
                Code::WrongValue,
                zone.span.clone(),
                format!("there is no time zone \"{}\"", zone.value),
            );
            diagnostics.push(
                match did_you_mean(&zone.value, names.iter().map(String::as_str)) {
                    Some(name) => unknown.help(format!("did you mean \"{name}\"?")),
                    None => unknown.help("write a name such as Europe/London"),
                },
            );
            TimeZone::UTC
        });
        Self {
            now,
            zone: known,
            shown,
            next: None,
        }
    }

    /// Why something is unpublished, if it is. An embargo that cannot be parsed keeps it unpublished, and is an error.
    pub fn unpublished(
        &mut self,
        draft: bool,
        embargo: Option<&Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Unpublished> {
        let until = embargo.map(|written| {
            moment(&written.value, &self.zone).unwrap_or_else(|| {
                diagnostics.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        written.span.clone(),
                        format!("\"{}\" is not a moment", written.value),
                    )
                    .help("write a date, or a date and a time, such as 2026-01-31 09:30"),
                );
                Timestamp::MAX
            })
        });
        let until = until.filter(|&until| until > self.now);
        // A draft stays unpublished when its embargo ends.
        let counts = !draft || self.shown != Shown::Published;
        let until = until.map(|until| until.to_zoned_datetime(self.zone.clone()));
        let ends = |until: &&ZonedDateTime| counts && until.timestamp() < Timestamp::MAX;
        if let Some(until) = until.as_ref().filter(ends)
            && self.next.as_ref().is_none_or(|next| until < next)
        {
            self.next = Some(until.clone());
        }
        match until {
            Some(until) if !draft || self.shown == Shown::Drafts => {
                Some(Unpublished::Embargo(until))
            }
            _ => draft.then_some(Unpublished::Draft),
        }
    }

    /// Whether something that is unpublished for a reason is shown all the same.
    pub fn shows(&self, unpublished: &Unpublished) -> bool {
        match self.shown {
            Shown::Published => false,
            Shown::Drafts => *unpublished == Unpublished::Draft,
            Shown::Everything => true,
        }
    }

    /// The first time after the build's at which an embargo ends, in the site's zone.
    pub fn next(&self) -> Option<ZonedDateTime> {
        self.next.clone()
    }
}

/// A time zone by its IANA name. From the bundled zones, not the system's: the same inputs give the same site everywhere.
pub fn time_zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// A time as editors write it: `2026-01-31` (its first minute), `2026-01-31 09:30`, `31 January 2026 09:30`, or with a zone
/// as in RFC 3339.
pub fn moment(written: &str, zone: &TimeZone) -> Option<Timestamp> {
    let written = written.trim();
    if let Ok(moment) = written.parse::<Timestamp>() {
        return Some(moment);
    }
    let local = civil(written)?;
    zone.to_ambiguous_zoned_datetime(local)
        .compatible()
        .ok()
        .map(|zoned| zoned.timestamp())
}

fn civil(written: &str) -> Option<DateTime> {
    // A time with a zone that cannot be parsed must not be read as one without.
    if written.contains(['[', 'Z', 'z', '+']) {
        return None;
    }
    if let Some(day) = parse_date(written) {
        return Some(day.to_datetime(Time::midnight()));
    }
    if let Ok(local) = written.parse::<DateTime>() {
        return Some(local);
    }
    let (day, time) = written.rsplit_once(' ')?;
    let time = time.contains(':').then(|| time.parse::<Time>().ok())??;
    Some(parse_date(day.trim_end())?.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn spanned(text: &str) -> Spanned<String> {
        Spanned::new(
            text.to_owned(),
            Span::new(&"content/a.md".into(), 0..text.len()),
        )
    }

    #[test]
    fn moments_are_read_in_the_sites_zone() {
        let zone = TimeZoneDatabase::bundled()
            .get("Europe/London")
            .expect("a zone");
        let cases = [
            ("2026-01-31", Some("2026-01-31T00:00:00Z")),
            ("2026-07-01", Some("2026-06-30T23:00:00Z")),
            ("2026-07-01 09:30", Some("2026-07-01T08:30:00Z")),
            ("2026-07-01T09:30:00", Some("2026-07-01T08:30:00Z")),
            ("2026-07-01T09:30:00Z", Some("2026-07-01T09:30:00Z")),
            ("2026-07-01T09:30:00+02:00", Some("2026-07-01T07:30:00Z")),
            ("1 July 2026", Some("2026-06-30T23:00:00Z")),
            ("1 July 2026 09:30", Some("2026-07-01T08:30:00Z")),
            ("2026-02-30", None),
            ("tomorrow", None),
            ("", None),
            ("09:30", None),
        ];
        for (written, expected) in cases {
            let expected = expected.map(|text| text.parse().expect("a timestamp"));
            assert_eq!(moment(written, &zone), expected, "{written}");
        }
    }

    #[test]
    fn the_clock_holds_back_and_says_when_to_build_again() {
        let mut diagnostics = Vec::new();
        let now = "2026-06-01T00:00:00Z".parse().expect("a timestamp");
        let mut clock = PublicationClock::new(
            now,
            &spanned("Europe/London"),
            Shown::Published,
            &mut diagnostics,
        );
        let mut unpublished = |draft, embargo: Option<&str>| {
            let embargo = embargo.map(spanned);
            clock
                .unpublished(draft, embargo.as_ref(), &mut diagnostics)
                .is_some()
        };
        assert!(unpublished(true, None));
        assert!(!unpublished(false, None));
        assert!(unpublished(false, Some("2026-09-01")));
        assert!(unpublished(false, Some("2026-08-01")));
        assert!(!unpublished(false, Some("2026-06-01 01:00")));
        assert!(unpublished(false, Some("soon")));
        let next = clock.next().map(|next| next.to_string());
        assert_eq!(
            next.as_deref(),
            Some("2026-08-01T00:00:00+01:00[Europe/London]")
        );
        assert_eq!(diagnostics.len(), 1);
        PublicationClock::new(
            now,
            &spanned("Europe/Londn"),
            Shown::Published,
            &mut diagnostics,
        );
        assert_eq!(
            diagnostics[1].help_lines(),
            ["did you mean \"Europe/London\"?"]
        );
    }
}
