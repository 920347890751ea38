//! The words by which columns of publishers' tables are known.

/// Columns that distinguish indicators, the name before the number.
pub(super) const INDICATORS: [&str; 6] = [
    "indicator name",
    "indicator",
    "short desc",
    "series",
    "measure name",
    "indicator id",
];

/// Columns of values.
pub(super) const VALUES: [&str; 11] = [
    "value",
    "data",
    "datavalues",
    "values",
    "obs_value",
    "observation",
    "data value",
    "rate",
    "percentage",
    "score",
    "v4_0",
];

/// Columns of periods.
pub(super) const PERIODS: [&str; 10] = [
    "period",
    "time period",
    "time_period",
    "year",
    "years",
    "time",
    "date",
    "quarter",
    "month",
    "financial year",
];

/// Columns of names of areas.
pub(super) const NAMES: [&str; 9] = [
    "area name",
    "areanm",
    "area",
    "geography",
    "la name",
    "local authority",
    "name",
    "la and regions",
    "areas",
];

/// Columns of codes of areas that are no codes of the Office for National Statistics.
pub(super) const CODES: [&str; 8] = [
    "area_code",
    "areacode",
    "areacd",
    "geography_code",
    "geographycode",
    "geocode",
    "la_code",
    "lad_code",
];

/// What the name of a column of periods has in it.
pub(super) const TIMES: [&str; 6] = ["year", "period", "date", "quarter", "month", "time"];

/// What begins a title that says the period of the whole table.
pub(super) const PERIOD_TITLES: [&str; 4] = ["year:", "period:", "time period:", "date:"];

/// What a title has in it whose period is not that of the whole table.
pub(super) const OTHER_TIMES: [&str; 8] = [
    "onward", "since", "from ", "publish", "updated", "release", "next ", "compared",
];
