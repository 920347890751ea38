//! The checks find every false figure: each bound figure of the demonstration site is falsified in turn, in the text and in the
//! data, and an error must be reported on its line.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casebook::{
    Basis, BuildCache, BuildOptions, Claim, Diagnostic, EvidenceStatus, File, Inputs, Location,
    Progress, Severity, SitePath, Source, Span, Verdict, read_site,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// A change: the claim that becomes false, a range of a file, and its replacement.
struct Mutation {
    claim: Claim,
    span: Span,
    other: String,
}

/// Mutations by the file that they change: one of each file is tried at a time, so that none hides another.
type ByFile = BTreeMap<SitePath, Vec<Mutation>>;

/// The demonstration site with a cache, so that an edit costs only the pages that it affects.
pub(crate) struct Demonstration {
    inputs: Inputs,
    cache: BuildCache,
}

impl Demonstration {
    pub(crate) fn open() -> Self {
        let files = read_site(Path::new(".")).expect("the repository's own site");
        let now = "2026-11-23T00:00:00Z".parse().expect("a moment");
        let options = BuildOptions::default();
        Self {
            inputs: Inputs {
                files,
                now,
                options,
            },
            cache: BuildCache::default(),
        }
    }

    fn text(&self, span: &Span) -> &str {
        let source = self.inputs.text(&span.file).expect("a text of the site");
        &source.text()[span.range()]
    }

    /// The text of a file.
    pub(crate) fn text_of(&self, path: &SitePath) -> String {
        let source = self.inputs.text(path).expect("a text of the site");
        source.text().to_owned()
    }

    /// How many messages of each kind each file has, advice too.
    pub(crate) fn said(&mut self) -> BTreeMap<(String, &'static str), usize> {
        let (inputs, cache) = (&self.inputs, &mut self.cache);
        let checked = casebook::check_site(inputs, cache, &Progress::default(), &mut |_| ());
        let mut said = BTreeMap::new();
        for found in &checked.diagnostics {
            let of = (found.location.file().to_string(), found.code.name());
            *said.entry(of).or_default() += 1;
        }
        said
    }

    /// The same, of the site with another text in a file.
    pub(crate) fn said_with(
        &mut self,
        path: &SitePath,
        text: &str,
    ) -> BTreeMap<(String, &'static str), usize> {
        let source = File::Text(Arc::new(Source::new(path.clone(), text)));
        let before = self.inputs.files.insert(path.clone(), source);
        let said = self.said();
        self.inputs
            .files
            .extend(before.map(|file| (path.clone(), file)));
        said
    }

    fn errors(&mut self) -> Vec<Diagnostic> {
        let (inputs, cache) = (&self.inputs, &mut self.cache);
        let checked = casebook::check_site(inputs, cache, &Progress::default(), &mut |_| ());
        let found = checked.diagnostics.into_iter();
        found
            .filter(|found| found.severity == Severity::Error)
            .collect()
    }

    /// Every bound claim in a link, with the span of its text.
    pub(crate) fn bound(&mut self) -> Vec<(Claim, Span)> {
        let errors = self.errors();
        assert!(errors.is_empty(), "the site as it is is clean: {errors:#?}");
        let (inputs, cache) = (&self.inputs, &mut self.cache);
        let checked = casebook::check_site(inputs, cache, &Progress::default(), &mut |_| ());
        let claims = checked.claims().into_iter().map(|(_, claim)| claim);
        claims
            .filter(|claim| claim.status == EvidenceStatus::Bound)
            .filter_map(|claim| {
                // A key figure has no text of its own: its number comes from the data.
                let link = self.text(&claim.span).strip_prefix('[')?;
                let words = claim.span.part(1..1 + link.find(']')?);
                Some((claim.clone(), words))
            })
            .collect()
    }

    /// Tries every mutation: returns how many there were, and those without an error at their claim.
    fn try_all(&mut self, mutations: &ByFile) -> (usize, String) {
        let rounds = mutations.values().map(Vec::len).max().unwrap_or(0);
        let whole = self.inputs.files.clone();
        let mut unseen = Vec::new();
        for round in 0..rounds {
            let now: Vec<&Mutation> = mutations
                .values()
                .filter_map(|all| all.get(round))
                .collect();
            for mutation in &now {
                let path = &mutation.span.file;
                let mut text = self
                    .inputs
                    .text(path)
                    .expect("a text of the site")
                    .text()
                    .to_owned();
                text.replace_range(mutation.span.range(), &mutation.other);
                let source = Arc::new(Source::new(path.clone(), text));
                self.inputs.files.insert(path.clone(), File::Text(source));
            }
            let errors = self.errors();
            self.inputs.files.clone_from(&whole);
            let missed = now.iter().filter(|mutation| !seen(&errors, mutation));
            unseen.extend(missed.map(|mutation| {
                let Mutation { claim, other, .. } = mutation;
                format!("{}: {} → {other}", claim.span.file, claim.words)
            }));
        }
        let tried = mutations.values().map(Vec::len).sum();
        (tried, unseen.join("\n"))
    }
}

