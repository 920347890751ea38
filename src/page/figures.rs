//! "Where the figures come from": what the words of a page rest on, gathered while its text is walked.
//!
//! In: claims, in the order in which readers meet them. Out: a mark for each (its anchor, its place in the list), and the
//! list. Must not know: Markdown, templates.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::builder::PageBuilder;
use super::cards::capital;
use super::panel::anchor;
use super::words;
use super::written::EmbeddedPage;
use crate::config::{SourceEntry, SourceKind};
use crate::data::{AreaId, Indicator, Period, number};
use crate::evidence::{Basis, CitedValue, Claim, EvidenceStatus};
use crate::theme::context::{FigureSource, FigureValue, Html, NamedSource, PageLink, Words};

/// The list while it grows. Claims that rest on the same share an entry.
#[derive(Default)]
pub(super) struct Ledger {
    entries: Vec<FigureSource>,
    by_basis: BTreeMap<String, usize>,
    claims: u32,
}

/// What stands with a claim in the text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its anchor, without `#`.
    pub(super) id: String,
    /// The number of its entry.
    pub(super) number: u32,
    /// The entry's anchor, without `#`.
    pub(super) entry: String,
    /// The value that it cites, for machines.
    pub(super) value: Option<String>,
    /// Breaks that it crosses, with their reasons.
    pub(super) breaks: Vec<String>,
}

impl Ledger {
    /// The list.
    pub(super) fn entries(&mut self) -> Vec<FigureSource> {
        std::mem::take(&mut self.entries)
    }
}

impl Mark {
    /// The markup around the marked words: a number for machines, where there is one.
    pub(super) fn around(&self) -> (String, &'static str) {
        let id = &self.id;
        match &self.value {
            Some(value) => (
                format!("<data class=\"figure\" value=\"{value}\" id=\"{id}\">"),
                "</data>",
            ),
            None => (format!("<span class=\"figure\" id=\"{id}\">"), "</span>"),
        }
    }
}

impl PageBuilder<'_, '_> {
    /// Takes a claim into the list. `None` where it is no statistic or rests on nothing.
    pub(super) fn cite(&mut self, embedded: &EmbeddedPage<'_>, claim: &Claim) -> Option<Mark> {
        if matches!(
            claim.status,
            EvidenceStatus::NotAStatistic | EvidenceStatus::Unbound
        ) {
            return None;
        }
        let breaks: Vec<String> = claim
            .breaks
            .iter()
            .map(|reason| reason.get(self.language()).value.clone())
            .collect();
        let key = basis_key(embedded, claim, &breaks)?;
        self.ledger.claims += 1;
        let id = format!("words.{}", self.ledger.claims);
        let words = Words {
            words: words::unbroken(&claim.words.replace('\'', "’")),
            back: format!("#{id}"),
        };
        let index = if let Some(&index) = self.ledger.by_basis.get(&key) {
            self.ledger.entries[index].also.push(words);
            index
        } else {
            let index = self.ledger.entries.len();
            let number = index as u32 + 1;
            let entry = self.figure_source(embedded, claim, words, number, &breaks)?;
            self.ledger.entries.push(entry);
            self.ledger.by_basis.insert(key, index);
            index
        };
        let entry = &self.ledger.entries[index];
        Some(Mark {
            id,
            number: entry.number,
            entry: entry.id.clone(),
            value: value(claim),
            breaks,
        })
    }

    fn figure_source(
        &self,
        embedded: &EmbeddedPage<'_>,
        claim: &Claim,
        words: Words,
        number: u32,
        breaks: &[String],
    ) -> Option<FigureSource> {
        let mut entry = FigureSource {
            number,
            id: format!("source.{number}"),
            words: words.words,
            back: words.back,
            notes: breaks.to_vec(),
            method: self.method(claim),
            ..FigureSource::default()
        };
        match &claim.basis {
            Basis::Nothing => return None,
            Basis::Source { id, .. } => entry.source = Some(self.named_source(embedded, id)?),
            Basis::Figure { indicator, cited } => {
                let catalogue = self.renderer.parts.catalogue;
                let of = catalogue.by_id.get(indicator)?;
                let source = &of.definition.source;
                let language = self.language();
                entry.indicator = Some(self.indicator_link(indicator));
                let mut cells: Vec<&CitedValue> = cited.iter().collect();
                cells.sort_by_key(|cell| cell.period.key());
                entry.values = cells.iter().map(|cell| self.figure_value(cell)).collect();
                entry.publisher = Some(source.publisher.get(language).value.clone());
                entry.licence = Some(source.licence.get(language).value.clone());
                for note in cited.iter().flat_map(|cell| self.value_notes(cell)) {
                    if !entry.notes.contains(&note) {
                        entry.notes.push(note);
                    }
                }
            }
        }
        Some(entry)
    }

