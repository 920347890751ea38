//! Where a text that is set into another page is folded: behind its first two paragraphs, and its first chart where that comes
//! soon.
//!
//! In: positions of the walk. Out: the position of the fold. Must not know: markup.

use super::pieces::Position;

/// How many paragraphs are shown.
const PARAGRAPHS: u32 = 2;
/// Up to how many paragraphs are shown for the sake of a chart behind them.
const BEFORE_CHART: u32 = 5;
/// How many paragraphs must be left to make it worth while.
const REST: u32 = 2;

/// What the walk has passed, at the top of the text.
#[derive(Debug, Default)]
pub(super) struct Fold {
    paragraphs: u32,
    /// Where the last of the shown paragraphs ends.
    behind_text: Option<Position>,
    /// Where the first chart ends, and how many paragraphs come before it.
    behind_chart: Option<(Position, u32)>,
}

impl Fold {
    /// A paragraph ends at a position.
    pub(super) fn pass_paragraph(&mut self, end: Position) {
        self.paragraphs += 1;
        if self.paragraphs == PARAGRAPHS {
            self.behind_text = Some(end);
        }
    }

    /// A chart ends at a position.
    pub(super) fn pass_chart(&mut self, end: Position) {
        self.behind_chart.get_or_insert((end, self.paragraphs));
    }

    /// Where the text is folded, if it is long enough.
    pub(super) fn position(&self) -> Option<Position> {
        let behind_text = (self.behind_text?, PARAGRAPHS);
        let chart = self
            .behind_chart
            .filter(|(_, before)| *before <= BEFORE_CHART);
        let (position, shown) = chart.map_or(behind_text, |chart| chart.max(behind_text));
        (self.paragraphs >= shown + REST).then_some(position)
    }
}
