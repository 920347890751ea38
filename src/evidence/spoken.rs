//! Names of areas as prose says them: `Bristol` of `Bristol, City of`, `St Helens` of `St. Helens`, `yng Nghymru` of `Cymru`.
//!
//! In: a name of areas.csv. Out: the forms that prose may have. Must not know: texts.

/// A name in the form that all its spellings share: `Yorkshire and the Humber`, `St Helens`, `King's Lynn and West Norfolk`.
pub(super) fn key(name: &str) -> String {
    const SMALL: &[&str] = &["of", "the", "and", "upon", "on", "with", "in", "under"];
    let words = name.split_whitespace().map(|word| {
        let lower = word.to_lowercase();
        match word {
            "&" => "and".to_owned(),
            _ if SMALL.contains(&lower.as_str()) => lower,
            _ => word.replace('’', "'").replace('.', ""),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Shorter forms of a name: of `Bristol, City of` they are `Bristol` and `City of Bristol`.
pub(super) fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![key(name)];
    if let Some((short, rest)) = name.split_once(", ") {
        let rest = key(rest);
        if matches!(rest.as_str(), "City of" | "County of" | "Borough of") {
            forms.push(key(short));
            forms.push(key(&format!("{rest} {short}")));
        }
    }
    if name == "United Kingdom" {
        forms.push("UK".to_owned());
    }
    forms
}

/// A Welsh name with its first sound changed, as it stands behind `yn`, `i`, `o`, `a`: `Nghymru`, `Gymru`, `Chymru`.
pub(super) fn mutated(name: &str) -> Vec<String> {
    // A digraph is one sound; of it, only `Ll` and `Rh` change.
    let changes: &[(&str, &[&str])] = &[
        ("Ll", &["L"]),
        ("Rh", &["R"]),
        ("Ch", &[]),
        ("Ff", &[]),
        ("Ph", &[]),
        ("Th", &[]),
        ("Dd", &[]),
        ("C", &["Ngh", "G", "Ch"]),
        ("P", &["Mh", "B", "Ph"]),
        ("T", &["Nh", "D", "Th"]),
        ("G", &["Ng", ""]),
        ("B", &["M", "F"]),
        ("D", &["N", "Dd"]),
        ("M", &["F"]),
    ];
    let Some((sound, others)) = changes.iter().find(|(sound, _)| name.starts_with(sound)) else {
        return Vec::new();
    };
    let rest = &name[sound.len()..];
    let with = |start: &&str| {
        let mut letters = rest.chars();
        match letters.next() {
            // `Gwent` behind `o` is `Went`.
            Some(first) if start.is_empty() => {
                first.to_uppercase().chain(letters).collect::<String>()
            }
            _ => format!("{start}{rest}"),
        }
    };
    others.iter().map(with).map(|name| key(&name)).collect()
}
