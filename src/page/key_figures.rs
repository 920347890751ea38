//! Key figures: large numbers with labels, at a page's head and in its body.
//!
//! In: items of front matter or of a block, with their claims. Out: numbers as words, each with its source.

use super::builder::PageBuilder;
use super::words;
use super::written::EmbeddedPage;
use crate::document::{self, plain_text};
use crate::evidence::{Basis, Claim};
use crate::theme::context::{KeyFigure, Link};

impl PageBuilder<'_, '_> {
    /// Key figures of a page, in order.
    pub(super) fn key_figures(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        items: &[document::KeyFigure],
    ) -> Vec<KeyFigure> {
        let items = items.iter();
        items
            .filter_map(|item| self.key_figure(embedded, item))
            .collect()
    }

    fn key_figure(
        &mut self,
        embedded: &EmbeddedPage<'_>,
        item: &document::KeyFigure,
    ) -> Option<KeyFigure> {
        let claim = embedded.key_figure(&item.span)?;
        let mark = self.cite(embedded, claim)?;
        let label = item.label.get(&embedded.page.summary.language);
        let detail = self.detail(embedded, claim, &plain_text(label));
        let source = self.fill("page-source", &[("n", &mark.number.to_string())]);
        // A large number is said short.
        let short = words::unbroken(&claim.words.replace(" per cent", "%"));
        let (value, unit) = number_and_unit(&short);
        Some(KeyFigure {
            id: mark.id,
            value: value.to_owned(),
            unit: unit.map(str::to_owned),
            label: self.text(embedded, label),
            detail,
            notes: mark.breaks,
            source: Some(Link {
                title: source,
                href: Some(format!("#{}", mark.entry)),
            }),
        })
    }

    /// Where and when, as far as the label leaves it out: `Coventry, 2025`.
    fn detail(&self, embedded: &EmbeddedPage<'_>, claim: &Claim, label: &str) -> Option<String> {
        let Basis::Figure { cited, .. } = &claim.basis else {
            return None;
        };
        let last = cited.last()?;
        let periods: Vec<String> = cited
            .iter()
            .filter(|cell| cell.area == last.area)
            .map(|cell| cell.period.name(self.locale.strings))
            .collect();
        let said = |period: &String| label.contains(period.as_str());
        let mut parts = Vec::new();
        let area = self.place(&last.area).name;
        // On a page about one place, it is that place that is meant.
        let is_only = embedded.page.places.as_slice() == std::slice::from_ref(&last.area);
        if !is_only && !label.contains(&area) {
            parts.push(area);
        }
        if !periods.iter().all(said) {
            parts.push(match periods.as_slice() {
                [first, .., last] if first != last => {
                    self.fill("page-period-range", &[("from", first), ("to", last)])
                }
                _ => periods.last().cloned().unwrap_or_default(),
            });
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// `11.7 years` as its number and its unit; a sign stays with its number, and words without a unit are one.
fn number_and_unit(words: &str) -> (&str, Option<&str>) {
    let Some(digit) = words.rfind(|char: char| char.is_ascii_digit()) else {
        return (words, None);
    };
    match words[digit..].split_once(['\u{a0}', ' ']) {
        Some((end, unit)) if !unit.is_empty() => (&words[..digit + end.len()], Some(unit)),
        _ => (words, None),
    }
}
