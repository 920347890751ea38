//! Days, months and spans of time as readers of a language see them.

use jiff::civil::Date;

use super::Strings;

impl Strings {
    /// A day: `31 January 2025`.
    pub fn date(&self, date: Date) -> String {
        self.day_of_month(
            date.day().unsigned_abs(),
            date.month().unsigned_abs(),
            date.year().into(),
        )
    }

    /// A day of a month, counted from 1: `31 January 2025`.
    pub fn day_of_month(&self, day: u8, month: u8, year: i32) -> String {
        let values = [
            ("day", &*day.to_string()),
            ("month", self.month(month)),
            ("year", &*year.to_string()),
        ];
        self.fill("date", &values)
    }

    /// A month of a year: `January 2025`.
    pub fn month_of_year(&self, month: u8, year: i32) -> String {
        let values = [("month", self.month(month)), ("year", &*year.to_string())];
        self.fill("period-month", &values)
    }

    /// The name of a month, counted from 1.
    pub fn month(&self, month: u8) -> &str {
        self.find(&format!("month-{month}")).unwrap_or_default()
    }

    /// From one time to another: `2015 to 2017`.
    pub fn time_span(&self, from: &str, to: &str) -> String {
        self.fill("period-span", &[("from", from), ("to", to)])
    }

    /// From one month to another, named once if both are of one year: `January to March 2024`. In some languages, as in Welsh,
    /// a month's name changes where it comes second.
    pub fn month_span(&self, from: (u8, i32), to: (u8, i32)) -> String {
        let (month, year) = to;
        let last = self
            .find(&format!("month-{month}-as-end"))
            .unwrap_or_else(|| self.month(month));
        let values = [("month", last), ("year", &*year.to_string())];
        let last = self.fill("period-month", &values);
        let first = if from.1 == year {
            self.month(from.0).to_owned()
        } else {
            self.month_of_year(from.0, from.1)
        };
        self.time_span(&first, &last)
    }
}
