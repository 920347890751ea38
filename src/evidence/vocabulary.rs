//! The words that claim something, each with what it claims. Every word that is not here is plain text.
//!
//! In: lower-case words. Out: their meaning. Must not know: data.

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// What a claim word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// `rose`, `fell`: the change.
    Moved(Direction),
    /// `higher`, `lower`: against another.
    Compared(Direction),
    /// `improved`, `worsened`: the change by polarity.
    Judged { better: bool },
    /// `highest`, `lowest`.
    Ranked(Direction),
    /// `best`, `worst`: the rank by polarity.
    RankedByPolarity { best: bool },
    /// `stable`, `held`, `steady`.
    Stable,
    /// `unchanged`.
    Unchanged,
    /// `similar`.
    Similar,
    /// `significantly`.
    Significantly,
    /// `suppressed`.
    Missing,
    /// `doubled`: the ratio.
    Multiplied(u32),
    /// `halved`.
    Halved,
    /// `the majority`: of a percentage, on which side of a half.
    Half { more: bool },
    /// `not`, `no`: turns a claim round, so it must be read with it.
    Negation,
    /// `record`, `peaked`, `annually`: claims that nothing here can check.
    Beyond,
}

/// What a word claims, if it claims anything.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    use Direction::{Down, Up};
    Some(match word {
        "rose" | "rise" | "rises" | "risen" | "rising" | "grew" | "grow" | "grows" | "grown"
        | "growing" | "growth" | "increase" | "increased" | "increases" | "increasing"
        | "climbed" | "climb" | "climbs" | "climbing" | "widened" | "widen" | "widens"
        | "widening" | "soared" | "soar" | "soaring" | "jumped" | "jump" | "jumps" | "surged"
        | "surge" | "lengthened" | "rocketed" | "swelled" | "swollen" | "spiked" | "spike"
        | "leapt" | "leap" | "mounted" | "mounting" | "rebounded" | "bounced" | "expanded"
        | "escalated" | "escalating" | "upturn" | "uplift" | "upward" => Meaning::Moved(Up),
        "fell" | "fall" | "falls" | "fallen" | "falling" | "dropped" | "drop" | "drops"
        | "dropping" | "decrease" | "decreased" | "decreases" | "decreasing" | "declined"
        | "decline" | "declines" | "declining" | "reduced" | "reduction" | "reduces"
        | "reducing" | "narrowed" | "narrow" | "narrows" | "narrowing" | "closed" | "closes"
        | "closing" | "shrank" | "shrunk" | "shrinking" | "plummeted" | "plunged" | "slumped"
        | "dipped" | "dip" | "shortened" | "tumbled" | "tumble" | "slid" | "slipped" | "sank"
        | "sunk" | "eased" | "easing" | "cut" | "cuts" | "crashed" | "collapsed" | "collapse"
        | "contraction" | "slump" | "plunge" | "diminished" | "diminishing" | "lessened"
        | "lessening" | "receded" | "receding" | "downturn" | "downward" | "shrinks" | "shrink" => {
            Meaning::Moved(Down)
        }
        "higher" | "above" | "more" | "longer" | "wider" | "greater" | "larger" | "bigger"
        | "exceeds" | "exceed" | "exceeded" | "exceeding" | "outstrips" | "outstripped"
        | "outpaces" | "outpaced" | "surpasses" | "surpassed" => Meaning::Compared(Up),
        "lower" | "below" | "less" | "fewer" | "shorter" | "narrower" | "smaller" | "trails"
        | "trailed" | "lags" | "lagged" => Meaning::Compared(Down),
        "improved" | "improve" | "improves" | "improving" | "improvement" | "better" => {
            Meaning::Judged { better: true }
        }
        "worse" | "worsened" | "worsen" | "worsens" | "worsening" | "deteriorated"
        | "deteriorating" | "deterioration" => Meaning::Judged { better: false },
        "highest" | "largest" | "greatest" | "biggest" | "longest" | "widest" => {
            Meaning::Ranked(Up)
        }
        "lowest" | "smallest" | "fewest" | "shortest" | "narrowest" => Meaning::Ranked(Down),
        "best" => Meaning::RankedByPolarity { best: true },
        "worst" => Meaning::RankedByPolarity { best: false },
        "stable" | "held" | "steady" | "flat" | "stability" => Meaning::Stable,
        "unchanged" => Meaning::Unchanged,
        "similar" => Meaning::Similar,
        "significantly" | "significant" => Meaning::Significantly,
        "suppressed" | "unpublished" | "unavailable" | "withheld" => Meaning::Missing,
        "majority" => Meaning::Half { more: true },
        "minority" => Meaning::Half { more: false },
        "doubled" | "doubling" | "double" | "doubles" | "twofold" => Meaning::Multiplied(2),
        "trebled" | "trebling" | "treble" | "tripled" | "tripling" | "triple" | "threefold" => {
            Meaning::Multiplied(3)
        }
        "quadrupled" | "quadrupling" | "quadruple" | "fourfold" => Meaning::Multiplied(4),
        "quintupled" | "fivefold" => Meaning::Multiplied(5),
        "sixfold" => Meaning::Multiplied(6),
        "sevenfold" => Meaning::Multiplied(7),
        "eightfold" => Meaning::Multiplied(8),
        "ninefold" => Meaning::Multiplied(9),
        "tenfold" => Meaning::Multiplied(10),
        "halved" | "halving" | "halves" => Meaning::Halved,
        "not" | "no" | "never" | "neither" | "nor" | "without" | "hardly" | "cannot" | "isn't"
        | "wasn't" | "didn't" | "hasn't" | "haven't" | "aren't" | "weren't" | "doesn't"
        | "don't" | "couldn't" | "failed" | "barely" | "scarcely" => Meaning::Negation,
        "peaked" | "annually" | "yearly" | "faster" | "slower" | "fastest" | "slowest" | "tops"
        | "topped" | "unprecedented" | "reversed" | "consecutive" | "consecutively" => {
            Meaning::Beyond
        }
        _ => return None,
    })
}

