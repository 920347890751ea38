//! A copy of a text with some replacements, which maps each byte to the original.

use std::ops::Range;

/// A replacement.
pub(super) struct Edit {
    /// Bytes of the original.
    pub(super) range: Range<usize>,
    /// Its text in the copy.
    pub(super) with: String,
}

/// The replacements of a copy, which map its bytes to the original.
#[derive(Default)]
pub(super) struct Patch {
    /// Where each edit ends, in the copy and in the original; ascending.
    ends: Vec<(usize, usize)>,
    /// The original's ranges whose text in the copy is a placeholder; ascending.
    pub(super) placeholders: Vec<Range<usize>>,
}

impl Patch {
    /// Nothing is edited.
    pub(super) const NONE: &'static Self = &Self {
        ends: Vec::new(),
        placeholders: Vec::new(),
    };

    /// The copy of a text, and its patch. Edits that overlap an earlier one are left out.
    pub(super) fn apply(
        text: &str,
        edits: &mut [Edit],
        mut placeholders: Vec<Range<usize>>,
    ) -> (String, Self) {
        placeholders.sort_by_key(|part| part.start);
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut copy = String::with_capacity(text.len() + edits.len());
        let mut ends = Vec::new();
        let mut last = 0;
        for edit in edits.iter() {
            let Some(kept) = text.get(last..edit.range.start) else {
                continue;
            };
            copy.push_str(kept);
            copy.push_str(&edit.with);
            last = edit.range.end;
            ends.push((copy.len(), last));
        }
        copy.push_str(text.get(last..).unwrap_or_default());
        (copy, Self { ends, placeholders })
    }

    /// Whether there are no replacements.
    pub(super) fn is_none(&self) -> bool {
        self.ends.is_empty()
    }

    /// The byte of the original for a byte of the copy. Inside a replacement of equal length, byte by byte.
    pub(super) fn original(&self, byte: usize) -> usize {
        let index = self.ends.partition_point(|&(copy, _)| copy <= byte);
        let (copy, original) = match index.checked_sub(1) {
            Some(before) => self.ends[before],
            None => (0, 0),
        };
        let here = original + (byte - copy);
        // Inside the next replacement: not after its end.
        self.ends.get(index).map_or(here, |&(_, end)| here.min(end))
    }

    /// The placeholder that a range of the original touches.
    pub(super) fn placeholder(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let after = self
            .placeholders
            .partition_point(|part| part.end <= range.start);
        self.placeholders
            .get(after)
            .filter(|part| part.start < range.end)
    }
}
