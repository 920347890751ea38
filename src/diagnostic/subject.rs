//! What a message is about.

/// A thing that a message is about, by a name that the site's files give it. Names are compared without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An area, by its id, name or code.
    Area(String),
    /// An indicator, by its id or its short name.
    Indicator(String),
    /// A source, by its id.
    Source(String),
    /// A fact of a source, by the ids of both.
    Fact(String, String),
    /// A period, as it was typed.
    Period(String),
    /// A key of YAML, as it should be written.
    Key(String),
}

impl Subject {
    /// An area of an id, name or code.
    pub fn area(name: &str) -> Self {
        Self::Area(folded(name))
    }

    /// An indicator of an id or a short name.
    pub fn indicator(name: &str) -> Self {
        Self::Indicator(folded(name))
    }

    /// A source of an id.
    pub fn source(id: &str) -> Self {
        Self::Source(folded(id))
    }

    /// A fact of a source.
    pub fn fact(source: &str, fact: &str) -> Self {
        Self::Fact(folded(source), folded(fact))
    }

    /// A period that was typed.
    pub fn period(typed: &str) -> Self {
        Self::Period(folded(typed))
    }

    /// A key of YAML.
    pub fn key(name: &str) -> Self {
        Self::Key(folded(name))
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
