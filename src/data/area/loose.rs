//! Names as publishers differ in writing them: `St. Helens`, `Bristol, City of`, `Redcar & Cleveland`, `Ynys Mon`.

use unicode_normalization::UnicodeNormalization as _;

/// A name without what publishers differ in: case, punctuation, accents, "and" for "&", "the" and "City of" or "County of" at
/// either end.
pub(super) fn loose_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.to_lowercase().nfd() {
        match letter {
            // The last are accents, apart from their letters.
            '\'' | '\u{2019}' | '.' | '\u{300}'..='\u{36f}' => {}
            '&' => plain.push_str(" and "),
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let mut words = &words[..];
    // The City of London is another area than London.
    if let ["city" | "county" | "borough", "of", rest @ ..]
    | [rest @ .., "city" | "county" | "borough", "of"] = words
        && !matches!(rest, [] | ["london"])
    {
        words = rest;
    }
    if let ["the", rest @ ..] = words
        && !rest.is_empty()
    {
        words = rest;
    }
    let words = words
        .iter()
        .map(|word| if *word == "saint" { "st" } else { *word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::loose_name;

    #[test]
    fn names_that_publishers_write_differently_are_equal() {
        for (one, other) in [
            ("St Helens", "St. Helens"),
            ("Bristol, City of", "City of Bristol"),
            ("Kingston upon Hull, City of", "Kingston-upon-Hull"),
            ("Herefordshire, County of", "Herefordshire"),
            ("Redcar and Cleveland", "Redcar & Cleveland"),
            (
                "King's Lynn and West Norfolk",
                "Kings Lynn and West Norfolk",
            ),
            ("The Vale of Glamorgan", "Vale of Glamorgan"),
            ("Ynys Môn", "YNYS MON"),
            ("Ynys Môn", "Ynys Mo\u{302}n"),
            ("Saint Albans", "St Albans"),
        ] {
            assert_eq!(loose_name(one), loose_name(other), "{one}");
        }
        for (one, other) in [
            ("County Durham", "Durham"),
            ("City of London", "London"),
            ("North Yorkshire", "Yorkshire"),
        ] {
            assert_ne!(loose_name(one), loose_name(other), "{one}");
        }
    }
}
