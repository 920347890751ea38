//! What languages call themselves.

use super::built_in::built_in;

/// Languages that Casebook has no texts in, by their own names.
const OTHERS: [(&str, &str); 10] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("kw", "Kernewek"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ur", "اردو"),
];

/// A language's own name; its code where that is not known.
pub fn own_name(language: &str) -> &str {
    let built_in = built_in(language).and_then(|strings| strings.find("language-name"));
    built_in
        .or_else(|| {
            let other = OTHERS.iter().find(|(code, _)| *code == language);
            other.map(|(_, name)| *name)
        })
        .unwrap_or(language)
}
