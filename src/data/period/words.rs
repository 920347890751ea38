//! Period → text: the normal form, the words for readers, the slug for anchors.

use std::sync::Arc;

use super::{Form, Period};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WELSH: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

/// The months as they sound after "i" (to), which softens their first letter.
const WELSH_SOFTENED: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Fawrth",
    "Ebrill",
    "Fai",
    "Fehefin",
    "Orffennaf",
    "Awst",
    "Fedi",
    "Hydref",
    "Dachwedd",
    "Ragfyr",
];

impl Period {
    /// Its words for readers in `language` (`en`, `cy`; English else): "2015 to 2017", "2021/22", "January to March 2024".
    pub fn words(&self, language: &str) -> String {
        let welsh = language == "cy";
        let to = if welsh { "i" } else { "to" };
        let (year, last_year) = (self.first_year(), self.last_year());
        match self.form {
            Form::Year => year.to_string(),
            Form::Years | Form::HyphenYear => format!("{year} {to} {last_year}"),
            Form::SplitYear => self.normal(),
            Form::SplitYears => format!("{} {to} {}", split(year), split(last_year - 1)),
            Form::Month => format!("{} {year}", month_name(self.start, welsh)),
            Form::Date => format!("{} {} {year}", self.day, month_name(self.start, welsh)),
            Form::Quarter | Form::Months => {
                let first = month_name(self.start, welsh);
                let last = if welsh {
                    WELSH_SOFTENED[index(self.end() - 1)]
                } else {
                    month_name(self.end() - 1, false)
                };
                if year == last_year {
                    format!("{first} {to} {last} {year}")
                } else {
                    format!("{first} {year} {to} {last} {last_year}")
                }
            }
        }
    }

    /// Short, with en dashes in ranges: `2015–17`, `2021/22`, `2024 Q1`. For axes, tables and captions.
    pub fn dashed(&self) -> String {
        match self.form {
            Form::Years | Form::HyphenYear | Form::SplitYears => self.text.replace('-', "–"),
            _ => self.text.to_string(),
        }
    }

    /// What follows a place in an anchor: `2021-22`, `2024-q1`. The same for every way of writing one period.
    pub fn slug(&self) -> String {
        self.normal()
            .chars()
            .map(|c| match c {
                '/' | ' ' => '-',
                c => c.to_ascii_lowercase(),
            })
            .collect()
    }

    /// The one short way of writing what it means: `2015-17` for "2015 to 2017".
    pub fn normal(&self) -> String {
        let (year, last_year) = (self.first_year(), self.last_year());
        match self.form {
            Form::Year => year.to_string(),
            Form::Years | Form::HyphenYear => format!("{year}-{:02}", last_year.rem_euclid(100)),
            Form::SplitYear => split(year),
            Form::SplitYears => format!("{}-{}", split(year), split(last_year - 1)),
            Form::Quarter => format!("{year} Q{}", self.start.rem_euclid(12) / 3 + 1),
            Form::Month => format!("{year}-{:02}", index(self.start) + 1),
            Form::Months => {
                let last = self.end() - 1;
                let (m, n) = (index(self.start) + 1, index(last) + 1);
                format!("{year}-{m:02}/{last_year}-{n:02}")
            }
            Form::Date => format!("{year}-{:02}-{:02}", index(self.start) + 1, self.day),
        }
    }

    /// The same, written in its normal form.
    pub(super) fn in_normal_form(self) -> Self {
        let text = match self.form {
            Form::Months => self.words("en"),
            _ => self.normal(),
        };
        Self {
            text: Arc::from(text),
            ..self
        }
    }

    /// The period of the same kind so many months later (earlier, if negative), in its normal form.
    #[must_use]
    pub fn shifted(&self, months: i32) -> Self {
        Self {
            start: self.start.saturating_add(months),
            ..self.clone()
        }
        .in_normal_form()
    }

    fn first_year(&self) -> i32 {
        *self.years().start()
    }

    fn last_year(&self) -> i32 {
        *self.years().end()
    }
}

fn split(year: i32) -> String {
    format!("{year}/{:02}", (year + 1).rem_euclid(100))
}

fn index(month: i32) -> usize {
    month.rem_euclid(12) as usize
}

fn month_name(month: i32, welsh: bool) -> &'static str {
    (if welsh { WELSH } else { ENGLISH })[index(month)]
}
