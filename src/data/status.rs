//! The statistical shorthand: what a publisher states about a value, or in place of it.

/// A statistical shorthand (`[c]`, `[x]` …), in the order in which readers meet them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// `[c]` suppressed to protect confidentiality.
    Confidential,
    /// `[x]` not available.
    NotAvailable,
    /// `[z]` not applicable.
    NotApplicable,
    /// `[low]` rounds to zero but is not zero.
    Low,
    /// `[p]` provisional.
    Provisional,
    /// `[r]` revised.
    Revised,
    /// `[e]` estimated.
    Estimated,
    /// `[f]` forecast.
    Forecast,
    /// `[u]` of low reliability.
    LowReliability,
    /// `[b]` a break in the series.
    Break,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Confidential,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Low,
        Self::Provisional,
        Self::Revised,
        Self::Estimated,
        Self::Forecast,
        Self::LowReliability,
        Self::Break,
    ];

    /// The letters between the brackets, as the Government Analysis Function recommends them: `c`, `low`.
    pub fn letters(self) -> &'static str {
        match self {
            Self::Confidential => "c",
            Self::NotAvailable => "x",
            Self::NotApplicable => "z",
            Self::Low => "low",
            Self::Provisional => "p",
            Self::Revised => "r",
            Self::Estimated => "e",
            Self::Forecast => "f",
            Self::LowReliability => "u",
            Self::Break => "b",
        }
    }

    /// As tables show it: `[c]`.
    pub fn shorthand(self) -> String {
        format!("[{}]", self.letters())
    }

    /// The key of its text in `Strings`: `status-c`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Confidential => "status-c",
            Self::NotAvailable => "status-x",
            Self::NotApplicable => "status-z",
            Self::Low => "status-low",
            Self::Provisional => "status-p",
            Self::Revised => "status-r",
            Self::Estimated => "status-e",
            Self::Forecast => "status-f",
            Self::LowReliability => "status-u",
            Self::Break => "status-b",
        }
    }

    /// Its words in English, for messages: "not available".
    pub fn words(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "low",
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Estimated => "estimated",
            Self::Forecast => "forecast",
            Self::LowReliability => "low reliability",
            Self::Break => "break",
        }
    }

    /// Whether it excludes a value.
    pub fn is_missing(self) -> bool {
        matches!(
            self,
            Self::Confidential | Self::NotAvailable | Self::NotApplicable
        )
    }

    /// The status for its letters (with or without brackets) or name, ignoring case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
            .unwrap_or(text)
            .trim();
        let text = text.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|status| text == status.letters() || text == status.words())
            .or(match text.as_str() {
                "suppressed" => Some(Self::Confidential),
                "unreliable" => Some(Self::LowReliability),
                _ => None,
            })
    }

    /// What all publishers mean alike by a text in place of a value, besides the shorthand; never zero. `k` is the Department
    /// for Education's "rounds to zero". A dash, a colon and points are not among them: to some they are nil, to others not
    /// available.
    pub(super) fn of_marker(text: &str) -> Option<Self> {
        match text {
            "" => return Some(Self::NotAvailable),
            "*" => return Some(Self::Confidential),
            // One point alone is the British sign; two are "not available" to some and nil to others.
            "." => return Some(Self::NotApplicable),
            _ => {}
        }
        match text.to_ascii_lowercase().as_str() {
            "na" | "n/a" | "nan" | "null" | "none" | "inf" | "+inf" | "-inf" | "infinity"
            | "-infinity" => Some(Self::NotAvailable),
            "k" => Some(Self::Low),
            _ => None,
        }
    }
}

/// Statuses of one value: in order, each once.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusSet(u16);

impl StatusSet {
    /// Adds a status.
    pub fn insert(&mut self, status: Status) {
        self.0 |= 1 << status as u16;
    }

    /// Takes a status out.
    pub fn remove(&mut self, status: Status) {
        self.0 &= !(1 << status as u16);
    }

    /// Whether a status is among them.
    pub fn contains(self, status: Status) -> bool {
        self.0 & (1 << status as u16) != 0
    }

    /// The first.
    pub fn first(self) -> Option<Status> {
        self.iter().next()
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Status> {
        let all = Status::ALL.into_iter();
        all.filter(move |status| self.contains(*status))
    }
}

impl Extend<Status> for StatusSet {
    fn extend<T: IntoIterator<Item = Status>>(&mut self, statuses: T) {
        for status in statuses {
            self.insert(status);
        }
    }
}

impl FromIterator<Status> for StatusSet {
    fn from_iter<T: IntoIterator<Item = Status>>(statuses: T) -> Self {
        let mut set = Self::default();
        set.extend(statuses);
        set
    }
}

impl std::fmt::Debug for StatusSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
