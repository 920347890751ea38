//! Claims over the periods of a series.

/// What a phrase states of several periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OverTime {
    /// `peaked`, `its low point`: no value of any period is higher, or lower.
    OfAllPeriods { highest: bool },
    /// `a record high`, `a new low`: no earlier value is as high, or as low.
    Record { highest: bool },
    /// `a ten-year high`.
    OfYears { highest: bool },
    /// `every year`, `steadily`: each step goes the stated way.
    EveryPeriod,
    /// `for the fourth year running`: so many steps go the stated way.
    InARow,
    /// `for the first time since 2019`: no earlier step goes the stated way.
    FirstTime,
    /// `ranged from A to B`: the lowest and the highest value.
    Ranged,
    /// `averaged A`: the mean of the values.
    Averaged,
    /// `continued to rise`: the step before went the stated way too.
    Continued,
    /// `remained at A`: each value is the stated one.
    Remained,
}

/// From when on a superlative holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeScope {
    /// `ever`, `on record`
    All,
    /// `to date`, `so far`
    ToDate,
    /// `since records began`
    Series,
    /// `since 2004`
    Since,
    /// `in five years`
    Years,
    /// `in a decade`
    Decade,
}

impl OverTime {
    /// By its key in en.yaml.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "peak" => Self::OfAllPeriods { highest: true },
            "trough" => Self::OfAllPeriods { highest: false },
            "record-high" => Self::Record { highest: true },
            "record-low" => Self::Record { highest: false },
            "high-of-years" => Self::OfYears { highest: true },
            "low-of-years" => Self::OfYears { highest: false },
            "every-period" => Self::EveryPeriod,
            "in-a-row" => Self::InARow,
            "first-time" => Self::FirstTime,
            "ranged" => Self::Ranged,
            "averaged" => Self::Averaged,
            "continued" => Self::Continued,
            "remained" => Self::Remained,
            _ => return None,
        })
    }
}

impl TimeScope {
    /// By its key in en.yaml.
    pub(super) fn of_key(key: &str) -> Self {
        match key {
            "all" => Self::All,
            "to-date" => Self::ToDate,
            "series" => Self::Series,
            "since" => Self::Since,
            "years" => Self::Years,
            "decade" => Self::Decade,
            _ => panic!("en.yaml has the unknown time {key}"),
        }
    }
}
