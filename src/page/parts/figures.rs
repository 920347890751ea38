//! "Where the figures come from": the bases of the page's claims, with the marks and links that lead there.
//!
//! In: claims, in reading order. Out: entries of the list, a mark for each claim, links to entries. Must not know: Markdown.

use std::fmt::Write as _;

use super::indicator_view::{cited_path, group};
use crate::config::{SourceEntry, SourceKind};
use crate::data::{Indicator, number};
use crate::evidence::{Basis, CitedValue, Claim, EvidenceStatus};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::figure_list::FigureMark;
use crate::page::words::{self, capital};
use crate::theme::context::{FigureSource, FigureValue, Html, NamedSource};

/// Adds a claim to the list. `None` where it is no statistic or has no basis.
pub(super) fn cite(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    claim: &Claim,
) -> Option<FigureMark> {
    if matches!(
        claim.status,
        EvidenceStatus::NotAStatistic | EvidenceStatus::Unbound
    ) {
        return None;
    }
    let reasons = claim.breaks.iter();
    let breaks: Vec<String> = reasons
        .map(|reason| reason.get(builder.language()).value.clone())
        .collect();
    let basis = basis_key(page, claim, &breaks)?;
    let number = if let Some(number) = builder.figures.number_of(&basis) {
        number
    } else {
        let number = builder.figures.next_number();
        let entry = figure_source(builder, page, claim, number, &breaks)?;
        builder.figures.push(basis, entry)
    };
    let words = words::unbroken(&claim.words.replace('\'', "’"));
    let (id, entry) = builder.figures.add_words(number, words);
    Some(FigureMark {
        id,
        number,
        entry,
        value: first_value(claim),
        breaks,
    })
}

fn figure_source(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    claim: &Claim,
    number: u32,
    breaks: &[String],
) -> Option<FigureSource> {
    let mut entry = FigureSource {
        number,
        id: format!("source.{number}"),
        notes: breaks.to_vec(),
        method: method(builder, claim),
        ..FigureSource::default()
    };
    match &claim.basis {
        Basis::Nothing => return None,
        Basis::Source { id, .. } => entry.source = Some(named_source(builder, page, id)?),
        Basis::Figure { indicator, cited } => {
            let catalogue = builder.inputs().catalogue;
            let source = &catalogue.by_id.get(indicator)?.definition.source;
            let language = builder.language();
            entry.indicator = Some(builder.indicator_link(indicator));
            let mut cells: Vec<&CitedValue> = cited.iter().collect();
            cells.sort_by_key(|cell| cell.period.key());
            let values = cells.iter().map(|cell| figure_value(builder, cell));
            entry.values = values.collect();
            entry.publisher = Some(source.publisher.get(language).value.clone());
            entry.licence = Some(source.licence.get(language).value.clone());
            for note in cited.iter().flat_map(|cell| value_notes(builder, cell)) {
                if !entry.notes.contains(&note) {
                    entry.notes.push(note);
                }
            }
        }
    }
    Some(entry)
}

/// How numbers that are in no cell were calculated, in the theme's texts.
fn method(builder: &PageBuilder<'_, '_>, claim: &Claim) -> Option<String> {
    let methods = claim.methods.iter().map(|method| {
        let key = format!("page-how-{}", crate::document::slug(method));
        builder
            .locale
            .strings
            .find(&key)
            .unwrap_or(method)
            .to_owned()
    });
    let methods: Vec<String> = methods.collect();
    (!methods.is_empty()).then(|| capital(&methods.join("; ")))
}

fn figure_value(builder: &PageBuilder<'_, '_>, cell: &CitedValue) -> FigureValue {
    let areas = builder.inputs().areas;
    let area = areas.by_id.get(&cell.area);
    let name = area.map_or(cell.area_name.as_str(), |area| {
        area.name_in(builder.language())
    });
    let indicator = builder.inputs().catalogue.by_id.get(&cell.indicator);
    let slice: Vec<_> = cell
        .dimensions
        .iter()
        .map(|(_, value)| value.clone())
        .collect();
    let value = match (cell.value, indicator) {
        (Some(value), Some(of)) => {
            number::with_unit(value, None, &of.definition.unit, builder.locale.strings)
        }
        (Some(value), None) => number::text(value, None, builder.locale.strings),
        (None, _) => builder.string("page-no-value"),
    };
    FigureValue {
        value: words::unbroken(&value),
        area: name.to_owned(),
        period: cell.period.name(builder.locale.strings),
        group: indicator.and_then(|of| group(builder, of, &slice)),
        path: area
            .and(indicator)
            .and_then(|of| cited_path(builder, of, &cell.area, &cell.period, &slice)),
    }
}

