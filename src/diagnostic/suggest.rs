//! Suggestions that many messages make: a known word near the one that was typed, a list in place of one text.

/// The help for one text where several may be meant: `[coventry, leeds]`.
pub fn as_list(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    (parts.len() > 1 && parts.iter().all(|part| !part.is_empty()))
        .then(|| format!("if these are several, write a list: [{}]", parts.join(", ")))
}

/// A word of so many letters is taken for the only one that begins with it.
const SHORTENED: usize = 4;

/// ` (did you mean "title"?)`-style suggestion: the known word nearest to what was typed, if any is near.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let nearest = known
        .iter()
        .map(|&word| {
            (
                strsim::damerau_levenshtein(&typed, &word.to_lowercase()),
                word,
            )
        })
        .filter(|&(distance, word)| distance <= 1 + word.chars().count().min(typed.len()) / 4)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word);
    nearest.or_else(|| {
        let begun = |word: &&&str| word.to_lowercase().starts_with(&typed);
        let mut begun = known.iter().filter(begun);
        let only = begun.next().filter(|_| typed.len() >= SHORTENED)?;
        begun.next().is_none().then_some(*only)
    })
}
