//! Gaps and statuses as sentences.

use super::Describer;
use crate::chart::data::{Point, Series, SeriesRole};
use crate::chart::numbers::statuses;
use crate::data::Status;

impl Describer<'_> {
    /// Gaps and publishers' statuses as sentences; those that several series share are stated once.
    pub(super) fn flags(&self) -> Vec<String> {
        let told: Vec<&Series> = self
            .data
            .series
            .iter()
            .filter(|series| series.role != SeriesRole::Peer)
            .collect();
        let mut flags: Vec<(Status, Vec<usize>, Vec<&str>)> = Vec::new();
        for series in &told {
            for status in Status::ALL {
                let has = |point: &Point| statuses(point).any(|own| own == status);
                let flagged: Vec<usize> = (0..series.points.len())
                    .filter(|&index| has(&series.points[index]))
                    .collect();
                if flagged.is_empty() {
                    continue;
                }
                let same = flags
                    .iter_mut()
                    .find(|(other, periods, _)| *other == status && *periods == flagged);
                match same {
                    Some((_, _, labels)) => labels.push(&series.label),
                    None => flags.push((status, flagged, vec![&series.label])),
                }
            }
        }
        flags
            .into_iter()
            .map(|(status, flagged, labels)| {
                let periods: Vec<String> = flagged
                    .iter()
                    .map(|&index| self.period(&self.data.periods[index]))
                    .collect();
                let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
                let values = [
                    ("label", &*self.strings.list(&labels)),
                    ("periods", &*self.strings.list(&periods)),
                    ("status", self.strings.get(status.key())),
                ];
                let all = labels.len() > 1 && labels.len() == told.len();
                let key = if all {
                    "chart-say-status-all"
                } else {
                    "chart-say-status"
                };
                self.say(key, &values)
            })
            .collect()
    }
}