    /// How numbers that stand in no cell were made, in the theme's words.
    fn method(&self, claim: &Claim) -> Option<String> {
        let methods: Vec<String> = claim
            .methods
            .iter()
            .map(|method| {
                let key = format!("page-how-{}", crate::document::slug(method));
                self.locale.strings.find(&key).unwrap_or(method).to_owned()
            })
            .collect();
        (!methods.is_empty()).then(|| capital(&methods.join("; ")))
    }

    fn figure_value(&self, cell: &CitedValue) -> FigureValue {
        let areas = self.renderer.parts.areas;
        let area = areas.by_id.get(&cell.area);
        let name = area.map_or(cell.area_name.as_str(), |area| {
            area.name_in(self.language())
        });
        let indicator = self.renderer.parts.catalogue.by_id.get(&cell.indicator);
        let slice: Vec<_> = cell
            .dimensions
            .iter()
            .map(|(_, value)| value.clone())
            .collect();
        let value = match (cell.value, indicator) {
            (Some(value), Some(of)) => {
                number::with_unit(value, None, &of.definition.unit, self.locale.strings)
            }
            (Some(value), None) => number::text(value, None, self.locale.strings),
            (None, _) => self.say("page-no-value"),
        };
        FigureValue {
            value: words::unbroken(&value),
            area: name.to_owned(),
            period: cell.period.name(self.locale.strings),
            group: indicator.and_then(|of| self.group(of, &slice)),
            path: area
                .and(indicator)
                .and_then(|of| self.cited_path(of, &cell.area, &cell.period, &slice)),
        }
    }

    /// The path of a value on its indicator's page, where that page has it.
    pub(super) fn value_path(
        &self,
        indicator: &Indicator,
        area: &AreaId,
        period: &Period,
        slice: &[Arc<str>],
    ) -> Option<String> {
        let is_tabled = self.renderer.is_tabled(indicator, area);
        is_tabled.then(|| self.cited_path(indicator, area, period, slice))?
    }

    /// The path of a value that the page cites, and that its indicator's page has for that reason.
    pub(super) fn cited_path(
        &self,
        indicator: &Indicator,
        area: &AreaId,
        period: &Period,
        slice: &[Arc<str>],
    ) -> Option<String> {
        let id = indicator.definition.id.value.as_str();
        let route = self.renderer.indicator(id)?;
        let site = self.renderer.parts.site;
        let address = site.in_language(&route.address, self.language());
        let anchor = anchor(indicator, area, period, slice);
        Some(self.renderer.path_to(&address, &anchor))
    }

    /// What the publisher says of a value: its statuses and its note.
    fn value_notes(&self, cell: &CitedValue) -> Vec<String> {
        let of = self.renderer.parts.catalogue.by_id.get(&cell.indicator);
        let slice: Vec<_> = cell
            .dimensions
            .iter()
            .map(|(_, value)| value.clone())
            .collect();
        let row = of.and_then(|of: &Arc<Indicator>| of.table.row(&cell.area, &slice, &cell.period));
        let Some(row) = row else { return Vec::new() };
        let period = cell.period.name(self.locale.strings);
        let statuses = row.statuses().iter().map(|status| {
            let meaning = self.locale.strings.get(status.key());
            self.fill("page-value-note", &[("period", &period), ("note", meaning)])
        });
        let note = row.note().as_ref().map(ToString::to_string);
        statuses.chain(note).collect()
    }

