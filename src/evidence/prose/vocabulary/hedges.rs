//! Hedges: words before or after a number, and signs, that say how exact it is.

/// How exact a number is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// `about`
    About,
    /// `more than`
    MoreThan,
    /// `at least`
    AtLeast,
    /// `nearly`
    Nearly,
    /// `less than`
    LessThan,
    /// `at most`
    AtMost,
}

/// Hedges before a number by their words, the longest first.
pub(crate) const HEDGES: &[(&[&str], Hedge)] = &[
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["no", "higher", "than"], Hedge::AtMost),
    (&["no", "greater", "than"], Hedge::AtMost),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["not", "fewer", "than"], Hedge::AtLeast),
    (&["no", "lower", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["in", "the", "region", "of"], Hedge::About),
    (&["a", "little", "more", "than"], Hedge::MoreThan),
    (&["a", "little", "less", "than"], Hedge::Nearly),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["a", "little", "over"], Hedge::MoreThan),
    (&["a", "little", "above"], Hedge::MoreThan),
    (&["a", "little", "under"], Hedge::Nearly),
    (&["a", "little", "below"], Hedge::Nearly),
    (&["a", "bit", "over"], Hedge::MoreThan),
    (&["a", "bit", "under"], Hedge::Nearly),
    (&["just", "more", "than"], Hedge::MoreThan),
    (&["slightly", "more", "than"], Hedge::MoreThan),
    (&["slightly", "less", "than"], Hedge::Nearly),
    (&["just", "less", "than"], Hedge::Nearly),
    (&["well", "over"], Hedge::MoreThan),
    (&["well", "above"], Hedge::MoreThan),
    (&["well", "under"], Hedge::LessThan),
    (&["well", "below"], Hedge::LessThan),
    (&["slightly", "over"], Hedge::MoreThan),
    (&["slightly", "above"], Hedge::MoreThan),
    (&["slightly", "under"], Hedge::Nearly),
    (&["slightly", "below"], Hedge::Nearly),
    (&["upwards", "of"], Hedge::MoreThan),
    (&["more", "than"], Hedge::MoreThan),
    (&["greater", "than"], Hedge::MoreThan),
    (&["higher", "than"], Hedge::MoreThan),
    (&["less", "than"], Hedge::LessThan),
    (&["fewer", "than"], Hedge::LessThan),
    (&["lower", "than"], Hedge::LessThan),
    (&["at", "least"], Hedge::AtLeast),
    (&["just", "over"], Hedge::MoreThan),
    (&["just", "above"], Hedge::MoreThan),
    (&["in", "excess", "of"], Hedge::MoreThan),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["just", "shy", "of"], Hedge::Nearly),
    (&["not", "quite"], Hedge::Nearly),
    (&["just", "under"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["close", "to"], Hedge::About),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["approx"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["some"], Hedge::About),
    (&["tua"], Hedge::About),
    (&["over"], Hedge::MoreThan),
    (&["above"], Hedge::MoreThan),
    (&["exceeding"], Hedge::MoreThan),
    (&["exceeds"], Hedge::MoreThan),
    (&["exceeded"], Hedge::MoreThan),
    (&["beyond"], Hedge::MoreThan),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["approaching"], Hedge::Nearly),
    (&["nearing"], Hedge::Nearly),
    (&["bron"], Hedge::Nearly),
    (&["under"], Hedge::LessThan),
    (&["below"], Hedge::LessThan),
];

/// Hedges after a number, by their words.
pub(crate) const HEDGES_BEHIND: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Hedge::AtLeast),
    (&["or", "over"], Hedge::AtLeast),
    (&["or", "less"], Hedge::AtMost),
    (&["or", "fewer"], Hedge::AtMost),
    (&["or", "under"], Hedge::AtMost),
    (&["or", "so"], Hedge::About),
    (&["plus"], Hedge::AtLeast),
];

/// A hedge that is written as a sign before a number.
pub(crate) fn hedge_sign(sign: char) -> Option<Hedge> {
    Some(match sign {
        '~' | '≈' => Hedge::About,
        '>' => Hedge::MoreThan,
        '<' => Hedge::LessThan,
        '≥' => Hedge::AtLeast,
        '≤' => Hedge::AtMost,
        _ => return None,
    })
}