/// The publisher's statuses and note on a value.
fn value_notes(builder: &PageBuilder<'_, '_>, cell: &CitedValue) -> Vec<String> {
    let indicator = builder.inputs().catalogue.by_id.get(&cell.indicator);
    let values = cell.dimensions.iter();
    let slice: Vec<_> = values.map(|(_, value)| value.clone()).collect();
    let row = indicator
        .and_then(|of: &std::sync::Arc<Indicator>| of.table.row(&cell.area, &slice, &cell.period));
    let Some(row) = row else { return Vec::new() };
    let statuses = row.statuses().iter().map(|status| {
        let period = cell.period.name(builder.locale.strings);
        let meaning = builder.locale.strings.get(status.key());
        let values = [("period", period.as_str()), ("note", meaning)];
        builder.fill("page-value-note", &values)
    });
    let note = row.note().as_ref().map(ToString::to_string);
    statuses.chain(note).collect()
}

/// A source that a page names, its own or the site's.
pub(super) fn named_source(
    builder: &PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    id: &str,
) -> Option<NamedSource> {
    let own = page.page.summary.front.sources.get(id);
    let entry = own.or_else(|| builder.inputs().sources.get(id))?;
    Some(source(builder, entry))
}

/// A source as templates show it.
pub(in crate::page) fn source(builder: &PageBuilder<'_, '_>, entry: &SourceEntry) -> NamedSource {
    let language = builder.language();
    let publisher = entry.publisher.as_ref().or(entry.owner.as_ref());
    let date = entry.published.as_ref().or(entry.on.as_ref());
    NamedSource {
        id: String::new(),
        title: entry.title.get(language).value.clone(),
        publisher: publisher.map(|name| name.get(language).value.clone()),
        date: date.map(|date| words::date(date, builder.locale.strings)),
        href: entry.url.as_ref().map(|url| url.value.clone()),
        kind: match entry.kind {
            SourceKind::Published => "published",
            SourceKind::Unpublished => "unpublished",
            SourceKind::Interview => "interview",
        }
        .to_owned(),
    }
}

/// Writes the end of a paragraph that has claims: one link to their sources, and the breaks that they cross.
pub(super) fn write_source_link<'m>(
    builder: &PageBuilder<'_, '_>,
    marks: impl Iterator<Item = &'m FigureMark>,
    out: &mut String,
) {
    let marks: Vec<&FigureMark> = marks.collect();
    let Some(first) = marks.iter().min_by_key(|mark| mark.number) else {
        return;
    };
    let mut numbers: Vec<u32> = marks.iter().map(|mark| mark.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let key = if numbers.len() == 1 {
        "page-source"
    } else {
        "page-sources"
    };
    let text = builder.fill(key, &[("n", &words::numbers(&numbers))]);
    let _ = write!(
        out,
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
        let text = Html::text(&builder.fill("page-break", &[("reason", reason)]));
        let _ = write!(out, " <span class=\"break-note\">{}</span>", text.0);
    }
}

/// The key that identifies a basis; `None` where there is none.
fn basis_key(page: &EmbeddedPage<'_>, claim: &Claim, breaks: &[String]) -> Option<String> {
    match &claim.basis {
        Basis::Nothing => None,
        Basis::Source { id, .. } => {
            // A page's own source may have the same id as another page's.
            let own = page.page.summary.front.sources.contains_key(id);
            let path = if own {
                page.page.summary.path.as_str()
            } else {
                ""
            };
            Some(format!("source\n{path}\n{id}"))
        }
        Basis::Figure { indicator, cited } => {
            let mut key = format!("figure\n{indicator}");
            for cell in cited {
                let _ = write!(key, "\n{} {} {}", cell.indicator, cell.area, cell.period);
                for (_, value) in &cell.dimensions {
                    let _ = write!(key, " {value}");
                }
            }
            let methods = claim.methods.iter().copied();
            for part in methods.chain(breaks.iter().map(String::as_str)) {
                let _ = write!(key, "\n{part}");
            }
            Some(key)
        }
    }
}

/// The value of the cell that a claim cites first, or of its fact, with every digit.
fn first_value(claim: &Claim) -> Option<String> {
    let value = match &claim.basis {
        Basis::Nothing => None,
        Basis::Figure { cited, .. } => cited.first().and_then(|cell| cell.value),
        Basis::Source { value, .. } => *value,
    };
    value.map(|value| number::plain(value, None))
}
