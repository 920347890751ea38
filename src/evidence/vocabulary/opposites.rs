//! Pairs of words that say opposite things, for proposed wordings.

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
pub(in crate::evidence) fn opposite(word: &str) -> Option<&'static str> {
    OPPOSITES.iter().find_map(|&(one, other)| match word {
        _ if word == one => Some(other),
        _ if word == other => Some(one),
        _ => None,
    })
}