    /// A source that a page names, of its own or of the site.
    pub(super) fn named_source(
        &self,
        embedded: &EmbeddedPage<'_>,
        id: &str,
    ) -> Option<NamedSource> {
        let own = embedded.page.summary.front.sources.get(id);
        let entry = own.or_else(|| self.renderer.parts.sources.get(id))?;
        Some(self.source(entry))
    }

    /// A source for readers.
    pub(super) fn source(&self, entry: &SourceEntry) -> NamedSource {
        let language = self.language();
        let publisher = entry.publisher.as_ref().or(entry.owner.as_ref());
        let date = entry.published.as_ref().or(entry.on.as_ref());
        NamedSource {
            id: String::new(),
            title: entry.title.get(language).value.clone(),
            publisher: publisher.map(|name| name.get(language).value.clone()),
            date: date.map(|date| words::date(date, self.locale.strings)),
            href: entry.url.as_ref().map(|url| url.value.clone()),
            kind: match entry.kind {
                SourceKind::Published => "published",
                SourceKind::Unpublished => "unpublished",
                SourceKind::Interview => "interview",
            }
            .to_owned(),
        }
    }

    /// What ends a paragraph that has claims: one link to where they come from, and the breaks that they cross.
    pub(super) fn sources_of(&self, marks: &[&Mark]) -> String {
        let Some(first) = marks.iter().min_by_key(|mark| mark.number) else {
            return String::new();
        };
        let mut numbers: Vec<u32> = marks.iter().map(|mark| mark.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let key = if numbers.len() == 1 {
            "page-source"
        } else {
            "page-sources"
        };
        let text = self.fill(key, &[("n", &words::numbers(&numbers))]);
        let mut html = format!(
            " <a class=\"source-link\" href=\"#{}\">{}</a>",
            first.entry,
            Html::text(&text).0
        );
        let mut reasons: Vec<&str> = Vec::new();
        for reason in marks.iter().flat_map(|mark| &mark.breaks) {
            if !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
        for reason in reasons {
            let text = Html::text(&self.fill("page-break", &[("reason", reason)]));
            let _ = write!(html, " <span class=\"break-note\">{}</span>", text.0);
        }
        html
    }

    /// The link to an indicator's page.
    pub(super) fn indicator_link(&self, id: &str) -> PageLink {
        let language = self.language();
        let route = self.renderer.indicator(id);
        PageLink {
            title: route.map_or_else(
                || id.to_owned(),
                |route| route.definition.title.get(language).value.clone(),
            ),
            path: route.map_or_else(String::new, |route| self.local_path(&route.address)),
        }
    }

    /// The path to an address that exists in each language.
    pub(super) fn local_path(&self, address: &str) -> String {
        let site = self.renderer.parts.site;
        self.renderer
            .path(&site.in_language(address, self.language()))
    }
}

/// What tells one footing from another; `None` where there is none.
fn basis_key(embedded: &EmbeddedPage<'_>, claim: &Claim, breaks: &[String]) -> Option<String> {
    match &claim.basis {
        Basis::Nothing => None,
        Basis::Source { id, .. } => {
            // A page's own source may have the id of another page's.
            let own = embedded.page.summary.front.sources.contains_key(id);
            let page = if own {
                embedded.page.summary.path.as_str()
            } else {
                ""
            };
            Some(format!("source\n{page}\n{id}"))
        }
        Basis::Figure { indicator, cited } => {
            let mut key = format!("figure\n{indicator}");
            for cell in cited {
                let _ = write!(key, "\n{} {} {}", cell.indicator, cell.area, cell.period);
                for (_, value) in &cell.dimensions {
                    let _ = write!(key, " {value}");
                }
            }
            let parts = claim.methods.iter().copied();
            for part in parts.chain(breaks.iter().map(String::as_str)) {
                let _ = write!(key, "\n{part}");
            }
            Some(key)
        }
    }
}

/// The value of the cell that a claim cites first, or of its fact, with every digit.
fn value(claim: &Claim) -> Option<String> {
    let value = match &claim.basis {
        Basis::Nothing => None,
        Basis::Figure { cited, .. } => cited.first().and_then(|cell| cell.value),
        Basis::Source { value, .. } => *value,
    };
    value.map(|value| number::plain(value, None))
}
