//! "Where the figures come from": the bases of the page's claims, with the marks and links that lead there.
//!
//! In: claims, in reading order. Out: rows of the list, a mark for each claim, notes of sources. Must not know: Markdown.

use std::fmt::Write as _;

use super::corrected::correction_notice;
use super::indicator_view::{cited_path, group};
use super::publication::publication;
use crate::config::{SourceEntry, SourceKind};
use crate::data::{Indicator, number};
use crate::document::plain_text;
use crate::evidence::{Basis, CitedValue, Claim, EvidenceStatus};
use crate::page::builder::PageBuilder;
use crate::page::embedded::EmbeddedPage;
use crate::page::figure_list::FigureMark;
use crate::page::words::{self, capital};
use crate::source::Cell;
use crate::theme::context::{EvidenceGroup, EvidenceRow, FigureValue, Html, NamedSource};

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
        .map(|reason| plain_text(reason.get(builder.language())))
        .collect();
    let basis = basis_key(page, claim, &breaks)?;
    let row = if let Some(row) = builder.figures.row_of(&basis) {
        row
    } else {
        let group = group_number(builder, page, claim)?;
        let row = evidence_row(builder, claim, &breaks);
        builder.figures.push_row(basis, group, row)
    };
    let words = words::unbroken(&claim.words.replace('\'', "’"));
    let is_checked = matches!(claim.status, EvidenceStatus::Bound | EvidenceStatus::Column);
    let id = builder.free_id(&format!("{}{}", page.prefix, claim.anchor));
    builder
        .figures
        .add_words(row, words.clone(), &id, is_checked);
    Some(FigureMark {
        id,
        words,
        row,
        value: first_value(claim),
        breaks,
        corrected: correction_notice(builder, page, claim),
    })
}

/// The number of the claim's data set or source in the list, to which it is added where it is new.
pub(super) fn group_number(
    builder: &mut PageBuilder<'_, '_>,
    page: &EmbeddedPage<'_>,
    claim: &Claim,
) -> Option<usize> {
    let key = source_key(page, claim)?;
    if let Some(number) = builder.figures.group_of(&key) {
        return Some(number);
    }
    let group = match &claim.basis {
        Basis::Nothing => return None,
        Basis::Source { id, .. } => EvidenceGroup {
            source: Some(named_source(builder, page, id)?),
            ..EvidenceGroup::default()
        },
        Basis::Figure { indicator, .. } => {
            let catalogue = builder.inputs().catalogue;
            let source = &catalogue.by_id.get(indicator)?.definition.source;
            let day = source.published.as_ref().or(source.retrieved.as_ref());
            let day = day.and_then(|day| day.value.trim().parse().ok());
            builder.figures.saw_data_of(day);
            let publication = publication(builder, source);
            EvidenceGroup {
                indicator: Some(builder.indicator_link(indicator)),
                publication: Some(publication.title),
                publisher: Some(publication.publisher),
                licence: Some(publication.licence),
                date: publication.published.or(publication.retrieved),
                ..EvidenceGroup::default()
            }
        }
    };
    Some(builder.figures.push_group(key, group))
}

fn evidence_row(builder: &PageBuilder<'_, '_>, claim: &Claim, breaks: &[String]) -> EvidenceRow {
    let mut row = EvidenceRow {
        notes: breaks.to_vec(),
        method: method(builder, claim),
        ..EvidenceRow::default()
    };
    if let Basis::Figure { cited, .. } = &claim.basis {
        let mut cells: Vec<&CitedValue> = cited.iter().collect();
        cells.sort_by_key(|cell| cell.period.key());
        let values = cells.iter().map(|cell| figure_value(builder, cell));
        row.values = values.collect();
        for note in cited.iter().flat_map(|cell| value_notes(builder, cell)) {
            if !row.notes.contains(&note) {
                row.notes.push(note);
            }
        }
    }
    row
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
    let among = claim.ranked_among.map(|count| {
        let count = count.to_string();
        builder.fill("page-how-ranked-among", &[("count", &count)])
    });
    let mut text = methods.collect::<Vec<String>>().join("; ");
    if let Some(among) = among {
        text.push_str(", ");
        text.push_str(&among);
    }
    (!text.is_empty()).then(|| capital(&text))
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
        cell: cell.cell.as_ref().map(|cell| cell_name(builder, cell)),
        path: area
            .and(indicator)
            .and_then(|of| cited_path(builder, of, &cell.area, &cell.period, &slice)),
    }
}

