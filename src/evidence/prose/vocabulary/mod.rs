//! The claim words, each with its meaning. Every other word is plain text.
//!
//! In: lower-case words. Out: their meaning. Must not know: data.

mod hedges;
mod opposites;

pub(crate) use hedges::{HEDGES, HEDGES_BEHIND, Hedge, hedge_sign};
pub(crate) use opposites::opposite;

/// The direction of a change or a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Down,
}

/// The meaning of a claim word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// `rose`, `fell`: the change.
    Moved(Direction),
    /// `higher`, `lower`: the comparison.
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
    /// `the majority`: more or less than half, of a percentage.
    Half { more: bool },
    /// `not`, `no`: negates a claim, so it must be read together with it.
    Negation,
    /// `record`, `peaked`, `annually`: claims that cannot be checked.
    Beyond,
}

/// The meaning of a word, if it is a claim word.
pub(crate) fn meaning(word: &str) -> Option<Meaning> {
    use Direction::{Down, Up};
    Some(match word {
        "rose" | "rise" | "rises" | "risen" | "rising" | "grew" | "grow" | "grows" | "grown"
        | "growing" | "growth" | "increase" | "increased" | "increases" | "increasing"
        | "climbed" | "climb" | "climbs" | "climbing" | "widened" | "widen" | "widens"
        | "widening" | "soared" | "soar" | "soaring" | "jumped" | "jump" | "jumps" | "surged"
        | "surge" | "lengthened" | "rocketed" | "swelled" | "swollen" | "spiked" | "spike"
        | "leapt" | "leap" | "mounted" | "mounting" | "rebounded" | "bounced" | "expanded"
        | "escalated" | "escalating" | "upturn" | "uplift" | "upward" | "upwards" | "upswing"
        | "uptick" | "upsurge" | "skyrocketed" | "ballooned" | "mushroomed" | "boomed"
        | "burgeoned" | "swell" | "spiralled" | "surging" | "jumping" | "expanding"
        | "lengthening" => Meaning::Moved(Up),
        "fell" | "fall" | "falls" | "fallen" | "falling" | "dropped" | "drop" | "drops"
        | "dropping" | "decrease" | "decreased" | "decreases" | "decreasing" | "declined"
        | "decline" | "declines" | "declining" | "reduced" | "reduction" | "reduces"
        | "reducing" | "narrowed" | "narrow" | "narrows" | "narrowing" | "closed" | "closes"
        | "closing" | "shrank" | "shrunk" | "shrinking" | "plummeted" | "plunged" | "slumped"
        | "dipped" | "dip" | "shortened" | "tumbled" | "tumble" | "slid" | "slipped" | "sank"
        | "sunk" | "eased" | "easing" | "cut" | "cuts" | "crashed" | "collapsed" | "collapse"
        | "contraction" | "slump" | "plunge" | "diminished" | "diminishing" | "lessened"
        | "lessening" | "receded" | "receding" | "downturn" | "downward" | "downwards"
        | "downswing" | "downtick" | "shrinks" | "shrink" | "dwindled" | "dwindling" | "waned"
        | "waning" | "subsided" | "nosedived" | "slumping" | "plunging" | "plummeting"
        | "tumbling" | "slipping" | "sliding" | "shortening" | "contracting" | "slashed" => {
            Meaning::Moved(Down)
        }
        "higher" | "above" | "more" | "longer" | "wider" | "greater" | "larger" | "bigger"
        | "exceeds" | "exceed" | "exceeded" | "exceeding" | "outstrips" | "outstripped"
        | "outpaces" | "outpaced" | "surpasses" | "surpassed" | "commoner" => Meaning::Compared(Up),
        "lower" | "below" | "less" | "fewer" | "shorter" | "narrower" | "smaller" | "trails"
        | "trailed" | "lags" | "lagged" | "rarer" => Meaning::Compared(Down),
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
        "stable" | "held" | "steady" | "flat" | "stability" | "plateaued" | "stagnated" => {
            Meaning::Stable
        }
        "unchanged" | "unaltered" | "identical" => Meaning::Unchanged,
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
        | "don't" | "couldn't" | "failed" | "barely" | "scarcely" | "can't" | "won't"
        | "wouldn't" | "shouldn't" | "hadn't" | "nowhere" => Meaning::Negation,
        "peaked" | "annually" | "yearly" | "faster" | "slower" | "fastest" | "slowest" | "tops"
        | "topped" | "unprecedented" | "reversed" | "consecutive" | "consecutively"
        | "steepest" | "sharpest" | "quickest" | "quicker" | "steeper" | "sharper" => {
            Meaning::Beyond
        }
        _ => return None,
    })
}

/// The meaning of a word that is a claim word only directly before `from`, `to` or `by` (not in `patients who recovered`).
pub(crate) fn meaning_of_change(word: &str) -> Option<Meaning> {
    Some(match word {
        "gained" | "advanced" | "recovered" | "recovery" | "rebound" | "expansion" | "rallied"
        | "raised" | "boosted" | "lifted" | "broadened" | "deepened" | "strengthened"
        | "inflated" | "heightened" | "multiplied" | "extended" => Meaning::Moved(Direction::Up),
        "slide" | "slip" | "contracted" | "lowered" | "trimmed" | "weakened" | "softened"
        | "slackened" | "eroded" | "retreated" | "tapered" | "ebbed" | "abated" | "shed"
        | "curtailed" | "deflated" | "tailed" => Meaning::Moved(Direction::Down),
        _ => return None,
    })
}

/// The meaning of a word that is a claim word only where the binding compares (`left behind`).
pub(crate) fn meaning_of_comparison(word: &str) -> Option<Meaning> {
    Some(match word {
        "ahead" => Meaning::Compared(Direction::Up),
        "matched" | "matches" | "matching" | "equalled" | "equals" => Meaning::Unchanged,
        "behind" | "beneath" | "short" => Meaning::Compared(Direction::Down),
        _ => return None,
    })
}

/// Whether a direction after a word is over: `stopped falling`.
pub(crate) fn ends_a_change(word: &str) -> bool {
    matches!(
        word,
        "stopped" | "ceased" | "halted" | "avoided" | "prevented" | "stemmed"
    )
}

/// The claim words, as the message lists them.
pub(crate) const READABLE_WORDS: &str = "values (18.5 per cent, £1,250, 1 in 7, a quarter; about, more than, at least, at most, \
nearly, under, between), changes (rose, fell, widened, narrowed, doubled, halved, stable, unchanged), comparisons (higher, \
lower, above, below, similar to), improved, worse, significantly, ranks (highest, second lowest), not published";
