//! Publications of data, and the meaning of their shorthand.
//!
//! In: definitions. Out: publications, shorthand with its meaning. Must not know: pages.

use crate::data::{Designation, Publication as Source, Status};
use crate::page::builder::PageBuilder;
use crate::page::words;
use crate::theme::context::{Publication, Shorthand};

/// An indicator's publication as templates show it.
pub(in crate::page) fn publication(builder: &PageBuilder<'_, '_>, source: &Source) -> Publication {
    let language = builder.language();
    let strings = builder.locale.strings;
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
        designation: designation.map(|key| builder.string(key)),
        attribution: attribution.map(|text| text.get(language).value.clone()),
    }
}

/// Shorthand with its meaning, in the order in which publishers list it.
pub(in crate::page) fn marks(
    builder: &PageBuilder<'_, '_>,
    used: impl IntoIterator<Item = Status>,
) -> Vec<Shorthand> {
    let mut used: Vec<Status> = used.into_iter().collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter()
        .map(|status| Shorthand {
            mark: status.shorthand(),
            meaning: builder.locale.strings.get(status.key()).to_owned(),
        })
        .collect()
}
