//! "Where the figures come from": the list of what a page's figures are based on.
//!
//! In: the basis of a claim. Out: data sets and sources with their rows, and the marks around the claims' text. Must not know:
//! claims, data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::theme::context::{
    ClaimDetail, ClaimDetails, ClaimWords, EvidenceCounts, EvidenceGroup, EvidenceRow, Html,
};

/// The list under construction. Claims with the same basis share a row, rows with the same data set or source a group.
#[derive(Default)]
pub(super) struct FigureList {
    groups: Vec<EvidenceGroup>,
    by_source: BTreeMap<String, usize>,
    by_basis: BTreeMap<String, RowAddress>,
    counts: EvidenceCounts,
    details: Vec<ClaimDetails>,
    as_at: Option<Date>,
    /// The day that the page itself names.
    fixed: Option<Date>,
}

/// Where a row is in the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowAddress {
    /// The number of its group, from 0.
    pub(super) group: usize,
    row: usize,
}

/// What marks a claim's text on the page.
#[derive(Clone, Debug)]
pub(super) struct FigureMark {
    /// Its anchor, without `#`.
    pub(super) id: String,
    /// The text.
    pub(super) words: String,
    /// Its row in the list.
    pub(super) row: RowAddress,
    /// The value that it cites, machine-readable.
    pub(super) value: Option<String>,
    /// The reasons of the breaks that it crosses.
    pub(super) breaks: Vec<String>,
    /// The notice that it was corrected, which leads to the list of corrections.
    pub(super) corrected: Option<Html>,
}

impl FigureList {
    /// The row with this basis.
    pub(super) fn row_of(&self, basis: &str) -> Option<RowAddress> {
        self.by_basis.get(basis).copied()
    }

    /// The number of the group with this source, from 0.
    pub(super) fn group_of(&self, source: &str) -> Option<usize> {
        self.by_source.get(source).copied()
    }

    /// Adds a group, numbers it, and returns its number from 0.
    pub(super) fn push_group(&mut self, source: String, group: EvidenceGroup) -> usize {
        let number = self.groups.len();
        self.groups.push(EvidenceGroup {
            number: number as u32 + 1,
            id: format!("source.{}", number + 1),
            ..group
        });
        self.by_source.insert(source, number);
        number
    }

    /// Records when data were published.
    pub(super) fn saw_data_of(&mut self, day: Option<Date>) {
        self.as_at = self.as_at.max(day);
    }

    /// Records as of which day the page says that its figures are right.
    pub(super) fn is_right_as_at(&mut self, day: Date) {
        self.fixed = Some(day);
    }

    /// The day as of which the figures are right, else the day on which the newest of the data were published.
    pub(super) fn as_at(&self) -> Option<Date> {
        self.fixed.or(self.as_at)
    }

    /// Adds a row to a group.
    pub(super) fn push_row(&mut self, basis: String, group: usize, row: EvidenceRow) -> RowAddress {
        let rows = &mut self.groups[group].rows;
        rows.push(row);
        let row = rows.len() - 1;
        let address = RowAddress { group, row };
        self.by_basis.insert(basis, address);
        address
    }

    /// Adds a claim's text with its anchor to a row.
    pub(super) fn add_words(
        &mut self,
        at: RowAddress,
        words: String,
        anchor: &str,
        is_checked: bool,
    ) {
        if is_checked {
            self.counts.checked += 1;
        } else {
            self.counts.named += 1;
        }
        let back = format!("#{anchor}");
        let row = &mut self.groups[at.group].rows[at.row];
        row.words.push(ClaimWords { words, back });
    }

    /// Adds what the claims of one paragraph are based on, where any has a value. Returns the id of its popover. `address` is the
    /// page's own.
    pub(super) fn add_details(&mut self, marks: &[&FigureMark], address: &str) -> Option<String> {
        let claims = marks.iter().map(|mark| self.detail(mark, address));
        let claims: Vec<ClaimDetail> = claims.filter(|claim| !claim.values.is_empty()).collect();
        if claims.is_empty() {
            return None;
        }
        let id = format!("details.{}", self.details.len() + 1);
        self.details.push(ClaimDetails {
            id: id.clone(),
            claims,
        });
        Some(id)
    }

    fn detail(&self, mark: &FigureMark, address: &str) -> ClaimDetail {
        let group = &self.groups[mark.row.group];
        let row = &group.rows[mark.row.row];
        let named = group.source.as_ref().map(|source| source.title.clone());
        let anchor = format!("#{}", mark.id);
        ClaimDetail {
            address: format!("{address}{anchor}"),
            words: ClaimWords {
                words: mark.words.clone(),
                back: anchor,
            },
            values: row.values.clone(),
            method: row.method.clone(),
            notes: row.notes.clone(),
            source: group.publication.clone().or(named).unwrap_or_default(),
            publisher: group.publisher.clone(),
        }
    }

    /// Records how many statistics of the page are based on nothing.
    pub(super) fn saw_unbound(&mut self, count: u64) {
        self.counts.unbound = u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// The group with a number, from 0.
    pub(super) fn group(&self, number: usize) -> &EvidenceGroup {
        &self.groups[number]
    }

    /// The whole list, how many claims it has, and the same by paragraph.
    pub(super) fn finish(self) -> (Vec<EvidenceGroup>, EvidenceCounts, Vec<ClaimDetails>) {
        // A source is numbered before its rows are known: a text that is not shown leaves it without any.
        let mut groups = self.groups;
        groups.retain(|group| !group.rows.is_empty());
        (groups, self.counts, self.details)
    }
}

impl FigureMark {
    /// Writes the markup before the text: a machine-readable element, where there is a value.
    pub(super) fn write_start(&self, out: &mut String) {
        let id = &self.id;
        let _ = match &self.value {
            Some(value) => write!(out, "<data class=\"figure\" value=\"{value}\" id=\"{id}\">"),
            None => write!(out, "<span class=\"figure\" id=\"{id}\">"),
        };
    }

    /// Writes the markup after the text.
    pub(super) fn write_end(&self, out: &mut String) {
        out.push_str(if self.value.is_some() {
            "</data>"
        } else {
            "</span>"
        });
        if let Some(notice) = &self.corrected {
            let _ = write!(out, " {}", notice.0);
        }
    }
}
