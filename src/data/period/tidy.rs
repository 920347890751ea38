//! A period's text without what does not change its meaning.

/// The year of a count in the middle of it: `1997` of `Mid-year 1997`, `Mid-2019`.
pub(super) fn without_middle(text: &str) -> &str {
    let starts = ["mid-year", "mid"];
    let rest = starts.iter().find_map(|start| {
        let (head, rest) = text.split_at_checked(start.len())?;
        let rest = rest.trim_start_matches([' ', '-']);
        head.eq_ignore_ascii_case(start).then_some(rest)
    });
    let is_year = |rest: &&str| rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit());
    rest.filter(is_year).unwrap_or(text)
}

/// Plain hyphens, single spaces, none about `-` and `/`.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => {
                space = true;
                continue;
            }
            c => c,
        };
        let joins = |c: char| c == '-' || c == '/';
        if space && !tidy.is_empty() && !joins(c) && !tidy.ends_with(joins) {
            tidy.push(' ');
        }
        space = false;
        tidy.push(c);
    }
    tidy
}
