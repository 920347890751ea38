//! Text like that of case studies: headings, emphasis, links, lists, tables, a quotation and footnotes in 900 words of prose.
//!
//! The words mean nothing. Their order is the same each time and different on every page, and none of them is a number, a place
//! or a claim, so that a page's only statistics are those that it binds.

use std::fmt::Write as _;

/// How a generator writes a link to another case study, by that case study's number.
pub(crate) type Link<'a> = &'a dyn Fn(usize) -> String;

/// The parts of a body, to be assembled by a generator.
pub(crate) struct Body {
    /// What was done: headings, paragraphs, a list, a table, a quotation.
    pub(crate) before: String,
    /// Sentences without markup, between figures.
    pub(crate) between: Vec<String>,
    /// What came next, the other table and list, then the footnotes.
    pub(crate) after: String,
}

/// The body of a case study; links lead to case studies below `pages`.
pub(crate) fn body(number: usize, pages: usize, link: Link<'_>) -> Body {
    let mut words = Words::new(number);
    let mut before = String::new();
    let _ = write!(before, "{}\n\n", words.paragraph(70, pages, link));
    let _ = write!(before, "## {}\n\n", words.title(4));
    for _ in 0..2 {
        let _ = write!(before, "{}\n\n", words.paragraph(80, pages, link));
    }
    words.list(&mut before, "- ", 5);
    let _ = write!(before, "### {}\n\n", words.title(3));
    let _ = write!(before, "{}\n\n", words.paragraph(80, pages, link));
    words.table(&mut before, 5);
    let _ = write!(
        before,
        "> {}\n>\n> {}\n\n",
        words.plain(25),
        words.plain(15)
    );
    let between = (0..4).map(|_| words.plain(20)).collect();
    let mut after = format!("## {}\n\n", words.title(5));
    for _ in 0..2 {
        let _ = write!(after, "{}\n\n", words.paragraph(80, pages, link));
    }
    words.list(&mut after, "1. ", 4);
    let _ = write!(after, "### {}\n\n", words.title(4));
    words.table(&mut after, 4);
    let _ = write!(after, "{}\n\n", words.paragraph(70, pages, link));
    for note in 1..=words.notes {
        let _ = writeln!(after, "[^{note}]: {}", words.plain(12));
    }
    Body {
        before,
        between,
        after,
    }
}

/// A headline with this many words, unique to the number.
pub(crate) fn headline(number: usize, count: usize) -> String {
    Words::new(number ^ 0x5bd1_e995).title(count)
}

/// A sentence for a summary.
pub(crate) fn summary(number: usize) -> String {
    Words::new(number ^ 0x27d4_eb2f).plain(14)
}

/// Words in a fixed pseudo-random order (Knuth's linear congruential generator).
struct Words {
    state: usize,
    /// Footnotes that were referred to.
    notes: usize,
}

impl Words {
    fn new(number: usize) -> Self {
        Self {
            state: number.wrapping_mul(2).wrapping_add(1),
            notes: 0,
        }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % limit
    }

    /// A phrase of this many words.
    fn phrase(&mut self, count: usize) -> String {
        let mut phrase = String::new();
        for word in 0..count {
            if word > 0 {
                phrase.push(' ');
            }
            // About every second word is a short one, as in English.
            let list = if word % 2 == 1 { SHORT } else { LONG };
            phrase.push_str(list[self.below(list.len())]);
        }
        phrase
    }

    fn title(&mut self, count: usize) -> String {
        capital(&self.phrase(count))
    }

    /// Sentences with about this many words in all, without markup.
    fn plain(&mut self, count: usize) -> String {
        let mut text = String::new();
        let mut left = count;
        while left > 0 {
            let length = (8 + self.below(10)).min(left.max(3));
            left = left.saturating_sub(length);
            if !text.is_empty() {
                text.push(' ');
            }
            let first = length / 2;
            let (start, end) = (self.phrase(first), self.phrase(length - first));
            let comma = if self.below(3) == 0 { "," } else { "" };
            let _ = write!(text, "{}{comma} {end}.", capital(&start));
        }
        text
    }