/// A cell as readers find it in the publisher's file.
fn cell_name(builder: &PageBuilder<'_, '_>, cell: &Cell) -> String {
    let column = cell.column_name();
    let row = cell.row.to_string();
    let values = [
        ("file", cell.file.file_name()),
        ("row", row.as_str()),
        ("column", column.as_str()),
        ("sheet", cell.sheet.as_deref().unwrap_or_default()),
    ];
    let key = if cell.sheet.is_some() {
        "page-cell-sheet"
    } else {
        "page-cell"
    };
    builder.fill(key, &values)
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

/// Writes what follows a text that has claims or uses terms: the notes of these, the claims' sources by name, each with a link to its place in the list, and the
/// breaks that they cross, and a button that shows their values. The note is a paragraph of its own where it stands `apart`, so that it can be set beside the text.
pub(super) fn write_source_note<'m>(
    builder: &mut PageBuilder<'_, '_>,
    marks: impl Iterator<Item = &'m FigureMark>,
    terms: &str,
    apart: bool,
    out: &mut String,
) {
    let marks: Vec<&FigureMark> = marks.collect();
    let mut groups: Vec<usize> = Vec::new();
    for mark in &marks {
        if !groups.contains(&mark.row.group) {
            groups.push(mark.row.group);
        }
    }
    if groups.is_empty() && terms.is_empty() {
        return;
    }
    let (start, end) = if apart {
        ("<p class=\"source-note\">", "</p>\n")
    } else {
        (" <span class=\"source-note\">", "</span>")
    };
    out.push_str(start);
    if !groups.is_empty() {
        write_sources(builder, &marks, &groups, out);
    }
    out.push_str(terms);
    out.push_str(end);
}

/// Writes the names of sources, the button that shows their values, and the breaks that the claims cross.
fn write_sources(
    builder: &mut PageBuilder<'_, '_>,
    marks: &[&FigureMark],
    groups: &[usize],
    out: &mut String,
) {
    let label = if groups.len() == 1 {
        "source"
    } else {
        "sources"
    };
    let label = Html::text(builder.locale.strings.get(label));
    let _ = write!(out, "<span class=\"note-label\">{}</span>", label.0);
    let mut publisher: Option<&str> = None;
    for (index, &number) in groups.iter().enumerate() {
        let group = builder.figures.group(number);
        let (title, by) = group_name(group);
        // Named once behind the last of neighbours that share it.
        if let Some(publisher) = publisher.filter(|_| publisher != by) {
            let _ = write!(out, ", {}", Html::text(publisher).0);
        }
        publisher = by;
        let _ = write!(
            out,
            "{} <a href=\"#{}\"><span class=\"source-number\">{}</span> {}</a>",
            if index == 0 { "" } else { ";" },
            group.id,
            group.number,
            Html::text(title).0
        );
    }
    if let Some(publisher) = publisher {
        let _ = write!(out, ", {}", Html::text(publisher).0);
    }
    let address = builder.lookup.canonical(&builder.address);
    if let Some(id) = builder.figures.add_details(marks, &address) {
        let label = Html::text(builder.locale.strings.get("evidence-open"));
        let _ = write!(
            out,
            " <button type=\"button\" class=\"open-details\" popovertarget=\"{id}\">{}</button>",
            label.0
        );
    }
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

/// What a group is called beside the text, and by whom it was published.
pub(super) fn group_name(group: &EvidenceGroup) -> (&str, Option<&str>) {
    match (&group.indicator, &group.source) {
        (Some(indicator), _) => (&indicator.title, group.publisher.as_deref()),
        (None, Some(source)) => (&source.title, source.publisher.as_deref()),
        (None, None) => ("", None),
    }
}

/// The key that identifies a data set or source.
fn source_key(page: &EmbeddedPage<'_>, claim: &Claim) -> Option<String> {
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
        Basis::Figure { indicator, .. } => Some(format!("figure\n{indicator}")),
    }
}

/// The key that identifies a basis; `None` where there is none.
fn basis_key(page: &EmbeddedPage<'_>, claim: &Claim, breaks: &[String]) -> Option<String> {
    let mut key = source_key(page, claim)?;
    if let Basis::Figure { cited, .. } = &claim.basis {
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
        if let Some(count) = claim.ranked_among {
            let _ = write!(key, "\n{count}");
        }
    }
    Some(key)
}

/// The value of the cell that a claim cites first, or of its fact, with every digit.
fn first_value(claim: &Claim) -> Option<String> {
    let value = match &claim.basis {
        // The head of a column is of all of its numbers.
        _ if claim.status == EvidenceStatus::Column => None,
        Basis::Nothing => None,
        Basis::Figure { cited, .. } => cited.first().and_then(|cell| cell.value),
        Basis::Source { value, .. } => *value,
    };
    value.map(|value| number::plain(value, None))
}