/// Whether an error is in the claim's link, which the mutation may have lengthened or shortened.
fn seen(errors: &[Diagnostic], mutation: &Mutation) -> bool {
    let Mutation { claim, span, other } = mutation;
    let end = claim.span.end as usize;
    // A mutation of the link itself may have lengthened or shortened it.
    let end = if span.file == claim.span.file {
        end + other.len() - span.range().len()
    } else {
        end
    };
    errors.iter().any(|error| {
        error.location.span().is_some_and(|span| {
            span.file == claim.span.file
                && (span.start as usize) < end
                && claim.span.start <= span.end
        })
    })
}

const HEDGES: [&str; 12] = [
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "under",
    "more than",
    "less than",
    "at least",
    "between",
    "just",
    "bron",
];

#[test]
#[ignore = "second tier: several hundred checks of the whole site"]
fn a_digit_changed_in_a_bound_figure_is_an_error_at_its_line() {
    let mut site = Demonstration::open();
    let mut mutations = ByFile::new();
    for (claim, span) in site.bound() {
        let words = site.text(&span).to_owned();
        if HEDGES.iter().any(|hedge| words.contains(hedge)) {
            continue;
        }
        for at in (0..words.len()).filter(|&at| words.as_bytes()[at].is_ascii_digit()) {
            // Two more, so that a value on the edge of rounding is not reached.
            let digit = words.as_bytes()[at] - b'0';
            let mut other = words.clone();
            other.replace_range(at..=at, &((digit + 2) % 10).to_string());
            add(&mut mutations, &claim, &span, other);
        }
    }
    let (tried, unseen) = site.try_all(&mutations);
    assert!(tried > 500, "{tried} digits were changed");
    assert_eq!(unseen, "", "of {tried}");
}

fn add(mutations: &mut ByFile, claim: &Claim, span: &Span, other: String) {
    let (claim, span) = (claim.clone(), span.clone());
    let all = mutations.entry(span.file.clone()).or_default();
    all.push(Mutation { claim, span, other });
}

const OPPOSITES: [(&str, &str); 16] = [
    ("rose", "fell"),
    ("rise", "fall"),
    ("increased", "decreased"),
    ("grew", "fell"),
    ("widened", "narrowed"),
    ("higher", "lower"),
    ("above", "below"),
    ("longer", "shorter"),
    ("wider", "narrower"),
    ("highest", "lowest"),
    ("improved", "worsened"),
    ("better", "worse"),
    ("more", "fewer"),
    ("up", "down"),
    ("doubled", "halved"),
    ("more", "less"),
];

#[test]
fn a_direction_turned_round_in_a_bound_figure_is_an_error_at_its_line() {
    let mut site = Demonstration::open();
    let mut mutations = ByFile::new();
    for (claim, span) in site.bound() {
        let words = site.text(&span).to_owned();
        for (one, other) in OPPOSITES.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
            let alone = |at: usize| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                !letter(words[..at].chars().next_back())
                    && !letter(words[at + one.len()..].chars().next())
            };
            let found = words
                .match_indices(one)
                .map(|(at, _)| at)
                .find(|&at| alone(at));
            if let Some(at) = found {
                let mut turned = words.clone();
                turned.replace_range(at..at + one.len(), other);
                add(&mut mutations, &claim, &span, turned);
            }
        }
    }
    let (tried, unseen) = site.try_all(&mutations);
    assert!(tried > 20, "{tried} directions were turned");
    assert_eq!(unseen, "", "of {tried}");
}

#[test]
fn a_period_changed_in_a_destination_is_an_error_at_its_line() {
    let mut site = Demonstration::open();
    let mut mutations = ByFile::new();
    for (claim, _) in site.bound() {
        let link = site.text(&claim.span);
        let Some(at) = link.find("](figure:") else {
            continue;
        };
        let Some(query) = link[at..].find('?') else {
            continue;
        };
        let start = at + query + 1;
        let end = link[start..]
            .find(['&', ')', ' '])
            .map_or(link.len(), |end| start + end);
        // A period that no data have.
        let other = link[start..end].replace("20", "19");
        add(&mut mutations, &claim, &claim.span.part(start..end), other);
    }
    let (tried, unseen) = site.try_all(&mutations);
    assert!(tried > 50, "{tried} periods were changed");
    assert_eq!(unseen, "", "of {tried}");
}