    /// Sentences with emphasis, links and footnotes, one in every second sentence.
    fn paragraph(&mut self, count: usize, pages: usize, link: Link<'_>) -> String {
        let mut text = String::new();
        let mut left = count;
        while left > 0 {
            let length = 10 + self.below(12);
            left = left.saturating_sub(length);
            if !text.is_empty() {
                text.push(' ');
            }
            let (start, middle, end) = (self.phrase(length / 3), self.phrase(3), self.phrase(5));
            let start = capital(&start);
            let _ = match self.below(10) {
                0 | 1 => write!(text, "{start} *{middle}* {end}."),
                2 => write!(text, "{start} **{middle}** {end}."),
                3 => {
                    let other = self.below(pages);
                    write!(text, "{start} [{middle}]({}) {end}.", link(other))
                }
                4 => write!(
                    text,
                    "{start} [{middle}](https://www.example.org/{}) {end}.",
                    middle.replace(' ', "-")
                ),
                5 if self.notes < 3 => {
                    self.notes += 1;
                    write!(text, "{start} {middle}[^{}], {end}.", self.notes)
                }
                _ => write!(text, "{start}, {middle} {end}."),
            };
        }
        text
    }

    fn list(&mut self, out: &mut String, marker: &str, items: usize) {
        for _ in 0..items {
            let (strong, rest) = (self.title(2), self.phrase(6));
            let _ = writeln!(out, "{marker}**{strong}**: {rest}");
        }
        out.push('\n');
    }

    fn table(&mut self, out: &mut String, rows: usize) {
        let head: Vec<String> = (0..4).map(|_| self.title(1)).collect();
        let _ = writeln!(out, "| {} |", head.join(" | "));
        out.push_str("|---|---|---|---|\n");
        for _ in 0..rows {
            let cells: Vec<String> = (0..4).map(|_| self.phrase(2)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out.push('\n');
    }
}

fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

const SHORT: &[&str] = &[
    "the", "and", "with", "of", "a", "in", "to", "for", "by", "from", "on", "at", "their", "our",
    "as", "into", "who", "where", "this", "that", "its", "through", "near", "or",
];

const LONG: &[&str] = &[
    "council",
    "people",
    "work",
    "health",
    "partners",
    "school",
    "homes",
    "street",
    "city",
    "young",
    "families",
    "support",
    "advice",
    "training",
    "hub",
    "local",
    "services",
    "together",
    "community",
    "centre",
    "walk",
    "garden",
    "library",
    "team",
    "nurse",
    "plan",
    "park",
    "bus",
    "food",
    "warm",
    "learn",
    "meet",
    "open",
    "volunteers",
    "carers",
    "clinic",
    "pharmacy",
    "employers",
    "apprentices",
    "college",
    "nursery",
    "teachers",
    "parents",
    "neighbours",
    "tenants",
    "landlords",
    "housing",
    "repairs",
    "insulation",
    "heating",
    "energy",
    "damp",
    "kitchen",
    "allotment",
    "cycling",
    "pavement",
    "crossing",
    "station",
    "market",
    "workshop",
    "drop-in",
    "outreach",
    "evaluation",
    "strategy",
    "board",
    "charity",
    "funding",
    "grant",
    "bid",
    "meeting",
    "agreement",
    "referral",
    "appointment",
    "assessment",
    "visit",
    "letter",
    "leaflet",
    "interpreter",
    "language",
    "culture",
    "music",
    "sport",
    "swimming",
    "playground",
    "mentor",
    "coach",
    "wellbeing",
    "loneliness",
    "friendship",
    "trust",
    "listening",
    "stories",
    "evidence",
    "learning",
    "practice",
    "training",
    "induction",
    "shift",
    "wages",
    "contract",
    "benefits",
    "debt",
    "budget",
    "savings",
    "credit",
    "shopping",
    "vouchers",
    "recipes",
    "breakfast",
    "lunch",
    "holiday",
    "summer",
    "evening",
    "weekend",
    "transport",
    "access",
    "ramp",
    "lift",
    "signpost",
    "website",
    "telephone",
    "tablet",
    "skills",
    "confidence",
    "interview",
    "application",
    "portfolio",
    "certificate",
    "course",
    "tutor",
    "classroom",
    "midwife",
    "doctor",
    "therapist",
    "dentist",
    "screening",
    "vaccine",
    "smoking",
    "alcohol",
    "recovery",
    "hostel",
    "shelter",
    "probation",
    "safety",
    "policing",
    "lighting",
    "noise",
    "air",
    "water",
    "trees",
    "river",
    "canal",
    "woodland",
    "bench",
    "path",
    "square",
    "church",
    "mosque",
    "temple",
    "hall",
    "theatre",
    "museum",
    "gallery",
    "festival",
    "parade",
];
