//! The meaning of a scalar's text: a number, a date, a time, an address. `Err` is what to report: what is wrong, and what to
//! type instead where that is clear.

use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

/// The months in English, in small letters, January first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A scalar that is not of the kind that its key takes.
pub(super) struct Wrong {
    /// What it should be: `is not a date`.
    pub(super) message: String,
    /// What to type instead.
    pub(super) instead: Option<String>,
    /// A further hint.
    pub(super) hint: Option<&'static str>,
}

fn wrong(message: impl Into<String>) -> Wrong {
    Wrong {
        message: message.into(),
        instead: None,
        hint: None,
    }
}

impl Wrong {
    fn instead(mut self, text: impl Into<String>) -> Self {
        self.instead = Some(text.into());
        self
    }

    fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// A plain decimal number, exact: `12`, `-0.50`, `1.10`.
pub fn parse_number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(whole) && number(part))
        .then(|| Decimal::from_str_exact(text).ok())
        .flatten()
}

pub(super) fn number(text: &str) -> Result<Decimal, Wrong> {
    parse_number(text).ok_or_else(|| {
        let wrong = wrong(format!("{} is not a number", shown(text)));
        let plain: String = text
            .chars()
            .filter(|letter| !matches!(letter, ',' | ' ' | '%' | '£' | '\u{a0}'))
            .map(|letter| if letter == '\u{2212}' { '-' } else { letter })
            .collect();
        match parse_number(&plain) {
            Some(_) => wrong.instead(plain),
            None if text.bytes().any(|byte| byte.is_ascii_digit()) => {
                wrong.hint("write digits alone, such as 18.5, with at most 28 of them")
            }
            None => wrong.hint("write digits, such as 18.5"),
        }
    })
}

pub(super) fn integer(text: &str) -> Result<i64, Wrong> {
    text.parse().map_err(|_| {
        let wrong = wrong(format!("{} is not a whole number", shown(text)));
        match parse_number(text) {
            Some(number) => wrong.instead(number.trunc().to_string()),
            None => wrong.hint("write a whole number, such as 2"),
        }
    })
}

pub(super) fn flag(text: &str) -> Result<bool, Wrong> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => {
            let wrong = wrong(format!("{} is neither true nor false", shown(text)));
            Err(match text.to_lowercase().as_str() {
                "yes" | "y" | "on" | "true" | "1" => wrong.instead("true"),
                "no" | "n" | "off" | "false" | "0" => wrong.instead("false"),
                _ => wrong.hint("write true or false"),
            })
        }
    }
}

/// A day as site authors write it: `2025-01-31` or `31 January 2025`.
pub fn parse_date(text: &str) -> Option<Date> {
    iso(text).or_else(|| {
        let (day, month, year) = words(text)?;
        let month = MONTHS.iter().position(|name| *name == month)?;
        day_of(year, month as i8 + 1, day)
    })
}

pub(super) fn date(text: &str) -> Result<Date, Wrong> {
    parse_date(text).ok_or_else(|| {
        let wrong = wrong(format!("{} is not a date", shown(text)));
        match guesses(text).as_slice() {
            [one] => wrong.instead(one.to_string()),
            [first, second] => Wrong {
                message: format!("{}: it may be {first} or {second}", wrong.message),
                ..wrong
            }
            .hint("write year, month, day, such as 2025-01-31"),
            _ => wrong.hint("write it as 2025-01-31 or 31 January 2025"),
        }
    })
}

/// A text's day, and the time of day that follows it in any notation: `9:30`, `at 9.30am`, `12:00 noon`, `5pm`.
fn clock(text: &str) -> Option<(&str, String)> {
    let words = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let half = text[words..].trim().to_ascii_lowercase();
    let start = text[..words].rfind(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'))? + 1;
    let mut parts = text[start..words].split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let written = parts.next();
    let minute: u32 = written.map_or(Some(0), |minute| minute.parse().ok())?;
    let is_half = ["am", "pm", "noon"]
        .iter()
        .any(|word| half.starts_with(word));
    // A lone number belongs to the date.
    if written.is_none() && !is_half || hour > 24 || minute > 59 || hour == 24 && minute > 0 {
        return None;
    }
    let hour = match hour {
        12 if half.starts_with("am") => 0,
        1..12 if half.starts_with("pm") => hour + 12,
        hour => hour,
    };
    let day = text[..start].trim_end_matches([' ', ',', 'T', 't']);
    let day = day
        .strip_suffix(" a")
        .unwrap_or(day)
        .trim_end_matches([' ', ',']);
    Some((day, format!("{hour:02}:{minute:02}")))
}

/// A day, or a time on one, with or without a zone.
pub(super) fn moment(text: &str) -> Result<(), Wrong> {
    let local = text.replacen(' ', "T", 1);
    let at_a_time = text
        .rsplit_once(' ')
        .filter(|(_, time)| is_time(time))
        .is_some_and(|(day, _)| parse_date(day.trim_end()).is_some());
    let known = at_a_time
        || parse_date(text).is_some()
        || (local.contains(':')
            && (local.parse::<DateTime>().is_ok() || local.parse::<jiff::Timestamp>().is_ok()));
    if known {
        return Ok(());
    }
    let wrong = wrong(format!("{} is not a date and time", shown(text)));
    // The time goes with the day; anything after it (a zone's name) is left to people.
    let (day, time) = clock(text).unwrap_or((text, String::new()));
    let mut days = parse_date(day).map_or_else(|| guesses(day), |day| vec![day]);
    // 24:00 is the first minute of the next day; a day earlier would end an embargo too soon.
    let (midnight, time) = match time.strip_prefix("24:") {
        Some(_) => (true, "00:00".to_owned()),
        None => (false, time),
    };
    if midnight {
        days = days.iter().filter_map(|day| day.tomorrow().ok()).collect();
    }
    Err(match days.as_slice() {
        [one] if time.is_empty() => wrong.instead(one.to_string()),
        [one] => wrong.instead(format!("{one} {time}")),
        [first, second] => Wrong {
            message: format!("{}: it may be {first} or {second}", wrong.message),
            ..wrong
        }
        .hint("write year, month, day, such as 2025-01-31 09:30"),
        _ => wrong.hint("write it as 2025-01-31 or 2025-01-31 09:30"),
    })
}

fn is_time(text: &str) -> bool {
    text.contains(':') && text.parse::<Time>().is_ok()
}

fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok()).flatten()
}