/// What a word claims directly before `from`, `to` or `by`; elsewhere it is plain text (`patients who recovered`).
pub(super) fn meaning_of_change(word: &str) -> Option<Meaning> {
    Some(match word {
        "gained" | "advanced" | "recovered" | "recovery" | "rebound" | "expansion" => {
            Meaning::Moved(Direction::Up)
        }
        "slide" | "slip" | "contracted" => Meaning::Moved(Direction::Down),
        _ => return None,
    })
}

/// What a word claims beside a comparison alone; elsewhere it is plain text (`left behind`).
pub(super) fn meaning_of_comparison(word: &str) -> Option<Meaning> {
    Some(match word {
        "ahead" => Meaning::Compared(Direction::Up),
        "behind" | "beneath" | "short" => Meaning::Compared(Direction::Down),
        _ => return None,
    })
}

/// Words that say opposite things in the same form.
const OPPOSITES: &[(&str, &str)] = &[
    ("rose", "fell"),
    ("rise", "fall"),
    ("rises", "falls"),
    ("risen", "fallen"),
    ("rising", "falling"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("increasing", "decreasing"),
    ("climbed", "dropped"),
    ("grew", "declined"),
    ("grow", "decline"),
    ("grown", "declined"),
    ("growing", "declining"),
    ("growth", "reduction"),
    ("widened", "narrowed"),
    ("widen", "narrow"),
    ("widens", "narrows"),
    ("widening", "narrowing"),
    ("up", "down"),
    ("higher", "lower"),
    ("above", "below"),
    ("more", "less"),
    ("longer", "shorter"),
    ("wider", "narrower"),
    ("greater", "smaller"),
    ("larger", "smaller"),
    ("highest", "lowest"),
    ("largest", "smallest"),
    ("longest", "shortest"),
    ("widest", "narrowest"),
    ("improved", "worsened"),
    ("improve", "worsen"),
    ("improving", "worsening"),
    ("improvement", "deterioration"),
    ("better", "worse"),
    ("best", "worst"),
    ("rose", "reduced"),
    ("widened", "closed"),
    ("more", "fewer"),
    ("jumped", "plunged"),
];

/// The word that says the opposite in the same form, for proposed wordings.
pub(super) fn opposite(word: &str) -> Option<&'static str> {
    OPPOSITES.iter().find_map(|&(one, other)| match word {
        _ if word == one => Some(other),
        _ if word == other => Some(one),
        _ => None,
    })
}

/// How near the number that follows is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
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

/// Hedges by their words, the longest first.
pub(super) const HEDGES: &[(&[&str], Hedge)] = &[
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["no", "higher", "than"], Hedge::AtMost),
    (&["no", "greater", "than"], Hedge::AtMost),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["not", "fewer", "than"], Hedge::AtLeast),
    (&["no", "lower", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["just", "more", "than"], Hedge::MoreThan),
    (&["slightly", "more", "than"], Hedge::MoreThan),
    (&["slightly", "less", "than"], Hedge::Nearly),
    (&["just", "less", "than"], Hedge::Nearly),
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
    (&["bron"], Hedge::Nearly),
    (&["under"], Hedge::LessThan),
    (&["below"], Hedge::LessThan),
];

/// Hedges behind a number, by their words.
pub(super) const HEDGES_BEHIND: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Hedge::AtLeast),
    (&["or", "over"], Hedge::AtLeast),
    (&["or", "less"], Hedge::AtMost),
    (&["or", "fewer"], Hedge::AtMost),
    (&["or", "under"], Hedge::AtMost),
    (&["or", "so"], Hedge::About),
    (&["plus"], Hedge::AtLeast),
];

/// A hedge that is written as a sign before a number.
pub(super) fn hedge_sign(sign: char) -> Option<Hedge> {
    Some(match sign {
        '~' | '≈' => Hedge::About,
        '>' => Hedge::MoreThan,
        '<' => Hedge::LessThan,
        '≥' => Hedge::AtLeast,
        '≤' => Hedge::AtMost,
        _ => return None,
    })
}

/// The words known, for the message that lists them.
pub(super) const KNOWN: &str = "values (18.5 per cent, £1,250, 1 in 7, a quarter; about, more than, at least, at most, \
nearly, under, between), changes (rose, fell, widened, narrowed, doubled, halved, stable, unchanged), comparisons (higher, \
lower, above, below, similar to), improved, worse, significantly, ranks (highest, second lowest), not published";
