//! A wording that may take the place of a link's words.
//!
//! It is proposed only where a second reading of the text with it gives each number, period and claim the role that it had, and
//! where it brings in nothing that reads wrongly: no two equal values, no zero, no verb that does not fit its neighbours. A number
//! that is true in another role than the one read (the mean of the span, the change) is one that may have been misread: nothing is
//! proposed in its place.

use std::ops::Range;

use super::extent::words_to_read;
use super::sourced::has_source;
use crate::diagnostic::Code;
use crate::document::ProseLink;
use crate::evidence::judge::{Finding, Judge, LinkJudgement, NumberRole, StatedRoles};
use crate::evidence::prose::TokenizedProse;
use crate::evidence::prose::welsh::tokens_in;
use crate::evidence::resolve::Binding;
use crate::evidence::scope::EvidenceScope;

/// Words that a past tense does not follow: `was fell`, `a rose`.
const BEFORE_OTHER_FORMS: [&str; 24] = [
    "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "to", "will", "a",
    "an", "the", "its", "no", "not", "of", "did", "does", "do", "by", "their",
];
/// Past tenses, as edits write them.
const PAST_TENSES: [&str; 4] = ["rose", "fell", "was", "were"];

/// The words of a link with every edit of its findings, if they may be proposed.
pub(super) fn proposed_words(
    run: &TokenizedProse,
    link: &ProseLink,
    judgement: &LinkJudgement,
    binding: &Binding,
    scope: &EvidenceScope,
) -> Option<String> {
    let text = &run.prose.text;
    let candidate = with_edits(text, &link.words, &judgement.findings)?;
    let candidate = in_language(candidate, scope.language);
    let (passes, roles) = judged(run, link, &candidate, binding, scope);
    let (_, before) = judged(run, link, &text[link.words.clone()], binding, scope);
    let alone = before.is_only_value(text[link.words.clone()].trim());
    let missing = candidate == "not published" && alone;
    // Points for per cent is what such a finding corrects.
    let mut findings = judgement.findings.iter();
    let is_of_points = findings.any(|finding| finding.code == Code::FigurePoints);
    let role = |role: &NumberRole| match role {
        NumberRole::Relative if is_of_points => NumberRole::Difference,
        role => *role,
    };
    let same = before
        .numbers
        .iter()
        .map(role)
        .eq(roles.numbers.iter().map(role));
    let misread = before.may_be_misread && !is_of_points;
    (passes && (missing || (same && !misread && keeps_rest(&before, &roles)))).then_some(candidate)
}

/// Whether a link's words would pass with other words in their place.
pub(super) fn passes(
    run: &TokenizedProse,
    link: &ProseLink,
    words: &str,
    binding: &Binding,
    scope: &EvidenceScope,
) -> bool {
    judged(run, link, words, binding, scope).0
}

/// Whether the words have no error in the link's place, and the roles that they state.
fn judged(
    run: &TokenizedProse,
    link: &ProseLink,
    words: &str,
    binding: &Binding,
    scope: &EvidenceScope,
) -> (bool, StatedRoles) {
    let text = format!(
        "{}{words}{}",
        &run.prose.text[..link.words.start],
        &run.prose.text[link.words.end..]
    );
    let tokens = tokens_in(&text, scope.language);
    let judge = Judge {
        text: &text,
        tokens: &tokens,
        words: words_to_read(run, &link.words, binding).start..link.words.start + words.len(),
        binding,
        areas: scope.areas,
        lexicon: scope.lexicon,
        percent: scope.percent,
        sourced: has_source(run, link),
    };
    (!judge.judge().has_errors(), judge.stated_roles())
}

/// Whether a second reading gives each period and claim the role that it had, and brings in no zero and no second value that
/// equals the first.
fn keeps_rest(before: &StatedRoles, after: &StatedRoles) -> bool {
    let periods = before.periods.iter().zip(&after.periods);
    let kept = before.periods.len() == after.periods.len()
        && periods
            .clone()
            .all(|(before, after)| before.is_none() || before == after)
        && after.claims <= before.claims;
    let equal = |values: &[rust_decimal::Decimal]| {
        values
            .iter()
            .enumerate()
            .any(|(at, value)| values[..at].contains(value))
    };
    let zero = |roles: &StatedRoles| roles.values.iter().any(rust_decimal::Decimal::is_zero);
    kept && (!equal(&after.values) || equal(&before.values)) && (!zero(after) || zero(before))
}

/// A wording with the units in the page's language.
pub(super) fn in_language(wording: String, language: &str) -> String {
    if language == "cy" {
        wording
            .replace(" percentage points", " pwynt canran")
            .replace(" per cent", " y cant")
    } else {
        wording
    }
}

/// The link's words with the edits of all findings that lie in them; `None` without any, or where one reads wrongly.
fn with_edits(text: &str, words: &Range<usize>, findings: &[Finding]) -> Option<String> {
    let mut edits: Vec<&(Range<usize>, String)> = findings
        .iter()
        .filter_map(|finding| finding.edit.as_ref())
        .collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut result = String::new();
    let mut at = words.start;
    for (range, new) in edits {
        // A hedge or a unit beside the link is left to the editor: the wording replaces what is inside the brackets.
        let range = range.start.max(words.start)..range.end.min(words.end);
        if range.start < at || range.start > range.end {
            continue;
        }
        if !fits_neighbours(&text[..range.start], new, &text[range.end..]) {
            return None;
        }
        result.push_str(&text[at..range.start]);
        result.push_str(new);
        at = range.end;
    }
    (at > words.start).then(|| {
        result.push_str(&text[at..words.end]);
        result.trim().to_owned()
    })
}

/// Whether words read well in a link's place.
pub(super) fn fits_place(run: &TokenizedProse, link: &ProseLink, words: &str) -> bool {
    let text = &run.prose.text;
    fits_neighbours(&text[..link.words.start], words, &text[link.words.end..])
}

/// Whether an edit reads well between the words before and behind it.
fn fits_neighbours(before: &str, new: &str, behind: &str) -> bool {
    let word = |text: &str| {
        text.trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase()
    };
    let last = before.split_whitespace().next_back().map(word);
    let next = behind.split_whitespace().next().map(word);
    let first = new.split_whitespace().next().unwrap_or_default();
    let past = PAST_TENSES.contains(&first)
        && last.is_some_and(|last| BEFORE_OTHER_FORMS.contains(&last.as_str()));
    let unchanged = new == "was unchanged"
        && next.is_some_and(|next| matches!(next.as_str(), "from" | "to" | "by" | "between"));
    !past && !unchanged
}
