//! The order of a report's pages: by `order`, otherwise by the leading number of the file's name, then by title.
//!
//! In: paths below the report's folder, front matter. Out: sort keys.

use super::address::leading_number;
use super::summary::Summary;
use crate::document::OrderNumber;
use crate::language::sort_key;

/// Sorts pages of one report. Each folder on the path counts like a page, by its number, then its name; a folder's own
/// front page comes before what is in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey(Vec<SortStep>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SortStep {
    /// Those without a number come after those with one.
    unnumbered: bool,
    number: OrderNumber,
    /// The name's place in the language's order.
    name: Vec<u8>,
    path: String,
}

impl SortStep {
    fn new(number: Option<OrderNumber>, name: &str, path: &str, language: &str) -> Self {
        Self {
            unnumbered: number.is_none(),
            number: number.unwrap_or_default(),
            name: sort_key(name, language),
            path: path.to_owned(),
        }
    }
}

/// The sort key of a page. `folders` are those between it and its report, outermost first, each with the `order` of its
/// front page; `stem` is the file's name without language and extension.
pub(super) fn key<'a>(
    folders: impl Iterator<Item = (&'a str, Option<OrderNumber>)>,
    stem: &str,
    summary: &Summary,
) -> SortKey {
    let language = &summary.language;
    let mut steps: Vec<SortStep> = folders
        .map(|(folder, order)| {
            let number = order.or_else(|| leading_number(folder));
            SortStep::new(number, folder, folder, language)
        })
        .collect();
    if stem != "index" {
        let order = summary.front.order.as_ref();
        let order = order.map(|order| order.value.clone());
        let number = order.or_else(|| leading_number(stem));
        let own = SortStep::new(number, &summary.title, &summary.path, language);
        steps.push(own);
    }
    SortKey(steps)
}
