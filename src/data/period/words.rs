//! Period → text: the normal form, the name for readers, the slug for anchors.

use std::sync::Arc;

use super::{Form, Period};
use crate::language::{Strings, english};

impl Period {
    /// Its name for readers of a language: "2015 to 2017", "2021/22", "January to March 2024".
    pub fn name(&self, strings: &Strings) -> String {
        let (year, last_year) = (self.first_year(), self.last_year());
        match self.form {
            Form::Year => year.to_string(),
            Form::Years | Form::HyphenYear => {
                strings.time_span(&year.to_string(), &last_year.to_string())
            }
            Form::SplitYear => self.normal(),
            Form::SplitYears => strings.time_span(&split(year), &split(last_year - 1)),
            Form::Month => strings.month_of_year(month_of_year(self.start), year),
            Form::Date => strings.day_of_month(self.day, month_of_year(self.start), year),
            Form::Quarter | Form::Months => strings.month_span(
                (month_of_year(self.start), year),
                (month_of_year(self.end() - 1), last_year),
            ),
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
            Form::Month => format!("{year}-{:02}", month_of_year(self.start)),
            Form::Months => {
                let last = self.end() - 1;
                let (m, n) = (month_of_year(self.start), month_of_year(last));
                format!("{year}-{m:02}/{last_year}-{n:02}")
            }
            Form::Date => format!("{year}-{:02}-{:02}", month_of_year(self.start), self.day),
        }
    }

    /// The same, written in its normal form.
    pub(super) fn in_normal_form(self) -> Self {
        let text = match self.form {
            Form::Months => self.name(english()),
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

/// The month of the year, from 1, of a month counted from the year 0.
fn month_of_year(month: i32) -> u8 {
    u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1)
}