#[test]
#[ignore = "second tier: several hundred checks of the whole site"]
fn a_cell_changed_until_the_rounded_value_does_is_an_error_wherever_it_is_said() {
    let mut site = Demonstration::open();
    let mut mutations = ByFile::new();
    for (claim, span) in site.bound() {
        let Basis::Figure { cited, .. } = &claim.basis else {
            continue;
        };
        let words = site.text(&span).to_owned();
        for cited in cited {
            let (Some(cell), Some(value)) = (
                cited.location.as_ref().and_then(Location::span),
                cited.value,
            ) else {
                continue;
            };
            if says(&words, value) {
                // A third more, plus one: every rounding of it differs.
                let third = value * Decimal::new(4, 0) / Decimal::new(3, 0);
                let other = (Decimal::ONE + third).round_dp(value.scale().max(2));
                add(&mut mutations, &claim, cell, other.to_string());
            }
        }
    }
    let (tried, unseen) = site.try_all(&mutations);
    assert!(tried > 200, "{tried} cells were changed");
    assert_eq!(unseen, "", "of {tried}");
}

/// Whether the text has the value as a plain number, rounded to some decimals.
fn says(words: &str, value: Decimal) -> bool {
    let numbers: Vec<&str> = words
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|part| part.trim_end_matches('.'))
        .collect();
    (0..=4).any(|decimals| {
        let rounded =
            value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        numbers.contains(&format!("{rounded:.0$}", decimals as usize).as_str())
    })
}

/// Lines of the site's files are removed, duplicated, swapped and inserted. Whatever the result, a site without errors has no
/// bound figure that was not compared with its data and found to agree.
#[test]
#[ignore = "second tier: a thousand checks of the whole site"]
fn of_a_damaged_site_either_errors_are_told_or_every_bound_figure_agrees() {
    const ADDED: [&str; 4] = [
        "place: [coventry, luton, coventry]",
        "sources: {}",
        "place: nowhere",
        "E08000026,1066,1,,",
    ];
    let mut site = Demonstration::open();
    let whole = site.inputs.files.clone();
    let texts: Vec<Arc<Source>> = whole
        .iter()
        .filter(|(path, _)| path.as_str().starts_with("content/"))
        .filter_map(|(_, file)| match file {
            File::Text(source) => Some(source.clone()),
            File::Blob(_) => None,
        })
        .collect();
    let mut seed = 1_u32;
    let mut below = |end: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % end
    };
    let mut clean = 0;
    for _ in 0..1_000 {
        let source = &texts[below(texts.len())];
        let mut lines: Vec<&str> = source.text().lines().collect();
        let (at, other) = (below(lines.len()), below(lines.len()));
        match below(4) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other]),
            2 => lines.swap(at, other),
            _ => {
                let added = ADDED[below(ADDED.len())];
                let (key, _) = added.split_once(": ").unwrap_or(("", ""));
                let known = |line: &&str| !key.is_empty() && line.starts_with(&format!("{key}:"));
                match lines.iter().position(known) {
                    Some(at) => lines[at] = added,
                    None => lines.insert(at, added),
                }
            }
        }
        let path = source.path().clone();
        let damaged = Arc::new(Source::new(path.clone(), lines.join("\n")));
        site.inputs.files.insert(path.clone(), File::Text(damaged));
        let checked = casebook::check_site(
            &site.inputs,
            &mut site.cache,
            &Progress::default(),
            &mut |_| (),
        );
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        if !checked.diagnostics.iter().any(is_error) {
            clean += 1;
            let claims = checked.claims().into_iter().map(|(_, claim)| claim);
            let unchecked = claims
                .filter(|claim| {
                    claim.status == EvidenceStatus::Bound && claim.verdict != Verdict::Agrees
                })
                .map(|claim| claim.words.clone());
            assert_eq!(
                unchecked.collect::<Vec<_>>(),
                Vec::<String>::new(),
                "{path}, damaged:\n{}",
                lines.join("\n")
            );
        }
        site.inputs.files.clone_from(&whole);
    }
    assert!((100..1_000).contains(&clean), "{clean} were clean");
}
