//! The shape of a map: its keys, what each takes, what each is for. The decoder, the check for unknown keys and the JSON
//! Schema are all derived from it.

/// A map's keys.
#[derive(Debug)]
pub struct Shape {
    /// What it is called in messages, with its article: `a chart`, `front matter`.
    pub name: &'static str,
    /// Its keys, in the order in which messages list them.
    pub keys: &'static [Key],
    /// Keys of which it must have exactly one; empty where there are none.
    pub one_of: &'static [&'static str],
    /// Whether it takes any other key with a word as its value, unless the key looks like a misspelling of its own.
    pub open: bool,
}

/// One key of a map.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is for, one or two sentences: shown in editors.
    pub doc: &'static str,
    /// Whether the map must have it.
    pub needed: bool,
    /// What would happen where the key has no value: `nothing would be unpublished`. Such a key is an error; one without this
    /// text counts as left out.
    pub empty: &'static str,
    /// A line with it, for the message about a missing key; empty where the key may be left out.
    pub example: &'static str,
    /// Other names with the same meaning.
    pub aliases: &'static [&'static str],
    /// Words of other tools that people type for it: they are errors that suggest this key.
    pub meant_by: &'static [&'static str],
    /// Known and checked, but without effect in this version.
    pub not_yet: bool,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text that readers see: one, or one for each language.
    Text,
    /// A word, name, id or file name, as it is typed.
    Word,
    /// An `http`, `https` or `mailto` address.
    Url,
    /// An `http` or `https` address of a website.
    Website,
    /// A number, exact.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
    /// A day: `2025-01-31`, `31 January 2025`.
    Date,
    /// A day, or a time on it: `2025-01-31 09:30`.
    Moment,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A map with known keys.
    Map(&'static Shape),
    /// A map with any keys.
    MapOf(&'static Kind),
    /// A list; a single value counts as a list of one.
    List(&'static Kind),
    /// Any of several.
    Either(&'static [Kind]),
    /// Anything.
    Any,
}

impl Shape {
    /// A map with these keys and no others.
    pub const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self {
            name,
            keys,
            one_of: &[],
            open: false,
        }
    }

    /// Requires exactly one of some keys.
    #[must_use]
    pub const fn one_of(mut self, keys: &'static [&'static str]) -> Self {
        self.one_of = keys;
        self
    }

    /// Accepts other keys with words as values.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// The key of a name or alias.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys
            .iter()
            .find(|key| key.name == name || key.aliases.contains(&name))
    }
}

impl Kind {
    /// The kind in messages.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text | Self::Word | Self::OneOf(_) => "a text",
            Self::Url | Self::Website => "an address",
            Self::Number => "a number",
            Self::Integer => "a whole number",
            Self::Flag => "true or false",
            Self::Date => "a date",
            Self::Moment => "a date and time",
            Self::Map(_) | Self::MapOf(_) => "keys and values",
            Self::List(_) => "a list",
            Self::Either(_) | Self::Any => "a value",
        }
    }
}

impl Key {
    /// An optional key.
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            doc,
            needed: false,
            empty: "",
            example: "",
            aliases: &[],
            meant_by: &[],
            not_yet: false,
        }
    }

    /// Makes the key required.
    #[must_use]
    pub const fn needed(mut self, example: &'static str) -> Self {
        self.needed = true;
        self.example = example;
        self
    }

    /// Makes an empty value an error, since counting it as left out would do what nobody meant.
    #[must_use]
    pub const fn never_empty(mut self, otherwise: &'static str, example: &'static str) -> Self {
        self.empty = otherwise;
        self.example = example;
        self
    }

    /// Sets the line that is suggested where one of several keys is required.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// Sets other names for the key.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// Sets names that people look for instead.
    #[must_use]
    pub const fn meant_by(mut self, words: &'static [&'static str]) -> Self {
        self.meant_by = words;
        self
    }

    /// Marks the key as without effect in this version.
    #[must_use]
    pub const fn not_yet(mut self) -> Self {
        self.not_yet = true;
        self
    }
}

/// The names in a table of names and their meanings.
pub const fn names<T, const N: usize>(choices: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut index = 0;
    while index < N {
        words[index] = choices[index].0;
        index += 1;
    }
    words
}

/// `line, bar or ranked`
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
