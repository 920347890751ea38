//! The order of a report's pages: by `order`, otherwise by the leading number of the file's name, then by title.
//!
//! In: paths below the report's folder, front matter. Out: sort keys.

use rust_decimal::Decimal;

use super::address::leading_number;
use super::summary::Summary;

/// Sorts pages of one report. Each folder on the path counts like a page, by its number, then its name; a folder's own
/// front page comes before what is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey(Vec<SortStep>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SortStep {
    /// Those without a number come after those with one.
    unnumbered: bool,
    number: Decimal,
    name: String,
}

impl SortStep {
    fn new(number: Option<Decimal>, name: String) -> Self {
        Self {
            unnumbered: number.is_none(),
            number: number.unwrap_or_default(),
            name,
        }
    }
}

/// The sort key of a page. `folders` are those between it and its report, outermost first, each with the `order` of its
/// front page; `stem` is the file's name without language and extension.
pub(super) fn key<'a>(
    folders: impl Iterator<Item = (&'a str, Option<Decimal>)>,
    stem: &str,
    summary: &Summary,
) -> SortKey {
    let mut steps: Vec<SortStep> = folders
        .map(|(folder, order)| {
            let number = order.or_else(|| leading_number(folder).map(Decimal::from));
            SortStep::new(number, folder.to_lowercase())
        })
        .collect();
    if stem != "index" {
        let order = summary.front.order.as_ref().map(|order| order.value);
        let number = order.or_else(|| leading_number(stem).map(Decimal::from));
        let name = format!("{}\n{}", summary.title.to_lowercase(), summary.path);
        steps.push(SortStep::new(number, name));
    }
    SortKey(steps)
}