/// Day, month in lower case and year of `31 January 2025`.
fn words(text: &str) -> Option<(i8, String, i16)> {
    let mut parts = text.split([' ', '\u{a0}']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    (parts.next().is_none() && year.len() == 4)
        .then(|| Some((day.parse().ok()?, month.to_lowercase(), year.parse().ok()?)))
        .flatten()
}

fn day_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The days that an invalid date may mean.
fn guesses(text: &str) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text
        .split([' ', '/', '.', '-', ',', '\u{a0}', 't'])
        .filter(|part| !part.is_empty())
        .collect();
    // `12th march 2025` loses its t to the time's separator, so words are taken from the text itself.
    let tokens: Vec<&str> = text
        .split([' ', ',', '/', '-', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    if let [first, second, third, ..] = parts.as_slice() {
        let numbers = (
            first.parse::<i16>(),
            second.parse::<i8>(),
            third.parse::<i16>(),
        );
        if let (Ok(first), Ok(second), Ok(third)) = numbers {
            if first > 31 {
                found.extend(day_of(first, second, third as i8));
            } else if third > 999 {
                found.extend(day_of(third, second, first as i8));
                found.extend(day_of(third, first as i8, second));
            }
        }
    }
    if let [a, b, c] = tokens.as_slice() {
        for (day, month) in [(a, b), (b, a)] {
            let day = day.trim_end_matches(char::is_alphabetic).parse::<i8>().ok();
            let month = MONTHS
                .iter()
                .position(|name| month.len() >= 3 && name.starts_with(*month));
            if let (Some(day), Some(month), Ok(year)) = (day, month, c.parse::<i16>()) {
                found.extend(day_of(year, month as i8 + 1, day));
            }
        }
    }
    found.dedup();
    found
}

/// An address that a page may link to.
pub(super) fn url(text: &str) -> Result<(), Wrong> {
    let lower = text.to_lowercase();
    if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err(wrong("an address has no spaces in it").hint("write %20 for a space"));
    }
    if lower.starts_with("mailto:") {
        return if text.contains('@') {
            Ok(())
        } else {
            Err(wrong("this e-mail address has no @").hint("write it as mailto:name@example.org"))
        };
    }
    if let Some(rest) = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
    {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        return if host.is_empty() || host.contains(['<', '>', '"', '\\']) {
            Err(wrong(format!("{} has no host name", shown(text)))
                .hint("write the whole address, such as https://www.example.org/report"))
        } else {
            Ok(())
        };
    }
    let wrong = wrong(format!("{} is not an address of the web", shown(text)));
    Err(if lower.contains('@') && !lower.contains([':', '/']) {
        wrong.instead(format!("mailto:{text}"))
    } else if lower.starts_with("//") {
        wrong.instead(format!("https:{text}"))
    } else if lower.contains('.') && !lower.contains(':') && !lower.starts_with(['.', '/']) {
        wrong.instead(format!("https://{text}"))
    } else {
        wrong.hint("an address starts with https://, http:// or mailto:")
    })
}

/// The address at which a site is published.
pub(super) fn website(text: &str) -> Result<(), Wrong> {
    let lower = text.to_lowercase();
    if lower.starts_with("mailto:") {
        return Err(wrong("a site is not at an e-mail address")
            .hint("write the whole address, such as https://example.org/report/"));
    }
    url(text).map_err(|wrong| match wrong.instead {
        None => wrong.hint("write the whole address, such as https://example.org/report/"),
        Some(_) => wrong,
    })?;
    if text.contains(['?', '#']) {
        return Err(wrong("the address of a site has no ? or # in it")
            .hint("write the whole address, such as https://example.org/report/"));
    }
    Ok(())
}

/// What is wrong with a site's address that does not come from YAML, and what to write.
pub fn check_website(text: &str) -> Result<(), (String, String)> {
    website(text).map_err(|wrong| {
        let help = wrong.instead.map(|instead| format!("write {instead}"));
        let help = help.or_else(|| wrong.hint.map(str::to_owned));
        (wrong.message, help.unwrap_or_default())
    })
}

/// A scalar as messages show it: shortened.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        format!("\"{short}…\"")
    } else {
        format!("\"{text}\"")
    }
}
