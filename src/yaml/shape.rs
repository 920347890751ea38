//! What a map may hold: its keys, what each takes, what each is for. The decoder, the check for unknown keys and the JSON
//! Schema all come from it.

/// A map's keys.
#[derive(Debug)]
pub struct Shape {
    /// What it is called in messages, with its article: `a chart`, `front matter`.
    pub name: &'static str,
    /// Its keys, in the order in which messages list them.
    pub keys: &'static [Key],
    /// Keys of which it must have exactly one; none where it is empty.
    pub one_of: &'static [&'static str],
    /// Whether it takes any other key with a word for a value, unless the key looks like a misspelt one of its own.
    pub open: bool,
}

/// One key of a map.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is for, one or two sentences: shown in editors.
    pub doc: &'static str,
    /// Whether the map must have it.
    pub needed: bool,
    /// A line with it, for the message about a missing key; empty where the key may be left out.
    pub example: &'static str,
    /// Other names that mean the same.
    pub aliases: &'static [&'static str],
    /// Words of other tools that people type for it: they are errors that name this key.
    pub meant_by: &'static [&'static str],
    /// Known, checked, and not acted on by this version.
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
    /// A day, or a moment of it: `2025-01-31 09:30`.
    Moment,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A map with known keys.
    Map(&'static Shape),
    /// A map from any word.
    MapOf(&'static Kind),
    /// A list, for which one value alone may stand.
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

    /// That must have exactly one of some keys.
    #[must_use]
    pub const fn one_of(mut self, keys: &'static [&'static str]) -> Self {
        self.one_of = keys;
        self
    }

    /// That takes other keys with words for values.
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
    /// What is asked for, in words.
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
    /// A key that may be left out.
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            doc,
            needed: false,
            example: "",
            aliases: &[],
            meant_by: &[],
            not_yet: false,
        }
    }

    /// That the map must have.
    #[must_use]
    pub const fn needed(mut self, example: &'static str) -> Self {
        self.needed = true;
        self.example = example;
        self
    }

    /// That is shown to somebody who has none of the keys of which one is needed.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// That other names may stand for.
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// That people look for under other names.
    #[must_use]
    pub const fn meant_by(mut self, words: &'static [&'static str]) -> Self {
        self.meant_by = words;
        self
    }

    /// That this version does not act on.
    #[must_use]
    pub const fn not_yet(mut self) -> Self {
        self.not_yet = true;
        self
    }
}

/// The words of a table of words and their meanings.
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
