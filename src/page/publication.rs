//! Where data come from, and what their shorthand means.
//!
//! In: definitions. Out: publications, marks. Must not know: pages.

use super::builder::PageBuilder;
use super::words;
use crate::data::{Designation, Publication as Source, Status};
use crate::theme::context::{Mark, Publication};

impl PageBuilder<'_, '_> {
    /// An indicator's publication for readers.
    pub(super) fn publication(&self, source: &Source) -> Publication {
        let language = self.language();
        let strings = self.locale.strings;
        let date = |written: &Option<crate::source::Spanned<String>>| {
            written
                .as_ref()
                .map(|written| words::date(written, strings))
        };
        let designation = source.designation.map(|designation| match designation {
            Designation::Accredited => "designation-accredited",
            Designation::Official => "designation-official",
            Designation::InDevelopment => "designation-in-development",
            Designation::ManagementInformation => "designation-management-information",
        });
        let attribution = source.attribution.as_ref();
        Publication {
            title: source.title.get(language).value.clone(),
            publisher: source.publisher.get(language).value.clone(),
            href: source.url.as_ref().map(|url| url.value.clone()),
            licence: source.licence.get(language).value.clone(),
            published: date(&source.published),
            next_update: date(&source.next_update),
            retrieved: date(&source.retrieved),
            designation: designation.map(|key| self.say(key)),
            attribution: attribution.map(|text| text.get(language).value.clone()),
        }
    }

    /// Shorthand with its meaning, in the order in which publishers list it.
    pub(super) fn marks_of(&self, used: impl IntoIterator<Item = Status>) -> Vec<Mark> {
        let mut used: Vec<Status> = used.into_iter().collect();
        used.sort_unstable();
        used.dedup();
        used.into_iter()
            .map(|status| Mark {
                mark: status.shorthand(),
                meaning: self.locale.strings.get(status.key()).to_owned(),
            })
            .collect()
    }
}
